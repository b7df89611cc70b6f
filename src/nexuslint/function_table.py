"""The table "function told in this letter": limits with their measures, and effects on daily life, in plain words."""

from __future__ import annotations

from collections.abc import Iterator

from nexuslint.model.facts import DailyImpact, Facts, Limit, Side
from nexuslint.model.letter import Letter
from nexuslint.model.report import FunctionRow

#: The table stays small: rows in all, and how many of them are kept free for daily life.
_ROWS = 20
_DAILY_ROWS = 6
#: A quote in the table is cut after this many characters.
_QUOTE = 90
_OFTEN = frozenset({"never", "rarely", "occasionally", "frequently", "constantly"})
_PER = {
    "eight-hour day": "in an eight-hour day",
    "day": "a day",
    "hour": "an hour",
    "shift": "a shift",
    "week": "a week",
    "month": "a month",
    "year": "a year",
}
#: A measure of one of these makes a row without a measure for another needless.
_ON_FEET = frozenset({"stand", "walk", "stand and walk"})
_SINGULAR = {"feet": "foot"}
_SIDES = {Side.LEFT: "left", Side.RIGHT: "right", Side.BOTH: "both sides"}


def make_function_table(facts: Facts, letter: Letter) -> tuple[FunctionRow, ...]:
    """What the letter tells of function, at most twenty rows: limits in measures, other limits, daily life."""
    limits = [fact for fact in facts.of("limit") if isinstance(fact, Limit) and fact.activity]
    told_in = {fact.sentence for fact in facts.of("limit")}
    daily = [
        fact for fact in facts.of("daily_impact") if isinstance(fact, DailyImpact) and fact.sentence not in told_in
    ]
    daily_rows = list(_daily_rows(daily, letter))
    room = _ROWS - min(len(daily_rows), _DAILY_ROWS)
    rows = list(_limit_rows(limits, letter))
    if len(rows) > room:
        rows = [row for row in rows if row.measure] or rows
    rows = rows[:room]
    return (*rows, *daily_rows[: _ROWS - len(rows)])


def _limit_rows(limits: list[Limit], letter: Letter) -> Iterator[FunctionRow]:
    """One row for each activity and measure; an activity without any measure stands once, unless it has one elsewhere."""
    measured = {limit.activity for limit in limits if limit.amount}
    if measured & _ON_FEET:
        measured |= _ON_FEET
    seen = set()
    for limit in limits:
        if not limit.amount and limit.activity in measured:
            continue
        activity = f"{limit.activity} ({_SIDES[limit.side]})" if limit.side else limit.activity
        measure = measure_in_words(limit)
        if (activity, measure) not in seen:
            seen.add((activity, measure))
            yield _row(activity, measure, limit, letter)


def _daily_rows(daily: list[DailyImpact], letter: Letter) -> Iterator[FunctionRow]:
    seen = set()
    for impact in daily:
        if impact.activity and impact.activity not in seen:
            seen.add(impact.activity)
            yield _row(impact.activity, "", impact, letter)


def measure_in_words(limit: Limit) -> str:
    """The measure of a limit as people say it: "up to 20 minutes at one time", "10 pounds occasionally", "never"."""
    if not limit.amount:
        return ""
    is_plain = not limit.amount.startswith("less than") and not limit.amount.endswith("or more")
    words = [limit.amount]
    if limit.unit:
        unit = _SINGULAR.get(limit.unit, limit.unit.removesuffix("s")) if _is_one(limit.amount) else limit.unit
        words = ["up to"] * (limit.up_to and is_plain and limit.per != "never") + [limit.amount, unit]
    if limit.unit == "percent" and limit.per in _PER:
        words.append(f"of the {limit.per}")
    elif limit.per and limit.per != limit.amount:
        words.append(limit.per if limit.per in _OFTEN else _PER.get(limit.per, limit.per))
    return " ".join(words)


def _is_one(amount: str) -> bool:
    return amount in ("1", "less than 1", "1 or more")


def _row(activity: str, measure: str, fact: Limit | DailyImpact, letter: Letter) -> FunctionRow:
    words = " ".join(fact.span.of(letter.text).split())
    quote = words if len(words) <= _QUOTE else words[: _QUOTE - 1].rsplit(" ", 1)[0] + "…"
    return FunctionRow(activity=activity, measure=measure, quote=quote, location=letter.locate(fact.span))
