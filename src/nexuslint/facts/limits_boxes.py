"""Limits from tick boxes: what a ticked option says of the activity that its row is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from nexuslint.facts.limits_columns import Column, column_of
from nexuslint.facts.limits_labels import is_bare
from nexuslint.facts.limits_measures import LETTERS, frequencies_of, measures_of
from nexuslint.facts.limits_per import per_of
from nexuslint.facts.limits_ticks import Option, Question
from nexuslint.facts.limits_told import Told, Value, default_unit, is_none, values_of, with_value
from nexuslint.facts.limits_words import activities_of, side_in

#: Only what the mind does is rated "moderate" or "marked" on the forms; elsewhere such words grade the illness.
_RATED = frozenset({"concentrate", "pace", "interact", "adapt", "attendance", "speak"})
_YES_IS_LIMIT = frozenset({"breaks", "lie down", "sit and stand", "off task", "attendance"})
_AVOID = re.compile(r"avoid|preclude|prohibit|never")
_CAN = re.compile(r"\b(?:can|able|may|could|capable)\b")


def activities_told(label: str, title: str) -> tuple[str, ...]:
    """The activities that a row is about: of its label, else of its title; a bare weight is lifted."""
    names = tuple(dict.fromkeys(one.name for one in activities_of(label)))
    if names:
        return names
    has_weight = any(one.unit in ("pounds", "kilograms") for one in measures_of(label))
    above = tuple(dict.fromkeys(one.name for one in activities_of(title)))
    if not has_weight and not is_bare(re.sub(r"^\W*\w{1,2}[.)]\s", "", label), spare=3):
        return ()
    if has_weight:
        return tuple(name for name in above if name in ("lift", "carry", "lift and carry", "push and pull")) or (
            "lift",
        )
    return above


def told_by_question(question: Question, columns: Sequence[Column], title: str, start: int) -> Iterator[Told]:
    """The limits that the ticked boxes of a question tell; `start` is the offset of its line in the letter."""
    options = _spelled(question, columns)
    weighs = any(_weight(option) for option, _ in options)
    label = question.label
    names = activities_told(label, title) or (("lift",) if weighs and frequencies_of(label) else ())
    for option, column in options:
        if not option.is_ticked:
            continue
        told = Told(
            activity="",
            start=start + question.start,
            end=start + max(option.end, question.end if question.note else 0),
            side=side_in(label) or column.side,
        )
        for name in names:
            yield from told_by_choice(replace(told, activity=name), label, title, column, question.note)


def told_by_choice(told: Told, label: str, title: str, column: Column, note: str = "") -> Iterator[Told]:
    """What a tick under a heading tells of an activity."""
    words = column.words
    per = column.per or per_of(label)
    weights = [one for one in measures_of(label) if one.unit in ("pounds", "kilograms")]
    often = frequencies_of(label)
    if column.is_denial and not (often and words.lower().startswith("none")):
        return
    if column.often:
        if weights:
            value = Value(amount=weights[-1].amount, unit=weights[-1].unit, per=column.often, measured=True)
        else:
            value = Value(amount=column.often, per=per, measured=True)
        yield with_value(told, value)
    elif re.match(r"(?:yes|y)\b", words.lower()):
        yield from _yes(told, label, f"{words} {note}")
    elif re.match(r"(?:no|n)$", words.lower()):
        if _CAN.search(label.lower()):
            yield with_value(told, Value(amount="never"))
    elif is_none(words) and often:
        yield with_value(told, Value(amount="none", per=often[0].amount, measured=True))
    elif _AVOID.match(words.lower()):
        yield replace(told, amount="never" if re.match(r"avoid(?: all| any| even\b.*)?\W*$", words.lower()) else "")
    else:
        context = f"{title} {label}" if not default_unit(label, told.activity)[0] else label
        for value in values_of(words, context, told.activity, per):
            if value.unit or frequencies_of(words) or told.activity in _RATED:
                is_ratio = value.unit in ("pounds", "kilograms") and often
                yield with_value(told, replace(value, per=often[0].amount) if is_ratio else value)


def _yes(told: Told, label: str, answer: str) -> Iterator[Told]:
    values = values_of(answer, label, told.activity) or values_of(label, "", told.activity)
    for value in values:
        yield with_value(told, value)
    if not values and told.activity in _YES_IS_LIMIT:
        yield told


def _weight(option: Option) -> bool:
    return any(one.unit in ("pounds", "kilograms") for one in measures_of(option.words))


def _spelled(question: Question, columns: Sequence[Column]) -> list[tuple[Option, Column]]:
    """Each option with what it means: its own words, else the heading over it."""
    options = question.options
    if all(not option.words for option in options):
        if len(columns) != len(options):
            return []
        return list(zip(options, columns, strict=True))
    letters = [option.words.strip(".").lower() for option in options]
    if len(letters) >= 3 and all(letter in LETTERS for letter in letters):
        return [(option, column_of(LETTERS[letter])) for option, letter in zip(options, letters, strict=True)]
    return [(option, column_of(option.words)) for option in options]
