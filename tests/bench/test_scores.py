"""The arithmetic of the benches, by hand-counted cases."""

from __future__ import annotations

import pytest
from scores import Counts, accuracy, class_counts, counts_by_code, macro_f1, micro, shown

EXPECTED = [{"NX101", "NX202"}, {"NX202"}, set()]
TOLD = [{"NX202"}, {"NX202", "NX301"}, {"NX202"}]
counted = counts_by_code(EXPECTED, TOLD, ("NX101", "NX202", "NX301", "NX401"))


def test_each_code_is_counted_once_a_letter() -> None:
    assert counted == {
        "NX101": Counts(fn=1),
        "NX202": Counts(tp=2, fp=1),
        "NX301": Counts(fp=1),
        "NX401": Counts(),
    }


def test_shares_of_one_code() -> None:
    hedged = counted["NX202"]
    assert hedged.precision == pytest.approx(2 / 3)
    assert hedged.recall == 1.0
    assert hedged.f1 == pytest.approx(0.8)


def test_what_cannot_be_said_is_none_and_what_is_all_wrong_is_nought() -> None:
    assert counted["NX101"].precision is None
    assert counted["NX101"].f1 == 0.0
    assert counted["NX401"].f1 is None


def test_micro_adds_up_and_can_be_confined() -> None:
    assert micro(counted) == Counts(tp=2, fp=2, fn=1)
    assert micro(counted, {"NX101", "NX202"}) == Counts(tp=2, fp=1, fn=1)


def test_macro_leaves_out_codes_that_were_neither_there_nor_told() -> None:
    assert macro_f1(counted) == pytest.approx((0.0 + 0.8 + 0.0) / 3)
    assert macro_f1({}) is None


def test_letters_out_of_step_are_refused() -> None:
    with pytest.raises(ValueError, match="shorter"):
        counts_by_code([set()], [], ("NX101",))


def test_accuracy_and_classes_of_single_answers() -> None:
    expected, told = ["hedged", "hedged", "firm"], ["hedged", "firm", "firm"]
    assert accuracy(expected, told) == pytest.approx(2 / 3)
    assert accuracy([], []) == 0.0
    assert class_counts(expected, told, ("hedged", "firm")) == {
        "hedged": Counts(tp=1, fn=1),
        "firm": Counts(tp=1, fp=1),
    }


def test_a_share_is_shown_with_two_figures() -> None:
    assert (shown(2 / 3), shown(None)) == ("0.67", "–")
