"""Word files written line by line: lines between empty paragraphs are one block, as they are in a text file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from nexuslint.model.letter import BlockKind
from nexuslint.parsers.docx_paragraph import TextPiece
from nexuslint.parsers.docx_story import Draft
from nexuslint.parsers.headings import typed_kind

#: Characters: a paragraph longer than this was not ended by hand at the end of a line.
_LINE = 110
#: A letter has at least this many gaps of empty paragraphs before they are taken for its way to part paragraphs.
_FEWEST_GAPS = 3


def join_lines(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts without the empty ones; where empty paragraphs part the letter's blocks, the lines between are joined."""
    held = list(drafts)
    if not _is_written_in_lines(held):
        return [draft for draft in held if draft.pieces]
    joined: list[Draft] = []
    is_open = False
    for draft, following in zip(held, [*held[1:], None]):
        if not draft.pieces:
            is_open = False
            continue
        if not draft.is_typed:
            joined.append(draft)
            is_open = False
            continue
        goes_on = is_open and not (_is_long(joined[-1]) and _is_long(draft))
        after = _text(following) if following is not None and following.is_typed else None
        kind = typed_kind(_text(draft), after, begins=not goes_on)
        if goes_on and kind is None:
            glue = TextPiece(text="\n", place=None, even=True)
            joined[-1] = replace(joined[-1], pieces=(*joined[-1].pieces, glue, *draft.pieces))
            continue
        joined.append(replace(draft, kind=kind or BlockKind.PARAGRAPH, level=int(kind is not None)))
        is_open = kind is not BlockKind.HEADING
    return joined


def _is_written_in_lines(drafts: Sequence[Draft]) -> bool:
    """True when the blocks are parted by empty paragraphs, and long paragraphs seldom follow one another without."""
    gaps = sum(bool(draft.pieces) and not after.pieces for draft, after in pairwise(drafts))
    tight = sum(_is_long(draft) and _is_long(after) for draft, after in pairwise(drafts))
    return gaps >= _FEWEST_GAPS and gaps > 2 * tight


def _is_long(draft: Draft) -> bool:
    return max((len(line) for line in _text(draft).split("\n")), default=0) > _LINE


def _text(draft: Draft) -> str:
    return "".join(piece.text for piece in draft.pieces).rstrip()
