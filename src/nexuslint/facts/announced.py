"""What a sentence announces at its beginning that it is about: "As for the panic, I cannot tie it to the Army"."""

from __future__ import annotations

import re

from nexuslint.facts.claim import Claim
from nexuslint.facts.linkage import regions_before
from nexuslint.language.reading import Sentence

_ANNOUNCED = re.compile(
    r"^\W*(?:\d+[.)]\s*)?(?:(?:now|and|but|so|then),? )?"
    r"(?:(?:as (?:regards|for|to)|regarding|concerning|with (?:respect|regard) to|on|for|of|about|turning to) (?P<after>[a-z][^,.;:]{0,60}?)(?:,|;|:| i | it | he | she | there )|"
    r"(?P<before>(?:the|his|her|that|this) [^,.;]{3,45}?),? (?:on the (?:contrary|other hand)|however|is (?:a different|another|a separate|the other) (?:story|matter|question)|i (?:cannot|can't|can not|do not|don't|would not|could not|am not|have no)))"
)
#: What may be announced besides a condition: "on these grounds", "of the possible causes".
_NO_CONDITION = re.compile(
    r"\b(?:reasons?|grounds?|evidence|records?|whole|balance|question|basis|causes?|purpose|present|time|review|file|opinion|matter|claim|standard|view|my|your|facts?|figures|history|course|service|navy|army|probabilit\w+|account|strength|these|those|all|same|link|connection|years?|likelihood|paper|theory|first|one|it|that|this|examiner|report|imaging|mri|film|literature)\b"
)
_WORD = re.compile(r"[a-z]{4,}")


def announced_other(sentence: Sentence, claim: Claim) -> str | None:
    """The words for what a sentence says that it is about, when that is none of the claim's known conditions.

    A second condition may be called by a name that nobody has listed ("the spinning"); what is said of it must not be set
    against what is said of the first.
    """
    match = _ANNOUNCED.search(sentence.lower)
    if match is None:
        return None
    words = match.group("after") or match.group("before")
    if _NO_CONDITION.search(words) or regions_before(sentence, match.end()) & {one.key for one in claim.conditions}:
        return None
    known = " ".join(one.name for one in claim.conditions)
    return None if any(word in known for word in _WORD.findall(words)) else words
