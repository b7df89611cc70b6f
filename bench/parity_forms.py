"""Writes one text letter as Word files and PDFs, each by a real writer, with its blank lines, line ends and indents."""

from __future__ import annotations

import html
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.shared import Inches, Pt
from fpdf import FPDF
from reportlab.lib.pagesizes import letter as letter_size
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

#: A form's writer: the text letters in, a folder of the same letters in that form out (same stems).
Writer = Callable[[Sequence[Path], Path], None]

_OFFICE_SECONDS = 600
_CHROMIUM_SECONDS = 60
_FONTS = (
    "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
)
_PLAIN_PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>letter</title><style>
@page {{ size: letter; margin: 25mm 20mm }} pre {{ font: 10pt/1.3 monospace; white-space: pre-wrap }}
</style></head><body><pre>{body}</pre></body></html>"""
_PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>letter</title><style>
@page {{ size: letter; margin: 25mm 22mm }} body {{ font: 11pt/1.35 Georgia, serif; margin: 0 }}
p {{ margin: 0 0 9pt; white-space: pre-wrap }}</style></head><body>{body}</body></html>"""


def text_of(path: Path) -> str:
    """The letter's characters, with line feeds for line ends and blanks for tabs."""
    return path.read_text(encoding="utf-8-sig").expandtabs(8)


def paragraphs(text: str) -> list[str]:
    """The stretches between blank lines, with their line ends and indents."""
    found: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line.strip():
            found[-1].append(line.rstrip())
        elif found[-1]:
            found.append([])
    return ["\n".join(lines) for lines in found if lines]


def write_word(letters: Sequence[Path], folder: Path) -> None:
    """python-docx: a Word paragraph for each paragraph, a line break for each line end."""
    for path in letters:
        document = _document()
        for paragraph in paragraphs(text_of(path)):
            document.add_paragraph(paragraph)
        document.save(str(folder / f"{path.stem}.docx"))


def write_word_lines(letters: Sequence[Path], folder: Path) -> None:
    """python-docx: a Word paragraph for each line, empty ones too, as text that was pasted in."""
    for path in letters:
        document = _document()
        for line in text_of(path).rstrip("\n").split("\n"):
            document.add_paragraph(line.rstrip()).paragraph_format.space_after = Pt(0)
        document.save(str(folder / f"{path.stem}.docx"))


def write_office_word(letters: Sequence[Path], folder: Path) -> None:
    """LibreOffice: a Word file opened and saved again."""
    _with_office(letters, folder, "docx:MS Word 2007 XML")


def write_office_pdf(letters: Sequence[Path], folder: Path) -> None:
    """LibreOffice: a Word file printed to PDF."""
    _with_office(letters, folder, "pdf:writer_pdf_Export")


def write_chromium_pdf(letters: Sequence[Path], folder: Path) -> None:
    """Chromium: a web page printed to PDF."""
    with tempfile.TemporaryDirectory() as temporary:
        for path in letters:
            page = Path(temporary) / f"{path.stem}.html"
            body = "\n".join(f"<p>{html.escape(one)}</p>" for one in paragraphs(text_of(path)))
            page.write_text(_PAGE.format(body=body), encoding="utf-8")
            print_page(page, folder / f"{path.stem}.pdf")


def write_library_pdf(letters: Sequence[Path], folder: Path) -> None:
    """reportlab: paragraphs that it breaks into lines itself."""
    font = next((name for name in _FONTS if Path(name).exists()), None)
    if font is not None:
        pdfmetrics.registerFont(TTFont("Letter", font))
    style = ParagraphStyle("letter", fontName="Letter" if font else "Helvetica", fontSize=10.5, leading=14)
    for path in letters:
        flow: list[Paragraph | Spacer] = []
        for one in paragraphs(text_of(path)):
            marked = html.escape(one, quote=False).replace("  ", " \u00a0").replace("\n", "<br/>")
            flow += [Paragraph(marked, style), Spacer(1, 8)]
        document = SimpleDocTemplate(str(folder / f"{path.stem}.pdf"), pagesize=letter_size, margins=72)
        document.build(flow)


def write_plain_pdf(letters: Sequence[Path], folder: Path) -> None:
    """Chromium: the text as it stands, in a typewriter's type."""
    with tempfile.TemporaryDirectory() as temporary:
        for path in letters:
            page = Path(temporary) / f"{path.stem}.html"
            page.write_text(_PLAIN_PAGE.format(body=html.escape(text_of(path))), encoding="utf-8")
            print_page(page, folder / f"{path.stem}.pdf")


def write_fpdf2_pdf(letters: Sequence[Path], folder: Path) -> None:
    """fpdf2: the whole text as one cell of many lines."""
    for path in letters:
        pdf = FPDF(format="letter")
        pdf.add_page()
        pdf.set_font("Times", size=11)
        text = text_of(path).encode("latin-1", "replace").decode("latin-1")
        pdf.multi_cell(0, 5.5, text, align="L")
        pdf.output(str(folder / f"{path.stem}.pdf"))


def print_page(page: Path, pdf: Path) -> None:
    """Print a web page to PDF by Chromium, in a profile of its own."""
    program = find_program("chromium", "chromium-browser", "google-chrome")
    with tempfile.TemporaryDirectory() as profile:
        _run(
            [
                *(program, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"),
                *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
                *(f"--user-data-dir={profile}", "--no-pdf-header-footer", f"--print-to-pdf={pdf}", page.as_uri()),
            ],
            seconds=_CHROMIUM_SECONDS,
        )


def convert_with_office(files: Sequence[Path], folder: Path, to: str) -> None:
    """Have LibreOffice write `files` into `folder` as `to` (its own name of a file type), in a profile of its own."""
    program = find_program("soffice", "libreoffice")
    with tempfile.TemporaryDirectory() as profile:
        _run(
            [
                *(program, f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--norestore"),
                *("--convert-to", to, "--outdir", str(folder), *map(str, files)),
            ],
            seconds=_OFFICE_SECONDS,
        )


def find_program(*names: str) -> str:
    """The first of these programs that is installed.

    Raises:
        FileNotFoundError: when none is.
    """
    for name in names:
        if path := shutil.which(name):
            return path
    raise FileNotFoundError(f"none of these programs is installed: {', '.join(names)}")


def _with_office(letters: Sequence[Path], folder: Path, to: str) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        write_word(letters, Path(temporary))
        convert_with_office(sorted(Path(temporary).glob("*.docx")), folder, to)


def _document() -> WordDocument:
    document = Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Liberation Serif", Pt(11.5)
    for section in document.sections:
        section.left_margin = section.right_margin = Inches(1)
    return document


def _run(command: Sequence[str], *, seconds: int) -> None:
    subprocess.run(command, check=True, timeout=seconds, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


#: Every form: its name, its suffix and its writer.
FORMS: dict[str, tuple[str, Writer]] = {
    "word": ("docx", write_word),
    "word-lines": ("docx", write_word_lines),
    "office-word": ("docx", write_office_word),
    "office-pdf": ("pdf", write_office_pdf),
    "chromium-pdf": ("pdf", write_chromium_pdf),
    "library-pdf": ("pdf", write_library_pdf),
    "plain-pdf": ("pdf", write_plain_pdf),
    "fpdf2-pdf": ("pdf", write_fpdf2_pdf),
}
