"""The table of what a strong letter has, and how well this one has it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rich.text import Text

from nexuslint.model.report import Element, ElementStatus
from nexuslint.reporters.console_page import Page
from nexuslint.reporters.encoding import clean
from nexuslint.reporters.excerpt import first_words
from nexuslint.reporters.words import listed, short_place

#: From this many columns the words found stand beside their place.
_WIDE = 96
#: Characters shown of the words found.
_QUOTE = 40
_STYLES = {
    ElementStatus.FOUND: "good",
    ElementStatus.WEAK: "warning",
    ElementStatus.MISSING: "error",
    ElementStatus.NOT_NEEDED: "faint",
}


def put_checklist(page: Page, checklist: Sequence[Element], codes: Collection[str]) -> None:
    """What a strong letter has, and how well this one has it; nothing when the list is empty. `codes` are those found."""
    if not checklist:
        return
    page.line()
    page.heading("What a strong letter has", _status_counts(checklist))
    widest = max(len(row.element) for row in checklist)
    rows = [_checklist_row(page, row, codes) for row in checklist]
    page.columns(rows, [12] if page.narrow else [12, min(widest, 32)], indent=2)


def _checklist_row(page: Page, row: Element, codes: Collection[str]) -> list[Text]:
    status = Text(f"{page.sign(row.status.value)} {row.status.value}", _STYLES[row.status])
    where = short_place(row.location) if row.location is not None else ""
    told = [code for code in row.codes if code in codes]
    if row.status in (ElementStatus.WEAK, ElementStatus.MISSING) and told:
        where = f"{where}, see {listed(told)}" if where else f"see {listed(told)}"
    if page.narrow:
        return [status, Text(f"{clean(row.element)}{f' ({where})' if where else ''}")]
    if row.quote and row.status is not ElementStatus.MISSING and page.width >= _WIDE:
        quote = f"“{first_words(row.quote, _QUOTE)}”"
        where = f"{where}: {quote}" if where else quote
    return [status, Text(clean(row.element)), Text(where)]


def _status_counts(checklist: Sequence[Element]) -> str:
    counts = {status: sum(row.status is status for row in checklist) for status in ElementStatus}
    return ", ".join(f"{number} {status.value}" for status, number in counts.items() if number)
