"""Service and time: the event, when symptoms began, how they went on, and the years in between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nexuslint.facts.claim import Claim, condition_of
from nexuslint.facts.pointing import fact
from nexuslint.facts.telling import REPORTED, TOLD_BY_OTHERS
from nexuslint.language.reading import Reading, Sentence
from nexuslint.model.facts import (
    Course,
    Ground,
    Onset,
    ServiceEvent,
    Speaker,
    Telling,
)

#: Sentences that lend credit to an event: a record, a statement of others, or the author's own reason to believe.
_CREDITS = re.compile(
    r"\b(?:credible|credib\w+|believ\w+|no reason to doubt|never had (?:cause|reason) to doubt|consistent (?:with|throughout|over)|consistently|corroborat\w+|confirm\w*|agrees? with|bears? (?:him|her|it|this) out|match(?:es|ed)?|fits?|fitted|in keeping with|"
    r"tallies|squares with|accords? with|plausible account|supported by|supports? (?:his|her|the) (?:account|history)|documented|recorded|on record|does not embroider|trust|reliable|rings? true|first[- ]hand)\b"
)


def find_events(reading: Reading, claim: Claim) -> Iterator[ServiceEvent]:
    """Give each specific event or pattern of duties, with how it is told and whether anything stands beside the patient's word."""
    if Ground.SERVICE not in claim.grounds:
        return
    events = [s for s in reading.playing("service_event") if s.speaker not in TOLD_BY_OTHERS]
    supported = _is_supported(reading, events)
    for sentence in events:
        telling = Telling.STATED
        told_by_others = sentence.speaker in {Speaker.RECORD, Speaker.LAY} or _is_witness(sentence)
        if sentence.has("record_content") or (told_by_others and not _CLAIMANTS_WORD.search(sentence.lower)):
            telling = Telling.RECORD
        elif (
            sentence.speaker is Speaker.VETERAN
            or REPORTED.search(sentence.lower)
            or _continues_report(reading, sentence)
        ):
            telling = Telling.REPORTED
        yield fact(
            ServiceEvent,
            sentence,
            seen_by=f"role service_event {sentence.score('service_event'):.2f}",
            condition=None,
            telling=telling,
            supported=supported or telling is not Telling.REPORTED,
        )


def _continues_report(reading: Reading, sentence: Sentence) -> bool:
    """True when the sentence goes on, in the same block, with what the patient was reported to say just before."""
    before = reading.sentences[sentence.index - 1] if sentence.index else None
    return (
        before is not None
        and before.block_index == sentence.block_index
        and before.has("service_event")
        and (before.speaker is Speaker.VETERAN or bool(REPORTED.search(before.lower)))
        and not re.search(r"\b(?:record|note|report|slip|chart|file)s?\b", sentence.lower)
    )


def _is_supported(reading: Reading, events: Sequence[Sentence]) -> bool:
    """True when a service record, a statement of others or a reason to credit the account stands in the letter."""
    told = frozenset(word for event in events for word in _long_words(event))
    for sentence in reading.sentences:
        if sentence.speaker in TOLD_BY_OTHERS:
            continue
        if _is_witness(sentence):
            return True
        if (
            sentence.has("record_content")
            and not sentence.has("adverse_evidence")
            and _SERVICE_SOURCE.search(sentence.lower)
            and not (_DATES_ONLY.search(sentence.lower) and not _long_words(sentence) & told)
        ):
            return True
        if (
            _CREDITS.search(sentence.lower)
            and sentence.has(
                "rationale", "opinion_firm", "rebuttal", "service_event", "finding", "lay_evidence", "cause_considered"
            )
            and _ACCOUNT.search(sentence.lower)
        ):
            return True
    return False


#: Papers that show when and as what somebody served, and how fit he came; they bear out an event only by its own words.
_DATES_ONLY = re.compile(r"\b(?:dd[- ]?214|entrance|enlistment|entry (?:exam\w*|physical)|induction)\b")
_LONG_WORD = re.compile(r"[a-z]{5,}")
_COMMON = frozenset(
    ("years", "there", "their", "which", "shows", "after", "served", "service", "about", "three", "right")
)


def _long_words(sentence: Sentence) -> frozenset[str]:
    return frozenset(_LONG_WORD.findall(sentence.lower)) - _COMMON


_CLAIMANTS_WORD = re.compile(r"\b(?:per|according to) (?:the |this )?(?:veteran|patient|pt|claimant|him|her)\b")


def _is_witness(sentence: Sentence) -> bool:
    """True for a statement of somebody else than the claimant, whose own word does not support itself."""
    return sentence.has("lay_evidence") and sentence.speaker is not Speaker.VETERAN


_SERVICE_SOURCE = re.compile(
    r"\b(?:service|sick|separation|entrance|enlistment|profile|corpsman|medic|surgeon|battalion|line[- ]of[- ]duty|dd[- ]?214|army|navy|marine|air force|military|unit|ship|deploy\w*|personnel|aid station|quarters|slips?|citation|award|log\w*|station|troop|strs?)\b"
)
_ACCOUNT = re.compile(
    r"\b(?:account|history|story|version|description|telling|what (?:he|she) (?:says|said|tells|told|describes)|(?:he|she) (?:describes|tells|says|told)|event|injury|fall|blast|jump|accident|incident|exposure|mechanism|doubt|believe|him|her)\b"
)

_RELATIVE = re.compile(
    r"\b(?:after|since|following|once|when|within|before|from the (?:time|day)|months? (?:after|later|into)|years? (?:after|later|into)|began to|by the time)\b"
)
_DELAYED = re.compile(
    r"\b(?:delayed|latent|latency|late[- ]onset|incubat\w+|years to (?:appear|show|declare)|takes? (?:years|decades)|slow to)\b"
)


#: The beginning of a course in the same words: "since the fusion", "from 2004 on", "within ten weeks of the surgery".
_FROM_WHEN = re.compile(
    r"\b(?:since (?!(?:about |the |his |her |that |late |early |age )?(?:then|i|visit|he|she)\b)\w+|from (?:the |that )?[^.;,]{3,30} on(?:ward)?s?\b|within (?:\w+ ){1,3}of|(?:began|started|found|first noted) (?:in|on|at|with|after) )"
)


_HARM = re.compile(
    r"\b(?:fell|fall|fallen|hurt|injur\w+|struck|hit|thrown|threw|landed|came down|went down|blast|blew|explo\w+|crash\w*|rolled|pinned|crushed|twist\w*|tore|torn|snapped|popped|gave way|slipped|dropped|burn\w*|shot|wound\w*|jump\w*|assault\w*|attack\w*|"
    r"frost\w*|sprain\w*|broke\w*|fractur\w*|caught|exposed|soaked|knocked|concuss\w*|killed|died|mortar|ied|let go|collaps\w*)\b"
)


def find_onsets(reading: Reading, claim: Claim) -> Iterator[Onset]:
    """Give each sentence that tells when the condition began; an event in service does where a course is told from it."""
    goes_on = any(s.speaker not in TOLD_BY_OTHERS for s in reading.playing("continuity"))
    by_course = {s.index for s in reading.playing("continuity") if _FROM_WHEN.search(s.lower)}
    for sentence in reading.playing("service_event"):
        fixed = re.search(r"\b(?:19|20)\d\d\b", sentence.text) or _HARM.search(sentence.lower)
        told = sentence.has("onset") or sentence.index in by_course
        if goes_on and fixed and sentence.speaker not in TOLD_BY_OTHERS and not told:
            yield fact(Onset, sentence, seen_by="an event in service, and a course told", condition=None)
    for sentence in reading.playing("continuity"):
        if sentence.speaker not in TOLD_BY_OTHERS and not sentence.has("onset") and sentence.index in by_course:
            yield fact(
                Onset,
                sentence,
                seen_by="a course told from its beginning",
                condition=None if len(claim.conditions) != 1 else condition_of(sentence, claim),
                relative=bool(_RELATIVE.search(sentence.lower)),
            )
    for sentence in reading.playing("onset"):
        if sentence.speaker not in TOLD_BY_OTHERS:
            yield fact(
                Onset,
                sentence,
                seen_by=f"role onset {sentence.score('onset'):.2f}",
                condition=None if len(claim.conditions) != 1 else condition_of(sentence, claim),
                relative=bool(_RELATIVE.search(sentence.lower)),
                delayed=bool(_DELAYED.search(sentence.lower)),
            )


_COURSE_WORDS = re.compile(
    r"\b(?:ever since|(?:went|gone|goes|going|has been going) on|never (?:been right|right|cleared|left|went away|stopped|been without)|on and off|off and on|come and gone|comes and goes|since then|has (?:continued|persisted|grown|climbed|spread|worsened|progressed)|"
    r"progress\w*|steadily|gradual\w*|year (?:by|after|on) year|each year|every year|since (?:service|discharge|separation|that (?:day|winter|summer|fall|spring|time)))\b"
)


def find_courses(reading: Reading) -> Iterator[Course]:
    """Give each sentence that tells how symptoms went on since they began."""
    for sentence in reading.sentences:
        if sentence.speaker in TOLD_BY_OTHERS:
            continue
        if sentence.has("continuity"):
            yield fact(Course, sentence, seen_by=f"role continuity {sentence.score('continuity'):.2f}", condition=None)
        elif sentence.has(
            "onset", "treatment", "symptom_only", "record_content", "service_event"
        ) and _COURSE_WORDS.search(sentence.lower):
            yield fact(Course, sentence, seen_by="words", condition=None)
