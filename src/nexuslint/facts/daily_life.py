"""Effects on daily life: which activity, who tells it, and of what time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from nexuslint.facts.limits_scope import only_explains
from nexuslint.facts.limits_since import since_in_sentence
from nexuslint.facts.periods import PeriodKind, periods_in
from nexuslint.facts.pointing import fact
from nexuslint.facts.telling import teller_of
from nexuslint.language.reading import Reading, Sentence
from nexuslint.model.facts import DailyImpact, Speaker, When
from nexuslint.model.span import Span

_NOT_TOLD = frozenset({Speaker.QUESTION, Speaker.LAW, Speaker.LITERATURE})


def find_daily_impact(reading: Reading) -> Iterator[DailyImpact]:
    """Give each effect on daily life, mobility or function; a sentence that tells of two times gives one for each."""
    for sentence in reading.sentences:
        if sentence.speaker in _NOT_TOLD:
            continue
        if sentence.has("daily_impact"):
            seen_by = f"role daily_impact {sentence.score('daily_impact'):.2f}"
        elif sentence.has("work_limit") and not only_explains(sentence):
            seen_by = "a work limit told"
        else:
            continue
        for part in _parts(sentence):
            yield fact(
                DailyImpact,
                sentence,
                part.span,
                seen_by=seen_by,
                activity=activity_of(part.span.of(reading.text).lower()),
                told_by=teller_of(reading, sentence),
                when=part.when,
                since=part.since,
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A part of a sentence that tells of one time."""

    span: Span
    when: When
    since: Span | None


_ONSET = re.compile(
    r"\b(?:at first|at (?:the )?(?:onset|outset)|initially|originally|in the beginning|to begin with|from the (?:start|outset|first)|at the time of the \w+|right after the \w+|when (?:it|the \w+|this|they) (?:first )?(?:began|started|came on|set in)|in (?:the|those) first (?:\w+ )?(?:days|weeks|months|year)|early on)\b"
)
_SINCE = re.compile(
    r"\b(?:ever since|since then|over (?:time|the (?:past |last )?(?:\w+ )?(?:years|months))|by degrees|little by little|gradual\w*|progressive\w*|year (?:by|after|on) year|more and more|each year|every year|has (?:become|grown|worsened|lost|given up|had to|stopped|quit)|"
    r"gave up|given up|stopped|quit|no longer|used to|anymore|any more|has not \w+ (?:in|for)|in the years|with the years)\b"
)
_NOW = re.compile(
    r"\b(?:now|nowadays|today|these days|currently|at present|presently|(?<!could )(?<!was )(?<!were )still|at this time|this year)\b"
)
_CUT = re.compile(
    r";\s*|,\s+(?=(?:but |and |then |while )?(?:now|nowadays|today|these days|currently|at present|by (?:19|20)\d\d|since (?:then|\w+ (?:19|20)\d\d|(?:19|20)\d\d)|over the|later|at first)\b)|\s+(?=(?:but|and) (?:now|today|by (?:19|20)\d\d)\b)"
)


def _parts(sentence: Sentence) -> list[_Part]:
    """The whole sentence, or its parts where they tell of different times."""
    cuts = [0, *(match.end() for match in _CUT.finditer(sentence.lower)), len(sentence.text)]
    parts = [_part(sentence, begin, end) for begin, end in pairwise(cuts) if sentence.text[begin:end].strip()]
    if len({part.when for part in parts}) < 2:
        return [_part(sentence, 0, len(sentence.text))]
    return parts


def _part(sentence: Sentence, begin: int, end: int) -> _Part:
    words = sentence.text[begin:end].rstrip(" ,;")
    lower = words.lower()
    start = sentence.span.start + begin
    span = Span(start=start, end=start + max(len(words), 1))
    if _ONSET.search(lower) and not _NOW.search(lower):
        return _Part(span=span, when=When.ONSET, since=None)
    since = next(iter(since_in_sentence(words, start)), None) or _dated(words, start)
    if since is None and (_NOW.search(lower) or not _SINCE.search(lower)):
        return _Part(span=span, when=When.NOW, since=None)
    return _Part(span=span, when=When.SINCE, since=since)


def _dated(words: str, start: int) -> Span | None:
    """The date of a change: "gave up driving in 2022", "by 2021 she needed help to dress"."""
    for one in periods_in(words):
        if one.kind is PeriodKind.DATE and re.search(
            r"\b(?:by|in|from|after) (?:about )?$", words[: one.start].lower()
        ):
            return Span(start=start + one.start, end=start + one.end)
    return None


_ACTIVITIES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"\b(?:{words})\b"))
    for name, words in (
        ("dressing", r"dress\w*|socks?|shoes?|buttons?|laces?|coat|bra"),
        ("washing", r"show\w+|bath\w*|wash\w*|tub|shav\w+|toilet\w*|hair"),
        ("cooking", r"cook\w*|dishes|stove|kitchen|meals?"),
        ("housework", r"house\w*|vacuum\w*|laundry|clean\w*|chores?|mow\w*|yard|garden\w*|lawn|snow"),
        ("shopping", r"shop\w*|grocer\w*|store|market"),
        ("driving", r"driv\w+|drives|car|truck|pickup"),
        ("sleep", r"sleep\w*|night\w*|wak\w+|bed|awake"),
        ("family and social life", r"wife|husband|son|sons|daughter\w*|grand\w+|kids|children|church|friends?|family|pew|visitors?|party|dinner"),
        ("leisure", r"fish\w*|hunt\w*|boat|golf|hik\w+|guitar|read\w*|danc\w*|bowling|play\w*"),
        ("stairs", r"stairs?|steps|ladder\w*"),
        ("walking", r"walk\w*|blocks?|mile|limp\w*"),
        ("standing", r"stand\w*"),
        ("sitting", r"sit\w*|chair"),
        ("lifting", r"lift\w*|carr(?:y|ies|ied)"),
        ("work", r"work\w*|job|shift"),
        ("mood", r"mood|irritab\w*|cries|crying|withdraw\w*|isolat\w*|anger|panic"),
    )
)  # fmt: skip


def activity_of(text: str) -> str:
    """The first activity of daily life that a text (lower case) names, "daily life" when none is known."""
    return next((name for name, pattern in _ACTIVITIES if pattern.search(text)), "daily life")
