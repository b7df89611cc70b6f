"""JUnit: valid by a published schema, and read by a real consumer as it is meant."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from ci_reports import ACCEPTED, ATTACK, MARKED, SAFE, WHOLE, written
from junitparser import Error, Failure, JUnitXml, Skipped, TestSuite
from lxml import etree
from reports import HOSTILE, SOUND, UNREAD, WEAK, report

from nexuslint.model.report import Report

SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).parents[1] / "data" / "schemas" / "junit-10.xsd"))


def suites(what: Report) -> list[TestSuite]:
    return list(JUnitXml.fromstring(written("junit", what)))


def results(suite: TestSuite) -> dict[str, object]:
    """What junitparser makes of each case: its name, and its result or `None`."""
    return {case.name: next(iter(case.result), None) for case in suite}


@pytest.mark.parametrize("what", [WHOLE, SAFE, ATTACK, report()], ids=["whole", "redacted", "attack", "empty"])
def test_it_is_valid_by_a_published_schema(what: Report) -> None:
    SCHEMA.assertValid(etree.fromstring(written("junit", what)))


def test_a_suite_for_each_letter_in_order() -> None:
    assert [suite.name for suite in suites(SAFE)][:2] == ["letters/harlow-back.pdf", "letters/okafor-knee.docx"]


def test_a_case_for_each_rule_that_is_for_such_letters_passes_or_fails() -> None:
    (suite,) = suites(replace(report(replace(SOUND, findings=MARKED[1:2])), rules=WHOLE.rules))
    hedged, mechanism = WHOLE.rules
    assert list(results(suite)) == [
        "the file was read",
        f"{hedged.code} {hedged.name}",
        f"{mechanism.code} {mechanism.name}",
    ]
    failure = results(suite)[f"{hedged.code} {hedged.name}"]
    assert isinstance(failure, Failure)
    assert (failure.type, failure.message) == ("error", "“could be related to” says only that a link is possible.")
    assert failure.text.startswith("error, page 1, paragraph 9: “could be related to”")
    assert results(suite)[f"{mechanism.code} {mechanism.name}"] is None


def test_counts_are_those_of_the_cases() -> None:
    for suite in suites(SAFE):
        told = (suite.tests, suite.failures, suite.errors, suite.skipped)
        suite.update_statistics()
        assert told == (suite.tests, suite.failures, suite.errors, suite.skipped)


def test_a_suggestion_fails_nothing() -> None:
    (suite,) = suites(report(WEAK))
    assert results(suite)["NX305 uncited-literature"] is None
    assert (suite.failures, suite.errors) == (6, 0)


def test_what_was_not_read_is_an_error_and_no_rule_passes() -> None:
    (suite,) = suites(replace(report(UNREAD), rules=WHOLE.rules))
    assert list(results(suite)) == ["the file was read"]
    assert isinstance(results(suite)["the file was read"], Error)


def test_a_rule_whose_findings_are_all_accepted_is_skipped() -> None:
    (suite,) = suites(report(ACCEPTED))
    skipped = results(suite)["NX401 unreviewed-records"]
    assert isinstance(skipped, Skipped)
    assert skipped.message == "accepted: the clinic keeps no list"


def test_a_new_finding_beside_an_accepted_one_fails() -> None:
    (suite,) = suites(report(replace(ACCEPTED, findings=MARKED[3:4])))
    assert isinstance(results(suite)["NX401 unreviewed-records"], Failure)


def test_control_characters_of_a_letter_do_not_break_the_file() -> None:
    odd = replace(HOSTILE, path="a\x00\ufffeb.txt")
    assert suites(report(odd))[0].name == "ab.txt"
