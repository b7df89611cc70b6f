"""Function and work: the tie to work, severity, treatment, duration, keeping up work."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nexuslint.facts.pointing import fact, matched
from nexuslint.language.reading import Reading
from nexuslint.model.facts import (
    Duration,
    SeverityTold,
    Speaker,
    SustainedWork,
    Treatment,
    WorkLink,
)

_NOT_TOLD = frozenset({Speaker.QUESTION, Speaker.LAW, Speaker.LITERATURE})


def find_work_links(reading: Reading) -> Iterator[WorkLink]:
    """Give each sentence that ties the condition to a limit or to work as cause to effect."""
    for sentence in reading.sentences:
        if sentence.speaker not in {Speaker.AUTHOR, Speaker.OTHER}:
            continue
        if sentence.has("opinion_firm", "opinion_hedged"):
            yield fact(WorkLink, sentence, seen_by="role opinion", speaker=Speaker.AUTHOR)
        elif sentence.has("work_limit", "sustained_work", "legal_conclusion") and (
            sentence.has("rationale") or _TIE.search(sentence.lower)
        ):
            yield fact(
                WorkLink, sentence, matched(sentence, _TIE), seen_by="words beside a limit", speaker=Speaker.AUTHOR
            )


_TIE = re.compile(
    r"\b(?:because(?: of)?|due to|as a result|result(?:s|ing)? (?:of|from|in)|owing to|on acc(?:oun)?t of|so (?:that )?(?:he|she|they)|which is why|that is why|therefore|thus|hence|caused by|causes?|from (?:the|his|her)|secondary to|given (?:his|her|the)|since (?:the|his|her)|"
    r"prevents?|keeps? (?:him|her)|make[s]? (?:it|him|her)|leaves? (?:him|her)|limits? (?:him|her)|means|with (?:his|her) \w+|2/2|d/t)\b"
)


def find_severity(reading: Reading) -> Iterator[SeverityTold]:
    """Give each sentence that tells how severe the condition is."""
    for sentence in reading.playing("severity"):
        if sentence.speaker not in _NOT_TOLD:
            yield fact(SeverityTold, sentence, seen_by=f"role severity {sentence.score('severity'):.2f}")


def find_treatment(reading: Reading) -> Iterator[Treatment]:
    """Give each sentence that tells treatment, the response to it, or a plan."""
    for sentence in reading.playing("treatment"):
        if sentence.speaker not in _NOT_TOLD:
            yield fact(Treatment, sentence, seen_by=f"role treatment {sentence.score('treatment'):.2f}")


_LONG = re.compile(
    r"\b(?:since (?:\w+ )?(?:19|20)\d\d|permanent\w*|lifelong|12 months|twelve months|(?:two|three|four|five|six|seven|eight|nine|ten|\d+) years|will not (?:reverse|improve|get better|recover)|indefinite\w*|chronic)\b"
)


def find_duration(reading: Reading) -> Iterator[Duration]:
    """Give each sentence that shows the condition has lasted or will last twelve months."""
    for sentence in reading.sentences:
        if sentence.speaker in _NOT_TOLD:
            continue
        if sentence.has("duration"):
            yield fact(Duration, sentence, seen_by=f"role duration {sentence.score('duration'):.2f}")
        elif sentence.has("onset", "continuity", "diagnosis", "treatment", "relationship") and _LONG.search(
            sentence.lower
        ):
            yield fact(Duration, sentence, matched(sentence, _LONG), seen_by="words")


_SUSTAINED = re.compile(
    r"\b(?:off[- ]task|absen(?:t|ces?|teeism)\b(?! of)|miss(?:es)? (?:\w+ ){0,3}(?:days|work)|days (?:a|per|each|every) month|unscheduled|extra breaks?|rest breaks?|lie down|lying down|recline\w*|nap|unreliable|full shift|whole shift|eight[- ]hour|8[- ]?h(?:ou)?rs?|five[- ]day|40[- ]hour|sustain(?:ed|s)?)\b"
)


def find_sustained_work(reading: Reading) -> Iterator[SustainedWork]:
    """Give each sentence about keeping up work: day and week, absences, time off task, breaks, lying down."""
    for sentence in reading.sentences:
        if sentence.speaker in _NOT_TOLD:
            continue
        if sentence.has("sustained_work"):
            yield fact(SustainedWork, sentence, seen_by=f"role sustained_work {sentence.score('sustained_work'):.2f}")
        elif (
            sentence.has("work_limit", "measured") and _SUSTAINED.search(sentence.lower) and not sentence.has("finding")
        ):
            yield fact(SustainedWork, sentence, matched(sentence, _SUSTAINED), seen_by="words beside a limit")
