"""A rule's own logic in plain words: where it applies, and when its severity is milder."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum

from nexuslint.model.rule import Applies, Comparison, Milder, Missing, Present, Rule, Where
from nexuslint.reporters.words import PROGRAMS, THEORIES, listed

_GROUNDS = {"service": "service itself", "condition": "another service-connected condition"}


def programs_words(applies: Applies) -> str:
    """“VA, SSD”."""
    return ", ".join(program.value.upper() for program in applies.programs)


def applies_words(applies: Applies) -> str:
    """“VA letters that argue secondary service connection”."""
    words = f"{listed(PROGRAMS[program.value] for program in applies.programs)} letters"
    if applies.theories:
        words += f" that argue {listed((THEORIES[theory.value] for theory in applies.theories), last='or')}"
    if applies.grounds:
        words += f", tied to {listed((_GROUNDS[ground.value] for ground in applies.grounds), last='or')}"
    return words


def for_program(rule: Rule, program: str) -> Rule:
    """The rule with the severity it always has in letters to one agency."""
    for milder in rule.milder:
        if milder.program is not None and milder.program.value == program and not milder.when and not milder.where:
            return replace(rule, severity=milder.severity)
    return rule


def severity_words(rule: Rule) -> str:
    """“error; warning in Social Security letters”."""
    return "; ".join([rule.severity.value, *(_milder_words(rule, milder) for milder in rule.milder)])


def _milder_words(rule: Rule, milder: Milder) -> str:
    words = milder.severity.value
    if milder.program is not None:
        words += f" in {PROGRAMS[milder.program.value]} letters"
    parts = []
    if milder.where and isinstance(rule.condition, Present):
        parts.append(f"the {_spaced(rule.condition.kind)} is {_all_of(milder.where)}")
    parts.extend([listed((_told_words(one) for one in milder.when), last="or")] if milder.when else [])
    return f"{words} where {' and '.join(parts)}" if parts else words


def _told_words(condition: Present | Missing) -> str:
    told = " is told" if isinstance(condition, Present) else " is not told"
    where = f" ({_all_of(condition.where)})" if condition.where else ""
    return f"{_spaced(condition.kind)}{where}{told}"


def _all_of(where: tuple[Where, ...]) -> str:
    return " and ".join(_where_words(one) for one in where)


def _where_words(where: Where) -> str:
    field = _spaced(where.field)
    if where.comparison is Comparison.EMPTY:
        return f"without {field}"
    values = [_value_words(value) for value in where.values]
    if values in (["yes"], ["no"]):
        holds = (values == ["yes"]) == (where.comparison is Comparison.IS)
        return field if holds else f"not {field}"
    said = "not " if where.comparison is Comparison.NOT else ""
    return f"{said}{listed(values, last='or')}"


def _value_words(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return _spaced(str(value.value if isinstance(value, Enum) else value))


def _spaced(name: str) -> str:
    return name.replace("_", " ").replace("-", " ")
