"""SARIF: valid by the published schema, read by a real consumer, and true to the report."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # it ships no types
import pytest
from ci_reports import ATTACK, MARKED, SAFE, STALE, WHOLE, written
from reports import HOSTILE, WEAK, report

from nexuslint.model.report import Report
from nexuslint.reporters import View
from nexuslint.reporters.sarif import MOST_RESULTS

SCHEMA = json.loads((Path(__file__).parents[1] / "data" / "schemas" / "sarif-2.1.0.json").read_text("utf-8"))


def run_of(what: Report, view: View | None = None) -> dict[str, Any]:
    log = json.loads(written("sarif", what, view))
    (run,) = log["runs"]
    found: dict[str, Any] = run
    return found


@pytest.mark.parametrize("what", [WHOLE, SAFE, ATTACK, report()], ids=["whole", "redacted", "attack", "empty"])
def test_it_is_valid_by_the_published_schema(what: Report) -> None:
    jsonschema.Draft4Validator(SCHEMA).validate(json.loads(written("sarif", what)))


def test_sarif_tools_counts_what_the_report_counts(tmp_path: Path) -> None:
    log = tmp_path / "run.sarif"
    log.write_bytes(written("sarif", SAFE))
    told = tmp_path / "told.csv"
    subprocess.run([sys.executable, "-m", "sarif", "csv", "-o", str(told), str(log)], check=True, capture_output=True)
    levels = [line.split(",")[1] for line in told.read_text("utf-8").splitlines()[1:]]
    # sarif-tools counts the two that are suppressed, unless a filter of its user's leaves them out.
    assert [levels.count(level) for level in ("error", "warning", "note")] == [5, 8 + 2, 2]


def test_a_result_has_rule_level_place_and_fingerprint() -> None:
    run = run_of(SAFE)
    result = next(
        one for one in run["results"] if one["ruleId"] == "NX202" and one["locations"][0]["properties"]["page"]
    )
    assert result["level"] == "error"
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "NX202"
    (place,) = result["locations"]
    assert place["physicalLocation"] == {
        "artifactLocation": {"uri": "letters/harlow-back.pdf", "index": 0},
        "region": {"startLine": 9},
    }
    assert place["logicalLocations"] == [{"fullyQualifiedName": "page 1, paragraph 9", "kind": "member"}]
    assert (place["properties"]["page"], place["properties"]["paragraph"]) == (1, 9)
    assert place["properties"]["boxes"] == [{"page": 1, "x0": 72, "top": 318.2, "x1": 301.5, "bottom": 330.2}]
    assert result["message"]["text"].endswith("(page 1, paragraph 9)")


def test_partial_fingerprints_are_the_findings_own() -> None:
    letter = run_of(SAFE)["results"][-4:]
    own = [MARKED[number].fingerprint for number in (0, 1, 3, 5)]
    assert [one["partialFingerprints"] for one in letter] == [{"nexuslint/v1": mark} for mark in own]


def test_no_two_results_share_a_fingerprint_even_without_their_own() -> None:
    marks = [one["partialFingerprints"]["nexuslint/v1"] for one in run_of(WHOLE)["results"]]
    assert len(set(marks)) == len(marks)


def test_accepted_findings_are_suppressed_with_their_reason() -> None:
    results = run_of(SAFE)["results"]
    suppressed = [one for one in results if "suppressions" in one]
    assert [(one["ruleId"], one["suppressions"][0]["kind"], one["suppressions"][0]["justification"]) for one in suppressed] == [
        ("NX401", "external", "the clinic keeps no list"),
        ("NX405", "external", "told in the cover letter"),
    ]  # fmt: skip


def test_what_was_not_read_and_what_is_stale_are_notifications() -> None:
    (invocation,) = run_of(SAFE)["invocations"]
    assert invocation["executionSuccessful"] is False
    told = [(one["descriptor"]["id"], one["level"]) for one in invocation["toolExecutionNotifications"]]
    assert told == [("unread-file", "error"), ("unread-file", "warning"), ("stale-entry", "note")]
    unread = invocation["toolExecutionNotifications"][0]
    assert unread["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "letters/scan.pdf"
    stale = invocation["toolExecutionNotifications"][2]["message"]["text"]
    assert STALE[0].letter in stale
    assert "no longer there" in stale


def test_a_run_that_read_everything_is_successful() -> None:
    (invocation,) = run_of(report(WEAK))["invocations"]
    assert invocation == {"executionSuccessful": True, "toolExecutionNotifications": []}


def test_the_rules_table_is_that_of_the_rule_files() -> None:
    hedged, mechanism = run_of(SAFE)["tool"]["driver"]["rules"]
    rule = WHOLE.rules[0]
    assert (hedged["id"], hedged["name"]) == (rule.code, rule.name)
    assert hedged["shortDescription"]["text"] == rule.summary
    assert hedged["fullDescription"]["text"].startswith(rule.defect_when.split()[0])
    assert rule.why in hedged["help"]["text"]
    assert rule.sources[0].cite in hedged["help"]["text"]
    assert hedged["defaultConfiguration"] == {"level": "error"}
    assert "helpUri" not in hedged
    assert mechanism["id"] == WHOLE.rules[1].code


def test_names_are_relative_uris_with_percent_signs() -> None:
    run = run_of(SAFE)
    assert run["artifacts"][-1]["location"]["uri"] == "letters/50%25%20%26%20more%2C%20a%3Ab.pdf"
    assert run_of(report(HOSTILE))["artifacts"][0]["location"]["uri"] == "letters/a%1B%5B31mb%0Ac.txt"


def test_a_letter_outside_the_project_has_an_absolute_uri() -> None:
    outside = report(replace(WEAK, path="../elsewhere/a b.pdf"))
    run = run_of(outside, View(root="/srv/firm", folder="/srv/firm"))
    assert run["artifacts"][0]["location"]["uri"] == "file:///srv/elsewhere/a%20b.pdf"


def test_words_of_a_letter_cannot_make_a_link() -> None:
    text = run_of(ATTACK)["results"][1]["message"]["text"]
    assert r"\[sign here](https" in text


def test_no_more_than_what_may_be_shown_the_gravest_are_kept_and_the_rest_is_told() -> None:
    many = replace(WEAK, findings=MARKED * 1000)
    run = run_of(report(many))
    assert len(run["results"]) == MOST_RESULTS == 5000
    levels = [one["level"] for one in run["results"]]
    assert [levels.count(level) for level in ("error", "warning", "note")] == [3000, 2000, 0]
    (told,) = run["invocations"][0]["toolExecutionNotifications"]
    assert told["message"]["text"].startswith(f"{len(MARKED) * 1000 - 5000:,} more results are left out")
