"""Since when something holds, as a text words it: a date, an event, an age, or how long."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from nexuslint.facts.dates import dates_in
from nexuslint.facts.number_words import BELOW_TWENTY
from nexuslint.model.span import Span


class PeriodKind(str, Enum):
    """How a beginning is told: by a date, by an event or an age, or by how long ago it was."""

    DATE = "date"
    EVENT = "event"
    LENGTH = "length"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """One beginning as worded; `start` and `end` are offsets in the text. The word before it ("since") is not part of it."""

    kind: PeriodKind
    start: int
    end: int


_PART_OF_YEAR = re.compile(
    r"(?:(?:about|around|approximately|roughly|at least|early|late|mid|(?:the )?(?:early |late )?(?:spring|summer|fall|autumn|winter|beginning|end|middle|start|first week|first half)(?: of|,| in)?)[ -])+$",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"\b(?:(?:the|his|her|their|that|this|an?) (?:(?!from|since|after|before|of|in|on|at|to|dates?\b)[\w'’]+[- ]){0,3}?)?(?:accident|crash|collision|wreck|fall(?= (?:of|in|on|at|from|he|she|down)\b|[,.;)]|$)|injury|surgery|operation|fusion|stroke|procedure|amputation|heart attack|infarction|diagnosis|onset|hospitali[sz]ation|admission|relapse|discharge|last (?:flare|episode))\b",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"\b(?:(?:the )?age (?:of )?[\w-]+|(?:he|she) was (?:\d+|[a-z]+teen|[a-z]+ty(?:-\w+)?|a child|a boy|a girl)|(?:early )?childhood|birth)\b",
    re.IGNORECASE,
)
_NUMBER = rf"(?:\d+(?:\.\d)?|{'|'.join(reversed(BELOW_TWENTY))}|twenty|thirty|an?|several|many|some|a few|a couple of)"
_LENGTH = re.compile(
    rf"\b(?:for|over|during|these|going on) (?:the |these |now )?(?:past |last |over |more than |about |at least |nearly |almost |roughly |well over |better part of )*{_NUMBER}(?: and a half)?(?: (?:to|or) {_NUMBER})? (?:years?|months?|yrs?|decades?)\b",
    re.IGNORECASE,
)
#: What is still to come has not held yet.
_TO_COME = re.compile(
    r"\b(?:will|expect\w*|likely|anticipat\w+|should|would|shall|may|next|another|at least (?:twelve|12)|to last|last or|for at least|prognosis)\b"
)
_OF_DATE = re.compile(r"\s+(?:(?!he|she|they|i|until|and)[\w’-]+\s+){0,4}?(?:of|in|on|at|from)\s+$")


def periods_in(text: str) -> list[Period]:
    """The beginnings that a text words, in its order; none overlaps another."""
    found = [*_events(text), *_lengths(text)]
    for dated in dates_in(text):
        if dated.first is None:
            continue
        start, end = dated.span.start, dated.span.end
        part = _PART_OF_YEAR.search(text[:start])
        found.append(Period(kind=PeriodKind.DATE, start=part.start() if part else start, end=end))
    made: list[Period] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not made or one.start >= made[-1].end:
            made.append(one)
    return made


def _events(text: str) -> Iterator[Period]:
    dates = [dated.span for dated in dates_in(text) if dated.first is not None]
    for match in [*_EVENT.finditer(text), *_AGE.finditer(text)]:
        ends = [date.end for date in dates if _OF_DATE.fullmatch(text[match.end() : date.start])]
        yield Period(kind=PeriodKind.EVENT, start=match.start(), end=ends[0] if ends else match.end())


def _lengths(text: str) -> Iterator[Period]:
    for match in _LENGTH.finditer(text):
        clause = re.split(r"[.;,]", text[: match.start()])[-1] + match.group()
        if not _TO_COME.search(clause.lower()):
            yield Period(kind=PeriodKind.LENGTH, start=match.start(), end=match.end())


def span_of(period: Period, start: int) -> Span:
    """Where the words of a period stand in the letter; `start` is where its text begins."""
    return Span(start=start + period.start, end=start + period.end)
