"""One line a finding: `path:page:paragraph: NX202 error message`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from nexuslint.model.finding import Finding
from nexuslint.model.report import LetterResult, Report
from nexuslint.reporters import View
from nexuslint.reporters.encoding import clean, encode
from nexuslint.reporters.words import unread_parts


@dataclass(frozen=True, slots=True, kw_only=True)
class ConciseReporter:
    """`--format concise`: for grep, editors and scripts.

    Page and paragraph are empty where they are unknown (Word and text have no pages) or where the fault is an absence. What
    could not be read has a line too, with `unread` for a code, and so has what was accepted and is no longer there (`stale`).
    """

    view: View
    name: str = "concise"
    suffix: str = ".txt"

    def write(self, report: Report, out: BinaryIO) -> None:
        """Write the whole report in the view's encoding."""
        for result in report.results:
            out.writelines(encode(f"{line}\n", self.view.encoding) for line in _lines(result))
        for one in report.stale:
            line = f"{clean(one.letter)}::: stale note {clean(one.code)} is accepted in {clean(one.where)}, and is no longer there."
            out.write(encode(f"{line}\n", self.view.encoding))


def _lines(result: LetterResult) -> Iterator[str]:
    path = clean(result.path)
    for part in unread_parts(result):
        advice = f" {clean(part.advice)}" if part.advice else ""
        yield f"{path}:{_number(part.page)}:: unread error {clean(part.message)}{advice}"
    for finding in result.findings:
        yield f"{path}:{_place(finding)}: {finding.code} {finding.severity.value} {clean(finding.message)}"


def _place(finding: Finding) -> str:
    return f"{_number(finding.location.page)}:{_number(finding.location.paragraph)}"


def _number(number: int | None) -> str:
    return "" if number is None else str(number)
