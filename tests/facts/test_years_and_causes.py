"""Years between service and care, the letter's date by its line, what is laid to what, and patterns that stay quick."""

from __future__ import annotations

import pytest

from nexuslint.facts.gaps import _end_of_service, _first_care_after_silence
from nexuslint.facts.linkage import linkage_of
from nexuslint.language.reading import Reading
from nexuslint.lint import Linter
from nexuslint.model.facts import Ground, Program
from nexuslint.parsers.text import parse_text_string
from tests.facts.reading_letters import read, words


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter()


def reading(linter: Linter, text: str) -> Reading:
    return linter.reader(parse_text_string(text))


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("He was discharged in 1979.", 1979),
        ("She served in the Army from June 1998 to June 2002.", 2002),
        ("He left the Navy in 1987, and our sheets start in 2014.", 1987),
        ("He was discharged from the hospital in 2015 after an appendectomy.", None),
        ("He had a shoulder separation in 2016.", None),
        ("He roofed with a crew from 2005 to 2019.", None),
    ],
)
def test_end_of_service(linter: Linter, text: str, year: int | None) -> None:
    assert _end_of_service(reading(linter, text).sentences) == year


@pytest.mark.parametrize(
    ("text", "first_care"),
    [
        ("He got out in 1979. He was first seen for the back in 2003.", "He was first seen for the back in 2003."),
        ("He got out in 1979. He was first seen for the back in 1980.", None),
        ("He got out in 1979. He was married in 2003.", None),
    ],
)
def test_first_care_after_silent_years(linter: Linter, text: str, first_care: str | None) -> None:
    letter = reading(linter, text)
    found = _first_care_after_silence(letter, _end_of_service(letter.sentences))
    assert (found and found[0].text) == first_care


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (
            "Ruth Calloway, MD, board certified in neurology\n21 November 2025\n\nRe: Mr. Leon Pruitt",
            "21 November 2025",
        ),
        ("Date: 2022/11/28\nRe: Mr. Leon Pruitt", "2022/11/28"),
        ("Seen: 12 Dec 2024; letter of 13 Dec 2024\nRe: Mr. Leon Pruitt", "13 Dec 2024"),
        ("I disagree with the examiner's opinion dated June 3, 2022.", None),
        (
            "He has been a patient of mine, and a good one as far as I can tell, since the very first visit on\nMarch 3, 2019.",
            None,
        ),
    ],
)
def test_letter_date(text: str, date: str | None) -> None:
    letter, facts = read(text, Program.VA)
    found = [words(one.span, letter) for one in facts.of("letter_date")]
    assert found == ([date] if date else [])


@pytest.mark.parametrize(
    ("text", "effects", "causes"),
    [
        ("The service-connected diabetes did not cause the kidney disease.", ("kidney disease",), ("diabetes",)),
        ("His sleep apnea is due to his PTSD.", ("sleep apnea",), ("ptsd",)),
        ("The hip arthritis, in my opinion, was brought about by the knee.", ("hip",), ("knee",)),
        ("Her migraine was incurred in service.", ("headache",), ()),
    ],
)
def test_what_is_laid_to_what(linter: Linter, text: str, effects: tuple[str, ...], causes: tuple[str, ...]) -> None:
    linkage = linkage_of(reading(linter, text).sentences[0])
    assert (linkage.effects, linkage.causes) == (effects, causes)


def test_one_side_laid_to_the_other_is_tied_to_a_condition(linter: Linter) -> None:
    linkage = linkage_of(reading(linter, "The left shoulder is a result of the right.").sentences[0])
    assert Ground.CONDITION in linkage.grounds


def test_a_date_with_two_twos_is_no_secondary_claim() -> None:
    _, facts = read(
        "2/2/2023\nRe: Mr. Leon Pruitt\nHis lumbar strain is more likely than not due to a fall in the Army in 2004.",
        Program.VA,
    )
    assert facts.grounds == (Ground.SERVICE,)


@pytest.mark.parametrize("words_between", [5, 200])
def test_words_far_apart_in_text_without_full_stops_are_not_joined(words_between: int) -> None:
    """What bounds the patterns' reach also bounds their work on long text."""
    from nexuslint.facts.linkage import _IS_TIED, _OTHER_SIDE
    from nexuslint.facts.reasons import _THEN_AND_NOW

    between = " so" * words_between
    near = words_between == 5
    assert bool(_OTHER_SIDE.search(f"the left knee{between} due to the right")) is near
    assert bool(_THEN_AND_NOW.search(f"in 2012{between} a normal gait and in 2020 a limp")) is near
    assert bool(_IS_TIED.search(f"the knee is{between}")) is near
