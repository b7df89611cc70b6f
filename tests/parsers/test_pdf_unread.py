"""PDF files that cannot be read, or only in part: each has its own plain error or note."""

from __future__ import annotations

from pathlib import Path

import pytest

from nexuslint.model.errors import LetterError, LockedLetter, NoTextLayer, OverLimit, UnreadableLetter
from nexuslint.model.letter import Format, Letter, NoteKind, SourceFile
from nexuslint.parsers.pdf import parse_pdf

DATA = Path(__file__).parents[1] / "data" / "pdf"
SOURCE = SourceFile(path="letter.pdf", format=Format.PDF, sha256="")
OPINION = "It is at least as likely as not that the fall caused the disc disease at L5-S1."


def read(name: str, max_pages: int = 50) -> Letter:
    return parse_pdf((DATA / f"{name}.pdf").read_bytes(), SOURCE, max_pages=max_pages)


@pytest.mark.parametrize(
    ("name", "kind", "word"),
    [
        ("encrypted", LockedLetter, "password"),
        ("truncated", UnreadableLetter, "damaged"),
        ("page_loop", UnreadableLetter, "circle"),
        ("no_pages", UnreadableLetter, "no pages"),
        ("xfa_only", UnreadableLetter, "XFA"),
        ("scan", NoTextLayer, "scan"),
        ("unmapped", NoTextLayer, "fonts"),
    ],
)
def test_each_has_its_own_error(name: str, kind: type[LetterError], word: str) -> None:
    with pytest.raises(kind) as caught:
        read(name)
    assert word in caught.value.message
    assert caught.value.advice


def test_page_cap_names_the_count() -> None:
    with pytest.raises(OverLimit, match="3 pages"):
        read("libreoffice_letter", max_pages=2)


def test_scanned_pages_are_told_and_blank_ones_are_not() -> None:
    letter = read("mixed_scan")
    assert letter.pages == 4
    assert [(note.kind, note.page) for note in letter.notes] == [
        (NoteKind.UNREAD_PAGE, 2),
        (NoteKind.UNREAD_PAGE, 3),
    ]
    assert letter.is_partial


def test_invisible_text_over_a_scan_is_read() -> None:
    letter = read("ocr_layer")
    assert OPINION in letter.text
    assert not letter.is_partial


def error_of(data: bytes) -> str:
    """What a user is told; empty when there is a letter. Any other exception fails the test."""
    try:
        parse_pdf(data, SOURCE, max_pages=50)
    except LetterError as error:
        return error.message
    return ""


def test_any_cut_gives_a_letter_or_a_plain_error() -> None:
    data = (DATA / "chromium_letter.pdf").read_bytes()
    for end in range(0, len(data), len(data) // 24):
        assert "Halvorsen" not in error_of(data[:end])


@pytest.mark.parametrize("name", ["dbq_form", "libreoffice_letter", "fpdf2_letter"])
def test_any_changed_byte_gives_a_letter_or_a_plain_error(name: str) -> None:
    data = bytearray((DATA / f"{name}.pdf").read_bytes())
    for at in range(7, len(data), len(data) // 30):
        kept, data[at] = data[at], data[at] ^ 0x55
        assert "Whitcombe" not in error_of(bytes(data))
        data[at] = kept
