"""`--format markdown`: for comments on pull requests and for job summaries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from nexuslint.model.finding import Finding, Severity
from nexuslint.model.report import LetterResult, Report, Status
from nexuslint.reporters import View
from nexuslint.reporters.ci import part_words, place_of, worst_first
from nexuslint.reporters.encoding import clean
from nexuslint.reporters.file_names import relative_name
from nexuslint.reporters.words import count, file_words, readiness, stale_words, summary_words, unread_parts

#: Bytes of a whole report. GitHub refuses a comment of more than 65,536 characters; GitLab takes more.
COMMENT_BYTES = 60_000
#: Bytes for a job summary, of which GitHub takes 1 MiB a step.
SUMMARY_BYTES = 900_000
_SIGNS = {Severity.ERROR: "❌", Severity.WARNING: "⚠️", Severity.SUGGESTION: "💡"}
#: What Markdown, or GitHub and GitLab, would take for markup, a mention, an issue or an emoji.
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~@$^]|:(?=\w+:)|&(?=#?\w+;)")


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkdownReporter:
    """A table of all letters, then the findings of each, the worst letters first; always UTF-8.

    What does not fit into `most_bytes` is left out and told.
    """

    view: View
    most_bytes: int = COMMENT_BYTES
    name: str = "markdown"
    suffix: str = ".md"

    def write(self, report: Report, out: BinaryIO) -> None:
        """Write the report."""
        room = self.most_bytes
        results = worst_first(report.results)
        head = "".join(_head(report))
        rows = [_row(result, self.view) for result in results]
        sections = [_section(result, self.view) for result in results if _is_told(result)]
        # The table of all letters may take half of the room: the findings of the worst letters matter more than its tail.
        table = _fitting(rows, (room - _size(head)) // 2, "| … {} | | |\n")
        rest = room - _size(head) - _size(table) - 2
        told = _fitting(sections, rest, "\nThe findings of {} are left out here: too long.\n")
        out.write(f"{head}{table}\n{told}".encode("utf-8", "replace"))


def escaped(text: str) -> str:
    """`text` on one line, for Markdown to show as it stands: no markup, mention, link or cell end in it."""
    return _SPECIAL.sub(lambda found: f"&#{ord(found[0])};" if found[0] in "@|:$&<>#" else f"\\{found[0]}", clean(text))


def _head(report: Report) -> Iterator[str]:
    yield "## nexuslint\n\n"
    yield f"{summary_words(report)}\n\n"
    for words in stale_words(report):
        yield f"- {escaped(words)}\n"
    if report.stale:
        yield "\n"
    if report.redacted:
        yield "Words of the letters are left out; their number and page stand in their place.\n\n"
    yield "| letter | findings | verdict |\n|---|---|---|\n"


def _row(result: LetterResult, view: View) -> str:
    counts = " ".join(f"{_SIGNS[severity]} {result.count(severity)}" for severity in Severity if result.count(severity))
    accepted = f" ({len(result.accepted)} accepted)" if result.accepted else ""
    return f"| {_name(result, view)} | {counts or '–'}{accepted} | {escaped(readiness(result))} |\n"


def _is_told(result: LetterResult) -> bool:
    return bool(result.findings) or result.status is not Status.OK


def _section(result: LetterResult, view: View) -> str:
    return "".join(_section_parts(result, view))


def _section_parts(result: LetterResult, view: View) -> Iterator[str]:
    yield f"\n### {_name(result, view)}\n\n"
    for part in unread_parts(result):
        yield f"🚫 **Not read.** {escaped(part_words(part))}\n\n"
    if result.findings:
        yield "| | rule | where | what | what to ask for |\n|---|---|---|---|---|\n"
        yield from map(_finding_row, result.findings)


def _finding_row(finding: Finding) -> str:
    rule = f"`{clean(finding.code)}` {escaped(finding.name)}"
    return (
        f"| {_SIGNS[finding.severity]} {finding.severity.value} | {rule} | {place_of(finding)} |"
        f" {escaped(finding.message)} | {escaped(finding.advice)} |\n"
    )


def _name(result: LetterResult, view: View) -> str:
    return escaped(file_words(result.path) if result.path == "-" else relative_name(result.path, view))


def _fitting(parts: Iterable[str], room: int, more: str) -> str:
    """As many of the parts as fit, and how many letters do not; `more` has {} where their number goes."""
    all_parts = list(parts)
    kept: list[str] = []
    size = 0
    for number, part in enumerate(all_parts):
        size += _size(part)
        if size > room - _size(more) - 20:
            return "".join(kept) + more.format(count(len(all_parts) - number, "more letter"))
        kept.append(part)
    return "".join(kept)


def _size(text: str) -> int:
    return len(text.encode("utf-8", "replace"))
