"""NX714: limits that cannot hold together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nexuslint.model.facts import Facts, Limit, Speaker
from nexuslint.model.finding import Hit, RelatedHit

#: How often, from never to all the time, as the forms word it. Source: SSR 83-10, from memory (occasionally: up to a
#: third of the day, frequently: up to two thirds).
_OFTEN = {
    "never": 0,
    "rarely": 1,
    "seldom": 1,
    "occasionally": 2,
    "occasional": 2,
    "frequently": 3,
    "frequent": 3,
}
_MORE_OFTEN = {"constantly": 4, "constant": 4, "continuously": 4, "continuous": 4}
_RANK = _OFTEN | _MORE_OFTEN
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_NUMBER_WORDS = {
    word: number
    for number, word in enumerate(
        (
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        )
    )
}
#: How much lighter "less than 10 pounds" is taken to be (pounds): any step under one keeps the order of a form's rows.
_LIGHTER = 0.5
_POUNDS = re.compile(r"\b(?:lbs?|pounds?)\b")
_HOURS = re.compile(r"\b(?:h|hrs?|hours?)\b")
_DAY = re.compile(r"\b(?:day|workday|work day|shift)\b")
_LIFTING = ("lift", "carry")
#: Activities that are one and the same wherever they are told; others (climbing, handling, cold) have several ways.
_ONE_WAY = frozenset(
    {"sit", "stand", "walk", "stand and walk", "stoop", "crouch", "kneel", "crawl", "balance", "climb stairs", "climb ladders", "reach overhead"}
)  # fmt: skip
_ON_FEET = frozenset({"stand", "walk", "stand and walk", "stand/walk"})


def inconsistent_limits(facts: Facts) -> Iterator[Hit]:
    """One hit for each pair of limits that cannot both be true; `detail` says why, in a sentence."""
    limits = [
        fact
        for fact in facts.of("limit")
        if isinstance(fact, Limit) and fact.speaker in (Speaker.AUTHOR, Speaker.VETERAN)
    ]
    yield from _more_hours_than_the_day(limits)
    yield from _heavier_more_often(limits)
    yield from _never_and_some(limits)


def _more_hours_than_the_day(limits: list[Limit]) -> Iterator[Hit]:
    """Sitting plus standing and walking over the hours of the day told.

    Hours told as the most that can be done ("up to six") may overlap, and are never added. Of a range the lower end
    counts.
    """
    shares = [one for one in limits if not one.up_to and _hours(one) is not None and _DAY.search(one.per.lower())]
    sits = [one for one in shares if one.activity == "sit"]
    upright = [one for one in shares if one.activity in _ON_FEET]
    if not sits or not upright:
        return
    sitting = min(sits, key=lambda one: _hours(one) or 0.0)
    on_feet = _hours_on_feet(upright)
    day = _length_of_day(sitting.per) or _length_of_day(upright[0].per) or 8.0
    total = (_hours(sitting) or 0.0) + on_feet
    if total > day:
        words = f"sitting {_plain(_hours(sitting) or 0.0)} and standing or walking {_plain(on_feet)} make"
        yield _hit(
            upright[0],
            f"{words} {_plain(total)} hours, in a day of {_plain(day)}",
            sitting,
        )


def _hours_on_feet(upright: list[Limit]) -> float:
    """Standing and walking: one amount for both counts once; two amounts of their own are added."""
    least: dict[str, float] = {}
    for one in upright:
        activity = one.activity.lower()
        hours = _hours(one) or 0.0
        least[activity] = min(hours, least.get(activity, hours))
    apart = {one.span for one in upright if one.activity.lower() in ("stand", "walk")}
    if set(least) == {"stand", "walk"} and len(apart) > 1:
        return least["stand"] + least["walk"]
    return min(least.values()) if len(least) > 1 else next(iter(least.values()))


def _heavier_more_often(limits: list[Limit]) -> Iterator[Hit]:
    """A heavier weight carried or lifted more often than a lighter one by the same arm."""
    rows = [(one, _pounds(one), _often(one)) for one in limits if one.activity.lower().startswith(_LIFTING)]
    known = [(one, pounds, often) for one, pounds, often in rows if pounds is not None and often is not None]
    for one, pounds, often in known:
        for other, less, seldomer in known:
            same = one.activity == other.activity and _same_side(one, other)
            if same and pounds > less and often > seldomer:
                detail = f"{_plain(pounds)} pounds more often than {_plain(less)} pounds"
                yield _hit(one, detail, other)
                return


def _never_and_some(limits: list[Limit]) -> Iterator[Hit]:
    """Hits for "never" in one row and an amount in another, for one activity and side."""
    for one in limits:
        if one.activity not in _ONE_WAY or one.amount != "never":
            continue
        for other in limits:
            if other.activity == one.activity and _same_side(one, other) and _is_some(other):
                yield _hit(
                    one,
                    f"“never” here, and an amount for the same activity ({one.activity}) elsewhere",
                    other,
                )
                return


def _is_some(limit: Limit) -> bool:
    often = _often(limit)
    number = _number(limit.amount)
    return (often is not None and often > 0) or (often is None and number is not None and number > 0)


def _same_side(one: Limit, other: Limit) -> bool:
    return one.side is None or other.side is None or one.side is other.side


def _hours(limit: Limit) -> float | None:
    """The hours of a limit; the lower end of a range."""
    return _number(limit.amount) if _HOURS.search(limit.unit.lower()) else None


def _pounds(limit: Limit) -> float | None:
    """The weight of a limit, which a grid may keep in the amount or in what it counts against ("20 lb")."""
    if _POUNDS.search(limit.unit.lower()):
        pounds = _number(limit.amount)
        # "Less than 10" is lighter than 10.
        return pounds - _LIGHTER if pounds is not None and limit.amount.startswith("less than") else pounds
    words = f"{limit.amount} {limit.per}".lower()
    return _number(words) if _POUNDS.search(words) else None


def _often(limit: Limit) -> int | None:
    """How often, as a rank from 0 (never), or `None` when no such word stands."""
    for word in re.findall(r"[a-z]+", f"{limit.amount} {limit.unit} {limit.per}".lower()):
        if word in _RANK:
            return _RANK[word]
    return None


def _length_of_day(per: str) -> float | None:
    """The hours in "eight-hour day" or "8-hour workday"."""
    return _number(per)


def _number(words: str) -> float | None:
    found = _NUMBER.search(words)
    if found:
        return float(found[0])
    return next(
        (float(_NUMBER_WORDS[word]) for word in re.findall(r"[a-z]+", words.lower()) if word in _NUMBER_WORDS),
        None,
    )


def _plain(number: float) -> str:
    return f"{number:g}"


def _hit(limit: Limit, detail: str, other: Limit) -> Hit:
    return Hit(
        span=limit.span,
        sentence=limit.sentence,
        fact=limit,
        condition=None,
        related=(RelatedHit(span=other.span, label="together with this"),),
        values={"detail": detail},
    )
