"""Reads a source text into its parts: letterhead, paragraphs, headings, items, lines and tables."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent

_HEADING = re.compile(r"(?:\d\. )?[A-Z][A-Za-z ,]{1,42}[A-Za-z]")
_ITEM = re.compile(r"(?:-|\d{1,2}\.) ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """`kind` is "heading", "item", "table", "lines" (an address, a signature) or "paragraph"."""

    kind: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The words of a part of one line."""
        return self.lines[0]

    @property
    def rows(self) -> list[list[str]]:
        """The cells of a table."""
        return [[cell.strip() for cell in line.strip("|").split("|")] for line in self.lines]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """A letter: the lines of its letterhead, then all that follows."""

    name: str
    head: tuple[str, ...]
    body: tuple[Part, ...]


def read_parts(name: str) -> Parts:
    """The parts of `NAME.txt`; the first block is the letterhead."""
    text = (HERE / f"{name}.txt").read_text(encoding="utf-8")
    blocks = [tuple(block.splitlines()) for block in text.strip().split("\n\n")]
    body = [part for block in blocks[1:] for part in _parts_of(block)]
    return Parts(name=name, head=blocks[0], body=tuple(body))


def _parts_of(block: tuple[str, ...]) -> list[Part]:
    if all(line.startswith("|") for line in block):
        return [Part(kind="table", lines=block)]
    if all(_ITEM.match(line) for line in block) and not (len(block) == 1 and _HEADING.fullmatch(block[0])):
        return [Part(kind="item", lines=(line,)) for line in block]
    if len(block) == 1 and _HEADING.fullmatch(block[0]):
        return [Part(kind="heading", lines=block)]
    return [Part(kind="paragraph" if len(block) == 1 else "lines", lines=block)]
