"""Tables drawn with rules: which cells they have, and what stands in each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nexuslint.parsers.pdf_glyph import Rule, Segment
from nexuslint.parsers.pdf_regions import Grid, as_rows, joined

#: Points. Rules nearer than this are one; ends nearer than this touch.
_SAME = 2.0
_TOUCH = 3.0
#: A page with more rules is a drawing; the search for crossings grows with their square.
_MOST_RULES = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class RuledTable:
    """The rules of one table and the rectangle around them."""

    uprights: tuple[Rule, ...]
    flats: tuple[Rule, ...]
    x0: float
    top: float
    x1: float
    bottom: float

    def holds(self, segment: Segment) -> bool:
        """True when the middle of the segment lies inside."""
        middle, height = (segment.x0 + segment.x1) / 2, _height(segment)
        return self.x0 < middle < self.x1 and self.top < height < self.bottom


def find_ruled_tables(rules: Sequence[Rule]) -> list[RuledTable]:
    """The tables among the rules: at least two rows or two columns, each closed by rules on both sides."""
    pieces = _united(rules)
    if len(pieces) > _MOST_RULES:
        return []
    tables: list[RuledTable] = []
    for group in _touching(pieces):
        uprights = tuple(rule for rule in group if rule.upright)
        flats = tuple(rule for rule in group if not rule.upright)
        columns, rows = len(_places(uprights)), len(_places(flats))
        if columns >= 2 and rows >= 2 and columns + rows >= 5:
            tables.append(
                RuledTable(
                    uprights=uprights,
                    flats=flats,
                    x0=min(rule.at for rule in uprights),
                    x1=max(rule.at for rule in uprights),
                    top=min(rule.at for rule in flats),
                    bottom=max(rule.at for rule in flats),
                )
            )
    return tables


def read_ruled(table: RuledTable, segments: Iterable[Segment]) -> Grid:
    """The table's cells with their lines, row by row; rows and columns without any text are left out."""
    heights, places = _places(table.flats), _places(table.uprights)
    cells: dict[tuple[int, int], list[Segment]] = {}
    for segment in segments:
        middle, height = segment.x0 + min(segment.x1 - segment.x0, 2.0), _height(segment)
        over = [r.at for r in table.flats if r.at <= height and r.start - _TOUCH <= middle <= r.end + _TOUCH]
        left = [r.at for r in table.uprights if r.at <= middle + 1 and r.start - _TOUCH <= height <= r.end + _TOUCH]
        row = _rank(max(over, default=table.top), heights)
        column = _rank(max(left, default=table.x0), places)
        cells.setdefault((row, column), []).append(segment)
    rows = sorted({row for row, _ in cells})
    columns = sorted({column for _, column in cells})
    return Grid(
        rows=tuple(
            tuple(tuple(joined(line) for line in as_rows(cells.get((row, column), []))) for column in columns)
            for row in rows
        )
    )


def _height(segment: Segment) -> float:
    return segment.base - 0.3 * segment.size


def _united(rules: Sequence[Rule]) -> list[Rule]:
    """Pieces of one straight line made one: writers draw a table's lines cell by cell."""
    united: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (rule.upright, round(rule.at / _SAME), rule.start)):
        last = united[-1] if united else None
        if (
            last is not None
            and last.upright == rule.upright
            and abs(last.at - rule.at) < _SAME
            # Another table's line may stand a hair beside this one, higher or lower on the page.
            and last.start - _TOUCH <= rule.start <= last.end + _TOUCH
        ):
            united[-1] = Rule(upright=rule.upright, at=last.at, start=last.start, end=max(last.end, rule.end))
        else:
            united.append(rule)
    return united


def _touching(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Rules in groups that hang together by crossings."""
    groups: list[list[Rule]] = []
    for rule in rules:
        near = [group for group in groups if any(_cross(rule, other) for other in group)]
        merged = [rule, *(other for group in near for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append(merged)
    return groups


def _cross(one: Rule, other: Rule) -> bool:
    if one.upright == other.upright:
        return False
    return one.start - _TOUCH <= other.at <= one.end + _TOUCH and other.start - _TOUCH <= one.at <= other.end + _TOUCH


def _places(rules: Iterable[Rule]) -> list[float]:
    """The distinct places of rules, in order."""
    places: list[float] = []
    for at in sorted(rule.at for rule in rules):
        if not places or at - places[-1] > _TOUCH:
            places.append(at)
    return places


def _rank(at: float, places: Sequence[float]) -> int:
    return sum(place <= at + 0.01 for place in places)
