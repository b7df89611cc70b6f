"""The report for programs: one JSON object, described in docs/json.md."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import BinaryIO, TypedDict

from nexuslint.model.finding import Finding, Severity
from nexuslint.model.place import Location
from nexuslint.model.report import FunctionRow, LetterResult, Report, Status
from nexuslint.model.span import Span

#: Raised whenever a field changes its meaning or goes away; new fields may come at any time.
SCHEMA = 1


class SpanJson(TypedDict):
    """Half-open range of characters in the letter's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class JsonReporter:
    """`--format json`: always UTF-8, keys always in the same order."""

    name: str = "json"
    suffix: str = ".json"

    def write(self, report: Report, out: BinaryIO) -> None:
        """Write the whole report."""
        out.write(to_bytes(_report(report)))


def to_bytes(value: object) -> bytes:
    r"""`value` as indented JSON with a line end; what UTF-8 cannot hold (odd file names) stays a `\u` escape."""
    return f"{json.dumps(value, ensure_ascii=False, indent=2)}\n".encode("utf-8", "backslashreplace")


def span_json(span: Span | None) -> SpanJson | None:
    """A span, or null."""
    return None if span is None else {"start": span.start, "end": span.end}


def location_json(location: Location | None) -> dict[str, object] | None:
    """A place; what is unknown is null."""
    if location is None:
        return None
    return {
        "page": location.page,
        "paragraph": location.paragraph,
        "line": location.line,
        "column": location.column,
        "boxes": [
            {"page": box.page, "x0": box.x0, "top": box.top, "x1": box.x1, "bottom": box.bottom}
            for box in location.boxes
        ],
    }


def _report(report: Report) -> dict[str, object]:
    counts = {f"{severity.value}s": report.count(severity) for severity in Severity}
    statuses = {status.value: sum(result.status is status for result in report.results) for status in Status}
    return {
        "schema": SCHEMA,
        "tool": {"name": "nexuslint", "version": report.tool_version, "packs": list(report.packs)},
        "redacted": report.redacted,
        "files": [_file(result) for result in report.results],
        "summary": {
            "files": len(report.results),
            **statuses,
            "findings": sum(counts.values()),
            **counts,
            "accepted": report.accepted,
            "stage": report.stage,
        },
        "stale": [{"letter": one.letter, "code": one.code, "where": one.where} for one in report.stale],
    }


def _file(result: LetterResult) -> dict[str, object]:
    return {
        "path": result.path,
        "status": result.status.value,
        "program": result.program,
        "program_note": result.program_note or None,
        "theories": list(result.theories),
        "conditions": list(result.conditions),
        "findings": [_finding(finding) for finding in result.findings],
        "accepted": [{**_finding(one.finding), "reason": one.reason, "where": one.where} for one in result.accepted],
        "checklist": [
            {
                "element": row.element,
                "status": row.status.value,
                "quote": row.quote,
                "location": location_json(row.location),
            }
            for row in result.checklist
        ],
        "function": [_function(row) for row in result.function],
        "notes": [{"kind": note.kind.value, "message": note.message, "page": note.page} for note in result.notes],
        "errors": [
            {"message": problem.message, "advice": problem.advice, "page": problem.page} for problem in result.problems
        ],
    }


def _function(row: FunctionRow) -> dict[str, object]:
    return {
        "kind": row.kind.value,
        "activity": row.activity,
        "measure": row.measure,
        "told_by": row.told_by,
        "when": row.when,
        "since": row.since or None,
        "cause": row.cause or None,
        "support": row.support or None,
        "loss": row.loss or None,
        "quote": row.quote,
        "location": location_json(row.location),
    }


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "fingerprint": finding.fingerprint or None,
        "message": finding.message,
        "advice": finding.advice,
        "quote": finding.quote,
        "span": span_json(finding.span),
        "location": location_json(finding.location),
        "related": [
            {
                "label": related.label,
                "quote": related.quote,
                "span": span_json(related.span),
                "location": location_json(related.location),
            }
            for related in finding.related
        ],
    }
