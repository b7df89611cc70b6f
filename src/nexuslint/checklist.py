"""What a strong letter has, and how well this one has it: the checklist, and the table of function told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from nexuslint.function_table import make_function_table
from nexuslint.model.facts import (
    Certainty,
    Direction,
    Fact,
    Facts,
    Ground,
    Program,
    Strength,
)
from nexuslint.model.letter import Letter
from nexuslint.model.report import Element, ElementStatus

__all__ = ["make_checklist", "make_function_table"]

#: A quote in the checklist is cut after this many characters.
_QUOTE = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One element: the kinds of fact that show it, those that are good enough, and the codes that speak of it."""

    element: str
    kinds: tuple[str, ...]
    codes: tuple[str, ...]
    strong: Callable[[Fact], bool] = lambda _: True
    needed: Callable[[Facts], bool] = lambda _: True


def _get(name: str, *values: object) -> Callable[[Fact], bool]:
    """A test that a field of a fact has one of some values; a kind without the field passes."""
    return lambda fact: getattr(fact, name, values[0]) in values


def _is(name: str) -> Callable[[Fact], bool]:
    """A test that a yes-or-no field of a fact says yes; a kind without the field passes."""
    return lambda fact: bool(getattr(fact, name, 1))


_VA: tuple[_Row, ...] = (
    _Row(element="Diagnosis", kinds=("diagnosis",), codes=("NX101", "NX102", "NX103"), strong=_get("certainty", Certainty.FIRM)),
    _Row(
        element="Service event or strain pattern",
        kinds=("service_event",),
        codes=("NX404", "NX408"),
        strong=_is("supported"),
        needed=lambda facts: Ground.SERVICE in facts.grounds,
    ),
    _Row(element="Records reviewed", kinds=("review",), codes=("NX401", "NX402", "NX403"), strong=_is("named")),
    _Row(element="Timeline", kinds=("onset", "course"), codes=("NX405", "NX409")),
    _Row(
        element="Imaging",
        kinds=("imaging",),
        codes=("NX406", "NX407"),
        strong=_is("findings"),
        needed=lambda facts: any(getattr(one, "structural", False) for one in facts.of("diagnosis")) or bool(facts.of("imaging")),
    ),
    _Row(
        element="Opinion at the standard",
        kinds=("opinion",),
        codes=("NX201", "NX202", "NX203", "NX205", "NX207"),
        strong=lambda fact: getattr(fact, "strength", None) is Strength.FIRM
        and getattr(fact, "direction", None) is Direction.FAVORABLE,
    ),
    _Row(element="Explanation", kinds=("reason",), codes=("NX301", "NX302")),
    _Row(element="Other causes", kinds=("cause",), codes=("NX501", "NX502"), strong=_is("weighed")),
    _Row(
        element="Contrary evidence",
        kinds=("adverse_evidence",),
        codes=("NX503",),
        strong=_is("answered"),
        needed=lambda facts: bool(facts.of("adverse_evidence")),
    ),
    _Row(element="Credentials", kinds=("credential",), codes=("NX601",)),
    _Row(element="Signature", kinds=("signature",), codes=("NX602",)),
)  # fmt: skip

_SSD: tuple[_Row, ...] = (
    _Row(element="Diagnosis", kinds=("diagnosis",), codes=("NX101", "NX102"), strong=_get("certainty", Certainty.FIRM)),
    _Row(element="Objective findings", kinds=("basis",), codes=("NX103", "NX709")),
    _Row(element="Severity", kinds=("severity_told",), codes=("NX704",)),
    _Row(element="Treatment and response", kinds=("treatment",), codes=("NX705",)),
    _Row(element="Onset and duration", kinds=("onset", "duration"), codes=("NX706", "NX707")),
    _Row(element="Limits in measures", kinds=("limit",), codes=("NX701", "NX702"), strong=_is("measured")),
    _Row(element="Sustained work", kinds=("sustained_work",), codes=("NX712",)),
    _Row(element="Work link", kinds=("work_link",), codes=("NX703",)),
    _Row(
        element="Consistency",
        kinds=("review",),
        codes=("NX206", "NX401", "NX402"),
        strong=_is("named"),
    ),
    _Row(element="Credentials", kinds=("credential",), codes=("NX601", "NX711"), strong=_is("acceptable")),
    _Row(element="Signature", kinds=("signature",), codes=("NX602",)),
)  # fmt: skip


def make_checklist(facts: Facts, letter: Letter, found_codes: frozenset[str] = frozenset()) -> tuple[Element, ...]:
    """The elements of a strong letter for the letter's program; one that a finding speaks of is at best weak."""
    rows = _VA if facts.program is Program.VA else _SSD
    return tuple(_element(row, facts, letter, found_codes) for row in rows)


def _element(row: _Row, facts: Facts, letter: Letter, found_codes: frozenset[str]) -> Element:
    shown = [fact for kind in row.kinds for fact in facts.of(kind)]
    strong = [fact for fact in shown if row.strong(fact)]
    best = next(iter(strong or shown), None)
    faulted = bool(found_codes & set(row.codes))
    if strong and not faulted and all(facts.of(kind) for kind in row.kinds):
        status = ElementStatus.FOUND
    elif best is not None:
        status = ElementStatus.WEAK
    elif not row.needed(facts) and not faulted:
        status = ElementStatus.NOT_NEEDED
    else:
        status = ElementStatus.MISSING
    return Element(
        element=row.element,
        status=status,
        quote=_short(best.span.of(letter.text)) if best else None,
        location=letter.locate(best.span) if best else None,
        codes=row.codes,
    )


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _QUOTE else words[: _QUOTE - 1].rsplit(" ", 1)[0] + "…"
