"""Word files written line by line are read as the same lines in a text file are."""

from __future__ import annotations

from io import BytesIO

import pytest
from docx import Document

from nexuslint.model.letter import Format, Letter, SourceFile
from nexuslint.parsers.docx import parse_docx, read_back
from nexuslint.parsers.text import parse_text_string

LETTER = """HARBOR CLINIC
4 Quay Road

Re: Cornelius Whitcombe
Claim: low back

FINDINGS:
- bends forward to 50 degrees
- MRI of 2023: the lowest disc has lost
  half its height

He fell in 2004 and has had
pain ever since.

Ingrid Solbakken, MD
Board certified in physical medicine"""


def read(*paragraphs: str) -> Letter:
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    file = BytesIO()
    document.save(file)
    return parse_docx(file.getvalue(), SourceFile(path="letter.docx", format=Format.DOCX, sha256=""))


def blocks(letter: Letter) -> list[tuple[str, str]]:
    return [(block.kind.value, block.span.of(letter.text)) for block in letter.blocks]


@pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["a paragraph a line", "line breaks in paragraphs"])
def test_lines_make_the_blocks_that_they_make_in_a_text(between: str) -> None:
    assert blocks(read(*LETTER.split(between))) == blocks(parse_text_string(LETTER))


def test_paragraphs_without_empty_ones_between_stay_apart() -> None:
    assert blocks(read("Harbor Clinic", "4 Quay Road", "He fell in 2004.")) == [
        ("paragraph", "Harbor Clinic"),
        ("paragraph", "4 Quay Road"),
        ("paragraph", "He fell in 2004."),
    ]


def test_long_paragraphs_are_never_lines_of_one_block() -> None:
    """A few empty paragraphs at the head and the foot do not make the body one block."""
    long = "He has had pain in the low back ever since the fall, and it has become worse. " * 4
    letter = read("Harbor Clinic", "", "Dear Adjudicator,", "", long, long, long, "", "Ingrid Solbakken, MD", "", "x")
    assert sum(text == long.strip() for _, text in blocks(letter)) == 3


def test_an_item_inside_a_paragraph_keeps_its_place() -> None:
    document = Document()
    document.add_paragraph("Exam:\n- bends to 50 degrees\n- numb foot")
    file = BytesIO()
    document.save(file)
    letter = parse_docx(file.getvalue(), SourceFile(path="letter.docx", format=Format.DOCX, sha256=""))
    assert blocks(letter)[1:] == [("item", "- bends to 50 degrees"), ("item", "- numb foot")]
    for block in letter.blocks:
        (run,) = letter.locate(block.span).runs
        assert read_back(file.getvalue(), run) == block.span.of(letter.text)
