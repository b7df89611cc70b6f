"""People in the letter: the claimant's name and pronouns, the author's qualification and signature."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from nexuslint.facts.names import DEGREE, FULL_NAME, NAME, OTHER_DEGREE, SURNAME, surname_in
from nexuslint.facts.pointing import fact
from nexuslint.language.reading import Reading, Sentence
from nexuslint.model.facts import (
    ClaimantIdentifier,
    ClaimantName,
    Credential,
    PronounUse,
    Relationship,
    RelationshipKind,
    Signature,
    Speaker,
)
from nexuslint.model.span import Span

_TITLED = re.compile(
    rf"\b(?P<title>Mr|Mrs|Ms|Miss|Mx|Sgt|SSgt|TSgt|MSgt|SFC|SSG|SGT|Cpl|CPL|LCpl|SPC|PFC|Capt|CPT|Maj|MAJ|Lt|LT|Col|COL|Veteran|Petty Officer|Airman|Corporal|Sergeant|Captain|Specialist|Seaman|Chief)\.? (?P<name>(?:{NAME} (?:[A-Z]\. )?)?(?P<surname>{SURNAME}))"
)
_SUBJECT = re.compile(
    r"^\s*(?:re|regarding|in re|veteran|claimant|patient|pt|name|examinee|person (?:evaluated|examined)|evaluee|client|subject|in support of|on behalf of|applicant|service ?member|resident|student|individual|concerning|for|member|worker|wage earner|patient name|name of (?:patient|claimant|veteran))\b\s*[:.\-–—]?\s*",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\b(?:claim|file|c-?file|case|ssn|hicn|icn|mrn|edipi|dod id|ss|va (?:file|claim|ref\w*|no\.?|number|#|id)|reference)\b[^.\n]{0,24}?(?:[xX*]{3}-?[xX*]{2}-?\d{4}|[A-Z]?\d[\d -]{3,}\d|(?:ending|ending in|last (?:4|four)|#|no\.?|number|:)[^A-Za-z]{0,4}\d{3,})|\b[xX*]{3}-[xX*]{2}-\d{4}\b|\bVA \d{2} \d{3} \d{3}\b|\blast (?:4|four)\b[^A-Za-z]{0,4}\d{4}",
    re.IGNORECASE,
)
_NOT_NAMES = frozenset(
    [
        "department",
        "veterans",
        "affairs",
        "social",
        "security",
        "administration",
        "evidence",
        "intake",
        "center",
        "regional",
        "office",
        "supplemental",
        "claim",
        "hearing",
        "disability",
        "determination",
        "services",
        "lumbar",
        "cervical",
        "spine",
        "knee",
        "back",
        "left",
        "right",
        "shoulder",
        "hip",
        "dear",
        "sir",
        "madam",
        "judge",
        "whom",
        "concern",
        "medical",
        "opinion",
        "nexus",
        "letter",
        "report",
        "examination",
        "service",
        "army",
        "navy",
        "marine",
        "corps",
        "air",
        "force",
        "board",
        "appeals",
        "file",
        "number",
        "date",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "degenerative",
        "disc",
        "disease",
        "sleep",
        "apnea",
        "hearing",
        "loss",
        "obstructive",
        "post",
        "traumatic",
        "stress",
        "disorder",
        "chronic",
        "pain",
        "current",
        "claim",
        "independent",
        "statement",
        "physical",
        "mental",
        "capacity",
        "capacities",
        "questionnaire",
        "residual",
        "functional",
        "evidence",
        "doctor",
        "clinic",
        "hospital",
        "officer",
        "review",
        "decision",
        "gunnery",
        "sergeant",
        "veteran",
        "ret",
        "retired",
        "thursdays",
        "mondays",
        "deceased",
        "widow",
        "university",
        "street",
        "avenue",
        "road",
        "suite",
        "drive",
        "independent",
        "psychological",
        "evaluation",
        "treating",
        "source",
    ]
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
    r"^\s*(?:re|regarding|in re|veteran|claimant|patient|pt|name|examinee|patient name|name of \w+|applicant|service ?member|person \w+|evaluee|client)\b",
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
    usual = _usual_gender(reading)
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
    for sentence, span, surname in titled:
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


def _usual_gender(reading: Reading) -> str:
    """The gender, "he" or "she", of most pronouns and titles of the letter."""
    counts = {gender: sum(len(pattern.findall(s.text)) for s in reading.sentences) for gender, pattern in _GENDERED}
    return max(counts, key=lambda gender: counts[gender])


def _subject_names(reading: Reading) -> Iterator[tuple[Sentence, Span, str]]:
    for sentence in reading.sentences[: max(20, len(reading.sentences) // 2)]:
        lead = _SUBJECT.match(sentence.text)
        if (
            lead is None
            or not sentence.has("identifier", "other", "relationship", "credentials")
            or len(sentence.text.split()) > 30
        ):
            continue
        if not _STRONG_LEAD.match(sentence.text) and (len(sentence.text.split()) > 8 or not sentence.has("identifier")):
            continue
        for match in FULL_NAME.finditer(_without_suffix(sentence.text), lead.end()):
            surname = surname_in(match)
            if (
                match.start() - lead.end() > 14
                or surname in _NOT_NAMES
                or any(word.lower().strip(".,") in _NOT_NAMES for word in match.group().split())
            ):
                break
            yield (
                sentence,
                Span(start=sentence.span.start + match.start(), end=sentence.span.start + match.end()),
                surname,
            )
            break


def _titled_names(reading: Reading, others: set[str]) -> Iterator[tuple[Sentence, Span, str]]:
    for sentence in reading.sentences:
        if sentence.speaker is Speaker.LITERATURE or sentence.text.startswith(("Dear", "cc", "Attn")):
            continue
        for match in _TITLED.finditer(sentence.text):
            surname = re.sub(r"['’]s?$", "", match.group("surname")).lower().replace("’", "'")
            if surname in others or surname in _NOT_NAMES:
                continue
            yield (
                sentence,
                Span(start=sentence.span.start + match.start(), end=sentence.span.start + match.end()),
                surname,
            )


_RELATION = re.compile(
    r"\b(?:wife|husband|spouse|friend|buddy|neighbor|attorney|counsel|representative|lawyer|examiner|driver|served with|roommate|supervisor|employer|corpsman|medic|shipmate|comrade|fellow|squad leader|platoon|statement|witness|colleague|aide|caseworker|paralegal|service officer|secretary|nurse|therapist|counselor|manager|foreman|coworker)\b",
    re.IGNORECASE,
)


def _is_claimant(reading: Reading, sentence: Sentence, span: Span, surname: str, main: set[str]) -> bool:
    """True when another surname is used as the claimant's own: as the patient of a finding, diagnosis or opinion."""
    at = span.start - sentence.span.start
    local = sentence.text[max(0, at - 40) : span.end - sentence.span.start + 30]
    if _RELATION.search(local) or sentence.has("lay_evidence", "adverse_evidence", "literature", "question"):
        return False
    if any(word in main for word in re.split(r"[-\s]", surname)) or any(
        surname in re.split(r"[-\s]", name) for name in main
    ):
        return False
    first = reading.text.lower().find(surname)
    if _RELATION.search(reading.text[max(0, first - 50) : first + len(surname) + 40]):
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


def find_claimant_identifiers(reading: Reading, names: tuple[ClaimantName, ...]) -> Iterator[ClaimantIdentifier]:
    """Give each place that identifies the claimant by name or number."""
    for name in names:
        yield ClaimantIdentifier(span=name.span, sentence=name.sentence, seen_by=name.seen_by)
    for sentence in reading.sentences:
        if sentence.has("credentials") and not sentence.has("identifier"):
            continue
        match = _NUMBERED.search(sentence.text)
        if match and (sentence.has("identifier") or sentence.index < 15):
            span = Span(start=sentence.span.start + match.start(), end=sentence.span.start + match.end())
            yield fact(ClaimantIdentifier, sentence, span, seen_by="number", speaker=Speaker.AUTHOR)
        elif (sentence.has("identifier") or sentence.index < _OPENING) and _names_patient(sentence):
            yield fact(
                ClaimantIdentifier, sentence, seen_by="a name where the claimant's stands", speaker=Speaker.AUTHOR
            )


#: In how many opening sentences the claimant may be brought in by name alone.
_OPENING = 14
_PATIENT_LEAD = re.compile(
    rf"(?:^|\b(?:for|of|about|behalf of|regarding|seen|treated|known|followed|examined|evaluated|met|patient|client|veteran|claimant|named|pt|support of|this is|hi,? this is)\b:? )(?:(?:Mr|Ms|Mrs|Miss|Mx|Sgt|SSgt|Cpl)\.? )?(?P<name>{FULL_NAME.pattern})"
)
_PATIENT_TAIL = re.compile(
    r"^[,.]? ?(?:asked|has|is|was|came|comes|and i|and me|here|presents?|presented|served|sat|gave|wants|needs|back|'s|’s|born|dob|\(|-|–|$|who|whom|whose|in|since|has been|for|,)",
    re.IGNORECASE,
)


def _names_patient(sentence: Sentence) -> bool:
    """True when a whole name stands where a letter brings in its patient, and no degree makes it the author's."""
    if sentence.has("credentials") or sentence.text.startswith(("Dear", "To ", "Attn", "cc", "From")):
        return False
    anywhere = FULL_NAME.finditer(sentence.text) if sentence.has("relationship", "identifier") else ()
    for match in (*_PATIENT_LEAD.finditer(sentence.text), *anywhere):
        words = [word.lower().strip(".,") for word in (match.groupdict().get("name") or match.group()).split()]
        rest = sentence.text[match.end() :]
        if (
            any(word in _NOT_NAMES for word in words)
            or DEGREE.match(rest.lstrip(" ,"))
            or OTHER_DEGREE.match(rest.lstrip(" ,"))
        ):
            continue
        if _RELATION.search(sentence.text[max(0, match.start() - 20) : match.end() + 25]):
            continue
        if re.search(r"\b(?:Dr|Drs|Doctor|Nurse|Judge|Attorney)\.? $", sentence.text[: match.start()]):
            continue
        if sentence.has("identifier", "relationship") or _PATIENT_TAIL.match(rest):
            return True
    return False


_HE = re.compile(r"\b(?:he|him|his|himself|mr)\b", re.IGNORECASE)
_SHE = re.compile(r"\b(?:she|her|hers|herself|ms|mrs|miss)\b", re.IGNORECASE)
_GENDERED = (("he", _HE), ("she", _SHE))
_TITLES = frozenset({"mr", "ms", "mrs", "miss"})
_ANOTHER = re.compile(
    r"\b(?:wife|husband|spouse|mother|father|sister|brother|son|sons|daughter\w*|girlfriend|boyfriend|partner|aunt|uncle|grand\w+|niece|nephew|friend|buddy|sergeant|dr|doctor|nurse|examiner|physician|psychologist|psychiatrist|therapist|counselor|surgeon|judge|attorney|"
    r"counsel|representative|neighbor|supervisor|boss|teacher|corpsman|medic|man|woman|soldier|airman|marine|sailor|driver|shipmate|comrade|colleague|consultant|stepfather|stepmother|fianc[eé]e?|mate|kid|child|boy|girl|patient's mother|officer|clerk|caseworker|manager|coworker|roommate|dog|cat|ms|mrs|mr|miss|lady|gentleman|aide|girls|parent|reviewer|provider|practitioner|midwife|chiropractor|pharmacist|cook|chief|specialist|commander|lieutenant|captain|major|friends)\b",
    re.IGNORECASE,
)


#: How many sentences back another person may have been brought in whom a pronoun still means.
_MEMORY = 2
_CLINICAL = (
    "finding", "diagnosis", "opinion_firm", "opinion_hedged", "opinion_adverse", "rationale", "treatment", "onset", "continuity", "daily_impact",
    "symptom_only", "work_limit", "cause_considered", "cause_mentioned", "severity", "service_event", "relationship", "duration", "device", "baseline",
)  # fmt: skip


def find_pronouns(reading: Reading, names: tuple[ClaimantName, ...]) -> Iterator[PronounUse]:
    """Give one fact for the gender in which the claimant is mostly called, and one for the other where nobody else can be meant."""
    usual = _usual_gender(reading)
    surnames = {
        word for name in names for word in (name.surname, name.surname.split("-")[-1], name.surname.split()[-1])
    }
    for gender, pattern in _GENDERED:
        uses = [
            (sentence, match)
            for sentence in reading.sentences
            for match in pattern.finditer(sentence.text)
            if gender == usual or _must_mean_claimant(reading, sentence, match, surnames)
        ]
        if uses:
            sentence, match = uses[0]
            span = Span(start=sentence.span.start + match.start(), end=sentence.span.start + match.end())
            yield fact(
                PronounUse, sentence, span, seen_by="pronouns", speaker=Speaker.AUTHOR, gender=gender, count=len(uses)
            )


def _must_mean_claimant(reading: Reading, sentence: Sentence, match: re.Match[str], surnames: set[str]) -> bool:
    """True when a pronoun or title of the unusual gender can mean nobody but the claimant."""
    if (
        sentence.speaker is not Speaker.AUTHOR
        or not sentence.has(*_CLINICAL)
        or sentence.has("lay_evidence", "adverse_evidence", "rebuttal")
    ):
        return False
    if match.group().lower() in _TITLES:
        following = re.match(rf"\.? (?:{NAME} (?:[A-Z]\. )?)?({SURNAME})", sentence.text[match.end() :])
        named = following is not None and following.group(1).lower().removesuffix("'s").removesuffix("’s") in surnames
        return named and match.group().lower() != "mrs" and not _RELATION.search(sentence.text)
    before = reading.sentences[max(0, sentence.index - _MEMORY) : sentence.index]
    around = " ".join(s.text for s in before) + " " + sentence.text[: match.start()]
    claimant = "|".join(re.escape(name) for name in sorted(surnames)) or "nobody"
    around = re.sub(rf"\b(?:Mr|Ms|Mrs|Miss)\.? (?:{NAME} )?(?:{claimant})\b", " ", around, flags=re.IGNORECASE)
    return not _ANOTHER.search(around)


_SPECIALTY = re.compile(
    r"\b(?:board[- ]certif\w+|diplomate|fellowship|residency|licen[sc]ed?|lic\b|npi\b|surgeon|physician|psychologist|psychiatrist|neurologist|cardiologist|rheumatologist|pulmonologist|audiologist|podiatrist|optometrist|ophthalmologist|physiatrist|internist|dermatologist|urologist|oncologist|"
    r"endocrinologist|gastroenterologist|nephrologist|otolaryngologist|radiologist|pathologist|pediatrician|nurse practitioner|physician assistant|physician associate|chiropract\w+|social worker|counselor|physical therapist|occupational therapist|naturopath\w*|"
    r"orthop(?:a)?edic\w*|neurolog\w*|neurosurg\w*|psychiatr\w*|psycholog\w*|cardiolog\w*|pulmon\w*|otolaryngolog\w*|audiolog\w*|rheumatolog\w*|gastroenterolog\w*|endocrin\w*|nephrolog\w*|urolog\w*|oncolog\w*|dermatolog\w*|ophthalmolog\w*|podiatr\w*|family (?:medicine|practice)|internal medicine|"
    r"physical medicine|physiatr\w*|occupational medicine|pain (?:medicine|management)|sleep medicine|sports medicine|spine|ent\b|cardiovascular|physical therapy|behavio(?:u)?ral health|infectious disease|chest|kidney|heart|general practice|m\.b\.|i am an? (?:md|do|np|pa|nurse|doctor of))\b",
    re.IGNORECASE,
)
_ACCEPTABLE_WORD = re.compile(
    r"\b(?:physician|surgeon|psychologist|psychiatrist|nurse practitioner|physician assistant|physician associate|podiatrist|optometrist|audiologist|speech[- ]language pathologist|\w+(?:ologist|iatrist)|internist)\b",
    re.IGNORECASE,
)
_OTHER_WORD = re.compile(
    r"\b(?:chiropract\w+|social worker|counselor|counsellor|physical therap\w+|occupational therap\w+|naturopath\w*|acupunctur\w+|registered nurse|massage)\b",
    re.IGNORECASE,
)


def find_credentials(reading: Reading) -> Iterator[Credential]:
    """Give each degree, licence, board or specialty that the letter shows of its author."""
    for sentence in reading.sentences:
        if not sentence.has("credentials") or sentence.speaker in {
            Speaker.QUESTION,
            Speaker.LITERATURE,
            Speaker.EXAMINER,
        }:
            continue
        degree = DEGREE.search(sentence.text)
        other = OTHER_DEGREE.search(sentence.text)
        word = _SPECIALTY.search(sentence.text)
        match = degree or other or word
        if match is None:
            continue
        acceptable = bool(degree) or (not other and not _OTHER_WORD.search(sentence.text))
        yield fact(
            Credential,
            sentence,
            Span(start=sentence.span.start + match.start(), end=sentence.span.start + match.end()),
            seen_by=f"role credentials {sentence.score('credentials'):.2f}",
            speaker=Speaker.AUTHOR,
            name=match.group(),
            acceptable=acceptable and (bool(degree) or bool(_ACCEPTABLE_WORD.search(sentence.text))),
        )


def find_relationships(reading: Reading) -> Iterator[Relationship]:
    """Give each sentence that says how the author knows the claimant."""
    for sentence in reading.playing("relationship"):
        if sentence.speaker in {Speaker.QUESTION, Speaker.LAW, Speaker.LITERATURE, Speaker.EXAMINER}:
            continue
        text = sentence.lower
        if re.search(
            r"records?[- ](?:only|review)|(?:not|never) (?:met|examined|seen)|paper review|have not met|file review",
            text,
        ):
            kind = RelationshipKind.RECORDS_ONLY
        elif re.search(r"\b(?:examin\w+|evaluat\w+|interview\w*|saw (?:him|her)|tested|visit|video|hour)\b", text):
            kind = RelationshipKind.EXAMINED
        else:
            kind = RelationshipKind.TREATING
        yield fact(
            Relationship,
            sentence,
            seen_by=f"role relationship {sentence.score('relationship'):.2f}",
            speaker=Speaker.AUTHOR,
            kind=kind,
        )
