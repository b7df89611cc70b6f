"""The table of function shows what goes with each limit, once where all share it."""

from __future__ import annotations

import io
from dataclasses import replace

from nexuslint.model.place import Location
from nexuslint.model.report import FunctionKind, FunctionRow
from nexuslint.reporters import View
from nexuslint.reporters.console_function import put_function
from nexuslint.reporters.console_page import Page

SIT = FunctionRow(
    activity="sit",
    measure="20 minutes",
    quote="sit 20 minutes",
    location=Location(paragraph=3),
    cause="lumbar stenosis",
)


def shown(*rows: FunctionRow, width: int = 80) -> list[str]:
    out = io.BytesIO()
    page = Page(View(width=width))
    put_function(page, rows)
    page.write(out)
    return out.getvalue().decode().strip().splitlines()


def test_ties_stand_beside_the_measure() -> None:
    row = replace(SIT, since="March 2021", support="weak dorsiflexion")
    assert shown(row, width=120) == [
        "FUNCTION TOLD IN THIS LETTER",
        "  sit  ¶ 3  20 minutes; because of “lumbar stenosis”; since “March 2021”; supported by “weak",
        "            dorsiflexion”",
    ]


def test_what_all_limits_share_stands_once() -> None:
    lift = replace(SIT, activity="lift", measure="5 pounds", since="2019")
    assert shown(SIT, lift) == [
        "FUNCTION TOLD IN THIS LETTER",
        "  All limits: because of “lumbar stenosis”",
        "  sit   ¶ 3  20 minutes",
        "  lift  ¶ 3  5 pounds; since “2019”",
    ]


def test_length_of_time_needs_no_since() -> None:
    row = replace(SIT, cause="", since="for four years")
    assert shown(row)[1:] == ["  sit  ¶ 3  20 minutes; “for four years”"]


def test_daily_life_says_who_tells_it_and_of_what_time() -> None:
    row = FunctionRow(
        activity="dressing",
        measure="",
        quote="needs help to dress",
        location=Location(paragraph=4),
        kind=FunctionKind.DAILY_LIFE,
        told_by="patient",
        when="since",
        since="2021",
    )
    told = "“needs help to dress”; told by the patient,"
    assert shown(row)[1:] == [f"  dressing  ¶ 4  {told} since “2021”"]
    assert shown(replace(row, since="", when="onset"))[1:] == [f"  dressing  ¶ 4  {told} at onset"]
    assert shown(replace(row, since="", told_by="other"))[1:] == [
        "  dressing  ¶ 4  “needs help to dress”; told by others, over time"
    ]


def test_flare_up_says_what_it_takes_away() -> None:
    row = FunctionRow(
        activity="flare-ups",
        measure="twice a month",
        quote="it flares",
        location=Location(paragraph=2),
        kind=FunctionKind.FLARE_UP,
        loss="cannot leave his bed",
    )
    assert shown(row)[1:] == ["  flare-ups  ¶ 2  twice a month; takes away: “cannot leave his bed”"]
