"""The report for people: every letter, then a line on each when there are several."""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO

from rich.text import Text

from nexuslint.model.report import LetterResult, Report, Status
from nexuslint.reporters import View
from nexuslint.reporters.console_letter import put_letter, verdict_style
from nexuslint.reporters.console_page import Page
from nexuslint.reporters.encoding import clean
from nexuslint.reporters.words import (
    count,
    counts_of,
    file_words,
    readiness,
    severity_counts,
    stale_words,
    summary_words,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsoleReporter:
    """`--format rich`: for a screen, a pipe or a text file."""

    view: View
    name: str = "rich"
    suffix: str = ".txt"

    def write(self, report: Report, out: BinaryIO) -> None:
        """Write the whole report in the view's encoding."""
        page = Page(self.view)
        for result in report.results:
            if not (self.view.quiet and is_clean(result)):
                put_letter(page, result, stage=report.stage, quiet=self.view.quiet)
        if len(report.results) > 1 and not self.view.quiet:
            _put_summary(page, report)
        _put_stale(page, report)
        page.write(out)


def is_clean(result: LetterResult) -> bool:
    """True for a letter that was read in full and has no finding."""
    return result.status is Status.OK and not result.findings


def _put_stale(page: Page, report: Report) -> None:
    """What is accepted and no longer there: told in a quiet report too, since somebody should take it out."""
    if not report.stale:
        return
    if len(report.results) > 1:
        page.line()
    page.heading("No longer there", count(len(report.stale), "accepted finding"), style="warning")
    for words in stale_words(report):
        page.paragraph(clean(words), indent=2)


def _put_summary(page: Page, report: Report) -> None:
    page.rule("All letters")
    rows = [_summary_row(page, result) for result in report.results]
    widest = max(len(row[0].plain) for row in rows)
    page.columns(rows, [min(widest, page.width // 2)], indent=2)
    page.line()
    page.paragraph(summary_words(report))


def _summary_row(page: Page, result: LetterResult) -> list[Text]:
    style = verdict_style(result)
    sign = {"error": "missing", "warning": "weak"}.get(style, "good")
    told = severity_counts(counts_of(result))
    name = Text.assemble((page.sign(sign), style), " ", clean(file_words(result.path)))
    return [name, Text(f"{told}: {readiness(result)}" if told else readiness(result))]
