"""Names of conditions in a sentence, and what is to be known of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nexuslint.language.reading import Cue, Sentence
from nexuslint.model.facts import Side
from nexuslint.model.span import Span

#: Labels of rules/lexicon/conditions.yaml whose conditions imaging shows.
_STRUCTURAL = frozenset({"spine", "spine_arthritis", "joint_arthritis", "joint"})
_ARTHRITIS = frozenset({"spine_arthritis", "joint_arthritis"})
_SPINE = frozenset({"spine", "spine_arthritis"})
#: Conditions of a structural part that imaging does not show all the same.
_NOT_SHOWN = frozenset(
    {"gout", "gouty arthritis", "rheumatoid arthritis", "psoriatic arthritis", "inflammatory arthritis", "amputation"}
)
#: A nerve root is pressed on in the spine, which imaging shows.
_ROOT = re.compile(r"radiculopathy|sciatica|myelopathy")
_SPINE_WORDS = re.compile(
    r"\b(?:lumbar|lumbosacral|cervical|thoracic|spine|spinal|low back|lower back|back|neck|[lct]\d)\b", re.IGNORECASE
)
_BODY_PART = re.compile(
    r"\b(?:back|neck|spine|knees?|hips?|shoulders?|ankles?|foot|feet|wrists?|elbows?|hands?|fingers?|thumbs?|heels?|joints?|"
    r"lumbago|lumbalgia|cervicalgia|arthralgias?)\b",
    re.IGNORECASE,
)
_SIDE = re.compile(
    r"\b(?:(bilateral(?:ly)?|both)|(left|lt|l)|(right|rt|r))(?:[- ](?:sided|side))?\b[.]?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One condition (or symptom) named: its words in lower case and its family (label in the lexicon)."""

    span: Span
    name: str
    family: str
    is_symptom: bool
    side: Side | None

    @property
    def structural(self) -> bool:
        """True when imaging can show it (spine, joint, tendon, fascia, fracture, or a bare symptom of one)."""
        if self.is_symptom:
            return bool(_BODY_PART.search(self.name))
        return (self.family in _STRUCTURAL or bool(_ROOT.search(self.name))) and self.name not in _NOT_SHOWN

    @property
    def arthritis(self) -> bool:
        """True for arthritis of any kind that X-ray establishes."""
        return self.family in _ARTHRITIS and self.name not in _NOT_SHOWN


def named_conditions(sentence: Sentence) -> tuple[Named, ...]:
    """The conditions and symptoms that the sentence names, in order."""
    names = [_named(sentence, cue, is_symptom=False) for cue in sentence.found("conditions")]
    for cue in sentence.found("symptoms"):
        if not any(cue.span.overlaps(other.span) for other in names):
            names.append(_named(sentence, cue, is_symptom=True))
    return tuple(sorted(names, key=lambda named: named.span))


def _named(sentence: Sentence, cue: Cue, *, is_symptom: bool) -> Named:
    offset = sentence.span.start
    name = sentence.lower[cue.span.start - offset : cue.span.end - offset]
    return Named(span=cue.span, name=name, family=cue.label, is_symptom=is_symptom, side=side_near(sentence, cue.span))


def is_spine(sentence: Sentence, named: Named) -> bool:
    """True when the condition is one of the spine, by its name or by the words of its sentence."""
    if named.family in _SPINE or _ROOT.search(named.name):
        return True
    nearby = _words_before(sentence, named.span) + " " + named.name
    return named.structural and bool(_SPINE_WORDS.search(nearby))


def side_near(sentence: Sentence, span: Span) -> Side | None:
    """The side told just before the words of `span`, or just after them."""
    before = list(_SIDE.finditer(_words_before(sentence, span)))
    if before:
        return side_of(before[-1])
    after = sentence.text[span.end - sentence.span.start :][:24]
    found = _SIDE.search(after.split(",")[0].split(";")[0])
    return side_of(found) if found else None


def side_of(match: re.Match[str]) -> Side | None:
    """The side that a match of the side pattern names; a single small letter names none."""
    if match.group(1):
        return Side.BOTH
    word = match.group(2) or match.group(3)
    if len(word) == 1 and not word.isupper():
        return None
    return Side.LEFT if match.group(2) else Side.RIGHT


def _words_before(sentence: Sentence, span: Span) -> str:
    """The clause's words in front of `span`, at most forty characters."""
    start = span.start - sentence.span.start
    return re.split(r"[,;:()]|\band\b|\bbut\b", sentence.text[max(0, start - 40) : start])[-1]
