"""Whole letters by several writers."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from datetime import datetime, timezone
from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from fpdf import FPDF
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate

from pdf_makers.typeset import typeset_page, write_pdf

OPINION = (
    "It is my opinion that Mr. Halvorsen’s lumbar degenerative disc disease is at least as likely as not (50 percent or "
    "greater) the result of the fall from the loading ramp of 8 June 2001. The fall is recorded in the sick-call slip of "
    "the same day, and he has had pain at L5-S1 in every year since."
)
REASONS = (
    "A seated fall sends its force up the column, and the endplate gives way before anything else does. A cracked "
    "endplate starves the disc beside it, the annulus bulges, and over a decade the disc dries and narrows. The level "
    "that failed in Mr. Halvorsen is the level that was struck; the three levels above it, which are just as old, are "
    "whole. Nothing in the records points to another cause: he has not had a second injury, he does not smoke, and his "
    "work since service has been at a desk."
)
RECORDS = ["service treatment records, 1999 to 2003", "VA treatment records, 2011 to 2024", "MRI of 30 July 2023"]
FINDINGS = [("Motion", "Today", "Normal"), ("Flexion", "50°", "90°"), ("Extension", "10°", "30°")]


def libreoffice_letter(path: Path) -> None:
    """Three pages with a letterhead in the text, running header and footer, heading, lists and a ruled table."""
    document = Document()
    document.styles["Normal"].font.name = "Liberation Serif"
    document.styles["Normal"].font.size = Pt(11)
    document.styles["Heading 2"].font.name = "Liberation Serif"
    fonts = document.styles["Heading 2"].element.rPr.rFonts
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    fonts.set(qn("w:ascii"), "Liberation Serif")
    fonts.set(qn("w:hAnsi"), "Liberation Serif")
    section = document.sections[0]
    section.header.paragraphs[0].text = "Re: Nils Halvorsen, file ending 4417"
    footer = section.footer.paragraphs[0]
    footer.add_run("Page ")
    _field(footer, "PAGE")
    footer.add_run(" of ")
    _field(footer, "NUMPAGES")
    head = document.add_paragraph("FJORDVIEW SPINE CLINIC")
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    head.runs[0].bold = True
    head.runs[0].font.size = Pt(15)
    document.add_paragraph("14 March 2024")
    document.add_paragraph(
        "Department of Veterans Affairs\nEvidence Intake Center\nP.O. Box 4444\nJanesville, WI 53547"
    )
    document.add_paragraph("Dear Adjudicator:")
    for number, title in enumerate(("What I reviewed", "What I found", "My opinion", "Why", "Other causes"), 1):
        document.add_heading(title, level=2)
        if number == 1:
            for record in RECORDS:
                document.add_paragraph(record, style="List Bullet")
            for step in ("I read the whole file.", "I examined him twice."):
                document.add_paragraph(step, style="List Number")
        elif number == 2:
            table = document.add_table(rows=0, cols=3, style="Table Grid")
            for row in FINDINGS:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
        for _ in range(3):
            paragraph = document.add_paragraph(OPINION if number % 2 else REASONS)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY if number % 2 else WD_ALIGN_PARAGRAPH.LEFT
    document.add_paragraph("Sincerely,")
    document.add_paragraph("Ingrid Solbakken, MD\nBoard certified in physical medicine")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "letter.docx"
        document.save(str(source))
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True)
        shutil.copy(Path(folder) / "letter.pdf", path)


def _field(paragraph: object, code: str) -> None:
    for kind, text in (("begin", ""), ("", code), ("end", "")):
        run = paragraph.add_run()  # type: ignore[attr-defined]
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)


def chromium_letter(path: Path) -> None:
    """Two pages: letterhead in two columns, bullets drawn as shapes, a table, check boxes, justified text."""
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in FINDINGS)
    bullets = "".join(f"<li>{record}</li>" for record in RECORDS)
    boxes = "".join(
        f"<p><input type=checkbox {'checked' if checked else ''}> {label}</p>"
        for label, checked in (("I examined the veteran", True), ("I reviewed records only", False))
    )
    html = f"""<!doctype html><meta charset=utf-8><title>Letter</title><style>
@page {{ size: letter; margin: 1in }}
body {{ font: 11pt "Liberation Serif"; }}
.head {{ display: flex; justify-content: space-between; font-size: 9pt }}
h2 {{ font-size: 13pt }} .j {{ text-align: justify }}
table {{ border-collapse: collapse }} td {{ border: 1px solid black; padding: 3px 14px }}
</style>
<div class=head><div><b>Fjordview Spine Clinic</b><br>12 Harbor Street<br>Duluth, Minnesota</div>
<div>Telephone 555-0142<br>Fax 555-0143<br>fjordview.example</div></div>
<p>14 March 2024</p><p>To the Regional Office:</p>
<h2>Records</h2><ul>{bullets}</ul>{boxes}
<h2>Findings</h2><table>{rows}</table>
<h2>Opinion</h2><p class=j>{OPINION}</p><p class=j>{REASONS}</p><p>{REASONS}</p><p class=j>{OPINION}</p>
<p class=j>{REASONS}</p><p>{OPINION}</p><p>Sincerely,</p>
<p>Ingrid Solbakken, MD<br>Board certified in physical medicine</p>"""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "letter.html"
        source.write_text(html, encoding="utf-8")
        options = "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking"
        more = f"--disable-component-update --disable-sync --no-pdf-header-footer --user-data-dir={folder}/profile"
        command = ["chromium", *options.split(), *more.split(), f"--print-to-pdf={path}", f"file://{source}"]
        subprocess.run(command, check=True, capture_output=True)


def reportlab_letter(path: Path) -> None:
    """Paragraphs without space between them, told apart by first-line indent only."""
    style = ParagraphStyle("body", fontName="Times-Roman", fontSize=11, leading=13, firstLineIndent=18)
    head = ParagraphStyle("head", parent=style, fontName="Times-Bold", firstLineIndent=0)
    address = ParagraphStyle("address", parent=style, firstLineIndent=0, spaceAfter=12)
    story = [
        Paragraph("Regional Office<br/>100 Cedar Street<br/>Duluth, Minnesota", address),
        Paragraph("My opinion", head),
        *(Paragraph(text, style) for text in (OPINION, REASONS, OPINION, REASONS, OPINION)),
    ]
    SimpleDocTemplate(str(path), pagesize=letter, leftMargin=90, rightMargin=90, invariant=1).build(story)


class _Running(FPDF):
    def header(self) -> None:
        if self.page_no() > 1:
            self.set_font("Helvetica", size=9)
            self.cell(0, 8, "Nils Halvorsen, independent medical opinion", new_x="LMARGIN", new_y="NEXT")

    def footer(self) -> None:
        self.set_y(-15)
        self.set_font("Helvetica", size=8)
        self.cell(0, 8, f"Confidential - {self.page_no()}", align="C")


def fpdf2_letter(path: Path) -> None:
    """Three pages; the letterhead is on the first only, a running header on the others, a numbered footer on all."""
    pdf = _Running(format="letter")
    pdf.set_creation_date(datetime(2024, 3, 14, tzinfo=timezone.utc))
    pdf.set_auto_page_break(True, margin=25)
    pdf.add_page()
    pdf.set_font("Helvetica", "B", 15)
    pdf.cell(0, 10, "Fjordview Spine Clinic", align="C", new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("Helvetica", size=11)
    for number in range(1, 25):
        text = (OPINION if number % 2 else REASONS).replace("’", "'")
        pdf.multi_cell(0, 5.5, f"Paragraph {number}. {text}", align="J", new_x="LMARGIN", new_y="NEXT")
        pdf.ln(3)
    pdf.output(str(path))


def tex_like(path: Path) -> None:
    """Justified by kerned gaps without blanks, words hyphenated at line ends, ligatures as single glyphs."""
    paragraphs = [
        (
            "The dif-fi-cul-ty of the ques-tion lies in the lum-bar spine it-self. The vet-er-an’s con-di-tion is well-known: "
            "de-gen-er-a-tive disc dis-ease at L5-S1, first seen af-ter a fall in ser-vice, and is ser-vice-con-nect-ed in "
            "my o-pin-ion."
        ),
        (
            "Suf-fi-cient re-cords of of-fice vis-its re-flect a flow of com-plaints from 2001 on-ward. It is at least as "
            "like-ly as not (50 per-cent or great-er) that the fall caused the con-di-tion; the ef-fect on his work has "
            "been dif-fi-cult to miss, and the find-ings are con-sis-tent with the mech-a-nism that I de-scribed."
        ),
    ]
    write_pdf(path, [typeset_page(paragraphs, measure_pt=196.0, size_pt=10.0)])
