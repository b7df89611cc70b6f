"""Words so plain that they are heard where the learned reader hears nothing, and their near misses that stay unheard."""

from __future__ import annotations

import pytest

from nexuslint.model.facts import Program
from tests.facts.labelled_letters import codes_of

FIRM = (
    "opinion_firm standard diagnosis",
    "It is more likely than not that his lumbar strain is due to the fall in the Army.",
)
ALONE = ("diagnosis", "He has a lumbar strain.")


class TestAgainst:
    @pytest.mark.parametrize(
        "sentence",
        [
            "I would not lay the lumbar strain at the Navy's door.",
            "I could not in good conscience tie the lumbar strain to the Army.",
            "For the lumbar strain the case falls short of even odds.",
            "I would give it one chance in five.",
            "[X] less likely than not",
        ],
    )
    def test_is_an_adverse_opinion(self, sentence: str) -> None:
        assert "NX205" in codes_of(ALONE, ("", sentence))

    @pytest.mark.parametrize(
        "sentence",
        [
            "The case does not fall short of even odds.",
            "I would not lay it to his age.",
            "He finished half the course.",
            "Half of the disc is gone.",
        ],
    )
    def test_is_none(self, sentence: str) -> None:
        assert "NX205" not in codes_of(FIRM, ("", sentence))

    def test_full_duty_without_restrictions_is_against_a_disability(self) -> None:
        limit = ("work_limit opinion_firm", "Because of the strain he cannot lift more than 10 pounds.")
        codes = codes_of(ALONE, limit, ("", "Work status: full duty, no restrictions."), program=Program.SSD)
        assert {"NX205", "NX206"} <= codes


class TestPossible:
    @pytest.mark.parametrize(
        "sentence",
        [
            "His back could well be a carry-over from the Army.",
            "It may have had its beginnings in the same years of jumping.",
            "I suspect it has the same source.",
        ],
    )
    def test_is_a_hedged_opinion(self, sentence: str) -> None:
        assert "NX202" in codes_of(ALONE, ("", sentence))

    @pytest.mark.parametrize(
        ("roles", "sentence"),
        [
            ("service_event", "He may have been exposed to fuel from the time of his first tour."),
            ("", "The strain may well settle with time."),
            ("", "He may have to be seen again."),
            ("", "I would not call this a mere possibility."),
        ],
    )
    def test_is_none(self, roles: str, sentence: str) -> None:
        assert "NX202" not in codes_of(FIRM, (roles, sentence))


class TestCannotBeSaid:
    @pytest.mark.parametrize(
        "sentence",
        [
            "What set it going I am unable to tell you.",
            "There is simply no telling.",
            "Where it began is a matter I cannot settle.",
            "As to whether the Army is behind it I can say neither yes nor no.",
            "I have no basis to choose among its causes.",
        ],
    )
    def test_is_no_opinion(self, sentence: str) -> None:
        assert "NX207" in codes_of(ALONE, ("", sentence))

    def test_is_said_of_another_condition_than_the_opinion(self) -> None:
        codes = codes_of(
            FIRM,
            ("", ""),
            ("diagnosis", "He also has primary open-angle glaucoma."),
            ("", "Where that comes from I am in no position to say."),
        )
        assert "NX207" in codes

    @pytest.mark.parametrize(
        "sentence", ["I cannot tell you how glad he was.", "He could not say what day it was.", "Call me if need be."]
    )
    def test_other_words_are_none(self, sentence: str) -> None:
        assert "NX207" not in codes_of(FIRM, ("", sentence))


class TestRisk:
    @pytest.mark.parametrize(
        "sentence",
        [
            "He smokes two packs a day.",
            "The scale said 268 pounds this morning.",
            "The emergency record is of a fall from a ladder in 2014.",
            "Drywall and roofing, 1999 to 2014.",
        ],
    )
    def test_stands_unweighed(self, sentence: str) -> None:
        codes = codes_of(FIRM, ("", sentence))
        assert "NX502" in codes
        assert "NX501" not in codes

    @pytest.mark.parametrize(
        ("roles", "sentence"),
        [
            ("service_event", "In the Army he fell from a truck."),
            ("finding", "BP 128/80, pulse 66, BMI 34."),
            ("daily_impact", "He cannot go up a ladder or on a roof any more."),
            ("cause_mentioned", "He was a boatswain's mate, 1983 to 1987."),
            ("cause_mentioned", "He had asthma as a boy."),
        ],
    )
    def test_is_none(self, roles: str, sentence: str) -> None:
        assert "NX502" not in codes_of(FIRM, (roles, sentence))

    @pytest.mark.parametrize(
        "sentence",
        [
            "No intercurrent injury and no other etiology is found in the record.",
            "He has never smoked.",
            "He denies any car accidents.",
        ],
    )
    def test_a_plain_denial_is_a_look_at_causes(self, sentence: str) -> None:
        assert "NX501" not in codes_of(FIRM, ("", sentence))


class TestLaw:
    @pytest.mark.parametrize(
        "sentence",
        [
            "Service must have been the chief cause before I would sign a letter of this sort.",
            "Prove it I cannot.",
            "Since I cannot call the change permanent, I hesitate.",
            "Strict proof is lacking after so many years.",
        ],
    )
    def test_a_stricter_test_is_heard(self, sentence: str) -> None:
        assert "NX210" in codes_of(FIRM, ("", sentence))

    @pytest.mark.parametrize(
        "sentence",
        [
            "Strict proof is not required.",
            "The worsening is permanent.",
            "Service need not be the only cause; that is not the test.",
            "He must keep the main door shut.",
        ],
    )
    def test_none_is_heard(self, sentence: str) -> None:
        assert "NX210" not in codes_of(FIRM, ("", sentence))

    @pytest.mark.parametrize(
        "sentence",
        [
            "The VA ought to grant him the both of them.",
            "She qualifies for individual unemployability on the knee alone.",
            "In my book the knee is a service-connected injury.",
            "He has earned the full hundred.",
        ],
    )
    def test_a_legal_conclusion_is_heard(self, sentence: str) -> None:
        assert "NX208" in codes_of(FIRM, ("", sentence))

    @pytest.mark.parametrize(
        "sentence",
        [
            "He should be granted a hearing in person.",
            "Whether it should be granted or not is for you.",
            "He has been service connected for the knee since 2009.",
            "He qualified for the marathon in 2001.",
        ],
    )
    def test_no_legal_conclusion_is_heard(self, sentence: str) -> None:
        assert "NX208" not in codes_of(FIRM, ("", sentence))


class TestReasons:
    @pytest.mark.parametrize(
        "sentence",
        [
            "The body is one kinetic chain and every part of it is connected to every other part.",
            "One bad joint follows another; I have seen it for forty-four years.",
            "The mind and the body are one system.",
        ],
    )
    def test_a_truism_is_none(self, sentence: str) -> None:
        assert "NX301" in codes_of(FIRM, ("rationale", sentence))

    @pytest.mark.parametrize(
        "sentence",
        [
            "One bad joint follows another, since the limp shifts the load to the sound hip.",
            "The fall tore the fibers of the disc, and I have seen it on the film.",
        ],
    )
    def test_what_is_done_in_the_body_is_one_all_the_same(self, sentence: str) -> None:
        assert "NX301" not in codes_of(FIRM, ("rationale", sentence))

    def test_each_condition_with_its_own_paragraph_needs_its_own(self) -> None:
        codes = codes_of(
            FIRM,
            ("rationale", "A fall on the tailbone goes up through the sacrum into the bottom disc."),
            ("", ""),
            ("opinion_firm standard diagnosis", "His migraine is more likely than not due to the Army."),
        )
        assert "NX301" in codes

    def test_a_reason_before_both_opinions_serves_both(self) -> None:
        codes = codes_of(
            ("rationale", "The fall whipped the neck and drove the spine together, and both gave way."),
            ("", ""),
            FIRM,
            ("", ""),
            ("opinion_firm standard diagnosis", "His migraine is more likely than not due to the Army."),
        )
        assert "NX301" not in codes
