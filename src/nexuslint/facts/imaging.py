"""Imaging: what is mentioned, what it showed, and whether the letter goes by it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nexuslint.facts.pointing import fact
from nexuslint.language.reading import Reading, Sentence
from nexuslint.model.facts import Imaging, Speaker

_PLAYS_A_PART = (
    "rationale",
    "diagnosis",
    "opinion_firm",
    "opinion_hedged",
    "opinion_adverse",
    "rebuttal",
    "cause_considered",
    "diagnosis_uncertain",
)


def find_imaging(reading: Reading) -> Iterator[Imaging]:
    """Give each mention of imaging."""
    explained = [s for s in reading.sentences if _tells_finding(s) and s.speaker is not Speaker.QUESTION]
    used = any(_is_used(reading, sentence) for sentence in explained)
    for sentence in reading.sentences:
        cues = [cue for cue in sentence.found("imaging") if _is_imaging(cue.span.of(reading.text), sentence)]
        if (not cues and not sentence.has("imaging")) or sentence.speaker in {
            Speaker.QUESTION,
            Speaker.LAW,
            Speaker.LITERATURE,
        }:
            continue
        if not cues and sentence.score("imaging") < 0.5:
            continue
        told = _tells_finding(sentence)
        yield fact(
            Imaging,
            sentence,
            cues[0].span if cues else None,
            seen_by="imaging" if cues else f"role imaging {sentence.score('imaging'):.2f}",
            speaker=Speaker.AUTHOR,
            findings=told or _tells_result(sentence),
            used=used or (_tells_result(sentence) and sentence.has(*_PLAYS_A_PART)),
            listed=sentence.has("records_reviewed"),
        )


#: A result is told from this score up; lower ones are examination findings beside a film that is only mentioned.
_RESULT_SCORE = 0.5


def _tells_finding(sentence: Sentence) -> bool:
    if _ONLY_MADE.search(sentence.lower) and not _RESULT.search(sentence.lower):
        return False
    measured = sentence.has("finding") and bool(_NUMBER.search(sentence.lower))
    return measured or (sentence.has("imaging") and sentence.score("finding") >= _RESULT_SCORE)


_NUMBER = re.compile(r"\b\d+(?:\.\d+)? ?(?:%|percent|mm\b|cm\b|millimet\w+|centimet\w+)")
#: Imaging told as made, with nothing of what it showed.
_ONLY_MADE = re.compile(
    r"\b(?:taken|obtained|done|performed|ordered|made|repeated|had (?:an?|several|some)|has had|have had|underwent|sent for)\b"
)


#: Words that are imaging only where the sentence is about imaging: treatment by ultrasound, a film seen, an echo heard.
_AMBIGUOUS = frozenset({"ultrasound", "echo", "film", "films", "scan", "scans", "doppler", "duplex", "pet", "imaging"})
_LEAST_SCORE = 0.3


def _is_imaging(words: str, sentence: Sentence) -> bool:
    if words.lower() in _AMBIGUOUS and sentence.score("imaging") < _LEAST_SCORE:
        return False
    return words.lower() not in {"ct", "pet"} or words.isupper()


_RESULT = re.compile(
    r"\b(?:show(?:s|ed|n|ing)?|reveal\w*|demonstrat\w*|read as|confirm\w*|(?:was|were|is|are) (?:normal|negative|unremarkable|clean|clear)|normal|narrow\w*|loss of|spur\w*|osteophyt\w*|hernia\w*|extru\w*|protru\w*|bulg\w*|stenos\w*|tear|torn|fracture\w*|slip|grade|height|"
    r"degenerat\w*|arthri\w*|joint space|sclerosis|effusion|lesion|mass|edema|thicken\w*|thinn\w*|gap|bone on bone|bone-on-bone|collapse\w*|wedg\w*|mm\b|cm\b)"
)


def _tells_result(sentence: Sentence) -> bool:
    return sentence.has("imaging") and bool(_RESULT.search(sentence.lower))


def _is_used(reading: Reading, sentence: Sentence) -> bool:
    """True when an imaging result is tied to the diagnosis or the reasoning, in its sentence or by what the letter says after it."""
    if sentence.has(*_PLAYS_A_PART):
        return True
    return any(s.has(*_PLAYS_A_PART) for s in reading.sentences if s.index != sentence.index)
