"""Limits from lines of a form without boxes: "Sitting: 20 minutes", "Grasp 30%  Fine 30%", "never: stoop, crouch"."""

from __future__ import annotations

import re
from dataclasses import replace

from nexuslint.facts.limits_measures import LETTERS, frequencies_of, measures_of
from nexuslint.facts.limits_per import per_of
from nexuslint.facts.limits_told import Told, default_unit, denies, is_none, values_of, with_value
from nexuslint.facts.limits_words import activities_of, side_in

_LABEL = re.compile(r"^\W*(?:\(?\w{1,2}[.)]\s+)?(?P<label>[^:?]{3,90}?)\s*(?P<stop>[:?])\s+(?P<value>\S.*)$")
_FILLER = re.compile(
    r"\b(?:in|an?|the|of|at|one|time|total|per|day|days|month|work|workday|hours?|hrs?|hr|min(?:utes)?|maximum|max|most|expected|needed|can|patient|he|she|and|or|with|on|for|without|how|long|many|much|often|may|be|would|limits?|tolerance|occasionally|frequently|percent|pounds|lbs?|left|right|arm|hand|hands|r|l|\d+|eight|each|required|unscheduled|work-?day|capacity|ability|to|do|does|will|is|able|continuously|extra|shift)\b|\W"
)
_OFTEN_LIST = re.compile(
    r"\b(?P<often>never|rarely|occasionally|frequently|constantly|avoid)\b\s*[:=]\s*(?P<list>[^.;:\[\]☐☒]+)",
    re.IGNORECASE,
)
#: What may be set against one activity by the other: "no ladders" is never, "sitting: none" is unclear.
_POSTURE = frozenset({"stoop", "crouch", "kneel", "crawl", "climb", "climb ladders", "climb stairs", "balance", "twist", "reach overhead", "foot controls", "drive", "heights and machinery", "dust and fumes", "heat and cold", "noise and vibration", "bright light", "turn head"})  # fmt: skip


#: A capacity is the most that can be done.
_CAN = re.compile(r"\b(?:can|may|able|could|no more than|at most|maximum|up to)\b")
_LETTER = re.compile(r"[\s:=]{1,3}([NROFC])(?![\w/])")
_OFTEN = re.compile(r"[\s:=]{1,3}(never|rarely|occasionally|frequently|constantly)\s*(?:[,;.]|$|\s{2})")
_BARE = re.compile(r"[\s:=]{1,3}(\d{1,2}(?:\.\d)?(?:-\d)?)(?=\s*(?:[,;.]?\s|[,;.]?$))")
#: A bare number beside these is hours of the working day.
_OF_THE_DAY = frozenset({"sit", "stand", "walk", "stand and walk"})
_DAY = 8
#: Letters: a label may have a word of its own beside the activity ("POSTURE", "tolerated").
_FEW = 12


def is_posture(activity: str) -> bool:
    """True for postures and surroundings, where "none" and "no" mean never."""
    return activity in _POSTURE


def told_by_label(line: str, start: int, title: str = "") -> list[Told]:
    """The limits of a line of label and value; empty when the label is more than the name of an activity."""
    found = _LABEL.match(line)
    if found is None:
        return []
    label, value = found["label"], found["value"]
    names = activities_of(label)
    if names and not is_bare(label):
        return []
    if not names and not (frequencies_of(label) and re.search(r"\b(?:lift|carry)", title.lower()) and len(label) < 40):
        return []
    activities = [one.name for one in names] or [one.name for one in activities_of(title)][:1]
    told = Told(
        activity="",
        start=start + found.start("label"),
        end=start + found.end("value"),
        side=side_in(label) or side_in(value),
    )
    per = per_of(label)
    made: list[Told] = []
    for name in dict.fromkeys(activities):
        own = replace(told, activity=name)
        values = values_of(value, label, name, per)
        made += [with_value(own, one) for one in values if one.unit or frequencies_of(value)]
        if not values and is_none(value) and is_posture(name) and not denies(value):
            made.append(replace(own, amount="never"))
    return made


def told_by_lists(line: str, start: int) -> list[Told]:
    """The limits of a line that pairs several activities with their measures, or lists activities under a frequency."""
    return _under_frequency(line, start) or _pairs(line, start)


def _under_frequency(line: str, start: int) -> list[Told]:
    """The activities of "never: stoop, crouch, ladders"."""
    made = []
    for match in _OFTEN_LIST.finditer(line):
        often = match["often"].lower().replace("avoid", "never")
        words = match["list"]
        if measures_of(words):
            continue
        for one in activities_of(words):
            at = start + match.start("list")
            made.append(
                Told(activity=one.name, start=at + one.start, end=at + one.end, amount=often, side=side_in(words))
            )
    return made


def _pairs(line: str, start: int) -> list[Told]:
    """Two or more activities, each told at once: "Grasp 30%  Fine 30%", "sit 3  stand/walk 1", "stooping N, kneeling R"."""
    names = activities_of(line)
    if len(names) < 2:
        return []
    measures = () if re.search(r"[a-z]\. +[A-Z]", line) else measures_of(line)
    all_sides = side_in(line[names[-1].end :].partition(",")[2])
    stops = [*(one.start for one in names[1:]), len(line)]
    can = bool(_CAN.search(line[: names[0].start].lower()))
    told: list[Told] = []
    for one, stop in zip(names, stops, strict=True):
        words = line[one.end : stop]
        side = side_in(line[max(0, one.start - 7) : one.end]) or (side_in(words) if measures_of(words) else None)
        base = Told(activity=one.name, start=start + one.start, end=start + one.end, side=side or all_sides)
        measure = next((m for m in measures if one.end <= m.start <= one.end + 3 and m.end <= stop), None)
        if measure:
            often = frequencies_of(line[measure.end : stop])
            is_weight = measure.unit in ("pounds", "kilograms")
            per = (often[0].amount if often else "") if is_weight else per_of(line[measure.end : stop]) or per_of(line)
            told.append(
                replace(
                    base,
                    amount=measure.amount,
                    unit=measure.unit,
                    per=per,
                    measured=True,
                    up_to=measure.up_to or can,
                    end=start + measure.end,
                )
            )
        else:
            told += _bare_pair(base, words, line[: names[0].start])
    if len(told) < 2 or 2 * len(told) <= len(names):
        return []
    has_measures = bool(measures) and all(one.unit for one in told)
    return told if not has_measures or _spare(line) <= _FEW else []


def _bare_pair(base: Told, words: str, lead: str) -> list[Told]:
    """What stands right behind an activity without a unit: "N", "never", hours of the day; `lead` opens the line."""
    letter = _LETTER.match(words)
    if letter:
        return [replace(base, amount=LETTERS[letter[1].lower()], end=base.end + letter.end())]
    often = _OFTEN.match(words.lower())
    if often:
        return [replace(base, amount=often[1], end=base.end + often.end(1))]
    number = _BARE.match(words)
    if number is None:
        return []
    unit, per = default_unit(lead, base.activity)
    if base.activity in _OF_THE_DAY and float(number[1].split("-")[0]) <= _DAY:
        unit, per = unit or "hours", per or "eight-hour day"
    end = base.end + number.end()
    return [replace(base, amount=number[1], unit=unit, per=per, measured=True, end=end)] if unit else []


def _spare(line: str) -> int:
    """How many letters of a line are neither activity nor measure nor small words of forms."""
    rest = list(line.lower())
    places = [(one.start, one.end) for one in activities_of(line)]
    places += [(one.start, one.end) for one in (*measures_of(line), *frequencies_of(line))]
    for start, end in places:
        rest[start:end] = " " * (end - start)
    return len(re.sub(_FILLER, "", "".join(rest)))


def is_bare(label: str, spare: int = _FEW) -> bool:
    """True when a label is made of activities, measures and the small words of forms, but for `spare` letters."""
    return _spare(label) <= spare
