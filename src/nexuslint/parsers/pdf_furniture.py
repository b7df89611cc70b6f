"""Running headers and footers: lines that come again at the same height of most pages, and page numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nexuslint.parsers.pdf_glyph import Segment
from nexuslint.parsers.pdf_regions import Row, as_rows, joined

#: Share of the page's height, at top and bottom, in which running lines are looked for.
_ZONE = 0.17
#: Points by which a running line may stand higher or lower on another page.
_SAME_HEIGHT = 4.0
#: A line is running from this share of the pages on; headers of left and right pages come on half of them.
_SHARE = 0.4
#: At most so many lines of one page's edge are taken with a page number among them.
_MOST_LINES = 3

_PAGE_NUMBER = re.compile(r"(?:.*\bpage\s*)?[-–—|(\s]*(\d{1,4})[-–—|)\s]*(?:(?:of|/)\s*\d{1,4})?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRows:
    """The rows of one page, and its height in points."""

    rows: list[Row]
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """The running lines, each once, where it first stands; `bodies` are the pages' segments without them."""

    headers: tuple[Segment, ...]
    footers: tuple[Segment, ...]
    bodies: tuple[tuple[Segment, ...], ...]


def take_out_furniture(pages: Sequence[tuple[Sequence[Segment], float]]) -> Furniture:
    """Part the running lines from the letter; `pages` are the segments of each page and its height."""
    held = [PageRows(rows=as_rows(segments), height=height) for segments, height in pages]
    headers = _running(held, at_top=True)
    footers = _running(held, at_top=False)
    bodies: list[tuple[Segment, ...]] = []
    for index, page in enumerate(held):
        taken = {id(segment) for row in (*headers[index], *footers[index]) for segment in row}
        bodies.append(tuple(segment for row in page.rows for segment in row if id(segment) not in taken))
    return Furniture(headers=_once(headers), footers=_once(footers), bodies=tuple(bodies))


def _running(pages: Sequence[PageRows], *, at_top: bool) -> list[list[Row]]:
    """For each page its running rows at one edge."""
    if len(pages) < 2:
        return [[] for _ in pages]
    edges = [_edge(page, at_top=at_top) for page in pages]
    found: list[list[Row]] = []
    for index, edge in enumerate(edges):
        rows: list[Row] = []
        for row in edge:
            if not _recurs(row, index, edges, pages):
                break
            rows.append(row)
        numbered = _numbered(edge, pages[index], page_number=index + 1)
        repeated = _repeated(edge, edges[0], pages[index]) if at_top and index else []
        best = max((rows, numbered, repeated), key=len)
        found.append(best or _interrupting(edge, pages, index, at_top=at_top))
    return found


def _edge(page: PageRows, *, at_top: bool) -> list[Row]:
    """The rows in the zone at one edge, from the edge inwards."""
    if at_top:
        return [row for row in page.rows if row[0].base <= _ZONE * page.height]
    return [row for row in reversed(page.rows) if row[0].base >= (1 - _ZONE) * page.height]


def _recurs(row: Row, index: int, edges: Sequence[Sequence[Row]], pages: Sequence[PageRows]) -> bool:
    text, base = _pattern(row), row[0].base
    count = 0
    for other, edge in enumerate(edges):
        if other == index:
            count += 1
        elif abs(pages[other].height - pages[index].height) < 1:
            count += any(abs(one[0].base - base) <= _SAME_HEIGHT and _pattern(one) == text for one in edge)
    return count >= 2 and count >= _SHARE * len(pages)


def _pattern(row: Row) -> str:
    return re.sub(r"\d+", "#", " ".join(segment.text for segment in row))


def _repeated(edge: Sequence[Row], first_edge: Sequence[Row], page: PageRows) -> list[Row]:
    """Rows at the top, set apart from the body, that say again what the first page's letterhead says elsewhere."""
    said = {_pattern(row) for row in first_edge}
    rows: list[Row] = []
    for row in edge[:_MOST_LINES]:
        if _pattern(row) not in said:
            break
        rows.append(row)
    if not rows or len(rows) == len(page.rows):
        return []
    gap = page.rows[len(rows)][0].base - rows[-1][0].base
    return rows if gap > 1.7 * rows[-1][0].size else []


def _numbered(edge: Sequence[Row], page: PageRows, *, page_number: int) -> list[Row]:
    """Rows at the edge, set apart from the body by a wider gap, that hold this page's number."""
    if page_number == 1:
        # A first page's number alone cannot be told from a letter's first or last line.
        return []
    inwards = list(edge[: _MOST_LINES + 1])
    for count, row in enumerate(inwards[:_MOST_LINES], 1):
        nearest = min(
            (
                abs(other[0].base - row[0].base)
                for other in page.rows
                if all(other is not one for one in inwards[:count])
            ),
            default=float("inf"),
        )
        if nearest > 1.7 * row[0].size:
            chunk = inwards[:count]
            return chunk if any(_is_number(one, page_number) for one in chunk) else []
    return []


def _interrupting(edge: Sequence[Row], pages: Sequence[PageRows], index: int, *, at_top: bool) -> list[Row]:
    """Rows at the edge that cut a sentence in two: after them, or on the next page, it goes on with a small letter.

    So a header that only one page has (the second of two) is told from the letter.
    """
    order = pages[index].rows if at_top else pages[index].rows[::-1]
    for count in range(1, min(_MOST_LINES, len(edge)) + 1):
        if count >= len(order):
            return []
        inner, outer = order[count][0], order[count - 1][0]
        # At the foot a gap tells nothing: the page's last paragraph, which goes on overleaf, has one over it.
        is_parted = outer.size < 0.92 * inner.size or (at_top and abs(inner.base - outer.base) > 1.7 * inner.size)
        if not is_parted:
            continue
        after = pages[index + 1].rows[:1] if not at_top and index + 1 < len(pages) else []
        goes_on = inner.text[:1].islower() if at_top else bool(after) and after[0][0].text[:1].islower()
        is_unfinished = at_top or not order[count][-1].text.endswith((".", "?", "!", ":"))
        return list(order[:count]) if goes_on and is_unfinished and (not at_top or index) else []
    return []


def _is_number(row: Row, page_number: int) -> bool:
    for segment in row:
        match = _PAGE_NUMBER.fullmatch(segment.text)
        if match and int(match[1]) == page_number:
            return True
    return False


def _once(pages: Sequence[Sequence[Row]]) -> tuple[Segment, ...]:
    """Each running line once, where it stands first; from the top down on its page."""
    kept: list[Segment] = []
    seen: set[str] = set()
    for rows in pages:
        for row in sorted(rows, key=lambda row: row[0].base):
            pattern = _pattern(row)
            if pattern not in seen:
                seen.add(pattern)
                kept.append(joined(row))
    return tuple(kept)
