"""Tables without rules: rows of label and value as lines with tabs, larger ones as cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from nexuslint.parsers.pdf_glyph import Segment
from nexuslint.parsers.pdf_regions import Flow, Grid, Region, Row, as_rows, joined

#: A row begins where the step from the line before is this much more than the least step.
_ROW_STEP = 1.3
#: Characters: two columns with no longer text than this read best as lines of label and value.
_SHORT = 90
_LABEL = re.compile(r"[A-Z][\w ./&#-]{0,28}:(?:\s|$)")


def as_table(rows: Sequence[Row], columns: Sequence[Sequence[Segment]]) -> list[Region]:
    """The rows of a band read one after the other: as lines with tabs (a `Flow`), or as a `Grid`."""
    owner = {id(segment): index for index, column in enumerate(columns) for segment in column}
    groups = _groups(rows, owner)
    cells = [
        tuple(
            tuple(
                joined(line) for line in as_rows([part for row in group for part in row if owner[id(part)] == column])
            )
            for column in range(len(columns))
        )
        for group in groups
    ]
    longest = max(len(line.text) for row in cells for cell in row for line in cell)
    is_wrapped = any(len(cell) > 1 for row in cells for cell in row[:1])
    if len(columns) == 2 and longest <= _SHORT and not is_wrapped:
        return [Flow(lines=tuple(joined(row, blank="\t") for row in rows))]
    return [Grid(rows=tuple(cells))]


def first_words_of_rows_are_labels(columns: Sequence[Sequence[Segment]]) -> bool:
    """True when many texts of the first column are or begin with labels such as "Re:"."""
    texts = [segment.text for segment in columns[0]]
    return sum(_LABEL.match(text) is not None for text in texts) >= 0.4 * len(texts)


def _groups(rows: Sequence[Row], owner: dict[int, int]) -> list[list[Row]]:
    """Lines of the band that make one row of the table."""
    pitches = [after[0].base - row[0].base for row, after in pairwise(rows)]
    least = min(pitches, default=0.0)
    has_wide = any(pitch > _ROW_STEP * least for pitch in pitches)
    groups: list[list[Row]] = []
    for row, pitch in zip(rows, [0.0, *pitches], strict=True):
        has_first = any(owner[id(segment)] == 0 for segment in row)
        is_new = (
            not groups or pitch > _ROW_STEP * least or (has_first and not (has_wide and _wraps(groups[-1], row, owner)))
        )
        if is_new:
            groups.append([row])
        else:
            groups[-1].append(row)
    return groups


def _wraps(group: list[Row], row: Row, owner: dict[int, int]) -> bool:
    """True when some cell of the row goes on from a filled line of the group."""
    for segment in row:
        over = [other for other in group[-1] if owner[id(other)] == owner[id(segment)]]
        if over and segment.text[:1].islower() and abs(over[0].x0 - segment.x0) < 1:
            return True
    return False
