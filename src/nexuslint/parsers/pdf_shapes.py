"""Drawn shapes that mean something to a reader: rules of tables, bullets, check boxes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nexuslint.parsers.pdf_device import Path
from nexuslint.parsers.pdf_glyph import Glyph, Rule

CHECKED = "[X]"
UNCHECKED = "[ ]"

#: Points. A rule is at most this thick and at least this long; both seen in tables of all the writers tried.
_THICKEST_RULE = 2.5
_SHORTEST_RULE = 8.0
#: Points: sizes of drawn bullets and check boxes at 8 to 14 pt text.
_BULLET = (1.8, 7.0)
_CHECK_BOX = (6.0, 18.0)
#: What people or programs put into a box to tick it.
_TICKS = frozenset("xX✓✔✗✘☑☒■●")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A sign without glyphs of its own: a form field's value, a drawn check box or bullet, with its box.

    `leads` says that it only counts where text follows it on its line, as a bullet does.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    leads: bool = False


def find_rules(paths: Iterable[Path]) -> list[Rule]:
    """The straight upright and flat lines among the paths; the four sides of a stroked rectangle are lines too."""
    rules: list[Rule] = []
    for path in paths:
        wide, high = path.x1 - path.x0, path.bottom - path.top
        if not path.is_line:
            continue
        if high <= _THICKEST_RULE and wide >= _SHORTEST_RULE:
            rules.append(Rule(upright=False, at=(path.top + path.bottom) / 2, start=path.x0, end=path.x1))
        elif wide <= _THICKEST_RULE and high >= _SHORTEST_RULE:
            rules.append(Rule(upright=True, at=(path.x0 + path.x1) / 2, start=path.top, end=path.bottom))
        elif path.stroke and path.points in (4, 5) and min(wide, high) >= _SHORTEST_RULE:
            rules += [Rule(upright=False, at=at, start=path.x0, end=path.x1) for at in (path.top, path.bottom)]
            rules += [Rule(upright=True, at=at, start=path.top, end=path.bottom) for at in (path.x0, path.x1)]
    return rules


def find_marks(paths: Sequence[Path], glyphs: Sequence[Glyph]) -> tuple[list[Mark], set[Glyph]]:
    """Drawn bullets and check boxes, and the glyphs that were ticks inside such a box (to be left out)."""
    boxes = _boxes(paths)
    marks: list[Mark] = []
    ticks: set[Glyph] = set()
    for box in boxes:
        inside = [glyph for glyph in glyphs if glyph.text != " " and _holds(box, glyph)]
        if any(glyph.text not in _TICKS for glyph in inside):
            continue
        ticks.update(inside)
        is_ticked = bool(inside) or any(_is_tick(path, box) for path in paths)
        if not is_ticked and not box.stroke:
            # A coloured square without a frame is an ornament.
            continue
        text = CHECKED if is_ticked else UNCHECKED
        marks.append(Mark(text=text, x0=box.x0, top=box.top, x1=box.x1, bottom=box.bottom))
    least, most = _BULLET
    for path in paths:
        wide, high = path.x1 - path.x0, path.bottom - path.top
        if least <= wide <= most and abs(wide - high) < 0.15 * wide and (path.fill or not path.is_line):
            text = ("▪" if path.is_line else "•") if path.fill else "◦"
            near = [mark for mark in marks if mark.x0 <= path.x0 <= mark.x1 and mark.top <= path.top <= mark.bottom]
            if not near:
                marks.append(Mark(text=text, x0=path.x0, top=path.top, x1=path.x1, bottom=path.bottom, leads=True))
    return marks, ticks


def _boxes(paths: Sequence[Path]) -> list[Path]:
    """Squares of a check box's size, the largest of those drawn over one another."""
    least, most = _CHECK_BOX
    found: list[Path] = []
    for path in sorted(paths, key=lambda path: path.x0 - path.x1):
        wide, high = path.x1 - path.x0, path.bottom - path.top
        if not (least <= wide <= most and abs(wide - high) <= 0.2 * wide and path.points >= 4):
            continue
        twin = next((box for box in found if abs(_middle(box)[0] - _middle(path)[0]) < 2 > _off(box, path)), None)
        if twin is None:
            found.append(path)
        elif path.stroke and not twin.stroke:
            found[found.index(twin)] = path
    return found


def _off(box: Path, path: Path) -> float:
    return abs(_middle(box)[1] - _middle(path)[1])


def _middle(path: Path) -> tuple[float, float]:
    return (path.x0 + path.x1) / 2, (path.top + path.bottom) / 2


def _holds(box: Path, glyph: Glyph) -> bool:
    middle = (glyph.x0 + glyph.x1) / 2
    return box.x0 <= middle <= box.x1 and box.top <= glyph.base - 0.3 * glyph.size <= box.bottom


def _is_tick(path: Path, box: Path) -> bool:
    """True for strokes inside the box that are not another frame of it."""
    if path is box or not (
        box.x0 <= path.x0 and path.x1 <= box.x1 and box.top <= path.top and path.bottom <= box.bottom
    ):
        return False
    side = box.x1 - box.x0
    if max(path.x1 - path.x0, path.bottom - path.top) < 0.3 * side:
        return False
    is_frame = path.points >= 4 and min(path.x1 - path.x0, path.bottom - path.top) > 0.78 * side
    return not is_frame
