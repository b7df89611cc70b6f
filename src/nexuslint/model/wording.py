"""What a letter's wording is known by, so that it can be compared with another's after both are gone."""

from __future__ import annotations

from dataclasses import dataclass, field

#: Places of a signature: the error of an estimated share is then about 4 in 100.
PLACES = 128


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """The claimant as named in one letter, lower case: `given` may be an initial, or "" where only the surname stands."""

    surname: str
    given: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The wording of a letter without names, numbers and dates: hashes of its runs of words, and how many runs there are.

    `signature` has `PLACES` numbers of 32 bits: two letters agree in about that share of them which their runs have in
    common. It is empty when the letter has too little wording of its own to be compared. `claimant` are the names by which
    the letter calls the claimant. Neither is shown or written down but sealed.
    """

    signature: tuple[int, ...] = field(default=(), repr=False)
    runs: int = 0
    claimant: tuple[Person, ...] = field(default=(), repr=False)
