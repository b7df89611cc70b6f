"""How the sentences of a letter are laid out in rows for the role reader."""

from __future__ import annotations

import random

import pytest

from nexuslint.language.role_windows import Layout, Line, Window, windows

LAYOUT = Layout(opening=1, closing=2, longest=6)


def letters() -> list[list[int]]:
    chance = random.Random(7)
    return [[chance.randint(2, 120) for _ in range(chance.randint(1, 90))] for _ in range(200)]


def test_a_row_holds_marks_pieces_and_closings_and_tells_where_each_sentence_is() -> None:
    lines = [Line(pieces=(10, 11), mark=7), Line(pieces=(12,), mark=None)]
    assert LAYOUT.row(lines) == ([1, 7, 10, 11, 2, 12, 2], [(2, 5), (5, 7)])


def test_an_empty_sentence_still_has_a_place() -> None:
    assert LAYOUT.row([Line(pieces=(), mark=None)]) == ([1, 2], [(1, 2)])


def test_of_a_long_sentence_both_ends_are_read() -> None:
    row, _ = LAYOUT.row([Line(pieces=tuple(range(20, 40)), mark=None)])
    assert row == [1, 20, 21, 22, 23, 38, 39, 2]


def test_the_cost_is_what_a_line_takes_in_a_row() -> None:
    for line in (Line(pieces=(), mark=None), Line(pieces=(5, 5), mark=7), Line(pieces=(5,) * 9, mark=7)):
        row, _ = LAYOUT.row([line])
        assert LAYOUT.cost(line) == len(row) - 1


def test_no_sentences_no_windows() -> None:
    assert list(windows([], size=256, context=48)) == []


def test_a_short_letter_is_one_window() -> None:
    assert list(windows([20] * 10, size=256, context=48)) == [Window(first=0, last=10, keep_from=0, keep_to=10)]


@pytest.mark.parametrize("costs", letters())
def test_each_sentence_is_kept_once_and_no_window_is_too_long(costs: list[int]) -> None:
    kept: list[int] = []
    for window in windows(costs, size=256, context=48):
        assert window.first <= window.keep_from < window.keep_to <= window.last
        assert 1 + sum(costs[window.first : window.last]) <= 256
        kept.extend(range(window.keep_from, window.keep_to))
    assert kept == list(range(len(costs)))


def test_a_sentence_has_context_on_both_sides_of_a_border() -> None:
    found = list(windows([16] * 60, size=256, context=48))
    assert len(found) > 2
    for window in found[1:]:
        assert window.keep_from - window.first == 3
    for window in found[:-1]:
        assert window.last - window.keep_to == 3


def test_what_is_added_at_the_end_leaves_earlier_windows_alone() -> None:
    short, long = (list(windows([16] * count, size=256, context=48)) for count in (60, 70))
    assert long[: len(short) - 1] == short[:-1]
