"""The letter's own words in the table of function, on one line and not too long."""

from __future__ import annotations

from nexuslint.model.letter import Letter
from nexuslint.model.span import Span

#: A quote in the table is cut after this many characters.
_QUOTE = 90


def quoted(span: Span | None, letter: Letter) -> str:
    """The words of a place on one line, "" for no place."""
    if span is None:
        return ""
    words = " ".join(span.of(letter.text).split())
    return words if len(words) <= _QUOTE else words[: _QUOTE - 1].rsplit(" ", 1)[0] + "…"
