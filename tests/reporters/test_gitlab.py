"""GitLab Code Quality: the documented form, no two fingerprints alike, names from the project's root."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # it ships no types
import pytest
from ci_reports import ACCEPTED, ATTACK, MARKED, SAFE, WHOLE, written
from reports import UNREAD, WEAK, report

from nexuslint.model.report import Report
from nexuslint.reporters import View

SCHEMA = json.loads((Path(__file__).parents[1] / "data" / "schemas" / "gitlab-code-quality.json").read_text("utf-8"))


def violations(what: Report, view: View | None = None) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(written("gitlab", what, view))
    return found


@pytest.mark.parametrize("what", [WHOLE, SAFE, ATTACK, report()], ids=["whole", "redacted", "attack", "empty"])
def test_it_has_the_documented_form(what: Report) -> None:
    jsonschema.Draft202012Validator(SCHEMA).validate(violations(what))


def test_equal_fingerprints_would_be_merged_away_so_there_are_none() -> None:
    marks = [one["fingerprint"] for one in violations(SAFE)]
    assert len(set(marks)) == len(marks)
    twice = replace(WEAK, findings=(MARKED[0], MARKED[0]))
    first, second = violations(report(twice))
    assert first["fingerprint"] == MARKED[0].fingerprint != second["fingerprint"]


def test_a_violation() -> None:
    assert violations(report(replace(WEAK, findings=MARKED[1:2])))[0] == {
        "description": "NX202 hedged-opinion: “could be related to” says only that a link is possible. (page 1, paragraph 9)",
        "check_name": "NX202",
        "fingerprint": MARKED[1].fingerprint,
        "severity": "critical",
        "location": {"path": "letters/harlow-back.pdf", "lines": {"begin": 9}},
    }


def test_severities() -> None:
    told = {one["check_name"]: one["severity"] for one in violations(report(WEAK))}
    assert (told["NX101"], told["NX401"], told["NX305"]) == ("critical", "major", "info")


def test_a_file_that_was_not_read_blocks() -> None:
    (one,) = violations(report(UNREAD))
    assert (one["check_name"], one["severity"]) == ("unread-file", "blocker")
    assert one["description"].startswith("Not read: The file has 3 pages and no text")


def test_accepted_findings_are_left_out() -> None:
    assert [one["check_name"] for one in violations(report(ACCEPTED))] == ["NX101", "NX202"]


@pytest.mark.parametrize("path", ["./letters/a.pdf", "letters//a.pdf", "/firm/letters/a.pdf", "x/../letters/a.pdf"])
def test_the_same_letter_has_one_name(path: str) -> None:
    what = report(replace(WEAK, path=path, findings=MARKED[:1]))
    assert violations(what, View(root="/firm", folder="/firm"))[0]["location"]["path"] == "letters/a.pdf"


def test_a_run_in_a_folder_names_letters_from_the_root() -> None:
    what = report(replace(WEAK, path="a.pdf", findings=MARKED[:1]))
    assert violations(what, View(root="/firm", folder="/firm/letters"))[0]["location"]["path"] == "letters/a.pdf"
