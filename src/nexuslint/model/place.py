"""Where a character of the letter's text stands in the file it came from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from nexuslint.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle on a page: page from 1; points (1/72 inch), origin at the top left of the crop box as shown, y down."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfPlace:
    """A run of glyphs on one line of a page.

    `edges` are the borders of the characters along x, in points: one more than there are characters, or empty when the
    piece has no even characters (a ligature, a form field), where the whole box stands for each of them.
    """

    box: Box
    edges: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DocxPlace:
    """A stretch of one Word run.

    `part` is the name of the part's stream ("body", "header1", "footnotes" ...); `block` counts the part's paragraphs in
    document order from 0, those in tables, text boxes and content controls too; `run` counts the `w:r` elements of that
    paragraph in document order from 0; `offset` is the first character's place in the run's text.
    """

    part: str
    block: int
    run: int
    offset: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPlace:
    """A place in a text file: line and column (in characters), both from 1."""

    line: int
    column: int


Place = PdfPlace | DocxPlace | TextPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of `Letter.text` with one origin.

    `place` is `None` for what the parser put in (glue, such as a paragraph break). `even` says that each character of the
    text is one character of the source, so that a part of the piece has a part of the place.
    """

    span: Span
    place: Place | None
    even: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSlice:
    """Characters `start` to `end` (half-open) of one Word run, for annotators."""

    part: str
    block: int
    run: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A place for people and for annotators. `None` means unknown; numbers count from 1."""

    page: int | None = None
    paragraph: int | None = None
    line: int | None = None
    column: int | None = None
    boxes: tuple[Box, ...] = ()
    runs: tuple[RunSlice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionMap:
    """The origin of each character: pieces in the order of the text, without gap or overlap."""

    pieces: tuple[Piece, ...]
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        at = 0
        for piece in self.pieces:
            if piece.span.start != at:
                raise ValueError(f"pieces must follow one another: character {at} has no origin or two")
            at = piece.span.end
        object.__setattr__(self, "_starts", tuple(piece.span.start for piece in self.pieces))

    def over(self, span: Span) -> Iterator[Piece]:
        """The pieces that share a character with `span`, uncut, in order."""
        index = max(bisect_right(self._starts, span.start) - 1, 0)
        for piece in self.pieces[index:]:
            if piece.span.start >= span.end:
                return
            if piece.span.overlaps(span):
                yield piece

    def locate(self, span: Span) -> Location:
        """The place of `span`; the paragraph is left to the letter, which knows its blocks."""
        boxes: list[Box] = []
        runs: list[RunSlice] = []
        line = column = None
        for piece in self.over(span):
            start = max(piece.span.start, span.start) - piece.span.start
            end = min(piece.span.end, span.end) - piece.span.start
            match piece.place:
                case PdfPlace():
                    _join_box(boxes, _part_of_box(piece.place, start, end))
                case DocxPlace():
                    _join_run(runs, _part_of_run(piece, piece.place, start, end))
                case TextPlace() if line is None:
                    line = piece.place.line
                    column = piece.place.column + (start if piece.even else 0)
        page = boxes[0].page if boxes else None
        return Location(page=page, line=line, column=column, boxes=tuple(boxes), runs=tuple(runs))


def _part_of_box(place: PdfPlace, start: int, end: int) -> Box:
    if not place.edges:
        return place.box
    box = place.box
    left, right = sorted((place.edges[start], place.edges[end]))
    return Box(page=box.page, x0=left, top=box.top, x1=right, bottom=box.bottom)


def _join_box(boxes: list[Box], box: Box) -> None:
    """Add a box, grown into the one before where both stand on the same line of the same page."""
    if boxes:
        last = boxes[-1]
        middle = (box.top + box.bottom) / 2
        if last.page == box.page and last.top <= middle <= last.bottom and box.x0 >= last.x0:
            boxes[-1] = Box(
                page=last.page,
                x0=min(last.x0, box.x0),
                top=min(last.top, box.top),
                x1=max(last.x1, box.x1),
                bottom=max(last.bottom, box.bottom),
            )
            return
    boxes.append(box)


def _part_of_run(piece: Piece, place: DocxPlace, start: int, end: int) -> RunSlice:
    first = place.offset + (start if piece.even else 0)
    last = place.offset + (end if piece.even else 1)
    return RunSlice(part=place.part, block=place.block, run=place.run, start=first, end=last)


def _join_run(runs: list[RunSlice], run: RunSlice) -> None:
    if runs:
        last = runs[-1]
        if (last.part, last.block, last.run) == (run.part, run.block, run.run) and run.start <= last.end:
            runs[-1] = RunSlice(
                part=last.part, block=last.block, run=last.run, start=last.start, end=max(last.end, run.end)
            )
            return
    runs.append(run)
