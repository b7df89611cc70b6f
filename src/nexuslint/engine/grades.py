"""The one place where the severity of a rule is settled: its own, over it what a pack set, over that what the user set.

A rule that was measured to be wrong too often is a warning where its own severity is error.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from nexuslint.accuracy import Accuracy, packaged_accuracy
from nexuslint.model.pack import PackSet
from nexuslint.model.rule import Rule
from nexuslint.model.severity import Severity

#: Code, or the beginning of one -> severity, or `None` for off.
Grades = tuple[tuple[str, Severity | None], ...]


def settled(packs: PackSet, grades: Grades = ()) -> PackSet:
    """The packs with the severity of each rule as it is told; `grades` are those that the user set."""
    rules = with_grades(with_grades(with_caution(packs.rules, packaged_accuracy()), packs.grades), grades)
    return replace(packs, rules=rules, grades=())


def with_caution(rules: Iterable[Rule], measured: Mapping[str, Accuracy]) -> tuple[Rule, ...]:
    """The rules, an error made a warning where too much of what the rule told was no fault."""
    return tuple(
        replace(rule, severity=Severity.WARNING, doubted=True)
        if rule.severity is Severity.ERROR and rule.code in measured and measured[rule.code].is_doubtful
        else rule
        for rule in rules
    )


def with_grades(rules: Iterable[Rule], grades: Grades) -> tuple[Rule, ...]:
    """The rules with the severities set for them; of several beginnings the longest counts.

    A severity that was set holds for every finding of the rule: its milder ones are taken out. Rules that are off stay as
    they are, since they may still silence others; see `is_off`.
    """
    graded = []
    for rule in rules:
        found = _grade(rule.code, grades)
        severity = found[0] if found is not None else None
        graded.append(rule if severity is None else replace(rule, severity=severity, milder=(), doubted=False))
    return tuple(graded)


def is_off(code: str, grades: Grades, *, off: frozenset[str] = frozenset(), select: tuple[str, ...] = ()) -> bool:
    """True when the rule of this code was switched off, by the grades or by a pack.

    What a pack switched `off` is on again when it is graded or selected by its whole code.
    """
    if _grade(code, grades) == (None,):
        return True
    return code in off and code not in select and all(start != code for start, _ in grades)


def _grade(code: str, grades: Grades) -> tuple[Severity | None] | None:
    """The one severity set for a code, in a tuple; `None` when none was."""
    found = [(len(start), severity) for start, severity in grades if code.startswith(start)]
    return (max(found, key=lambda one: one[0])[1],) if found else None
