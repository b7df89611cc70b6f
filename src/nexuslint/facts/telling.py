"""Who tells a thing in a letter that the clinician writes: the patient, somebody else, or the clinician."""

from __future__ import annotations

import re

from nexuslint.language.reading import Reading, Sentence
from nexuslint.model.facts import Speaker, Teller

#: What these say is neither the author's word nor evidence in the claim.
TOLD_BY_OTHERS = frozenset({Speaker.QUESTION, Speaker.LAW, Speaker.LITERATURE})
#: The patient is reported to say it.
REPORTED = re.compile(
    r"\b(?:(?:he|she|pt|patient|veteran|claimant|mr\.? \w+|ms\.? \w+|mrs\.? \w+|this (?:man|woman|gentleman|lady)) (?:also )?(?:says?|said|states?|stated|reports?|reported|tells?|told|relates?|related|recalls?|recalled|describes?|described|recounts?|maintains?|claims?|"
    r"remembers?|explains?|explained|adds?|gives?|puts?|dates?|attributes?)|per (?:the )?(?:veteran|patient|pt|his|her|him)|according to|by (?:his|her) (?:account|report|own)|(?:his|her) (?:account|story|version|report)|as (?:he|she) tells|says (?:he|she)|tells me|told me|reportedly|allegedly)\b"
)
_SOMEBODY = re.compile(
    r"\b(?:wife|husband|partner|spouse|son|daughter|mother|father|sister|brother|niece|nephew|aunt|uncle|grand\w+|friend|neighbou?r|roommate|room-mate|caretaker|caregiver|case ?worker|aide|employer|supervisor|foreman|boss|co-?worker|family|they|therapist|nurse|record|note|chart)s?(?: \w+)? (?:also )?"
    r"(?:says?|said|states?|stated|reports?|reported|tells?|told|relates?|recalls?|describes?|described|writes?|wrote|adds?|explains?|explained|confirms?|confirmed|notes?|noted|noticed|notices|observes?|observed)\b|\b(?:according to|per|by the account of) (?:his|her|the|an?) (?:wife|husband|partner|son|daughter|mother|father|sister|brother|family|friend|neighbou?r|employer|nurse|aide)\b"
)
_SEEN = re.compile(
    r"\b(?:i|we) (?:have |myself |also )?(?:saw|seen|see|watch\w*|observ\w+|notice\w*|find|found|had to|helped)\b|\b(?:in|to|at) (?:my|our|the) (?:office|exam\w* room|clinic|waiting room|practice)\b|\b(?:was|were|is) (?:observed|seen|noted) (?:to|in|by)\b|\bon (?:exam\w*|observation)\b|\bobserved\b|\bin front of me\b"
)
_SPEAKERS = {
    Speaker.VETERAN: Teller.PATIENT,
    Speaker.LAY: Teller.OTHER,
    Speaker.RECORD: Teller.OTHER,
    Speaker.EXAMINER: Teller.OTHER,
    Speaker.OTHER: Teller.OTHER,
}


def teller_of(reading: Reading, sentence: Sentence) -> Teller:
    """Who tells what a sentence holds; one that goes on in the same block with what the patient said is the patient's."""
    told = _by_words(sentence)
    if told is not None:
        return told
    if sentence.speaker in _SPEAKERS:
        return _SPEAKERS[sentence.speaker]
    before = reading.sentences[sentence.index - 1] if sentence.index else None
    if before is not None and before.block_index == sentence.block_index and sentence.opens == "sentence":
        goes_on = before.has("daily_impact", "symptom_only", "work_limit") and not sentence.has("finding")
        if goes_on and _by_words(before) in (Teller.PATIENT, Teller.OTHER):
            return _by_words(before) or Teller.CLINICIAN
    return Teller.CLINICIAN


def _by_words(sentence: Sentence) -> Teller | None:
    lower = sentence.lower
    if _SOMEBODY.search(lower):
        return Teller.OTHER
    if _SEEN.search(lower):
        return Teller.CLINICIAN
    return Teller.PATIENT if REPORTED.search(lower) else None
