"""The normaliser: what changes, what stays, and where each piece came from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nexuslint.parsers.normalise import normal_text, normalised


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("con\ufb01rm", "confirm"),
        ("a\u00a0b\u202fc", "a b c"),
        ("L5\u2011S1 \u2010", "L5-S1 -"),
        ("con\u00addition", "condition"),
        ("caf\u0065\u0301", "caf\u00e9"),
        ("a\x07b\u200bc\ufeff", "abc"),
        ("\uf0fe yes \uf0a8 no", "☒ yes ☐ no"),
        ("\uf0b7 item", "• item"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
    ],
)
def test_changed(source: str, expected: str) -> None:
    assert normal_text(source) == expected


@pytest.mark.parametrize("source", ["“His” ‘knee’", "a – b — c", "½ inch, 45°, §\t3.310…", "™ ²", "naïve"])
def test_left_alone(source: str) -> None:
    """Curly quotes, dashes, fractions and signs mean something to the language layer."""
    assert normal_text(source) == source


@given(st.text(st.characters(codec="utf-8")))
def test_pieces_stand_in_order_and_even_ones_are_one_to_one(source: str) -> None:
    at = 0
    for piece in normalised(source):
        assert at <= piece.start < piece.end <= len(source)
        assert piece.text
        if piece.even:
            assert len(piece.text) == piece.end - piece.start
        at = piece.end


@given(st.text(st.characters(codec="utf-8")))
def test_normal_text_stays_as_it_is(source: str) -> None:
    once = normal_text(source)
    assert normal_text(normal_text(once)) == normal_text(once)
