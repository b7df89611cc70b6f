"""Lines to blocks: which line goes on from the one before, which breaks off on purpose, which begins a block."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from nexuslint.model.letter import BlockKind
from nexuslint.parsers.headings import is_heading_line, is_under_heading, list_mark
from nexuslint.parsers.pdf_glyph import Segment
from nexuslint.parsers.pdf_kinds import kind_and_level
from nexuslint.parsers.pdf_measures import PARTING, Measures, measure, measure_column
from nexuslint.parsers.pdf_regions import Grid, Region

#: Em: an indent of this much means something.
_INDENT = 0.9
#: Characters: a line this long is running text, even where it was broken by hand.
_LONG = 45
#: A line of this share of the longest is filled.
_FILLED = 0.85
#: Characters by which a full line may be shorter than the longest.
_RAGGED = 22
#: Characters: nobody ends a longer line by hand.
_MOST_TYPED = 110

_ENDS_SENTENCE = re.compile(r"(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\bNo)(?<!\bSt)[.?!:;][\"”’')\]]*$")
#: "DX: ..." begins a line of a clinic's note; "Exam: ..." does where the block began so.
_CAPITAL_LABEL = re.compile(r"[A-Z][A-Z0-9 /&-]{1,28}:(?:\s|$)")
_LABEL = re.compile(r"[A-Z][\w/&.-]*(?: [\w/&.-]+){0,3}:(?:\s|$)")
#: A line with one of these is a row of a form or of a table.
_FORM_MARK = re.compile(r"\[[ xX]?\]|[☐☒☑□■✓|]|_{3}")
_ENDS_HYPHEN = re.compile(r"[\w\u00ad][-\u00ad\u2010]$")


@dataclass(slots=True, kw_only=True)
class Draft:
    r"""A block in the making: its lines, and for each what joins it to the line before (" ", "\n", or "" for none)."""

    lines: list[Segment]
    joins: list[str] = field(default_factory=lambda: [""])
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    table: int | None = None
    row: int | None = None
    column: int | None = None
    is_item: bool = False

    def add(self, line: Segment, join: str) -> None:
        """Put a line at the end."""
        self.lines.append(line)
        self.joins.append(join)


def draft_blocks(pages: Sequence[Sequence[Region]]) -> list[Draft]:
    """The blocks of the letter in reading order; a paragraph that goes on in the next column or page is one block."""
    whole = measure(region for page in pages for region in page)
    drafts: list[Draft] = []
    tables = 0
    for page in pages:
        for region in page:
            if isinstance(region, Grid):
                drafts += _cells(region, tables, whole)
                tables += 1
                continue
            if not region.lines:
                continue
            measures = measure_column(region, whole) if region.is_column else whole
            _add_flow(drafts, region.lines, measures)
    for draft in drafts:
        _settle_joins(draft)
        if draft.kind is BlockKind.PARAGRAPH:
            draft.kind, draft.level = kind_and_level(draft.lines, whole, is_item=draft.is_item)
    return drafts


def _cells(grid: Grid, table: int, whole: Measures) -> Iterable[Draft]:
    columns = list(zip(*grid.rows, strict=True))
    borders = [max((line.x1 for cell in column for line in cell), default=whole.right) for column in columns]
    for row, cells in enumerate(grid.rows):
        for column, lines in enumerate(cells):
            if not lines:
                continue
            measures = Measures(size=whole.size, step=whole.step, left=lines[0].x0, right=borders[column])
            parts: list[Draft] = []
            _add_flow(parts, lines, measures)
            for part in parts:
                part.kind, part.table, part.row, part.column = BlockKind.CELL, table, row, column
            yield from parts


def _add_flow(drafts: list[Draft], lines: Sequence[Segment], measures: Measures) -> None:
    """Add the lines of one flow; the first may go on from the block before it."""
    for index, line in enumerate(lines):
        last = drafts[-1] if drafts else None
        join: str | None = None
        if last is not None and last.kind is BlockKind.PARAGRAPH and not line.alone:
            if index:
                is_first = len(drafts) == 1
                join = _join_within(last, line, lines[index + 1 : index + 2], measures, is_first=is_first)
            else:
                join = _join_over(last, line, measures)
        if last is not None and join is not None:
            last.add(line, join)
            continue
        kind = BlockKind.FIELD if line.alone else BlockKind.PARAGRAPH
        drafts.append(Draft(lines=[line], kind=kind, is_item=_begins_item(line, None, measures)))


def _join_within(
    draft: Draft, line: Segment, following: Sequence[Segment], measures: Measures, *, is_first: bool
) -> str | None:
    """What joins a line to the block before it in the same flow; `None` when it begins a new one.

    `is_first` says that the block is the letter's first, where a letterhead stands.
    """
    last = draft.lines[-1]
    size = max(last.size, line.size)
    step = line.base - last.base
    if step <= 0 or step > PARTING * measures.step * size:
        return None
    if abs(last.size - line.size) > 0.12 * size or last.is_bold != line.is_bold:
        # The name over an address is set apart by its type, not by its place.
        return "\n" if is_first and not is_under_heading(line.text) and not list_mark(line.text) else None
    if _begins_item(line, draft, measures) or _leaves_item(draft, line, measures):
        return None
    if len(draft.lines) == 1 and is_heading_line(last.text) and last.text.isupper() and is_under_heading(line.text):
        return None
    if _CAPITAL_LABEL.match(line.text) or (_LABEL.match(line.text) and _LABEL.match(draft.lines[0].text)):
        return "\n"
    if last.text.startswith("|") or line.text.startswith("|"):
        return "\n"
    if _is_full(last, line, measures) or _is_soft(draft, last, line, measures):
        return None if _begins_indented(draft, line, following, measures) else " "
    is_running = len(last.text) >= _LONG or (len(draft.joins) > 1 and draft.joins[-1] == " ")
    if is_running and _ENDS_SENTENCE.search(last.text) and not line.text[:1].islower():
        return "\n" if measures.is_spaced else None
    return "\n"


def _join_over(draft: Draft, line: Segment, measures: Measures) -> str | None:
    """What joins the first line of a page or column to the last block before it; `None` when it begins a new one."""
    last = draft.lines[-1]
    if (
        abs(last.size - line.size) > 0.08 * last.size
        or last.is_bold != line.is_bold
        or last.frame.angle != line.frame.angle
    ):
        return None
    if _begins_item(line, None, measures) or is_heading_line(line.text):
        return None
    if len(draft.lines) == 1 and is_heading_line(last.text):
        return None
    if _ENDS_HYPHEN.search(last.text):
        return " "
    ends = _ENDS_SENTENCE.search(last.text) is not None
    if line.text[:1].islower():
        return " " if not ends or len(last.text) >= _LONG else None
    own = Measures(
        size=measures.size, step=measures.step, left=measures.left, right=max(other.x1 for other in draft.lines)
    )
    is_full = _is_full(last, line, own if len(draft.lines) > 2 else measures) and len(last.text) >= 25
    if not is_full or (not draft.is_item and line.x0 > measures.left + _INDENT * line.size):
        return None
    return " " if not ends or len(draft.lines) > 1 else None


def _is_full(last: Segment, line: Segment, measures: Measures) -> bool:
    """True when the next word had no room at the end of the line before, so that the page broke it."""
    if _ENDS_HYPHEN.search(last.text):
        return True
    room = measures.right - last.x1
    if last.x0 > measures.left + 2 * _INDENT * last.size and abs((last.x0 - measures.left) - room) < 0.5 * last.size:
        # A centred line has room on both sides.
        room *= 2
    return line.first_word_width + 0.45 * line.size > room


def _is_soft(draft: Draft, last: Segment, line: Segment, measures: Measures) -> bool:
    """True when running text goes on although there was room: it was broken by hand, or set to a narrower border."""
    longest = max(len(other.text) for other in (*draft.lines, line))
    if longest < _LONG or _LABEL.match(line.text) or _FORM_MARK.search(last.text) or _FORM_MARK.search(line.text):
        return False
    if _ENDS_SENTENCE.search(last.text):
        # Text broken by hand is even; a short line with a full stop ends its paragraph.
        is_running = measures.is_spaced or (len(draft.lines) > 1 and " " in draft.joins)
        return len(last.text) >= max(_FILLED * longest, _LONG + 15) and is_running
    if line.text[:1].islower():
        # A short line among long ones was ended on purpose, whatever the next begins with.
        return len(last.text) >= 0.5 * longest
    if len(last.text) < _LONG:
        return False
    is_running = " " in draft.joins or len(last.text) >= _LONG + 15
    return is_running and (last.text[-1].isalnum() or last.text[-1] in ",)")


def _settle_joins(draft: Draft) -> None:
    """Join the full lines that were left apart in a block whose other lines run on.

    Seen one by one, some breaks of a text that was broken by hand look like the margin's and some do not: in capitals no
    small letter tells that a sentence goes on, and a line too wide for the page leaves a short rest of itself. A line is
    full when the next word would have made it the longest.
    """
    if " " not in draft.joins:
        return
    typed = _typed_lengths(draft)
    # What follows the last kept break may be several lines as typed.
    ended = [length for length, join in zip(typed, draft.joins[1:], strict=False) if join == "\n"]
    widest = max(*ended, *(len(line.text) for line in draft.lines))
    for index, (last, line) in enumerate(pairwise(draft.lines), 1):
        length = typed[index - 1]
        has_room = length + 1 + len(line.text.split(None, 1)[0]) < widest - 2 or widest - length > _RAGGED
        is_row = any(_FORM_MARK.search(one.text) for one in (last, line)) or _LABEL.match(line.text)
        if draft.joins[index] == "\n" and length >= _LONG + 10 and not has_room and not is_row:
            draft.joins[index] = " "


def _typed_lengths(draft: Draft) -> list[int]:
    """For each line the characters up to its end: of the line as typed where the page broke it again, else its own."""
    lengths: list[int] = []
    for line, join in zip(draft.lines, draft.joins, strict=True):
        lengths.append(len(line.text) + (lengths[-1] + 1 if join == " " else 0))
    return lengths if max(lengths) <= _MOST_TYPED else [len(line.text) for line in draft.lines]


def _begins_indented(draft: Draft, line: Segment, following: Sequence[Segment], measures: Measures) -> bool:
    """True for a paragraph's first line that is told by its indent alone."""
    last = draft.lines[-1]
    indent = line.x0 - last.x0
    if draft.is_item or indent < _INDENT * line.size or indent > 8 * line.size:
        return False
    if not _ENDS_SENTENCE.search(last.text):
        return False
    goes_back = not following or following[0].x0 < line.x0 - 0.5 * _INDENT * line.size
    return goes_back and line.x0 > measures.left + 0.5 * _INDENT * line.size


def _begins_item(line: Segment, draft: Draft | None, measures: Measures) -> bool:
    """True when the line begins with a list's mark, and not with a number that a sentence brought there."""
    length = list_mark(line.text)
    if not length:
        return False
    if draft is None or not line.text[0].isdigit():
        return True
    last = draft.lines[-1]
    # "... on\n5. March": in running text a number at a line's start belongs to the sentence.
    return draft.is_item or not _is_full(last, line, measures) or _ENDS_SENTENCE.search(last.text) is not None


def _leaves_item(draft: Draft, line: Segment, measures: Measures) -> bool:
    """True when the line stands left of the item's text where that hangs, or of its mark."""
    last = draft.lines[-1]
    if not draft.is_item or (_is_full(last, line, measures) and not _ENDS_SENTENCE.search(last.text)):
        return False
    slack = 0.5 * _INDENT * line.size
    if len(draft.lines) > 1:
        return line.x0 < draft.lines[-1].x0 - slack if len(draft.lines) > 2 or _hangs(draft) else False
    return line.x0 < draft.lines[0].x0 - slack


def _hangs(draft: Draft) -> bool:
    return draft.lines[1].x0 > draft.lines[0].x0 + 0.5 * _INDENT * draft.lines[0].size
