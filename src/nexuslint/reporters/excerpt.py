"""A sentence cut to a length that people read, around the words that matter."""

from __future__ import annotations

from dataclasses import dataclass

from nexuslint.model.finding import Finding
from nexuslint.reporters.encoding import clean

#: Characters of a sentence that are shown around the faulty words: about three lines at 80 columns.
AROUND = 200
#: Characters of the faulty words themselves, before they are cut in their middle.
MARKED = 160
_CUT = "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """Words on one line: `marked` is what to point at, between what stands before and after it."""

    before: str = ""
    marked: str
    after: str = ""


def excerpt_of(finding: Finding) -> Excerpt | None:
    """The faulty words in their sentence, or `None` when the fault is an absence."""
    if finding.quote is None:
        return None
    before = after = ""
    start = _quote_start(finding)
    end = start + len(finding.quote)
    # In a redacted finding the sentence is a mask of its own, in which the words do not stand.
    if finding.context is not None and start >= 0 and finding.context[start:end] == finding.quote:
        before, after = finding.context[:start], finding.context[end:]
    return cut(before, finding.quote, after)


def _quote_start(finding: Finding) -> int:
    """Where the faulty words begin in their sentence; -1 when they stand in none."""
    if finding.quote_start is not None:
        return finding.quote_start
    if finding.span is None or finding.context_span is None:
        return -1
    return finding.span.start - finding.context_span.start


def cut(before: str, marked: str, after: str) -> Excerpt:
    """An excerpt of about `AROUND` characters, blanks tidied, cut at words with an ellipsis."""
    words = shorten(marked, MARKED)
    room = max(AROUND - len(words), 40)
    left, right = _tidy(before, last=False), _tidy(after, last=True)
    of_left = max(room // 2, room - len(right))
    of_right = max(room // 2, room - len(left))
    return Excerpt(before=_end_of(left, of_left), marked=words, after=_start_of(right, of_right))


def shorten(text: str, length: int) -> str:
    """`text` on one line, its middle left out where it is longer than `length` characters."""
    words = clean(text)
    if len(words) <= length:
        return words
    half = length // 2
    return f"{_start_of(words, half).removesuffix(_CUT).rstrip()} {_CUT} {_end_of(words, half).removeprefix(_CUT).lstrip()}"


def first_words(text: str, length: int) -> str:
    """`text` on one line, its end left out where it is longer than `length` characters."""
    return _start_of(clean(text), length)


def _tidy(text: str, *, last: bool) -> str:
    """`text` on one line, keeping whether a blank stands between it and the marked words."""
    words = clean(text)
    if not words:
        return ""
    if last:
        return f" {words}" if text[0].isspace() else words
    return f"{words} " if text[-1].isspace() else words


def _start_of(text: str, length: int) -> str:
    if len(text) <= length:
        return text
    kept = text[:length]
    at = kept.rfind(" ")
    return f"{kept[:at] if at > length // 2 else kept}{_CUT}"


def _end_of(text: str, length: int) -> str:
    if len(text) <= length:
        return text
    kept = text[-length:] if length else ""
    at = kept.find(" ")
    return f"{_CUT}{kept[at + 1 :] if 0 <= at < length // 2 else kept}"
