"""Lay the sentences of a letter out as the rows of word pieces that the role reader sees at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One sentence as numbers: `pieces` of its words, `mark` of what begins with it (None: nothing)."""

    pieces: tuple[int, ...]
    mark: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a row is built: numbers of the opening and the closing piece, and the longest sentence in pieces."""

    opening: int
    closing: int
    longest: int

    def cost(self, line: Line) -> int:
        """Give the number of pieces that `line` takes in a row, with its mark and its closing piece."""
        return min(len(line.pieces), self.longest) + (line.mark is not None) + 1

    def row(self, lines: Sequence[Line]) -> tuple[list[int], list[tuple[int, int]]]:
        """Give the row and, for each line, the half-open range of its pieces with the closing one.

        Of a sentence over `longest` pieces the middle is left out: what it is shows at its two ends.
        """
        row = [self.opening]
        ranges: list[tuple[int, int]] = []
        for line in lines:
            if line.mark is not None:
                row.append(line.mark)
            start = len(row)
            row.extend(self._shortened(line.pieces))
            row.append(self.closing)
            ranges.append((start, len(row)))
        return row, ranges

    def _shortened(self, pieces: tuple[int, ...]) -> tuple[int, ...]:
        if len(pieces) <= self.longest:
            return pieces
        tail = self.longest // 3
        return pieces[: self.longest - tail] + pieces[-tail:]


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Lines `first` to `last` are read together, the scores of `keep_from` to `keep_to` are kept; both half-open."""

    first: int
    last: int
    keep_from: int
    keep_to: int


def windows(costs: Sequence[int], *, size: int, context: int) -> Iterator[Window]:
    """Give the windows over a letter, each of at most `size` pieces (a single longer line stands alone).

    Every line is kept once. Where a letter takes more than one window, the lines next to a border have about
    `context` pieces on both sides. Windows are cut from the front, so what is added at the end of a letter
    leaves the earlier ones as they are.
    """
    kept = 0
    while kept < len(costs):
        first = _back(costs, kept, context)
        while (last := _reach(costs, first, size)) <= kept:
            first += 1
        end = len(costs) if last == len(costs) else max(_back(costs, last, context), kept + 1)
        yield Window(first=first, last=last, keep_from=kept, keep_to=end)
        kept = end


def _reach(costs: Sequence[int], first: int, size: int) -> int:
    """Give the end of the longest run of lines from `first` that fits, at least one line."""
    total, last = 1 + costs[first], first + 1
    while last < len(costs) and total + costs[last] <= size:
        total += costs[last]
        last += 1
    return last


def _back(costs: Sequence[int], end: int, context: int) -> int:
    """Give the start of the shortest run of lines before `end` that holds `context` pieces."""
    total, start = 0, end
    while start > 0 and total < context:
        start -= 1
        total += costs[start]
    return start
