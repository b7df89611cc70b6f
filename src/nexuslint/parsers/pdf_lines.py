"""Glyphs to lines: runs of glyphs, rows of one baseline, segments between wide gaps, blanks between words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from nexuslint.parsers.pdf_glyph import Frame, Glyph, Rule, Segment
from nexuslint.parsers.pdf_marks import place_marks
from nexuslint.parsers.pdf_regions import TAB
from nexuslint.parsers.pdf_shapes import Mark

# All in font sizes (em). Measured on letters by LibreOffice, Chromium, reportlab, fpdf2 and a TeX-like setter:
# kerning inside words stays under 0.1, the narrowest blank of a justified line is 0.17, a blank is 0.25 to 0.6 wide.
_BLANK = 0.15
#: From here on a gap may part two columns or cells; a justified line's widest blank in these letters is 1.2.
_WIDE = 1.6
#: Share of a gap from which on blanks fill it.
_FILLED = 0.8
#: So many blanks in a row were typed to set apart what follows.
_TYPED_TAB = 3
#: Two prints of a sign for fake bold or a shadow lie closer than this.
_TWICE = 0.12
#: A sign this much smaller than its neighbour may be raised or lowered beside it.
_SMALL = 0.82

_Run = list[Glyph]


def find_segments(
    glyphs: Sequence[Glyph], frame: Frame, *, rules: Sequence[Rule] = (), marks: Sequence[Mark] = ()
) -> list[Segment]:
    """The segments of a page, from the top line down and from left to right in each line.

    `marks` (values of form fields, drawn check boxes and bullets) are put into the lines beside which they stand.
    """
    uprights = [rule for rule in rules if rule.upright]
    found: list[Segment] = []
    for row in place_marks(_rows(_runs(glyphs)), marks):
        found += _cut(_merged(row), frame, uprights)
    return found


def _runs(glyphs: Iterable[Glyph]) -> list[_Run]:
    """Stretches that were drawn one glyph after the other on one baseline, without the blanks at their ends."""
    runs: list[_Run] = []
    current: _Run = []
    end = base = size = start = 0.0
    for glyph in glyphs:
        text, x0, x1, _, _, glyph_base, glyph_size, _ = glyph
        if current and abs(glyph_base - base) < 0.05 * size and glyph_size == size:
            if abs(x0 - start) < _TWICE * size and text == current[-1][0] != " " and x1 - x0 > _TWICE * size:
                current[-1] = current[-1]._replace(bold=True)
                continue
            if -0.3 * size < x0 - end < size:
                current.append(glyph)
                end, start = x1, x0
                continue
        if current:
            runs.append(current)
        current = [glyph]
        end, start, base, size = x1, x0, glyph_base, glyph_size
    if current:
        runs.append(current)
    return _without_twins([run for run in runs if any(glyph[0] != " " for glyph in run)])


def _without_twins(runs: list[_Run]) -> list[_Run]:
    """The runs without those that print another one a second time, a hair away."""
    kept: list[_Run] = []
    places: dict[str, list[int]] = {}
    for run in runs:
        text = "".join([glyph[0] for glyph in run])
        first = run[0]
        near = _TWICE * first.size
        for index in places.get(text, ()):
            twin = kept[index][0]
            if abs(twin.x0 - first.x0) <= near and abs(twin.base - first.base) <= near:
                if not twin.bold:
                    kept[index] = [glyph._replace(bold=True) for glyph in kept[index]]
                break
        else:
            places.setdefault(text, []).append(len(kept))
            kept.append(run)
    return kept


def _rows(runs: list[_Run]) -> list[list[_Run]]:
    """Runs that share a baseline; small raised or lowered ones join the row beside which they stand."""
    if not runs:
        return []
    usual = median([run[0].size for run in runs for _ in run])
    rows: list[list[_Run]] = []
    small: list[_Run] = []
    for run in sorted(runs, key=lambda run: run[0].base):
        if run[0].size < _SMALL * usual:
            small.append(run)
        elif rows and run[0].base - rows[-1][0][0].base <= 0.2 * min(run[0].size, rows[-1][0][0].size):
            rows[-1].append(run)
        else:
            rows.append([run])
    loose: list[list[_Run]] = []
    for run in small:
        home = _beside(run, rows)
        if home is not None:
            home.append(run)
        elif loose and abs(run[0].base - loose[-1][0][0].base) <= 0.2 * run[0].size:
            loose[-1].append(run)
        else:
            loose.append([run])
    return sorted(rows + loose, key=lambda row: row[0][0].base)


def _beside(run: _Run, rows: list[list[_Run]]) -> list[_Run] | None:
    for row in rows:
        for other in row:
            size = other[0].size
            if not -0.6 * size <= run[0].base - other[0].base <= 0.3 * size:
                continue
            near = 0.4 * size
            if -near <= run[0].x0 - other[-1].x1 <= near or -near <= other[0].x0 - run[-1].x1 <= near:
                return row
    return None


def _merged(row: list[_Run]) -> list[Glyph]:
    """The glyphs of a row from left to right, blanks dropped where another glyph stands on them."""
    row.sort(key=lambda run: run[0].x0)
    if all(left[-1].x1 - 0.3 * left[-1].size < right[0].x0 for left, right in pairwise(row)):
        return [glyph for run in row for glyph in run]
    glyphs: list[Glyph] = []
    for glyph in sorted((glyph for run in row for glyph in run), key=lambda glyph: glyph.x0):
        near = _TWICE * glyph.size
        if any(last.text == glyph.text and abs(last.x0 - glyph.x0) <= near for last in glyphs[-3:]):
            continue
        glyphs.append(glyph)
    return glyphs


def _cut(glyphs: list[Glyph], frame: Frame, uprights: Sequence[Rule]) -> list[Segment]:
    """The row's segments, with one blank glyph for each gap between words."""
    solid = [(index, glyph) for index, glyph in enumerate(glyphs) if glyph[0] != " "]
    size = max(glyph.size for _, glyph in solid)
    base = max(solid, key=lambda item: item[1].size)[1].base
    limit = _blank_limit([glyph for _, glyph in solid], has_blanks=len(solid) < len(glyphs))
    crossing = [rule.at for rule in uprights if rule.start <= base <= rule.end + 1 and rule.start < base - 0.3 * size]
    segments: list[Segment] = []
    current: list[Glyph] = []
    # A row of a table drawn with "|" has its own borders; the gaps in it are none.
    is_drawn = len(solid) > 2 and solid[0][1].text == solid[-1][1].text == "|"
    last_index = -1
    for index, glyph in solid:
        if current:
            last = current[-1]
            gap = glyph.x0 - last.x1
            has_blank = index - last_index > 1
            blanks = glyphs[last_index + 1 : index]
            is_wide = gap > _WIDE * size and not is_drawn and not _is_typed(blanks, gap)
            if is_wide or any(last.x1 - 1 <= at <= glyph.x0 + 1 for at in crossing):
                segments.append(Segment(frame=frame, glyphs=current, base=base, size=size))
                current = []
            elif has_blank or gap > limit * size:
                sign = "\t" if gap > TAB * size or len(blanks) >= _TYPED_TAB else " "
                current.append(Glyph(sign, last.x1, glyph.x0, last.top, last.bottom, last.base, last.size, last.bold))
        current.append(glyph)
        last_index = index
    segments.append(Segment(frame=frame, glyphs=current, base=base, size=size))
    return segments


def _is_typed(blanks: Sequence[Glyph], gap: float) -> bool:
    """True when blanks fill the gap: the writer typed them, so they part no columns of the page."""
    return sum(blank.x1 - blank.x0 for blank in blanks) >= _FILLED * gap


def _blank_limit(solid: list[Glyph], *, has_blanks: bool) -> float:
    """The gap (em) that parts two words in this row; wider where the letters themselves are spaced out."""
    if has_blanks and len(solid) < 8:
        # Blanks are drawn here, so only a clear gap is one that was not.
        return _BLANK
    gaps = [(right.x0 - left.x1) / left.size for left, right in pairwise(solid) if left.size > 0]
    if len(gaps) < 6:
        return _BLANK
    usual = median(gaps)
    return _BLANK if usual < 0.6 * _BLANK else max(_BLANK, 1.7 * usual)
