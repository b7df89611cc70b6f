"""Sound letters give no finding at all, whether the reader is told what they are for or finds it out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from nexuslint.example_runner import sound_letter_problem
from nexuslint.lint import Linter
from nexuslint.packs import core_pack_folder
from nexuslint.packs.letters import SoundLetter, load_sound_letters

LETTERS = load_sound_letters(core_pack_folder())
EVERY_LETTER = pytest.mark.parametrize("sound", LETTERS.values(), ids=list(LETTERS))


@pytest.fixture(scope="module")
def linter() -> Iterator[Linter]:
    with Linter() as one:
        yield one


@EVERY_LETTER
@pytest.mark.parametrize("told", [False, True], ids=["found-out", "told"])
def test_sound_letter_has_no_finding(linter: Linter, sound: SoundLetter, told: bool) -> None:
    assert not sound_letter_problem(linter, sound, told=told)
