"""Plain words for counts, places, programs and verdicts, shared by the reporters."""

from __future__ import annotations

from collections.abc import Iterable

from nexuslint.model.finding import Severity
from nexuslint.model.letter import NoteKind
from nexuslint.model.place import Location
from nexuslint.model.report import LetterResult, Problem, Report, Status

#: Agencies as people call them.
PROGRAMS = {"va": "VA", "ssd": "Social Security"}
THEORIES = {
    "direct": "direct service connection",
    "secondary": "secondary service connection",
    "aggravation": "aggravation",
}
STAGES = {
    "initial": "with the initial claim",
    "reconsideration": "for reconsideration",
    "hearing": "for the hearing",
    "supplemental": "with the supplemental claim",
    "appeal": "on appeal",
}
WHOLE_LETTER = "the whole letter"
_PARTS = {
    "header": "in the header",
    "footer": "in the footer",
    "footnotes": "in a footnote",
    "endnotes": "in an endnote",
}


def count(number: int, singular: str, plural: str = "") -> str:
    """“1 error”, “2 errors”; `plural` only where it is not made with an s."""
    return f"{number} {singular if number == 1 else plural or singular + 's'}"


def listed(words: Iterable[str], *, last: str = "and") -> str:
    """“a”, “a and b”, “a, b and c”."""
    *first, end = list(words) or [""]
    return f"{', '.join(first)} {last} {end}" if first else end


def place_words(location: Location, *, absent: bool = False) -> str:
    """Where something stands: “page 2, paragraph 4”, “paragraph 4”, “line 12”; `absent` when it is nowhere in the letter."""
    paragraph = f"paragraph {location.paragraph}" if location.paragraph is not None else ""
    if location.page is not None:
        return f"page {location.page}, {paragraph}" if paragraph else f"page {location.page}"
    if location.line is not None:
        return f"line {location.line}"
    if paragraph:
        return paragraph
    if absent:
        return WHOLE_LETTER
    part = location.runs[0].part.rstrip("0123456789") if location.runs else ""
    return _PARTS.get(part, "outside the paragraphs")


def short_place(location: Location) -> str:
    """Where something stands, for a table: “p. 2, ¶ 4”, “¶ 4”, “line 12”."""
    return place_words(location).replace("paragraph ", "¶ ").replace("page ", "p. ")


def file_words(path: str) -> str:
    """A file's name for people."""
    return "standard input" if path == "-" else path


def severity_counts(counts: dict[Severity, int]) -> str:
    """“2 errors, 1 warning”; "" when all are nought."""
    return ", ".join(count(number, severity.value) for severity, number in counts.items() if number)


def counts_of(result: LetterResult) -> dict[Severity, int]:
    """How many findings of each severity one letter has, the gravest first."""
    return {severity: result.count(severity) for severity in Severity}


def readiness(result: LetterResult, *, stage: str | None = None) -> str:
    """A few words on whether a letter can go out: “not ready to file” ..."""
    when = f" {STAGES.get(stage, stage)}" if stage is not None else ""
    counts = counts_of(result)
    if result.status is Status.UNREAD:
        return "not read"
    if counts[Severity.ERROR]:
        return f"not ready to file{when}"
    if result.status is Status.PARTIAL:
        return "not checked in full"
    if counts[Severity.WARNING]:
        return f"can be filed{when}, but weak in places"
    if counts[Severity.SUGGESTION]:
        return f"nothing stands in the way of filing{when}, and it could be stronger"
    return f"nothing stands in the way of filing{when}"


def verdict(result: LetterResult, *, stage: str | None = None) -> str:
    """One line on a letter as a whole."""
    if result.status is Status.UNREAD:
        return "Nothing in this file was checked."
    told = severity_counts(counts_of(result)) or "no fault found"
    if result.status is Status.PARTIAL:
        told = f"{told} in the part that was read"
    words = f"{told}: {readiness(result, stage=stage)}."
    return words[0].upper() + words[1:]


def summary_words(report: Report) -> str:
    """The whole run in a line: “3 letters: 2 errors, 1 warning. 1 file could not be read in full.”."""
    told = severity_counts({severity: report.count(severity) for severity in Severity}) or "no fault found"
    words = f"{count(len(report.results), 'letter')}: {told}."
    if report.accepted:
        words += f" {count(report.accepted, 'finding was', 'findings were')} accepted before."
    if report.unread:
        words += f" {count(report.unread, 'file')} could not be read in full."
    return words


def stale_words(report: Report) -> tuple[str, ...]:
    """A sentence for each accepted finding that is no longer there."""
    return tuple(
        f"{one.code} in {file_words(one.letter)} is accepted in {one.where}, and is no longer there: take the entry out."
        for one in report.stale
    )


def unread_parts(result: LetterResult) -> tuple[Problem, ...]:
    """Everything of a file that was not read: its problems, and the unread pages that only a note tells of."""
    told = {problem.message for problem in result.problems} | {problem.page for problem in result.problems} - {None}
    pages = tuple(
        Problem(message=note.message, page=note.page)
        for note in result.notes
        if note.kind is NoteKind.UNREAD_PAGE and note.message not in told and note.page not in told
    )
    return result.problems + pages


def letter_words(result: LetterResult) -> tuple[str, ...]:
    """What kind of letter it is: program, theories, conditions, each a few words."""
    words: list[str] = []
    if result.program is not None:
        words.append(f"{PROGRAMS.get(result.program, result.program)} letter")
    if result.theories:
        words.append(listed(THEORIES.get(theory, theory) for theory in result.theories))
    if result.conditions:
        words.append(", ".join(result.conditions))
    return tuple(words)
