"""Every example of every rule, as one named case: the same letters that `nexuslint explain` and the docs show."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from nexuslint.checks import CHECKS
from nexuslint.example_runner import example_problem
from nexuslint.lint import Linter
from nexuslint.model.rule import Example, Rule
from nexuslint.packs import core_pack_folder, load_pack
from nexuslint.packs.letters import load_sound_letters

RULES = load_pack(core_pack_folder(), known_checks=frozenset(CHECKS)).rules
LETTERS = load_sound_letters(core_pack_folder())
CASES = [
    pytest.param(
        rule,
        example,
        id=f"{rule.code}-{'bad' if example.bad else 'good'}-line{example.line}",
    )
    for rule in RULES
    for example in rule.examples
]


@pytest.fixture(scope="module")
def linter() -> Iterator[Linter]:
    """One linter for all cases: making the reader costs a hundred times as much as reading an example."""
    with Linter() as one:
        yield one


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_example(linter: Linter, rule: Rule, example: Example) -> None:
    problem = example_problem(linter, rule, example, LETTERS)
    if example.known_miss:
        assert problem, f"{rule.file}:{example.line} is right now: take its `known_miss` out"
        pytest.xfail(example.known_miss)
    assert not problem, f"{rule.file}:{example.line}: {problem}"
