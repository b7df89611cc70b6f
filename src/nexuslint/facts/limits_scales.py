"""Limits from scales: a number that a legend explains ("4 = marked"), and one number of a row that is encircled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nexuslint.facts.limits_boxes import activities_told
from nexuslint.facts.limits_measures import measures_of
from nexuslint.facts.limits_per import per_of
from nexuslint.facts.limits_rows import Row
from nexuslint.facts.limits_told import Told, rating_in
from nexuslint.facts.limits_words import side_in

_LEGEND = re.compile(
    r"\b(\d)\s*[=:–-]\s*(none|no \w+|not \w+|mild\w*|slight\w*|moderate\w*|marked\w*|extreme\w*|severe\w*)"
)
_RATED = re.compile(r"^(?P<label>.*?[A-Za-z)])[\s:._]*\s\(?(?P<digit>\d)\)?\s*$")
#: Four numbers or more in a row, as they are printed for one of them to be encircled.
_CHOICES = re.compile(
    r"(?P<list>(?:[(\[]?\d{1,3}[)\]]?[ ,/]+){3,}[(\[]?\d{1,3}[)\]]?)(?P<unit>\s*(?:minutes|mins?|hours|hrs?|lbs?|pounds|percent|%|days)\b)"
)
_CIRCLED = re.compile(r"[(\[](\d{1,3})[)\]]")


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleRow:
    """What a row of a scale tells: nothing where no number is encircled or the number means no limit."""

    told: tuple[Told, ...]


def has_choices(text: str) -> bool:
    """True for a row of numbers of which one is to be encircled."""
    return _CHOICES.search(text) is not None


def legend_of(rows: Sequence[Row]) -> dict[str, str]:
    """What the digits of a scale mean, where the form says so of three or more; "" is no limit."""
    for row in rows:
        found = _LEGEND.findall(row.text.lower())
        if len(found) >= 3:
            return {digit: rating_in(words) for digit, words in found}
    return {}


def told_by_scale(row: Row, legend: dict[str, str], title: str) -> ScaleRow | None:
    """The limits of a row that is a scale, `None` when it is none."""
    choices = _CHOICES.search(row.text)
    if choices:
        return ScaleRow(told=tuple(_encircled(row, choices, title)))
    rated = _RATED.match(row.text) if legend else None
    if rated is None or rated["digit"] not in legend or not activities_told(rated["label"], title):
        return None
    rating = legend[rated["digit"]]
    names = activities_told(rated["label"], title)[:1] if rating else ()
    end = row.start + len(row.text.rstrip())
    return ScaleRow(told=tuple(Told(activity=name, start=row.start, end=end, amount=rating) for name in names))


def _encircled(row: Row, choices: re.Match[str], title: str) -> Iterator[Told]:
    chosen = _CIRCLED.findall(choices["list"])
    label = row.text[: choices.start()]
    if len(chosen) != 1:
        return
    for measure in measures_of(f"{chosen[0]}{choices['unit']}"):
        for name in activities_told(label, title):
            yield Told(
                activity=name,
                start=row.start,
                end=row.start + choices.end(),
                amount=measure.amount,
                unit=measure.unit,
                per=per_of(label),
                side=side_in(label),
                measured=True,
            )
