"""Since when a limit holds: the words in its own sentence, or in one that speaks of limits as such."""

from __future__ import annotations

import re

from nexuslint.facts.limits_words import activities_of
from nexuslint.facts.periods import Period, PeriodKind, periods_in, span_of
from nexuslint.model.span import Span

#: In front of a period: it is the beginning of what the clause tells.
_SINCE = re.compile(
    r"\b(?:(?:ever )?since|dating (?:back )?(?:to|from)|beginning (?:in|on|with)|starting (?:in|on|with)|as of|effective|from)\s*:?\s*(?:about |approximately |on or about |at least |roughly |in |on |the )*$"
)
_ONWARD = re.compile(
    r"^\s*(?:on(?:ward)?s?\b|forward|through|until (?:now|today)|to (?:the )?(?:present|date|now|today))"
)
#: The same where limits as such are spoken of, so that weaker words do.
_SINCE_OF_LIMITS = re.compile(
    r"(?:\b(?:since|from|dat(?:e|ed|es|ing)(?: back)?(?: to| from)?|go(?:es)? back to|beg[au]n|begin(?:s|ning)?|start(?:ed|s|ing)?|onset|present|in place|exist\w*|appl(?:y|ies|ied)|as of|effective|first (?:present|appeared|noted|seen)|came (?:on|in)|set in|trace[sd]?(?: back)?(?: to)?|earliest date|in effect)\b)[^.;]{0,28}$"
)
_NOT_BEFORE = re.compile(
    r"\b(?:not|never|none|no)\b[^.;]{0,60}\b(?:before|prior to|until)\s*(?:about |the )*$", re.IGNORECASE
)
_LASTED = re.compile(r"\b(?:have|has|had|been|lasted|existed|persisted|present|in place)\b")
#: What else a clause dates: care, drugs, devices, work and acquaintance.
_DATES_OTHER_THINGS = re.compile(
    r"\b(?:treat\w*|seen|seeing|saw|follow\w*|cared|known|patient|under (?:my|our)|prescri\w+|tak(?:es|en|ing)|on (?:methotrexate|insulin|oxygen|dialysis|disability|leave)|mg|using|used|uses|worn|wears|employed|worked|out of work|unemployed|married|sober|diagnos\w+|review\w*|records?|notes?|films?|mri|imaging|x-?rays?)\b"
)
_CLAUSE = re.compile(
    r"[;:]|\.\s|,\s+(?:and|but|who|which|so|while)\b|\band (?:he|she|they|i|we|has|cannot|can)\b|\bbut\b|\bwho\b"
)
_FUNCTION = re.compile(
    r"\b(?:limit\w*|restrict\w*|unable|not able|cannot|can(?:'t)?|could|able|has had to|had to|must|only)\b"
)


def since_in_sentence(text: str, start: int) -> list[Span]:
    """The beginnings that a sentence tells of the limits in it; `start` is its offset in the letter."""
    return [span_of(one, start) for one in periods_in(text) if _is_of_limit(text, one)]


def since_of_limits(text: str, start: int) -> Span | None:
    """The beginning that a sentence about limits as such tells ("these limits have been in place since March 2021")."""
    for one in periods_in(text):
        before = text[: one.start].lower()
        if one.kind is PeriodKind.LENGTH:
            if _LASTED.search(before):
                return span_of(one, start)
        elif _SINCE_OF_LIMITS.search(before) or _NOT_BEFORE.search(before):
            return span_of(one, start)
    return None


def since_as_answer(text: str, start: int) -> Span | None:
    """The beginning that an answer consists of, or begins with."""
    found = next(iter(periods_in(text)), None)
    return span_of(found, start) if found is not None and found.start <= 40 else None


def _is_of_limit(text: str, period: Period) -> bool:
    lower = text.lower().replace("’", "'")
    before, after = lower[: period.start], lower[period.end :]
    cuts = [match.end() for match in _CLAUSE.finditer(before)]
    clause = before[cuts[-1] if cuts else 0 :]
    follow = _CLAUSE.split(after, maxsplit=1)[0]
    if period.kind is PeriodKind.LENGTH:
        if not re.search(r"\b(?:has|have|had|been)\b", clause + follow):
            return False
    else:
        lead = _SINCE.search(before)
        if lead is None:
            return False
        if lead.group().lstrip().startswith("from") and not _ONWARD.match(after):
            return False
        if period.kind is PeriodKind.EVENT and re.match(
            r"\s*(?:did|failed|is|was|does|left|made|makes|means|has not|healed)\b", after
        ):
            return False
    if _DATES_OTHER_THINGS.search(clause) and not _names_function(clause):
        return False
    # In front of its clause it dates what follows, behind it what stands before.
    return _names_function(clause) or not re.search(r"\w", _SINCE.sub("", clause)) or _names_function(follow)


def _names_function(clause: str) -> bool:
    return bool(activities_of(clause) or _FUNCTION.search(clause))
