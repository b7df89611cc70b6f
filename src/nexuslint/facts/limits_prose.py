"""Limits from sentences: each measure goes to the activity it is told of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from nexuslint.facts.limits_labels import is_posture, told_by_lists
from nexuslint.facts.limits_measures import Measure, frequencies_of, measures_of
from nexuslint.facts.limits_per import per_of
from nexuslint.facts.limits_told import Told, denies
from nexuslint.facts.limits_words import ONE_SIDED, Activity, activities_of, side_in

_WEIGHTS = frozenset({"lift", "carry", "lift and carry", "push and pull"})
_FAR = frozenset({"walk", "carry", "stand and walk", "drive", "climb", "climb ladders", "heights and machinery"})
_SHARED = frozenset({"off task", "handle", "finger", "feel", "reach", "reach overhead", "reach in front", "sit", "stand", "walk", "stand and walk", "see", "concentrate", "pace", "attendance", "speak"})  # fmt: skip
#: The activities that a unit can measure; for times and lengths of time, those that it cannot.
_CAN_MEASURE: dict[str, frozenset[str]] = {
    "pounds": _WEIGHTS,
    "kilograms": _WEIGHTS,
    "days": frozenset({"attendance"}),
    "percent": _SHARED,
    **dict.fromkeys(("feet", "yards", "meters", "blocks", "miles"), _FAR),
    **dict.fromkeys(("flights", "stairs"), frozenset({"climb stairs", "climb"})),
    "steps": frozenset({"concentrate", "climb stairs", "walk"}),
    "people": frozenset({"interact"}),
    "fahrenheit": frozenset({"heat and cold"}),
    "decibels": frozenset({"noise and vibration"}),
}
_NO_TIME = _WEIGHTS | {"heights and machinery", "dust and fumes", "climb ladders", "attendance"}
_BY_UNIT = {"pounds": "lift", "kilograms": "lift", "days": "attendance", "flights": "climb stairs"}
_JOIN = re.compile(r"^\W*(?:(?:,|and|or|nor|and/or|to|he|she|can|may|then|[/&])\W*)*$")
_CLAUSE = re.compile(r";|\.\s+(?=[A-Z(])|\bbut\b|\bso that\b")
_REST = re.compile(r"\b(?:then|whereupon|followed by|of rest|every)\b")
_CAN = re.compile(
    r"\b(?:can|may|able|could|cannot|can't|cant|not|unable|tolerates?|capable|limited to|should|must|no|past|good for|comfortable|lasts|as much as)\b"
)
_NO = re.compile(
    r"\b(?:no|never|neither|nor|avoid|without|must not|mustn't|should not|cannot|can't|not)\s+(?:any |be |do |have |work (?:at|on|near|with|in) )?(?:moving |open |unprotected |any |\w+ )?$"
)
_QUALIFIED = re.compile(r"^\s*(?:,|;|\.|$|and\b|or\b|nor\b|/|\)|(?:on|with) the (?:left|right))")
_OUT = re.compile(r"(?:\b(?:are|is) (?:out|off|excluded|forbidden|precluded|ruled out)|:\s*(?:no|none|never))\W*$")
#: What could be done once is no limit of today.
_ONCE = re.compile(
    r"\b(?:could|used to|was able to|were able to)\b[^.;]*\b(?:before(?! (?:he|she|they|i|needing|having|getting|leaving|sitting|resting|stopping|the pain)\b)|prior to|previously|formerly|in the past|until (?:the|his|her|(?:19|20)\d\d))\b|\b(?:before|prior to|until) [^,.;]{3,40}, (?:he|she) (?:could|used to|was able)\b"
)
#: What a hand was measured to hold is a finding, not what it may lift.
_STRENGTH = re.compile(r"\b(?:grip|pinch|grasp)(?: strength)?\b[^.;,\d]{0,40}$")
_MANNER = re.compile(
    r"\b(?:prolonged|heavy|repetitive|repeated|frequent|much|excessive|long|extended|forceful|sustained|strenuous|constant|regular|fast|more)\b"
)


def told_by_sentence(text: str, start: int, asked: tuple[str, ...] = ()) -> list[Told]:
    """The limits of a sentence; `asked` are the activities of the question that it answers. Offsets count from `start`."""
    listed = told_by_lists(text, start)
    if listed:
        return listed
    told: list[Told] = []
    at = 0
    for stop in [*(match.start() for match in _CLAUSE.finditer(text)), len(text)]:
        clause = text[at:stop]
        names = activities_of(clause)
        before = [one.name for one in activities_of(text[:at])][-1:]
        told += _of_clause(clause, start + at, names, tuple(before) if not names else (), asked)
        at = stop
    return sorted(told, key=lambda one: one.start)


def _of_clause(
    clause: str, start: int, names: Sequence[Activity], before: tuple[str, ...], asked: tuple[str, ...]
) -> list[Told]:
    if _ONCE.search(clause.lower()):
        return []
    measures = measures_of(clause)
    is_denied = denies(clause)
    told: list[Told] = []
    done: set[str] = set()
    for at, measure in enumerate(measures):
        stop = measures[at + 1].start if at + 1 < len(measures) else len(clause)
        low = measures[at - 1].end if at else 0
        owners = _owners(clause, measure, names, measures)
        if measure.unit in ("pounds", "kilograms") and _STRENGTH.search(clause.lower()[: measure.start]):
            done.update(one.name for one in names if one.end <= measure.start)
            continue
        is_rest = bool(at and _REST.search(clause.lower()[low : measure.start]))
        if is_rest and not any(one.start > low for one in owners):
            continue
        # What stands in front of its own activity counts for the measure before it.
        own = [one.end for one in owners if low <= one.start < measure.start]
        per = _per(clause, measure, min(own, default=low), stop)
        if measure.unit == "times" and not per:
            continue
        activities = list(dict.fromkeys(one.name for one in owners)) or _unnamed(measure, per, before, asked)
        done.update(activities)
        first = min([measure.start, *(one.start for one in owners)])
        last = max([measure.end, *(one.end for one in owners)])
        up_to = measure.up_to or bool(_CAN.search(clause.lower()[: measure.start]))
        tail = re.split(r",|\band\b", clause[last : min(stop, last + 40)])[0]
        window = clause[max(0, low, first - 40) : last] + tail
        for name in activities:
            side = (side_in(tail) or side_in(window)) if name in ONE_SIDED else None
            told.append(
                Told(
                    activity=name,
                    start=start + first,
                    end=start + last,
                    amount=measure.amount,
                    unit=measure.unit,
                    per=per,
                    side=side,
                    measured=True,
                    up_to=up_to,
                )
            )
    told += [_unmeasured(clause, start, one, names) for one in names if one.name not in done and not is_denied]
    return sorted(told, key=lambda one: one.start)


def _owners(clause: str, measure: Measure, names: Sequence[Activity], measures: Sequence[Measure]) -> list[Activity]:
    """The activities that a measure is told of: the nearest before it that it can measure, with those joined to it."""
    fitting = [one for one in names if _fits(one.name, measure.unit)]
    inside = [one for one in fitting if one.start < measure.end and measure.start < one.end]
    if inside:
        return inside
    before = [one for one in fitting if one.end <= measure.start]
    if before:
        owners = [before[-1]]
        for one in reversed(before[:-1]):
            between = clause[one.end : owners[0].start].lower()
            if not _JOIN.match(between) or any(one.end <= m.start < owners[0].start for m in measures):
                break
            owners.insert(0, one)
        return owners
    following = [one for one in fitting if measure.end <= one.start <= measure.end + 45]
    following = [one for one in following if not any(measure.end <= m.start < one.start for m in measures)]
    owners = following[:1]
    for one in following[1:]:
        if not _JOIN.match(clause[owners[-1].end : one.start].lower()):
            break
        owners.append(one)
    return owners


def _fits(activity: str, unit: str) -> bool:
    fitting = _CAN_MEASURE.get(unit)
    return activity in fitting if fitting is not None else activity not in _NO_TIME


def _unnamed(measure: Measure, per: str, before: tuple[str, ...], asked: tuple[str, ...]) -> list[str]:
    """The activities of a measure beside which none is named: those above or asked for, else by the unit."""
    near = [name for name in (*before, *asked) if _fits(name, measure.unit)]
    if near:
        return near[:2]
    if measure.unit == "days" and per not in ("month", "year", "week"):
        return []
    return [_BY_UNIT[measure.unit]] if measure.unit in _BY_UNIT else []


def _per(clause: str, measure: Measure, low: int, stop: int) -> str:
    after, ahead = clause[measure.end : stop], clause[low : measure.start]
    if measure.unit in ("pounds", "kilograms"):
        often = frequencies_of(after) or frequencies_of(ahead)
        return often[0].amount if often else ""
    return (
        per_of(after[:60])
        or per_of(ahead)
        or (per_of(clause[:low]) if per_of(clause[:low]) == "eight-hour day" else "")
    )


def _unmeasured(clause: str, start: int, one: Activity, names: Sequence[Activity]) -> Told:
    """An activity without a number: how often it may be done, where that is said beside it."""
    told = Told(activity=one.name, start=start + one.start, end=start + one.end)
    side = side_in(clause[max(0, one.start - 30) : one.end + 30]) if one.name in ONE_SIDED else None
    ahead, after = clause[max(0, one.start - 30) : one.start].lower(), clause[one.end : one.end + 18].lower()
    often = [o for o in frequencies_of(after) if o.start <= 3] or [
        o for o in frequencies_of(ahead) if len(ahead) - o.end <= 4
    ]
    if often:
        return replace(told, amount=often[0].amount, side=side)
    first = one.start
    for other in reversed([other for other in names if other.end <= one.start]):
        if not _JOIN.match(clause[other.end : first].lower()):
            break
        first = other.start
    ahead = clause[:first].lower()
    is_never = (
        is_posture(one.name) and _NO.search(ahead) and not _MANNER.search(ahead[-30:]) and _QUALIFIED.match(after)
    )
    is_never = is_never or (is_posture(one.name) and _OUT.search(clause.lower()))
    return replace(told, amount="never" if is_never else "", side=side)
