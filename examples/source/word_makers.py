"""Word files by python-docx: plain, with a letterhead in the header, with tables, with content controls."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Pt
from docx.text.paragraph import Paragraph
from letter_parts import Part, Parts


@dataclass(frozen=True, slots=True, kw_only=True)
class WordLook:
    """How a Word file is set. `head` is where the letterhead stands: "header", "body" or "columns" (a table without rules).

    `controls` puts every paragraph into a content control, as a template's fields are. `footer` is told at the foot of each
    page, "" for none.
    """

    font: str = "Times New Roman"
    size: float = 11
    head: str = "body"
    footer: str = ""
    controls: bool = False
    table_style: str = "Table Grid"
    justified: bool = False


def make_word(parts: Parts, look: WordLook, target: Path) -> None:
    """Write the letter as a Word file."""
    document = Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = look.font, Pt(look.size)
    normal.paragraph_format.space_after = Pt(7)
    section = document.sections[0]
    section.left_margin = section.right_margin = Inches(1)
    section.top_margin = section.bottom_margin = Inches(0.8)
    document.core_properties.author = document.core_properties.comments = ""
    document.core_properties.title = parts.head[0].title()
    _put_head(document, parts, look)
    if look.footer:
        section.footer.paragraphs[0].text = look.footer
        section.footer.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    for part in parts.body:
        _put(document, part, look)
    document.save(str(target))


def _put_head(document: Document, parts: Parts, look: WordLook) -> None:
    if look.head == "columns":
        half = (len(parts.head) + 1) // 2
        cells = document.add_table(rows=1, cols=2).rows[0].cells
        cells[0].paragraphs[0].text = "\n".join(parts.head[:half])
        cells[1].paragraphs[0].text = "\n".join(parts.head[half:])
        cells[1].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
        document.add_paragraph()
        return
    home = document.sections[0].header if look.head == "header" else document
    for index, line in enumerate(parts.head):
        is_first = index == 0 and look.head == "header"
        paragraph = home.paragraphs[0] if is_first else home.add_paragraph()
        run = paragraph.add_run(line)
        run.bold, run.font.size = index == 0, Pt(look.size + (4 if index == 0 else -1))
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Pt(14 if index == len(parts.head) - 1 else 0)


def _put(document: Document, part: Part, look: WordLook) -> None:
    if part.kind == "table":
        rows = part.rows
        table = document.add_table(rows=len(rows), cols=len(rows[0]), style=look.table_style)
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
                cell.paragraphs[0].paragraph_format.space_after = Pt(1)
        document.add_paragraph()
        return
    if part.kind == "item" and part.text.startswith("- "):
        paragraph = document.add_paragraph(part.text[2:], style="List Bullet")
    elif part.kind == "heading":
        paragraph = document.add_paragraph()
        paragraph.add_run(part.text).bold = True
        paragraph.paragraph_format.keep_with_next = True
    else:
        paragraph = document.add_paragraph("\n".join(part.lines))
    if part.kind == "paragraph" and look.justified:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    if look.controls and part.kind in ("paragraph", "lines"):
        _wrap_in_control(paragraph)


def _wrap_in_control(paragraph: Paragraph) -> None:
    """Put the paragraph's runs into a content control of its own."""
    control, properties, content = OxmlElement("w:sdt"), OxmlElement("w:sdtPr"), OxmlElement("w:sdtContent")
    tag = OxmlElement("w:tag")
    tag.set(qn("w:val"), "letter-text")
    properties.append(tag)
    control.extend([properties, content])
    for run in paragraph.runs:
        content.append(run._r)  # noqa: SLF001 - python-docx has no public way to content controls
    paragraph._p.append(control)  # noqa: SLF001
