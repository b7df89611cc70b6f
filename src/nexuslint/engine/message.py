"""Fill a rule's message.

A closed list of placeholders, put in by hand: `str.format` on a foreign pack's text would reach into Python objects.
"""

from __future__ import annotations

import re

#: Characters of a quote or detail inside a message; the whole sentence is shown beside it anyway.
LONGEST_QUOTE = 90
_PLACEHOLDER = re.compile(r"\{(quote|condition|detail)\}")
_BLANKS = re.compile(r"\s+")


def fill_message(message: str, *, quote: str = "", condition: str = "", detail: str = "") -> str:
    """The message with its placeholders filled in, all in one pass, so that nothing filled in is read again."""
    values = {
        "quote": shorten(quote),
        "condition": shorten(condition) or "the claimed condition",
        "detail": shorten(detail, longest=2 * LONGEST_QUOTE),
    }
    filled = _PLACEHOLDER.sub(lambda found: values[found[1]], message)
    return filled[:1].upper() + filled[1:]


def shorten(words: str, *, longest: int = LONGEST_QUOTE) -> str:
    """The words on one line; when longer than `longest` characters, cut out of the middle at a blank."""
    line = _BLANKS.sub(" ", words).strip()
    if len(line) <= longest:
        return line
    half = (longest - 3) // 2
    head = line[: half + 1].rpartition(" ")[0] or line[:half]
    tail = line[-(half + 1) :].partition(" ")[2] or line[-half:]
    return f"{head} … {tail}"
