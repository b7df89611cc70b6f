"""A report without any word of a letter: in place of the words stand how many they are, and on which page.

Kept are what nexuslint says in its own words (rules, advice, elements, activities, notes, problems), numbers of places,
fingerprints, and what the user wrote: the names of files and the reasons of accepted findings.
"""

from __future__ import annotations

import re
from dataclasses import replace

from nexuslint.model.finding import Accepted, Finding, Related
from nexuslint.model.place import Location
from nexuslint.model.report import Element, FunctionRow, LetterResult, Report

_MASK = re.compile(r"\[\d+ words?(?:, page \d+)?\]")


def redacted(report: Report) -> Report:
    """The same report without any word of a letter; what is redacted already stays as it is."""
    return replace(report, results=tuple(redacted_result(result) for result in report.results), redacted=True)


def redacted_result(result: LetterResult) -> LetterResult:
    """The result of one letter without any word of it; its name stays."""
    return replace(
        result,
        names=(),
        conditions=tuple(words_mask(condition) for condition in result.conditions),
        findings=tuple(redacted_finding(finding) for finding in result.findings),
        accepted=tuple(_accepted(one) for one in result.accepted),
        checklist=tuple(_element(element) for element in result.checklist),
        function=tuple(_function_row(row) for row in result.function),
    )


def redacted_finding(finding: Finding) -> Finding:
    """One finding without any word of its letter."""
    return replace(
        finding,
        message=finding.message_redacted or plain_name(finding.name),
        quote=None if finding.quote is None else words_mask(finding.quote, finding.location),
        context=None if finding.context is None else words_mask(finding.context, finding.location),
        quote_start=None,
        related=tuple(_related(related) for related in finding.related),
    )


def words_mask(words: str, location: Location | None = None) -> str:
    """“[1 word]”, “[12 words, page 2]”; "" for no words, and a mask as it is."""
    if _MASK.fullmatch(words):
        return words
    number = len(words.split())
    if not number:
        return ""
    page = f", page {location.page}" if location is not None and location.page is not None else ""
    return f"[{number} {'word' if number == 1 else 'words'}{page}]"


def plain_name(name: str) -> str:
    """A rule's name as a sentence: “Hedged opinion.”."""
    words = name.replace("-", " ")
    return f"{words[:1].upper()}{words[1:]}."


def label_without_words(label: str) -> str:
    """The label of a related place without what it tells of the letter, which stands after a colon: “here: smith” -> “here”."""
    return label.partition(":")[0]


def _related(related: Related) -> Related:
    return replace(
        related,
        label=label_without_words(related.label),
        quote=words_mask(related.quote, related.location),
    )


def _accepted(one: Accepted) -> Accepted:
    return replace(one, finding=redacted_finding(one.finding))


def _element(element: Element) -> Element:
    return replace(element, quote=None if element.quote is None else words_mask(element.quote, element.location))


def _function_row(row: FunctionRow) -> FunctionRow:
    return replace(row, measure=words_mask(row.measure), quote=words_mask(row.quote, row.location))
