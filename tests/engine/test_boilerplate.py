"""Letters that share their wording, told by what they are known by."""

from __future__ import annotations

import random

import pytest

from nexuslint.engine.boilerplate import MOST, Shared, are_other_people, find_boilerplate
from nexuslint.model.wording import PLACES, Person, Wording

HALE, WHITFIELD, OSEI = (Person(surname=name) for name in ("hale", "whitfield", "osei"))


def wording(claimant: Person | None, *, seed: int = 1, changed: float = 0.0, runs: int = 100) -> Wording:
    """A signature of which a share of the places is another than that of the seed alone."""
    rolls = random.Random(seed)
    places = [rolls.getrandbits(32) for _ in range(PLACES)]
    other = random.Random(f"{claimant}{changed}")
    for place in other.sample(range(PLACES), round(changed * PLACES)):
        places[place] = other.getrandbits(32)
    return Wording(signature=tuple(places), runs=runs, claimant=(claimant,) if claimant else ())


def test_the_same_wording_for_two_claimants_is_told_of_both() -> None:
    found = list(find_boilerplate([wording(HALE), None, wording(WHITFIELD)]))
    assert found == [Shared(letter=0, other=2, share=1.0), Shared(letter=2, other=0, share=1.0)]


def test_the_same_wording_for_one_claimant_is_a_draft() -> None:
    assert list(find_boilerplate([wording(HALE), wording(HALE)])) == []


def test_other_wording_is_silent() -> None:
    assert list(find_boilerplate([wording(HALE), wording(WHITFIELD, seed=2), wording(OSEI, seed=3)])) == []


@pytest.mark.parametrize(("changed", "told"), [(0.2, True), (0.5, True), (0.8, False), (0.95, False)])
def test_more_than_half_of_the_runs_is_most(changed: float, told: bool) -> None:
    """Where half of the places are equal, two thirds of the runs are."""
    found = list(find_boilerplate([wording(HALE), wording(WHITFIELD, changed=changed)]))
    assert bool(found) is told
    assert all(one.share >= MOST for one in found)


def test_a_letter_is_told_beside_the_one_it_is_most_like() -> None:
    letters = [wording(HALE), wording(WHITFIELD, changed=0.4), wording(OSEI, changed=0.1)]
    assert [one.other for one in find_boilerplate(letters)] == [2, 0, 0]


def test_a_short_letter_inside_a_long_one_is_told_and_the_long_one_is_not() -> None:
    letters = [wording(HALE, runs=100), wording(WHITFIELD, changed=0.75, runs=400)]
    assert [one.letter for one in find_boilerplate(letters)] == [0]


def test_a_letter_without_claimant_or_wording_is_not_compared() -> None:
    assert list(find_boilerplate([wording(HALE), wording(None)])) == []
    assert list(find_boilerplate([wording(HALE), Wording(runs=12, claimant=(OSEI,))])) == []


@pytest.mark.parametrize(
    ("one", "other", "others"),
    [
        ("hale", "hale", False),
        ("abernathy-voss", "voss", False),
        ("hale", "hales", True),
        ("van dyke", "dyke", True),
    ],
)
def test_surnames(one: str, other: str, others: bool) -> None:
    assert are_other_people([Person(surname=one)], [Person(surname=other)]) is others


@pytest.mark.parametrize(
    ("one", "other", "others"),
    [("thomas", "t", False), ("thomas", "", False), ("thomas", "marcus", True), ("t", "m", True)],
)
def test_given_names_tell_namesakes_apart(one: str, other: str, others: bool) -> None:
    first, second = Person(surname="hale", given=one), Person(surname="hale", given=other)
    assert are_other_people([first], [second]) is others


def test_a_crowd_of_alike_letters_is_told_whole() -> None:
    people = [Person(surname=f"name{number}") for number in range(300)]
    assert len(list(find_boilerplate([wording(person) for person in people]))) == 300


def test_the_order_of_what_is_found_is_that_of_the_letters() -> None:
    letters = [wording(Person(surname=f"n{number}"), seed=number % 7) for number in range(70)]
    assert [one.letter for one in find_boilerplate(letters)] == list(range(70))


@pytest.mark.slow
def test_thousands_of_different_letters_take_seconds() -> None:
    letters = [wording(Person(surname=f"n{number}"), seed=number) for number in range(5000)]
    assert list(find_boilerplate(letters)) == []
