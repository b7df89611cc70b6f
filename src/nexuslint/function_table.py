"""The table "function told in this letter": limits with their measures, and effects on daily life, in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nexuslint.function_words import quoted
from nexuslint.model.facts import DailyImpact, Facts, Limit, Side, Speaker, Teller, When
from nexuslint.model.letter import Letter
from nexuslint.model.report import FunctionKind, FunctionRow
from nexuslint.spine_table import spine_rows_of

#: The table stays small: rows in all, and how many of them are kept free for daily life.
_ROWS = 20
_DAILY_ROWS = 6
#: Rows at most for motion, flare-ups and radiating signs together.
_SPINE_ROWS = 6
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
    """What the letter tells of function, at most twenty rows: limits in measures, other limits, daily life, and for a spine motion, flare-ups and signs that go into a limb."""
    limits = [fact for fact in facts.of("limit") if isinstance(fact, Limit) and fact.activity]
    told_in = [span for fact in facts.of("limit") for span in (fact.sentence, fact.span)]
    daily = [
        fact
        for fact in facts.of("daily_impact")
        if isinstance(fact, DailyImpact) and not any(fact.sentence.overlaps(span) for span in told_in)
    ]
    spine_rows = list(spine_rows_of(facts, letter))[:_SPINE_ROWS]
    daily_rows = list(_daily_rows(daily, letter))
    room = _ROWS - len(spine_rows) - min(len(daily_rows), _DAILY_ROWS)
    rows = list(_limit_rows(limits, letter))
    if len(rows) > room:
        rows = [row for row in rows if row.measure] or rows
    rows = rows[:room]
    return (*rows, *daily_rows[: _ROWS - len(spine_rows) - len(rows)], *spine_rows)


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
    """One row for each activity, teller and time."""
    seen = set()
    for impact in daily:
        key = (impact.activity, impact.told_by, impact.when)
        # A ticked box alone tells nobody anything.
        if impact.activity and key not in seen and re.search(r"[^\W\d]{3}", impact.span.of(letter.text)):
            seen.add(key)
            yield FunctionRow(
                activity=impact.activity,
                measure="",
                quote=quoted(impact.span, letter),
                location=letter.locate(impact.span),
                kind=FunctionKind.DAILY_LIFE,
                told_by=impact.told_by.value,
                when=impact.when.value,
                since=quoted(impact.since, letter),
            )


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


def _row(activity: str, measure: str, limit: Limit, letter: Letter) -> FunctionRow:
    teller = Teller.PATIENT if limit.speaker is Speaker.VETERAN else Teller.CLINICIAN
    return FunctionRow(
        activity=activity,
        measure=measure,
        quote=quoted(limit.span, letter),
        location=letter.locate(limit.span),
        told_by=teller.value,
        when=(When.SINCE if limit.since else When.NOW).value,
        since=quoted(limit.since, letter),
        cause=quoted(limit.cause, letter),
        support=quoted(limit.support, letter),
    )
