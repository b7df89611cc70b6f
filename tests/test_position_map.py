"""PositionMap: pieces cover the text, and `over` finds what a walk over all of them finds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from nexuslint.model.letter import BlockKind, Format, Letter, SourceFile
from nexuslint.model.place import DocxPlace
from nexuslint.model.span import Span
from nexuslint.parsers.builder import TextBuilder

#: A run's text, and whether its pieces are even.
RUNS = st.lists(st.tuples(st.text("ab \n\t", max_size=6), st.booleans()), max_size=6)
BLOCKS = st.lists(RUNS, max_size=6)


def built(blocks: list[list[tuple[str, bool]]]) -> Letter:
    builder = TextBuilder()
    for block, runs in enumerate(blocks):
        builder.open_block(BlockKind.PARAGRAPH)
        for run, (text, even) in enumerate(runs):
            builder.add(text, DocxPlace(part="body", block=block, run=run, offset=0), even=even)
    return builder.build(SourceFile(path="x", format=Format.DOCX, sha256=""))


@given(BLOCKS)
def test_pieces_cover_the_text_and_blocks_hold_no_outer_blanks(
    blocks: list[list[tuple[str, bool]]],
) -> None:
    letter = built(blocks)
    assert sum(len(piece.span) for piece in letter.positions.pieces) == len(letter.text)
    covered = [block.span.of(letter.text) for block in letter.blocks]
    assert "\n\n".join(covered) == letter.text
    assert covered == [text for runs in blocks if (text := "".join(text for text, _ in runs).strip())]


@given(BLOCKS, st.data())
def test_over_equals_a_walk_over_all_pieces(blocks: list[list[tuple[str, bool]]], data: st.DataObject) -> None:
    letter = built(blocks)
    if not letter.text:
        return
    start = data.draw(st.integers(0, len(letter.text) - 1))
    span = Span(start=start, end=data.draw(st.integers(start + 1, len(letter.text) + 3)))
    expected = [piece for piece in letter.positions.pieces if piece.span.overlaps(span)]
    assert list(letter.positions.over(span)) == expected


@given(BLOCKS)
def test_even_characters_read_back_at_their_place(
    blocks: list[list[tuple[str, bool]]],
) -> None:
    letter = built(blocks)
    for piece in letter.positions.pieces:
        for at in range(piece.span.start, piece.span.end):
            runs = letter.locate(Span(start=at, end=at + 1)).runs
            if piece.place is None:
                assert runs == ()
            elif piece.even:
                (run,) = runs
                assert blocks[run.block][run.run][0][run.start : run.end] == letter.text[at]
