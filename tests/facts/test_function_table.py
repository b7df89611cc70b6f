"""The table "function told in this letter" says measures as people do."""

from __future__ import annotations

import pytest

from nexuslint.function_table import measure_in_words
from nexuslint.model.facts import Limit
from nexuslint.model.span import Span

SPAN = Span(start=0, end=1)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"amount": "20", "unit": "minutes", "per": "at one time"}, "20 minutes at one time"),
        (
            {"amount": "6", "unit": "hours", "per": "eight-hour day", "up_to": True},
            "up to 6 hours in an eight-hour day",
        ),
        ({"amount": "less than 1", "unit": "hours", "up_to": True}, "less than 1 hour"),
        ({"amount": "10", "unit": "pounds", "per": "occasionally"}, "10 pounds occasionally"),
        ({"amount": "50", "unit": "pounds", "per": "never", "up_to": True}, "50 pounds never"),
        ({"amount": "25 or more", "unit": "percent", "per": "day"}, "25 or more percent of the day"),
        ({"amount": "3-4", "unit": "days", "per": "month"}, "3-4 days a month"),
        ({"amount": "never"}, "never"),
        ({}, ""),
    ],
)
def test_measure(values: dict[str, object], words: str) -> None:
    assert measure_in_words(Limit(span=SPAN, sentence=SPAN, activity="sit", **values)) == words  # type: ignore[arg-type]
