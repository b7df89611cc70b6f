"""The letter's form: signature, unfilled template text, exposed numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nexuslint.facts.names import CAPITALS, DEGREE, FULL_NAME, OTHER_DEGREE, SURNAME
from nexuslint.facts.pointing import fact
from nexuslint.language.reading import Reading, Sentence
from nexuslint.model.facts import Placeholder, Signature, SocialSecurityNumber, Speaker
from nexuslint.model.letter import BlockKind
from nexuslint.model.span import Span

_CLOSING = re.compile(
    r"^\W*(?:(?:yours |very |most |kind |best |warm |with |many )*(?:sincerely|truly|faithfully|respectfully|regards|respects|thanks|thank you|cordially|wishes|cheers)(?: yours| submitted| and .*)?|/s/|s/|signed|thx)\b.{0,60}$",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"(?:/s/|(?:electronically|digitally) (?:signed|authenticated|approved)(?: by)?|e-?signed(?: by)?|signed(?: by)?:?|signature:?|authenticated by|completed by:?|prepared by:?|provider:|form completed by:?|reported by:?|dictated by:?|author:?)\s*(?P<name>.+)?",
    re.IGNORECASE,
)
_PERSON = re.compile(rf"{FULL_NAME.pattern}|Dr\.? {SURNAME}")
_COPY = re.compile(
    r"^\W*(?:cc|enc|encl|enclosures?|attachments?|copy|copies|p\.?s|ps|dictated|transcribed|d:|t:|page \d+|confidential|tel|phone|fax|ph)\b",
    re.IGNORECASE,
)
#: How many of the last sentences may hold the name under the letter (credentials, addresses and copies follow it).
_FOOT = 12


def find_signatures(reading: Reading) -> Iterator[Signature]:
    """Give the author's name under the letter, typed, "/s/" or electronic."""
    body = [
        s
        for s in reading.sentences
        if s.block.kind not in {BlockKind.FOOTER, BlockKind.FOOTNOTE, BlockKind.ENDNOTE, BlockKind.HEADER}
    ]
    foot = body[-_FOOT:]
    for sentence in reversed(foot):
        name = _signature_in(sentence)
        if name is not None:
            yield fact(
                Signature,
                sentence,
                name,
                seen_by="name at the foot",
                speaker=Speaker.AUTHOR,
                name=name.of(reading.text),
            )
            return
        if not _may_follow_signature(sentence):
            return


#: A surname and a time, as record systems stamp who signed ("VANG 1/24/26 0910").
_STAMP = re.compile(r"^\W*[A-Z]{3,}[A-Z, ]* \d{1,2}/\d{1,2}/\d{2,4}\b")
_NAME_AND_DEGREE = re.compile(
    rf"\b(?:{SURNAME}|{CAPITALS}),? (?:[A-Z]\.,? )?(?:{DEGREE.pattern}|{OTHER_DEGREE.pattern})"
)


def _signature_in(sentence: Sentence) -> Span | None:
    """Where a closing name stands in a sentence: after a mark of signing, or alone on its line."""
    text = sentence.text
    if sentence.has("identifier") and not sentence.has("credentials") and "/s/" not in text:
        return None
    signed = _SIGNED.search(text)
    if signed and signed.group("name") and not re.match(r"^[\W_]*$", signed.group("name")):
        person = _PERSON.search(signed.group("name"))
        if person:
            start = sentence.span.start + signed.start("name") + person.start()
            return Span(start=start, end=start + len(person.group()))
    if signed and re.search(r"[A-Z]{3,}|[A-Z][a-z]+", signed.group("name") or ""):
        return sentence.span
    if _STAMP.match(text):
        return sentence.span
    if _COPY.match(text) or len(text.split()) > 16:
        return None
    initialled = _NAME_AND_DEGREE.search(text)
    if initialled:
        return Span(start=sentence.span.start + initialled.start(), end=sentence.span.start + initialled.end())
    person = _PERSON.search(text)
    if person is None or not _is_name_line(sentence, person):
        return None
    return Span(start=sentence.span.start + person.start(), end=sentence.span.start + person.end())


_PLACE = re.compile(
    r"\b(?:suite|street|avenue|road|drive|blvd|boulevard|clinic|center|centre|hospital|associates|department|university|building|room|floor|box|practice|group|medicine|orthop\w+|medical|health|service|services|institute|affairs|office|license|licence|board|fellow|diplomate|certified|specialist|surgery|division|llc|inc|pc|pllc|neurology|psychiatry|cardiology|sir|madam|committee)\b",
    re.IGNORECASE,
)


_VALEDICTION = re.compile(
    r"\b(?:yours|very|most|kind|kindest|best|warm|with|many|sincerely|truly|faithfully|respectfully|regards|respects|thanks|thank|you|cordially|wishes|cheers|submitted|signed|by|dr|your|servant|obedient|and|the|for|signature|name|provider|physician|sign|here)\b",
    re.IGNORECASE,
)


def _is_name_line(sentence: Sentence, person: re.Match[str]) -> bool:
    text = sentence.text
    lead = text[: person.start()]
    if re.search(r"[a-z]{3,}", re.sub(_VALEDICTION, " ", lead)):
        return False
    if (
        DEGREE.search(text)
        or OTHER_DEGREE.search(text)
        or lead.lower().strip().startswith("dr")
        or text.startswith("Dr")
    ):
        return True
    rest = text[person.end() :]
    if sentence.has("credentials") and len(rest.split()) <= 6:
        return True
    return (
        not _PLACE.search(text)
        and len(re.findall(r"\w+", rest)) <= 6
        and not re.search(r"\b(?:he|she|is|was|has|had|the)\b", rest.lower())
    )


def _may_follow_signature(sentence: Sentence) -> bool:
    """True for what stands below a name: credentials, addresses, copies, dates, dictation marks, a postscript."""
    # "Signed electronically November 3, 2025" stands below the name, where a bare "Signed," stands above it.
    if _CLOSING.match(sentence.text) and not re.search(r"\d", sentence.text):
        return False
    return (
        len(sentence.text.split()) <= 14
        or bool(_COPY.match(sentence.text))
        or sentence.has("credentials", "identifier")
    )


_BLANK = re.compile(
    r"\[(?! ?[xX✓]? ?\])(?!sic\b)(?:[A-Za-z][A-Za-z0-9 /#'_.,-]{1,40})\]|\{\{?[A-Za-z_][\w .-]*\}?\}|<{1,2}(?!https?)[A-Za-z][A-Za-z _/-]{1,30}>{1,2}|_{3,}|\.{6,}|\b[Xx]{2}/[Xx]{2}/(?:[Xx]{2,4}|\d{2,4})\b|\b(?:MM/DD/YYYY|DD/MM/YYYY|mm/dd/yyyy)\b|"
    r"\b(?:INSERT|ENTER|FILL IN|TYPE|SELECT|CHOOSE)\b(?: [A-Z][A-Z']+)+|\b(?:insert|enter|click|tap) (?:here|text|name|date|or tap)\b[^.]{0,30}|\bTBD\b|\bX{4,}\b(?!-)|\?{3,}|\*{3}[A-Za-z ]+\*{3}|#[A-Z][A-Z_ ]+#|\$\{[^}]+\}|«[^»]+»|\bLorem ipsum\b"
)
_BRACKET_PROSE = re.compile(
    r"\[(?:his|her|he|she|the|their|my|him|it|is|was|were|are|has|had|and|or|emphasis|sic|ed|note|see|ref|\d|a|an|i|of|that|which|who|redacted|illegible|inaudible|signed|signature on file|name withheld|page)\b|\[(?-i:[A-Z]?[a-z]{0,2})\]",
    re.IGNORECASE,
)
_BIRTH = re.compile(r"\b(?:dob|d\.o\.b\.?|born|birth)\b", re.IGNORECASE)
_SIGN_HERE = re.compile(r"\b(?:sign(?:ed|ature)?|x|by|date|name|m\.?d\.?)\b[^A-Za-z]{0,6}$", re.IGNORECASE)


def find_placeholders(reading: Reading) -> Iterator[Placeholder]:
    """Give each piece of template text left unfilled."""
    for match in _BLANK.finditer(reading.text):
        text = match.group()
        if text.startswith("[") and (_BRACKET_PROSE.match(text) or _is_editorial(reading.text, match)):
            continue
        if _BIRTH.search(reading.text, max(0, match.start() - 20), match.start()) and text[-1].isdigit():
            continue  # "DOB xx/xx/1984" is a birth date masked on purpose
        if text.startswith(("_", ".")) and _is_rule_or_signature(reading.text, match):
            continue
        sentence = next(
            (s for s in reading.sentences if s.span.start < match.end() and match.start() < s.span.end), None
        )
        if sentence is None:
            continue
        span = Span(start=match.start(), end=match.end())
        yield fact(Placeholder, sentence, span, seen_by="form", speaker=Speaker.AUTHOR)


def _is_editorial(text: str, match: re.Match[str]) -> bool:
    """True for brackets inside a quotation, where an author puts words of his own."""
    before = text[max(0, match.start() - 200) : match.start()]
    opened = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    return opened and match.group()[1:2].islower()


def _is_rule_or_signature(text: str, match: re.Match[str]) -> bool:
    """True for a line drawn across the page, or a line to sign on with a name under it or a word to sign beside it."""
    start = text.rfind("\n", 0, match.start()) + 1
    end = text.find("\n", match.end())
    line = text[start : end if end >= 0 else len(text)]
    if not re.search(r"[A-Za-z0-9]", line):
        return True
    if match.group().startswith("."):
        return True
    return bool(re.fullmatch(r"\W*(?:x|signature|signed|sign|by)?\W*", line, re.IGNORECASE))


_SSN = re.compile(r"(?<![\d-])(?:(?P<full>\d{3}[- ]\d{2}[- ]\d{4})|(?P<plain>\d{9}))(?![\d-])")
_SSN_WORDS = re.compile(r"\b(?:ssn\b|ss ?#|ss no\b|s\.? ?s\.? ?(?:(?:no|number)\b|#)|social\b)", re.IGNORECASE)


def find_social_security_numbers(reading: Reading) -> Iterator[SocialSecurityNumber]:
    """Give each full Social Security number; nine digits without hyphens only where the words say what they are."""
    for sentence in reading.sentences:
        for match in _SSN.finditer(sentence.text):
            before = sentence.text[max(0, match.start() - 40) : match.start()]
            if match.group("plain") and not _SSN_WORDS.search(before):
                continue
            if match.group("full") and " " in match.group("full") and not _SSN_WORDS.search(before):
                continue
            span = Span(start=sentence.span.start + match.start(), end=sentence.span.start + match.end())
            yield fact(SocialSecurityNumber, sentence, span, seen_by="digits", speaker=Speaker.AUTHOR, full=True)
