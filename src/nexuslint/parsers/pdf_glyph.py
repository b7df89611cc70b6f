"""The values that the PDF parser's steps hand to one another: glyph, segment of a line, drawn rule.

Coordinates are those of the page as shown: points, origin at the top left of the crop box, y down. In text that does
not run from left to right they are turned by `angle`, so that every step may think in lines from left to right.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin
from typing import NamedTuple

from nexuslint.model.place import Box

#: What a glyph without a known character reads as.
UNMAPPED = "\ufffd"


class Glyph(NamedTuple):
    """One drawn sign, or a form field's value, and where it stands.

    A tuple, since a letter has thousands and a frozen dataclass costs six times as much to make. `text` holds several
    characters for a ligature or a field's value; `base` is the height of its baseline, `size` that of its font.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A straight line drawn on the page, from `start` to `end` along its run, at height (or distance) `at`."""

    upright: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """How a turned text lies on a page: `angle` in whole degrees, clockwise as seen; 0 is upright text."""

    page: int
    angle: int = 0

    def box(self, x0: float, top: float, x1: float, bottom: float) -> Box:
        """The box on the page, with upright sides, around a box of this frame."""
        if not self.angle:
            return Box(page=self.page, x0=round(x0, 2), top=round(top, 2), x1=round(x1, 2), bottom=round(bottom, 2))
        c, s = cos(radians(self.angle)), sin(radians(self.angle))
        corners = [(u * c - v * s, u * s + v * c) for u in (x0, x1) for v in (top, bottom)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return Box(
            page=self.page,
            x0=round(min(xs), 2),
            top=round(min(ys), 2),
            x1=round(max(xs), 2),
            bottom=round(max(ys), 2),
        )


@dataclass(slots=True, kw_only=True, eq=False)
class Segment:
    """Glyphs of one line without a wide gap, from left to right; gaps between words are glyphs " ".

    `alone` marks what must stay a block of its own (a form's field of several lines).
    """

    frame: Frame
    glyphs: list[Glyph]
    base: float
    size: float
    alone: bool = False
    text: str = ""
    x0: float = 0.0
    x1: float = 0.0
    top: float = 0.0
    bottom: float = 0.0

    def __post_init__(self) -> None:
        """Measure the glyphs given."""
        self.measure()

    def measure(self) -> None:
        """Set text and box again after the glyphs were changed."""
        glyphs = self.glyphs
        self.text = "".join([glyph[0] for glyph in glyphs])
        self.x0 = glyphs[0].x0
        self.x1 = glyphs[-1].x1
        self.top = min([glyph[3] for glyph in glyphs])
        self.bottom = max([glyph[4] for glyph in glyphs])

    @property
    def is_bold(self) -> bool:
        """True when all but a few letters are bold."""
        letters = [glyph for glyph in self.glyphs if glyph.text != " "]
        return sum(glyph.bold for glyph in letters) >= 0.9 * len(letters)

    @property
    def first_word_width(self) -> float:
        """Points from the first glyph to the end of the first word."""
        for glyph in self.glyphs:
            if glyph.text in (" ", "\t"):
                return glyph.x0 - self.x0
        return self.x1 - self.x0
