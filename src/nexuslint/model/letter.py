"""A letter as a parser gives it: text, blocks, and the place of every character."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from nexuslint.model.place import Location, PositionMap
from nexuslint.model.span import Span


class Format(str, Enum):
    """The kind of file a letter came in, told by its content."""

    DOCX = "docx"
    PDF = "pdf"
    TEXT = "text"


class BlockKind(str, Enum):
    """What a block is in its file."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    COMMENT = "comment"
    HIDDEN = "hidden"
    FIELD = "field"
    ANNOTATION = "annotation"


#: Kinds whose words are not the letter's own: never read for faults, only told about.
UNREAD_KINDS = frozenset({BlockKind.COMMENT, BlockKind.HIDDEN, BlockKind.ANNOTATION})


class NoteKind(str, Enum):
    """Something about the file itself that its reader should know (NX9xx), not a fault of the letter."""

    UNREAD_PAGE = "unread-page"
    TRACKED_CHANGES = "tracked-changes"
    HIDDEN_TEXT = "hidden-text"
    OPEN_COMMENTS = "open-comments"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One thing to know of the file: its kind, a plain sentence without any word of the letter, and the page if known."""

    kind: NoteKind
    message: str
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """The file a letter was read from; `path` as the user gave it ("-" for standard input), `sha256` in hex."""

    path: str
    format: Format
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, heading, list item, table cell, header ... of the letter.

    `number` counts the blocks of running text (paragraphs, headings, items, cells, fields) from 1, as a reader would count
    the paragraphs; `None` outside the running text. `page` is where the block begins, from 1, or `None` if unknown (Word,
    text). `level` is a heading's or list item's depth from 1, else 0. `row` and `column` (from 0) place a table cell;
    `table` numbers the table (from 0).
    """

    kind: BlockKind
    span: Span
    number: int | None = None
    page: int | None = None
    level: int = 0
    table: int | None = None
    row: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    r"""A letter's whole text with its blocks and positions. The text never changes after the parser.

    Blocks do not overlap and stand in the order of the text: headers first, then the body in reading order, then footers,
    footnotes, endnotes, comments and hidden text. Blocks are set apart by "\n\n", lines inside a block by "\n" (only
    where the file itself breaks the line on purpose, as in an address); a line wrapped by the page is joined with a blank.
    In a plain text file "\n" inside a block is kept as it stands. `pages` is the number of pages, `None` if the format has
    none. `notes` hold what the reader must know, unread pages among them.
    """

    source: SourceFile
    text: str
    blocks: tuple[Block, ...]
    positions: PositionMap
    pages: int | None = None
    notes: tuple[Note, ...] = ()

    @property
    def is_partial(self) -> bool:
        """True when some page could not be read."""
        return any(note.kind is NoteKind.UNREAD_PAGE for note in self.notes)

    def block_at(self, offset: int) -> Block | None:
        """The block that holds the character at `offset`, or `None` between blocks."""
        for block in self.blocks:
            if block.span.start <= offset < block.span.end:
                return block
        return None

    def locate(self, span: Span) -> Location:
        """The place of `span` with page and paragraph."""
        location = self.positions.locate(span)
        block = self.block_at(span.start)
        if block is None:
            return location
        page = location.page if location.page is not None else block.page
        return replace(location, page=page, paragraph=block.number)
