"""Limits on work activities and their measures, from prose, lists, tables and tick-box grids."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nexuslint.facts.conditions import side_of
from nexuslint.facts.pointing import fact
from nexuslint.language.reading import Reading, Sentence
from nexuslint.model.facts import Limit, Speaker
from nexuslint.model.span import Span

_NOT_TOLD = frozenset({Speaker.QUESTION, Speaker.LAW, Speaker.LITERATURE, Speaker.EXAMINER})
ACTIVITIES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"\b(?:{words})\b"))
    for name, words in (
        ("stand and walk", r"stand(?:ing)?(?: ?/ ?| and/or | or | and )walk(?:ing)?|walk(?:ing)?(?: ?/ ?| and/or | or | and )stand(?:ing)?"),
        ("sit", r"sit(?:s|ting)?|seated"),
        ("stand", r"stand(?:s|ing)?|on (?:his|her|their) feet"),
        ("walk", r"walk(?:s|ing)?|ambulat\w+"),
        ("lift and carry", r"(?:lift(?:ing)?|raise)(?: ?/ ?| and/or | or | and )carry(?:ing)?"),
        ("lift", r"lift(?:s|ing)?|pounds|lbs?"),
        ("carry", r"carr(?:y|ies|ying)"),
        ("push and pull", r"push(?:ing)?|pull(?:ing)?"),
        ("reach", r"reach(?:es|ing)?|overhead|above (?:the )?shoulder"),
        ("handle", r"handl(?:e|es|ing)|grasp(?:s|ing)?|grip(?:s|ping)?|gross manipulation"),
        ("finger", r"finger(?:ing)?|fine (?:manipulation|motor)|pinch(?:ing)?|typ(?:e|ing)|keyboard\w*|button\w*"),
        ("stoop", r"stoop(?:s|ing)?|bend(?:s|ing)?"),
        ("crouch", r"crouch(?:es|ing)?|squat(?:s|ting)?"),
        ("kneel", r"kneel(?:s|ing)?"),
        ("crawl", r"crawl(?:s|ing)?"),
        ("climb", r"climb(?:s|ing)?|stairs?|ladders?|ramps?|scaffold\w*"),
        ("balance", r"balanc(?:e|ing)"),
        ("twist", r"twist(?:s|ing)?|turn (?:his|her) (?:head|neck)"),
        ("see", r"see|vision|visual\w*|read(?:ing)? print|screens?"),
        ("hear", r"hear(?:ing)?|telephone"),
        ("speak", r"speak(?:ing)?|talk(?:ing)?"),
        ("attendance", r"absen(?:t|ces?)|miss(?:es|ed)?|attendance"),
        ("off task", r"off[- ]task"),
        ("breaks", r"breaks?|lie down|lying down|rest periods?|recline"),
        ("concentrate", r"concentrat\w+|attention|attend|focus|instructions?|remember\w*|memory|task"),
        ("pace", r"pace|production|quota\w*|speed"),
        ("interact", r"interact\w*|coworkers?|co-workers?|public|supervis\w+|people|crowds?|customers?|criticism"),
        ("adapt", r"adapt\w*|changes? in (?:routine|the work)|stress"),
        ("environment", r"dust|fumes?|heights?|machinery|heat|cold|humidity|noise|vibrat\w+|hazards?|odou?rs?|pulmonary irritants|light(?:s|ing)?"),
        ("drive", r"driv(?:e|es|ing)"),
    )
)  # fmt: skip
_NUMBER = r"(?:\d+(?:\.\d+)?(?: ?(?:-|–|to) ?\d+(?:\.\d+)?)?|zero|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|twenty-five|thirty|forty|forty-five|fifty|sixty|ninety|half an?|an?|a third|one third|a quarter|half)"
_MEASURE = re.compile(
    rf"\b(?:(?:less|more|fewer) than |under |over |about |up to |at least |at most |some |roughly |no more than )?(?P<amount>{_NUMBER})[- ]?(?P<unit>minutes?|mins?\b|hours?|hrs?\b|hr\b|h\b|pounds?|lbs?\b|lb\b|#|kg|kilos?|percent|per cent|%|days?|times?|feet|ft\b|yards?|blocks?|miles?|metres?|meters?|steps?|flights?|absences|breaks?|people)"
)
_FREQUENCY = re.compile(r"\b(?P<amount>never|rarely|seldom|occasional(?:ly)?|frequent(?:ly)?|constant(?:ly)?|continuous(?:ly)?|unlimited|no limit)\b")
_PER = re.compile(r"\b(?:at (?:one|a) (?:time|stretch|sitting|go)|at once|without (?:a )?(?:break|changing|getting|standing|stopping)|in an? (?:eight|8)[- ]?(?:hour|hr|h)(?: work)?[- ]?(?:day|shift)?|(?:of|in) (?:the|a|an) (?:work ?)?(?:day|shift|hour|week|month)|(?:a|per|each|every) (?:day|week|month|hour|year|shift)|total)\b")
_TICKED = re.compile(r"(?:\[ ?[xX✓] ?\]|\([xX]\)|[☒☑■✓✔])\s*([^\[\]()☐☒☑□■✓✔|]+)|([^\[\]()☐☒☑□■✓✔|\s][^\[\]()☐☒☑□■✓✔|]*?)\s*(?:\[ ?[xX✓] ?\])(?!\s*[A-Za-z0-9])")
_SIDE = re.compile(r"\b(?:(bilateral\w*|both)|(left)|(right))\b", re.I)


def find_limits(reading: Reading) -> Iterator[Limit]:
    """Give each limit on a work activity with its measure; a sentence with several gives several."""
    for sentence in reading.sentences:
        if sentence.speaker in _NOT_TOLD and not _has_tick(sentence):
            continue
        if not sentence.has("work_limit", "sustained_work"):
            continue
        found = list(_limits_of(sentence))
        yield from found or [
            fact(Limit, sentence, seen_by=f"role work_limit {sentence.score('work_limit'):.2f}", measured=sentence.has("measured"))
        ]


def activities_in(text: str) -> tuple[str, ...]:
    """The work activities that a text (lower case) names, in order."""
    return tuple(name for name, _, _ in _activities(text))


def _has_tick(sentence: Sentence) -> bool:
    return bool(_TICKED.search(sentence.text))


def _limits_of(sentence: Sentence) -> Iterator[Limit]:
    """The limits of one sentence: each activity with the measure that stands nearest after it, else before it."""
    text = sentence.lower
    activities = _activities(text)
    measures = [m for pattern in (_MEASURE, _FREQUENCY) for m in pattern.finditer(text) if not _is_unticked(sentence, m)]
    for name, start, end in activities:
        measure = _nearest(measures, start, end, activities)
        per = _per(text, measure.end() if measure else end)
        amount = measure.group("amount") if measure else ""
        unit = (measure.groupdict().get("unit") or "") if measure else ""
        last = max(end, measure.end()) if measure else end
        first = min(start, measure.start()) if measure else start
        side = _SIDE.search(sentence.text[max(0, start - 30) : end + 30])
        yield fact(
            Limit,
            sentence,
            Span(start=sentence.span.start + first, end=sentence.span.start + last),
            seen_by=f"role work_limit {sentence.score('work_limit', 'sustained_work'):.2f}",
            activity=name,
            amount=amount,
            unit=unit.strip(),
            per=per,
            side=side_of(side) if side else None,
            measured=bool(unit) or sentence.has("measured"),
        )


def _activities(text: str) -> list[tuple[str, int, int]]:
    found: list[tuple[str, int, int]] = []
    for name, pattern in ACTIVITIES:
        for match in pattern.finditer(text):
            if all(match.end() <= start or match.start() >= end for _, start, end in found):
                found.append((name, match.start(), match.end()))
    return sorted(found, key=lambda one: one[1])


def _nearest(
    measures: list[re.Match[str]], start: int, end: int, activities: list[tuple[str, int, int]]
) -> re.Match[str] | None:
    """The first measure after the activity and before the next one, else the last one before it."""
    following = min((other[1] for other in activities if other[1] > start), default=10**6)
    after = [m for m in measures if end <= m.start() < following]
    if after:
        return min(after, key=lambda m: m.start())
    before = [m for m in measures if m.end() <= start and not any(m.end() <= other[1] < start for other in activities)]
    return max(before, key=lambda m: m.end()) if before else None


def _is_unticked(sentence: Sentence, measure: re.Match[str]) -> bool:
    """True when the measure is a box of a grid that is not the ticked one."""
    ticked = [m for m in _TICKED.finditer(sentence.text)]
    if not ticked or not re.search(r"\[\s*\]|\( \)|[☐□]", sentence.text):
        return False
    return not any(m.start() <= measure.start() and measure.end() <= m.end() + 1 for m in ticked)


def _per(text: str, at: int) -> str:
    found = _PER.search(text, at, min(len(text), at + 40)) or _PER.search(text)
    return found.group() if found else ""


