"""What the columns of a table of limits mean, by the words that head them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nexuslint.facts.limits_measures import LETTERS, Measure, frequencies_of, measures_of
from nexuslint.facts.limits_per import per_of
from nexuslint.facts.limits_rows import Cell, Row
from nexuslint.facts.limits_ticks import has_boxes, is_mark
from nexuslint.facts.limits_told import denies, rating_in
from nexuslint.facts.limits_words import activities_of, side_in
from nexuslint.model.facts import Side

_FUNCTIONAL = re.compile(
    r"\b(?:activit\w+|functions?|capacit\w+|limit\w*|restrict\w*|abilit\w+|able|maximum|max|can (?:do|perform)|how (?:often|long|much)|at one time|work(?:day)?|demands?|tasks?)\b"
)
_EIGHT = re.compile(r"\b(?:8|eight)[- ]?(?:hours?|hrs?|h)\b", re.IGNORECASE)
_VALUE = re.compile(
    r"\b(?:maximum|max|most|limit\w*|amount|weight|times?|tolerance|how (?:often|long|much|many)|frequency|rating|can do|capacity|hours|hrs|minutes|min|percent|lbs?|pounds|result|answer|yes|no|comments?|remarks?|notes?)\b|%"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """The meaning of one column. `choice`: a tick under it chooses what it says (how often, a measure, a rating)."""

    words: str
    x: float = 0.0
    right: float = 0.0
    often: str = ""
    measure: Measure | None = None
    rating: str = ""
    per: str = ""
    side: Side | None = None
    is_denial: bool = False

    @property
    def is_choice(self) -> bool:
        """True when ticks under the column make sense."""
        return bool(self.often or self.measure or self.rating or self.is_denial)


def column_of(words: str, x: float = 0.0, right: float = 0.0) -> Column:
    """The meaning of a heading."""
    often, measures = frequencies_of(words), measures_of(words)
    per = per_of(words)
    if not per and re.search(r"\btotal\b", words.lower()):
        per = "eight-hour day"
    # "Occasionally (up to 1/3 of the day)" explains the word, "Hours in an 8-hour day" the unit.
    measures = () if often else measures
    return Column(
        words=words,
        x=x,
        right=right,
        often=often[0].amount if often else "",
        measure=measures[0] if measures else None,
        rating=rating_in(words),
        per="" if often else per,
        side=side_in(words),
        is_denial=denies(words) or words.strip().lower() in ("none", "no limits", "unlimited"),
    )


def columns_of(cells: tuple[Cell, ...]) -> dict[int, Column]:
    """The columns by number; headings of one letter ("N R O F") are read together."""
    letters = [cell for cell in cells if cell.text.strip(" .:").lower() in LETTERS]
    columns = {}
    for cell in cells:
        words = cell.text.strip(" .:")
        if len(letters) >= 2 and cell in letters and not _are_sides(letters):
            words = LETTERS[words.lower()]
        columns[cell.column] = column_of(words, cell.x, cell.right)
    return columns


def is_header(row: Row, following: Row | None, known: dict[int, Column]) -> bool:
    """True when the row heads the columns of those that follow."""
    if len(row.cells) < 2 and not row.is_spaced:
        return False
    if any(is_mark(cell.text) is not None or has_boxes(cell.text) for cell in row.cells):
        return False
    columns = columns_of(row.cells)
    heads = [columns[cell.column] for cell in row.cells if cell.text.strip()]
    often = [column.often for column in heads if column.often and len(column.words) < 60]
    if len(often) >= 2 and _ascends(often) and not any(column.side for column in known.values()):
        return True
    first = row.cells[0].text
    rest = [columns[cell.column] for cell in row.cells[1:] if cell.text.strip()]
    if following is not None and any(is_mark(cell.text) for cell in following.cells[1:]):
        return any(column.is_choice or column.side or column.per for column in rest)
    names = activities_of(first)
    if names and (known or often or any(re.search(r"\d", _EIGHT.sub("", column.words)) for column in rest)):
        return False
    return bool(rest) and all(_is_title(column) for column in rest)


def is_functional(header: Row | None, body: list[Row], title: str) -> bool:
    """True when a table is about what somebody can do, not about tests: by its header, or by half of its rows."""
    rows = [row for row in body if len(row.cells) > 1]
    named = sum(bool(activities_of(" ".join(cell.text for cell in row.cells[:2]))) for row in rows)
    words = " ".join(cell.text for cell in header.cells) if header else ""
    is_told = bool(_FUNCTIONAL.search(f"{title} {words}".lower()) or per_of(words))
    return bool(named) and (is_told or 2 * named >= len(rows))


def choices_in(line: str) -> tuple[list[Column], str]:
    """The headings of a line that stand over boxes ("never rarely occasionally"), and the words in front of them."""
    often = frequencies_of(line)
    if len(often) >= 2 and _ascends([one.amount for one in often]):
        heads = [column_of(line[one.start : one.end]) for one in often]
        return heads, line[: often[0].start].strip(" :|\t")
    words = line.split()
    letters = [word for word in words if word.lower() in LETTERS and word.isupper()]
    if len(letters) >= 3 and words[-len(letters) :] == letters:
        return [column_of(LETTERS[word.lower()]) for word in letters], " ".join(words[: -len(letters)])
    ratings = re.findall(r"\b(?:none|not limited|no limit|slight|mild|moderate|marked|extreme|severe)\b", line.lower())
    if len(ratings) >= 3:
        return [column_of(word) for word in ratings], line[: line.lower().index(ratings[0])].strip(" :|\t")
    measures = measures_of(line)
    if len(measures) >= 3:
        heads = [column_of(line[one.start : one.end]) for one in measures]
        return heads, line[: measures[0].start].strip(" :|\t")
    return [], line


def _is_title(column: Column) -> bool:
    return bool(
        not (column.measure and not column.per and not column.often)
        and (column.per or column.side or column.often or _VALUE.search(column.words.lower()))
        and not re.search(r"\d{1,3} ?(?:min|lb|%|feet|ft)", column.words.lower())
    )


def _ascends(often: list[str]) -> bool:
    order = list(LETTERS.values())
    ranks = [order.index(one) for one in often]
    return ranks == sorted(set(ranks)) or ranks == sorted(set(ranks), reverse=True)


def _are_sides(letters: list[Cell]) -> bool:
    return {cell.text.strip(" .:").lower() for cell in letters} <= {"r", "l"}
