"""One part of a Word file (body, a header, the footnotes) → drafts of its blocks, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

from nexuslint.model.letter import BlockKind
from nexuslint.parsers.docx_numbering import ListCounter, NumberedList
from nexuslint.parsers.docx_paragraph import (
    ParagraphContent,
    ParagraphReader,
    TextPiece,
    chosen,
)
from nexuslint.parsers.docx_styles import StyleSheet
from nexuslint.parsers.docx_xml import MC, PARAGRAPH, Children, Element, W, children_of, is_on, number_of
from nexuslint.parsers.headings import is_bold_heading, is_heading_line, list_mark

_SKIPPED = frozenset(
    {
        W + name
        for name in (
            "del",
            "moveFrom",
            "sdtPr",
            "sdtEndPr",
            "sectPr",
            "tblPr",
            "trPr",
            "tcPr",
        )
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CellPlace:
    """A cell: the table's number in the file, row and column of its top left corner; all from 0."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A block to be. `cell` is set for all that stands in a table, whatever its kind.

    `is_typed` says that neither a style nor a list of Word's made it what it is; one without pieces is an empty paragraph.
    """

    kind: BlockKind
    pieces: tuple[TextPiece, ...]
    level: int = 0
    page: int | None = None
    cell: CellPlace | None = None
    is_typed: bool = False


@dataclass(slots=True, kw_only=True)
class WordContext:
    """What the stories of one file share; `unread_parts` counts pasted-in files, which are not read."""

    styles: StyleSheet
    lists: Mapping[int, NumberedList]
    tables: Iterator[int] = field(default_factory=count)
    hidden: list[Draft] = field(default_factory=list)
    unread_parts: int = 0


class StoryReader:
    """Reads one story. `kind=None` is the body, whose paragraphs, headings, items and cells are told apart."""

    def __init__(
        self,
        root: Element,
        *,
        stream: str,
        kind: BlockKind | None,
        context: WordContext,
    ) -> None:
        is_furniture = kind in (BlockKind.HEADER, BlockKind.FOOTER)
        self._context = context
        self._kind = kind
        self._paragraphs = ParagraphReader(root, stream=stream, styles=context.styles, is_furniture=is_furniture)
        self._lists = ListCounter(context.lists)
        #: Pieces of a paragraph whose end was deleted by a tracked change: they go on in the next one.
        self._carried: list[TextPiece] = []

    @property
    def pages(self) -> int | None:
        """The page that the reading has come to; `None` where the part does not tell."""
        return self._paragraphs.page

    def drafts(self, container: Element, cell: CellPlace | None = None) -> Iterator[Draft]:
        """The blocks in `container` (body, header, note, cell, text box, content control) that hold any text."""
        for child in container:
            tag = child.tag
            if tag == PARAGRAPH:
                yield from self._paragraph(child, cell)
            elif tag == W + "tbl":
                yield from self._table(child)
            elif tag == W + "altChunk" or tag == W + "subDoc":
                self._context.unread_parts += 1
            elif tag == MC + "AlternateContent":
                yield from self.drafts(chosen(child), cell)
            elif tag not in _SKIPPED and len(child):
                yield from self.drafts(child, cell)

    def _paragraph(self, paragraph: Element, cell: CellPlace | None) -> Iterator[Draft]:
        content = self._paragraphs.read(paragraph)
        if any(piece.text.strip() for piece in content.hidden):
            self._context.hidden.append(
                Draft(
                    kind=BlockKind.HIDDEN,
                    pieces=tuple(content.hidden),
                    page=content.page or self.pages,
                )
            )
        if _end_is_deleted(content.properties):
            self._carried += content.shown
        else:
            content.shown[:0] = self._carried
            self._carried = []
            yield from self._finished(content, cell)
        for box in content.text_boxes:
            yield from self.drafts(box, cell)

    def _finished(self, content: ParagraphContent, cell: CellPlace | None) -> Iterator[Draft]:
        styles, properties = self._context.styles, content.properties
        place = styles.list_place(properties)
        depth = self._lists.level(place, styles.style_id(properties, "pStyle")) if place else 0
        # An empty list paragraph has its number too: ask for the mark before looking for text.
        mark = self._lists.mark(place, depth) if place else ""
        text = content.text.strip()
        if not text:
            if self._kind is None and cell is None:
                yield Draft(kind=BlockKind.PARAGRAPH, pieces=())
            return
        pieces = tuple(content.shown)
        if mark:
            pieces = (
                TextPiece(text=mark + " ", place=None, even=True),
                *_without_indent(pieces),
            )
        kind, level = self._kind_of(content, text, is_listed=place is not None, in_cell=cell is not None)
        if kind is BlockKind.PARAGRAPH and mark:
            kind, level = BlockKind.ITEM, depth + 1
        is_typed = self._is_typed(properties, content) and cell is None
        yield Draft(kind=kind, level=level, page=content.page, cell=cell, pieces=pieces, is_typed=is_typed)

    def _is_typed(self, properties: Children, content: ParagraphContent) -> bool:
        styles = self._context.styles
        has_own = styles.heading_level(properties) or styles.list_place(properties) is not None
        return self._kind is None and not has_own and not content.is_strong

    def _kind_of(
        self,
        content: ParagraphContent,
        text: str,
        *,
        is_listed: bool,
        in_cell: bool,
    ) -> tuple[BlockKind, int]:
        if self._kind is not None:
            return self._kind, 0
        if in_cell:
            return BlockKind.CELL, 0
        if level := self._context.styles.heading_level(content.properties):
            return BlockKind.HEADING, level
        if not is_listed:
            if list_mark(text):
                return BlockKind.ITEM, 1
            if is_heading_line(text) or (content.is_strong and is_bold_heading(text)):
                return BlockKind.HEADING, 1
        return BlockKind.PARAGRAPH, 0

    def _table(self, table: Element) -> Iterator[Draft]:
        number = next(self._context.tables)
        for row_number, row in enumerate(_rows(table)):
            before = row.find(f"{W}trPr/{W}gridBefore")
            column = number_of(before) or 0
            for cell in _inside(row, W + "tc"):
                properties = cell.find(W + "tcPr")
                if not _goes_on(properties):
                    place = CellPlace(table=number, row=row_number, column=column)
                    yield from self.drafts(cell, place)
                    # A cell's end ends its paragraphs, whatever became of their marks.
                    yield from self._flushed(place)
                span = None if properties is None else number_of(properties.find(W + "gridSpan"))
                column += max(span or 1, 1)

    def _flushed(self, cell: CellPlace) -> Iterator[Draft]:
        if self._carried:
            pieces, self._carried = tuple(self._carried), []
            kind = self._kind or BlockKind.CELL
            yield Draft(kind=kind, cell=cell, pieces=pieces)

    def finish(self) -> Iterable[Draft]:
        """What is left over when the end of the last paragraph was deleted."""
        pieces, self._carried = tuple(self._carried), []
        return [Draft(kind=self._kind or BlockKind.PARAGRAPH, pieces=pieces)] if pieces else []


def _rows(table: Element) -> Iterator[Element]:
    """The rows of a table that no tracked change has deleted."""
    for row in _inside(table, W + "tr"):
        if row.find(f"{W}trPr/{W}del") is None:
            yield row


def _inside(node: Element, tag: str) -> Iterator[Element]:
    """The children with this tag, those in content controls and the like too, but not those of a table inside."""
    for child in node:
        if child.tag == tag:
            yield child
        elif child.tag not in _SKIPPED and child.tag not in (
            PARAGRAPH,
            W + "tc",
            W + "tbl",
        ):
            yield from _inside(child, tag)


def _goes_on(properties: Element | None) -> bool:
    """True for a cell that only continues a merged one."""
    for name in ("vMerge", "hMerge"):
        merge = None if properties is None else properties.find(W + name)
        if merge is not None and merge.get(W + "val", "continue") == "continue":
            return True
    return False


def _end_is_deleted(properties: Children) -> bool:
    marks = children_of(properties.get(W + "rPr"))
    return bool(is_on(marks, "del")) or bool(is_on(marks, "moveFrom"))


def _without_indent(pieces: tuple[TextPiece, ...]) -> tuple[TextPiece, ...]:
    """The pieces without blank ones at the front, where the list's mark will stand."""
    first = 0
    while pieces[first].text.isspace():
        first += 1
    return pieces[first:]
