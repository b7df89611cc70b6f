"""The marks of a Markdown line, told from its words. Enough for letters: headings, lists, emphasis, quotes, rules."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nexuslint.model.letter import BlockKind
from nexuslint.parsers.headings import is_bold_heading

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$")
_ITEM = re.compile(r"(?P<indent>[ \t]*)(?:[-*+]|\d{1,3}[.)])[ \t]+(?=\S)")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|=+[ \t]*)$")
_QUOTE = re.compile(r" {0,3}(?:>[ \t]?)+")
_ALL_BOLD = re.compile(r"[ \t]*(\*\*|__)(?P<text>[^*_]+)\1:?[ \t]*$")
#: A pair of marks around words: the marks touch the words, and "_" is not inside a word.
_EMPHASIS = re.compile(
    r"(?P<star>\*{1,3})(?=\S)(?P<starred>[^*]*?\S)(?P=star)|(?<![^\W_])(?P<line>_{1,3})(?=[^\s_])(?P<lined>[^_]*?[^\s_])(?P=line)(?![^\W_])"
)
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """What a line is, and the parts (start, end) of it that are words. `kind=None`: the block before goes on."""

    kind: BlockKind | None
    level: int
    pieces: tuple[tuple[int, int], ...]


def marked_line(line: str) -> Marked:
    """The kind of a Markdown line and its words without the marks."""
    if _RULE.match(line):
        return Marked(kind=BlockKind.PARAGRAPH, level=0, pieces=())
    if heading := _HEADING.match(line):
        return Marked(
            kind=BlockKind.HEADING,
            level=len(heading[1]),
            pieces=_words(line, *heading.span(2)),
        )
    if (bold := _ALL_BOLD.match(line)) and is_bold_heading(bold["text"]):
        return Marked(kind=BlockKind.HEADING, level=1, pieces=_words(line, 0, len(line)))
    start = quote.end() if (quote := _QUOTE.match(line)) else 0
    kind, level = None, 0
    if item := _ITEM.match(line, start):
        kind = BlockKind.ITEM
        level = 1 + len(item["indent"].expandtabs(4)) // 2
    end = len(line) - 1 if line.endswith("\\") else len(line)
    # A list's own "*" is no emphasis: the search begins after it.
    words = _words(line, item.end() if item else start, end)
    return Marked(kind=kind, level=level, pieces=((start, item.end()), *words) if item else words)


def _words(line: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The parts of a line between `start` and `end` that are not marks."""
    cuts = set()
    for escape in _ESCAPE.finditer(line, start, end):
        cuts.add(escape.start())
    for first, last in _emphasis_marks(line, start, end):
        cuts.update(range(first, last))
    pieces = []
    at = start
    for index in range(start, end + 1):
        if index == end or index in cuts:
            if at < index:
                pieces.append((at, index))
            at = index + 1
    return tuple(pieces)


def _emphasis_marks(line: str, start: int, end: int) -> list[tuple[int, int]]:
    marks = []
    at = start
    while match := _EMPHASIS.search(line, at, end):
        name = "star" if match["star"] else "line"
        width = len(match[name])
        if match.start() > start and line[match.start() - 1] == "\\":
            at = match.start() + width
            continue
        marks += [
            (match.start(), match.start() + width),
            (match.end() - width, match.end()),
        ]
        at = match.start() + width
        inner_end = match.end() - width
        marks += _emphasis_marks(line, at, inner_end)
        at = match.end()
    return marks
