"""The table of the function told in a letter: limits and what they are tied to, daily life, and what counts for a spine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from nexuslint.model.report import FunctionKind, FunctionRow
from nexuslint.reporters.console_page import Page
from nexuslint.reporters.encoding import clean
from nexuslint.reporters.excerpt import first_words
from nexuslint.reporters.words import short_place

#: Characters shown of the words found.
_QUOTE = 40
_TELLERS = {"patient": "told by the patient", "clinician": "told by the clinician", "other": "told by others"}
_TIMES = {"onset": "at onset", "since": "over time", "now": "now"}
#: The ties that all limits may share, and how each is said.
_TIES = (("cause", "because of"), ("since", "since"), ("support", "supported by"))
#: With these words a period says itself how long.
_LENGTHS = ("for ", "over ", "during ", "these ", "going on ")


def put_function(page: Page, function: Sequence[FunctionRow]) -> None:
    """What the letter says the person can and cannot do; nothing when it says nothing."""
    if not function:
        return
    page.line()
    page.heading("Function told in this letter")
    shared = _shared(function)
    if shared:
        told = "; ".join(_tie(name, getattr(shared[name], name)) for name, _ in _TIES if name in shared)
        page.paragraph(f"All limits: {told}", indent=2)
    if page.narrow:
        for row in function:
            page.paragraph(f"{clean(row.activity)}: {_told(row, shared).plain} ({short_place(row.location)})", indent=2)
        return
    rows = [[Text(clean(row.activity)), Text(short_place(row.location)), _told(row, shared)] for row in function]
    page.columns(rows, [min(max(len(row[at].plain) for row in rows), 24) for at in (0, 1)], indent=2)


def _shared(function: Sequence[FunctionRow]) -> dict[str, FunctionRow]:
    """By tie, a row for all limits where every one of at least two has the same words."""
    limits = [row for row in function if row.kind is FunctionKind.LIMIT]
    if len(limits) < 2:
        return {}
    return {
        name: limits[0]
        for name, _ in _TIES
        if getattr(limits[0], name) and len({getattr(row, name) for row in limits}) == 1
    }


def _told(row: FunctionRow, shared: dict[str, FunctionRow]) -> Text:
    """How much, or the letter's own words where it gives no measure; and faintly what goes with it."""
    words = clean(row.measure) or f"“{first_words(row.quote, _QUOTE)}”"
    beside = "; ".join(_beside(row, shared))
    return Text.assemble(words, (f"; {beside}" if beside else "", "faint"))


def _beside(row: FunctionRow, shared: dict[str, FunctionRow]) -> Iterator[str]:
    if row.kind is FunctionKind.DAILY_LIFE:
        when = _tie("since", row.since) if row.since else _TIMES[row.when]
        yield f"{_TELLERS[row.told_by]}, {when}"
        return
    if row.kind is FunctionKind.LIMIT and row.told_by != "clinician":
        yield _TELLERS[row.told_by]
    for name, _ in _TIES:
        if getattr(row, name) and name not in shared:
            yield _tie(name, getattr(row, name))
    if row.loss:
        yield f"takes away: “{first_words(row.loss, _QUOTE)}”"


def _tie(name: str, words: str) -> str:
    quote = f"“{first_words(words, _QUOTE)}”"
    if name == "since" and words.lower().startswith(_LENGTHS):
        return quote
    return f"{dict(_TIES)[name]} {quote}"
