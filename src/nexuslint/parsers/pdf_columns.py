"""Reading order of a page: columns and tables without rules, told by the empty strips between their texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from nexuslint.parsers.pdf_glyph import Rule, Segment
from nexuslint.parsers.pdf_grid import find_ruled_tables, read_ruled
from nexuslint.parsers.pdf_regions import Flow, Region, Row, as_rows, joined
from nexuslint.parsers.pdf_tables import as_table, first_words_of_rows_are_labels

#: Em: least width of the strip between two columns, and baselines this near are read as standing side by side.
_STRIP = 0.9
_BESIDE = 0.65
#: A letterhead stands in this upper part of the first page.
_HEAD = 0.33
#: Em: its lines follow one another at most at this step.
_HEAD_STEP = 2.0

_Strip = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Band:
    rows: tuple[Row, ...]
    strips: tuple[_Strip, ...]


def lay_out(
    segments: Sequence[Segment], *, rules: Sequence[Rule], page_number: int, page_height: float
) -> list[Region]:
    """The regions of a page in reading order."""
    tables = find_ruled_tables(rules) if rules else []
    loose: list[Segment] = []
    inside: dict[int, list[Segment]] = {}
    for segment in segments:
        home = next((index for index, table in enumerate(tables) if table.holds(segment)), None)
        if home is None:
            loose.append(segment)
        else:
            inside.setdefault(home, []).append(segment)
    regions: list[Region] = []
    tops = sorted((tables[index].top, index) for index in inside)
    rest = loose
    for top, index in tops:
        over = [segment for segment in rest if segment.base <= top]
        rest = [segment for segment in rest if segment.base > top]
        regions += _flows(over, page_number, page_height)
        regions.append(read_ruled(tables[index], inside[index]))
    return regions + _flows(rest, page_number, page_height)


def _flows(segments: Sequence[Segment], page_number: int, page_height: float) -> list[Region]:
    regions: list[Region] = []
    single: list[Segment] = []
    for part in _parts(as_rows(segments)):
        if not isinstance(part, _Band):
            single.append(joined(part))
            continue
        read = _read_band(part, in_head=page_number == 1 and part.rows[0][0].base < _HEAD * page_height)
        if not any(isinstance(region, Flow) and region.is_column for region in read):
            # Rows of label and value are lines among the others.
            for region in read:
                if isinstance(region, Flow):
                    single += region.lines
                    continue
                if single:
                    regions.append(Flow(lines=tuple(single)))
                    single = []
                regions.append(region)
            continue
        if single:
            regions.append(Flow(lines=tuple(single)))
            single = []
        regions += read
    if single:
        regions.append(Flow(lines=tuple(single)))
    return regions


def _parts(rows: list[Row]) -> Iterator[Row | _Band]:
    """Single lines and bands, in order."""
    at = 0
    while at < len(rows):
        band, end = _band_from(rows, at)
        if band is None:
            yield rows[at]
            at += 1
        else:
            yield band
            at = end


def _band_from(rows: list[Row], start: int) -> tuple[_Band | None, int]:
    """The longest run of rows from `start` that one or more empty strips go through."""
    if any(segment.alone for segment in rows[start]):
        return None, start
    first = _side_by_side(rows, start)
    strips = _gaps([segment for row in first for segment in row])
    if not strips:
        return None, start
    taken = len(first)
    kept, kept_strips, two_sided = taken, strips, 1
    while start + taken < len(rows):
        row = rows[start + taken]
        last = rows[start + taken - 1]
        if any(segment.alone for segment in row):
            break
        left = _surviving(strips, row)
        if not left:
            break
        pitch = row[0].base - last[0].base
        size = max(row[0].size, last[0].size)
        is_both = _is_two_sided(left, row) or (pitch < _BESIDE * size and _is_two_sided(left, [*row, *last]))
        is_left_only = all(segment.x1 <= left[0][0] + 0.1 for segment in row)
        if is_left_only and pitch > 1.75 * size and not _is_prose(rows[start : start + taken], strips):
            break
        if pitch > 4 * size and not is_both:
            break
        taken += 1
        two_sided += is_both
        if is_both or not is_left_only or pitch < 1.5 * size:
            kept, kept_strips = taken, left
        strips = left
    if kept == len(first) and len(first) < 2:
        return None, start
    band_rows = rows[start : start + kept]
    sides = [row for row in band_rows if _is_two_sided(kept_strips, row)]
    right_only = [row for row in band_rows if row[0].x0 >= kept_strips[0][1] - 0.1]
    if len(sides) + len(right_only) < 2:
        return None, start
    # Rows after the first may show more columns than it does: a grid's head has nothing over its labels.
    all_strips = _gaps([segment for row in band_rows for segment in row])
    return _Band(rows=tuple(band_rows), strips=tuple(all_strips or kept_strips)), start + kept


def _side_by_side(rows: list[Row], start: int) -> list[Row]:
    """The row, with the next where the two stand side by side on baselines a little apart."""
    row = rows[start]
    if start + 1 < len(rows):
        after = rows[start + 1]
        near = after[0].base - row[0].base < _BESIDE * min(row[0].size, after[0].size)
        apart = row[-1].x1 < after[0].x0 or after[-1].x1 < row[0].x0
        if near and apart:
            return [row, after]
    return [row]


def _gaps(segments: Sequence[Segment]) -> list[_Strip]:
    ordered = sorted(segments, key=lambda segment: segment.x0)
    strips: list[_Strip] = []
    reach = ordered[0].x1
    for segment in ordered[1:]:
        if segment.x0 - reach >= _STRIP * segment.size:
            strips.append((reach, segment.x0))
        reach = max(reach, segment.x1)
    return strips


def _surviving(strips: Sequence[_Strip], row: Row) -> list[_Strip]:
    """What is left of the strips where the row's text does not stand in them."""
    left: list[_Strip] = []
    for strip in strips:
        start, end = strip
        for segment in row:
            if segment.x1 <= start or segment.x0 >= end:
                continue
            if segment.x0 <= start and segment.x1 >= end:
                start = end
            elif segment.x0 - start > end - segment.x1:
                end = segment.x0
            else:
                start = segment.x1
        if end - start >= _STRIP * row[0].size:
            left.append((start, end))
    return left


def _is_two_sided(strips: Sequence[_Strip], row: Row) -> bool:
    return any(
        any(segment.x1 <= start + 0.1 for segment in row) and any(segment.x0 >= end - 0.1 for segment in row)
        for start, end in strips
    )


def _columns(rows: Sequence[Row], strips: Sequence[_Strip]) -> list[list[Segment]]:
    borders = [(start + end) / 2 for start, end in strips]
    columns: list[list[Segment]] = [[] for _ in range(len(borders) + 1)]
    for row in rows:
        for segment in row:
            columns[sum(segment.x0 >= border for border in borders)].append(segment)
    return columns


def _is_prose(rows: Sequence[Row], strips: Sequence[_Strip]) -> bool:
    """True for columns of running text: each some lines deep and most of them filled."""
    columns = _columns(rows, strips)
    if len(columns) > 3:
        return False
    for column in columns:
        lines = [joined(line, blank=" ") for line in as_rows(column)]
        if len(lines) < 3 or median(len(line.text) for line in lines) < 20:
            return False
        width = max(line.x1 for line in lines) - min(line.x0 for line in lines)
        if median(line.x1 - line.x0 for line in lines) < 0.65 * width:
            return False
    return True


def _read_band(band: _Band, *, in_head: bool) -> list[Region]:
    columns = _columns(band.rows, band.strips)
    pitches = [after[0].base - row[0].base for row, after in pairwise(band.rows)]
    is_head = in_head and len(columns) <= 3 and not first_words_of_rows_are_labels(columns)
    is_head = is_head and max(pitches) <= _HEAD_STEP * band.rows[0][0].size
    is_prose = _is_prose(band.rows, band.strips)
    if _is_out_of_step(columns) or is_head or (is_prose and not _breaks_together(band)):
        flows: list[Region] = []
        for column in columns:
            lines = tuple(joined(line) for line in as_rows(column))
            flows.append(Flow(lines=lines, is_column=True, is_running=is_prose))
        return flows
    return as_table(band.rows, columns)


def _is_out_of_step(columns: Sequence[Sequence[Segment]]) -> bool:
    """True when most lines of the shorter column have none beside them on the same baseline."""
    shortest = min(columns, key=len)
    others = [segment.base for column in columns if column is not shortest for segment in column]
    beside = sum(any(abs(segment.base - base) < 0.05 for base in others) for segment in shortest)
    return len(shortest) >= 2 and beside < 0.5 * len(shortest)


def _breaks_together(band: _Band) -> bool:
    """True when all columns begin anew after each wider gap: the rows of a table, not paragraphs in columns."""
    pitches = [after[0].base - row[0].base for row, after in pairwise(band.rows)]
    usual = median(pitches)
    wide = [index + 1 for index, pitch in enumerate(pitches) if pitch > 1.3 * usual]
    columns = len(band.strips) + 1
    return len(wide) >= 2 and all(len(band.rows[index]) >= columns for index in wide)
