"""Odd ways of setting a page."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from pypdf import PdfReader, PdfWriter
from pypdf.generic import RectangleObject
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

from pdf_makers.letters import OPINION, REASONS

SHORT = (
    "Dear Adjudicator:",
    "It is at least as likely as not that the fall caused",
    "the disc disease at L5-S1.",
)


def two_columns(path: Path) -> None:
    """A body in two columns; a paragraph goes on from the first to the second, another over the page."""
    document = BaseDocTemplate(str(path), pagesize=letter, invariant=1)
    frames = [Frame(72, 72, 225, 620, id="left"), Frame(315, 72, 225, 620, id="right")]

    def title(canvas: Canvas, _document: object) -> None:
        canvas.setFont("Times-Bold", 16)
        canvas.drawCentredString(306, 720, "Review of the records")

    document.addPageTemplates([PageTemplate(frames=frames, onPage=title)])
    style = ParagraphStyle("body", fontName="Times-Roman", fontSize=10, leading=12, spaceAfter=6, alignment=4)
    texts = [f"Point {number}. {OPINION if number % 2 else REASONS}" for number in range(1, 16)]
    document.build([Paragraph(text, style) for text in texts])


def letterhead_columns(path: Path) -> None:
    """A letterhead whose right side has smaller type on other baselines; names side by side at the end."""
    canvas = Canvas(str(path), pagesize=letter, invariant=1)
    canvas.setFont("Helvetica-Bold", 14)
    canvas.drawString(72, 730, "Harbor Bluff Opinions")
    canvas.setFont("Helvetica", 10)
    canvas.drawString(72, 714, "4 Quay Road")
    canvas.drawString(72, 702, "Astoria, Oregon")
    canvas.setFont("Helvetica", 8)
    for index, text in enumerate(
        ("Annelise Rothmuller, MD", "Physical medicine", "Telephone 555-0170", "Fax 555-0171")
    ):
        canvas.drawString(400, 733 - 9.5 * index, text)
    canvas.setFont("Times-Roman", 11)
    for index, text in enumerate(SHORT):
        canvas.drawString(72, 650 - 14 * index, text)
    for index, (label, value) in enumerate((("Veteran:", "Cornelius Whitcombe"), ("Claim:", "low back"))):
        canvas.drawString(72, 580 - 14 * index, label)
        canvas.drawString(150, 580 - 14 * index, value)
    canvas.save()


def borderless_grid(path: Path) -> None:
    """A capacity grid without rules: each row an activity and four boxes, one of them ticked."""
    canvas = Canvas(str(path), pagesize=letter, invariant=1)
    canvas.setFont("Helvetica-Bold", 11)
    canvas.drawString(72, 720, "Physical capacities")
    canvas.setFont("Helvetica", 10)
    for x, text in zip((200, 270, 360, 450), ("Never", "Rarely", "Occasionally", "Frequently"), strict=True):
        canvas.drawString(x, 690, text)
    ticks = {"10 lb": 3, "20 lb": 0, "50 lb": 0, "Stoop (bend)": 1}
    for row, (label, ticked) in enumerate(ticks.items()):
        y = 672 - 16 * row
        canvas.drawString(72, y, label)
        for column, x in enumerate((200, 270, 360, 450)):
            canvas.drawString(x, y, "[X]" if column == ticked else "[ ]")
    canvas.drawString(72, 590, "These limits have been present since 2019.")
    canvas.save()


def _short_letter(*, origin: tuple[float, float] = (0, 0)) -> BytesIO:
    out = BytesIO()
    canvas = Canvas(out, pagesize=letter, invariant=1)
    canvas.translate(*origin)
    canvas.setFont("Times-Roman", 11)
    for index, text in enumerate(SHORT):
        canvas.drawString(72, 700 - 14 * index - (10 if index else 0), text)
    canvas.save()
    out.seek(0)
    return out


def _turned(path: Path, angle: int) -> None:
    """A page drawn so that it reads upright once the viewer has turned it."""
    writer = PdfWriter()
    page = writer.add_page(PdfReader(_short_letter()).pages[0])
    page.rotate(360 - angle)
    page.transfer_rotation_to_content()
    page.rotate(angle)
    writer.write(path)


def rotated_90(path: Path) -> None:
    _turned(path, 90)


def rotated_180(path: Path) -> None:
    _turned(path, 180)


def rotated_270(path: Path) -> None:
    _turned(path, 270)


def cropped(path: Path) -> None:
    """A page with its media box off the origin, cropped; a printer's note stands outside of the crop box."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=letter, invariant=1)
    canvas.setFont("Times-Roman", 11)
    for index, text in enumerate(SHORT):
        canvas.drawString(102, 600 - 14 * index, text)
    canvas.drawString(20, 20, "printer's note")
    canvas.save()
    writer = PdfWriter()
    page = writer.add_page(PdfReader(out).pages[0])
    page.mediabox = RectangleObject((10, 10, 612, 792))
    page.cropbox = RectangleObject((60, 100, 560, 700))
    writer.write(path)


def fake_bold(path: Path) -> None:
    """A heading drawn twice a hair apart, a word drawn sign by sign twice, and one with fill and stroke."""
    canvas = Canvas(str(path), pagesize=letter, invariant=1)
    canvas.setFont("Helvetica", 13)
    for shift in (0, 0.4):
        canvas.drawString(72 + shift, 700, "Medical opinion")
    canvas.setFont("Helvetica", 11)
    x = 72.0
    for sign in "Balloon":
        for shift in (0, 0.3):
            canvas.drawString(x + shift, 670, sign)
        x += canvas.stringWidth(sign, "Helvetica", 11)
    canvas.drawString(x, 670, " tires were full; the book was all told, and the look of it too.")
    text = canvas.beginText(72, 640)
    text.setTextRenderMode(2)
    text.textLine("Rationale")
    canvas.drawText(text)
    canvas.save()


def sideways_note(path: Path) -> None:
    """Upright text with a note up the left margin."""
    canvas = Canvas(str(path), pagesize=letter, invariant=1)
    canvas.setFont("Times-Roman", 11)
    for index, text in enumerate(SHORT):
        canvas.drawString(72, 700 - 14 * index, text)
    canvas.rotate(90)
    canvas.setFont("Helvetica", 8)
    canvas.drawString(300, -30, "Received in the mail room 3 May 2024")
    canvas.save()
