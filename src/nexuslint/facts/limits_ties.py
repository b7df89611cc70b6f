"""Since when a limit holds, which condition it is laid to and what supports it, wherever the letter tells it of the limit.

The nearest telling counts: the limit's own sentence, its row in a table, a sentence beside it that goes on about it, the
words above its list, a sentence about limits as such, and last the rows of a form that ask for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from nexuslint.facts.conditions import named_conditions
from nexuslint.facts.limits_answers import ties_of_answers
from nexuslint.facts.limits_grounds import Grounds, NamedPlace, cause_in_head, grounds_in, support_in_brackets
from nexuslint.facts.limits_scope import about_limits, above, dated_before, goes_on_about, looks_back
from nexuslint.facts.limits_since import since_in_sentence, since_of_limits
from nexuslint.facts.limits_table_ties import ties_of_tables
from nexuslint.facts.limits_tie import NO_TIE, Tie
from nexuslint.facts.periods import periods_in, span_of
from nexuslint.language.reading import Reading, Sentence
from nexuslint.model.facts import Limit
from nexuslint.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class _Letter:
    """A letter with what every step needs of it."""

    reading: Reading
    limits: Sequence[Limit]
    names: tuple[NamedPlace, ...]
    index_of: dict[Span, int]


def with_ties(reading: Reading, limits: Sequence[Limit]) -> list[Limit]:
    """The same limits with what the letter tells of each: since when, because of what, supported by what."""
    if not limits:
        return []
    letter = _Letter(
        reading=reading,
        limits=limits,
        names=tuple(
            NamedPlace(span=named.span, is_symptom=named.is_symptom)
            for sentence in reading.sentences
            for named in named_conditions(sentence)
        ),
        index_of={sentence.span: sentence.index for sentence in reading.sentences},
    )
    steps: tuple[Callable[[], dict[Span, Tie]], ...] = (
        lambda: _own(letter),
        lambda: ties_of_tables(reading.letter, limits, letter.names),
        lambda: _beside(letter),
        lambda: _above(letter),
        lambda: _of_limits_as_such(letter),
        lambda: ties_of_answers(reading.letter, limits, letter.names),
    )
    found = [step() for step in steps]
    return [_with(limit, [ties.get(_key(limit), NO_TIE) for ties in found]) for limit in limits]


def _key(limit: Limit) -> Span:
    return limit.span


def _with(limit: Limit, ties: Sequence[Tie]) -> Limit:
    return replace(
        limit,
        since=next((one.since for one in ties if one.since), None),
        cause=next((one.cause for one in ties if one.cause), None),
        support=next((one.support for one in ties if one.support), None),
    )


def _own(letter: _Letter) -> dict[Span, Tie]:
    """What the limits' own sentences tell; of several tellings the one nearest to a limit is its own."""
    ties: dict[Span, Tie] = {}
    for span, group in groupby(letter.limits, key=lambda limit: limit.sentence):
        sentence, limits = letter.reading.sentences[letter.index_of[span]], list(group)
        since = since_in_sentence(sentence.text, span.start)
        grounds = grounds_in(sentence.text, span.start, letter.names)
        for limit in limits:
            ground = _nearest(limit, grounds, limits, sentence)
            dated = _nearest(limit, since, limits, sentence)
            told = Tie(
                since=dated if isinstance(dated, Span) else None,
                cause=ground.cause if isinstance(ground, Grounds) else _same_part(grounds, "cause"),
                support=ground.support
                if isinstance(ground, Grounds) and ground.support
                else _same_part(grounds, "support"),
            )
            beside = Tie(
                cause=cause_in_head(sentence.text, span.start, letter.names),
                support=support_in_brackets(sentence.text, span.start, limit.span.end),
            )
            ties[_key(limit)] = told.or_else(beside)
    return ties


def _same_part(grounds: Sequence[Grounds], name: str) -> Span | None:
    """The only cause (or support) that a sentence gives: it holds for all of its limits."""
    told = [getattr(one, name) for one in grounds if getattr(one, name) is not None]
    return told[0] if len(told) == 1 else None


def _nearest(
    limit: Limit, told: Sequence[Grounds] | Sequence[Span], limits: Sequence[Limit], sentence: Sentence
) -> Grounds | Span | None:
    """Of what a sentence tells, that of a limit: told in front it holds for what follows, told behind for what stands before."""
    if not told:
        return None
    first = min(one.span.start for one in limits)
    if told[0].start < first:
        return [one for one in told if one.start <= limit.span.start][-1]
    behind = [one for one in told if one.start >= limit.span.start]
    if not behind:
        return None
    between = sentence.text[limit.span.end - sentence.span.start : behind[0].start - sentence.span.start]
    return behind[0] if ";" not in between else None


def _beside(letter: _Letter) -> dict[Span, Tie]:
    """What the sentence behind a limit's says of "this", and the one before it where the limit's looks back on it."""
    ties: dict[Span, Tie] = {}
    sentences = letter.reading.sentences
    for limit in letter.limits:
        at = letter.index_of[limit.sentence]
        tie = NO_TIE
        if at + 1 < len(sentences) and goes_on_about(sentences[at], sentences[at + 1]):
            tie = _told_by(sentences[at + 1], letter.names)
        if at and looks_back(sentences[at - 1], sentences[at]):
            is_finding = sentences[at - 1].has("finding", "imaging") and not sentences[at - 1].has("rationale")
            before = grounds_in(f"given {sentences[at - 1].text}", sentences[at - 1].span.start - 6, letter.names)
            tie = Tie(
                since=tie.since,
                cause=tie.cause or next((one.cause for one in before if one.cause), None),
                support=tie.support or next((one.support for one in before if one.support and is_finding), None),
            )
        if at and tie.since is None and dated_before(sentences[at - 1], sentences[at]):
            first = next(iter(periods_in(sentences[at - 1].text)), None)
            tie = replace(tie, since=span_of(first, sentences[at - 1].span.start) if first else None)
        ties[_key(limit)] = tie
    return ties


def _told_by(sentence: Sentence, names: Sequence[NamedPlace]) -> Tie:
    """What a sentence that is about limits tells of them."""
    grounds = grounds_in(sentence.text, sentence.span.start, names)
    return Tie(
        since=since_of_limits(sentence.text, sentence.span.start),
        cause=next((one.cause for one in grounds if one.cause), None),
        support=next((one.support for one in grounds if one.support), None),
    )


def _above(letter: _Letter) -> dict[Span, Tie]:
    """What the sentence that opens a list or table of limits tells of all of them."""
    holding = {letter.index_of[limit.sentence] for limit in letter.limits}
    ties: dict[Span, Tie] = {}
    for limit in letter.limits:
        tie = NO_TIE
        for lead in above(letter.reading.sentences, letter.index_of[limit.sentence], holding):
            own = since_in_sentence(lead.text, lead.span.start)
            told = _told_by(lead, letter.names)
            tie = tie.or_else(replace(told, since=own[0] if own else told.since))
        ties[_key(limit)] = tie
    return ties


def _of_limits_as_such(letter: _Letter) -> dict[Span, Tie]:
    """What sentences about "these limits", or about the limits of one activity, tell."""
    ties = {_key(limit): NO_TIE for limit in letter.limits}
    told = sorted(_general(letter), key=lambda one: not one[0])
    for activities, tie in told:
        for limit in letter.limits:
            if not activities or any(
                limit.activity in one or one in limit.activity for one in activities if limit.activity
            ):
                ties[_key(limit)] = ties[_key(limit)].or_else(tie)
    return ties


def _general(letter: _Letter) -> Iterator[tuple[tuple[str, ...], Tie]]:
    for sentence in letter.reading.sentences:
        for text, start, activities in about_limits(sentence):
            part = replace(sentence, text=text, span=Span(start=start, end=start + len(text)))
            tie = _told_by(part, letter.names)
            if tie != NO_TIE:
                yield activities, tie
