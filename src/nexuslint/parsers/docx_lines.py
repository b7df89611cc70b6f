"""Typed lines of a Word file: which begin a block and which go on, as in a text file.

Two habits are met: line breaks inside a paragraph, list items among them, and a paragraph for each line with empty
paragraphs between the blocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from nexuslint.model.letter import BlockKind
from nexuslint.model.place import DocxPlace
from nexuslint.parsers.docx_paragraph import TextPiece
from nexuslint.parsers.docx_story import Draft
from nexuslint.parsers.headings import typed_kind

_TO_BREAK = re.compile(r"[^\n]*\n|[^\n]+")
#: Characters: two paragraphs this long are paragraphs, not lines of one block.
_LONG = 200
#: A letter has at least this many gaps of empty paragraphs before they are taken for its way to part blocks.
_FEWEST_GAPS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A line as a draft of its own; `is_within` says that it follows a line break inside the same paragraph."""

    draft: Draft
    text: str
    is_within: bool


def join_lines(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts without the empty ones: a typed list's lines apart, lines between empty paragraphs joined."""
    held = list(drafts)
    in_lines = _is_written_in_lines(held)
    lines = [line for draft in held for line in _lines(draft)]
    joined: list[Draft] = []
    is_open = False
    for line, following in zip(lines, [*lines[1:], None], strict=False):
        draft = line.draft
        if not line.text or not draft.is_typed:
            joined += [draft] if line.text else []
            is_open = False
            continue
        goes_on = is_open and (line.is_within or (in_lines and not (_is_long(joined[-1]) and _is_long(draft))))
        kind = typed_kind(line.text, _text_after(following, in_lines=in_lines), begins=not goes_on)
        if goes_on and kind is None:
            glue = () if line.is_within else (TextPiece(text="\n", place=None, even=True),)
            joined[-1] = replace(joined[-1], pieces=(*joined[-1].pieces, *glue, *draft.pieces))
            continue
        joined.append(replace(draft, kind=kind or BlockKind.PARAGRAPH, level=int(kind is not None)))
        is_open = kind is not BlockKind.HEADING
    return joined


def _is_written_in_lines(drafts: Sequence[Draft]) -> bool:
    """True when the blocks are parted by empty paragraphs, and long paragraphs seldom follow one another without."""
    gaps = sum(bool(draft.pieces) and not after.pieces for draft, after in pairwise(drafts))
    tight = sum(_is_long(draft) and _is_long(after) for draft, after in pairwise(drafts))
    return gaps >= _FEWEST_GAPS and gaps > 2 * tight


def _lines(draft: Draft) -> Iterator[_Line]:
    """The lines of a typed draft, each with the line break at its end; any other draft is one line."""
    if not draft.is_typed:
        yield _Line(draft=draft, text=_text(draft), is_within=False)
        return
    pieces: list[TextPiece] = []
    is_within = False
    for piece in (part for whole in draft.pieces for part in _cut_at_breaks(whole)):
        pieces.append(piece)
        if piece.text.endswith("\n"):
            part = replace(draft, pieces=tuple(pieces))
            yield _Line(draft=part, text=_text(part), is_within=is_within)
            pieces, is_within = [], True
    part = replace(draft, pieces=tuple(pieces))
    if pieces or not is_within:
        yield _Line(draft=part, text=_text(part), is_within=is_within)


def _cut_at_breaks(piece: TextPiece) -> Iterator[TextPiece]:
    """The piece cut after each line break in it."""
    if "\n" not in piece.text[:-1] or not piece.even:
        yield piece
        return
    at = 0
    for text in _TO_BREAK.findall(piece.text):
        place = piece.place
        if isinstance(place, DocxPlace):
            place = replace(place, offset=place.offset + at)
        yield replace(piece, text=text, place=place)
        at += len(text)


def _text_after(line: _Line | None, *, in_lines: bool) -> str | None:
    """The text of the next line of the same block, if there can be one."""
    if line is None or not line.draft.is_typed or not (line.is_within or in_lines):
        return None
    return line.text


def _is_long(draft: Draft) -> bool:
    return max((len(line) for line in _text(draft).split("\n")), default=0) > _LONG


def _text(draft: Draft) -> str:
    return "".join(piece.text for piece in draft.pieces).rstrip()
