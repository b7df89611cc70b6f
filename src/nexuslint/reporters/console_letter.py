"""One letter on the page, from its name to its verdict."""

from __future__ import annotations

from rich.text import Text

from nexuslint.model.finding import Severity
from nexuslint.model.letter import NoteKind
from nexuslint.model.report import LetterResult, Status
from nexuslint.reporters.console_findings import put_findings
from nexuslint.reporters.console_function import put_function
from nexuslint.reporters.console_page import Page
from nexuslint.reporters.console_tables import put_checklist
from nexuslint.reporters.encoding import clean
from nexuslint.reporters.words import count, file_words, letter_words, unread_parts, verdict


def put_letter(page: Page, result: LetterResult, *, stage: str | None, quiet: bool) -> None:
    """Everything told of one file; `quiet` leaves out tables, notes and verdict."""
    page.rule(file_words(result.path))
    words = letter_words(result)
    if words:
        page.paragraph(f" {page.sign('dot')} ".join(clean(one) for one in words))
    if result.program_note:
        page.paragraph(clean(result.program_note))
    _put_unread(page, result)
    put_findings(page, result.findings)
    if not quiet:
        put_checklist(page, result.checklist, {finding.code for finding in result.findings})
        put_function(page, result.function)
        _put_notes(page, result)
        _put_accepted(page, result)
        page.line()
        page.paragraph(Text(verdict(result, stage=stage), "title"), label="Verdict", label_style=verdict_style(result))
    page.line()


def verdict_style(result: LetterResult) -> str:
    """The style that goes with how a letter stands."""
    if result.status is Status.UNREAD or result.count(Severity.ERROR):
        return "error"
    if result.status is Status.PARTIAL or result.count(Severity.WARNING):
        return "warning"
    return "good"


def _put_unread(page: Page, result: LetterResult) -> None:
    parts = unread_parts(result)
    if not parts:
        return
    page.line()
    whole = result.status is Status.UNREAD
    page.heading("Not read" if whole else "Not all of it was read", style="error" if whole else "warning")
    for part in parts:
        message = clean(part.message)
        where = f"Page {part.page}: " if part.page is not None and f"page {part.page}" not in message.lower() else ""
        page.paragraph(f"{where}{message}", indent=2)
        if part.advice:
            page.paragraph(clean(part.advice), indent=2, label="Do")


def _put_accepted(page: Page, result: LetterResult) -> None:
    if not result.accepted:
        return
    page.line()
    page.heading("Accepted before", count(len(result.accepted), "finding"))
    for one in result.accepted:
        finding = one.finding
        page.paragraph(f"{finding.code} {clean(finding.name)}: {clean(one.reason)} ({clean(one.where)})", indent=2)


def _put_notes(page: Page, result: LetterResult) -> None:
    notes = [note for note in result.notes if note.kind is not NoteKind.UNREAD_PAGE]
    if not notes:
        return
    page.line()
    page.heading("About the file")
    for note in notes:
        where = f" (page {note.page})" if note.page is not None else ""
        page.paragraph(f"{clean(note.message)}{where}", indent=2)
