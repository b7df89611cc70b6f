"""An effect on daily life knows who tells it and of what time."""

from __future__ import annotations

import pytest
from reading_letters import read, words

from nexuslint.model.facts import DailyImpact

LETTER = (
    "She has lumbar disc disease. At first she only limped; now she needs a cane on the stairs. She tells me that she cannot stand at the stove. Her husband does the laundry. "
    "By 2021 she needed help to dress. In my office she could not tie her shoes. Since the spring of 2020 she has slept "
    "in a chair. Her daughter writes that she no longer drives."
)


@pytest.mark.parametrize(
    ("part", "activity", "told_by", "when", "since"),
    [
        ("She tells me that she cannot stand", "cooking", "patient", "now", None),
        # Told on in one breath with what she says.
        ("Her husband does the laundry", "housework", "patient", "now", None),
        ("By 2021 she needed help", "dressing", "clinician", "since", "2021"),
        ("In my office", "dressing", "clinician", "now", None),
        ("Since the spring of 2020", "sitting", "clinician", "since", "the spring of 2020"),
        ("Her daughter writes", "driving", "other", "since", None),
    ],
)
def test_effect(part: str, activity: str, told_by: str, when: str, since: str | None) -> None:
    letter, facts = read(LETTER)
    told = [
        one
        for one in facts.of("daily_impact")
        if isinstance(one, DailyImpact) and one.span.of(letter.text).startswith(part)
    ]
    assert [(one.activity, one.told_by.value, one.when.value, words(one.since, letter)) for one in told] == [
        (activity, told_by, when, since)
    ]


def test_two_times_in_one_sentence_are_two_effects() -> None:
    letter, facts = read(
        "He has lumbar stenosis. At first he could still cook and shop for himself; now he cannot dress without his wife."
    )
    told = [one for one in facts.of("daily_impact") if isinstance(one, DailyImpact)]
    assert [(one.when.value, words(one.span, letter)) for one in told] == [
        ("onset", "At first he could still cook and shop for himself"),
        ("now", "now he cannot dress without his wife."),
    ]
