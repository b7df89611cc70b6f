"""Which of the five classes the facts of a sentence make it."""

from __future__ import annotations

import pytest
from opinions import class_of

from nexuslint.model.facts import Direction, Fact, Facts, Opinion, Program, Speaker, Speculation, Strength
from nexuslint.model.span import Span

SPAN = Span(start=0, end=4)


def opinion(
    direction: Direction = Direction.FAVORABLE, strength: Strength = Strength.FIRM, speaker: Speaker = Speaker.AUTHOR
) -> Opinion:
    return Opinion(span=SPAN, sentence=SPAN, speaker=speaker, seen_by="test", direction=direction, strength=strength)


SPECULATION = Speculation(span=SPAN, sentence=SPAN, speaker=Speaker.AUTHOR, seen_by="test")


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([opinion()], "firm_favorable"),
        ([opinion(Direction.ADVERSE)], "firm_adverse"),
        ([opinion(Direction.ADVERSE), opinion()], "firm_favorable"),
        ([opinion(strength=Strength.POSSIBLE)], "hedged"),
        ([opinion(strength=Strength.POSSIBLE), SPECULATION], "speculation"),
        ([SPECULATION, opinion(Direction.ADVERSE)], "firm_adverse"),
        ([opinion(speaker=Speaker.EXAMINER)], "not_an_opinion"),
        ([], "not_an_opinion"),
    ],
)
def test_class_of_the_facts(found: list[Fact], expected: str) -> None:
    by_kind = {
        "opinion": tuple(one for one in found if isinstance(one, Opinion)),
        "speculation": tuple(one for one in found if isinstance(one, Speculation)),
    }
    assert class_of(Facts(program=Program.VA, by_kind=by_kind)) == expected
