"""The claimant in the letter: by name, with a title or in the subject line, and by number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from nexuslint.facts.names import DEGREE, FULL_NAME, NAME, NOT_NAMES, OTHER_DEGREE, RELATION, SURNAME, surname_in
from nexuslint.facts.pointing import fact
from nexuslint.facts.pronouns import usual_gender
from nexuslint.language.reading import Reading, Sentence
from nexuslint.model.facts import ClaimantIdentifier, ClaimantName, Signature, Speaker
from nexuslint.model.span import Span

_TITLED = re.compile(
    rf"\b(?P<title>Mr|Mrs|Ms|Miss|Mx|Sgt|SSgt|TSgt|MSgt|SFC|SSG|SGT|Cpl|CPL|LCpl|SPC|PFC|Capt|CPT|Maj|MAJ|Lt|LT|Col|COL|Veteran|Petty Officer|Airman|Corporal|Sergeant|Captain|Specialist|Seaman|Chief)\.? (?P<name>(?:{NAME} (?:[A-Z]\. )?)?(?P<surname>{SURNAME}))"
)
_SUBJECT = re.compile(
    r"^\s*(?:re|regarding|in re|in the matter of|veteran|claimant|patient|pt|name|examinee|person (?:evaluated|examined)|evaluee|client|subject|in support of|on behalf of|applicant|service ?member|resident|student|individual|concerning|for|member|worker|wage earner|patient name|name of (?:patient|claimant|veteran))\b\s*[:.\-–—]?\s*",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\b(?:claim|file|c-?file|case|ssn|hicn|icn|mrn|edipi|dod id|ss|va (?:file|claim|ref\w*|no\.?|number|#|id)|reference)\b[^.\n]{0,24}?(?:[xX*]{3}-?[xX*]{2}-?\d{4}|[A-Z]?\d[\d -]{3,}\d|(?:ending|ending in|last (?:4|four)|#|no\.?|number|:)[^A-Za-z]{0,4}\d{3,})|\b[xX*]{3}-[xX*]{2}-\d{4}\b|\bVA \d{2} \d{3} \d{3}\b|\blast (?:4|four)\b[^A-Za-z]{0,4}\d{4}",
    re.IGNORECASE,
)


def _surnames_of_others(reading: Reading, author: str) -> set[str]:
    """Surnames of people told as somebody else: addressees, doctors, relatives, authors."""
    others = {author} if author else set()
    pattern = re.compile(
        rf"\b(?:Dr|Drs|Prof|Professor|Dear|Attn|Attention|Attorney|Judge|Honorable|Hon|Rev|Nurse|c/o|cc)\b\.?:? (?:(?:Mr|Mrs|Ms|Dr|Judge)\.? )?(?:{NAME} (?:[A-Z]\. )?)?(?P<surname>{SURNAME})"
    )
    for match in pattern.finditer(reading.text):
        others.add(match.group("surname").lower())
    return others


_CIVIL_TITLES = {"Mr": "he", "Mrs": "she", "Ms": "she", "Miss": "she"}
_STRONG_LEAD = re.compile(
    r"^\s*(?:re|regarding|in re|in the matter of|veteran|claimant|patient|pt|name|examinee|patient name|name of \w+|applicant|service ?member|person \w+|evaluee|client)\b",
    re.IGNORECASE,
)


def find_claimant_names(reading: Reading, signatures: tuple[Signature, ...]) -> Iterator[ClaimantName]:
    """Give each naming of the claimant by surname: in the subject line, and with a title where nobody else is meant."""
    author = (
        signatures[-1].name.split(",")[0].split()[-1].lower()
        if signatures and signatures[-1].name.split(",")[0].split()
        else ""
    )
    others = _surnames_of_others(reading, author)
    usual = usual_gender(reading)
    subjects = list(_subject_names(reading))
    subject_surnames = {surname for _, _, surname in subjects}
    titled = list(_titled_names(reading, others - subject_surnames))
    counts = Counter(
        surname
        for _, span, surname in titled
        if _CIVIL_TITLES.get(span.of(reading.text).split(".")[0].split()[0]) == usual
    ) or Counter(surname for _, span, surname in titled if span.of(reading.text).startswith(("M", "Veteran")))
    explained = bool(
        re.search(
            r"\b(?:formerly|n[ée]e|maiden|also known as|a\.?k\.?a|previously known|married name|misspel\w+|wrongly|erroneously|in error|changed (?:his|her) name|former name|then known|under the name|legal name)\b",
            reading.text,
            re.IGNORECASE,
        )
    )
    for sentence, span, surname in subjects:
        yield fact(
            ClaimantName,
            sentence,
            span,
            seen_by="subject line",
            speaker=Speaker.AUTHOR,
            surname=surname,
            explained=explained,
        )
    main = subject_surnames or ({counts.most_common(1)[0][0]} if counts else set())
    of_two = {
        one: surname
        for _, span, surname in (*titled, *subjects)
        if surname in main
        for one in _other_surnames(span.of(reading.text))
    }
    for sentence, span, found in titled:
        surname = of_two.get(found, found)
        civil = span.of(reading.text).split(".")[0].split()[0] in _CIVIL_TITLES
        if surname not in main and not (civil and _is_claimant(reading, sentence, span, surname, main)):
            continue
        yield fact(
            ClaimantName,
            sentence,
            span,
            seen_by="title and name",
            speaker=Speaker.AUTHOR,
            surname=surname,
            explained=explained,
        )


def _other_surnames(name: str) -> tuple[str, ...]:
    """The names in a whole name, lower case, of which one may be a first of two surnames: "Mr. Lugo" is Efraín Lugo Santana.

    A middle name is among them: to take it for a surname hides a slip now and then, not to take it calls a name wrong.
    """
    before, comma, _ = name.lower().partition(",")
    names = re.findall(r"[^\W\d_][\w'’-]{2,}", before)
    return tuple(names if comma else names[1:-1])


def _subject_names(reading: Reading) -> Iterator[tuple[Sentence, Span, str]]:
    for sentence in reading.sentences[: max(20, len(reading.sentences) // 2)]:
        lead = _SUBJECT.match(sentence.text)
        if lead is None or len(sentence.text.split()) > 30:
            continue
        # "Pt: Vanterpool, Ishmael" says itself what it is, however the line was read.
        if ":" not in lead.group() and not sentence.has("identifier", "other", "relationship", "credentials"):
            continue
        if not _STRONG_LEAD.match(sentence.text) and (len(sentence.text.split()) > 8 or not sentence.has("identifier")):
            continue
        for match in FULL_NAME.finditer(_without_suffix(sentence.text), lead.end()):
            surname = surname_in(match)
            if (
                match.start() - lead.end() > 14
                or surname in NOT_NAMES
                or any(word.lower().strip(".,") in NOT_NAMES for word in match.group().split())
            ):
                break
            yield (
                sentence,
                Span(start=sentence.span.start + match.start(), end=sentence.span.start + match.end()),
                surname,
            )
            break


#: How many characters before a name the word stands that makes it another person's.
_BESIDE = 14


def _titled_names(reading: Reading, others: set[str]) -> Iterator[tuple[Sentence, Span, str]]:
    for sentence in reading.sentences:
        if sentence.speaker is Speaker.LITERATURE or sentence.text.startswith(("Dear", "cc", "Attn")):
            continue
        for match in _TITLED.finditer(sentence.text):
            surname = re.sub(r"['’]s?$", "", match.group("surname")).lower().replace("’", "'")
            if surname in others or surname in NOT_NAMES:
                continue
            if RELATION.search(sentence.text[max(0, match.start() - _BESIDE) : match.start()]):
                continue  # "a shipmate, Mr. Pagano"
            yield (
                sentence,
                Span(start=sentence.span.start + match.start(), end=sentence.span.start + match.end()),
                surname,
            )


def _is_claimant(reading: Reading, sentence: Sentence, span: Span, surname: str, main: set[str]) -> bool:
    """True when another surname is used as the claimant's own: as the patient of a finding, diagnosis or opinion."""
    at = span.start - sentence.span.start
    local = sentence.text[max(0, at - 40) : span.end - sentence.span.start + 30]
    if RELATION.search(local) or sentence.has("lay_evidence", "adverse_evidence", "literature", "question"):
        return False
    if any(word in main for word in re.split(r"[-\s]", surname)) or any(
        surname in re.split(r"[-\s]", name) for name in main
    ):
        return False
    first = reading.text.lower().find(surname)
    if RELATION.search(reading.text[max(0, first - 50) : first + len(surname) + 40]):
        return False
    return sentence.has(
        "finding", "diagnosis", "opinion_firm", "opinion_hedged", "opinion_adverse", "rationale", "treatment", "onset", "continuity",
        "daily_impact", "symptom_only", "work_limit", "service_event", "cause_considered", "relationship", "severity",
    )  # fmt: skip


def _without_suffix(text: str) -> str:
    """A text without "Jr", "III", "DOB", "SSN" and the like, of the same length."""
    return re.sub(
        r",? (?:Jr|Sr|II|III|IV)\b\.?|\b(?:DOB|SSN|MRN|AGE|DOS|USMC|USN|USAF|USCG|USA|VA|SSA|SSDI|SSI|CLAIM|FILE|CASE|RE|MD|DO|PT|ID|ICN|DOI|DLI|AOD)\b",
        lambda match: " " * len(match.group()),
        text,
    )


def find_claimant_identifiers(
    reading: Reading, names: tuple[ClaimantName, ...], signatures: tuple[Signature, ...]
) -> Iterator[ClaimantIdentifier]:
    """Give each place that identifies the claimant by name or number; the signer's own name is none."""
    signed = signatures[-1].name.split(",")[0].split()[-1:] if signatures else []
    for name in names:
        yield ClaimantIdentifier(span=name.span, sentence=name.sentence, seen_by=name.seen_by)
    for sentence in reading.sentences:
        if sentence.has("credentials") and not sentence.has("identifier"):
            continue
        match = _NUMBERED.search(sentence.text)
        if match and (sentence.has("identifier") or sentence.index < 15):
            span = Span(start=sentence.span.start + match.start(), end=sentence.span.start + match.end())
            yield fact(ClaimantIdentifier, sentence, span, seen_by="number", speaker=Speaker.AUTHOR)
        elif any(surname in sentence.text for surname in signed):
            continue
        elif (sentence.has("identifier") or sentence.index < _OPENING) and (
            _names_patient(sentence) or _is_name_told_again(reading, sentence)
        ):
            yield fact(
                ClaimantIdentifier, sentence, seen_by="a name where the claimant's stands", speaker=Speaker.AUTHOR
            )


#: In how many opening sentences the claimant may be brought in by name alone.
_OPENING = 14
_PATIENT_LEAD = re.compile(
    rf"(?:^|\b(?:for|of|about|behalf of|regarding|name|seen|treated|known|followed|examined|evaluated|met|patient|client|veteran|claimant|named|pt|support of|this is|hi,? this is)\b:? )(?:(?:Mr|Ms|Mrs|Miss|Mx|Sgt|SSgt|Cpl)\.? )?(?P<name>{FULL_NAME.pattern})"
)
_PATIENT_TAIL = re.compile(
    r"^[,.]? ?(?:asked|has|is|was|came|comes|and i|and me|here|presents?|presented|served|sat|gave|wants|needs|back|'s|’s|born|dob|\(|-|–|$|who|whom|whose|in|since|has been|for|and|,)",
    re.IGNORECASE,
)


def _is_name_told_again(reading: Reading, sentence: Sentence) -> bool:
    """True for a line that is a whole name and nothing else, when a part of it comes back in the letter without "Dr.".

    So a letter is headed that goes on to call its patient Hershel; an addressee's name does not come back.
    """
    name = FULL_NAME.fullmatch(sentence.text.strip(" .,:"))
    if name is None or sentence.has("credentials"):
        return False
    parts = [word for word in re.findall(r"[^\W\d_]{3,}(?:-[^\W\d_]+)?", name.group()) if word.lower() not in NOT_NAMES]
    body = reading.text[sentence.span.end :]
    return any(re.search(rf"(?<!Dr\. )(?<!Dr )(?<!Dear )\b{re.escape(part)}\b", body) for part in parts)


def _names_patient(sentence: Sentence) -> bool:
    """True when a whole name stands where a letter brings in its patient, and no degree makes it the author's."""
    if sentence.has("credentials") or sentence.text.startswith(("Dear", "To ", "Attn", "cc", "From")):
        return False
    anywhere = FULL_NAME.finditer(sentence.text) if sentence.has("relationship", "identifier") else ()
    for match in (*_PATIENT_LEAD.finditer(sentence.text), *anywhere):
        words = [word.lower().strip(".,") for word in (match.groupdict().get("name") or match.group()).split()]
        rest = sentence.text[match.end() :]
        if (
            any(word in NOT_NAMES for word in words)
            or DEGREE.match(rest.lstrip(" ,"))
            or OTHER_DEGREE.match(rest.lstrip(" ,"))
        ):
            continue
        if RELATION.search(sentence.text[max(0, match.start() - 20) : match.end() + 25]):
            continue
        if re.search(r"\b(?:Dr|Drs|Doctor|Nurse|Judge|Attorney)\.? $", sentence.text[: match.start()]):
            continue
        if sentence.has("identifier", "relationship") or _PATIENT_TAIL.match(rest):
            return True
    return False
