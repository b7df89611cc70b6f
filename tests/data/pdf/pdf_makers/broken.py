"""Files that cannot be read, or only in part."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw
from pypdf import PdfReader, PdfWriter
from reportlab.lib.pagesizes import letter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from pdf_makers.layouts import SHORT, _short_letter
from pdf_makers.typeset import write_objects, write_pdf


def _locked(path: Path, user_password: str) -> None:
    writer = PdfWriter()
    writer.append(PdfReader(_short_letter()))
    writer.encrypt(user_password, owner_password="harbor", algorithm="AES-128")
    writer.write(path)


def encrypted(path: Path) -> None:
    """Opens only with a password."""
    _locked(path, "fjord")


def owner_only(path: Path) -> None:
    """Opens without a password; copying text is forbidden."""
    _locked(path, "")


def truncated(path: Path) -> None:
    """The first third of a letter: no page is left."""
    whole = _short_letter().getvalue()
    path.write_bytes(whole[: len(whole) // 5])


def bad_xref(path: Path) -> None:
    """A cross-reference table that points beside its objects, as after a careless transfer."""
    whole = _short_letter().getvalue()
    start = whole.rindex(b"startxref")
    path.write_bytes(whole[:start] + b"startxref\n999999\n%%EOF\n")


def page_loop(path: Path) -> None:
    """A page tree that contains itself."""
    write_objects(
        path,
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 612 792] >>",
            b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 /Parent 2 0 R >>",
        ],
    )


def no_pages(path: Path) -> None:
    write_objects(path, [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"])


def _picture() -> ImageReader:
    picture = Image.new("1", (425, 550), 1)
    draw = ImageDraw.Draw(picture)
    for index, text in enumerate(SHORT):
        draw.text((50, 60 + 16 * index), text, fill=0)
    out = BytesIO()
    picture.save(out, "PNG")
    out.seek(0)
    return ImageReader(out)


def scan(path: Path) -> None:
    """A page that is a picture."""
    canvas = Canvas(str(path), pagesize=letter, invariant=1)
    canvas.drawImage(_picture(), 0, 0, 612, 792)
    canvas.save()


def mixed_scan(path: Path) -> None:
    """Text, a scanned page, a scanned page with a stamped number, a blank page."""
    canvas = Canvas(str(path), pagesize=letter, invariant=1)
    canvas.setFont("Times-Roman", 11)
    for index, text in enumerate(SHORT):
        canvas.drawString(72, 700 - 14 * index, text)
    canvas.showPage()
    canvas.drawImage(_picture(), 0, 0, 612, 792)
    canvas.showPage()
    canvas.drawImage(_picture(), 0, 0, 612, 792)
    canvas.drawString(500, 20, "HB-000123")
    canvas.showPage()
    canvas.showPage()
    canvas.save()


def ocr_layer(path: Path) -> None:
    """A scan with its text drawn invisibly over it, as text recognition leaves it."""
    canvas = Canvas(str(path), pagesize=letter, invariant=1)
    canvas.drawImage(_picture(), 0, 0, 612, 792)
    for index, line in enumerate(SHORT):
        text = canvas.beginText(72, 700 - 23 * index)
        text.setFont("Times-Roman", 14)
        text.setTextRenderMode(3)
        text.textOut(line)
        canvas.drawText(text)
    canvas.save()


def unmapped(path: Path) -> None:
    """A font that does not tell which characters its glyphs are."""
    font = (
        "<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Odd /Encoding /Identity-H /DescendantFonts [ << /Type /Font "
        "/Subtype /CIDFontType2 /BaseFont /ABCDEF+Odd /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
        "/Supplement 0 >> /DW 500 /FontDescriptor << /Type /FontDescriptor /FontName /ABCDEF+Odd /Flags 4 /Ascent 800 "
        "/Descent -200 /ItalicAngle 0 /CapHeight 700 /StemV 80 /FontBBox [0 -200 1000 800] >> >> ] >>"
    )
    glyphs = "".join(f"{40 + index:04x}" for index in range(60))
    write_pdf(path, [f"BT /F1 11 Tf 60 440 Td <{glyphs}> Tj ET".encode()], font=font)
