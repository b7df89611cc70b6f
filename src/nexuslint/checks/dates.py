"""NX610: dates that cannot all be true."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from nexuslint.model.facts import DateMention, DateRole, Facts
from nexuslint.model.finding import Hit, RelatedHit

#: What cannot be later than the letter that tells of it, and how it is called.
_BEFORE_LETTER = {
    DateRole.RECORD: "record",
    DateRole.EXAMINATION: "examination",
    DateRole.DIAGNOSIS: "diagnosis",
}
_LAST_DAYS = ("28", "29", "30", "31")


def impossible_dates(facts: Facts) -> Iterator[Hit]:
    """One hit for each date that does not exist or contradicts another; `detail` says how, in a sentence.

    A vague date ("2004") stands for all its days, and contradicts only when every one of them does.
    """
    mentions = [fact for fact in facts.of("date_mention") if isinstance(fact, DateMention)]
    yield from _not_in_the_calendar(mentions)
    real = [one for one in mentions if one.exists and one.first and one.last]
    yield from _after_the_letter(real)
    periods = _periods(real)
    yield from _ends_before_it_begins(periods)
    yield from _events_outside_service(real, periods)


def _not_in_the_calendar(mentions: list[DateMention]) -> Iterator[Hit]:
    for one in mentions:
        if not one.exists:
            yield _hit(one, "this day is not in the calendar")


def _after_the_letter(mentions: list[DateMention]) -> Iterator[Hit]:
    letters = [one for one in mentions if one.role is DateRole.LETTER]
    if not letters:
        return
    latest = max(letters, key=lambda one: one.last)
    for one in mentions:
        if one.role in _BEFORE_LETTER and one.first > latest.last:
            what = _BEFORE_LETTER[one.role]
            yield _hit(
                one,
                f"this {what} is dated after the letter",
                latest,
                day=f", which is of {day_words(latest)}",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Period:
    """One period of service; a side that is not told is `None`."""

    start: DateMention | None
    end: DateMention | None

    @property
    def runs_forward(self) -> bool:
        return self.start is None or self.end is None or self.end.last >= self.start.first

    def holds(self, event: DateMention) -> bool:
        after_start = self.start is None or event.last >= self.start.first
        before_end = self.end is None or event.first <= self.end.last
        return after_start and before_end


def _periods(mentions: list[DateMention]) -> list[_Period]:
    """The periods of service: each start with the end in its sentence, else with the next end that follows it."""
    starts = [one for one in mentions if one.role is DateRole.SERVICE_START]
    ends = [one for one in mentions if one.role is DateRole.SERVICE_END]
    periods = []
    for start in starts:
        end = next((one for one in ends if one.sentence == start.sentence), None)
        end = end or next((one for one in ends if one.span.start > start.span.start), None)
        if end is None and len(starts) == 1 and len(ends) == 1:
            end = ends[0]
        if end is not None:
            ends.remove(end)
        periods.append(_Period(start=start, end=end))
    return periods + [_Period(start=None, end=end) for end in ends]


def _ends_before_it_begins(periods: list[_Period]) -> Iterator[Hit]:
    for period in periods:
        if period.start and period.end and not period.runs_forward:
            yield _hit(
                period.end,
                "service ends before it begins",
                period.start,
                day=f" in {day_words(period.start)}",
            )


def _events_outside_service(mentions: list[DateMention], periods: list[_Period]) -> Iterator[Hit]:
    """Only where the service dates themselves agree, and some period is told at both ends or alone.

    A loose start or end among several periods may belong to any of them, so then nothing is said.
    """
    whole = [one for one in periods if one.start and one.end]
    loose = len(whole) < len(periods)
    if not periods or not all(one.runs_forward for one in periods) or (loose and len(periods) > 1):
        return
    for one in mentions:
        if one.role is DateRole.EVENT and not any(period.holds(one) for period in periods):
            nearest = periods[0].start or periods[0].end
            yield _hit(
                one,
                "this in-service event lies outside the dates of service that the letter gives",
                nearest,
            )


def day_words(mention: DateMention) -> str:
    """The date in words, as exact as it was told: "11 March 2024", "March 2024", "2024", or the two ends of a range."""
    first, last = date.fromisoformat(mention.first), date.fromisoformat(mention.last)
    if first == last:
        return f"{first.day} {first:%B} {first.year}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{first.year}" if first.year == last.year else f"{first.year} to {last.year}"
    if (first.year, first.month, first.day) == (
        last.year,
        last.month,
        1,
    ) and mention.last[-2:] in _LAST_DAYS:
        return f"{first:%B} {first.year}"
    return f"{first.day} {first:%B} {first.year} to {last.day} {last:%B} {last.year}"


def _hit(mention: DateMention, detail: str, other: DateMention | None = None, *, day: str = "") -> Hit:
    """A hit on a date; `detail` is said in our own words, `day` goes on with a date of the letter."""
    related = (RelatedHit(span=other.span, label=f"here: {day_words(other)}"),) if other else ()
    return Hit(
        span=mention.span,
        sentence=mention.sentence,
        fact=mention,
        related=related,
        values={"detail": detail + day, "detail_redacted": detail},
    )
