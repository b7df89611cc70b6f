"""Plain text and Markdown → Letter."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

from nexuslint.model.errors import UnreadableLetter
from nexuslint.model.letter import BlockKind, Format, Letter, SourceFile
from nexuslint.model.place import TextPlace
from nexuslint.parsers.builder import TextBuilder
from nexuslint.parsers.decode import decoded
from nexuslint.parsers.headings import typed_kind
from nexuslint.parsers.markdown import Marked, marked_line
from nexuslint.parsers.normalise import normalised

_LINE_END = re.compile("\r\n|\r|\n")
_MARKDOWN = frozenset({".md", ".markdown"})


def parse_text(content: bytes, source: SourceFile) -> Letter:
    r"""The letter in a text file; a path ending in .md or .markdown is read as Markdown.

    A blank line or a form feed ends a block; other line ends stay in the text as "\n". List marks stay in the text,
    the marks of Markdown headings and emphasis do not.

    Raises:
        UnreadableLetter: when the bytes are no text, or there is nothing but blanks.
    """
    return _parsed(decoded(content), source)


def parse_text_string(text: str, *, path: str = "-") -> Letter:
    """The letter in a string, as `parse_text` reads the same characters in a file.

    Raises:
        UnreadableLetter: when there is nothing but blanks.
    """
    content = text.encode("utf-8", "surrogatepass")
    source = SourceFile(path=path, format=Format.TEXT, sha256=hashlib.sha256(content).hexdigest())
    return _parsed(text, source)


def _parsed(text: str, source: SourceFile) -> Letter:
    lines = list(_lines(text))
    is_markdown = PurePath(source.path).suffix.lower() in _MARKDOWN
    builder = TextBuilder()
    previous: _Line | None = None
    for line, following in zip(lines, [*lines[1:], None], strict=False):
        if line.is_blank:
            builder.close_block()
            previous = None
            continue
        marked = marked_line(line.text) if is_markdown else _plain_line(line, previous, following)
        if marked.kind is not None or previous is None or not previous.goes_on:
            builder.open_block(marked.kind or BlockKind.PARAGRAPH, level=marked.level)
        elif previous.end is not None:
            builder.add("\n", previous.end)
        _add(builder, line, marked)
        line.goes_on = marked.kind is not BlockKind.HEADING
        previous = line
    letter = builder.build(source)
    if not letter.text:
        raise UnreadableLetter("The file holds no text.", advice="Check that it is the right file.")
    return letter


@dataclass(slots=True)
class _Line:
    """A line or, where form feeds part it, a stretch of one; `column` is where it begins, from 1."""

    number: int
    column: int
    text: str
    goes_on: bool = True

    @property
    def is_blank(self) -> bool:
        return not self.text or self.text.isspace()

    @property
    def end(self) -> TextPlace:
        """The place of the line's end."""
        return TextPlace(line=self.number, column=self.column + len(self.text))


def _lines(text: str) -> Iterator[_Line]:
    for number, line in enumerate(_LINE_END.split(text), start=1):
        column = 1
        for index, part in enumerate(line.split("\f")):
            if index:
                yield _Line(number, column, "")
            yield _Line(number, column, part)
            column += len(part) + 1


def _plain_line(line: _Line, previous: _Line | None, following: _Line | None) -> Marked:
    """The kind of a line of plain text; no kind means that it goes on with the block before."""
    begins = previous is None or not previous.goes_on
    kind = typed_kind(line.text, following.text if following else None, begins=begins)
    level = _depth(line.text) if kind is BlockKind.ITEM else int(kind is not None)
    return Marked(kind=kind, level=level, pieces=((0, len(line.text)),))


def _depth(line: str) -> int:
    """A list item's depth from 1, by its indent: four columns a step."""
    blanks = line.expandtabs(4)
    return 1 + (len(blanks) - len(blanks.lstrip())) // 4


def _add(builder: TextBuilder, line: _Line, marked: Marked) -> None:
    for start, end in marked.pieces:
        for piece in normalised(line.text[start:end]):
            place = TextPlace(line=line.number, column=line.column + start + piece.start)
            builder.add(piece.text, place, even=piece.even)
