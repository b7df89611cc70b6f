"""The eight kinds of statement that Social Security keeps for itself (20 CFR 404.1520b(c)(3)) are told from others."""

from __future__ import annotations

import pytest
from reading_letters import read, words

from nexuslint.model.facts import LegalConclusion, Program

LIMIT = (
    "He has lumbar spinal stenosis with an absent ankle reflex and cannot sit for more than 20 minutes because of it. "
)


def told(sentence: str) -> list[tuple[str, str | None]]:
    letter, facts = read(LIMIT + sentence, Program.SSD)
    return [
        (one.kind.value, words(one.span, letter))
        for one in facts.of("legal_conclusion")
        if isinstance(one, LegalConclusion)
    ]


@pytest.mark.parametrize(
    ("sentence", "kind", "quote"),
    [
        ("He is disabled.", "disabled", "is disabled"),
        ("He is unable to work.", "cannot-work", "unable to work"),
        ("He is blind within the meaning of the Act.", "disabled", "blind within the meaning of the Act"),
        (
            "He has a severe impairment under the regulations.",
            "severe-impairment",
            "has a severe impairment under the regulations",
        ),
        ("He meets the duration requirement.", "duration-requirement", "meets the duration requirement"),
        ("His impairment equals a listing.", "listing", "equals a listing."),
        ("He is limited to sedentary work.", "exertional-level", "limited to sedentary work"),
        ("He cannot do his past relevant work.", "past-work", "cannot do his past relevant work"),
        ("He cannot return to his work as a roofer.", "past-work", "cannot return to his work as a roofer"),
        ("He grids out.", "vocational-rule", "grids out"),
        ("I have seen no change, and his disability continues.", "disability-continues", "his disability continues"),
        (
            "He is not able to engage in substantial gainful activity.",
            "cannot-work",
            "not able to engage in substantial gainful activity",
        ),
    ],
)
def test_reserved_issue(sentence: str, kind: str, quote: str) -> None:
    assert told(sentence) == [(kind, quote)]


@pytest.mark.parametrize(
    "sentence",
    [
        "He is applying for disability benefits.",
        "Whether he is disabled is for the agency to decide.",
        "I do not say that he is disabled; that is not for me to decide.",
        "He was denied because he could do sedentary work.",
        "The agency found that he is not disabled.",
        "His wife says that he is disabled.",
        "The vocational expert testified that he cannot do his past relevant work.",
        "She asks whether he meets a listing.",
        "He cannot lift more than 10 pounds at work.",
        "He cannot work overhead.",
        "He cannot work more than four hours at a stretch.",
        "He has a severe impairment of balance.",
        "The condition is severe, NYHA class III.",
        "He has been on long-term disability from his employer since 2021.",
        "[ ] disabled [ ] not disabled [X] not mine to say",
    ],
)
def test_no_reserved_issue(sentence: str) -> None:
    assert told(sentence) == []
