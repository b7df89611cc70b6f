"""What the amount of a limit counts against: at one time, the working day, the month."""

from __future__ import annotations

import re

#: Plain name, and the words for it (lower case); the earliest match counts, of two the earlier line.
_PER: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"(?:{words})(?!\w)"))
    for name, words in (
        ("eight-hour day", r"(?:in |of |over |out of |during |per )?(?:the |an? |every |any )?(?:eight|8)[- ]?(?:hours?|hrs?\.?|h)\b\.?[- ]?(?:work)?[- ]?(?:days?|shifts?)?|(?:out )?of (?:the |every )?(?:eight|8)(?! ?(?:lb|pound|min|feet))|in (?:the )?(?:eight|8)(?! ?(?:lb|pound|min|feet))"),
        ("at one time", r"\b(?:at|in) (?:one|a) (?:time|stretch|sitting|go)|at once|at one go|at any one time|one time|each time|together(?! with)|without (?:a )?(?:break|changing|getting|standing|stopping|interruption|sitting)|before (?:he|she|they|needing|having|getting|the|his|her|leaving)|then|whereupon|continuously|straight|on end|followed"),
        ("month", r"\b(?:(?:a|per|each|every|in (?:a|the|one)|of (?:a|each|the)) (?:\w+ )?month|monthly)|/ ?mo(?:nth)?\b|days/mo\w*|of each month"),
        ("week", r"\b(?:(?:a|per|each|every|in (?:a|the)) week|weekly)|/ ?w(?:ee)?k\b"),
        ("year", r"\b(?:a|per|each|every|in (?:a|the)) year|/ ?y(?:ea)?r\b"),
        ("shift", r"\b(?:(?:a|per|each|every|in (?:a|the)) shift|of the shift)|/ ?shift"),
        ("hour", r"\b(?:(?:an|per|each|every|in an|out of an|of an|of each|of every) hour|hourly)|/ ?h(?:ou)?r\b"),
        ("eight-hour day", r"\bin all|altogether|all told|in total|total(?! of)|if you add it up|cumulative\w*|of both"),
        ("day", r"\b(?:(?:(?:a|per|each|every|over (?:a|the)|over the course of (?:a|the)|in (?:a|the|any)|during (?:a|the)|throughout (?:a|the)|of (?:the|a)|of) )(?:work(?:ing)? ?|business )?day|daily|of the time|of it|the (?:whole |work(?:ing)? ?)?day)|/ ?day"),
    )
)  # fmt: skip


def per_of(text: str) -> str:
    """The plain name of the first thing that an amount counts against in a text, "" when none is told."""
    found = pers_of(text)
    return found[0][1] if found else ""


def pers_of(text: str) -> list[tuple[int, str]]:
    """Where the things stand that amounts count against, with their plain names; none overlaps another."""
    lower = text.lower().replace("’", "'")
    found: list[tuple[int, int, str]] = []
    for name, pattern in _PER:
        for match in pattern.finditer(lower):
            if all(match.end() <= start or match.start() >= end for start, end, _ in found):
                found.append((match.start(), match.end(), name))
    return [(start, name) for start, _, name in sorted(found)]
