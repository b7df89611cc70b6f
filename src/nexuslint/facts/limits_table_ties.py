"""Columns of a table of limits that tell since when, because of what, or on which findings each row's limit holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nexuslint.facts.limits_grounds import NamedPlace, grounds_of_words
from nexuslint.facts.limits_rows import Cell, Row, rows_of
from nexuslint.facts.limits_since import since_as_answer
from nexuslint.facts.limits_tie import NO_TIE, Tie
from nexuslint.model.facts import Limit
from nexuslint.model.letter import Letter
from nexuslint.model.span import Span

_HEADS = (
    ("since", re.compile(r"^\W*(?:since(?: when)?|onset|from|began|start(?:ed)?|date (?:of )?(?:onset|began|first)|present since|first (?:seen|present))\b")),
    ("support", re.compile(r"^\W*(?:(?:medical |clinical |objective |exam\w* )*(?:findings?|evidence|support\w*|basis|signs)|based on|tests?|shown by|supported by)\b")),
    ("cause", re.compile(r"^\W*(?:(?:medical )?(?:cause|reason|diagnosis|condition|impairment)|why|because of|due to|laid to)\b")),
)  # fmt: skip


def ties_of_tables(letter: Letter, limits: Sequence[Limit], names: Sequence[NamedPlace]) -> dict[Span, Tie]:
    """What the cells beside a limit tell of it, by the heads of their columns."""
    ties: dict[Span, Tie] = {}
    for row, heads in _headed(letter):
        first, last = row.cells[0].start, row.cells[-1].end
        inside = [limit for limit in limits if first <= limit.span.start < last]
        if not inside:
            continue
        tie = NO_TIE
        for cell in row.cells[1:]:
            tie = tie.or_else(_of_cell(cell, heads.get(cell.column, ""), names))
        ties |= {limit.span: tie for limit in inside}
    return ties


def _headed(letter: Letter) -> Iterator[tuple[Row, dict[int, str]]]:
    """The rows of tables with what their columns tell, where at least one column tells something of limits."""
    heads: dict[int, str] = {}
    table: int | None = None
    for row in rows_of(letter):
        if len(row.cells) < 2:
            heads = heads if row.table is not None else {}
            continue
        if row.table != table:
            heads, table = {}, row.table
        named = {cell.column: _head(cell) for cell in row.cells[1:] if _head(cell)}
        if named and len(row.text) < 120 and all(len(cell.text) < 40 for cell in row.cells):
            heads = named
        elif heads:
            yield row, heads


def _head(cell: Cell) -> str:
    return next((name for name, pattern in _HEADS if pattern.match(cell.text.lower())), "")


def _of_cell(cell: Cell, head: str, names: Sequence[NamedPlace]) -> Tie:
    if head == "since":
        return Tie(since=since_as_answer(cell.text, cell.start))
    if not head:
        return NO_TIE
    found = grounds_of_words(cell.text, cell.start, names, cause_only=False, support_only=head == "support")
    return Tie(cause=found.cause, support=found.support) if found else NO_TIE
