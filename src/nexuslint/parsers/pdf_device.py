"""What is drawn on a page: glyphs, rules, small shapes and pictures, out of pdfminer's reading of the page."""

# The signatures are those of the class of pdfminer that is extended, used or not.
# ruff: noqa: ARG002, FBT001

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import atan2, cos, degrees, hypot, radians, sin

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFTextDevice, PDFTextSeq
from pdfminer.pdffont import PDFFont, PDFSimpleFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFResourceManager, PDFTextState
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import MATRIX_IDENTITY, Matrix, PathSegment, Rect, decode_text, mult_matrix

from nexuslint.parsers.normalise import SYMBOLS
from nexuslint.parsers.pdf_glyph import UNMAPPED, Glyph

#: Beyond these many drawn paths a page is a picture; more are not kept, so that memory stays bounded.
_MAX_PATHS = 20_000
#: Text that a writer gives for a few glyphs (a hyphen put in by it, a ligature) is taken; for a whole line it is not,
#: since then no character would know its place.
_MAX_TOLD = 4
_SOFT_HYPHEN = 0xAD


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """The box of one drawn path. `is_line` says it has straight sides only; `points` counts its corners."""

    x0: float
    top: float
    x1: float
    bottom: float
    stroke: bool
    fill: bool
    is_line: bool
    points: int


@dataclass(slots=True)
class Drawn:
    """All that one page shows. `glyphs` are kept by the angle of their line, in the order drawn."""

    glyphs: dict[int, list[Glyph]] = field(default_factory=dict)
    paths: list[Path] = field(default_factory=list)
    unmapped: int = 0
    picture_area: float = 0.0


@dataclass(slots=True)
class _FontFacts:
    """What is asked of a font once: its weight, its height over and under the baseline, and its known glyphs."""

    is_bold: bool
    ascent: float
    descent: float
    known: dict[int, tuple[str, float]] = field(default_factory=dict)


class GlyphDevice(PDFTextDevice):
    """Collects into `drawn` what the interpreter shows; set a new `Drawn` before each page."""

    def __init__(self, manager: PDFResourceManager) -> None:
        """Take pdfminer's manager, which keeps the fonts of the file."""
        super().__init__(manager)
        self.drawn = Drawn()
        self._fonts: dict[int, tuple[PDFFont, _FontFacts]] = {}
        self._told: list[tuple[str, int, int] | None] = []
        self._outer: list[Matrix | None] = []

    def render_string(
        self, textstate: PDFTextState, seq: PDFTextSeq, ncs: PDFColorSpace, graphicstate: PDFGraphicState
    ) -> None:
        """Keep the glyphs of one string; follows PDF 32000-1:2008, 9.4.4."""
        font = textstate.font
        if font is None or self.ctm is None:
            return
        a, b, c, d, e, f = mult_matrix(textstate.matrix, self.ctm)
        facts = self._facts(font)
        known = facts.known
        scaling = textstate.scaling * 0.01
        fontsize = textstate.fontsize
        step = fontsize * scaling
        charspace = textstate.charspace * scaling
        wordspace = 0.0 if font.is_multibyte() else textstate.wordspace * scaling
        upright = font.is_vertical()
        bold = facts.is_bold or textstate.render == 2
        x, y = textstate.linematrix
        forward = -1.0 if step < 0 else 1.0
        if b == 0 and a * forward > 0:
            angle, across, size = 0, abs(a), abs(fontsize * d)
            origin, base = e + y * c, f + (y + textstate.rise) * d
        else:
            # Turned text is measured in a frame turned with it.
            angle = round(degrees(atan2(b * forward, a * forward))) % 360
            cosine, sine = cos(radians(angle)), sin(radians(angle))
            across, size = hypot(a, b), abs(fontsize) * hypot(c, d)
            lift = y + textstate.rise
            origin = (e + y * c) * cosine + (f + y * d) * sine
            base = -(e + lift * c) * sine + (f + lift * d) * cosine
        across *= forward
        top, bottom = base - facts.ascent * size, base - facts.descent * size
        add = self.drawn.glyphs.setdefault(angle, []).append
        for piece in seq:
            if not isinstance(piece, bytes):
                if isinstance(piece, (int, float)):
                    x -= piece * 0.001 * step
                continue
            for cid in font.decode(piece):
                told = known.get(cid)
                if told is None:
                    told = known[cid] = _read_glyph(font, cid)
                text, width = told
                wide = width * step
                left = origin + x * across
                right = left + wide * across
                if text is UNMAPPED:
                    self.drawn.unmapped += 1
                if text:
                    add(Glyph(text, left, right, top, bottom, base, size, bold))
                x += wide + charspace
                if wordspace and cid == 32:
                    x += wordspace
        textstate.linematrix = (x, y) if not upright else (0, y - size)

    def begin_tag(self, tag: PSLiteral, props: object = None) -> None:
        """Remember the text that the writer gives for the glyphs of a marked stretch."""
        told: tuple[str, int, int] | None = None
        if isinstance(props, dict) and "ActualText" in props:
            text = resolve1(props["ActualText"])
            if isinstance(text, bytes):
                upright = self.drawn.glyphs.get(0, [])
                told = (decode_text(text), len(upright), self.drawn.unmapped)
        self._told.append(told)

    def end_tag(self) -> None:
        """Put the text that the writer gave in the place of the glyphs that it stands for."""
        told = self._told.pop() if self._told else None
        if told is None:
            return
        text, start, unmapped = told
        upright = self.drawn.glyphs.get(0, [])
        stretch = upright[start:]
        if not 0 < len(stretch) <= _MAX_TOLD or "".join(glyph.text for glyph in stretch) == text:
            return
        first, last = stretch[0], stretch[-1]
        if abs(first.base - last.base) > 0.5 * first.size or len(text) > 2 * _MAX_TOLD:
            return
        upright[start:] = [first._replace(text=text, x1=last.x1)] if text else []
        self.drawn.unmapped = unmapped

    def paint_path(
        self, graphicstate: PDFGraphicState, stroke: bool, fill: bool, evenodd: bool, path: Sequence[PathSegment]
    ) -> None:
        """Keep the box of each part of a path."""
        if self.ctm is None or len(self.drawn.paths) + len(path) > _MAX_PATHS:
            return
        part: list[PathSegment] = []
        for segment in path:
            if segment[0] == "m" and part:
                self._add_path(part, stroke=stroke, fill=fill)
                part = []
            part.append(segment)
        self._add_path(part, stroke=stroke, fill=fill)

    def _add_path(self, part: Sequence[PathSegment], *, stroke: bool, fill: bool) -> None:
        a, b, c, d, e, f = self.ctm or MATRIX_IDENTITY
        xs: list[float] = []
        ys: list[float] = []
        for segment in part:
            numbers = segment[1:]
            for x, y in zip(numbers[::2], numbers[1::2], strict=False):
                xs.append(a * x + c * y + e)
                ys.append(b * x + d * y + f)
        if xs:
            self.drawn.paths.append(
                Path(
                    x0=min(xs),
                    top=min(ys),
                    x1=max(xs),
                    bottom=max(ys),
                    stroke=stroke,
                    fill=fill,
                    is_line=all(segment[0] in "mlh" for segment in part),
                    points=len(xs),
                )
            )

    def begin_figure(self, name: str, bbox: Rect, matrix: Matrix) -> None:
        """Remember where a form or picture begins: pdfminer itself leaves the form's own matrix set after it."""
        self._outer.append(self.ctm)

    def end_figure(self, name: str) -> None:
        """Go on where the form began."""
        self.ctm = self._outer.pop()

    def render_image(self, name: str, stream: PDFStream) -> None:
        """Add up the area that pictures take."""
        if self.ctm is not None:
            a, b, c, d, _, _ = self.ctm
            self.drawn.picture_area += abs(a * d - b * c)

    def _facts(self, font: PDFFont) -> _FontFacts:
        # Kept with the font itself, so that its id() cannot come to mean another.
        entry = self._fonts.get(id(font))
        if entry is None:
            entry = self._fonts[id(font)] = (font, _font_facts(font))
        return entry[1]


def _font_facts(font: PDFFont) -> _FontFacts:
    name = str(font.fontname or getattr(font, "basefont", "")).lower()
    force_bold = bool(font.flags & 0x40000)
    ascent, descent = font.get_ascent(), font.get_descent()
    # Type 3 fonts and broken descriptors give nonsense; common text fonts lie within these.
    if not 0.5 <= ascent <= 1.3:
        ascent = 0.8
    if not -0.5 <= descent <= -0.05:
        descent = -0.22
    is_bold = force_bold or any(weight in name for weight in ("bold", "black", "heavy", "demi", "cmbx", "sfbx"))
    return _FontFacts(is_bold, ascent, descent)


def _read_glyph(font: PDFFont, cid: int) -> tuple[str, float]:
    """The characters and the width (in text space) of one glyph."""
    width = font.char_width(cid)
    try:
        text = font.to_unichr(cid)
    except PDFUnicodeNotDefined:
        return UNMAPPED, width
    if cid == _SOFT_HYPHEN and text == " " and isinstance(font, PDFSimpleFont) and not font.unicode_map:
        # The code is a hyphen in WinAnsiEncoding (PDF 32000-1:2008, annex D.2, note 6); pdfminer takes it for a blank.
        return "\u00ad", font.char_width(ord("-"))
    text = text.replace("\x00", "")
    if not text:
        return "", width
    if all(unicodedata.category(sign) == "Cc" for sign in text):
        return (" " if text.isspace() else UNMAPPED), width
    if text.isspace() or text == "\u00a0":
        return " ", width
    # Bullets and boxes of symbol fonts, so that later steps know a list's mark when they see one.
    return (SYMBOLS.get(ord(text), text) if len(text) == 1 else text), width


def known_share(glyphs: Iterable[Glyph]) -> tuple[int, int]:
    """How many glyphs that are not blank have a known character, and how many there are."""
    shown = [glyph for glyph in glyphs if glyph.text != " "]
    return sum(glyph.text != UNMAPPED for glyph in shown), len(shown)
