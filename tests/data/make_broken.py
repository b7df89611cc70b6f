"""Makes files that cannot be read, each in its own way: `python tests/data/make_broken.py FOLDER`.

The small ones are kept in tests/data/broken; the large ones (LARGE) are made anew in a test's own folder.
"""

from __future__ import annotations

import io
import runpy
import sys
import warnings
import zipfile
import zlib
from pathlib import Path

HERE = Path(__file__).parent
WORD = runpy.run_path(str(HERE / "make_docx.py"))
word_file, para = WORD["word_file"], WORD["para"]


def pdf_of(*objects: bytes) -> bytes:
    """A PDF of these objects (numbered from 1; the first is the catalogue) with a right cross-reference table."""
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    for place in places:
        out.write(b"%010d 00000 n \n" % place)
    out.write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return out.getvalue()


def many_pages(count: int = 3000) -> bytes:
    """A PDF with `count` pages of one line."""
    pages = []
    kids = b" ".join(b"%d 0 R" % (5 + index) for index in range(count))
    text = b"BT /F1 12 Tf 72 720 Td (It is at least as likely as not.) Tj ET"
    stream = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text)
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 3 0 R >> >> >>"
    )
    pages = [page] * count
    return pdf_of(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (count, kids),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        stream,
        *pages,
    )


def page_loop() -> bytes:
    """A PDF whose page tree is its own child."""
    return pdf_of(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 2 /Kids [3 0 R] /Parent 3 0 R >>",
        b"<< /Type /Pages /Count 2 /Kids [2 0 R] /Parent 2 0 R >>",
    )


def slow_page() -> bytes:
    """A PDF of 42 kB with one page that says one word 400,000 times: reading it takes minutes."""
    text = b"BT /F1 12 Tf 72 720 Td (knee) Tj ET\n" * 400_000
    packed = zlib.compress(text)
    return pdf_of(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [5 0 R] >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 3 0 R >> >> >>",
    )


def zip_bomb() -> bytes:
    """A Word file of 60 kB whose one part unpacks to 60 MB."""
    return bytes(word_file(para("x" * 60_000_000)))


def entity_bomb() -> bytes:
    """A Word file with a "billion laughs"."""
    rows = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE x [<!ENTITY a0 "ha">{rows}]><x>&a9;</x>'
    return _with_document(bomb.encode())


def twice_named() -> bytes:
    """A Word file with two main parts: programs differ in which they show."""
    out = io.BytesIO(word_file(para("one opinion")))
    with zipfile.ZipFile(out, "a") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr(zipfile.ZipInfo("word/document.xml"), b"<other/>")
    return out.getvalue()


def many_entries() -> bytes:
    """A zip with more files inside than any letter has."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(3000):
            archive.writestr(zipfile.ZipInfo(f"word/{number}.xml"), b"")
    return out.getvalue()


def encrypted_pdf() -> bytes:
    """A PDF that opens only with a password."""
    import pypdf

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(many_pages(1)))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def encrypted_word() -> bytes:
    """The outside of an encrypted Word file: an OLE file with the two streams that Word keeps it in."""
    names = b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in ("EncryptionInfo", "EncryptedPackage"))
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + names


def encrypted_zip() -> bytes:
    """A zip whose entries are marked as encrypted."""
    content = bytearray(word_file(para("x")))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(mark)
        while at >= 0:
            content[at + place] |= 1
            at = content.find(mark, at + 4)
    return bytes(content)


def blank_pdf() -> bytes:
    """A PDF with one page and no text on it, as a scan without OCR is."""
    return pdf_of(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>",
    )


def _with_document(document: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(word_file(para("x")))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    return bytes(WORD["zipped"]({**files, "word/document.xml": document}))


SMALL = {
    "empty.docx": lambda: b"",
    "picture-renamed.pdf": lambda: b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01",
    "encrypted.pdf": encrypted_pdf,
    "encrypted.docx": encrypted_word,
    "encrypted-zip.docx": encrypted_zip,
    "truncated.pdf": lambda: many_pages(1)[:300],
    "truncated.docx": lambda: word_file(para("It is my opinion."))[:900],
    "entity-bomb.docx": entity_bomb,
    "part-named-twice.docx": twice_named,
    "page-loop.pdf": page_loop,
    "textless.pdf": blank_pdf,
    "old-word.doc": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + "WordDocument".encode("utf-16-le"),
    "rich-text.rtf": lambda: b"{\\rtf1\\ansi It is my opinion.}",
    "open-document.odt": lambda: WORD["zipped"](
        {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"}
    ),
}
LARGE = {
    "zip-bomb.docx": zip_bomb,
    "many-entries.docx": many_entries,
    "3000-pages.pdf": many_pages,
    "slow-page.pdf": slow_page,
}

if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "broken"
    folder.mkdir(exist_ok=True)
    for name, make in SMALL.items() if len(sys.argv) == 1 else {**SMALL, **LARGE}.items():
        (folder / name).write_bytes(make())
