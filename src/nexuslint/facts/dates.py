"""Dates in the letter, what each is the date of, and the letter's own."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from nexuslint.facts.number_words import BELOW_TWENTY
from nexuslint.facts.pointing import fact
from nexuslint.language.reading import Reading, Sentence
from nexuslint.model.facts import DateMention, DateRole, LetterDate, Speaker
from nexuslint.model.span import Span

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name[:3].lower(): number for name, number in _MONTHS.items()} | {"sept": 9}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR = r"(?:19[2-9]\d|20[0-4]\d)"
_DATE = re.compile(
    rf"(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:(?: day)? of)?[ -](?P<m1>{_MONTH})\.?,?[ -](?P<y1>{_YEAR}|['’]\d\d)\b|"
    rf"\b(?P<m2>{_MONTH})\.? (?:the )?(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,? (?:of )?(?P<y2>{_YEAR}|['’]\d\d)\b|"
    rf"\b(?P<m3>{_MONTH})\.?,? (?:of )?(?P<y3>{_YEAR})\b|"
    rf"\b(?P<m4>\d{{1,2}})(?:[/.-]| / )(?P<d4>\d{{1,2}})(?:[/.-]| / )(?P<y4>{_YEAR}|\d{{2}})\b(?![/-])|"
    rf"\b(?P<d8>\d{{1,2}})-?(?P<m8>JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)-?(?P<y8>{_YEAR}|\d{{2}})\b|"
    rf"\b(?P<y5>{_YEAR})[-/.](?P<m5>\d{{2}})[-/.](?P<d5>\d{{2}})\b|"
    rf"(?<![\d/])(?P<m6>\d{{1,2}})/(?P<y6>{_YEAR})\b|"
    rf"(?<![\d/,$-])\b(?P<y7>{_YEAR})\b(?![\d/]|-\d\d\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A date as written: `first` and `last` are the days it may mean; both `None` when no such day exists."""

    span: Span
    first: date | None
    last: date | None
    exact: bool


def dates_in(text: str, offset: int = 0) -> Iterator[Dated]:
    """Give the dates of a text; spans are moved by `offset`."""
    spelled = [match.span() for match in _SPELLED.finditer(text)]
    for match in _SPELLED.finditer(text):
        told = date(
            _spelled_year(match.group("year").lower()),
            _MONTHS[match.group("month").lower()],
            _ORDINALS.index(match.group("day").lower()) + 1,
        )
        yield Dated(
            span=Span(start=offset + match.start(), end=offset + match.end()), first=told, last=told, exact=True
        )
    for match in _DATE.finditer(text):
        if any(start <= match.start() < end for start, end in spelled):
            continue
        day, month, year = _parts(match)
        span = Span(start=offset + match.start(), end=offset + match.end())
        if not 1 <= month <= 12:
            if match.group("m4") and 1 <= day <= 12 < month <= 31:
                day, month = month, day
            else:
                yield Dated(span=span, first=None, last=None, exact=True)
                continue
        if day and day > calendar.monthrange(year, month)[1]:
            if match.group("m4") and month > 12:
                continue
            yield Dated(span=span, first=None, last=None, exact=True)
            continue
        if day:
            yield Dated(span=span, first=date(year, month, day), last=date(year, month, day), exact=True)
        elif match.group("y7"):
            yield Dated(span=span, first=date(year, 1, 1), last=date(year, 12, 31), exact=False)
        else:
            last = calendar.monthrange(year, month)[1]
            yield Dated(span=span, first=date(year, month, 1), last=date(year, month, last), exact=False)


def _spelled_year(words: str) -> int:
    return int(words) if words.isdigit() else 2000 + _YEARS[words.rsplit(maxsplit=1)[-1]]


def _parts(match: re.Match[str]) -> tuple[int, int, int]:
    """Day (0 when not told), month and four-digit year of a match; a bare year has month 1."""
    groups = match.groupdict()
    day = next((int(groups[key]) for key in ("d1", "d2", "d4", "d5", "d8") if groups[key]), 0)
    year_text = next(groups[key] for key in ("y1", "y2", "y3", "y4", "y5", "y6", "y7", "y8") if groups[key])
    year = int(year_text.strip("'’"))
    if year < 100:
        year += 2000 if year <= 45 else 1900
    month_text = next((groups[key] for key in ("m1", "m2", "m3", "m4", "m5", "m6", "m8") if groups[key]), "1")
    month = _MONTHS.get(month_text.lower().rstrip(".")) or int(month_text)
    return day, month, year


_ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first", "twenty-second", "twenty-third", "twenty-fourth", "twenty-fifth", "twenty-sixth", "twenty-seventh", "twenty-eighth", "twenty-ninth", "thirtieth", "thirty-first"]  # fmt: skip
_YEARS = (
    {name: number for number, name in enumerate(BELOW_TWENTY, start=1)}
    | {"twenty": 20}
    | {f"twenty-{name}": 20 + number for number, name in enumerate(BELOW_TWENTY[:9], start=1)}
)
_TWENTIES = "|".join(sorted(_YEARS, key=len, reverse=True))
_SPELLED = re.compile(
    rf"\b(?P<day>{'|'.join(sorted(_ORDINALS, key=len, reverse=True))})(?: day)? of (?P<month>{_MONTH}),? (?P<year>{_YEAR}|two thousand(?: and)? (?:{_TWENTIES}))\b",
    re.IGNORECASE,
)
_FIRST_PART = 14
_LETTER_WORDS = re.compile(
    r"\b(?:date(?:d)?(?: of (?:letter|report))?|report date|letter date|electronically signed|signed|completed|date signed|transcribed|dictated|written|sent|this \d+)\b",
    re.IGNORECASE,
)
#: "Re: Ms. Vance (ending 7120) - 3 December 2024": a subject line that ends with the letter's date, after a stroke.
_SUBJECT = re.compile(r"^\W*(?:re|subject|subj|regarding)\b", re.IGNORECASE)
_AFTER_SUBJECT = re.compile(r"^\W*(?:re|subject|subj|regarding)\b.*[-–—|,]\s*$", re.IGNORECASE)
_NOT_LETTER = re.compile(
    r"\b(?:re|dob|born|birth|d\.o\.b|date of (?:birth|injury|exam\w*|visit|service|onset|loss)|dos|seen|visit|claim|effective|service|served|since|last seen|dates? seen|examined|interview\w*|alleged|onset|d\.?li|insured|expires?|lic\w*|file|loi|accident|denied|denial|decision|evaluat(?:ed|ion)s?|exam date)\b",
    re.IGNORECASE,
)


def find_letter_dates(reading: Reading) -> Iterator[LetterDate]:
    """Give the date of the letter: a line of its own at the head, or a dated signature at the foot."""
    own = reading.sentences
    for position, sentence in enumerate(own):
        head, foot = position < _FIRST_PART, position >= len(own) - 12
        if not (head or foot):
            continue
        # "Dictated 3 October, signed 4 October": the letter is of the day on which it was signed.
        for dated in sorted(
            dates_in(sentence.text, sentence.span.start), key=lambda one: not _is_signed(sentence, one)
        ):
            if dated.first is None or (
                not dated.exact and not _LETTER_WORDS.search(sentence.text) and len(sentence.text.split()) > 3
            ):
                continue
            if _is_letter_date(sentence, dated, head=head):
                yield fact(
                    LetterDate,
                    sentence,
                    dated.span,
                    seen_by="place and words",
                    speaker=Speaker.AUTHOR,
                    value=dated.first.isoformat(),
                )
                break


def _is_signed(sentence: Sentence, dated: Dated) -> bool:
    return bool(_SIGNED.search(sentence.text[: dated.span.start - sentence.span.start]))


_SIGNED = re.compile(r"\b(?:signed|finali[sz]ed|completed)(?: on)?:?\s*$", re.IGNORECASE)


def _is_letter_date(sentence: Sentence, dated: Dated, *, head: bool) -> bool:
    text, before = _line_of(sentence, dated)
    words = len(text.split())
    if re.search(
        r"\b(?:report|letter|form|statement|completion)(?: date| of)?:?\s*$|^\W*(?:this |my )?(?:evaluation|opinion|addendum) dated\s*$|(?:^|[|;\t]|\s{2})\s*(?:dated?|reported|signed|written):\s*$|\bof (?:\w+ and )?(?:report|letter|form|statement|completion)\b:?",
        before,
        re.IGNORECASE,
    ):
        return True
    if _SIGNED.search(before) and not _ANOTHERS.search(before) and words <= 18:
        return True
    if head and _AFTER_SUBJECT.search(before) and dated.exact and dated.span.end >= sentence.span.end - 1:
        return not _NOT_LETTER.search(_SUBJECT.sub("", before))
    if _NOT_LETTER.search(before) or _ANOTHERS.search(before):
        return False
    if re.search(
        r"\b(?:date|dated|report date|letter of|today(?: is)?|this)\b:?\s*(?:the )?$", before, re.IGNORECASE
    ) or (_LETTER_WORDS.search(text) and words <= 18):
        return True
    alone = len(re.sub(r"\W", "", text)) - (dated.span.end - dated.span.start) <= 14
    if alone:
        return True
    if (
        head
        and words <= 14
        and sentence.has("identifier", "credentials", "other")
        and not sentence.has("finding", "treatment", "service_event", "relationship", "records_reviewed")
    ):
        return True
    return not head and words <= 10 and sentence.has("credentials", "identifier")


#: Some other paper's date, told in a sentence: "the examiner's opinion dated".
_ANOTHERS = re.compile(
    r"\w\W{1,3}(?:opinion|decision|report|evaluation|note|letter|statement) dated\s*$", re.IGNORECASE
)
#: A line of running text that was broken before its date is no letterhead.
_RUNS_ON = re.compile(r"\b(?:on|of|in|the|since|from|until|till|dated|and|to|by|was|at)\s*\n$")


def _line_of(sentence: Sentence, dated: Dated) -> tuple[str, str]:
    """The line of a sentence on which a date stands, and what comes before the date in it: a letterhead has no full stops."""
    at, end = dated.span.start - sentence.span.start, dated.span.end - sentence.span.start
    start = sentence.text.rfind("\n", 0, at) + 1
    if _RUNS_ON.search(sentence.text[:start]):
        start = 0
    stop = sentence.text.find("\n", end)
    return sentence.text[start : stop if stop >= 0 else None], sentence.text[start:at]


_ROLE_WORDS: tuple[tuple[DateRole, re.Pattern[str]], ...] = (
    (DateRole.BIRTH, re.compile(r"\b(?:dob|d\.o\.b|born|birth)\b")),
    (DateRole.DIAGNOSIS, re.compile(r"\bdiagnos\w+ (?:in|on|made|was)\b|\bdiagnosed\b|\bfirst diagnosed\b")),
    (DateRole.EXAMINATION, re.compile(r"\b(?:examin(?:ed|ation)|i saw|was seen|interview\w*|evaluated|visit|on exam|dates? seen|came (?:in|to))\b")),
    (DateRole.RECORD, re.compile(r"\b(?:records?|notes?|report|mri|x-?rays?|films?|ct|emg|audiogram|sleep study|decision|letter|statement|polysomno\w+|biopsy|echo\w*|scan|study|through|consult\w*)\b")),
)  # fmt: skip
_SERVED = re.compile(
    rf"\b(?:served?|service|serving|enlist\w*|active duty|army|navy|marine\w*|air force|coast guard|guard)\b[^.;]{{0,80}}?\b(?:from |between |, |\()?(?P<a>(?:\w+ ){{0,3}}{_YEAR})(?: ?(?:to|until|through|-|–|and) ?)(?P<b>(?:\w+ ){{0,3}}{_YEAR})",
    re.IGNORECASE,
)
_LEFT = re.compile(
    r"\b(?:discharged|separated|left (?:the )?(?:service|army|navy|marines?|air force|coast guard)|service ended|released from active duty|until|retired|got out|ets'?d?|mustered out)\b"
)
_JOINED = re.compile(
    r"\b(?:enlisted|entered (?:the |active |military )?(?:service|duty|army|navy|marine\w*|air force|coast guard)|joined|inducted|drafted|commissioned)\b"
)
_FUTURE = re.compile(
    r"\b(?:will|scheduled|next|upcoming|planned|return|follow[- ]?up|until|expect\w*|expires?|due|by)\b"
)


def find_date_mentions(reading: Reading, letter_dates: tuple[LetterDate, ...]) -> Iterator[DateMention]:
    """Give every date with what it is the date of."""
    own = {one.span for one in letter_dates}
    for sentence in reading.sentences:
        service = _service_span(sentence)
        for dated in dates_in(sentence.text, sentence.span.start):
            role = DateRole.LETTER if dated.span in own else _role_of(sentence, dated, service)
            yield fact(
                DateMention,
                sentence,
                dated.span,
                seen_by="date",
                role=role,
                first=dated.first.isoformat() if dated.first else "",
                last=dated.last.isoformat() if dated.last else "",
                exists=dated.first is not None,
            )


def _service_span(sentence: Sentence) -> tuple[Span, Span] | None:
    found = _SERVED.search(sentence.text)
    if found is None or sentence.has(
        "question", "law", "literature", "records_reviewed", "record_content", "lay_evidence"
    ):
        return None
    start = sentence.span.start
    return (
        Span(start=start + found.start("a"), end=start + found.end("a")),
        Span(start=start + found.start("b"), end=start + found.end("b")),
    )


def _role_of(sentence: Sentence, dated: Dated, service: tuple[Span, Span] | None) -> DateRole:
    if service is not None and service[0].overlaps(dated.span):
        return DateRole.SERVICE_START
    if service is not None and service[1].overlaps(dated.span):
        return DateRole.SERVICE_END
    text = sentence.lower
    at = dated.span.start - sentence.span.start
    before = text[max(0, at - 60) : at]
    clause = re.split(r"[.;]", before)[-1]
    if _FUTURE.search(clause[-25:]) and not re.search(r"through $", clause):
        return DateRole.OTHER
    if sentence.speaker in {Speaker.LITERATURE, Speaker.LAW, Speaker.QUESTION} or sentence.has("literature"):
        return DateRole.OTHER
    about_records = sentence.has(
        "records_reviewed", "record_content", "finding", "treatment", "adverse_evidence", "rebuttal"
    )
    if _LEFT.search(clause) and not about_records:
        return DateRole.SERVICE_END
    if _JOINED.search(clause) and not about_records:
        return DateRole.SERVICE_START
    if sentence.has("service_event") and dated.first is not None and not sentence.has("records_reviewed"):
        return DateRole.EVENT
    for role, pattern in _ROLE_WORDS:
        if pattern.search(clause):
            return role
    if sentence.has("records_reviewed", "record_content", "imaging"):
        return DateRole.RECORD
    return DateRole.OTHER
