"""For a spine, motion, flare-ups and signs in a limb are told with what they take away."""

from __future__ import annotations

from reading_letters import read

from nexuslint.function_table import make_function_table
from nexuslint.model.report import FunctionKind

SPINE = (
    "He has a lumbar strain. Forward flexion stops at 50 degrees and extension at 10. Twice a month it flares, and for two "
    "days he cannot leave his bed. Pain shoots down the left leg to the foot. His straight leg raise is positive on the "
    "left at 40 degrees. "
)


def rows(text: str) -> list[tuple[str, str, str, str]]:
    letter, facts = read(text)
    return [
        (row.kind.value, row.activity, row.measure, row.loss)
        for row in make_function_table(facts, letter)
        if row.kind not in (FunctionKind.LIMIT, FunctionKind.DAILY_LIFE)
    ]


def test_spine_letter_has_its_rows() -> None:
    assert rows(SPINE) == [
        ("motion", "range of motion", "50 degrees", ""),
        ("flare-up", "flare-ups", "twice a month", "cannot leave his bed"),
        ("radiating sign", "radiating signs", "", ""),
        ("radiating sign", "radiating signs", "40 degrees", ""),
    ]


def test_another_condition_has_none() -> None:
    """Degrees of a knee and flares of gout are no matter of the spine."""
    assert rows("He has gout of the left foot. Knee flexion is 110 degrees. Twice a month it flares.") == []


def test_denied_sign_is_none() -> None:
    assert rows("He has a lumbar strain. He denies numbness in the feet. Straight leg raise was negative.") == []


def test_name_of_the_condition_is_no_sign() -> None:
    assert rows("He has lumbar disc disease with sciatica.") == []


def test_sign_that_a_limit_is_laid_to_stands_beside_the_limit() -> None:
    limit = "She can lift 10 pounds occasionally, given the weakness of the left great toe."
    assert rows(f"She has lumbar disc disease. {limit}") == []
