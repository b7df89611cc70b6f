"""Limits from the structure of a form: tables, grids, tick boxes, rows of label and value. No role is needed for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from nexuslint.facts.limits_boxes import activities_told, told_by_choice, told_by_question
from nexuslint.facts.limits_columns import Column, choices_in, columns_of, is_functional, is_header
from nexuslint.facts.limits_labels import told_by_label, told_by_lists
from nexuslint.facts.limits_measures import frequencies_of, measures_of
from nexuslint.facts.limits_per import per_of
from nexuslint.facts.limits_rows import Cell, Row, rows_of
from nexuslint.facts.limits_scales import legend_of, told_by_scale
from nexuslint.facts.limits_ticks import has_boxes, is_mark, questions_of
from nexuslint.facts.limits_told import Told, is_none, values_of, with_value
from nexuslint.facts.limits_words import activities_of, side_in
from nexuslint.model.letter import Letter

#: Somebody else's form, recited: its limits are not the author's.
_OTHERS = re.compile(
    r"\b(?:state agency|dds|disability determination serv\w+|consultative|consultants?|vocational (?:expert|examiner|witness)|ce report|examiner|dr\. \w+(?:'s)? (?:found|form|report|opinion)|prior (?:decision|opinion))\b"
)
_CAN = re.compile(r"\b(?:can|able|may|maximum|max|up to|at most|how (?:long|many|much|often)|no more than)\b")
_SIDES_ONLY = re.compile(
    r"(?:(?:right|left|both|bilateral|rt|lt|[rl]|arms?|hands?|sides?|and|only)[\s/,&.]*)+", re.IGNORECASE
)
_NUMBERED = re.compile(r"^\W*(?:\d{1,2}|[A-Z])[.)]\s")
#: A title longer than this is prose (characters).
_TITLE = 140
#: Where "none" means "never": for sitting or hearing it may as well mean "no limit".
_NOT_NONE = frozenset({"sit", "stand", "walk", "stand and walk", "see", "hear", "speak", "off task", "attendance", "breaks", "lie down", "concentrate", "interact", "pace", "adapt"})  # fmt: skip


@dataclass(slots=True, kw_only=True)
class _Context:
    """What stands above the row at hand: the title, the columns of cells, the headings over boxes."""

    title: str = ""
    columns: dict[int, Column] = field(default_factory=dict)
    heads: list[Column] = field(default_factory=list)
    header: Row | None = None

    @property
    def above(self) -> str:
        """The title and the first words of the header."""
        return f"{self.title} {self.header.cells[0].text if self.header and not self.header.is_spaced else ''}"


def told_by_structure(letter: Letter) -> list[Told]:
    """The limits that forms and tables in the letter tell, in the order of the text."""
    told: list[Told] = []
    context = _Context()
    rows = list(rows_of(letter))
    legend = legend_of(rows)
    at = 0
    while at < len(rows):
        row = rows[at]
        scale = told_by_scale(row, legend, _title_of(context.above)) if row.table is None else None
        if scale is not None:
            told += () if _OTHERS.search(context.title.lower()) else scale.told
            at += 1
            continue
        if len(row.cells) == 1 and row.table is None:
            found = _of_line(row, context)
            told += [] if _OTHERS.search(context.title.lower()) else found
            at += 1
            continue
        end = at + 1
        while end < len(rows) and rows[end].table == row.table and len(rows[end].cells) > (row.table is None):
            end += 1
        told += _of_table(rows[at:end], context)
        at = end
    return sorted(told, key=lambda one: (one.start, one.end))


def _of_line(row: Row, context: _Context) -> list[Told]:
    line = row.text
    if has_boxes(line):
        found = [
            one
            for question in questions_of(line)
            for one in told_by_question(question, context.heads, _title_of(context.above), row.start)
        ]
        if not activities_of(line) and not found and _NUMBERED.match(line):
            context.title, context.heads = line[: line.find("[")] if "[" in line else line, []
        elif _NUMBERED.match(line):
            context.title = re.split(r"\[|[☐☒□■(]", line)[0]
        return _upper(found, context)
    heads, lead = choices_in(line)
    found = told_by_lists(line, row.start) or told_by_label(line, row.start, context.title)
    if context.title.rstrip().endswith("?"):
        asked = per_of(context.title)
        found = [replace(one, per=one.per or asked) if one.unit in ("minutes", "hours") else one for one in found]
    if heads and len(line) < _TITLE and not found:
        context.heads, context.columns, context.header = heads, {}, None
        context.title = lead if activities_of(lead) or not context.title else f"{context.title} {lead}".strip()
        return []
    # Under the heading of somebody else's form its own rows of titles stay his.
    is_his = len(context.title) <= _TITLE and bool(_OTHERS.search(context.title.lower()))
    if is_his and (line.rstrip().endswith(":") or _NUMBERED.match(line)):
        return found
    if not found and len(line) <= _TITLE:
        if activities_of(line) or _NUMBERED.match(line) or line.rstrip().endswith(":") or not _is_cell_like(line):
            context.title = line
        if _NUMBERED.match(line):
            context.heads, context.columns, context.header = [], {}, None
    elif not found:
        context.title, context.heads = line if _OTHERS.search(line.lower()) else "", []
    return _upper(found, context)


def _of_table(rows: Sequence[Row], context: _Context) -> list[Told]:
    """The limits of the rows of one table, or of lines whose cells are set apart by blanks."""
    if rows[0].table is not None or not rows[0].is_spaced:
        context.columns, context.heads, context.header = {}, [], None
    found: list[Told] = []
    body: list[Row] = []
    header = context.header
    for at, row in enumerate(rows):
        following = rows[at + 1] if at + 1 < len(rows) else None
        listed = told_by_lists(row.text, row.start) if row.is_spaced else []
        if listed:
            found += listed
        elif len(row.cells) == 1:
            found += _of_line(row, context)
        elif is_header(row, following, context.columns):
            context.columns = columns_of(row.cells)
            context.heads = [column for column in context.columns.values() if column.is_choice]
            context.header = header = row
        else:
            body.append(row)
            found += _of_row(row, context)
    text = " ".join(cell.text for row in body for cell in row.cells)
    if _OTHERS.search(context.title.lower()):
        return []
    if not is_functional(header, body, context.title) and not has_boxes(text) and not context.heads:
        return []
    return _upper(found, context)


def _of_row(row: Row, context: _Context) -> Iterator[Told]:
    cells = [cell for cell in row.cells if cell.text.strip()]
    at = next((at for at, cell in enumerate(cells[:2]) if _is_label(cell.text)), None)
    if at is None:
        at = 0 if cells and is_mark(cells[0].text) is None else None
    if at is None:
        return
    label, rest = cells[at], cells[at + 1 :]
    if has_boxes(label.text) and not rest:
        return
    above = context.above
    names = activities_told(label.text, _title_of(above))
    marks = [cell for cell in rest if is_mark(cell.text) is not None]
    side = side_in(label.text)
    for cell in rest:
        side = side or (side_in(cell.text) if _SIDES_ONLY.fullmatch(cell.text.strip()) else None)
    told = Told(activity="", start=label.start, end=label.end, side=side)
    made: list[Told] = []
    for cell in rest:
        column = _column_of(cell, row, marks, context)
        words = f"{label.text} {column.words}"
        one = replace(told, end=cell.end, side=told.side or side_in(cell.text) or column.side)
        if has_boxes(cell.text) and is_mark(cell.text) is None:
            for question in questions_of(cell.text):
                whole = replace(question, label=f"{words} {question.label}".strip())
                for found in told_by_question(whole, context.heads, above, cell.start):
                    yield replace(found, start=label.start, end=cell.end, side=found.side or one.side)
            continue
        made += [told for name in names for told in _of_cell(replace(one, activity=name), cell, words, column, above)]
    yield from _merged(made)


def _merged(told: list[Told]) -> list[Told]:
    """A weight (or flights of stairs) in one cell and how often in another are one limit."""
    often = {one.activity: one for one in told if not one.unit and one.amount and not one.per}
    made: list[Told] = []
    taken: set[str] = set()
    for one in told:
        if one.unit in ("pounds", "kilograms", "flights", "stairs") and not one.per and one.activity in often:
            rate = often[one.activity]
            taken.add(one.activity)
            start, end = min(one.start, rate.start), max(one.end, rate.end)
            made.append(replace(one, per=rate.amount, start=start, end=end))
        else:
            made.append(one)
    return [one for one in made if one.unit or one.activity not in taken]


def _of_cell(told: Told, cell: Cell, words: str, column: Column, above: str) -> Iterator[Told]:
    mark = is_mark(cell.text)
    if mark is not None:
        if mark and column.words:
            yield from told_by_choice(told, words.removesuffix(column.words).strip(), above, column)
        return
    if re.fullmatch(r"\W*|n/?a", cell.text.strip().lower()):
        return
    if is_none(cell.text) and told.activity not in _NOT_NONE:
        yield replace(told, amount="never")
        return
    if column.often and not frequencies_of(cell.text):
        weights = [one for one in measures_of(cell.text) if one.unit in ("pounds", "kilograms")]
        if weights:
            amount, unit = weights[0].amount, weights[0].unit
            yield replace(told, amount=amount, unit=unit, per=column.often, measured=True, up_to=weights[0].up_to)
        elif is_none(cell.text):
            yield replace(told, amount="none", per=column.often, measured=True)
        return
    context = words if activities_of(words) else f"{above} {words}"
    if column.measure and frequencies_of(cell.text) and not measures_of(cell.text):
        measure = column.measure
        yield replace(
            told, amount=measure.amount, unit=measure.unit, per=frequencies_of(cell.text)[0].amount, measured=True
        )
        return
    weights = [one for one in measures_of(words) if one.unit in ("pounds", "kilograms")]
    for value in values_of(cell.text, f"{context} {above if column.per else ''}", told.activity, column.per):
        if weights and not value.unit:
            yield replace(told, amount=weights[-1].amount, unit=weights[-1].unit, per=value.amount, measured=True)
        elif value.unit or frequencies_of(cell.text) or told.activity in ("concentrate", "pace", "interact", "adapt"):
            is_share = value.unit == "percent" and not value.per
            yield with_value(told, replace(value, per=per_of(above)) if is_share else value)


def _column_of(cell: Cell, row: Row, marks: list[Cell], context: _Context) -> Column:
    """The column a cell stands in: by its turn among the boxes, by number in a table, by place in spaced lines."""
    if cell in marks and len(marks) == len(context.heads) > 1:
        return context.heads[marks.index(cell)]
    nothing = Column(words="")
    if not context.columns:
        return nothing
    if not row.is_spaced:
        return context.columns.get(cell.column, nothing)
    header = context.header
    if header is None:
        return nothing
    shift = int(header.cells[0].x > row.cells[0].right or ("\t" in row.text and len(row.cells) > len(header.cells)))
    if "\t" in row.text:
        return context.columns.get(cell.column - shift, nothing)
    return min(context.columns.values(), key=lambda column: _distance(column, cell))


def _distance(column: Column, cell: Cell) -> float:
    """How far a cell stands from a heading, whether they are set flush or centred."""
    return min(abs(column.x - cell.x), abs((column.x + column.right - cell.x - cell.right) / 2))


def _is_label(text: str) -> bool:
    lower = text.lower()
    has_weight = any(one.unit in ("pounds", "kilograms") for one in measures_of(lower))
    return bool(activities_of(text) or has_weight or frequencies_of(text)) and is_mark(text) is None


def _is_cell_like(line: str) -> bool:
    return len(line.split()) <= 2 and not line.rstrip().endswith((":", "."))


def _title_of(above: str) -> str:
    """The title that may name the activity of a row: one that names many is the title of the whole form."""
    return above if len(activities_of(above)) <= 2 else ""


def _upper(found: Sequence[Told], context: _Context) -> list[Told]:
    """Under "the patient can" or "maximum" each amount is the most."""
    words = f"{context.title} {' '.join(cell.text for cell in context.header.cells) if context.header else ''}"
    can = bool(_CAN.search(words.lower()))
    return [replace(one, up_to=True) if can and one.unit else one for one in found]
