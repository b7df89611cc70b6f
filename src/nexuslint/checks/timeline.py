"""NX405: when the symptoms began, and how they went on."""

from __future__ import annotations

from collections.abc import Iterator

from nexuslint.model.facts import (
    AdverseEvidence,
    AdverseKind,
    Direction,
    Fact,
    Facts,
    Ground,
    Onset,
    Opinion,
    Speaker,
)
from nexuslint.model.finding import Hit


def missing_timeline(facts: Facts) -> Iterator[Hit]:
    """One hit for each claimed condition whose onset or course is not told; `detail` says which.

    Onset explained as delayed serves alone; so does onset set against the primary
    condition, where there is one. With several theories for one condition, one of them is enough.
    """
    if not facts.conditions:
        yield from _judge(facts, None, facts.grounds)
        return
    for claimed in facts.conditions:
        yield from _judge(facts, claimed.key, claimed.grounds or facts.grounds)


def _judge(facts: Facts, key: str | None, grounds: tuple[Ground, ...]) -> Iterator[Hit]:
    onsets = [fact for fact in _about(facts, "onset", key) if isinstance(fact, Onset)]
    if any(onset.delayed for onset in onsets):
        return
    if Ground.CONDITION in grounds and any(onset.relative for onset in onsets):
        return
    began = any(onset.dated for onset in onsets)
    went_on = bool(_about(facts, "course", key))
    if (began and went_on) or _is_the_authors_reason(facts, key):
        return
    wanting = [words for words, told in ((_BEGAN, began), (_WENT_ON, went_on)) if not told]
    mark = onsets[0] if onsets else None
    detail = " or ".join(wanting)
    yield Hit(
        span=mark.span if mark else None,
        sentence=mark.sentence if mark else None,
        condition=key,
        values={"detail": detail, "detail_redacted": detail},
    )


_BEGAN = "when the symptoms began"
_WENT_ON = "how they went on since"


def _is_the_authors_reason(facts: Facts, key: str | None) -> bool:
    """True when years of silence are told and no favourable opinion is given: the missing course is then the point."""
    silences = [
        fact
        for fact in _about(facts, "adverse_evidence", key)
        if isinstance(fact, AdverseEvidence) and fact.kind is AdverseKind.SILENCE
    ]
    favorable = any(
        isinstance(fact, Opinion) and fact.direction is Direction.FAVORABLE and fact.speaker is Speaker.AUTHOR
        for fact in _about(facts, "opinion", key)
    )
    judged = bool(_about(facts, "opinion", key) or _about(facts, "speculation", key))
    return bool(silences) and judged and not favorable


def _about(facts: Facts, kind: str, key: str | None) -> tuple[Fact, ...]:
    return tuple(fact for fact in facts.of(kind) if key is None or fact.condition in (key, None))
