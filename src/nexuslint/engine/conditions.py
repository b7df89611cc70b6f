"""One small function for each verb: what a condition finds in the facts.

A claimed condition is looked at through a `Scope`: the facts about it and those whose condition could not be told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from nexuslint.model.facts import ClaimedCondition, Fact, Facts
from nexuslint.model.finding import Hit, RelatedHit
from nexuslint.model.rule import (
    Across,
    Coded,
    Comparison,
    Condition,
    Disagree,
    Missing,
    Present,
    Where,
)

#: A check written in Python: facts in, hits out.
Check = Callable[[Facts], Iterable[Hit]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """The facts seen from one claimed condition, or from the letter as a whole (`condition` is `None`)."""

    facts: Facts
    condition: str | None = None

    def of(self, kind: str) -> tuple[Fact, ...]:
        """The facts of one kind: of the condition asked about first, then those of no told condition."""
        found = self.facts.of(kind)
        if self.condition is None:
            return found
        own = tuple(fact for fact in found if fact.condition == self.condition)
        return own + tuple(fact for fact in found if fact.condition is None)


def hits(
    condition: Condition,
    facts: Facts,
    checks: Mapping[str, Check],
    asked: tuple[ClaimedCondition, ...] | None = None,
) -> tuple[Hit, ...]:
    """What a condition finds; `asked`: the claimed conditions that a `per_condition` one is asked for (`None`: all)."""
    match condition:
        case Present():
            return _present(condition, facts)
        case Missing():
            return _missing(condition, facts, facts.conditions if asked is None else asked)
        case Disagree():
            return _disagree(condition, facts)
        case Coded():
            return tuple(checks[condition.name](facts))
        case Across():
            # One letter alone cannot be at fault: see across.py.
            return ()


def holds(condition: Present | Missing, scope: Scope) -> bool:
    """True when a guard's condition is met, seen from one claimed condition or the whole letter."""
    found = any(meets(fact, condition.where) for fact in scope.of(condition.kind))
    return found if isinstance(condition, Present) else not found


def meets(fact: Fact, wheres: tuple[Where, ...]) -> bool:
    """True when a fact meets every comparison."""
    return all(_compares(getattr(fact, where.field), where) for where in wheres)


def _compares(value: object, where: Where) -> bool:
    match where.comparison:
        case Comparison.IS:
            return value in where.values
        case Comparison.NOT:
            return value not in where.values
        case Comparison.EMPTY:
            return (value is None or value == "") is where.values[0]


def _present(condition: Present, facts: Facts) -> tuple[Hit, ...]:
    return tuple(_hit(fact) for fact in facts.of(condition.kind) if meets(fact, condition.where))


def _missing(condition: Missing, facts: Facts, asked: tuple[ClaimedCondition, ...]) -> tuple[Hit, ...]:
    if not condition.per_condition or not facts.conditions:
        keys: tuple[str | None, ...] = (None,)
    else:
        keys = tuple(claimed.key for claimed in asked)
    found = []
    for key in keys:
        scope = Scope(facts=facts, condition=key)
        if not any(meets(fact, condition.where) for fact in scope.of(condition.kind)):
            found.append(_absence(condition.mark, scope))
    return tuple(found)


def _absence(marks: tuple[Present, ...], scope: Scope) -> Hit:
    for mark in marks:
        for fact in scope.of(mark.kind):
            if meets(fact, mark.where):
                return Hit(span=fact.span, sentence=fact.sentence, condition=scope.condition)
    return Hit(span=None, condition=scope.condition)


def _disagree(condition: Disagree, facts: Facts) -> tuple[Hit, ...]:
    groups: dict[object, list[Fact]] = {}
    for fact in facts.of(condition.kind):
        if meets(fact, condition.where):
            groups.setdefault(getattr(fact, condition.within) if condition.within else None, []).append(fact)
    found = []
    for group in groups.values():
        first = group[0]
        said = _values(first, condition.on)
        other = next((fact for fact in group if _values(fact, condition.on) != said), None)
        if other is not None:
            label = "here: " + ", ".join(said)
            found.append(_hit(other, related=(RelatedHit(span=first.span, label=label),)))
    return tuple(found)


def _values(fact: Fact, names: tuple[str, ...]) -> tuple[str, ...]:
    values = (getattr(fact, name) for name in names)
    return tuple(str(value.value) if isinstance(value, Enum) else str(value) for value in values)


def _hit(fact: Fact, *, related: tuple[RelatedHit, ...] = ()) -> Hit:
    return Hit(
        span=fact.span,
        sentence=fact.sentence,
        condition=fact.condition,
        fact=fact,
        related=related,
    )
