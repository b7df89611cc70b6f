"""Contrary evidence is answered by what takes it to task, not by dissent alone (NX503)."""

from __future__ import annotations

import pytest

from tests.facts.labelled_letters import codes_of

OPINION = (
    "opinion_firm standard diagnosis",
    "It is at least as likely as not that his lumbar strain is due to the fall in the Army.",
)
EXAM = ("adverse_evidence", "Dr. Prewitt, for the VA, found it less likely than not related.")


class TestAnswered:
    @pytest.mark.parametrize(
        "answer",
        [
            "He did not take up the two entries of July 2007.",
            "That exam was an inventory of complaints, and no one bent the back.",
            "She passed over the sick-call slips.",
            "Prewitt had him for thirty-five minutes by his own clock.",
            "The examiner never saw the film of 2004.",
        ],
    )
    def test_a_sentence_that_takes_the_examiner_to_task_answers(self, answer: str) -> None:
        assert "NX503" not in codes_of(EXAM, ("", answer), OPINION)

    def test_the_cause_that_the_examiner_gave_may_be_weighed_instead(self) -> None:
        codes = codes_of(
            ("adverse_evidence", "The VA examiner laid it to eleven years of roofing, not to the Army."),
            ("cause_considered", "Roofing wears every level alike, and he has just the one."),
            OPINION,
        )
        assert "NX503" not in codes

    def test_a_reason_beside_the_dissent_answers(self) -> None:
        codes = codes_of(EXAM, ("rebuttal", "I disagree, because the slips of 2004 were left out."), OPINION)
        assert "NX503" not in codes


class TestUnanswered:
    @pytest.mark.parametrize(
        ("roles", "sentence"),
        [
            ("rebuttal", "With respect, we differ."),
            ("rebuttal", "That is mistaken."),
            ("rebuttal", "That was disappointing for him to hear."),
            ("daily_impact", "He lies down twice a day and has missed two of his daughter's birthdays."),
            ("", "He has no trouble with his neck."),
        ],
    )
    def test_dissent_alone_or_another_matter_does_not_answer(self, roles: str, sentence: str) -> None:
        assert "NX503" in codes_of(EXAM, (roles, sentence), OPINION)

    @pytest.mark.parametrize("denial", ["VA turned him down in 2022.", "His claim was denied in March 2021."])
    def test_a_bare_denial_is_heard_by_its_words(self, denial: str) -> None:
        assert "NX503" in codes_of(("", denial), OPINION)


class TestNotContrary:
    @pytest.mark.parametrize(
        "sentence",
        [
            "The corpsman remarked that it could be allergies.",
            "The emergency doctor had it down as a probable strain.",
            "The VA examiner noted the back and gave no opinion on it.",
        ],
    )
    def test_a_doubt_or_no_opinion_speaks_against_nothing(self, sentence: str) -> None:
        assert "NX503" not in codes_of(("adverse_evidence", sentence), OPINION)

    @pytest.mark.parametrize("sentence", ["He denies chest pain.", "He was not denied treatment by anybody I know of."])
    def test_other_denials_are_none(self, sentence: str) -> None:
        assert "NX503" not in codes_of(("", sentence), OPINION)
