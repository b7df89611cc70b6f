"""PDF: the text layer in reading order, with the place of every character on its page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.utils import mult_matrix

from nexuslint.model.errors import LetterError, NoTextLayer, UnreadableLetter
from nexuslint.model.letter import BlockKind, Letter, Note, NoteKind, SourceFile
from nexuslint.parsers.builder import TextBuilder
from nexuslint.parsers.pdf_columns import lay_out
from nexuslint.parsers.pdf_device import Drawn, GlyphDevice, known_share
from nexuslint.parsers.pdf_fields import Comment, FieldValue, read_comments, read_fields, signed_forms
from nexuslint.parsers.pdf_furniture import take_out_furniture
from nexuslint.parsers.pdf_glyph import Frame, Glyph, Rule, Segment
from nexuslint.parsers.pdf_hyphens import vocabulary
from nexuslint.parsers.pdf_lines import find_segments
from nexuslint.parsers.pdf_open import PageGeometry, damaged, geometry, is_xfa_only, open_pdf, read_pages
from nexuslint.parsers.pdf_paragraphs import Draft, draft_blocks
from nexuslint.parsers.pdf_shapes import Mark, find_marks, find_rules
from nexuslint.parsers.pdf_write import write_comment, write_draft, write_line

#: A page with less known glyphs than this share of all is not read: its font tells no characters.
_KNOWN = 0.5
#: A page that a picture covers to this share, with no more glyphs than a stamp has, is a scan all the same.
_COVERED = 0.7
_STAMP = 60
#: So many drawn paths without any text are a drawn page, not a border or a rule.
_DRAWING = 12


@dataclass(slots=True)
class _Page:
    """One page on its way to text. `is_read` is false for scans and for fonts without characters."""

    number: int
    shown: PageGeometry
    upright: list[Segment] = field(default_factory=list)
    turned: list[Segment] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    is_read: bool = True


def parse_pdf(data: bytes, source: SourceFile, *, max_pages: int) -> Letter:
    """The letter in a PDF. Sets no limit of time or memory: run it in a guarded process.

    Raises:
        LockedLetter: when it is encrypted with a password of its own.
        NoTextLayer: when no page has text (a scan).
        OverLimit: when it has more than `max_pages` pages.
        UnreadableLetter: when it is damaged, has no pages, or is an XFA form.
    """
    try:
        return _parse(data, source, max_pages)
    except (LetterError, MemoryError):
        raise
    # What pdfminer meets in a broken file comes out as nearly any exception (KeyError, TypeError, RecursionError ...).
    except Exception as error:  # noqa: BLE001 - see above
        raise damaged(f"This PDF is damaged: reading it failed ({type(error).__name__}).") from None


def _parse(data: bytes, source: SourceFile, max_pages: int) -> Letter:
    document = open_pdf(data)
    if is_xfa_only(document):
        raise UnreadableLetter(
            "This PDF is an XFA form, whose text only Adobe's own programs can show.",
            advice="Open it in Adobe Acrobat or Reader, print it to PDF, and check that PDF.",
        )
    manager = PDFResourceManager()
    device = GlyphDevice(manager)
    interpreter = PDFPageInterpreter(manager, device)
    pages = [
        _read_page(page, number, device, interpreter)
        for number, page in enumerate(read_pages(document, max_pages=max_pages), 1)
    ]
    letter = _write(pages, source)
    if not letter.text:
        raise NoTextLayer(
            "None of the pages of this PDF has text that can be read: it is a scan, or its fonts name no letters.",
            advice="Ask for the Word file, or run text recognition first, for example: ocrmypdf scan.pdf letter.pdf",
        )
    return letter


def _read_page(page: PDFPage, number: int, device: GlyphDevice, interpreter: PDFPageInterpreter) -> _Page:
    shown = geometry(page)
    device.drawn = drawn = Drawn()
    interpreter.render_contents(page.resources, page.contents, ctm=shown.matrix)
    read = _Page(number=number, shown=shown)
    if page.annots:
        for widget in signed_forms(page):
            _draw_look(widget, shown, interpreter)
        read.comments = list(read_comments(page, number, shown))
    fields = list(read_fields(page, number, shown)) if page.annots else []
    known, total = known_share(glyph for glyphs in drawn.glyphs.values() for glyph in glyphs)
    is_scan = drawn.picture_area > _COVERED * shown.width * shown.height and total <= _STAMP
    is_drawn = drawn.picture_area > 0 or len(drawn.paths) >= _DRAWING
    has_values = any(value.text not in ("[X]", "[ ]") for value in fields)
    read.is_read = not is_scan and (known >= _KNOWN * total if total else has_values or not is_drawn)
    if total and known < _KNOWN * total:
        return read
    read.rules = find_rules(drawn.paths)
    _add_segments(read, drawn, fields)
    return read


def _add_segments(read: _Page, drawn: Drawn, fields: Sequence[FieldValue]) -> None:
    upright = _on_page(drawn.glyphs.get(0, []), read.shown)
    marks, ticks = find_marks(drawn.paths, upright) if drawn.paths else ([], set())
    if ticks:
        upright = [glyph for glyph in upright if glyph not in ticks]
    frame = Frame(page=read.number)
    for value in fields:
        box = value.box
        if not value.is_alone:
            marks = [mark for mark in marks if not _same_place(mark, value)]
            marks.append(Mark(text=value.text, x0=box.x0, top=box.top, x1=box.x1, bottom=box.bottom))
    read.upright = find_segments(upright, frame, rules=read.rules, marks=marks)
    for value in fields:
        if value.is_alone:
            box = value.box
            # The base at the top puts the text after its label, which stands over it or beside its first line.
            glyph = Glyph(value.text, box.x0, box.x1, box.top, box.bottom, box.top + 11.0, 10.0, bold=False)
            read.upright.append(Segment(frame=frame, glyphs=[glyph], base=glyph.base, size=10.0, alone=True))
    read.upright.sort(key=lambda segment: segment.base)
    for angle, glyphs in drawn.glyphs.items():
        if angle:
            read.turned += find_segments(glyphs, Frame(page=read.number, angle=angle))


def _same_place(mark: Mark, value: FieldValue) -> bool:
    middle, height = (mark.x0 + mark.x1) / 2, (mark.top + mark.bottom) / 2
    return value.box.x0 <= middle <= value.box.x1 and value.box.top <= height <= value.box.bottom


def _on_page(glyphs: list[Glyph], shown: PageGeometry) -> list[Glyph]:
    """The glyphs within the crop box; what lies outside nobody sees."""
    return [
        glyph
        for glyph in glyphs
        if glyph[2] > 0 and glyph[1] < shown.width and glyph[4] > 0 and glyph[3] < shown.height
    ]


def _draw_look(widget: dict[str, Any], shown: PageGeometry, interpreter: PDFPageInterpreter) -> None:
    """Read what a signature field shows as if it were drawn on the page (PDF 32000-1:2008, 12.5.5)."""
    looks, rect = resolve1(widget.get("AP")), resolve1(widget.get("Rect"))
    look = resolve1(looks.get("N")) if isinstance(looks, dict) else None
    if not isinstance(look, PDFStream) or not isinstance(rect, list) or look.objid is None:
        return
    x0, y0, x1, y1 = (float(resolve1(side)) for side in rect)
    bx0, by0, bx1, by1 = (float(resolve1(side)) for side in resolve1(look.get("BBox")))
    wide, high = (abs(x1 - x0) / (abs(bx1 - bx0) or 1)), (abs(y1 - y0) / (abs(by1 - by0) or 1))
    place = (wide, 0.0, 0.0, high, min(x0, x1) - min(bx0, bx1) * wide, min(y0, y1) - min(by0, by1) * high)
    resources = resolve1(look.get("Resources")) or {}
    interpreter.render_contents(resources, [look], ctm=mult_matrix(place, shown.matrix))


def _write(pages: Sequence[_Page], source: SourceFile) -> Letter:
    furniture = take_out_furniture([(page.upright, page.shown.height) for page in pages])
    regions = [
        lay_out(body, rules=page.rules, page_number=page.number, page_height=page.shown.height)
        for page, body in zip(pages, furniture.bodies, strict=True)
    ]
    drafts = draft_blocks(regions)
    known = vocabulary(line.text for draft in drafts for line in draft.lines)
    builder = TextBuilder()
    for line in furniture.headers:
        write_line(builder, BlockKind.HEADER, line)
    for draft in drafts:
        write_draft(builder, draft, known)
    for page in pages:
        for line in page.turned:
            write_draft(builder, Draft(lines=[line]), known)
    for line in furniture.footers:
        write_line(builder, BlockKind.FOOTER, line)
    has_text = not builder.is_blank
    for page in pages:
        for comment in page.comments:
            write_comment(builder, comment)
    if not has_text:
        builder = TextBuilder()
    return builder.build(source, pages=len(pages), notes=_notes(pages))


def _notes(pages: Sequence[_Page]) -> list[Note]:
    notes: list[Note] = []
    for page in pages:
        if not page.is_read:
            message = f"Page {page.number} has no text that can be read (a scan or picture) and was not checked."
            notes.append(Note(kind=NoteKind.UNREAD_PAGE, message=message, page=page.number))
        if page.comments:
            count = len(page.comments)
            what = "comments or highlights" if count > 1 else "comment or highlight"
            message = f"Page {page.number} still has {count} {what}."
            notes.append(Note(kind=NoteKind.OPEN_COMMENTS, message=message, page=page.number))
    return notes
