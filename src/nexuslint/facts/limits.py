"""Limits on work activities and their measures, from prose, lists, tables and tick-box grids.

A limit that is denied ("no limit in hearing", "sitting is not restricted"), a row without a tick and a question without
an answer give no `Limit`. Forms and tables are read by their structure, whatever roles their short cells were given;
sentences by their role. A limit is the author's own or the form's: what a state agency's doctor, a consultant or a
vocational expert said is none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from nexuslint.facts.limits_grids import told_by_structure
from nexuslint.facts.limits_mentions import without_mentions
from nexuslint.facts.limits_per import per_of
from nexuslint.facts.limits_prose import told_by_sentence
from nexuslint.facts.limits_scales import has_choices
from nexuslint.facts.limits_ticks import has_boxes
from nexuslint.facts.limits_ties import with_ties
from nexuslint.facts.limits_told import Told, denies
from nexuslint.facts.limits_words import ONE_SIDED, activities_of
from nexuslint.facts.pointing import fact
from nexuslint.language.reading import Reading, Sentence
from nexuslint.model.facts import Limit, Speaker
from nexuslint.model.span import Span

_NOT_TOLD = frozenset({Speaker.QUESTION, Speaker.LAW, Speaker.LITERATURE, Speaker.EXAMINER})
_OTHERS_WORDS = re.compile(
    r"\b(?:state agency|dds|consultative|vocational (?:expert|examiner|witness)|agency(?:'s)? (?:doctor|physician|consultant|reviewer))\b.{0,80}\b(?:found|wrote|writes|said|says|stated|thinks?|thought|believed?s?|put|gave|conclud\w+|opined|assessed|has (?:him|her)|limit(?:s|ed) (?:him|her)|allow\w*|reported)\b"
)
#: How sure the reader must be of a limit in which no activity is named.
_SURE = 0.6
_TIMES = frozenset({"minutes", "hours"})
_DISTANCES = frozenset({"feet", "yards", "meters", "blocks", "miles"})
_FAR = re.compile(
    r"\b(?:after|beyond|past|more than|farther than|further than|no more than|cannot|can't|can only|has to (?:sit|stop|rest))\b"
)
_ABLE = re.compile(
    r"\b(?:(?:has|have) been (?:able|unable|limited)|is (?:able|unable|limited)|can(?: only)?|cannot|can't)\s+(?:to )?(?:sit|stand|walk|lift|carry)(?:ting|ing)?\b"
)
#: What must be granted or expected is no capacity: it has no most.
_NO_CAPACITY = frozenset({"attendance", "off task", "breaks", "lie down"})
#: Any number in digits or words: what the role "measured" must have to be believed.
_COUNT = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozen|half|quarter|third|twice|once|hourly)\b"
)


def find_limits(reading: Reading) -> Iterator[Limit]:
    """Give each limit on a work activity with its measure; a sentence with several gives several."""
    structural = told_by_structure(reading.letter)
    found = [*_structural(reading, structural), *_told_in_sentences(reading, structural)]
    apart = list(_without_repeats(sorted(found, key=lambda one: one.span)))
    yield from with_ties(reading, without_mentions(reading, apart))


def _without_repeats(limits: list[Limit]) -> Iterator[Limit]:
    """One fact for "bending and stooping: never"; none for an activity whose measure the same sentence tells."""
    told = {(one.sentence, one.activity) for one in limits if one.amount}
    seen = set()
    for one in limits:
        key = (one.sentence, one.activity, one.amount, one.unit, one.per, one.side)
        if key in seen or (not one.amount and one.activity and (one.sentence, one.activity) in told):
            continue
        seen.add(key)
        yield one


def activities_in(text: str) -> tuple[str, ...]:
    """The work activities that a text names, in order, by their plain names."""
    return tuple(one.name for one in activities_of(text))


def _structural(reading: Reading, structural: list[Told]) -> Iterator[Limit]:
    """The limits of forms and tables: the author's, whoever is thought to speak in so short a text."""
    starts = [sentence.span.start for sentence in reading.sentences]
    for told in structural:
        sentence = reading.sentences[max(bisect_right(starts, told.start) - 1, 0)]
        speaker = sentence.speaker if sentence.speaker is Speaker.VETERAN else Speaker.AUTHOR
        yield _limit(told, sentence, "structure", speaker)


def _told_in_sentences(reading: Reading, structural: list[Told]) -> Iterator[Limit]:
    taken = [Span(start=told.start, end=max(told.end, told.start + 1)) for told in structural]
    asked = ""
    for sentence in reading.sentences:
        question, asked = asked, ""
        if sentence.speaker is Speaker.QUESTION or sentence.text.rstrip().endswith("?"):
            asked = sentence.text
        if sentence.speaker in _NOT_TOLD:
            continue
        if not sentence.has("work_limit", "sustained_work"):
            yield from _plainly_told(sentence) if _is_plain(sentence) else _walking_distance(sentence)
            continue
        is_form = has_boxes(sentence.text) or has_choices(sentence.text)
        if is_form or any(sentence.span.overlaps(span) for span in taken):
            continue
        if _OTHERS_WORDS.search(sentence.lower):
            continue
        yield from _of_sentence(sentence, question)


def _is_plain(sentence: Sentence) -> bool:
    """True when the author says in measures what can be done, whatever else the sentence was read as."""
    return (
        sentence.speaker is Speaker.AUTHOR
        and sentence.has("measured")
        and not sentence.has("finding", "record_content", "service_event", "imaging", "treatment", "adverse_evidence")
        and bool(_ABLE.search(sentence.lower))
        and not _OTHERS_WORDS.search(sentence.lower)
    )


def _plainly_told(sentence: Sentence) -> Iterator[Limit]:
    for one in told_by_sentence(sentence.text, sentence.span.start):
        if one.unit:
            yield _limit(one, sentence, "what can be done, in measures", sentence.speaker)


def _walking_distance(sentence: Sentence) -> Iterator[Limit]:
    """How far somebody can walk, told as daily life ("his legs go numb after one block")."""
    if sentence.has("finding", "record_content", "service_event") or not _FAR.search(sentence.lower):
        return
    for one in told_by_sentence(sentence.text, sentence.span.start, ("walk",)):
        if one.activity == "walk" and one.unit in _DISTANCES:
            yield _limit(one, sentence, "a walking distance", sentence.speaker)


def _of_sentence(sentence: Sentence, question: str) -> Iterator[Limit]:
    """The limits of a sentence; `question` is the one that it answers, if any."""
    seen_by = f"role work_limit {sentence.score('work_limit', 'sustained_work'):.2f}"
    told = told_by_sentence(sentence.text, sentence.span.start, activities_in(question))
    told = [replace(one, per=one.per or per_of(question)) if one.unit in _TIMES else one for one in told]
    is_measured = sentence.has("measured") and bool(_COUNT.search(sentence.lower))
    has_measure = any(one.measured for one in told)
    for at, one in enumerate(told):
        limit = _limit(one, sentence, seen_by, sentence.speaker)
        if is_measured and not has_measure and at == 0:
            limit = _limit(one, sentence, seen_by, sentence.speaker, measured=True)
        yield limit
    # Without any activity named the role alone stands for the limit, unless daily life is what the sentence is about.
    is_daily = sentence.has("daily_impact") and sentence.score("daily_impact") > sentence.score(
        "work_limit", "sustained_work"
    )
    is_sure = sentence.score("work_limit", "sustained_work") >= _SURE
    if not told and is_sure and not denies(sentence.text) and not is_daily:
        yield fact(Limit, sentence, seen_by=seen_by, measured=is_measured)


def _limit(told: Told, sentence: Sentence, seen_by: str, speaker: Speaker, *, measured: bool = False) -> Limit:
    per = "day" if told.activity == "off task" and told.unit == "percent" and not told.per else told.per
    return fact(
        Limit,
        sentence,
        Span(start=told.start, end=max(told.end, told.start + 1)),
        seen_by=seen_by,
        speaker=speaker,
        activity=told.activity,
        amount=told.amount,
        unit=told.unit,
        per=per,
        side=told.side if told.activity in ONE_SIDED else None,
        measured=told.measured or measured,
        up_to=told.up_to and told.activity not in _NO_CAPACITY,
    )
