"""Places that only speak of limits told elsewhere: titles over rows, and sentences on "the lifting limit"."""

from __future__ import annotations

from collections.abc import Sequence

from nexuslint.facts.limits_scope import about_limits, only_explains
from nexuslint.language.reading import Reading, Sentence
from nexuslint.model.facts import Limit

#: A title has so many words at most.
_TITLE = 4


def without_mentions(reading: Reading, limits: Sequence[Limit]) -> list[Limit]:
    """The limits without those that tell nothing of their own, where the same activity has a measure elsewhere."""
    told = {limit.activity for limit in limits if limit.amount}
    of_span = {sentence.span: sentence for sentence in reading.sentences}
    return [
        limit
        for limit in limits
        if limit.amount
        or (not limit.activity and not (told and limit.sentence.of(reading.text).rstrip().endswith(":")))
        or (limit.activity and not any(limit.activity in one or one in limit.activity for one in told))
        or not _only_speaks_of(of_span[limit.sentence], limit.activity)
    ]


def _only_speaks_of(sentence: Sentence, activity: str) -> bool:
    text = sentence.text.rstrip()
    if only_explains(sentence) or text.endswith(":"):
        return True
    if len(text.split()) <= _TITLE and not text.endswith((".", ";", ",")) and sentence.block.kind.value != "item":
        return True
    return any(activity in activities for _, _, activities in about_limits(sentence))
