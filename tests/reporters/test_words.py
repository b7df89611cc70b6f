"""Counts, places and verdicts read as a person would say them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from reports import PARTIAL, SOUND, SSD, UNREAD, WEAK, location

from nexuslint.model.finding import Severity
from nexuslint.model.place import Location, RunSlice
from nexuslint.model.report import LetterResult
from nexuslint.reporters.excerpt import cut, shorten
from nexuslint.reporters.words import count, listed, place_words, short_place, unread_parts, verdict

ONLY_SUGGESTIONS = replace(WEAK, findings=tuple(one for one in WEAK.findings if one.severity is Severity.SUGGESTION))


@pytest.mark.parametrize(
    ("result", "stage", "words"),
    [
        (WEAK, None, "3 errors, 3 warnings, 2 suggestions: not ready to file."),
        (WEAK, "hearing", "3 errors, 3 warnings, 2 suggestions: not ready to file for the hearing."),
        (SSD, None, "1 warning: can be filed, but weak in places."),
        (SSD, "supplemental", "1 warning: can be filed with the supplemental claim, but weak in places."),
        (ONLY_SUGGESTIONS, None, "2 suggestions: nothing stands in the way of filing, and it could be stronger."),
        (SOUND, "appeal", "No fault found: nothing stands in the way of filing on appeal."),
        (PARTIAL, None, "1 warning in the part that was read: not checked in full."),
        (replace(PARTIAL, findings=()), None, "No fault found in the part that was read: not checked in full."),
        (UNREAD, "initial", "Nothing in this file was checked."),
    ],
)
def test_verdict(result: LetterResult, stage: str | None, words: str) -> None:
    assert verdict(result, stage=stage) == words


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (location(2, 4), "page 2, paragraph 4"),
        (Location(page=3), "page 3"),
        (location(None, 4), "paragraph 4"),
        (location(None, 4, line=12), "line 12"),
        (Location(runs=(RunSlice(part="footer2", block=0, run=0, start=0, end=1),)), "in the footer"),
        (Location(), "outside the paragraphs"),
    ],
)
def test_place(place: Location, words: str) -> None:
    assert place_words(place) == words


def test_an_absence_is_of_the_whole_letter() -> None:
    assert place_words(Location(), absent=True) == "the whole letter"


def test_place_in_a_table_is_short() -> None:
    assert short_place(location(2, 4)) == "p. 2, ¶ 4"


def test_counts_and_lists() -> None:
    assert (count(1, "error"), count(2, "error"), count(0, "fault")) == ("1 error", "2 errors", "0 faults")
    assert (listed(()), listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"], last="or")) == (
        "",
        "a",
        "a and b",
        "a, b or c",
    )


def test_an_unread_page_told_twice_is_shown_once() -> None:
    from nexuslint.model.report import Problem

    told = replace(PARTIAL, problems=tuple(Problem(message=note.message, page=note.page) for note in PARTIAL.notes))
    assert len(unread_parts(told)) == len(unread_parts(PARTIAL)) == 1


def test_a_long_sentence_is_cut_around_the_words_that_matter() -> None:
    got = cut("before " * 60, "could be", " after" * 60)
    assert got.before.startswith("…before")
    assert got.before.endswith("before ")
    assert got.after.endswith("after…")
    assert len(got.before + got.marked + got.after) <= 210


def test_room_that_one_side_does_not_need_goes_to_the_other() -> None:
    assert len(cut("", "could be", " after" * 60).after) > 150


def test_long_faulty_words_lose_their_middle() -> None:
    got = shorten("word " * 100, 60)
    assert len(got) <= 62
    assert " … " in got
