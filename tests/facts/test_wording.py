"""What a letter's wording is compared by: the author's prose, without what is the claimant's own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from nexuslint.engine.boilerplate import find_boilerplate
from nexuslint.lint import Linter
from nexuslint.model.wording import PLACES, Person, Wording
from nexuslint.packs import core_pack_folder
from nexuslint.packs.letters import load_sound_letters
from nexuslint.parsers.text import parse_text_string

LETTERS = load_sound_letters(core_pack_folder())
HALE = LETTERS["sound-va-direct"].text
#: Hale's letter as a careless office reuses it: another claimant, other dates, sides and numbers, a fact or two.
REUSED = (
    HALE.replace("Thomas R. Hale", "Nadine Okafor")
    .replace("ending 2207", "ending 8810")
    .replace("March 4, 2025", "11 May 2025")
    .replace("February 11, 2025", "4 April 2025")
    .replace("May 17, 2004", "June 2, 1999")
    .replace("October 2006", "July 2003")
    .replace("Pope Air Force Base", "Fort Bragg")
    .replace("45 degrees", "60 degrees")
    .replace("on the right", "on the left")
    .replace("His ", "Her ")
    .replace("his ", "her ")
    .replace("He ", "She ")
    .replace(" he ", " she ")
    .replace("fell eight feet from the wing of a C-130", "fell ten feet from the ramp of a truck")
)


@pytest.fixture(scope="module")
def linter() -> Iterator[Linter]:
    with Linter() as one:
        yield one


def wording_of(linter: Linter, text: str) -> Wording:
    wording = linter.judge(parse_text_string(text)).wording
    assert wording is not None
    return wording


def test_a_reused_letter_is_told_with_a_share_that_is_near_the_whole(linter: Linter) -> None:
    found = list(find_boilerplate([wording_of(linter, HALE), wording_of(linter, REUSED)]))
    assert [(one.letter, one.other) for one in found] == [(0, 1), (1, 0)]
    assert all(one.share > 0.75 for one in found)


def test_sound_letters_by_other_hands_are_silent(linter: Linter) -> None:
    assert list(find_boilerplate([wording_of(linter, letter.text) for letter in LETTERS.values()])) == []


def test_a_draft_for_the_same_claimant_is_silent(linter: Linter) -> None:
    draft = HALE.replace("Thomas R. Hale", "T. Hale").replace("March 4, 2025", "March 1, 2025")
    assert list(find_boilerplate([wording_of(linter, HALE), wording_of(linter, draft)])) == []


@pytest.mark.xfail(reason="one of two sentences that differ in names alone is read as a form's print")
def test_names_numbers_dates_and_sex_make_no_difference(linter: Linter) -> None:
    text = (
        "RE: {name}\n\nI examined {title} on {day}. {He} stood for {number} minutes, and {his} left knee gave way when {he}"
        " turned toward the door of the examination room without warning or any pain beforehand.\n"
    )
    one = text.format(
        name="Mr. Leon Pruitt", title="Mr. Pruitt", day="May 4, 2021", number="20", He="He", he="he", his="his"
    )
    other = text.format(
        name="Ms. Ida Lund", title="Ms. Lund", day="12 March 2019", number="forty", He="She", he="she", his="her"
    )
    runs = [wording_of(linter, one).runs, wording_of(linter, other).runs]
    assert runs[0] == runs[1] > 20


def test_the_claimant_is_known_by_given_name_and_surname(linter: Linter) -> None:
    assert wording_of(linter, HALE).claimant == (Person(surname="hale", given="thomas"),)


def test_a_short_letter_has_no_signature(linter: Linter) -> None:
    wording = wording_of(linter, "RE: Thomas Hale\n\nHis back pain is due to the fall. Please call me.\n")
    assert wording.signature == ()


def test_a_signature_is_the_same_on_every_run(linter: Linter) -> None:
    assert wording_of(linter, HALE) == wording_of(linter, HALE)
    assert len(wording_of(linter, HALE).signature) == PLACES


def test_the_print_of_a_form_and_the_laws_words_are_not_compared(linter: Linter) -> None:
    """Two answers to one questionnaire share its questions and headings, and nothing of their own."""
    form = (
        "MEDICAL SOURCE STATEMENT\n\nClaimant: {name}\n\n# History\n\n{first}\n\n# Standard\n\nThe standard is whether it is at"
        " least as likely as not, a 50 percent or greater probability, that the condition began in service. 38 CFR 3.102"
        " says that reasonable doubt is resolved in favor of the claimant.\n\n# Questions\n\nWhat are the patient's"
        " symptoms, and how long have they lasted at this severity?\n\n{second}\n"
    )
    ours, theirs = LETTERS["sound-va-direct"].parts, LETTERS["sound-va-secondary"].parts
    one = form.format(name="Thomas Hale", first=ours["reason"], second=f"{ours['course']} {ours['causes']}")
    other = form.format(name="Leon Pruitt", first=theirs["mechanism"], second=f"{theirs['course']} {theirs['causes']}")
    assert list(find_boilerplate([wording_of(linter, one), wording_of(linter, other)])) == []


def test_a_name_left_over_from_the_copied_letter_does_not_make_it_a_draft(linter: Linter) -> None:
    mercer = LETTERS["sound-ssd-mental"].text
    assert "Mr. Mercer" in mercer
    copied = mercer.replace("Alan J. Mercer", "Ottilie Brandvold")
    found = list(find_boilerplate([wording_of(linter, mercer), wording_of(linter, copied)]))
    assert [(one.letter, one.other) for one in found] == [(0, 1), (1, 0)]
