"""The findings of one letter, by severity, those of one rule together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.text import Text

from nexuslint.model.finding import Finding, Severity
from nexuslint.reporters.console_page import Page
from nexuslint.reporters.encoding import clean
from nexuslint.reporters.excerpt import excerpt_of, first_words
from nexuslint.reporters.words import count, place_words

#: What each severity means, told once over its findings.
_MEANING = {
    Severity.ERROR: "faults for which letters are commonly set aside",
    Severity.WARNING: "what weakens the letter",
    Severity.SUGGESTION: "what would strengthen it",
}
#: Characters of faulty words that are underlined even when they are all of the sentence.
_SHORT = 30
#: Characters shown of a related place.
_RELATED = 90


def put_findings(page: Page, findings: Sequence[Finding]) -> None:
    """All findings of a letter; nothing when there are none."""
    for severity in Severity:
        of_severity = [finding for finding in findings if finding.severity is severity]
        if not of_severity:
            continue
        page.line()
        page.heading(count(len(of_severity), severity.value), _MEANING[severity], style=severity.value)
        for _, same in groupby(_together(of_severity), key=lambda finding: finding.code):
            page.line()
            _put_rule(page, list(same))


def _together(findings: Iterable[Finding]) -> list[Finding]:
    """Findings of one rule side by side, each rule where its first finding stood."""
    first: dict[str, int] = {}
    for finding in findings:
        first.setdefault(finding.code, len(first))
    return sorted(findings, key=lambda finding: first[finding.code])


def _put_rule(page: Page, findings: list[Finding]) -> None:
    one = findings[0]
    places = count(len(findings), "place") if len(findings) > 1 else _place(one)
    page.paragraph(
        Text.assemble((f"{one.code} {clean(one.name)}", one.severity.value), f" {page.sign('dot')} ", places),
        indent=2,
        label=page.sign(one.severity.value),
        label_style=one.severity.value,
    )
    for number, finding in enumerate(findings, start=1):
        if len(findings) > 1:
            page.paragraph(Text(f"{number}. {_place(finding)}", "label"), indent=5)
        _put_place(page, finding)
    _put_once(page, "Why", [finding.why for finding in findings])
    _put_once(page, "Do ", [finding.advice for finding in findings])


def _put_place(page: Page, finding: Finding) -> None:
    page.paragraph(clean(finding.message), indent=5)
    excerpt = excerpt_of(finding)
    if excerpt is not None:
        # Underlining all of a long sentence points at nothing.
        whole = not excerpt.before and not excerpt.after and len(excerpt.marked) > _SHORT
        page.quotation(excerpt.before, excerpt.marked, excerpt.after, mark=not whole, indent=5)
    for related in finding.related:
        quote = first_words(related.quote, _RELATED)
        page.paragraph(f"{clean(related.label)}, {place_words(related.location)}: “{quote}”", indent=5, label="See")


def _put_once(page: Page, label: str, texts: list[str]) -> None:
    for text in dict.fromkeys(clean(one) for one in texts if one):
        page.paragraph(text, indent=5, label=label)


def _place(finding: Finding) -> str:
    return place_words(finding.location, absent=finding.span is None)
