"""Slips of the hand are met with the nearest word."""

from __future__ import annotations

from nexuslint.suggest import did_you_mean, nearest


def test_the_nearest_alone_when_it_is_much_nearer() -> None:
    assert nearest("hedgd-opinion", ["hedged-opinion", "missing-opinion", "adverse-opinion"]) == ("hedged-opinion",)


def test_letter_case_is_set_aside() -> None:
    assert nearest("NX2O2", ["nx202"]) == ("nx202",)


def test_two_equally_near() -> None:
    assert did_you_mean("jsom", ["json", "jsop"]) == "Did you mean json or jsop?"


def test_nothing_near() -> None:
    assert did_you_mean("qqq", ["rich", "json"]) == ""
