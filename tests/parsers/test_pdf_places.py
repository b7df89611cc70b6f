"""Every token of every PDF fixture reads back at its own place."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

sys.path.insert(0, str(Path(__file__).parent))

from pdf_glyph_reader import glyphs_in, shown_glyphs

from nexuslint.model.letter import BlockKind, Format, Letter, SourceFile
from nexuslint.model.place import PdfPlace
from nexuslint.model.span import Span
from nexuslint.parsers.pdf import parse_pdf

DATA = Path(__file__).parents[1] / "data" / "pdf"
SOURCE = SourceFile(path="letter.pdf", format=Format.PDF, sha256="")
READABLE = [
    "annotated",
    "bad_xref",
    "borderless_grid",
    "chromium_letter",
    "cropped",
    "dbq_form",
    "fake_bold",
    "fpdf2_letter",
    "letterhead_columns",
    "libreoffice_letter",
    "mixed_scan",
    "ocr_layer",
    "owner_only",
    "reportlab_letter",
    "rotated_90",
    "rotated_180",
    "rotated_270",
    "sideways_note",
    "tex_like",
    "two_columns",
]
LIGATURES = {"ff", "fi", "fl", "ffi", "ffl"}


def read(name: str) -> Letter:
    return parse_pdf((DATA / f"{name}.pdf").read_bytes(), SOURCE, max_pages=50)


def _is_drawn_text(letter: Letter, span: Span) -> bool:
    """False for what no glyph stands for: field values, drawn boxes and bullets, notes."""
    block = letter.block_at(span.start)
    if block is None or block.kind is BlockKind.ANNOTATION:
        return False
    for piece in letter.positions.over(span):
        text = piece.span.of(letter.text)
        if piece.place is not None and not piece.even and len(text) > 1 and text not in LIGATURES:
            return False
    return span.of(letter.text) not in "•▪◦"


@pytest.mark.parametrize("name", READABLE)
def test_each_token_reads_back_at_its_boxes(name: str) -> None:
    letter = read(name)
    glyphs = shown_glyphs((DATA / f"{name}.pdf").read_bytes())
    checked = 0
    for token in re.finditer(r"\S+", letter.text):
        span = Span(start=token.start(), end=token.end())
        if not _is_drawn_text(letter, span):
            continue
        location = letter.locate(span)
        found = glyphs_in(glyphs, location.boxes)
        if name == "sideways_note" and letter.locate(span).boxes[0].x0 < 40:
            # Turned text runs up the page, so the glyphs of its boxes come from right to left of the reader.
            assert sorted(found) == sorted(token.group())
        else:
            assert found == token.group()
        assert location.page == location.boxes[0].page
        checked += 1
    assert checked >= 3


@pytest.mark.parametrize("name", READABLE)
def test_each_letter_has_a_place(name: str) -> None:
    """Only blanks, tabs and line ends may be put in by the parser."""
    letter = read(name)
    for piece in letter.positions.pieces:
        if piece.place is None:
            assert piece.span.of(letter.text).isspace()
        else:
            assert isinstance(piece.place, PdfPlace)
            box = piece.place.box
            assert box.x0 <= box.x1
            assert box.top < box.bottom
    assert letter.positions.pieces[-1].span.end == len(letter.text)


@pytest.mark.parametrize("name", READABLE)
def test_no_glyph_is_lost(name: str) -> None:
    """What the page shows stands in the text, each sign as often."""
    letter = read(name)
    drawn = sorted(sign for block in letter.blocks for sign in block.span.of(letter.text) if not sign.isspace())
    for glyph in shown_glyphs((DATA / f"{name}.pdf").read_bytes()):
        for sign in glyph.text:
            if sign in drawn:
                drawn.remove(sign)
            else:
                # Taken out on purpose: a repeated header or footer, a hyphen at a line's end, what is cropped away.
                assert name in ("libreoffice_letter", "fpdf2_letter", "two_columns", "tex_like", "cropped", "dbq_form")


def test_field_values_stand_at_their_boxes() -> None:
    letter = read("dbq_form")
    page = PdfReader(DATA / "dbq_form.pdf").pages[0]
    height = float(page.mediabox.height)
    widgets = [annotation.get_object() for annotation in page["/Annots"]]
    rects = {}
    for widget in widgets:
        x0, y0, x1, y1 = (float(side) for side in widget["/Rect"])
        rects[widget.get("/T")] = (x0, height - y1, x1, height - y0)
    for name, text in (
        ("name", "Cornelius Whitcombe"),
        ("date", "4 September 2024"),
        ("diagnosis", "Degenerative arthritis of the spine"),
        ("rationale", "the cause."),
        ("records_Yes", "[X]"),
    ):
        start = letter.text.index(text)
        box = letter.locate(Span(start=start, end=start + len(text))).boxes[0]
        assert (box.x0, box.top, box.x1, box.bottom) == pytest.approx(rects[name], abs=0.02)
