"""Where reports are made without the words of a letter, the table of function has none either."""

from __future__ import annotations

import pytest

from nexuslint.model.place import Location
from nexuslint.model.report import FunctionRow, LetterResult, Report, Status

WORDS = ("Marchwords", "stenosiswords", "weakwords", "bedwords", "quotewords")
ROW = FunctionRow(
    activity="sit",
    measure="20 minutes",
    quote=WORDS[4],
    location=Location(paragraph=1),
    since=WORDS[0],
    cause=WORDS[1],
    support=WORDS[2],
    loss=WORDS[3],
)


def test_no_word_is_left() -> None:
    redact = pytest.importorskip("nexuslint.model.redact", reason="reports are not redacted yet")
    result = LetterResult(path="a.txt", status=Status.OK, function=(ROW,))
    report = redact.redacted(Report(results=(result,), packs=(), tool_version="0"))
    assert not [word for word in WORDS if word in repr(report)]
