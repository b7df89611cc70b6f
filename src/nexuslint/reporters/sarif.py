"""`--format sarif`: SARIF 2.1.0, for code scanning and the viewers that read it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from nexuslint.model.finding import Accepted, Finding, Related
from nexuslint.model.place import Location
from nexuslint.model.report import Report, Status
from nexuslint.model.span import Span
from nexuslint.reporters import View
from nexuslint.reporters.ci import fingerprints, line_at, part_words, place_of, told_with_place
from nexuslint.reporters.encoding import clean
from nexuslint.reporters.file_names import relative_name, uri
from nexuslint.reporters.json import span_json, to_bytes
from nexuslint.reporters.sarif_rules import LEVELS, descriptor
from nexuslint.reporters.words import file_words, place_words, unread_parts

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
#: GitHub shows no more results of a run than this, and refuses a log with many more.
MOST_RESULTS = 5000
#: The name under which partial fingerprints are kept from run to run.
FINGERPRINT = "nexuslint/v1"
_UNREAD, _STALE, _CUT = "unread-file", "stale-entry", "results-left-out"
_NOTICES = {
    _UNREAD: (
        "A file, or a part of it, could not be read and was not checked.",
        "The message says why, and what to do.",
    ),
    _STALE: (
        "A finding that was accepted before is no longer there.",
        "Take the entry out of the file that accepts it.",
    ),
    _CUT: (
        "There were more results than a SARIF log may carry.",
        "Check fewer letters in one run, or accept what is known.",
    ),
}
#: What SARIF would read as a link: words in brackets, and an address in parentheses after them.
_LINK = re.compile(r"\[(?=[^\]]*\]\()")


@dataclass(frozen=True, slots=True, kw_only=True)
class SarifReporter:
    """Always UTF-8; the same run gives the same bytes, since nothing of the clock or the machine stands in it."""

    view: View
    name: str = "sarif"
    suffix: str = ".sarif"

    def write(self, report: Report, out: BinaryIO) -> None:
        """Write the whole report."""
        log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(report, self.view)]}
        out.write(to_bytes(log))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A finding with its letter and fingerprint; `accepted` when it is suppressed."""

    finding: Finding
    letter: int
    fingerprint: str
    accepted: Accepted | None = None


def _run(report: Report, view: View) -> dict[str, object]:
    uris = [uri(relative_name(result.path, view)) for result in report.results]
    rules = {rule.code: number for number, rule in enumerate(report.rules)}
    found = list(_all_found(report, view))
    kept = _kept(found)
    return {
        "tool": {
            "driver": {
                "name": "nexuslint",
                "version": report.tool_version,
                "semanticVersion": report.tool_version,
                "rules": [descriptor(rule) for rule in report.rules],
                "notifications": [_notice_descriptor(key) for key in _NOTICES],
                "properties": {"packs": list(report.packs)},
            }
        },
        "invocations": [
            {
                "executionSuccessful": not report.unread,
                "toolExecutionNotifications": list(_notifications(report, uris, left_out=len(found) - len(kept))),
            }
        ],
        "artifacts": [{"location": {"uri": one}} for one in uris],
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, uris, rules) for one in kept],
        "properties": {"redacted": report.redacted},
    }


def _all_found(report: Report, view: View) -> Iterator[_Found]:
    for number, result in enumerate(report.results):
        whole = (*result.findings, *(one.finding for one in result.accepted))
        accepted: tuple[Accepted | None, ...] = (*(None for _ in result.findings), *result.accepted)
        marks = fingerprints(whole, relative_name(result.path, view))
        for finding, mark, one in zip(whole, marks, accepted, strict=True):
            yield _Found(finding=finding, letter=number, fingerprint=mark, accepted=one)


def _kept(found: Sequence[_Found]) -> Sequence[_Found]:
    """The results that fit: the gravest when there are too many, suppressed ones last; in the order of the letters."""
    if len(found) <= MOST_RESULTS:
        return found
    ranked = sorted(range(len(found)), key=lambda at: (found[at].accepted is not None, found[at].finding.severity.rank))
    return [found[at] for at in sorted(ranked[:MOST_RESULTS])]


def _notifications(report: Report, uris: Sequence[str], *, left_out: int) -> Iterator[dict[str, object]]:
    for number, result in enumerate(report.results):
        for part in unread_parts(result):
            words = f"{clean(file_words(result.path))}: {part_words(part)}"
            yield {
                **_notice(_UNREAD, "error" if result.status is Status.UNREAD else "warning", words),
                "locations": [{"physicalLocation": {"artifactLocation": _artifact(number, uris)}}],
            }
    for one in report.stale:
        words = f"{one.code} in {clean(one.letter)} is accepted in {clean(one.where)}, and is no longer there."
        yield _notice(_STALE, "note", words)
    if left_out:
        words = f"{left_out:,} more results are left out, the mildest; a SARIF log carries at most {MOST_RESULTS:,}."
        yield _notice(_CUT, "warning", words)


def _notice_descriptor(key: str) -> dict[str, object]:
    what, todo = _NOTICES[key]
    return {"id": key, "shortDescription": _text(what), "fullDescription": _text(what), "help": _text(todo)}


def _text(words: str) -> dict[str, str]:
    """A SARIF message that is read as it stands."""
    return {"text": _LINK.sub(r"\\[", words)}


def _notice(key: str, level: str, words: str) -> dict[str, object]:
    number = list(_NOTICES).index(key)
    return {"descriptor": {"id": key, "index": number}, "level": level, "message": _text(words)}


def _result(one: _Found, uris: Sequence[str], rules: Mapping[str, int]) -> dict[str, object]:
    finding = one.finding
    result: dict[str, object] = {"ruleId": finding.code}
    if finding.code in rules:
        result["ruleIndex"] = rules[finding.code]
    result |= {
        "level": LEVELS[finding.severity],
        "message": _text(told_with_place(finding)),
        "locations": [_location(finding.location, finding.span, place_of(finding), _artifact(one.letter, uris))],
        "partialFingerprints": {FINGERPRINT: one.fingerprint},
    }
    if finding.related:
        result["relatedLocations"] = [
            _related(number, related, _artifact(one.letter, uris)) for number, related in enumerate(finding.related)
        ]
    if one.accepted is not None:
        result["suppressions"] = [
            {
                "kind": "external",
                "status": "accepted",
                "justification": clean(one.accepted.reason),
                "properties": {"where": clean(one.accepted.where)},
            }
        ]
    result["properties"] = {"advice": clean(finding.advice), "quote": finding.quote, "pack": finding.pack}
    return result


def _related(number: int, related: Related, artifact: dict[str, object]) -> dict[str, object]:
    return {
        "id": number,
        **_location(related.location, related.span, place_words(related.location), artifact),
        "message": _text(f"{clean(related.label)}: {clean(related.quote)}"),
    }


def _location(location: Location, span: Span | None, place: str, artifact: dict[str, object]) -> dict[str, object]:
    """A place for programs (line) and for people (page and paragraph).

    Word and PDF files have no lines, and SARIF has no pages: page, boxes and the characters of the extracted text stand in
    the property bag, since a region's offsets would be those of the file's own bytes.
    """
    region: dict[str, object] = {"startLine": line_at(location)}
    if location.line is not None and location.column is not None:
        region["startColumn"] = location.column
    return {
        "physicalLocation": {"artifactLocation": artifact, "region": region},
        "logicalLocations": [{"fullyQualifiedName": place, "kind": "member"}],
        "properties": {
            "page": location.page,
            "paragraph": location.paragraph,
            "span": span_json(span),
            "boxes": [
                {"page": box.page, "x0": box.x0, "top": box.top, "x1": box.x1, "bottom": box.bottom}
                for box in location.boxes
            ],
        },
    }


def _artifact(letter: int, uris: Sequence[str]) -> dict[str, object]:
    return {"uri": uris[letter], "index": letter}
