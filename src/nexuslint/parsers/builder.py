"""TextBuilder: the only maker of a letter's text and of its position map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nexuslint.model.letter import Block, BlockKind, Letter, Note, SourceFile
from nexuslint.model.place import (
    Box,
    DocxPlace,
    PdfPlace,
    Piece,
    Place,
    PositionMap,
    TextPlace,
)
from nexuslint.model.span import Span

#: What stands between two blocks.
BLOCK_GLUE = "\n\n"

#: Kinds that a reader would count as paragraphs of the letter.
RUNNING_KINDS = frozenset(
    {
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.ITEM,
        BlockKind.CELL,
        BlockKind.FIELD,
    }
)


class TextBuilder:
    """Takes a letter's text block by block and keeps the origin of every character.

    Blocks are given in the order in which they shall stand in the text. Text between two blocks cannot be given: the
    builder puts the glue.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._pieces: list[Piece] = []
        self._blocks: list[Block] = []
        self._numbered = 0
        self._open: _OpenBlock | None = None

    @property
    def is_blank(self) -> bool:
        """True while no closed block has left any text."""
        return not self._blocks

    def open_block(
        self,
        kind: BlockKind,
        *,
        page: int | None = None,
        level: int = 0,
        table: int | None = None,
        row: int | None = None,
        column: int | None = None,
    ) -> None:
        """Begin a block; one that is open is closed first. The fields are those of `Block`."""
        self.close_block()
        self._open = _OpenBlock(kind, page=page, level=level, table=table, row=row, column=column)

    def add(self, text: str, place: Place | None, *, even: bool = True) -> None:
        """Put `text` at the end of the open block; `place` is where its first character stands in the file.

        `place=None` marks text that is not in the file (a list's mark, a line's end). Empty text is ignored.

        Raises:
            ValueError: when no block is open, or the edges of an even piece are not one more than its characters.
        """
        if self._open is None:
            raise ValueError("text needs an open block")
        if not text:
            return
        if even and isinstance(place, PdfPlace) and place.edges and len(place.edges) != len(text) + 1:
            raise ValueError(f"{len(text)} characters need {len(text) + 1} edges, got {len(place.edges)}")
        self._open.pieces.append((text, place, even))

    def close_block(self) -> None:
        """End the open block, if there is one. Blanks at its two ends go; a blank block leaves no trace."""
        block, self._open = self._open, None
        if block is None:
            return
        pieces = _trimmed(block.pieces)
        if not pieces:
            return
        if self._blocks:
            self._append(BLOCK_GLUE, None, even=True)
        start = self._length
        for text, place, even in pieces:
            self._append(text, place, even=even)
        number = None
        if block.kind in RUNNING_KINDS:
            self._numbered += 1
            number = self._numbered
        self._blocks.append(block.finished(Span(start=start, end=self._length), number))

    def build(
        self,
        source: SourceFile,
        *,
        pages: int | None = None,
        notes: Sequence[Note] = (),
    ) -> Letter:
        """The letter, with the open block closed. Its text is empty when no block left any."""
        self.close_block()
        return Letter(
            source=source,
            text="".join(self._parts),
            blocks=tuple(self._blocks),
            positions=PositionMap(pieces=tuple(self._pieces)),
            pages=pages,
            notes=tuple(notes),
        )

    def _append(self, text: str, place: Place | None, *, even: bool) -> None:
        span = Span(start=self._length, end=self._length + len(text))
        self._parts.append(text)
        self._pieces.append(Piece(span=span, place=place, even=even))
        self._length = span.end


_RawPiece = tuple[str, Place | None, bool]


class _OpenBlock:
    """A block whose text is still coming."""

    __slots__ = ("column", "kind", "level", "page", "pieces", "row", "table")

    def __init__(
        self,
        kind: BlockKind,
        *,
        page: int | None,
        level: int,
        table: int | None,
        row: int | None,
        column: int | None,
    ) -> None:
        self.kind = kind
        self.page = page
        self.level = level
        self.table = table
        self.row = row
        self.column = column
        self.pieces: list[_RawPiece] = []

    def finished(self, span: Span, number: int | None) -> Block:
        return Block(
            kind=self.kind,
            span=span,
            number=number,
            page=self.page,
            level=self.level,
            table=self.table,
            row=self.row,
            column=self.column,
        )


def _trimmed(pieces: list[_RawPiece]) -> list[_RawPiece]:
    """The pieces without the blanks at the two ends."""
    first, last = 0, len(pieces)
    while first < last and pieces[first][0].isspace():
        first += 1
    while last > first and pieces[last - 1][0].isspace():
        last -= 1
    kept = pieces[first:last]
    if kept:
        kept[-1] = _cut(kept[-1], 0, len(kept[-1][0].rstrip()))
        text = kept[0][0]
        kept[0] = _cut(kept[0], len(text) - len(text.lstrip()), len(text))
    return kept


def _cut(piece: _RawPiece, start: int, end: int) -> _RawPiece:
    """Characters `start` to `end` of a piece, at their own place if it is even."""
    text, place, even = piece
    if start == 0 and end == len(text):
        return piece
    if not even or place is None:
        return (text[start:end], place, even)
    return (text[start:end], _moved(place, start, end), even)


def _moved(place: Place, start: int, end: int) -> Place:
    match place:
        case DocxPlace():
            return replace(place, offset=place.offset + start)
        case TextPlace():
            return replace(place, column=place.column + start)
        case PdfPlace() if place.edges:
            edges = place.edges[start : end + 1]
            box = place.box
            left, right = min(edges), max(edges)
            return PdfPlace(
                box=Box(page=box.page, x0=left, top=box.top, x1=right, bottom=box.bottom),
                edges=edges,
            )
    return place
