"""The evidentiary standard: where the author states it, rightly or garbled, or holds the opinion to a stricter one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nexuslint.facts.pointing import fact, matched
from nexuslint.language.reading import Reading, Sentence
from nexuslint.model.facts import Speaker, Standard, StricterTest, Wording
from nexuslint.model.span import Span

_EQUAL_CHANCE = re.compile(
    r"\b(?:(?:5[0-9]|[6-9]\d|100) ?(?:%|percent|per cent)|(?:fifty|sixty|seventy|eighty|ninety)(?:[- ]\w+)? (?:percent|per cent)|(?:three|two|nine|four|seven|eight) (?:chances )?(?:in|out of) (?:four|three|ten|five)|"
    r"(?:past|above|over|better than|beyond) (?:the )?(?:even|halfway|half)(?: mark| odds)?|no (?:real |reasonable )?(?:doubt|question)|odds (?:are|were)? ?(?:well )?(?:over|better)|tip(?:s|ped)? the (?:scales?|balance)|far (?:more|likelier))\b"
)


def find_standards(reading: Reading) -> Iterator[Standard]:
    """Give each place where the author states the evidentiary threshold, rightly or garbled."""
    for index, sentence in enumerate(reading.sentences):
        if sentence.speaker not in {Speaker.AUTHOR, Speaker.OTHER} or sentence.has("law"):
            continue
        garbled = sentence.found("standards", "garbled")
        if garbled and not sentence.has("adverse_evidence", "record_content"):
            yield fact(
                Standard,
                sentence,
                garbled[0].span,
                seen_by="standards/garbled",
                speaker=Speaker.AUTHOR,
                wording=Wording.GARBLED,
            )
            continue
        if sentence.has("standard"):
            cues = sentence.found("standards", "at_least", "above")
            span = cues[0].span if cues else matched(sentence, _EQUAL_CHANCE)
            yield fact(
                Standard,
                sentence,
                span,
                seen_by=f"role standard {sentence.score('standard'):.2f}",
                speaker=Speaker.AUTHOR,
            )
        elif sentence.has("opinion_firm") and (
            sentence.found("standards", "at_least", "above") or matched(sentence, _EQUAL_CHANCE)
        ):
            yield fact(
                Standard,
                sentence,
                _around_first(sentence),
                seen_by="standards beside a firm opinion",
                speaker=Speaker.AUTHOR,
            )
        elif _adopts_a_question(reading, index):
            yield fact(
                Standard, sentence, seen_by="answers a question that carries the standard", speaker=Speaker.AUTHOR
            )


def _around_first(sentence: Sentence) -> Span | None:
    """The first words of the sentence that put it at or above one half."""
    cues = sentence.found("standards", "at_least", "above")
    return cues[0].span if cues else matched(sentence, _EQUAL_CHANCE)


_YES = re.compile(
    r"^(?:a(?:nswer)?\d*[:.]?\s*|\(?\w\)?[.)]\s*)?[\"'“]?(?:yes|it is|it does|it was|i do|they are|they do|correct|affirmative|the answer is yes|my answer is yes|\[x\] yes|[☒☑■✓] ?yes)\b",
    re.IGNORECASE,
)


def _adopts_a_question(reading: Reading, index: int) -> bool:
    """True for an unqualified "Yes" to a question that carries the standard."""
    sentence = reading.sentences[index]
    if not _YES.match(sentence.text.strip()) or sentence.has("opinion_hedged", "opinion_adverse"):
        return False
    for earlier in reversed(reading.sentences[max(0, index - 3) : index]):
        if earlier.text.rstrip(" \"”'’").endswith("?") or earlier.has("question"):
            return bool(earlier.found("standards", "at_least", "above"))
    return False


_STRICTER = re.compile(
    r"\b(?:(?:cannot|can't|can not|could not|not|never|nor) (?:be |say |claim |swear |prove |offer |promise )?[^.;]{0,25}(?:100 ?(?:%|percent)|one hundred per ?cent|absolute\w*|certain\w*|proof|prove[ns]?|sure)|(?:cannot|can't|could not|unable to) prove|"
    r"(?:sole|only|primary|principal|main|chief) (?:cause|reason|factor)|permanent\w*|regret\w*)\b[^.;]{0,30}"
)


def find_stricter_tests(reading: Reading) -> Iterator[StricterTest]:
    """Give each place where the author holds the opinion to more than the law asks."""
    for sentence in reading.sentences:
        if sentence.has("misapplied_standard") and sentence.speaker in {Speaker.AUTHOR, Speaker.OTHER}:
            yield fact(
                StricterTest,
                sentence,
                matched(sentence, _STRICTER),
                seen_by=f"role misapplied_standard {sentence.score('misapplied_standard'):.2f}",
                speaker=Speaker.AUTHOR,
            )
