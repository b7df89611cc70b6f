"""Severities that somebody set for a rule, and rules that are off."""

from __future__ import annotations

import pytest

from nexuslint.accuracy import Accuracy
from nexuslint.engine.grades import is_off, settled, with_caution, with_grades
from nexuslint.model.finding import Severity
from nexuslint.model.pack import PackSet
from nexuslint.packs import core_pack_folder, load_pack

RULES = load_pack(
    core_pack_folder(),
    known_checks=frozenset({"impossible-date", "inconsistent-limits", "missing-timeline", "pronoun-mismatch"}),
    with_examples=False,
).rules
GRADES = (("NX2", Severity.SUGGESTION), ("NX202", Severity.WARNING), ("NX3", None), ("NX305", Severity.ERROR))


def test_the_longest_beginning_counts_and_a_set_severity_has_no_milder_one() -> None:
    graded = {rule.code: rule for rule in with_grades(RULES, GRADES)}
    assert graded["NX202"].severity is Severity.WARNING
    assert graded["NX202"].milder == ()
    assert {graded[code].severity for code in ("NX201", "NX209")} == {Severity.SUGGESTION}
    assert graded["NX305"].severity is Severity.ERROR


def test_a_rule_that_nobody_graded_is_as_it_was() -> None:
    before = {rule.code: rule for rule in RULES}
    graded = {rule.code: rule for rule in with_grades(RULES, GRADES)}
    assert [code for code in before if graded[code] is before[code]] == [
        code for code in before if not code.startswith("NX2") and code != "NX305"
    ]


def test_what_a_pack_set_comes_over_the_rules_own_and_what_the_user_set_over_that() -> None:
    packs = PackSet(packs=(), rules=RULES, grades=(("NX202", Severity.SUGGESTION), ("NX305", Severity.ERROR)))
    by_pack = settled(packs)
    assert [by_pack.rule(code).severity for code in ("NX202", "NX305")] == [Severity.SUGGESTION, Severity.ERROR]  # type: ignore[union-attr]  # the core's
    by_user = settled(packs, (("NX2", Severity.WARNING),))
    assert [by_user.rule(code).severity for code in ("NX202", "NX305")] == [Severity.WARNING, Severity.ERROR]  # type: ignore[union-attr]  # the core's
    assert settled(by_user) == by_user


@pytest.mark.parametrize(("code", "off"), [("NX301", True), ("NX305", False), ("NX202", False), ("NX401", False)])
def test_off(code: str, off: bool) -> None:
    assert is_off(code, GRADES) is off


@pytest.mark.parametrize(
    ("grades", "select", "off"),
    [
        ((), (), True),
        ((("NX4", Severity.WARNING),), ("NX4",), True),
        ((("NX407", Severity.WARNING),), (), False),
        ((), ("NX407",), False),
        ((("NX407", None),), ("NX407",), True),
    ],
)
def test_what_a_pack_switched_off_is_on_again_only_by_its_whole_code(
    grades: tuple[tuple[str, Severity | None], ...], select: tuple[str, ...], off: bool
) -> None:
    assert is_off("NX407", grades, off=frozenset({"NX407"}), select=select) is off


def _measured(precision: float | None) -> dict[str, Accuracy]:
    return {code: Accuracy(precision=precision, recall=1.0, letters=24) for code in ("NX202", "NX305")}


def test_an_error_that_was_wrong_too_often_is_a_warning() -> None:
    careful = {rule.code: rule for rule in with_caution(RULES, _measured(0.69))}
    assert (careful["NX202"].severity, careful["NX202"].doubted) == (Severity.WARNING, True)
    assert careful["NX305"] is next(rule for rule in RULES if rule.code == "NX305")  # no error to begin with
    assert careful["NX205"].severity is Severity.ERROR  # not measured


@pytest.mark.parametrize("precision", [0.7, 1.0, None])
def test_an_error_that_was_right_often_enough_or_never_told_stays_one(precision: float | None) -> None:
    assert with_caution(RULES, _measured(precision)) == RULES


def test_what_somebody_set_is_not_doubted() -> None:
    careful = with_grades(with_caution(RULES, _measured(0.5)), (("NX202", Severity.ERROR),))
    rule = next(rule for rule in careful if rule.code == "NX202")
    assert (rule.severity, rule.doubted) == (Severity.ERROR, False)
