"""What a block of lines is: heading, item or paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nexuslint.model.letter import BlockKind
from nexuslint.parsers.headings import is_bold_heading, is_heading_line, list_mark
from nexuslint.parsers.pdf_glyph import Segment
from nexuslint.parsers.pdf_measures import Measures

#: A line set this much larger than the letter's usual size may be a heading.
_LARGER = 1.15
_MAX_CHARACTERS = 90
_MAX_WORDS = 12


def kind_and_level(lines: Sequence[Segment], measures: Measures, *, is_item: bool) -> tuple[BlockKind, int]:
    """The kind of a block and its level: headings in larger type are 1, others 2; items are 1."""
    text = " ".join(line.text for line in lines)
    if len(lines) <= 2 and len(text) <= _MAX_CHARACTERS:
        title = text[list_mark(text) :]
        is_larger = all(line.size >= _LARGER * measures.size for line in lines)
        is_bold = all(line.is_bold for line in lines)
        if (is_larger or is_bold) and _reads_as_heading(title):
            return BlockKind.HEADING, 1 if is_larger else 2
        is_numbered = len(title) < len(text) and title.isupper() and len(title.split()) > 1
        if is_numbered and title[-1].isalnum() and len(title.split()) <= _MAX_WORDS:
            return BlockKind.HEADING, 2
        if is_heading_line(title if title.isupper() else text):
            return BlockKind.HEADING, 2
    if is_item:
        return BlockKind.ITEM, 1
    return BlockKind.PARAGRAPH, 0


def _reads_as_heading(text: str) -> bool:
    """As `is_bold_heading`, but a year or a level of the spine in it does no harm."""
    if is_bold_heading(text):
        return True
    if not text[:1].isalpha() or text.endswith((".", ",", ";")) or len(text.split()) > _MAX_WORDS:
        return False
    return re.search(r"[;@_,]|\d{4,}\D+\d{4,}|\d{3}.\d{4}", text) is None and is_bold_heading(re.sub(r"\d", "", text))
