"""The lines and table rows of a letter, whatever file it came from: cells of tables, pipes, tabs, wide blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from nexuslint.facts.limits_ticks import has_boxes, is_mark
from nexuslint.model.letter import UNREAD_KINDS, Block, BlockKind, Format, Letter
from nexuslint.model.span import Span

_RULE = re.compile(r"^[\s|+:=\-–—_]*$")
_GAP = re.compile(r"\t+|\s{2,}|\s*(?:\. ?){4,}\s*|_{4,}")
_FURNITURE = frozenset({BlockKind.HEADER, BlockKind.FOOTER, BlockKind.FOOTNOTE, BlockKind.ENDNOTE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """The words of one cell; `start` is their offset in the letter, `column` counts from 0.

    `x` and `right` are the edges of the words in the line (characters, or points on a PDF page), as far as they are known.
    """

    text: str
    start: int
    column: int
    x: float = 0.0
    right: float = 0.0

    @property
    def end(self) -> int:
        """The offset behind the last character."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of the letter: its cells (one only for a plain line). `table` is the same for the rows of one table.

    `is_spaced`: the cells were set apart by blanks alone, so that an empty one leaves no trace but its width.
    """

    text: str
    start: int
    cells: tuple[Cell, ...]
    table: int | None = None
    is_spaced: bool = False


def rows_of(letter: Letter) -> Iterator[Row]:
    """The rows of the letter's own words in the order of the text."""
    blocks = [block for block in letter.blocks if block.kind not in UNREAD_KINDS | _FURNITURE]
    # Lines that the page shows beside one another, wherever they stand in the text.
    beside = rows_side_by_side(
        letter, [row for block in blocks if block.kind is not BlockKind.CELL for row in _lines(letter, block)]
    )
    taken = {cell.start for row in beside.values() for cell in row.cells}
    # Above any number that a parser gives to a table.
    tables = 1000
    for (table, _), group in groupby(blocks, key=_table_row):
        if table is not None:
            yield _row_of_cells(letter, list(group), table)
            continue
        for block in group:
            for row in _lines(letter, block):
                if row.start in beside:
                    yield beside[row.start]
                    continue
                if row.start in taken:
                    continue
                is_pipe = row.table is not None
                tables += not is_pipe
                yield row if not is_pipe else Row(text=row.text, start=row.start, cells=row.cells, table=tables)


def _table_row(block: Block) -> tuple[int | None, int | None]:
    return (block.table, block.row) if block.kind is BlockKind.CELL else (None, None)


def _row_of_cells(letter: Letter, blocks: list[Block], table: int) -> Row:
    cells = []
    for column, parts in groupby(blocks, key=lambda block: block.column or 0):
        spans = [block.span for block in parts]
        cells.append(Cell(text=letter.text[spans[0].start : spans[-1].end], start=spans[0].start, column=column))
    start = cells[0].start
    return Row(text=letter.text[start : cells[-1].end], start=start, cells=tuple(cells), table=table)


def _lines(letter: Letter, block: Block) -> Iterator[Row]:
    at = block.span.start
    for line in block.span.of(letter.text).split("\n"):
        if line.strip() and not _RULE.match(line):
            yield _row_of_line(line, at, _column_of_line(letter, at, block))
        at += len(line) + 1


def _column_of_line(letter: Letter, at: int, block: Block) -> int:
    """How far the first line of a block is set in: a text file's blanks there are not part of the block."""
    if at != block.span.start or letter.source.format is not Format.TEXT:
        return 0
    return (letter.positions.locate(Span(start=at, end=at + 1)).column or 1) - 1


def _row_of_line(line: str, start: int, indent: int) -> Row:
    if line.count("|") >= 2 or (line.count("|") == 1 and not has_boxes(line)):
        return Row(text=line, start=start, cells=tuple(_pipe_cells(line, start)), table=0)
    cells = tuple(_spaced_cells(line, start, indent))
    # Boxes with their words behind them are read as boxes, not as cells.
    if has_boxes(line) and not any(is_mark(cell.text) is not None for cell in cells):
        cells = (Cell(text=line.strip(), start=start + len(line) - len(line.lstrip()), column=0),)
    return Row(text=line, start=start, cells=cells, is_spaced=len(cells) > 1)


def _pipe_cells(line: str, start: int) -> Iterator[Cell]:
    """The cells between pipes; the first pipe and the last one only close the row."""
    first = line.index("|") + 1 if line.lstrip().startswith("|") else 0
    at = first
    for column, part in enumerate(line[first:].rstrip().removesuffix("|").split("|")):
        yield Cell(text=part.strip(), start=start + at + len(part) - len(part.lstrip()), column=column)
        at += len(part) + 1


def _spaced_cells(line: str, start: int, indent: int) -> Iterator[Cell]:
    at = len(line) - len(line.lstrip())
    column = 0
    for gap in [*_GAP.finditer(line, at), None]:
        end = gap.start() if gap else len(line.rstrip())
        if end > at:
            yield Cell(text=line[at:end], start=start + at, column=column, x=indent + at, right=indent + end)
        if gap:
            column += 1
            at = gap.end()


#: Lines of tables are short; longer ones are prose in columns (characters).
_SHORT = 48
#: How far the heights of two lines on a page may differ (points).
_SAME_HEIGHT = 3.0


def rows_side_by_side(letter: Letter, lines: list[Row]) -> dict[int, Row]:
    """Rows of a PDF's table without rules that was read column by column, by the start of their first cell.

    They are found by their height on the page.
    """
    if letter.source.format is not Format.PDF:
        return {}
    placed: list[tuple[int, float, Cell]] = []
    for line in lines:
        if len(line.cells) != 1 or len(line.text) > _SHORT or line.table is not None:
            continue
        cell = line.cells[0]
        boxes = letter.positions.locate(Span(start=cell.start, end=cell.end)).boxes
        if len(boxes) == 1:
            box = boxes[0]
            placed.append((box.page, (box.top + box.bottom) / 2, replace(cell, x=box.x0, right=box.x1)))
    heights: list[list[Cell]] = []
    last = (0, -_SAME_HEIGHT)
    for page, middle, cell in sorted(placed, key=lambda one: one[:2]):
        if page != last[0] or middle - last[1] > _SAME_HEIGHT:
            heights.append([])
        heights[-1].append(cell)
        last = (page, middle)
    rows = {}
    for cells in heights:
        if len(cells) < 2:
            continue
        ordered = sorted(cells, key=lambda cell: cell.x)
        numbered = tuple(replace(cell, column=at) for at, cell in enumerate(ordered))
        text = "   ".join(cell.text for cell in numbered)
        rows[numbered[0].start] = Row(text=text, start=numbered[0].start, cells=numbered, is_spaced=True)
    return rows
