"""Run the examples and the sound letters of rule packs: the same for our own tests and for `nexuslint pack test`."""

from __future__ import annotations

from collections.abc import Mapping

from nexuslint.engine.across import with_across
from nexuslint.lint import Linter, Options
from nexuslint.model.finding import Finding
from nexuslint.model.report import LetterResult
from nexuslint.model.rule import Example, Rule
from nexuslint.packs.examples import ExampleCase, build_case
from nexuslint.packs.letters import SoundLetter
from nexuslint.parsers.text import parse_text_string


def example_problem(linter: Linter, rule: Rule, example: Example, letters: Mapping[str, SoundLetter]) -> str:
    """What the rule says wrongly of one of its examples; "" when it is told right.

    A `known_miss` is not looked at here: its example must have a problem.

    Raises:
        PackError: the example names a letter or a part that is not there, or its marks do not pair.
    """
    case = build_case(rule, example, letters)
    told = Options(program=case.program, theories=case.theories, conditions=case.conditions)
    result = _judged(linter, case.text, told)
    if case.beside is not None:
        other = _judged(linter, case.beside, told, path="other.txt")
        result, _ = with_across((result, other), (rule,), lambda _: {rule.code: rule})
    return _problem(example, case, [finding for finding in result.findings if finding.code == rule.code])


def sound_letter_problem(linter: Linter, sound: SoundLetter, *, told: bool) -> str:
    """What is found in a letter that must have no fault, "" when nothing is; `told`: the reader knows what it is for."""
    options = (
        Options(program=sound.program, theories=sound.theories, conditions=sound.conditions) if told else Options()
    )
    result = _judged(linter, sound.text, options)
    found = [f"{finding.code} {finding.quote or ''}".strip() for finding in result.findings]
    if found:
        return f"must have no finding, has {', '.join(found)}"
    if result.program != sound.program.value:
        return f"is for {sound.program.value}, and is read as one for {result.program}"
    missing = {theory.value for theory in sound.theories} - set(result.theories)
    return f"argues {', '.join(sorted(missing))}, which is not read" if missing else ""


def _judged(linter: Linter, text: str, told: Options, *, path: str = "-") -> LetterResult:
    """The result of a text, with what is told of it beforehand and with the packs of the linter."""
    from dataclasses import replace

    before = linter.options
    linter.options = replace(before, program=told.program, theories=told.theories, conditions=told.conditions)
    try:
        return linter.judge(parse_text_string(text, path=path))
    finally:
        linter.options = before


def _problem(example: Example, case: ExampleCase, findings: list[Finding]) -> str:
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
