"""Where a text tells who a letter is about, by the names that are known and by how dates, numbers and addresses are written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_MONTH = (
    r"(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
#: A month without a day must be written as one: "may" is a word of its own.
_NAMED_MONTH = rf"(?=[A-Z]){_MONTH}"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_ORDINAL = r"(?i:(?:twenty|thirty)?-?(?:first|second|third|[a-z]+th))"
_STREET = (
    r"(?i:street|st|avenue|ave|road|rd|drive|dr|lane|ln|boulevard|blvd|court|ct|way|place|pl|parkway|pkwy|highway|hwy"
    r"|terrace|circle|trail|loop|square|route)"
)
_CAPITAL = r"[A-Z][\w.'’-]*"
_ROOM = r"(?i:suite|ste|apt|unit|room|rm|floor)\b\.? ?#?\w*\d[\w-]*"
_NAMING = r"(?i:claim|c-?file|file|case|ssn|ss|mrn|icn|edipi|dod id|id|reference|ref|docket|license|lic|npi|dea|account|acct|ending(?: in)?|last (?:4|four))"
#: Each kind of thing and how it is written; where two share a character, the earlier kind has it.
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("e-mail", re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)*")),
    ("web address", re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)),
    (
        "address",
        re.compile(
            rf"\b\d+[A-Za-z]?(?: (?:{_CAPITAL}|\d+(?:st|nd|rd|th))){{0,5}} {_STREET}\b\.?(?:,? {_ROOM})?"
            rf"|\b(?i:p\.? ?o\.? box) \w+|\b{_ROOM}"
            rf"|\b{_CAPITAL}(?: {_CAPITAL}){{0,3}},? [A-Z]{{2}}\.? \d{{5}}(?:-\d{{4}})?\b"
        ),
    ),
    (
        "date",
        re.compile(
            rf"\b{_DAY}(?: day)?(?: of|-)?[ -]?{_MONTH}(?![A-Za-z])\.?(?:,?[ -]?(?:\d{{4}}|'?\d{{2}})\b)?"
            rf"|\b{_NAMED_MONTH}\.? {_DAY}\b(?:,? (?:of )?\d{{4}})?"
            rf"|\b{_ORDINAL}(?: day)? of {_NAMED_MONTH}\b,?(?: \d{{4}})?"
            r"|(?<![\d/.-])\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})(?!\d)|\b\d{4}[-/]\d{1,2}[-/]\d{1,2}\b"
            # Of a birth, month and year too.
            rf"|(?:(?<=\bborn )|(?<=\bborn in )|(?<=\bDOB )|(?<=\bDOB: )|(?<=\bbirth )|(?<=\bbirth: ))(?:{_NAMED_MONTH}\.? )?[\d/]*\d{{2,4}}\b"
        ),
    ),
    (
        "number",
        re.compile(
            # Digits that are masked in part; letters mixed with digits, but for vertebrae and the discharge form; and what
            # follows a word that announces a number of somebody's.
            r"(?<!\w)[xX*#•]{2,}[- ]?(?:[xX*#•]{2,}[- ]?)?\d{2,}\b"
            r"|\b(?!DD-?214\b|[CTLS]\d{1,2}-[CTLS]?\d{1,2}\b)(?=[\d-]*[A-Z])(?=(?:[A-Z-]*\d){3})[A-Z\d]+(?:-[A-Z\d]+)*\b"
            rf"|(?<=\s)#\s?\d{{3,}}|\b{_NAMING}\b[^\w\n]{{0,3}}(?:(?i:no|number|num)\b[^\w\n]{{0,3}}|(?i:is|of)\s)?(?P<told>[A-Za-z]?\d[\d -]{{2,}}\d?)\b"
            # Digits of a telephone or another long number, whatever joins them; two years are a period.
            r"|(?<![\w.,/])(?!(?:19|20)\d\d ?[–-] ?(?:19|20)\d\d(?!\d))\+?\(?(?:\d[() .-]{0,2}){4,}\d(?![\d.,]*\d)"
            # A number next to where a quotation was cut may be the rest of a longer one.
            r"|(?<!\S)\S*\d\S*(?= ?…)|(?<=… )\S*\d\S*|(?<=…)\S*\d\S*"
        ),
    ),
)
_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PART = re.compile(r"[^\W\d_]{2,}")
_POSSESSIVE = re.compile(r"['’][sS]$")
_INITIAL_BEFORE = re.compile(r"\b[A-Z]\.? ?$")
#: Not the first letter of a degree: “Averill, M.D.”.
_INITIAL_AFTER = re.compile(r",? [A-Z]\.(?! ?[A-Z])")


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivateWords:
    """A stretch of a text, half-open, that tells who somebody is, and what kind of thing it is ("name", "date" ...)."""

    start: int
    end: int
    kind: str


def private_words(text: str, names: Sequence[str]) -> tuple[PrivateWords, ...]:
    """Every such stretch, in order, none overlapping; names side by side are one.

    A name in lower case is one however it is written; a name with a capital only with a capital.
    """
    found: list[PrivateWords] = []
    for kind, pattern in _KINDS:
        _add(found, (_stretch(one, kind) for one in pattern.finditer(text)))
    _add(found, _names(text, frozenset(names)))
    return tuple(_joined(sorted(found, key=lambda one: one.start), text))


def name_parts(name: str) -> tuple[str, ...]:
    """The parts of a name that are looked for, each of two letters or more: “O'Neil-Voss” -> Neil, Voss."""
    return tuple(_PART.findall(_POSSESSIVE.sub("", name)))


def _stretch(match: re.Match[str], kind: str) -> PrivateWords:
    """What a match found, or the part of it that tells."""
    group = "told" if match.groupdict().get("told") else 0
    return PrivateWords(start=match.start(group), end=match.end(group), kind=kind)


def _add(found: list[PrivateWords], more: Iterator[PrivateWords]) -> None:
    for one in more:
        if one.start < one.end and not any(one.start < other.end and other.start < one.end for other in found):
            found.append(one)


def _names(text: str, names: frozenset[str]) -> Iterator[PrivateWords]:
    last = 0
    for token in _TOKEN.finditer(text):
        if not any(_is_name(part, names) for part in _PART.findall(token[0])):
            continue
        end = token.end()
        possessive = _POSSESSIVE.search(token[0])
        if possessive:
            end = token.start() + possessive.start()
        initial = _INITIAL_BEFORE.search(text[last : token.start()])
        start = last + initial.start() if initial else token.start()
        after = _INITIAL_AFTER.match(text, end)
        if after and not possessive:
            end = after.end()
        yield PrivateWords(start=start, end=end, kind="name")
        last = end


def _is_name(part: str, names: frozenset[str]) -> bool:
    return part.lower() in names or (part[0].isupper() and part.capitalize() in names)


def _joined(found: Sequence[PrivateWords], text: str) -> Iterator[PrivateWords]:
    last: PrivateWords | None = None
    for one in found:
        if last is not None and last.kind == one.kind == "name" and text[last.end : one.start] in (" ", ", ", "", "\n"):
            last = PrivateWords(start=last.start, end=one.end, kind="name")
            continue
        if last is not None:
            yield last
        last = one
    if last is not None:
        yield last
