"""The records that the author went by, and what is recited from them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nexuslint.facts.pointing import fact
from nexuslint.language.reading import Reading, Sentence
from nexuslint.model.facts import Review, ServiceRecord, Speaker

_NAMED_LABELS = ("service", "claims_file", "va", "examination", "decision", "civilian", "test", "lay")
_SERVICE_LABELS = ("service", "claims_file")
_OWN = frozenset({Speaker.AUTHOR, Speaker.OTHER, Speaker.RECORD})
#: Words for a record that name no kind by themselves.
_RECORD_NOUN = r"records?|files?|charts?|papers?|folders?|documents?|documentation|materials?|history|histories|paperwork|binder|packet|disc|disk|printouts?"
#: Words for a document that is a kind once anything says of what.
_DOCUMENT_NOUN = r"notes?|reports?|summar(?:y|ies)|logs?|sheets?|slips?|films?|images?|statements?|letters?|results?|studies|study|evaluations?|exam(?:ination)?s?|consults?|consultations?|decisions?|diary|diaries|entries|cards?|lists?|tracings?|scans?|downloads?|serolog(?:y|ies)|biops(?:y|ies)|labs"
#: Words before a record that say nothing of its kind.
_SAYS_NOTHING = frozenset(
    [
        *(
            "every",
            "each",
            "what",
            "whatever",
            "many",
            "good",
            "few",
            "several",
            "lot",
            "great",
            "deal",
            "both",
            "two",
            "three",
        ),
        *(
            "big",
            "thick",
            "large",
            "box",
            "shoebox",
            "bag",
            "sheaf",
            "pack",
            "batch",
            "bundle",
            "about",
            "same",
        ),
        "his",
        "her",
        "their",
        "the",
        "a",
        "an",
        "my",
        "our",
        "your",
        "all",
        "any",
        "these",
        "those",
        "this",
        "that",
        "available",
        "pertinent",
        "relevant",
        "medical",
        "past",
        "complete",
        "entire",
        "whole",
        "full",
        "prior",
        "previous",
        "old",
        "other",
        "additional",
        "submitted",
        "provided",
        "enclosed",
        "of",
        "in",
        "and",
        "or",
        "with",
        "to",
        "for",
        "from",
        "on",
        "old",
        "health",
        "patient",
        "patient's",
        "pt's",
        "veteran's",
        "claimant's",
        "client's",
        "i",
        "he",
        "she",
        "they",
        "such",
        "various",
        "multiple",
        "extensive",
        "some",
        "more",
        "said",
        "above",
        "attached",
        "existing",
        "present",
        "private",
        "voluminous",
        "outside",
        "clinical",
        "treatment",
        "sent",
        "brought",
        "own",
        "stack",
        "pile",
        "through",
        "over",
        "at",
        "went",
        "gone",
        "looked",
        "review",
        "reviewed",
        "reviewing",
        "read",
        "reading",
        "carefully",
        "thoroughly",
        "careful",
        "thorough",
        "personally",
        "also",
        "have",
        "has",
        "had",
        "been",
        "was",
        "were",
        "is",
        "are",
    ]
)
_OF_A_KIND = re.compile(rf"\b(?P<before>[A-Za-z'’&./-]+) (?P<noun>{_RECORD_NOUN}|{_DOCUMENT_NOUN})\b", re.IGNORECASE)
#: A document told by what it is of or about ("notes of his physical therapist"); "of his" and "of the patient" say nothing.
_OF_WHAT = re.compile(
    rf"\b(?:{_DOCUMENT_NOUN}) (?:of|on|about|from) (?:(?:his|her|their|my|our|the|a|an|both|two|three) )*(?!patient|veteran|claimant|client|him\b|her\b|them\b|his\b|past\b|mr\b|ms\b|mrs\b)[a-z]{{4,}}",
    re.IGNORECASE,
)
#: A record named by the office, place or ship it comes from.
_BY_PLACE = re.compile(
    rf"\b(?:{_RECORD_NOUN}|{_DOCUMENT_NOUN})\b[^.;,]{{0,20}}\b(?:from|of|by|at|out of) (?:the |his |her |dr\.? )?(?!Mr|Ms|Mrs|Miss)[A-Z][a-zA-Z]+"
)
_SERVICE_BY_WORDS = re.compile(
    rf"\b(?:army|navy|naval|marine(?: corps)?|air force|coast guard|military|service|barracks|battalion|regiment\w*|squadron|ship(?:board)?|fort \w+|camp \w+|uss|guard|reserve|corpsman|medic|troop|flight surgeon|enlist\w+|induction|separation|out-?processing|deployment|in-service)"
    rf"(?: \w+){{0,3}} (?:{_RECORD_NOUN}|{_DOCUMENT_NOUN}|physicals?|forms?|audiograms?|book|orders|profiles?|medical)\b"
)


def find_reviews(reading: Reading) -> Iterator[Review]:
    """Give each place where the author says what was read; the rows of a list under it count with it."""
    for sentence in reading.playing("records_reviewed"):
        if sentence.speaker not in _OWN:
            continue
        yield fact(
            Review,
            sentence,
            seen_by=f"role records_reviewed {sentence.score('records_reviewed'):.2f}",
            speaker=Speaker.AUTHOR,
            named=_names_a_kind(sentence),
            from_service=_is_of_service(sentence),
        )


def _names_a_kind(sentence: Sentence) -> bool:
    """True when some record in the sentence is told from others: by a word of the lexicon, an adjective, or its place."""
    if sentence.found("records", *_NAMED_LABELS) or _is_of_service(sentence) or _BY_PLACE.search(sentence.text):
        return True
    if _OF_WHAT.search(sentence.text):
        return True
    for match in _OF_A_KIND.finditer(sentence.text):
        before = match.group("before").lower().strip(".,'’")
        if before not in _SAYS_NOTHING and not before.endswith("ly"):
            return True
    return False


def _is_of_service(sentence: Sentence) -> bool:
    return (
        bool(sentence.found("records", *_SERVICE_LABELS))
        or bool(_SERVICE_BY_WORDS.search(sentence.lower))
        or bool(_SERVICE_PLACE.search(sentence.text))
    )


#: Places and forms that only service records come from.
_SERVICE_PLACE = re.compile(
    r"\b(?:Fort|Ft\.?|Camp) [A-Z]\w+|\b(?:Naval|Air Force|Army|Marine Corps) (?:Base|Hospital|Station|Air Station|Community Hospital|Medical Center)|\b(?:NAS|AFB|MEPS|USS|NMC|Landstuhl|Tripler|Walter Reed|Bethesda Naval|Madigan|Brooke Army|Womack|SF[- ]?600|SF[- ]?88|SF[- ]?93|DA \d+|"
    r"Bde|Bn|Sqdn|sick ?bay|dive log|jump log|branch clinic|aid station|barracks|battalion|corpsman|enlistment|induction|separation|discharge physical|Navy|Army|Marine Corps|Air Force|Coast Guard)\b"
)


_RECITED = re.compile(
    r"\b(?:sick[- ]?call|sick ?bay|aid station|separation|discharge physical|out-?processing|entrance|enlistment|profile|corpsman|medic|flight surgeon|battalion|line[- ]of[- ]duty|dd[- ]?214|medical board|service (?:treatment|medical|health)|health record|"
    r"quarters|light duty|troop (?:medical )?clinic|ship'?s|barracks|naval hospital|army hospital|army community hospital|separation audiogram|personnel|slips?|citation|award|performance report|log\w*|strs?|in-service)\b"
)


def find_service_records(reading: Reading) -> Iterator[ServiceRecord]:
    """Give each service record reviewed, or recited by its content."""
    for sentence in reading.sentences:
        if sentence.speaker in {
            Speaker.QUESTION,
            Speaker.LAW,
            Speaker.LITERATURE,
            Speaker.VETERAN,
            Speaker.LAY,
            Speaker.EXAMINER,
        }:
            continue
        if sentence.has("records_reviewed") and _is_of_service(sentence):
            yield fact(ServiceRecord, sentence, seen_by="reviewed", speaker=Speaker.AUTHOR)
        elif sentence.has("record_content") and sentence.has("service_event"):
            yield fact(ServiceRecord, sentence, seen_by="an event told out of a record", speaker=Speaker.AUTHOR)
        elif sentence.has(
            "record_content", "adverse_evidence", "lay_evidence", "rebuttal", "baseline"
        ) and _RECITED.search(sentence.lower):
            yield fact(ServiceRecord, sentence, seen_by="recited", speaker=Speaker.AUTHOR)
