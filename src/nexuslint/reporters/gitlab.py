"""`--format gitlab`: a Code Quality report, which GitLab shows in merge requests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, TypedDict

from nexuslint.model.finding import Severity
from nexuslint.model.report import LetterResult, Report
from nexuslint.reporters import View
from nexuslint.reporters.ci import fingerprints, line_at, part_words, problem_fingerprint, told_with_place
from nexuslint.reporters.file_names import relative_name
from nexuslint.reporters.json import to_bytes
from nexuslint.reporters.words import unread_parts

#: GitLab's words, of info, minor, major, critical and blocker. What was not read blocks: nothing is known of it.
_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.SUGGESTION: "info"}
_UNREAD = "blocker"


class Lines(TypedDict):
    """The lines of a violation, from 1."""

    begin: int


class Place(TypedDict):
    """The letter, from the project's root without a leading “./”, and the line in it."""

    path: str
    lines: Lines


class Violation(TypedDict):
    """One finding as GitLab has it."""

    description: str
    check_name: str
    fingerprint: str
    severity: str
    location: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class GitlabReporter:
    """Always UTF-8. Accepted findings are left out: the format knows no suppression."""

    view: View
    name: str = "gitlab"
    suffix: str = ".json"

    def write(self, report: Report, out: BinaryIO) -> None:
        """Write the whole report."""
        out.write(to_bytes([one for result in report.results for one in _violations(result, self.view)]))


def _violations(result: LetterResult, view: View) -> Iterator[Violation]:
    name = relative_name(result.path, view)
    for number, part in enumerate(unread_parts(result)):
        yield {
            "description": f"Not read: {part_words(part)}",
            "check_name": "unread-file",
            "fingerprint": problem_fingerprint(name, number),
            "severity": _UNREAD,
            "location": {"path": name, "lines": {"begin": 1}},
        }
    for finding, mark in zip(result.findings, fingerprints(result.findings, name), strict=True):
        yield {
            "description": f"{finding.code} {finding.name}: {told_with_place(finding)}",
            "check_name": finding.code,
            "fingerprint": mark,
            "severity": _SEVERITIES[finding.severity],
            "location": {"path": name, "lines": {"begin": line_at(finding.location)}},
        }
