"""The kind of a file by its content, and the words for kinds that are not read."""

from __future__ import annotations

import io
import zipfile

import pytest

from nexuslint.model.errors import (
    LetterError,
    LockedLetter,
    NoTextLayer,
    UnreadableLetter,
)
from nexuslint.model.letter import Format
from nexuslint.parsers.sniff import is_lock_file, sniff, zip_error

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"%PDF-1.7\n", Format.PDF),
        (b"\r\njunk before %PDF-1.4", Format.PDF),
        (b"PK\x03\x04rest", Format.DOCX),
        (b"Dear Sir", Format.TEXT),
        ("“Curly”".encode(), Format.TEXT),
        (b"BMI is 31, and MZ twins", Format.TEXT),
        (b"MZ is how I sign.", Format.TEXT),
        (b"BM was normal.", Format.TEXT),
        (b"<no note> from him", Format.TEXT),
    ],
)
def test_read_kinds(content: bytes, expected: Format) -> None:
    assert sniff(content) is expected


@pytest.mark.parametrize(
    ("content", "error", "words"),
    [
        (b"", UnreadableLetter, "empty"),
        (b"{\\rtf1 hello}", UnreadableLetter, "RTF"),
        (
            OLE + "WordDocument".encode("utf-16-le"),
            UnreadableLetter,
            r"old Word file \(.doc\)",
        ),
        (
            OLE + "EncryptedPackage".encode("utf-16-le"),
            LockedLetter,
            "encrypted Word file",
        ),
        (OLE + "Workbook".encode("utf-16-le"), UnreadableLetter, "Excel"),
        (OLE, UnreadableLetter, "Office file of an old kind"),
        (b"\x89PNG\r\n\x1a\n", NoTextLayer, "picture .PNG."),
        (b"\xff\xd8\xff\xe0", NoTextLayer, "JPEG"),
        (b"II*\x00", NoTextLayer, "TIFF"),
        (b"\x00\x00\x00\x18ftypheic", NoTextLayer, "HEIC"),
        (b"<!DOCTYPE html><html>", UnreadableLetter, "HTML"),
        (b'<?xml version="1.0"?>\n<html>', UnreadableLetter, "HTML"),
        (
            b"<?xml version='1.0'?><?mso-application progid='Word.Document'?>",
            UnreadableLetter,
            "XML form",
        ),
        (b"\x1f\x8b\x08", UnreadableLetter, "gzip"),
        (
            b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n",
            UnreadableLetter,
            "e-mail",
        ),
    ],
)
def test_other_kinds_are_named_with_a_way_out(content: bytes, error: type[LetterError], words: str) -> None:
    with pytest.raises(error, match=words) as caught:
        sniff(content)
    assert caught.value.advice


def test_picture_with_the_name_of_a_pdf_says_so() -> None:
    with pytest.raises(NoTextLayer, match=r"although its name ends in \.pdf"):
        sniff(b"\x89PNG\r\n\x1a\n", path="scan.PDF")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("xl/workbook.xml", "Excel"),
        ("content.xml", "OpenDocument"),
        ("Index/Document.iwa", "Pages"),
        ("letter.txt", "zip archive"),
    ],
)
def test_zips_that_are_no_word_file(name: str, words: str) -> None:
    assert words in zip_error([name, "other"]).message


@pytest.mark.parametrize(
    ("path", "expected"),
    [("a/~$letter.docx", True), (".~lock.x.docx#", True), ("l~$.docx", False)],
)
def test_lock_files(path: str, expected: bool) -> None:
    assert is_lock_file(path) is expected


def test_empty_zip_counts_as_a_word_file_until_it_is_opened() -> None:
    out = io.BytesIO()
    zipfile.ZipFile(out, "w").close()
    assert sniff(out.getvalue()) is Format.DOCX
