"""Where the ground or the beginning of a limit may stand: behind it, before it, in brackets, in the next sentence."""

from __future__ import annotations

import pytest
from reading_letters import read, words

from nexuslint.model.facts import Limit, Program

HEAD = "Social Security Administration\nRe: Ms. Odile Farr\n\nShe has fibromyalgia and lumbar stenosis.\n\n"


def told(text: str) -> list[tuple[str, str | None, str | None, str | None]]:
    letter, facts = read(HEAD + text, Program.SSD)
    return [
        (one.activity, words(one.since, letter), words(one.cause, letter), words(one.support, letter))
        for one in facts.of("limit")
        if isinstance(one, Limit) and one.activity and one.amount
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            ("Sitting is limited to 20 minutes at one time by the lumbar stenosis. Lifting is limited to 5 pounds by "
            "fibromyalgia."),
            [("sit", None, "lumbar stenosis", None), ("lift", None, "fibromyalgia", None)],
        ),
        (
            "Due to fibromyalgia, she can concentrate for 15 minutes; due to lumbar stenosis, she can stand 10 minutes.",
            [("concentrate", None, "fibromyalgia", None), ("stand", None, "lumbar stenosis", None)],
        ),
        (
            ("Her limits are: sit 20 minutes, stand 10 minutes, lift 5 pounds. All of these are caused by the lumbar "
            "stenosis and have been present since January 2020."),
            [(name, "January 2020", "lumbar stenosis", None) for name in ("sit", "stand", "lift")],
        ),
        (
            "She stopped work in June 2019. From that time she has been unable to sit more than 30 minutes at one time.",
            [("sit", "June 2019", None, None)],
        ),
        (
            "She cannot lift more than 10 pounds. My reason is the weakness of the left arm (3/5 at every visit).",
            [("lift", None, None, "weakness of the left arm (3/5 at every visit)")],
        ),
        (
            "She can lift 10 pounds occasionally (grip 12 kg, Jamar, 4/2025) and sit 20 minutes (SLR positive at 30 degrees).",
            [("lift", None, None, "grip 12 kg, Jamar, 4/2025"), ("sit", None, None, "SLR positive at 30 degrees")],
        ),
        (
            "She cannot sit more than 20 minutes, not because she does not want to but because of the stenosis.",
            [("sit", None, "stenosis", None)],
        ),
        ("Fibromyalgia: lift 5 pounds, off task 20%.", [("lift", None, "Fibromyalgia", None), ("off task", None, "Fibromyalgia", None)]),
        # Nothing of the limit's own.
        (
            "Since she lost her job in 2020 she cannot afford treatment. She can sit 20 minutes at one time.",
            [("sit", None, None, None)],
        ),
        (
            "Date of onset of limitations ____\nSit at one time: 20 minutes\nDiagnosis causing limitation: ____",
            [("sit", None, None, None)],
        ),
        (
            "Sit at one time: 20 minutes\nWhat are the medical findings that support the above? See attached.",
            [("sit", None, None, None)],
        ),
    ],
)  # fmt: skip
def test_ground_and_beginning(text: str, expected: list[tuple[str, str | None, str | None, str | None]]) -> None:
    assert told(text) == expected
