"""Forms and marked-up pages."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText, Highlight, Text
from pypdf.generic import ArrayObject, FloatObject
from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

from pdf_makers.layouts import _short_letter
from pdf_makers.typeset import write_objects


def dbq_form(path: Path) -> None:
    """A form in the manner of a DBQ: text, choice, check boxes, radio buttons, a long answer, an empty field."""
    canvas = Canvas(str(path), pagesize=letter, invariant=1)
    form = canvas.acroForm
    canvas.setFont("Helvetica-Bold", 12)
    canvas.drawString(72, 740, "BACK CONDITIONS")
    canvas.setFont("Helvetica", 10)
    small = {"fontSize": 10, "height": 16, "borderWidth": 0}
    canvas.drawString(72, 710, "Name of veteran:")
    form.textfield(name="name", x=160, y=705, width=180, value="Cornelius Whitcombe", **small)
    canvas.drawString(360, 710, "Date:")
    form.textfield(name="date", x=392, y=705, width=100, value="4 September 2024", **small)
    canvas.drawString(72, 685, "Records reviewed?")
    for x, label, checked in ((180, "Yes", True), (240, "No", False)):
        form.checkbox(name=f"records_{label}", x=x, y=682, size=12, checked=checked)
        canvas.drawString(x + 16, 685, label)
    canvas.drawString(72, 660, "Side affected:")
    for x, label in ((180, "Left"), (240, "Right"), (300, "Both")):
        form.radio(name="side", value=label, selected=label == "Right", x=x, y=657, size=12)
        canvas.drawString(x + 16, 660, label)
    canvas.drawString(72, 635, "Diagnosis:")
    form.choice(
        name="diagnosis",
        x=160,
        y=630,
        width=200,
        options=[("Lumbosacral strain", "1"), ("Degenerative arthritis of the spine", "2")],
        value="2",
        **small,
    )
    canvas.drawString(72, 610, "Rationale:")
    form.textfield(
        name="rationale",
        x=72,
        y=530,
        width=420,
        height=70,
        fontSize=10,
        borderWidth=0,
        fieldFlags="multiline",
        value="The fall of 8 June 2001 broke the endplate of L5.\nIt is at least as likely as not the cause.",
    )
    canvas.drawString(72, 505, "Remarks:")
    form.textfield(name="remarks", x=160, y=500, width=300, value="", **small)
    y = 470
    for x, text in zip((200, 270, 340), ("Never", "Seldom", "Often"), strict=True):
        canvas.drawString(x, y, text)
    for row, (label, ticked) in enumerate((("10 lb", 2), ("20 lb", 0), ("50 lb", 0))):
        canvas.drawString(72, y - 18 * (row + 1), label)
        for column, x in enumerate((200, 270, 340)):
            form.checkbox(name=f"lift_{row}_{column}", x=x, y=y - 18 * (row + 1) - 3, size=12, checked=column == ticked)
    canvas.save()


def annotated(path: Path) -> None:
    """A letter with a highlight, a sticky note and typed-in text."""
    writer = PdfWriter()
    writer.append(PdfReader(_short_letter()))
    quads = ArrayObject([FloatObject(number) for number in (72, 690, 200, 690, 72, 676, 200, 676)])
    highlight = Highlight(rect=(72, 676, 200, 690), quad_points=quads)
    writer.add_annotation(0, highlight)
    writer.add_annotation(0, Text(rect=(400, 690, 420, 710), text="Too weak? Ask Dr. Solbakken."))
    writer.add_annotation(0, FreeText(text="Signed 14 March 2024", rect=(72, 600, 220, 616), font_size="11pt"))
    writer.write(path)


def xfa_only(path: Path) -> None:
    """A form whose page only says to open it in another program."""
    content = b"BT /F1 12 Tf 72 700 Td (Please wait... If this message is not replaced, use another viewer.) Tj ET"
    xfa = b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'></xdp:xdp>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /NeedsRendering true /AcroForm << /Fields [] /XFA 6 0 R >> >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Length %d >>\nstream\n" % len(content) + content + b"\nendstream",
        b"<< /Length %d >>\nstream\n" % len(xfa) + xfa + b"\nendstream",
    ]
    write_objects(path, objects)
