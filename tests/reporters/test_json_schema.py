"""The JSON report is what its schema, shipped in docs/, says."""

from __future__ import annotations

import io
import json
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]  # it ships no types
import pytest
from reports import EVERYTHING, HOSTILE, report

from nexuslint.model.report import Report
from nexuslint.reporters import REPORTERS, View

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "nexuslint-report.schema.json").read_text("utf-8"))


def as_json(what: Report) -> dict[str, object]:
    out = io.BytesIO()
    REPORTERS["json"](View()).write(what, out)
    found: dict[str, object] = json.loads(out.getvalue())
    return found


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("what", [EVERYTHING, report(HOSTILE), report()], ids=["everything", "hostile", "nothing"])
def test_reports_are_valid(what: Report) -> None:
    jsonschema.Draft202012Validator(SCHEMA).validate(as_json(what))


def test_a_field_that_is_not_documented_is_refused() -> None:
    """So that no field can be added without a line in the schema."""
    found = as_json(EVERYTHING)
    found["files"][0]["findings"][0]["odd"] = 1  # type: ignore[index]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate(found)


def test_summary_counts_add_up() -> None:
    summary = as_json(EVERYTHING)["summary"]
    assert summary == {
        "files": 6,
        "ok": 4,
        "partial": 1,
        "unread": 1,
        "findings": 13,
        "errors": 3,
        "warnings": 8,
        "suggestions": 2,
        "accepted": 0,
        "stage": "hearing",
    }
