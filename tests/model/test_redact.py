"""Redaction: no word of a letter stays in a report, and everything else does."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace

import pytest

from nexuslint.model.finding import Accepted, Finding, Related, Severity
from nexuslint.model.letter import Note, NoteKind
from nexuslint.model.place import Location
from nexuslint.model.redact import redacted, words_mask
from nexuslint.model.report import Element, ElementStatus, FunctionRow, LetterResult, Problem, Report, Stale, Status
from nexuslint.model.span import Span

#: Stands in every field that can hold a word of a letter.
WORD = "Quillon"
HEDGE = Finding(
    code="NX202",
    name="hedged-opinion",
    severity=Severity.ERROR,
    message=f"“{WORD} could be” says only that a link is possible.",
    message_redacted="“[3 words]” says only that a link is possible.",
    advice="Ask.",
    why="It matters.",
    span=Span(start=4, end=20),
    quote=f"{WORD} could be",
    context=f"His {WORD} could be tired.",
    context_span=Span(start=0, end=27),
    location=Location(page=2, paragraph=3),
    related=(
        Related(span=Span(start=40, end=47), label=f"here: {WORD}", quote=WORD, location=Location(page=1)),
        Related(span=Span(start=50, end=57), label="together with this", quote=WORD, location=Location(line=9)),
    ),
    fingerprint="ab" * 16,
)
RESULT = LetterResult(
    path="clients/letter.pdf",
    status=Status.OK,
    program="va",
    program_note="This letter speaks of both programs.",
    conditions=(f"{WORD} strain",),
    findings=(HEDGE,),
    checklist=(
        Element(element="Diagnosis", status=ElementStatus.FOUND, quote=WORD, location=Location(page=1)),
        Element(element="Imaging", status=ElementStatus.MISSING),
    ),
    function=(FunctionRow(activity="sit", measure=f"{WORD} minutes", quote=WORD, location=Location(page=1)),),
    notes=(Note(kind=NoteKind.OPEN_COMMENTS, message="Page 2 still has 1 comment or highlight.", page=2),),
    problems=(Problem(message="Page 3 was not read.", page=3),),
    accepted=(Accepted(finding=replace(HEDGE, code="NX301"), reason="agreed with the clinic", where="baseline"),),
    names=(WORD.lower(),),
)
REPORT = Report(
    results=(RESULT,),
    packs=("core 1",),
    tool_version="1",
    stale=(Stale(letter="clients/letter.pdf", code="NX402", where="baseline"),),
)


def texts(value: object) -> list[str]:
    """Every text anywhere in a value."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for one in value for text in texts(one)]
    if is_dataclass(value):
        return [text for one in fields(value) for text in texts(getattr(value, one.name))]
    return []


def test_no_word_of_the_letter_stays_in_any_field() -> None:
    assert sum(WORD.lower() in text.lower() for text in texts(REPORT)) == 17, "each field of the fixture holds it"
    assert [text for text in texts(redacted(REPORT)) if WORD.lower() in text.lower()] == []


def test_words_are_told_by_number_and_page() -> None:
    finding = redacted(REPORT).results[0].findings[0]
    assert finding.message == "“[3 words]” says only that a link is possible."
    assert finding.quote == "[3 words, page 2]"
    assert finding.context == "[5 words, page 2]"
    assert [(one.label, one.quote) for one in finding.related] == [
        ("here", "[1 word, page 1]"),
        ("together with this", "[1 word]"),
    ]


def test_tables_and_conditions_are_masked_too() -> None:
    result = redacted(REPORT).results[0]
    assert result.conditions == ("[2 words]",)
    assert [row.quote for row in result.checklist] == ["[1 word, page 1]", None]
    assert [(row.activity, row.measure, row.quote) for row in result.function] == [
        ("sit", "[2 words]", "[1 word, page 1]")
    ]
    assert result.names == ()


def test_what_is_no_word_of_the_letter_stays() -> None:
    result = redacted(REPORT).results[0]
    finding = result.findings[0]
    assert (finding.code, finding.advice, finding.why, finding.span, finding.location, finding.fingerprint) == (
        HEDGE.code, HEDGE.advice, HEDGE.why, HEDGE.span, HEDGE.location, HEDGE.fingerprint,
    )  # fmt: skip
    assert (result.path, result.notes, result.problems, result.program_note) == (
        RESULT.path, RESULT.notes, RESULT.problems, RESULT.program_note,
    )  # fmt: skip
    assert result.accepted[0].reason == "agreed with the clinic"
    assert redacted(REPORT).stale == REPORT.stale


def test_a_finding_without_a_redacted_message_has_its_rules_name() -> None:
    bare = replace(REPORT, results=(replace(RESULT, findings=(replace(HEDGE, message_redacted=""),)),))
    assert redacted(bare).results[0].findings[0].message == "Hedged opinion."


def test_redacting_twice_changes_nothing() -> None:
    assert redacted(redacted(REPORT)) == redacted(REPORT)


@pytest.mark.parametrize(
    ("words", "page", "mask"),
    [
        ("could be", 2, "[2 words, page 2]"),
        ("could\nbe  so", None, "[3 words]"),
        ("could", None, "[1 word]"),
        ("", 2, ""),
        (" ", None, ""),
        ("[12 words, page 2]", 1, "[12 words, page 2]"),
    ],
)
def test_a_mask(words: str, page: int | None, mask: str) -> None:
    assert words_mask(words, Location(page=page)) == mask
