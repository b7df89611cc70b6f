"""PDFs by reportlab (header and footer on each page, tables) and by fpdf2 (justified text in a core font)."""

from __future__ import annotations

import html
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from fpdf import FPDF
from letter_parts import Part, Parts
from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.pagesizes import letter as letter_size
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, KeepTogether, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

_INCH = 72


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryLook:
    """How reportlab sets a letter. `repeats_head` puts the first line of the letterhead over each later page."""

    font: str = "Helvetica"
    size: float = 10
    justified: bool = False
    repeats_head: bool = False
    footer: str = ""
    columns: tuple[float, ...] = ()


def make_by_reportlab(parts: Parts, look: LibraryLook, target: Path) -> None:
    """Write the letter by reportlab."""
    usual = ParagraphStyle(
        "usual",
        fontName=look.font,
        fontSize=look.size,
        leading=1.35 * look.size,
        alignment=TA_JUSTIFY if look.justified else TA_LEFT,
        spaceAfter=0.7 * look.size,
    )
    bold = {"Helvetica": "Helvetica-Bold", "Times-Roman": "Times-Bold"}[look.font]
    heading = ParagraphStyle("heading", parent=usual, fontName=bold, spaceBefore=4, keepWithNext=1)
    plain = ParagraphStyle("plain", parent=usual, alignment=TA_LEFT)
    head = ParagraphStyle("head", parent=plain, alignment=TA_CENTER, spaceAfter=16)
    flow: list[Flowable] = [Paragraph("<br/>".join(map(html.escape, parts.head)), head)]
    for part in parts.body:
        words = "<br/>".join(html.escape(line, quote=False) for line in part.lines)
        match part.kind:
            case "table":
                flow += [_table(part, look), Spacer(1, 8)]
            case "heading":
                flow.append(Paragraph(words, heading))
            case "lines":
                flow.append(KeepTogether(Paragraph(words, plain)))
            case _:
                flow.append(Paragraph(words, usual))
    document = SimpleDocTemplate(
        str(target),
        pagesize=letter_size,
        leftMargin=_INCH,
        rightMargin=_INCH,
        topMargin=0.9 * _INCH,
        bottomMargin=0.9 * _INCH,
        title=parts.head[0].title(),
        invariant=True,
    )
    document.build(flow, onFirstPage=_furniture(parts, look, 1), onLaterPages=_furniture(parts, look, 2))


def make_by_fpdf2(parts: Parts, target: Path) -> None:
    """Write the letter by fpdf2: Times, justified, the letterhead at the left."""
    pdf = FPDF(format="letter", unit="pt")
    pdf.set_margins(76, 60, 76)
    pdf.set_auto_page_break(auto=True, margin=60)
    pdf.add_page()
    for index, line in enumerate(parts.head):
        pdf.set_font("Times", style="B" if index == 0 else "", size=15 if index == 0 else 10)
        pdf.cell(0, 18 if index == 0 else 13, line, new_x="LMARGIN", new_y="NEXT")
    pdf.ln(14)
    pdf.set_font("Times", size=11.5)
    for part in parts.body:
        align = "J" if part.kind == "paragraph" else "L"
        pdf.multi_cell(0, 15, "\n".join(part.lines), align=align, new_x="LMARGIN", new_y="NEXT")
        pdf.ln(9)
    pdf.output(str(target))


def _table(part: Part, look: LibraryLook) -> Table:
    small = ParagraphStyle("small", fontName=look.font, fontSize=look.size - 0.5, leading=1.25 * look.size)
    cells = [[Paragraph(html.escape(cell), small) for cell in row] for row in part.rows]
    widths = [share * _INCH for share in look.columns] if len(look.columns) == len(cells[0]) else None
    table = Table(cells, colWidths=widths, hAlign="LEFT")
    table.setStyle(
        TableStyle(
            [
                ("GRID", (0, 0), (-1, -1), 0.6, colors.grey),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("TOPPADDING", (0, 0), (-1, -1), 2),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
            ]
        )
    )
    return table


def _furniture(parts: Parts, look: LibraryLook, page: int) -> Callable[[Canvas, SimpleDocTemplate], None]:
    def draw(canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.setFont(look.font, 8)
        if look.repeats_head and page > 1:
            canvas.drawString(_INCH, letter_size[1] - 0.55 * _INCH, parts.head[0])
        if look.footer:
            canvas.drawCentredString(letter_size[0] / 2, 0.5 * _INCH, f"{look.footer}, page {document.page}")

    return draw
