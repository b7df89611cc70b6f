"""Opinions on several conditions or by several roads are kept apart, and each cause is weighed by words on that cause."""

from __future__ import annotations

import pytest

from tests.facts.labelled_letters import codes_of

FIRM = (
    "opinion_firm standard diagnosis",
    "The panic disorder is more likely than not due to the tank fire in the Army.",
)


class TestTwoArms:
    def test_not_service_but_the_other_condition_is_no_adverse_opinion(self) -> None:
        codes = codes_of(
            ("opinion_adverse diagnosis", "I do not believe that the Army started his depression."),
            (
                "opinion_firm standard aggravation diagnosis",
                "In my opinion the depression has at least as likely as not been aggravated by his service-connected back.",
            ),
        )
        assert not {"NX205", "NX206"} & codes

    def test_not_begun_but_made_worse_is_no_adverse_opinion(self) -> None:
        codes = codes_of(
            ("opinion_adverse diagnosis", "The diabetes did not cause his kidney disease."),
            (
                "opinion_firm standard aggravation diagnosis",
                "It is at least as likely as not that the diabetes has aggravated his kidney disease.",
            ),
        )
        assert not {"NX205", "NX206"} & codes

    def test_both_questions_denied_stay_adverse(self) -> None:
        codes = codes_of(
            (
                "opinion_firm standard aggravation diagnosis",
                "It is at least as likely as not that the diabetes has aggravated his kidney disease.",
            ),
            ("opinion_adverse diagnosis", "The diabetes neither caused his kidney disease nor made it worse."),
        )
        assert {"NX205", "NX206"} <= codes


class TestAnotherCondition:
    @pytest.mark.parametrize(
        "sentence",
        [
            "As for the spinning, I cannot tie it to the Army.",
            "The low mood is a different story; I do not see it as related to the Army.",
            "With respect to the grinding, it is not due to his service.",
        ],
    )
    def test_what_is_said_of_it_does_not_conflict(self, sentence: str) -> None:
        codes = codes_of(FIRM, ("opinion_adverse", sentence))
        assert "NX205" in codes
        assert "NX206" not in codes

    @pytest.mark.parametrize(
        "sentence",
        ["As for the panic disorder, I cannot tie it to the Army.", "On balance, it is not due to his service."],
    )
    def test_the_same_condition_does(self, sentence: str) -> None:
        assert {"NX205", "NX206"} <= codes_of(FIRM, ("opinion_adverse", sentence))

    def test_no_opinion_on_it_is_told_beside_a_firm_one_on_the_first(self) -> None:
        cannot = ("speculation", "As for the grinding, I am in no position to tell you what did that.")
        assert "NX207" in codes_of(FIRM, cannot)
        assert "NX207" not in codes_of(FIRM, ("speculation", "What did that, I am in no position to tell you."))

    def test_it_stands_for_the_diagnosis_before(self) -> None:
        codes = codes_of(
            ("diagnosis", "He has osteoarthritis of the right shoulder."),
            (
                "opinion_firm standard",
                "More likely than not this osteoarthritis began when the line parted in the Navy.",
            ),
            ("", ""),
            ("diagnosis finding", "The left knee is on his form as well, with a torn meniscus."),
            ("speculation", "What did that, I am in no position to tell you."),
        )
        assert "NX207" in codes


class TestWeighedCauses:
    MENTION = ("cause_mentioned", "Past history: his first marriage ended in divorce in 2016.")

    def test_by_words_on_the_same_cause(self) -> None:
        weighed = ("cause_considered", "The divorce came eight years after the nightmares and explains none of them.")
        assert "NX502" not in codes_of(FIRM, self.MENTION, ("", ""), weighed)

    def test_not_by_words_on_another(self) -> None:
        other = ("cause_considered", "There was no abuse in childhood, and his history is otherwise clean.")
        assert "NX502" in codes_of(FIRM, self.MENTION, ("", ""), other)

    def test_not_by_the_answer_to_an_examiner(self) -> None:
        codes = codes_of(
            FIRM,
            ("", ""),
            ("cause_mentioned", "He has smoked a pack daily since his twenties."),
            ("adverse_evidence", "The examiner found the disorder less likely than not related."),
            ("rebuttal", "That opinion passes over two nights in our emergency room."),
        )
        assert "NX502" in codes

    def test_each_of_several_must_be_weighed(self) -> None:
        several = ("cause_mentioned", "He drank beer until 2010, and his two brothers take pills for pressure.")
        drink = ("cause_considered", "Alcohol does not do this, and it was given up before it began.")
        both = ("cause_considered", "Neither the beer nor the brothers explain a disorder that began in one night.")
        assert "NX502" in codes_of(FIRM, several, ("", ""), drink)
        assert "NX502" not in codes_of(FIRM, several, ("", ""), both)

    def test_a_cause_that_only_an_examiner_raises_wants_an_answer(self) -> None:
        raised = "The VA examiner wrote that it is unlikely, since he drinks heavily."
        told = {"speakers": {raised: "examiner"}}
        assert "NX502" in codes_of(FIRM, ("", ""), ("adverse_evidence cause_mentioned", raised), **told)
        answer = ("rebuttal cause_considered", "He drinks because of the nightmares, which came first.")
        assert "NX502" not in codes_of(FIRM, ("", ""), ("adverse_evidence cause_mentioned", raised), answer, **told)
