"""Which letters share most of their wording with a letter for another claimant.

By MinHash: the share of equal places in two signatures estimates the share of runs of words in common. Letters are brought
together by bands of the signature, so that a hundred thousand of them need not be compared each with each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import eq

from nexuslint.model.wording import PLACES, Person, Wording

#: “Most of the wording”. Of 356 training letters by twelve writers no two share more than 12 in 100 of the shorter one's
#: runs; the same letters with other names and numbers, every eighth sentence left out, 95 and more (bench/boilerplate.py).
MOST = 0.5
#: Places in a band. Three find letters that share half of their runs 998 times in 1,000, and few that share a twentieth.
_BAND = 3
#: In a crowd of alike letters each is compared with this many others, and this many are looked at for them.
_MOST_COMPARED = 20
_MOST_SEEN = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """The letter, the one it shares most with (places in the run), and the share of its own wording, 0 to 1."""

    letter: int
    other: int
    share: float


def find_boilerplate(wordings: Sequence[Wording | None]) -> Iterator[Shared]:
    """Each letter most of whose wording stands in one for another claimant, with the likest one, the earlier of equals.

    Letters without a named claimant, or with too little wording, are not compared: whose they are cannot be told.
    """
    known = {
        index: wording
        for index, wording in enumerate(wordings)
        if wording is not None and wording.signature and wording.claimant
    }
    best: dict[int, Shared] = {}
    for first, second in _candidates(known):
        for one, other, share in _shares(first, second, known):
            held = best.get(one)
            if share >= MOST and (held is None or (-share, other) < (-held.share, held.other)):
                best[one] = Shared(letter=one, other=other, share=share)
    yield from (best[index] for index in sorted(best))


def are_other_people(one: Sequence[Person], other: Sequence[Person]) -> bool:
    """True when no name of the one can be a name of the other."""
    return not any(_may_be_same(first, second) for first in one for second in other)


def _may_be_same(one: Person, other: Person) -> bool:
    if not set(one.surname.split("-")) & set(other.surname.split("-")):
        return False
    return one.given.startswith(other.given) or other.given.startswith(one.given)


def _candidates(known: dict[int, Wording]) -> Iterator[tuple[int, int]]:
    """Pairs of letters for different claimants that agree in a band, each pair once, the earlier letter first."""
    seen: set[tuple[int, int]] = set()
    for start in range(0, PLACES - _BAND + 1, _BAND):
        alike: dict[tuple[int, ...], list[int]] = {}
        for index, wording in known.items():
            alike.setdefault(wording.signature[start : start + _BAND], []).append(index)
        for crowd in alike.values():
            for pair in _pairs(crowd, known):
                if pair not in seen:
                    seen.add(pair)
                    yield pair


def _pairs(crowd: Sequence[int], known: dict[int, Wording]) -> Iterator[tuple[int, int]]:
    for place, first in enumerate(crowd):
        compared = 0
        for second in crowd[place + 1 : place + 1 + _MOST_SEEN]:
            if compared == _MOST_COMPARED:
                break
            if are_other_people(known[first].claimant, known[second].claimant):
                compared += 1
                yield first, second


def _shares(first: int, second: int, known: dict[int, Wording]) -> Iterator[tuple[int, int, float]]:
    """What share of each letter's own runs stands in the other, estimated."""
    one, other = known[first], known[second]
    alike = sum(map(eq, one.signature, other.signature)) / PLACES
    # Of two sets, alike = common / (one + other - common).
    common = alike * (one.runs + other.runs) / (1 + alike)
    yield first, second, min(common / one.runs, 1.0)
    yield second, first, min(common / other.runs, 1.0)
