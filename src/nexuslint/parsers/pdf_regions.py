"""The parts that a page falls into: flows of lines, and grids of cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from nexuslint.parsers.headings import LIST_MARK
from nexuslint.parsers.pdf_glyph import Glyph, Segment

#: Em. A gap this wide on one line reads as a tab, a lesser one as a blank.
TAB = 2.5
#: Em. A list's mark or a check box may stand this far before its text.
_MARK_GAP = 4.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """Lines of one column from the top down.

    `is_column` says it stands beside another column; `is_running` that its lines were broken where the column ends.
    """

    lines: tuple[Segment, ...]
    is_column: bool = False
    is_running: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table: rows of cells, each cell a column of lines (none for an empty cell)."""

    rows: tuple[tuple[tuple[Segment, ...], ...], ...]


Region = Flow | Grid
Row = list[Segment]


def as_rows(segments: Sequence[Segment]) -> list[Row]:
    """Segments grouped by their common baseline; a list's mark is joined to its text."""
    rows: list[Row] = []
    for segment in segments:
        if rows and abs(rows[-1][0].base - segment.base) < 0.01 and not segment.alone and not rows[-1][0].alone:
            rows[-1].append(segment)
        else:
            rows.append([segment])
    return [_with_marks(row) if len(row) > 1 else row for row in rows]


def _with_marks(row: Row) -> Row:
    kept = [row[0]]
    for segment in row[1:]:
        last = kept[-1]
        if is_mark(last.text) and not is_mark(segment.text) and segment.x0 - last.x1 < _MARK_GAP * segment.size:
            kept[-1] = joined([last, segment], blank=" ")
        else:
            kept.append(segment)
    return kept


def is_mark(text: str) -> bool:
    """True when the text is a list's mark or a check box and nothing else."""
    return len(text) <= 6 and (match := LIST_MARK.match(text + " x")) is not None and match.end() == len(text) + 1


def joined(row: Sequence[Segment], *, blank: str | None = None) -> Segment:
    """One line of all the segments of a row, with `blank`, or a tab or blank by the width of the gap, between them."""
    if len(row) == 1:
        return row[0]
    glyphs: list[Glyph] = []
    for segment in row:
        if glyphs:
            last = glyphs[-1]
            gap = segment.x0 - last.x1
            sign = blank or ("\t" if gap > TAB * segment.size else " ")
            glyphs.append(Glyph(sign, last.x1, segment.x0, last.top, last.bottom, last.base, last.size, last.bold))
        glyphs += segment.glyphs
    return replace(row[0], glyphs=glyphs, size=max(segment.size for segment in row))
