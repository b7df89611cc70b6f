"""Measures of limits as a text tells them: a number with a unit, a share of the day, or how often."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from nexuslint.facts.number_words import BELOW_TWENTY


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One measure: `amount` ("20", "4-6", "less than 1", "4 or more") and plain `unit`, or a frequency word without unit.

    `start` and `end` say where it stands in the text; `up_to`: it is worded as the most.
    """

    amount: str
    unit: str
    start: int
    end: int
    up_to: bool = False


_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_WORDS: dict[str, float] = {word: float(at) for at, word in enumerate(BELOW_TWENTY, start=1)}
_WORDS |= {word: 10.0 * at for at, word in enumerate(_TENS, start=2)}
_WORDS |= {"a": 1.0, "an": 1.0, "zero": 0.0, "half": 0.5, "half a": 0.5, "half an": 0.5, "hundred": 100.0}
_WORDS |= {
    "a quarter": 0.25,
    "quarter": 0.25,
    "a quarter of an": 0.25,
    "quarter of an": 0.25,
    "once": 1.0,
    "twice": 2.0,
}
_WORDS |= {"three quarters of an": 0.75, "a couple of": 2.0, "hourly": 1.0}
_WORD = (
    rf"(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(BELOW_TWENTY[:9])}))?"
    r"|three quarters of an|a quarter of an|quarter of an|a quarter|quarter|half an?|half|a couple of|an?"
    rf"|(?:{'|'.join(reversed(BELOW_TWENTY))})(?: and a half)?|zero"
)
_NUMBER = rf"(?:\d+(?:\.\d+)?(?: ?[½¼¾]| 1/2)?|[½¼¾]|(?:{_WORD}))"
_UNITS: tuple[tuple[str, str], ...] = (
    ("minutes", r"minutes?'?(?!s? walk|'s)|mins?\b\.?|m(?=\b[ ,]*at\b)"),
    ("hours", r"hours?'?|hrs?\b\.?|h\b"),
    ("pounds", r"pounds?|lbs?\b\.?|#"),
    ("kilograms", r"kilograms?|kilos?|kgf?\b"),
    ("percent", r"percent|per cent|%"),
    ("days", r"(?:working |work )?days?'?|d(?=/mo| ?/ ?month)|mornings?|absences"),
    ("times", r"times?|x\b(?! ?ray)|trips?|breaks|rests|naps"),
    ("feet", r"feet(?! \w+ (?:up|elevated))|foot(?= )(?!stool| pedal| control)|ft\b\.?"),
    ("yards", r"yards?|yds?\b"),
    ("meters", r"met(?:er|re)s?|m\b"),
    ("blocks", r"(?:city )?blocks?"),
    ("miles", r"miles?"),
    ("flights", r"flights?(?: of (?:stairs|steps))?"),
    ("stairs", r"stairs"),
    ("steps", r"[- ]?steps?"),
    ("people", r"people|persons"),
    ("decibels", r"decibels?|db\b"),
    ("fahrenheit", r"degrees f(?:ahrenheit)?\b"),
)  # fmt: skip
_UNIT = "|".join(f"(?P<u{at}>{words})" for at, (_, words) in enumerate(_UNITS))
_MOST = r"less than|fewer than|under|up to|no more than|not more than|not over|at (?:the )?most|no longer than|not longer than|maximum(?: of)?|max\.?|≤|<=|<"
_SOME = r"more than|longer than|over|past|beyond|above|exceeding|further than|farther than"
_LEAST = r"at least|>=|≥|>|a minimum of|minimum"
_MEASURE = re.compile(
    rf"(?<![\w.])(?:(?P<most>{_MOST})|(?P<some>{_SOME})|(?P<least>{_LEAST}))?\s*(?:about |approximately |around |roughly |some |only |~|≈)?"
    rf"(?<![\w.])(?P<first>{_NUMBER})(?:\s?(?:-|–|—|to|or)\s?(?P<last>{_NUMBER}))?(?P<plus>\+| plus| or more| or greater)?[- ]?(?:full |city |more |missed |sick |bad |lost |unscheduled |extra |additional |rest |of the )*"
    rf"(?:{_UNIT})(?!\w)"
    rf"(?P<rest> and (?:a half|(?:a|three) quarters?))?(?P<after>\+| or (?:more|greater|longer)| or less| at (?:the )?most| maximum| max\b| tops|,? no more)?"
)
_SHARE = re.compile(
    r"(?:(?P<most>up to|no more than|not more than|at most) )?(?P<share>(?:a|one|two|three)[- ](?:third|quarter|tenth|fifth|half)s?|1/3|2/3|1/4|half|quarter)(?: of)?(?: of)? (?P<day>the (?:work(?:ing)? ?)?(?:day|time|shift)|a (?:day|shift)|of day|day\b|it\b)"
)
_SHARES = {"third": 33, "quarter": 25, "tenth": 10, "fifth": 20, "half": 50}
#: Before "an hour": it is what something else counts against.
_COUNTED = re.compile(r"(?:times?|once|twice|minutes?|mins?\.?|percent|%|out of|per|in|of|each|every)\s+$")
_TIMES = re.compile(r"\b(?P<word>once|twice)(?=,? (?:in|a|an|per|each|every|of)\b)")

_OFTEN: tuple[tuple[str, str], ...] = (
    ("never", r"never|not at all"),
    ("rarely", r"rarely|rare|seldom"),
    ("occasionally", r"occasional(?:ly)?|occ(?:as)?\b\.?|now and (?:then|again)|infrequent(?:ly)?"),
    ("frequently", r"frequent(?:ly)?|freq\b\.?|more often|through the day"),
    ("constantly", r"constant(?:ly)?|continuous(?:ly)?"),
)
_FREQUENCY = re.compile("|".join(rf"\b(?P<f{at}>{words})(?!\w)" for at, (_, words) in enumerate(_OFTEN)))
#: The letters that head the columns of forms.
LETTERS = {"n": "never", "r": "rarely", "o": "occasionally", "f": "frequently", "c": "constantly"}


@lru_cache(maxsize=1024)
def measures_of(text: str) -> tuple[Measure, ...]:
    """The measures with a unit in a text, in its order."""
    lower = text.lower().replace("’", "'")
    found = [_share(match) for match in _SHARE.finditer(lower)]
    for match in _MEASURE.finditer(lower):
        one = _measure(match)
        if (
            one
            and not is_only_per(lower, one)
            and all(one.end <= other.start or one.start >= other.end for other in found)
        ):
            found.append(one)
    found += [
        Measure(amount=_plain(_WORDS[match["word"]]), unit="times", start=match.start(), end=match.end())
        for match in _TIMES.finditer(lower)
    ]
    return tuple(sorted(found, key=lambda one: one.start))


@lru_cache(maxsize=1024)
def frequencies_of(text: str) -> tuple[Measure, ...]:
    """How often, in the words of forms ("occ" is "occasionally"), in the order of the text."""
    return tuple(
        Measure(amount=_OFTEN[int((match.lastgroup or "f0")[1:])][0], unit="", start=match.start(), end=match.end())
        for match in _FREQUENCY.finditer(text.lower())
    )


def is_only_per(text: str, measure: Measure) -> bool:
    """True for the hours of "in an 8-hour day": something else counts against them."""
    if measure.unit != "hours":
        return False
    after, before = text.lower()[measure.end :], text.lower()[: measure.start]
    return bool(re.match(r"[- ]?(?:work)?[- ]?(?:days?|shifts?)\b", after)) or bool(
        re.search(r"\b(?:in|of|per|over|every|each|any)\s(?:an |a |the |every |each )?$", before)
    )


def number_in(text: str) -> str:
    """The bare number that a text consists of ("4", "2-3", "4+", "13 / mo"), "" when it is no number."""
    found = re.match(
        rf"\s*(?P<least>>=?|≥|more than |over )?\s*(?P<first>{_NUMBER})(?: ?(?:-|–|to|or) ?(?P<last>{_NUMBER}))?\s?(?P<plus>\+|or more|plus)?(?=\s|$|[,;/)])",
        text.lower(),
    )
    return _amount(found["first"], found["last"], "", is_more=bool(found["plus"] or found["least"])) if found else ""


def _measure(match: re.Match[str]) -> Measure | None:
    unit = next(_UNITS[at][0] for at in range(len(_UNITS)) if match[f"u{at}"])
    first = match["first"]
    if first in ("a", "an", "one") and unit == "hours" and _COUNTED.search(match.string[: match.start("first")]):
        return None
    if first == "one" and unit == "times":
        return None
    if first in ("a", "an") and unit in ("days", "times", "pounds", "people", "meters", "feet", "percent", "steps"):
        return None
    after = match["after"] or ""
    is_less = bool(match["most"] and re.match(r"less|fewer|under|<(?!=)", match["most"]))
    is_more = bool(match["plus"] or match["least"] or re.match(r"\+| or (?:more|greater|longer)", after))
    value, last = _value(first), match["last"]
    if unit == "hours" and match["rest"]:
        value += 0.5 if "half" in match["rest"] else 0.75 if "three" in match["rest"] else 0.25
    if unit == "hours" and (first.startswith(("half", "a quarter", "quarter", "three quarters")) or first in "½¼¾"):
        value, unit = value * 60, "minutes"
    amount = _amount(_plain(value), last, "less than " if is_less else "", is_more=is_more)
    is_most = bool(match["most"] or match["some"] or re.match(r" at|,? no more| max| tops| or less", after))
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    return Measure(amount=amount, unit=unit, start=start, end=match.end(), up_to=is_most)


def _amount(first: str, last: str | None, before: str, *, is_more: bool) -> str:
    words = _plain(_value(first)) + (f"-{_plain(_value(last))}" if last else "")
    return before + words + (" or more" if is_more else "")


def _share(match: re.Match[str]) -> Measure:
    share = match["share"].replace("-", " ")
    if "/" in share:
        amount = {"1/3": 33, "2/3": 67, "1/4": 25}[share]
    else:
        words = share.split()
        kind = _SHARES[words[-1].rstrip("s")]
        times = {"two": 2, "three": 3}.get(words[0], 1)
        amount = 67 if (times, kind) == (2, 33) else times * kind
    # " of the day" stays free, so that they are read as what the share counts against.
    return Measure(
        amount=str(amount), unit="percent", start=match.start(), end=match.end("share"), up_to=bool(match["most"])
    )


def _value(words: str) -> float:
    words = words.strip().replace("-", " ")
    if words in _WORDS:
        return _WORDS[words]
    if words in _FRACTIONS:
        return _FRACTIONS[words]
    if words.endswith(" and a half"):
        return _value(words[: -len(" and a half")]) + 0.5
    if words.endswith(" 1/2"):
        return float(words[:-4]) + 0.5
    if words[-1] in _FRACTIONS:
        return float(words[:-1]) + _FRACTIONS[words[-1]]
    if words[0].isdigit():
        return float(words)
    return sum(_WORDS[part] for part in words.split())


def _plain(value: float) -> str:
    return f"{value:g}"
