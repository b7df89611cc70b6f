"""What the formats for CI systems have in common: lines, places, and which letters are the worst."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from nexuslint.model.finding import Finding, Severity
from nexuslint.model.place import Location
from nexuslint.model.report import LetterResult, Problem, Status
from nexuslint.reporters.encoding import clean
from nexuslint.reporters.words import place_words


def line_at(location: Location) -> int:
    """The line a CI system shows, from 1: that of a text file; in Word and PDF the paragraph, each of which counts as a line."""
    return location.line or location.paragraph or 1


def place_of(finding: Finding) -> str:
    """Where a finding stands, for people: “page 2, paragraph 4”, “the whole letter”."""
    return place_words(finding.location, absent=finding.span is None)


def told_with_place(finding: Finding) -> str:
    """The message with its place behind: “... is possible. (page 2, paragraph 4)”."""
    return f"{clean(finding.message)} ({place_of(finding)})"


def part_words(part: Problem) -> str:
    """Why a part of a file was not read, and what to do, on one line: “Page 2 has no text ... Print it ...”."""
    message = clean(part.message)
    told = part.page is None or f"page {part.page}" in message.lower()
    return f"{'' if told else f'Page {part.page}: '}{message} {clean(part.advice)}".rstrip()


def worst_first(results: Iterable[LetterResult]) -> tuple[LetterResult, ...]:
    """The letters by how badly they stand: not read, then by errors, warnings, suggestions; else in their own order."""

    def rank(result: LetterResult) -> tuple[int, ...]:
        counts = (-result.count(severity) for severity in Severity)
        return (int(result.status is not Status.UNREAD), *counts)

    return tuple(sorted(results, key=rank))


def fingerprints(findings: Iterable[Finding], name: str) -> tuple[str, ...]:
    """A fingerprint for each finding of one letter, none of them twice.

    It is the finding's own; one that has none is known by rule, letter and count.
    """
    seen: Counter[str] = Counter()
    given = []
    for finding in findings:
        own = finding.fingerprint or _digest(finding.code, name)
        seen[own] += 1
        given.append(own if seen[own] == 1 else _digest(own, str(seen[own])))
    return tuple(given)


def problem_fingerprint(name: str, number: int) -> str:
    """A fingerprint for the `number`th part of a file that was not read."""
    return _digest("unread", name, str(number))


def _digest(*parts: str) -> str:
    return sha256("\n".join(parts).encode("utf-8", "surrogateescape")).hexdigest()[:32]
