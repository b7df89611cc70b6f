"""Which words of a letter are kept in mind as names, for masking them."""

from __future__ import annotations

from functools import lru_cache

import pytest

from nexuslint.lint import lint_text
from nexuslint.model.mask import masked_text

LETTER = """LAKESIDE ORTHOPEDICS

RE: Corwin R. Delaney, claim ending 4417

Dear Sir or Madam:

I treat Mr. Delaney for a lumbar strain. His wife Marisol tells me that he fell at Camp Hollis, where Sgt. Young saw it.
It could be related to the Army. Quillon also came along. A young man would have healed; an MRI of L4-L5 was read by Dr. Baker.

Respectfully,
Ottoline Brackwater, DPM
"""


@lru_cache(maxsize=1)
def names() -> frozenset[str]:
    told = lint_text(LETTER).names
    assert told is not None
    return frozenset(told)


@pytest.mark.parametrize(
    "name", ["delaney", "corwin", "marisol", "quillon", "ottoline", "brackwater", "hollis", "lakeside", "baker"]
)
def test_people_are_kept_in_mind_and_places_with_them(name: str) -> None:
    assert {name, name.capitalize()} & names()


def test_a_name_that_is_a_word_too_counts_with_a_capital_only() -> None:
    assert "Young" in names()
    assert "young" not in names()


@pytest.mark.parametrize(
    "word", ["army", "mri", "dpm", "respectfully", "lumbar", "dear", "mr", "dr", "it", "claim", "madam"]
)
def test_words_of_the_trade_are_none(word: str) -> None:
    assert not {word, word.capitalize(), word.upper()} & names()


def test_a_letter_masked() -> None:
    shown = masked_text(LETTER, tuple(sorted(names())))
    assert (
        "I treat Mr. [name] for a lumbar strain. His wife [name] tells me that he fell at Camp [name], where" in shown
    )
    assert "It could be related to the Army. [name] also came along. A young man would have healed" in shown
    assert "where Sgt. [name] saw it" in shown
