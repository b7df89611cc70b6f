"""Fingerprints: what keeps a finding the same, and what makes it another."""

from __future__ import annotations

from dataclasses import replace

from nexuslint.model.finding import Finding, Severity
from nexuslint.model.fingerprint import normalised_words, with_fingerprints
from nexuslint.model.place import Location
from nexuslint.model.span import Span

HEDGE = Finding(
    code="NX202",
    name="hedged-opinion",
    severity=Severity.ERROR,
    message="",
    advice="",
    why="",
    span=Span(start=10, end=18),
    quote="could be",
    context="His strain could be related to the fall.",
    context_span=Span(start=0, end=40),
    location=Location(line=4),
)
ABSENT = replace(HEDGE, code="NX407", span=None, quote=None, context=None, context_span=None, location=Location())


def fingerprint(finding: Finding, letter: str = "smith/letter.docx") -> str:
    """The fingerprint of a finding that is the only one of its letter."""
    return with_fingerprints([finding], letter)[0].fingerprint


def test_a_moved_sentence_keeps_its_fingerprint() -> None:
    moved = replace(HEDGE, span=Span(start=510, end=518), location=Location(line=19))
    assert fingerprint(moved) == fingerprint(HEDGE)


def test_line_breaks_and_quotation_marks_make_no_difference() -> None:
    assert fingerprint(replace(HEDGE, context="His strain\ncould be  related to the “fall”.")) == fingerprint(HEDGE)


def test_another_wording_code_or_letter_is_another_finding() -> None:
    others = {
        fingerprint(replace(HEDGE, context="His strain may be related to the fall.")),
        fingerprint(replace(HEDGE, code="NX206")),
        fingerprint(HEDGE, "jones/letter.docx"),
        fingerprint(HEDGE),
    }
    assert len(others) == 4


def test_two_absences_of_one_rule_are_told_apart() -> None:
    first, second = with_fingerprints([ABSENT, ABSENT], "letter.docx")
    assert first.fingerprint != second.fingerprint


def test_a_social_security_number_does_not_enter_the_hash() -> None:
    assert normalised_words("SSN 123-45-6789, seen 2019") == normalised_words("SSN 987-65-4321, seen 2019")
    assert normalised_words("seen 2019") != normalised_words("seen 2020")


def test_a_letter_whose_name_is_no_text_has_a_fingerprint_too() -> None:
    assert fingerprint(HEDGE, "smith/\udcff.txt") != fingerprint(HEDGE, "smith/\udcfe.txt")
