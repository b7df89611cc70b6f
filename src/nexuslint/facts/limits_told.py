"""A limit as read from one place, before it becomes a fact of the letter; and the words that deny one."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from nexuslint.facts.limits_measures import Measure, frequencies_of, measures_of, number_in
from nexuslint.facts.limits_per import per_of, pers_of
from nexuslint.model.facts import Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One limit: `start` and `end` are offsets in the letter. The other fields are those of `Limit`."""

    activity: str
    start: int
    end: int
    amount: str = ""
    unit: str = ""
    per: str = ""
    side: Side | None = None
    measured: bool = False
    up_to: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What a cell, an option or a label's value tells: an amount with unit and what it counts against."""

    amount: str
    unit: str = ""
    per: str = ""
    up_to: bool = False
    measured: bool = False


_DENIED = re.compile(
    r"\b(?:no (?:limit(?:ation)?s?|restrictions?|significant limit\w*|difficulty|problems?|impairment)|not (?:limited|restricted|impaired|affected)|unlimited|unrestricted|without (?:limit\w*|restrictions?|difficulty)|without any (?:limit\w*|restriction\w*)|"
    r"n/?a|not applicable|normal|as long as (?:he|she|they) likes?|all right|no (?:known )?issues?|set no limit|ad lib|wnl|as tolerated)(?!\w)"
)
_NONE = re.compile(
    r"^\W*(?:none|no|not|nil|0|zero|avoid\w*|must not|cannot|can't|unable|precluded|prohibited|not allowed|not permitted|out)(?:\W.*)?$"
)
#: How often they are lifted or climbed says more than the column they stand in.
_COUNTED_BY_HOW_OFTEN = frozenset({"pounds", "kilograms", "flights", "stairs"})
_RATING = re.compile(
    r"\b(?P<word>mild(?:ly)?|moderate(?:ly)?|marked(?:ly)?|extreme(?:ly)?|severe(?:ly)?|slight(?:ly)?)\b"
)
_THEN = re.compile(r"\b(?:then|whereupon|followed by|with|needs?|before|and up)\b")


def denies(text: str) -> bool:
    """True when the text says that there is no limit."""
    return bool(_DENIED.search(text.lower()))


def is_none(text: str) -> bool:
    """True when a cell or value says "none", "no" or "avoid"."""
    return bool(_NONE.match(text.lower().strip())) and not denies(text) and not measures_of(text)


def rating_in(text: str) -> str:
    """The word of a mental rating ("moderate", "marked"), "" when none stands."""
    found = _RATING.search(text.lower())
    return found["word"].removesuffix("ly") if found else ""


def default_unit(label: str, activity: str) -> tuple[str, str]:
    """The unit of a bare number and what it counts against, by its label; both "" when they cannot be told."""
    lower = label.lower()
    per = per_of(lower)
    if "%" in lower or "percent" in lower or activity == "off task":
        return "percent", per or "day"
    if activity == "attendance":
        return "days", per or "month"
    if re.search(r"\bmin(?:ute)?s?\b", lower):
        return "minutes", per
    if re.search(r"(?<!\d[- ])\b(?:hours?|hrs?)\b", lower) and not re.search(
        r"\b(?:total|in|per) (?:an )?(?:8|eight)", lower
    ):
        return "hours", per
    if re.search(r"\b(?:lbs?|pounds?)\b", lower):
        return "pounds", per
    if per == "eight-hour day" and activity in ("sit", "stand", "walk", "stand and walk"):
        return "hours", per
    if activity in ("breaks", "lie down") and per:
        return "times", per
    return "", per


def values_of(text: str, label: str, activity: str, per: str = "") -> list[Value]:
    """What a cell or option tells for an activity; `label` are the words of its row and column, `per` the column's."""
    if denies(text) and not measures_of(text):
        return []
    measures, often = measures_of(text), frequencies_of(text)
    if not measures:
        number = number_in(text)
        unit, own = default_unit(f"{label} {text}", activity)
        if number and unit:
            return [Value(amount=number, unit=unit, per=per_of(text) or per or own, measured=True)]
        if often:
            return [Value(amount=often[0].amount)]
        return [Value(amount=rating_in(text), per=per)] if rating_in(text) else []
    values = []
    for at, measure in enumerate(measures):
        if at and _THEN.search(text.lower()[measures[at - 1].end : measure.start]):
            break
        stop = measures[at + 1].start if at + 1 < len(measures) else len(text)
        values.append(_value(text, measure, stop, label=label, per=per or per_of(label)))
    bare = _count_before(text, measures[0], activity)
    if bare:
        # "2 to 3 per shift, 15 minutes": each of them.
        values = [replace(one, per=per_of(text[measures[0].end :]) or "at one time") for one in values]
    if (
        activity in ("breaks", "lie down")
        and [one.unit for one in values] == ["times", "minutes"]
        and not values[0].per
    ):
        # "Two breaks of 30 minutes each day": the day counts the breaks, the minutes are of each.
        values = [replace(values[0], per=values[1].per), replace(values[1], per="at one time")]
    return [*bare, *values]


def _count_before(text: str, measure: Measure, activity: str) -> list[Value]:
    """How many breaks, where their number stands without a unit: "2 to 3 per shift, 15 min"."""
    if activity not in ("breaks", "lie down"):
        return []
    words = re.sub(r"^\W*(?:yes|y)?\W*(?:about )?", "", text[: measure.start].lower())
    number, per = number_in(words), per_of(words)
    return [Value(amount=number, unit="times", per=per, measured=True)] if number and per else []


def _value(text: str, measure: Measure, stop: int, *, label: str, per: str) -> Value:
    """The measure with what it counts against: told behind it up to `stop`, else in front of it, else by its column."""
    after = text[measure.end : stop]
    own = per_of(after) or (per_of(text[: measure.start]) if not pers_of(after) else "")
    if measure.unit in _COUNTED_BY_HOW_OFTEN:
        often = frequencies_of(text)
        near = [one for one in often if measure.end <= one.start < stop]
        near = near or [one for one in often if one.end <= measure.start] or list(frequencies_of(label))
        own = near[0].amount if near else own
        per = "" if per in ("at one time", "eight-hour day", "day") else per
    return Value(amount=measure.amount, unit=measure.unit, per=own or per, up_to=measure.up_to, measured=True)


def with_value(told: Told, value: Value) -> Told:
    """The limit with what the value tells; time off task is a share of the day unless told otherwise."""
    if told.activity == "off task" and value.unit == "percent" and not value.per:
        value = replace(value, per="day")
    return replace(
        told,
        amount=value.amount,
        unit=value.unit,
        per=value.per,
        measured=value.measured,
        up_to=told.up_to or value.up_to,
    )
