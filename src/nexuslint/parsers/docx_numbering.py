"""The marks of Word's numbered and bulleted lists, as a reader sees them: Word keeps none of them in the text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from nexuslint.parsers.docx_styles import ListPlace, StyleSheet
from nexuslint.parsers.docx_xml import Children, Element, W, children_of, is_on, number_of
from nexuslint.parsers.normalise import SYMBOLS

_LEVELS = 9
_PLACE_HOLDER = re.compile(r"%([1-9])")
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
)
_ROMAN_UNITS = ((9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
#: The ordinal numbers whose ends all others have, by their last digit.
_ORDINALS = ("0th", "1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th")
#: What fonts show for the characters that Word's own bullets are made of, beside those that the normaliser knows.
_BULLETS = {
    "o": "◦",
    "·": "•",
    "§": "▪",
    "Ø": "➢",
    "ü": "✓",
    "v": "❖",
    "q": "☐",
    "¨": "☐",
    "o ": "◦",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Level:
    start: int
    format: str
    text: str
    restart: int | None
    legal: bool
    style: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedList:
    """One `w:num`: the abstract list whose counters it shares, its levels, and where it starts its counters anew."""

    abstract_id: int
    levels: dict[int, _Level]
    restarts: dict[int, int]


class ListCounter:
    """Counts through the lists of one story. `mark` must be asked for each list paragraph in the order of the text."""

    def __init__(self, lists: Mapping[int, NumberedList]) -> None:
        self._lists = lists
        self._counters: dict[int, dict[int, int]] = {}
        self._started: set[tuple[int, int]] = set()

    def level(self, place: ListPlace, style_id: str | None) -> int:
        """The list level from 0 of a paragraph whose style is `style_id`."""
        if place.level is not None:
            return min(max(place.level, 0), _LEVELS - 1)
        found = self._lists.get(place.list_id)
        for depth, level in found.levels.items() if found and style_id else ():
            if level.style == style_id:
                return depth
        return 0

    def mark(self, place: ListPlace, depth: int) -> str:
        """The mark of the next paragraph at `depth` (from 0), "" when the list shows none there."""
        found = self._lists.get(place.list_id)
        level = found.levels.get(depth) if found else None
        if found is None or level is None:
            return ""
        if level.format == "bullet":
            return _bullet(level.text)
        self._count(place.list_id, found, depth)
        if level.format == "none" and "%" not in level.text:
            return level.text.strip()
        return _PLACE_HOLDER.sub(lambda match: self._number(found, level, int(match[1]) - 1), level.text).strip()

    def _count(self, list_id: int, found: NumberedList, depth: int) -> None:
        counters = self._counters.setdefault(found.abstract_id, {})
        if depth in found.restarts and (list_id, depth) not in self._started:
            counters[depth] = found.restarts[depth]
        elif depth in counters:
            counters[depth] += 1
        else:
            counters[depth] = found.levels[depth].start
        self._started.add((list_id, depth))
        for deeper in [each for each in counters if each > depth]:
            level = found.levels.get(deeper)
            # w:lvlRestart tells from which level (from 1) on a higher one restarts this one; 0 is never.
            if level is None or level.restart is None or depth < level.restart:
                del counters[deeper]

    def _number(self, found: NumberedList, shown: _Level, depth: int) -> str:
        level = found.levels.get(depth)
        counters = self._counters.get(found.abstract_id, {})
        value = counters.get(depth, level.start if level else 1)
        return in_format(value, "decimal" if shown.legal or level is None else level.format)


def in_format(value: int, name: str) -> str:
    """A number as Word writes it in the format `name` ("lowerRoman"); in plain digits where that is not known."""
    if name in ("lowerLetter", "upperLetter") and value > 0:
        # Word doubles the letter after z: aa, bb, cc.
        letters = chr(ord("a") + (value - 1) % 26) * min((value - 1) // 26 + 1, 50)
        return letters.upper() if name == "upperLetter" else letters
    if name in ("lowerRoman", "upperRoman") and 0 < value < 5000:
        roman = _roman(value)
        return roman.upper() if name == "upperRoman" else roman
    if name == "decimalZero":
        return f"{value:02d}"
    if name == "ordinal":
        return f"{value}th" if 10 <= value % 100 <= 20 else f"{value}{_ORDINALS[value % 10][1:]}"
    if name == "none":
        return ""
    return str(value)


def _roman(value: int) -> str:
    text = ""
    for worth, letters in (*_ROMAN, *_ROMAN_UNITS):
        count, value = divmod(value, worth)
        text += letters * count
    return text


def _bullet(text: str) -> str:
    if len(text) == 1 and 0xF000 <= ord(text) <= 0xF0FF:
        known = SYMBOLS.get(ord(text)) or _BULLETS.get(chr(ord(text) - 0xF000))
        return known or "•"
    return _BULLETS.get(text, text.strip())


def read_lists(root: Element | None, styles: StyleSheet) -> dict[int, NumberedList]:
    """The lists of a numbering part by their numbers. python-docx opens the part and tells nothing of what is in it."""
    if root is None:
        return {}
    abstracts = {number_of(each, "abstractNumId"): each for each in root.findall(W + "abstractNum")}
    numbers = {number_of(each, "numId"): each for each in root.findall(W + "num")}
    lists: dict[int, NumberedList] = {}
    for list_id, number in numbers.items():
        abstract_id = number_of(number.find(W + "abstractNumId"))
        abstract = abstracts.get(abstract_id)
        if abstract is not None and (link := abstract.find(W + "numStyleLink")) is not None:
            # The list is kept with a style; its numbers lead to the abstract list that holds the levels.
            linked = numbers.get(styles.style_numbering(link.get(W + "val", "")))
            abstract_id = number_of(linked.find(W + "abstractNumId")) if linked is not None else None
            abstract = abstracts.get(abstract_id)
        if abstract is None or abstract_id is None or list_id is None:
            continue
        levels = {number_of(each, "ilvl") or 0: _read_level(each) for each in abstract.findall(W + "lvl")}
        restarts = {}
        for override in number.findall(W + "lvlOverride"):
            depth = number_of(override, "ilvl") or 0
            if (own := override.find(W + "lvl")) is not None:
                levels[depth] = _read_level(own)
            if (start := number_of(override.find(W + "startOverride"))) is not None:
                restarts[depth] = start
        lists[list_id] = NumberedList(abstract_id=abstract_id, levels=levels, restarts=restarts)
    return lists


def _read_level(level: Element) -> _Level:
    properties = children_of(level)
    start = number_of(properties.get(W + "start"))
    style = properties.get(W + "pStyle")
    return _Level(
        start=0 if start is None else start,
        format=_value(properties, "numFmt", "decimal"),
        text=_value(properties, "lvlText", ""),
        restart=number_of(properties.get(W + "lvlRestart")),
        legal=bool(is_on(properties, "isLgl")),
        style=None if style is None else style.get(W + "val"),
    )


def _value(properties: Children, name: str, default: str) -> str:
    found = properties.get(W + name)
    return default if found is None else found.get(W + "val", default)
