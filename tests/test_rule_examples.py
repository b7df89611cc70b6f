"""Every example of every rule, as one named case: the same letters that `nexuslint explain` and the docs show."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from nexuslint.checks import CHECKS
from nexuslint.engine.across import with_across
from nexuslint.lint import Linter, Options
from nexuslint.model.finding import Finding
from nexuslint.model.rule import Example, Rule
from nexuslint.packs import core_pack_folder, load_pack
from nexuslint.packs.examples import ExampleCase, build_case
from nexuslint.packs.letters import load_sound_letters
from nexuslint.parsers.text import parse_text_string

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


def findings_of(linter: Linter, rule: Rule, case: ExampleCase) -> list[Finding]:
    linter.options = Options(program=case.program, theories=case.theories, conditions=case.conditions)
    result = linter.judge(parse_text_string(case.text))
    if case.beside is not None:
        other = linter.judge(parse_text_string(case.beside, path="other.txt"))
        result, _ = with_across([result, other], [rule], lambda _: frozenset({rule.code}))
    return [finding for finding in result.findings if finding.code == rule.code]


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_example(linter: Linter, rule: Rule, example: Example) -> None:
    case = build_case(rule, example, LETTERS)
    findings = findings_of(linter, rule, case)
    problem = _problem(example, case, findings)
    if example.known_miss:
        assert problem, f"{rule.file}:{example.line} is right now: take its `known_miss` out"
        pytest.xfail(example.known_miss)
    assert not problem, f"{rule.file}:{example.line}: {problem}"


def _problem(example: Example, case: ExampleCase, findings: list[Finding]) -> str:
    """What is wrong with the findings, "" when nothing is."""
    if not example.bad:
        return f"must be silent, because {example.because}" if findings else ""
    if not findings:
        return "must be found"
    found = sorted(finding.span for finding in findings if finding.span is not None)
    if case.spans and found != sorted(case.spans):
        told = [span.of(case.text) for span in found]
        return f"must point at {[span.of(case.text) for span in case.spans]}, points at {told}"
    if example.severity is not None and {finding.severity for finding in findings} != {example.severity}:
        return f"must be of severity {example.severity.value}"
    return ""
