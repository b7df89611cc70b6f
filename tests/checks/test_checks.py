"""The coded checks on hand-made facts: what they point at and what they say."""

from __future__ import annotations

from typing import Any

import pytest

from nexuslint.checks.dates import day_words, impossible_dates
from nexuslint.checks.limits import inconsistent_limits
from nexuslint.checks.people import pronoun_mismatch
from nexuslint.checks.timeline import missing_timeline
from nexuslint.model.facts import (
    AdverseEvidence,
    AdverseKind,
    ClaimedCondition,
    Course,
    DateMention,
    DateRole,
    Direction,
    Fact,
    Facts,
    Ground,
    Limit,
    Onset,
    Opinion,
    Program,
    PronounUse,
    Side,
    Speaker,
)
from nexuslint.model.finding import Hit
from nexuslint.model.span import Span


def at(number: int, sentence: int = 0) -> dict[str, Any]:
    return {
        "span": Span(start=number * 10, end=number * 10 + 5),
        "sentence": Span(start=sentence * 100, end=sentence * 100 + 99),
    }


def facts(
    *,
    conditions: tuple[ClaimedCondition, ...] = (),
    grounds: tuple[Ground, ...] = (),
    **kinds: tuple[Fact, ...],
) -> Facts:
    return Facts(program=Program.VA, conditions=conditions, grounds=grounds, by_kind=kinds)


def date(number: int, role: DateRole, first: str, last: str = "", *, sentence: int = 0) -> DateMention:
    return DateMention(**at(number, sentence), role=role, first=first, last=last or first)


def year(number: int, role: DateRole, told: int, *, sentence: int = 0) -> DateMention:
    return date(number, role, f"{told}-01-01", f"{told}-12-31", sentence=sentence)


def found_dates(*mentions: DateMention) -> list[tuple[int, str]]:
    hits = impossible_dates(facts(date_mention=mentions))
    return [(hit.span.start // 10, hit.values["detail"]) for hit in hits if hit.span]


LETTER = date(0, DateRole.LETTER, "2024-03-11")


def test_a_day_that_does_not_exist() -> None:
    mention = DateMention(**at(4), exists=False)
    assert found_dates(mention) == [(4, "this day is not in the calendar")]


@pytest.mark.parametrize("role", [DateRole.RECORD, DateRole.EXAMINATION, DateRole.DIAGNOSIS])
def test_a_record_of_after_the_letter(role: DateRole) -> None:
    ((place, detail),) = found_dates(LETTER, date(3, role, "2024-03-12"))
    assert place == 3
    assert detail == f"this {role.value} is dated after the letter, which is of 11 March 2024"


@pytest.mark.parametrize(
    "mention",
    [
        date(3, DateRole.RECORD, "2024-03-11"),
        date(3, DateRole.OTHER, "2025-01-01"),
        year(3, DateRole.RECORD, 2024),
    ],
    ids=["same-day", "planned", "vague"],
)
def test_dates_that_agree_with_the_letter(mention: DateMention) -> None:
    """A record of "2024" may be of January, before the letter of March."""
    assert found_dates(LETTER, mention) == []


def test_without_a_letter_date_nothing_is_after_it() -> None:
    assert found_dates(date(3, DateRole.RECORD, "2099-01-01")) == []


def test_service_that_ends_before_it_begins() -> None:
    start, end = (
        year(1, DateRole.SERVICE_START, 2004),
        year(2, DateRole.SERVICE_END, 2001),
    )
    assert found_dates(start, end) == [(2, "service ends before it begins in 2004")]


def test_two_periods_of_service_agree() -> None:
    mentions = (
        year(1, DateRole.SERVICE_START, 1998),
        year(2, DateRole.SERVICE_END, 2002),
        year(3, DateRole.SERVICE_START, 2006, sentence=1),
        year(4, DateRole.SERVICE_END, 2010, sentence=1),
        year(5, DateRole.EVENT, 2007, sentence=2),
    )
    assert found_dates(*mentions) == []


def test_an_end_told_before_the_start_in_one_sentence() -> None:
    assert found_dates(year(1, DateRole.SERVICE_END, 2004), year(2, DateRole.SERVICE_START, 1998)) == []


@pytest.mark.parametrize(("told", "outside"), [(1997, True), (1998, False), (2001, False), (2002, True)])
def test_an_event_outside_service(told: int, outside: bool) -> None:
    service = (
        year(1, DateRole.SERVICE_START, 1998),
        year(2, DateRole.SERVICE_END, 2001),
    )
    found = found_dates(*service, year(3, DateRole.EVENT, told, sentence=1))
    assert bool(found) is outside
    assert all("outside the dates of service" in detail for _, detail in found)


def test_service_of_which_one_end_is_told() -> None:
    start = year(1, DateRole.SERVICE_START, 1998)
    assert found_dates(start, year(3, DateRole.EVENT, 2020)) == []
    assert len(found_dates(start, year(3, DateRole.EVENT, 1990))) == 1


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2024-03-11", "2024-03-11", "11 March 2024"),
        ("2024-02-01", "2024-02-29", "February 2024"),
        ("2004-01-01", "2004-12-31", "2004"),
        ("1990-01-01", "1999-12-31", "1990 to 1999"),
        ("2024-03-11", "2024-04-02", "11 March 2024 to 2 April 2024"),
    ],
)
def test_dates_in_words_as_exact_as_told(first: str, last: str, words: str) -> None:
    assert day_words(date(0, DateRole.OTHER, first, last)) == words


def test_both_genders_point_at_the_rarer() -> None:
    uses = (
        PronounUse(**at(1), gender="he", count=9),
        PronounUse(**at(5), gender="she", count=1),
    )
    (hit,) = pronoun_mismatch(facts(pronoun_use=uses))
    assert hit.span == uses[1].span
    assert [one.span for one in hit.related] == [uses[0].span]


def test_one_gender_is_no_mismatch() -> None:
    assert list(pronoun_mismatch(facts(pronoun_use=(PronounUse(**at(1), gender="she"),)))) == []


SERVICE = ClaimedCondition(key="back", name="back", grounds=(Ground.SERVICE,))
SECONDARY = ClaimedCondition(key="knee", name="knee", grounds=(Ground.CONDITION,))


def timeline(condition: ClaimedCondition, **kinds: Any) -> list[Hit]:
    return list(missing_timeline(facts(conditions=(condition,), **kinds)))


@pytest.mark.parametrize(
    ("kinds", "detail"),
    [
        ({}, "when the symptoms began or how they went on since"),
        ({"onset": (Onset(**at(1)),)}, "how they went on since"),
        ({"course": (Course(**at(1)),)}, "when the symptoms began"),
        (
            {"onset": (Onset(**at(1), dated=False),), "course": (Course(**at(2)),)},
            "when the symptoms began",
        ),
        (
            {"onset": (Onset(**at(1), dated=False, relative=True),)},
            "when the symptoms began or how they went on since",
        ),
    ],
)
def test_a_timeline_that_wants_something(kinds: dict[str, Any], detail: str) -> None:
    (hit,) = timeline(SERVICE, **kinds)
    assert hit.values["detail"] == detail
    assert hit.condition == "back"


def test_timelines_that_are_whole() -> None:
    onset, course = (
        Onset(**at(1), condition="back"),
        Course(**at(2), speaker=Speaker.VETERAN),
    )
    assert timeline(SERVICE, onset=(onset,), course=(course,)) == []
    assert timeline(SERVICE, onset=(Onset(**at(1), dated=False, delayed=True),)) == []
    assert timeline(SECONDARY, onset=(Onset(**at(1), dated=False, relative=True),)) == []


def test_another_conditions_timeline_does_not_serve() -> None:
    onset, course = Onset(**at(1), condition="knee"), Course(**at(2), condition="knee")
    assert len(timeline(SERVICE, onset=(onset,), course=(course,))) == 1


def test_the_missing_course_may_be_the_authors_reason() -> None:
    """An adverse opinion that rests on years of silence is not itself at fault for them."""
    silence = (AdverseEvidence(**at(1), kind=AdverseKind.SILENCE, answered=True),)
    adverse = (Opinion(**at(2), direction=Direction.ADVERSE),)
    assert timeline(SERVICE, adverse_evidence=silence, opinion=adverse) == []
    assert len(timeline(SERVICE, adverse_evidence=silence, opinion=(Opinion(**at(2)),))) == 1


def limit(
    number: int,
    activity: str,
    amount: str,
    unit: str = "",
    per: str = "",
    *,
    side: Side | None = None,
    up_to: bool = False,
    speaker: Speaker = Speaker.AUTHOR,
) -> Limit:
    return Limit(
        **at(number),
        activity=activity,
        amount=amount,
        unit=unit,
        per=per,
        side=side,
        up_to=up_to,
        speaker=speaker,
    )


DAY = "eight-hour day"


@pytest.mark.parametrize(
    ("limits", "detail"),
    [
        (
            (
                limit(1, "sit", "6", "hours", DAY),
                limit(2, "stand/walk", "4", "hours", DAY),
            ),
            "sitting 6 and standing or walking 4 make 10 hours, in a day of 8",
        ),
        (
            (
                limit(1, "sit", "6", "hours", DAY),
                limit(2, "stand", "1", "hours", DAY),
                limit(3, "walk", "2", "hours", DAY),
            ),
            "sitting 6 and standing or walking 3 make 9 hours, in a day of 8",
        ),
        (
            (
                limit(1, "lift", "20", "pounds", "frequently"),
                limit(2, "lift", "10", "pounds", "never"),
            ),
            "20 pounds more often than 10 pounds",
        ),
        (
            (
                limit(1, "lift", "occasionally", "", "20 lb"),
                limit(2, "lift", "rarely", "", "10 lb"),
            ),
            "20 pounds more often than 10 pounds",
        ),
        (
            (limit(1, "stoop", "never"), limit(2, "stoop", "occasionally")),
            "“never” here, and an amount for the same activity (stoop) elsewhere",
        ),
    ],
)
def test_limits_that_cannot_hold_together(limits: tuple[Limit, ...], detail: str) -> None:
    assert [hit.values["detail"] for hit in inconsistent_limits(facts(limit=limits))] == [detail]


@pytest.mark.parametrize(
    "limits",
    [
        (
            limit(1, "sit", "6", "hours", DAY, up_to=True),
            limit(2, "stand/walk", "4", "hours", DAY, up_to=True),
        ),
        (limit(1, "sit", "5", "hours", DAY), limit(2, "stand/walk", "2", "hours", DAY)),
        (
            limit(1, "sit", "6-7", "hours", DAY),
            limit(2, "stand/walk", "2-4", "hours", DAY),
        ),
        (
            limit(1, "sit", "6", "hours", "at one time"),
            limit(2, "stand", "4", "hours", "at one time"),
        ),
        (
            limit(1, "sit", "6", "hours", DAY),
            limit(2, "stand", "2", "hours", DAY),
            limit(3, "stand/walk", "2", "hours", DAY),
        ),
        (
            limit(1, "lift", "10", "pounds", "frequently"),
            limit(2, "lift", "20", "pounds", "occasionally"),
        ),
        (
            limit(1, "lift", "never", "", "50 lb"),
            limit(2, "lift", "occasionally", "", "20 lb"),
        ),
        (
            limit(1, "finger", "never", side=Side.LEFT),
            limit(2, "finger", "frequently", side=Side.RIGHT),
        ),
        (limit(1, "climb", "never"), limit(2, "climb", "occasionally")),
        (
            limit(1, "stoop", "never"),
            limit(2, "stoop", "often", speaker=Speaker.EXAMINER),
        ),
    ],
    ids=[
        "upper-bounds",
        "seven-hours",
        "ranges",
        "at-once",
        "told-twice",
        "sound",
        "heavier-never",
        "sides",
        "ways",
        "examiner",
    ],
)
def test_limits_that_can(limits: tuple[Limit, ...]) -> None:
    assert list(inconsistent_limits(facts(limit=limits))) == []
