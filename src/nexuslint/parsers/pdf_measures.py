"""What a letter's page setting is like: its usual size, step from line to line, and right border."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf

from nexuslint.parsers.pdf_glyph import Segment
from nexuslint.parsers.pdf_regions import Flow, Region

#: Step (em) from line to line where a letter has too few lines to tell.
_USUAL_STEP = 1.35
#: A step (em) this wide parts paragraphs, unless a sentence goes on over it.
_WIDE = 1.85
#: A step is a letter's own from this share of all steps on.
_STEP_SHARE = 0.12
#: A step from line to line of more than this many usual steps parts two blocks.
PARTING = 1.2
#: Characters: a line this long is running text.
_LONG = 45
#: Paragraphs are parted by wider steps when this many are.
_SPACED = 3
#: Em: a ragged line may end this much before the right border.
_RAGGED = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """`size` in points, `step` from baseline to baseline in font sizes, `left` and `right` border in points.

    `is_spaced` says that paragraphs of running text are parted by a wider step.
    """

    size: float
    step: float
    left: float
    right: float
    is_spaced: bool = False


def measure(regions: Iterable[Region]) -> Measures:
    """The measures of all running lines outside columns and tables."""
    flows = [region for region in regions if isinstance(region, Flow)]
    single = [flow for flow in flows if not flow.is_column] or flows
    lines = [line for flow in single for line in flow.lines if not line.alone]
    size = _usual_size(lines)
    usual = [line for line in lines if abs(line.size - size) < 0.1 * size] or lines
    step = _usual_step(flows)
    right = right_border(usual, size)
    return Measures(size=size, step=step, left=_left(usual), right=right, is_spaced=_is_spaced(flows, step))


def measure_column(flow: Flow, whole: Measures) -> Measures:
    """The measures of one column, whose borders are its own; short lines side by side have no right border."""
    right = max(line.x1 for line in flow.lines) if flow.is_running else inf
    return Measures(size=whole.size, step=whole.step, left=_left(flow.lines), right=right, is_spaced=whole.is_spaced)


def right_border(lines: Sequence[Segment], size: float) -> float:
    """The farthest right end that several lines come near to; a single long line (a letterhead's) does not make it."""
    ends = sorted((line.x1 for line in lines), reverse=True)
    if not ends:
        return 0.0
    needed = max(3, len(ends) // 12)
    for beyond, end in enumerate(ends):
        if beyond >= needed:
            # So many lines reach farther that the page has room there: its lines were ended by hand.
            break
        if sum(end - _RAGGED * size <= other <= end for other in ends) >= needed:
            return end
    return ends[0]


def _usual_size(lines: Sequence[Segment]) -> float:
    counts: Counter[float] = Counter()
    for line in lines:
        counts[round(line.size, 1)] += len(line.text)
    return counts.most_common(1)[0][0] if counts else 11.0


def _usual_step(flows: Iterable[Flow]) -> float:
    steps: Counter[float] = Counter()
    inside: set[float] = set()
    for flow in flows:
        for line, after in pairwise(flow.lines):
            step = (after.base - line.base) / max(line.size, after.size)
            if 0.8 < step < 2.7 and not (line.alone or after.alone):
                step = round(step * 20) / 20
                steps[step] += 1
                if len(line.text) >= _LONG and line.text[-1].isalnum() and after.text[:1].islower():
                    inside.add(step)
    needed = max(2, _STEP_SHARE * sum(steps.values()))
    for step, count in sorted(steps.items()):
        if step in inside or (count >= needed and step < _WIDE):
            return step
    # No sentence goes on over any of these steps: each line is a paragraph of its own.
    return min((step for step in steps if step < _WIDE), default=_USUAL_STEP)


def _is_spaced(flows: Iterable[Flow], step: float) -> bool:
    """True when a wider step comes again and again between the end of a sentence and a long line."""
    count = 0
    for flow in flows:
        for line, after in pairwise(flow.lines):
            is_wide = after.base - line.base > PARTING * step * max(line.size, after.size)
            count += is_wide and line.text.endswith((".", "?", "!")) and len(after.text) >= _LONG
    return count >= _SPACED


def _left(lines: Sequence[Segment]) -> float:
    """The most common left end, else the least."""
    counts = Counter(round(line.x0) for line in lines)
    if not counts:
        return 0.0
    least = min(counts)
    needed = max(2, len(lines) // 10)
    return float(min((x0 for x0, count in counts.items() if count >= needed), default=least))
