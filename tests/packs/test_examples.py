"""Examples become texts with the spans that must be pointed at."""

from __future__ import annotations

from pathlib import Path

import pytest

from nexuslint.checks import CHECKS
from nexuslint.model.errors import PackError
from nexuslint.model.facts import Program, Theory
from nexuslint.model.rule import Example, Rule
from nexuslint.model.span import Span
from nexuslint.packs import core_pack_folder, load_pack
from nexuslint.packs.examples import build_case, unmark
from nexuslint.packs.letters import SoundLetter, load_sound_letters

PACK = load_pack(core_pack_folder(), known_checks=frozenset(CHECKS), with_examples=False)
SOUND = SoundLetter(
    name="plain",
    program=Program.VA,
    theories=(Theory.SECONDARY,),
    conditions=("strain",),
    parts={"date": "May 4, 2020", "opinion": "It is due to the knee."},
)


def rule(code: str) -> Rule:
    found = PACK.rule(code)
    assert found is not None
    return found


def test_marks_become_spans_of_the_unmarked_text() -> None:
    assert unmark("It ⟦could be⟧ so ⟦too⟧.", "x:1") == (
        "It could be so too.",
        (Span(start=3, end=11), Span(start=15, end=18)),
    )


@pytest.mark.parametrize("text", ["a ⟦b", "a⟧", "⟦⟧", "⟦a ⟦b⟧"])
def test_marks_must_pair(text: str) -> None:
    with pytest.raises(PackError, match="x:7: "):
        unmark(text, "x:7")


def test_parts_are_dropped_and_replaced_in_place() -> None:
    example = Example(bad=True, letter="plain", drop=("date",), replace={"opinion": "It ⟦may⟧ be."})
    case = build_case(rule("NX202"), example, {"plain": SOUND})
    assert case.text == "It may be."
    assert case.spans == (Span(start=3, end=6),)
    assert (case.program, case.theories, case.conditions) == (
        Program.VA,
        (Theory.SECONDARY,),
        ("strain",),
    )


def test_an_unknown_part_is_refused() -> None:
    with pytest.raises(PackError, match="has no part “dat”"):
        build_case(
            rule("NX202"),
            Example(bad=True, letter="plain", drop=("dat",)),
            {"plain": SOUND},
        )


@pytest.mark.parametrize(
    ("code", "program", "theories"),
    [
        ("NX202", Program.VA, (Theory.DIRECT,)),
        ("NX302", Program.VA, (Theory.SECONDARY,)),
        ("NX701", Program.SSD, ()),
    ],
)
def test_a_fragment_is_read_for_what_the_rule_is_for(code: str, program: Program, theories: tuple[Theory, ...]) -> None:
    case = build_case(rule(code), Example(bad=True, text="a"), {})
    assert (case.program, case.theories) == (program, theories)


def test_a_sound_letter_needs_known_keys(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "a.yaml").write_text(
        "program: va\nconditions: [a]\nparts: {b: c}\ntheories: [direct]\n",
        encoding="utf-8",
    )
    with pytest.raises(PackError, match="Did you mean theory"):
        load_sound_letters(tmp_path)
