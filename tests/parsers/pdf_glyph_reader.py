"""Reads a PDF's glyphs at a place, apart from the parser: by pdfminer's own layout objects."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from io import BytesIO

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTContainer, LTItem
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.utils import apply_matrix_rect

from nexuslint.model.place import Box


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownGlyph:
    """A glyph and the middle of its box on the page as shown (points, origin top left of the crop box)."""

    page: int
    text: str
    x: float
    y: float


def shown_glyphs(data: bytes) -> list[ShownGlyph]:
    """All glyphs of the file in the order drawn, those printed twice for fake bold once."""
    manager = PDFResourceManager()
    device = PDFPageAggregator(manager, laparams=None)
    interpreter = PDFPageInterpreter(manager, device)
    found: list[ShownGlyph] = []
    for number, page in enumerate(PDFPage.get_pages(BytesIO(data)), 1):
        interpreter.process_page(page)
        x0, y0, x1, y1 = page.mediabox
        turn = {90: (0, -1, 1, 0, -y0, x1), 180: (-1, 0, 0, -1, x1, y1), 270: (0, 1, -1, 0, y1, -x0)}
        crop = apply_matrix_rect(turn.get(page.rotate, (1, 0, 0, 1, -x0, -y0)), page.cropbox)
        for glyph in _chars(device.get_result()):
            x, y = (glyph.x0 + glyph.x1) / 2 - crop[0], crop[3] - (glyph.y0 + glyph.y1) / 2
            text = unicodedata.normalize("NFKC", glyph.get_text()).replace("\u2010", "-").strip()
            twin = any(
                one.page == number and one.text == text and abs(one.x - x) < 1 and abs(one.y - y) < 1
                for one in found[-40:]
            )
            if text and not twin:
                found.append(ShownGlyph(page=number, text=text, x=x, y=y))
    return found


def glyphs_in(glyphs: list[ShownGlyph], boxes: tuple[Box, ...]) -> str:
    """The text of the glyphs whose middle lies in the boxes, box by box."""
    text = ""
    for box in boxes:
        inside = [
            glyph
            for glyph in glyphs
            if glyph.page == box.page
            and box.x0 - 0.1 <= glyph.x <= box.x1 + 0.1
            and box.top - 0.1 <= glyph.y <= box.bottom + 0.1
        ]
        text += "".join(glyph.text for glyph in sorted(inside, key=lambda glyph: glyph.x))
    return text


def _chars(item: LTItem) -> list[LTChar]:
    if isinstance(item, LTChar):
        return [item]
    return [char for child in item for char in _chars(child)] if isinstance(item, LTContainer) else []
