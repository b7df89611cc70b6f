"""TextBuilder: text, glue, trimming and the place of every character."""

from __future__ import annotations

import pytest

from nexuslint.model.letter import BlockKind, Format, Letter, SourceFile
from nexuslint.model.place import Box, DocxPlace, PdfPlace, RunSlice, TextPlace
from nexuslint.model.span import Span
from nexuslint.parsers.builder import TextBuilder

SOURCE = SourceFile(path="a.txt", format=Format.TEXT, sha256="")


def text_at(column: int, line: int = 1) -> TextPlace:
    return TextPlace(line=line, column=column)


def built(builder: TextBuilder) -> Letter:
    return builder.build(SOURCE)


def test_blocks_are_set_apart_by_glue_without_a_place() -> None:
    builder = TextBuilder()
    builder.open_block(BlockKind.HEADING, level=1)
    builder.add("One", text_at(1))
    builder.open_block(BlockKind.PARAGRAPH)
    builder.add("Two", text_at(1, line=3))
    letter = built(builder)
    assert letter.text == "One\n\nTwo"
    assert [piece.place for piece in letter.positions.pieces] == [
        text_at(1),
        None,
        text_at(1, line=3),
    ]
    assert [(block.kind, block.number) for block in letter.blocks] == [
        (BlockKind.HEADING, 1),
        (BlockKind.PARAGRAPH, 2),
    ]


def test_blank_block_leaves_no_trace_and_takes_no_number() -> None:
    builder = TextBuilder()
    builder.open_block(BlockKind.PARAGRAPH)
    builder.add(" \t\n", text_at(1))
    builder.open_block(BlockKind.PARAGRAPH)
    builder.open_block(BlockKind.PARAGRAPH)
    builder.add("x", text_at(1))
    letter = built(builder)
    assert letter.text == "x"
    assert [block.number for block in letter.blocks] == [1]


def test_headers_are_not_numbered() -> None:
    builder = TextBuilder()
    for kind in (BlockKind.HEADER, BlockKind.PARAGRAPH, BlockKind.FOOTNOTE):
        builder.open_block(kind)
        builder.add("x", None)
    assert [block.number for block in built(builder).blocks] == [None, 1, None]


def test_trimming_moves_the_place_of_what_is_kept() -> None:
    builder = TextBuilder()
    builder.open_block(BlockKind.PARAGRAPH)
    builder.add("  ", DocxPlace(part="body", block=0, run=0, offset=0))
    builder.add(" knee ", DocxPlace(part="body", block=0, run=1, offset=4))
    builder.add(" ", None)
    letter = built(builder)
    assert letter.text == "knee"
    assert letter.locate(Span(start=0, end=4)).runs == (RunSlice(part="body", block=0, run=1, start=5, end=9),)


def test_trimming_cuts_the_edges_of_pdf_text() -> None:
    builder = TextBuilder()
    builder.open_block(BlockKind.PARAGRAPH, page=1)
    box = Box(page=1, x0=10, top=5, x1=14, bottom=9)
    builder.add(" ab ", PdfPlace(box=box, edges=(10, 11, 12, 13, 14)))
    place = built(builder).positions.pieces[0].place
    assert place == PdfPlace(box=Box(page=1, x0=11, top=5, x1=13, bottom=9), edges=(11, 12, 13))


def test_uneven_text_keeps_its_whole_place() -> None:
    builder = TextBuilder()
    builder.open_block(BlockKind.PARAGRAPH)
    builder.add("fi", DocxPlace(part="body", block=0, run=0, offset=7), even=False)
    runs = built(builder).locate(Span(start=1, end=2)).runs
    assert runs == (RunSlice(part="body", block=0, run=0, start=7, end=8),)


def test_text_without_a_block_is_refused() -> None:
    with pytest.raises(ValueError, match="open block"):
        TextBuilder().add("x", None)


def test_wrong_number_of_edges_is_refused() -> None:
    builder = TextBuilder()
    builder.open_block(BlockKind.PARAGRAPH)
    with pytest.raises(ValueError, match="3 edges, got 2"):
        builder.add("ab", PdfPlace(box=Box(page=1, x0=0, top=0, x1=1, bottom=1), edges=(0, 1)))


def test_nothing_gives_an_empty_letter() -> None:
    builder = TextBuilder()
    assert builder.is_blank
    letter = built(builder)
    assert (letter.text, letter.blocks, letter.positions.pieces) == ("", (), ())
