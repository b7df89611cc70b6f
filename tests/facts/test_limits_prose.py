"""A sentence's limits: each measure goes to the activity it is told of."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from nexuslint.facts.limits_prose import told_by_sentence
from nexuslint.facts.limits_told import Told
from nexuslint.facts.limits_words import ONE_SIDED

CASES = yaml.safe_load((Path(__file__).parent / "limits_prose.yaml").read_text(encoding="utf-8"))


def as_line(told: Told) -> str:
    side = told.side.value if told.side and told.activity in ONE_SIDED else ""
    parts = [told.activity, f"{told.amount} {told.unit}".strip(), told.per, side]
    return ("*" if told.up_to else "") + "; ".join(parts).rstrip("; ")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_sentence(case: dict[str, object]) -> None:
    text = str(case["text"])
    told = told_by_sentence(text, 0)
    assert [as_line(one) for one in told] == case["limits"]
    for one in told:
        assert 0 <= one.start < one.end <= len(text)
        assert one.measured is bool(one.unit)
