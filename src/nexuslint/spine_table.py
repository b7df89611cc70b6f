"""Rows of the table of function for a letter on the spine: motion, flare-ups, and signs that go into a limb.

Source: 38 CFR 4.40, 4.45, 4.59 and 4.71a, from memory: the rating of a spine turns on motion, on pain with it, on what
flare-ups take away, and on the nerves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nexuslint.function_words import quoted
from nexuslint.model.facts import Diagnosis, Facts, MotionKind, MotionOrFlareUp, RadiatingSign
from nexuslint.model.letter import Letter
from nexuslint.model.report import FunctionKind, FunctionRow
from nexuslint.model.span import Span

_DEGREES = re.compile(r"\b(\d{1,3}(?: ?(?:-|–|to|of) ?\d{1,3})?)(?: degrees|°)")
_BARE = re.compile(r"^[^.;,\d]{0,24}\b(\d{1,3})\b(?! ?(?:percent|%|/|mm|cm|times))")
_HOW_OFTEN = re.compile(
    r"\b(?:(?:about |up to |some )?(?:once|twice|(?:\d+|two|three|four|five|six|several)(?: (?:to|or) (?:\d+|two|three|four|five|six))?(?: times| days| flare-?ups)?) (?:in )?(?:a|per|each|every) (?:day|week|month|year)|(?:every|each) (?:(?:few|two|three|four|six|other) )?(?:days?|weeks?|months?)|daily|weekly|monthly)\b",
    re.IGNORECASE,
)
_KINDS = {MotionKind.MOTION: FunctionKind.MOTION, MotionKind.FLARE_UP: FunctionKind.FLARE_UP}
_NAMES = {
    FunctionKind.MOTION: "range of motion",
    FunctionKind.FLARE_UP: "flare-ups",
    FunctionKind.RADIATING: "radiating signs",
}
#: One kind fills no more rows than this.
_OF_A_KIND = 2


def spine_rows_of(facts: Facts, letter: Letter) -> Iterator[FunctionRow]:
    """The rows, where a condition of the spine is diagnosed; none otherwise."""
    if not any(isinstance(one, Diagnosis) and one.spine and one.claimed for one in facts.of("diagnosis")):
        return
    told: list[tuple[FunctionKind, MotionOrFlareUp | RadiatingSign]] = [
        (_KINDS[one.kind], one) for one in facts.of("motion_or_flare_up") if isinstance(one, MotionOrFlareUp)
    ]
    # A sign that a limit is laid to stands beside the limit.
    limited = {one.sentence for one in facts.of("limit")}
    told += [
        (FunctionKind.RADIATING, one)
        for one in facts.of("radiating_sign")
        if isinstance(one, RadiatingSign) and one.sentence not in limited
    ]
    count = dict.fromkeys(FunctionKind, 0)
    for kind in (FunctionKind.MOTION, FunctionKind.FLARE_UP, FunctionKind.RADIATING):
        for _, one in (pair for pair in told if pair[0] is kind):
            count[kind] += 1
            if count[kind] > _OF_A_KIND:
                break
            yield FunctionRow(
                activity=_NAMES[kind],
                measure=_measure(kind, one, letter),
                quote=quoted(one.sentence, letter),
                location=letter.locate(one.span),
                kind=kind,
                loss=quoted(one.loss, letter),
            )


def _measure(kind: FunctionKind, one: MotionOrFlareUp | RadiatingSign, letter: Letter) -> str:
    """Degrees of motion or of a leg raise, or how often flare-ups come; "" when none is told."""
    if kind is FunctionKind.FLARE_UP:
        found = _HOW_OFTEN.search(one.sentence.of(letter.text))
        return found[0].lower() if found else ""
    if one.span.end >= one.sentence.end:
        return ""
    after = Span(start=one.span.end, end=one.sentence.end).of(letter.text)
    found = _DEGREES.search(after) or (_BARE.search(after) if kind is FunctionKind.MOTION else None)
    return f"{found[1]} degrees" if found else ""
