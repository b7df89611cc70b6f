"""Where sentences begin and end, over abbreviations, lists, questionnaires and hard-wrapped lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from nexuslint.model.letter import UNREAD_KINDS, Block
from nexuslint.model.span import Span

Opening = Literal["paragraph", "line", "sentence"]

#: A line at least this long may have been cut by a page margin rather than on purpose (characters).
_WRAP_WIDTH = 56
#: How much shorter than the longest line of its block a wrapped line may be: one long word (characters).
_RAGGED = 22

_ABBREVIATIONS = frozenset((
    "dr", "mr", "mrs", "ms", "messrs", "prof", "rev", "hon", "sgt", "ssgt", "tsgt", "msgt", "sfc", "cpl", "pfc",
    "spc", "pvt", "lt", "col", "maj", "gen", "capt", "cmdr", "cdr", "adm", "ens", "st", "ste", "ave", "blvd", "rd",
    "no", "nos", "vs", "v", "al", "fig", "figs", "ref", "vol", "pp", "pg", "approx", "dept", "dist", "est", "ext",
    "inc", "ltd", "corp", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon",
    "tue", "wed", "thu", "fri", "lic", "cert", "tel", "fax", "re", "cf", "viz", "pt", "pts", "yr", "yrs", "wk", "wks",
    "mo", "mos", "ret", "oz", "ft", "in", "ml", "mcg", "wt", "ht", "temp", "resp", "app", "vet", "fed", "cir", "supp",
    "cont", "incl", "esp", "u.s", "u.s.c", "c.f.r", "i.e", "e.g", "a.m", "p.m", "m.d", "d.o", "ph.d", "psy.d", "d.c",
    "n.p", "p.a", "p.a.-c", "r.n", "ed.d", "d.p.m", "o.d", "l.l.c", "p.c", "m.p.h", "d.p.t", "s.s.n", "b.i.d",
    "t.i.d", "p.r.n", "h.s", "i.v",
))  # fmt: skip
#: Abbreviations that end a sentence as often as not: only a clear opening after them ends it.
_CREDENTIALS = frozenset((
    "m.d", "d.o", "ph.d", "psy.d", "d.c", "n.p", "p.a", "p.a.-c", "r.n", "ed.d", "d.p.m", "o.d", "m.p.h", "d.p.t",
    "l.l.c", "p.c", "a.m", "p.m", "u.s", "etc", "inc", "jr", "sr",
))  # fmt: skip

_STOP = re.compile(r"[.!?]+(?:[\"'”’)\]]+)?(?=\s|$)")
_WORD_BEFORE = re.compile(r"([A-Za-z][A-Za-z.\-]*|\d+)\.$")
_OPENS_LOWER = re.compile(r"\s*[a-z]")
_OPENS_SENTENCE = re.compile(r"\s*[\"'“‘(\[]*(?:[A-Z0-9☐☒□■✓]|\[)")
_LIST_MARK = re.compile(r"\s*(?:[-•*◦▪–—o§]|\(?\d{1,2}[.)]|\(?[a-zA-Z][.)]|\[[ xX]?\]|[☐☒☑□■✓✗])\s+")
_FORM_MARK = re.compile(r"\[[ xX]?\]|[☐☒☑□■✓|]|_{3}")
_FIELD_ROW = re.compile(r"\s*[A-Z][A-Za-z/&() .'’\-]{1,40}:(?:\s|$)")
_ENUMERATOR = re.compile(r"(?:^|[:;]\s*)\(?(?:[QA]?\d{1,2}|[QA]|[b-zB-Z]|[ivxIVX]{1,4})\.$")


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceSpan:
    """One sentence: its place, the index of its block, and what opens with it."""

    span: Span
    block: int
    opens: Opening


def find_sentences(text: str, blocks: Sequence[Block]) -> Iterator[SentenceSpan]:
    """Give the sentences of all blocks that are the letter's own words, in the order of the text."""
    for index, block in enumerate(blocks):
        if block.kind in UNREAD_KINDS:
            continue
        opens: Opening = "paragraph"
        for line in _lines(text, block.span):
            for span in _sentences_of_line(text, line):
                yield SentenceSpan(span=span, block=index, opens=opens)
                opens = "sentence"
            opens = "line"


def _lines(text: str, span: Span) -> Iterator[Span]:
    """The lines of a block that were meant as lines: those cut by a margin are joined."""
    rows: list[Span] = []
    at = span.start
    for line in span.of(text).split("\n"):
        if line.strip():
            rows.append(Span(start=at, end=at + len(line)))
        at += len(line) + 1
    widest = max((len(row) for row in rows), default=0)
    start: int | None = None
    for row, following in zip(rows, [*rows[1:], None], strict=False):
        start = row.start if start is None else start
        if following is not None and _is_wrapped(text, row, following, widest):
            continue
        yield Span(start=start, end=row.end)
        start = None


def _is_wrapped(text: str, row: Span, following: Span, widest: int) -> bool:
    """True when the line break after `row` is the margin's and not the writer's."""
    words, after = row.of(text).rstrip(), following.of(text)
    if _LIST_MARK.match(after) or _FIELD_ROW.match(after) or _FORM_MARK.search(words) or _FORM_MARK.search(after):
        return False
    first_word = after.split(None, 1)[0]
    if len(words) >= _WRAP_WIDTH and len(words) + 1 + len(first_word) >= widest - 2 and widest - len(words) <= _RAGGED:
        return True
    if words.endswith((".", ":", ";", "!", "?")):
        return False
    return bool(_OPENS_LOWER.match(after)) and len(words) >= _RAGGED * 2


def _sentences_of_line(text: str, line: Span) -> Iterator[Span]:
    words = line.of(text)
    start = 0
    for stop in _STOP.finditer(words):
        if stop.end() < len(words) and not _is_end(words, stop, start):
            continue
        yield from _trimmed(text, line.start + start, line.start + stop.end())
        start = stop.end()
    yield from _trimmed(text, line.start + start, line.end)


def _is_end(words: str, stop: re.Match[str], start: int) -> bool:
    """True when the full stop, question or exclamation mark ends a sentence."""
    rest = words[stop.end() :]
    if stop.group()[0] in "!?":
        return not _OPENS_LOWER.match(rest)
    if not _OPENS_SENTENCE.match(rest):
        return False
    if stop.group().startswith(".."):
        return True
    before = words[start : stop.start() + 1]
    if _ENUMERATOR.search(before.strip()):
        return False
    word = _WORD_BEFORE.search(before)
    if word is None:
        return True
    plain = word.group(1).lower().rstrip(".")
    if len(plain) == 1 and plain.isalpha() and plain != "i":
        # An initial ("Harlan P. Voss"), unless it is what a sentence of many words ends on ("vitamin D. He ...").
        return len(before.split()) > 3 and rest.split(None, 1)[0].lower() in _OPENERS
    if plain in _CREDENTIALS:
        return rest.split(None, 1)[0].strip("\"'“‘(").lower() in _OPENERS
    return plain not in _ABBREVIATIONS or (plain in _ALSO_WORDS and rest.split(None, 1)[0].lower() in _OPENERS)


_ALSO_WORDS = frozenset((
    "no", "in", "mar", "may", "sat", "sun", "fig", "mon", "wed", "re", "pt", "app", "vet", "min", "est", "ext", "st",
))  # fmt: skip
_OPENERS = frozenset((
    "he", "she", "they", "it", "i", "we", "his", "her", "their", "its", "my", "our", "the", "this", "that", "these",
    "those", "there", "a", "an", "in", "on", "at", "by", "for", "from", "with", "as", "if", "when", "while", "since",
    "after", "before", "because", "although", "though", "however", "therefore", "thus", "so", "but", "and", "or",
    "not", "no", "yes", "mr.", "mrs.", "ms.", "dr.", "both", "all", "any", "each", "every", "one", "two", "three",
    "what", "who", "how", "why", "where", "which", "you", "your",
))  # fmt: skip


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """The span without blanks at its ends; nothing when only blanks are left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start=start, end=end)
