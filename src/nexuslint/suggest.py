"""The nearest known word to one that is not known."""

from __future__ import annotations

from collections.abc import Iterable

#: Shares of likeness (0 to 1, difflib): below the first a word is not near; within the second of the likest it is told too.
_NEAR = 0.6
_AS_GOOD = 0.1


def nearest(word: str, known: Iterable[str], *, most: int = 3) -> tuple[str, ...]:
    """The known words most like `word`, the likest first, letter case set aside; empty when none is near."""
    # Imported late: only a mistake pays for it.
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(b=word.casefold())
    likeness: dict[str, float] = {}
    for one in known:
        matcher.set_seq1(one.casefold())
        if matcher.real_quick_ratio() >= _NEAR and matcher.quick_ratio() >= _NEAR:
            likeness[one] = matcher.ratio()
    best = max(likeness.values(), default=0.0)
    near = [one for one, share in likeness.items() if share >= max(_NEAR, best - _AS_GOOD)]
    return tuple(sorted(near, key=lambda one: (-likeness[one], one))[:most])


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """“Did you mean X or Y?”, or "" when nothing known is near."""
    found = nearest(word, known)
    if not found:
        return ""
    *first, last = found
    return f"Did you mean {', '.join(first)} or {last}?" if first else f"Did you mean {last}?"
