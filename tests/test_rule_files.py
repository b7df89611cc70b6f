"""Each core rule is whole, and says what the catalogue says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nexuslint.checks import CHECKS
from nexuslint.engine.across import COMPARISONS
from nexuslint.model.facts import Ground, Theory
from nexuslint.model.rule import ACROSS, Across, Coded, Pack, Present, Rule
from nexuslint.packs import core_pack_folder, load_pack
from nexuslint.packs.letters import load_sound_letters

CATALOGUE = json.loads((Path(__file__).parent / "data" / "catalogue.json").read_text(encoding="utf-8"))
PACK: Pack = load_pack(core_pack_folder(), known_checks=frozenset(CHECKS))
EVERY_RULE = pytest.mark.parametrize("rule", PACK.rules, ids=lambda rule: rule.code)
EVERY_ROW = pytest.mark.parametrize("row", CATALOGUE, ids=lambda row: row["code"])


def rule_of(code: str) -> Rule:
    rule = PACK.rule(code)
    assert rule is not None, f"{code} has no rule file"
    return rule


def test_the_pack_holds_the_catalogue_and_no_more() -> None:
    assert [rule.code for rule in PACK.rules] == sorted(row["code"] for row in CATALOGUE)


@EVERY_ROW
def test_name_and_programs_are_the_catalogues(row: dict[str, object]) -> None:
    rule = rule_of(str(row["code"]))
    assert rule.name == row["name"]
    assert sorted(program.value for program in rule.applies.programs) == sorted(row["programs"])  # type: ignore[call-overload]


@EVERY_ROW
def test_severities_are_the_catalogues(row: dict[str, object]) -> None:
    """The rule's own severity is the sternest that the catalogue names, and its milder ones are the others."""
    rule = rule_of(str(row["code"]))
    rule_severities = {
        rule.severity.value,
        *(milder.severity.value for milder in rule.milder),
    }
    assert rule_severities == set(row["severities"])  # type: ignore[call-overload]
    assert all(milder.severity.rank > rule.severity.rank for milder in rule.milder)


@EVERY_ROW
def test_theories_and_grounds_are_the_catalogues(row: dict[str, object]) -> None:
    applies = str(row["applies"])
    rule = rule_of(str(row["code"]))
    on_service = "direct" in applies
    assert rule.applies.grounds == ((Ground.SERVICE,) if on_service else ())
    expected = tuple(theory for theory in Theory if theory.value in applies and not on_service)
    assert rule.applies.theories == expected


@EVERY_RULE
def test_each_rule_says_why_with_a_source(rule: Rule) -> None:
    assert all((rule.why, rule.sources, rule.advice, rule.summary))
    assert all(source.cite and source.says for source in rule.sources)


@EVERY_RULE
def test_sentences_end_as_sentences(rule: Rule) -> None:
    for words in (
        rule.summary,
        rule.message,
        rule.advice,
        rule.why,
        rule.defect_when,
        rule.not_when,
    ):
        assert words.endswith((".", "?", ")")), words


@EVERY_RULE
def test_each_rule_lies_in_the_folder_of_its_family(rule: Rule) -> None:
    assert rule.file.split("/")[1].startswith(rule.code[:3])


@EVERY_RULE
def test_present_rules_mark_their_words(rule: Rule) -> None:
    if isinstance(rule.condition, Present):
        words = [example.text or str(example.replace) for example in rule.examples if example.bad]
        assert any("⟦" in one for one in words)


@EVERY_RULE
def test_each_rule_has_two_bad_and_three_good_examples(rule: Rule) -> None:
    bad = [example for example in rule.examples if example.bad]
    good = [example for example in rule.examples if not example.bad]
    assert len(bad) >= 2
    assert any(example.letter for example in bad)
    assert len(good) >= 3
    assert all(example.because for example in good)


def test_each_check_is_used_by_exactly_one_rule() -> None:
    used = sorted(rule.condition.name for rule in PACK.rules if isinstance(rule.condition, Coded))
    assert used == sorted(CHECKS)


def test_each_comparison_across_letters_is_used_by_exactly_one_rule() -> None:
    used = sorted(rule.condition.name for rule in PACK.rules if isinstance(rule.condition, Across))
    assert used == sorted(COMPARISONS) == sorted(ACROSS)


def test_no_letter_is_read_for_two_programs_at_once() -> None:
    letters = load_sound_letters(core_pack_folder())
    assert len(letters) >= 6
    assert {letter.program.value for letter in letters.values()} == {"va", "ssd"}
    assert all(bool(letter.theories) is (letter.program.value == "va") for letter in letters.values())
