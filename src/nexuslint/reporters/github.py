"""`--format github`: annotations, as workflow commands that a GitHub runner reads from standard output."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from nexuslint.model.finding import Severity
from nexuslint.model.report import LetterResult, Report, Status
from nexuslint.reporters import View
from nexuslint.reporters.ci import line_at, part_words, place_of, worst_first
from nexuslint.reporters.encoding import clean
from nexuslint.reporters.file_names import relative_name
from nexuslint.reporters.words import (
    count,
    counts_of,
    listed,
    severity_counts,
    stale_words,
    summary_words,
    unread_parts,
)

#: GitHub shows at most so many annotations of one kind in a step; further ones are dropped without a word.
MOST_OF_A_KIND = 10
#: Findings of one letter that its annotation tells in words.
_TOLD = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class GithubReporter:
    """One annotation a letter, of the kind of its gravest finding; the worst letters first, the rest in a last notice.

    Letters are no source code whose lines GitHub could show, so that an annotation for each finding would only use up what
    GitHub allows. The whole table is for the job summary (see `commands/job_summary.py`).
    """

    view: View
    name: str = "github"
    suffix: str = ".txt"

    def write(self, report: Report, out: BinaryIO) -> None:
        """Write the commands, always in UTF-8."""
        out.writelines(f"{line}\n".encode("utf-8", "replace") for line in _lines(report, self.view))


def _lines(report: Report, view: View) -> Iterator[str]:
    by_kind: dict[str, list[LetterResult]] = {"error": [], "warning": [], "notice": []}
    for result in worst_first(report.results):
        kind = _kind(result)
        if kind:
            by_kind[kind].append(result)
    left_out = 0
    for kind, results in by_kind.items():
        # One notice is kept for the last words.
        room = MOST_OF_A_KIND - (kind == "notice")
        for result in results[:room]:
            yield _command(
                kind, _told(result), file=relative_name(result.path, view), line=_line(result), title=_title(result)
            )
        left_out += len(results[room:])
    last = [summary_words(report)] if report.results else []
    if left_out:
        last.append(f"{count(left_out, 'letter')} with findings not shown here; the job summary lists them.")
    last.extend(stale_words(report))
    yield _command("notice", "\n".join(last), title="nexuslint")


def _kind(result: LetterResult) -> str:
    """The kind of annotation a letter gets; "" for one that is clean."""
    if result.status is not Status.OK or result.count(Severity.ERROR):
        return "error"
    if result.count(Severity.WARNING):
        return "warning"
    return "notice" if result.findings else ""


def _title(result: LetterResult) -> str:
    told = severity_counts(counts_of(result))
    if result.status is Status.UNREAD:
        return "Not read"
    if result.status is Status.PARTIAL:
        return f"Not read in full; {told}" if told else "Not read in full"
    return told


def _told(result: LetterResult) -> str:
    lines = [part_words(part) for part in unread_parts(result)]
    lines.extend(
        f"{finding.code} {finding.severity.value}, {place_of(finding)}: {clean(finding.message)}"
        for finding in result.findings[:_TOLD]
    )
    further = result.findings[_TOLD:]
    if further:
        codes = listed(dict.fromkeys(finding.code for finding in further))
        lines.append(f"and {count(len(further), 'further finding')}: {codes}")
    return "\n".join(lines)


def _line(result: LetterResult) -> int:
    """The line of the first finding that has one; a Word or PDF file has no lines, and is shown at its head."""
    return next((line_at(one.location) for one in result.findings if one.location.line is not None), 1)


def _command(kind: str, message: str, **properties: str | int) -> str:
    told = ",".join(f"{name}={escaped_property(str(value))}" for name, value in properties.items())
    return f"::{kind} {told}::{escaped_data(message)}"


def escaped_data(text: str) -> str:
    """A message as a workflow command carries it: percent and line ends escaped."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escaped_property(text: str) -> str:
    """A property's value as a workflow command carries it: colon and comma escaped too."""
    return escaped_data(text).replace(":", "%3A").replace(",", "%2C")
