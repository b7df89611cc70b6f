"""Sound letters give no finding at all, whether the reader is told what they are for or finds it out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from nexuslint.lint import Linter, Options
from nexuslint.packs import core_pack_folder
from nexuslint.packs.letters import SoundLetter, load_sound_letters
from nexuslint.parsers.text import parse_text_string

LETTERS = load_sound_letters(core_pack_folder())
EVERY_LETTER = pytest.mark.parametrize("sound", LETTERS.values(), ids=list(LETTERS))


@pytest.fixture(scope="module")
def linter() -> Iterator[Linter]:
    with Linter() as one:
        yield one


@EVERY_LETTER
def test_sound_letter_has_no_finding(linter: Linter, sound: SoundLetter) -> None:
    linter.options = Options()
    result = linter.judge(parse_text_string(sound.text))
    assert [(finding.code, finding.quote) for finding in result.findings] == []
    assert result.program == sound.program.value
    assert set(sound_theories(sound)) <= set(result.theories)


@EVERY_LETTER
def test_sound_letter_has_no_finding_when_its_purpose_is_told(linter: Linter, sound: SoundLetter) -> None:
    linter.options = Options(program=sound.program, theories=sound.theories, conditions=sound.conditions)
    result = linter.judge(parse_text_string(sound.text))
    assert [(finding.code, finding.quote) for finding in result.findings] == []


def sound_theories(sound: SoundLetter) -> tuple[str, ...]:
    return tuple(theory.value for theory in sound.theories)
