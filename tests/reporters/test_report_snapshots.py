"""What people and scripts read stays as it is, at fixed widths and without colour."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from ci_reports import ACCEPTED, SAFE, WHOLE
from handmade_rules import HEDGED, MECHANISM
from reports import EVERYTHING, SOUND, WEAK, report
from snapshots import assert_snapshot

from nexuslint.accuracy import Accuracy
from nexuslint.reporters import REPORTERS, View
from nexuslint.reporters.console_page import Page
from nexuslint.reporters.explain import put_rule_page
from nexuslint.reporters.rules_table import write_rules_json, write_rules_table


def shown(format_name: str, view: View, what: object = EVERYTHING) -> bytes:
    out = io.BytesIO()
    REPORTERS[format_name](view).write(what, out)  # type: ignore[arg-type]
    return out.getvalue()


@pytest.mark.parametrize("width", [40, 80, 120])
def test_rich_report_at_a_width(width: int) -> None:
    assert_snapshot(f"rich-{width}.txt", shown("rich", View(width=width)))


def test_rich_report_for_a_console_without_unicode() -> None:
    assert_snapshot("rich-80-ascii.txt", shown("rich", View(encoding="ascii")))


def test_quiet_rich_report_leaves_out_what_is_no_finding() -> None:
    assert_snapshot("rich-80-quiet.txt", shown("rich", View(quiet=True)))


def test_quiet_rich_report_of_a_clean_letter_is_empty() -> None:
    assert shown("rich", View(quiet=True), report(SOUND)) == b""


def test_one_letter_has_no_table_of_all_letters() -> None:
    assert_snapshot("rich-80-one.txt", shown("rich", View(), report(WEAK)))


def test_concise_report() -> None:
    assert_snapshot("concise.txt", shown("concise", View()))


def test_json_report() -> None:
    assert_snapshot("report.json", shown("json", View()))


@pytest.mark.parametrize(
    ("format_name", "file"),
    [
        ("sarif", "report.sarif"),
        ("github", "github.txt"),
        ("gitlab", "gitlab.json"),
        ("junit", "junit.xml"),
        ("markdown", "markdown.md"),
        ("rich", "rich-80-redacted.txt"),
        ("concise", "concise-redacted.txt"),
    ],
)
def test_redacted_report_in_a_format(format_name: str, file: str) -> None:
    assert_snapshot(file, shown(format_name, View(), SAFE))


def test_rich_report_with_accepted_and_stale_findings() -> None:
    accepted = replace(WHOLE, results=(ACCEPTED,))
    assert_snapshot("rich-80-accepted.txt", shown("rich", View(), accepted))


@pytest.mark.parametrize("width", [40, 80])
def test_rule_page(width: int) -> None:
    page = Page(View(width=width))
    put_rule_page(page, HEDGED, Accuracy(precision=0.9, recall=0.8, letters=24))
    put_rule_page(page, MECHANISM, None)
    out = io.BytesIO()
    page.write(out)
    assert_snapshot(f"explain-{width}.txt", out.getvalue())


@pytest.mark.parametrize("width", [80, 120])
def test_rules_table(width: int) -> None:
    out = io.BytesIO()
    write_rules_table((HEDGED, MECHANISM), View(width=width), out)
    assert_snapshot(f"rules-{width}.txt", out.getvalue())


def test_rules_as_json() -> None:
    out = io.BytesIO()
    write_rules_json((HEDGED, MECHANISM), out)
    assert_snapshot("rules.json", out.getvalue())
