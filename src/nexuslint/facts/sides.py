"""Left and right: the side of each claimed condition wherever it is named."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from nexuslint.facts.claim import Claim
from nexuslint.facts.pointing import fact
from nexuslint.language.reading import Reading, Sentence
from nexuslint.model.facts import Side, SideMention, Speaker
from nexuslint.model.span import Span

_SIDED = re.compile(
    r"\b(?P<side>left|right|bilateral|both)\b(?:[- ]sided)?(?P<between>(?: (?:[a-z0-9-]+)){0,3}?) (?P<part>knees?|hips?|shoulders?|ankles?|foot|feet|elbows?|wrists?|hands?|rotator cuff|lower extremit\w+|upper extremit\w+|leg|legs|arm|arms|radiculopathy|ulnar|ears?|s1|l5|l4|c6|c7)\b"
)
_SIDE = {"left": Side.LEFT, "right": Side.RIGHT, "bilateral": Side.BOTH, "both": Side.BOTH}
_PART = {
    "knee": "knee", "knees": "knee", "hip": "hip", "hips": "hip", "shoulder": "shoulder", "shoulders": "shoulder", "rotator cuff": "shoulder",
    "ankle": "ankle", "ankles": "ankle", "foot": "foot", "feet": "foot", "elbow": "elbow", "elbows": "elbow", "wrist": "wrist or hand",
    "wrists": "wrist or hand", "hand": "wrist or hand", "hands": "wrist or hand", "radiculopathy": "leg", "ulnar": "ulnar", "leg": "leg", "legs": "leg", "s1": "leg", "l5": "leg", "l4": "leg",
}  # fmt: skip
#: Roles of sentences whose side is that of the claimed condition itself.
_CLAIMED_ROLES = (
    "diagnosis",
    "diagnosis_uncertain",
    "opinion_firm",
    "opinion_hedged",
    "opinion_adverse",
    "identifier",
    "symptom_only",
)
_COMPARED = re.compile(
    r"\b(?:compared|than|other|opposite|contralateral|unlike|uninjured|unaffected|good|normal|sparing|spares|whereas|while the|against)\b"
)


#: What stands behind the good side, set beside the bad one.
_COMPARED_AFTER = re.compile(
    r".{0,25}\b(?:(?:next to|beside) (?:it|that|this)|which carried|is (?:the|that) \w+ of|nearly new|barely|hardly|(?:is|are|was|were) (?:normal|fine|sound|clean|spared|untouched|well|unremarkable))\b"
)
#: Roles of sentences that tell the side of the trouble again and again, and now and then of the other limb.
_SHOWN_ROLES = (
    "finding",
    "imaging",
    "treatment",
    "service_event",
    "onset",
    "question",
    "records_reviewed",
    "record_content",
)
#: How many such namings, and what share of them, make a side the letter's own.
_ENOUGH, _SHARE = 2, 0.75


def find_sides(reading: Reading, claim: Claim) -> Iterator[SideMention]:
    """Give the side of each claimed part as told.

    Each diagnosis, opinion and subject line counts; of findings and history, once, the side that they mostly name.
    """
    shown: dict[str, list[SideMention]] = {}
    for sentence in reading.sentences:
        if sentence.has(*_CLAIMED_ROLES) and sentence.speaker is Speaker.AUTHOR:
            yield from _sides_of(sentence, claim)
        elif sentence.has(*_SHOWN_ROLES):
            for mention in _sides_of(sentence, claim):
                shown.setdefault(mention.condition or "", []).append(mention)
    for mentions in shown.values():
        sides = Counter(mention.side for mention in mentions if mention.side is not Side.BOTH)
        if not sides:
            continue
        side, count = sides.most_common(1)[0]
        if count >= _ENOUGH and count >= _SHARE * len(mentions):
            yield next(mention for mention in mentions if mention.side is side)


def _sides_of(sentence: Sentence, claim: Claim) -> Iterator[SideMention]:
    keys = {condition.key for condition in claim.conditions}
    for match in _SIDED.finditer(sentence.lower):
        part = _PART.get(match.group("part")) or ("leg" if "lower" in match.group("part") else "")
        serves = (part, *_SERVES.get(part, ()))
        key = next((key for key in serves if key in keys), None)
        before = sentence.lower[max(0, match.start() - 45) : match.start()]
        if (
            key is None
            or _COMPARED.search(before[-25:])
            or _COMPARED_AFTER.match(sentence.lower, match.end())
            or _PRIMARY.search(before)
            or _RATED_AFTER.match(sentence.lower, match.end())
        ):
            continue
        span = Span(start=sentence.span.start + match.start(), end=sentence.span.start + match.end())
        yield fact(
            SideMention,
            sentence,
            span,
            seen_by="words",
            speaker=Speaker.AUTHOR,
            condition=key,
            side=_SIDE[match.group("side")],
        )


#: The claimed conditions that a part of the body stands for beside itself.
_SERVES = {
    "leg": ("back", "radiculopathy", "neuropathy"),
    "foot": ("neuropathy",),
    "elbow": ("neuropathy",),
    "ulnar": ("neuropathy", "elbow"),
}
#: What stands behind the side of a condition that is service connected already.
_RATED_AFTER = re.compile(
    r"[^.;]{0,60}?(?:\b(?:already|also|now|currently|is|are|was|were) service[- ]connected|, service[- ]connected|\b\d+ ?(?:percent|%))"
)
#: What stands before the side of a primary condition or of a cause.
_PRIMARY = re.compile(
    r"(?:service[- ]connect\w*(?: \w+){0,2}|secondary to|due to|\bby|because of|from|result of)(?: his| her| the| a)? ?$"
)
