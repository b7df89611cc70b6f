"""Which words of a sentence a fact points at."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from nexuslint.language.reading import Cue, Sentence
from nexuslint.model.facts import Fact
from nexuslint.model.span import Span

AnyFact = TypeVar("AnyFact", bound=Fact)


def fact(
    fact_type: type[AnyFact], sentence: Sentence, span: Span | None = None, *, seen_by: str, **values: object
) -> AnyFact:
    """A fact in a sentence: at `span`, else at the whole sentence; the speaker is the sentence's unless told."""
    values.setdefault("speaker", sentence.speaker)
    make: Callable[..., AnyFact] = fact_type
    return make(span=span or sentence.span, sentence=sentence.span, seen_by=seen_by, **values)


def matched(sentence: Sentence, pattern: re.Pattern[str]) -> Span | None:
    """Where `pattern` (written for lower case and straight quotes) first matches in the sentence."""
    found = pattern.search(sentence.lower)
    if found is None or found.start() == found.end():
        return None
    return Span(start=sentence.span.start + found.start(), end=sentence.span.start + found.end())


def around(cues: tuple[Cue, ...]) -> Span | None:
    """The stretch from the first to the last of some cues of one sentence."""
    if not cues:
        return None
    return Span(start=min(cue.span.start for cue in cues), end=max(cue.span.end for cue in cues))
