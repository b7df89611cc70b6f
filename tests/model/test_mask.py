"""Masking: who a letter is about cannot be told, and what it says can."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_redact import HEDGE, REPORT, RESULT

from nexuslint.model.mask import masked, masked_text
from nexuslint.model.redact import redacted_result
from nexuslint.model.report import Report
from nexuslint.model.span import Span
from nexuslint.reporters.excerpt import excerpt_of


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Mr. Delaney's strain", "Mr. [name]'s strain"),
        ("Mr. DELANEY could", "Mr. [name] could"),
        ("delaney could", "[name] could"),
        ("Corwin R. Delaney, Jr. could", "[name], Jr. could"),
        ("R. Delaney and J.T. Delaney", "[name] and J.[name]"),
        ("Delaney, Corwin R. was seen", "[name] was seen"),
        ("Corwin Delaney, M.D.", "[name], M.D."),
        ("O'Neil-Voss came", "[name] came"),
        ("He saw Delaney. I agree.", "He saw [name]. I agree."),
        ("May may be tired in May 2011", "[name] may be tired in [name] 2011"),
    ],
)
def test_names_however_written(text: str, shown: str) -> None:
    assert masked_text(text, ("corwin", "delaney", "neil", "voss", "May")) == shown


@pytest.mark.parametrize(
    "date",
    [
        "March 11, 2024", "11 March 2024", "Mar. 11, 2024", "3/11/2024", "3-11-24", "2024-03-11", "11MAR2024", "March 11",
        "the 3rd of June 1971", "third of June, 1971", "4 Sept. 2019", "JUNE 3, 2019",
    ],
)  # fmt: skip
def test_full_dates(date: str) -> None:
    shown = masked_text(f"Seen on {date} in the office.", ())
    assert "[date]" in shown
    assert not any(part in shown for part in ("11", "1971", "March", "MAR", "June", "JUNE", "4", "3"))


@pytest.mark.parametrize("born", ["born in 1971", "DOB 4/1985", "DOB: 1985", "date of birth: March 1985", "born 1962"])
def test_of_a_birth_the_year_too(born: str) -> None:
    shown = masked_text(f"He was {born}, and", ())
    assert "[date]" in shown
    assert not any(character.isdigit() for character in shown)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("SSN 123-45-6789.", "SSN [number]."),
        ("SSN xxx-xx-6789", "SSN [number]"),
        ("VA 12 345 678 and", "VA [number] and"),
        ("C12345678", "[number]"),
        ("call (555) 010-4477 today", "call [number] today"),
        ("call 555-010-4477.", "call [number]."),
        ("call +1 555 010 4477", "call [number]"),
        ("ext. 55512", "ext. [number]"),
        ("a.b@clinic.example writes", "[e-mail] writes"),
        ("at 12 North Mill Road, Suite 4", "at [address]"),
        ("P.O. Box 44, Dunmore, PA 18509", "[address], [address]"),
        ("see www.clinic.example/x", "see [web address]"),
        ("call 555 … 010 today", "call [number] … [number] today"),
    ],
)
def test_numbers_and_addresses(text: str, shown: str) -> None:
    assert masked_text(text, ()) == shown


def test_a_number_that_is_announced_as_somebodys() -> None:
    assert "4417" not in masked_text("Veteran, claim ending 4417, last four 8812", ())
    assert "8812" not in masked_text("Veteran, claim ending 4417, last four 8812", ())


@pytest.mark.parametrize(
    "text",
    [
        "could be related to his service in 2004",
        "He can lift 10 pounds for 20 minutes, 6 hours in an 8-hour day.",
        "MRI of L4-L5 and C5, 38 CFR 3.310, DD214, 40 percent, 1,140 pages",
        "He may second the opinion of the examiner.",
        "In March the pain began; since May 2011 it has been worse.",
        "on 2 of 9 visits, 15/30, T11-T12, DSM-5-TR",
    ],
)
def test_what_names_nobody_stays(text: str) -> None:
    assert masked_text(text, ("delaney",)) == text


def masked_finding(context: str, quote: str, names: tuple[str, ...]) -> object:
    at = context.index(quote)
    finding = replace(
        HEDGE, quote=quote, context=context, message=f"“{quote}” is told.", related=(),
        span=Span(start=100 + at, end=100 + at + len(quote)), context_span=Span(start=100, end=100 + len(context)),
    )  # fmt: skip
    report = Report(results=(replace(RESULT, findings=(finding,), names=names),), packs=(), tool_version="1")
    excerpt = excerpt_of(masked(report).results[0].findings[0])
    assert excerpt is not None
    return excerpt.before, excerpt.marked, excerpt.after


def test_the_words_pointed_at_keep_their_place_among_masks() -> None:
    context = "On March 11, 2024 Mr. Delaney said that it could be the fall of Sgt. Delaney."
    assert masked_finding(context, "could be", ("delaney",)) == (
        "On [date] Mr. [name] said that it ", "could be", " the fall of Sgt. [name].",
    )  # fmt: skip


def test_half_a_date_in_the_quote_is_masked_whole() -> None:
    assert masked_finding("Seen on March 11, 2024 by me.", "2024 by", ()) == ("Seen on ", "[date] by", " me.")
    assert masked_finding("Seen on March 11, 2024 by me.", "on March", ()) == ("Seen ", "on [date]", " by me.")


def test_every_field_is_masked() -> None:
    result = masked(REPORT).results[0]
    assert result.conditions == ("[name] strain",)
    assert result.findings[0].message == "“[name] could be” says only that a link is possible."
    assert [one.quote for one in result.findings[0].related] == ["[name]", "[name]"]
    assert [one.label for one in result.findings[0].related] == ["here", "together with this"]
    assert result.checklist[0].quote == "[name]"
    assert (result.function[0].measure, result.function[0].quote) == ("[name] minutes", "[name]")
    assert result.accepted[0].finding.quote == result.findings[0].quote
    assert result.names == ()


def test_where_nobody_looked_for_names_nothing_is_shown() -> None:
    unknown = replace(RESULT, names=None)
    assert masked(replace(REPORT, results=(unknown,))).results == (redacted_result(unknown),)
