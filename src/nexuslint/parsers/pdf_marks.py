"""Puts marks (values of form fields, drawn check boxes and bullets) into the lines beside which they stand."""

from __future__ import annotations

from collections.abc import Sequence

from nexuslint.parsers.pdf_glyph import Glyph
from nexuslint.parsers.pdf_shapes import Mark

_Run = list[Glyph]

#: Em: how far a bullet may stand before its text.
_LEAD = 4.0


def place_marks(rows: list[list[_Run]], marks: Sequence[Mark]) -> list[list[_Run]]:
    """The rows with each mark as a glyph of its own, from the top down; a mark beside no line makes a new row."""
    lone: list[list[_Run]] = []
    for mark in marks:
        row = _row_of(mark, rows)
        if row is not None:
            _clear(mark, row)
            row.append([_glyph(mark, base=row[0][0].base, size=row[0][0].size)])
        elif not mark.leads:
            size = min(max(0.7 * (mark.bottom - mark.top), 6.0), 12.0)
            base = (mark.top + mark.bottom) / 2 + 0.3 * size
            home = next((row for row in lone if abs(row[0][0].base - base) < 0.4 * size), None)
            if home is None:
                lone.append([[_glyph(mark, base=base, size=size)]])
            else:
                home.append([_glyph(mark, base=home[0][0].base, size=home[0][0].size)])
    kept = [[run for run in row if run] for row in rows]
    return sorted([row for row in kept if row] + lone, key=lambda row: row[0][0].base)


def _glyph(mark: Mark, *, base: float, size: float) -> Glyph:
    return Glyph(mark.text, mark.x0, mark.x1, mark.top, mark.bottom, base, size, bold=False)


def _row_of(mark: Mark, rows: list[list[_Run]]) -> list[_Run] | None:
    """The row whose small letters stand at the height of the mark's middle."""
    middle = (mark.top + mark.bottom) / 2
    nearest: list[_Run] | None = None
    least = float("inf")
    for row in rows:
        if not row or not row[0]:
            continue
        base, size = row[0][0].base, row[0][0].size
        off = abs(base - 0.3 * size - middle)
        if off > max(0.55 * size, 0.5 * (mark.bottom - mark.top)) or off >= least:
            continue
        if mark.leads and not any(0 <= run[0].x0 - mark.x1 <= _LEAD * size for run in row if run):
            continue
        nearest, least = row, off
    return nearest


def _clear(mark: Mark, row: list[_Run]) -> None:
    """Take out the printed line or dots on which a field's value is written."""
    for run in row:
        run[:] = [
            glyph
            for glyph in run
            if not (glyph.text in ("_", ".") and mark.x0 - 1 <= (glyph.x0 + glyph.x1) / 2 <= mark.x1 + 1)
        ]
    row[:] = [run for run in row if run] or row
