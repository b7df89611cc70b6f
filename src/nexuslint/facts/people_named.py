"""The words of a letter that may name a person, for masking them. It would rather take a place for a person than miss one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nexuslint.facts.names import CAPITALS, DEGREE, FULL_NAME, NAME, NOT_NAMES, OTHER_DEGREE, SURNAME
from nexuslint.model.facts import Facts
from nexuslint.model.letter import Letter
from nexuslint.model.private_words import name_parts

_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Drs|Doctor|Prof|Professor|Nurse|Judge|Rev|Hon|Honorable|Attorney|Atty|Sgt|SSgt|TSgt|MSgt|SFC|"
    r"SSG|SGT|Cpl|CPL|LCpl|SPC|PFC|PVT|Pvt|Capt|CPT|Maj|MAJ|Lt|LT|Col|COL|Gen|Adm|Cmdr|Veteran|Petty Officer|Airman|Corporal|"
    r"Sergeant|Captain|Specialist|Seaman|Chief|Private|Lieutenant|Major|Colonel|Commander)\b\.? "
    rf"(?P<name>(?:(?:{NAME}|{CAPITALS}|[A-Z]\.?) ){{0,2}}(?:{SURNAME}|{CAPITALS}))"
)
_CAPITALISED = re.compile(r"(?<![^\W\d_])[^\W\d_]+(?:['’-][^\W\d_]+)*")
#: Words in capitals that are shorter are taken for abbreviations, unless something else says that they name somebody.
_LONG_CAPITALS = 5
#: Words that begin sentences and lines of letters, and titles: no names, lower case.
_ORDINARY = frozenset((
    "a", "about", "above", "according", "active", "additional", "adm", "afghanistan", "after", "again", "airman", "all",
    "also", "although", "always", "an", "and", "another", "any", "as", "ask", "at", "attorney", "atty", "avoid", "base",
    "based", "because", "before", "below", "both", "but", "by", "camp", "capt", "captain", "cc", "chief", "claimant",
    "cmdr", "col", "colonel", "commander", "corporal", "cpl", "cpt", "currently", "daily", "date", "dated", "dear",
    "diagnosis", "discharge", "dob", "doctor", "dr", "drs", "due", "during", "each", "email", "enclosure", "english",
    "every", "exam", "examined", "facts", "family", "fax", "final", "finally", "first", "for", "form", "fort", "friday",
    "from", "further", "gen", "given", "had", "has", "have", "he", "her", "here", "his", "history", "hon", "honorable",
    "how", "however", "i", "if", "ii", "iii", "in", "iraq", "is", "it", "its", "jr", "judge", "kuwait", "last",
    "lastly", "later", "lcpl", "left", "lieutenant", "like", "likewise", "lt", "maj", "major", "many", "military",
    "miss", "monday", "more", "most", "mr", "mrs", "ms", "msgt", "mx", "my", "name", "neither", "never", "next", "no",
    "nor", "not", "notes", "nothing", "now", "number", "nurse", "of", "office", "officer", "on", "once", "one", "only",
    "opinion", "or", "other", "our", "out", "over", "page", "patient", "per", "petty", "pfc", "phone", "please",
    "prior", "private", "prof", "professor", "pvt", "rationale", "re", "reason", "records", "referral", "regarding",
    "respectfully", "rev", "right", "saturday", "saturdays", "seaman", "sergeant", "sfc", "sgt", "she", "signed",
    "since", "sincerely", "so", "some", "spc", "specialist", "sr", "ssg", "ssgt", "ssn", "still", "subject", "such",
    "sunday", "sundays", "symptoms", "tel", "telephone", "thank", "thanks", "that", "the", "their", "then", "there",
    "therefore", "these", "they", "this", "those", "three", "through", "thursday", "thus", "to", "today", "together",
    "treatment", "tsgt", "tuesday", "two", "under", "until", "upon", "very", "vietnam", "was", "we", "wednesday",
    "were", "what", "when", "where", "which", "while", "who", "why", "with", "within", "without", "work", "yes", "yet",
    "you", "your", "yours",
))  # fmt: skip


def find_person_words(letter: Letter, facts: Facts, known: frozenset[str]) -> tuple[str, ...]:
    """The words that may name people, sorted: in lower case, or with a capital where the letter has the word otherwise too.

    `known` are words, lower case, that are no names when nothing says otherwise: those of the rules and the word lists.
    """
    text = letter.text
    lower = {word for word in re.findall(r"[^\W\d_]{2,}", text) if word.islower()}
    certain = {part for name in _told_names(text, facts) for part in name_parts(name) if part[0].isupper()}
    certain = {part for part in certain if part.lower() not in _ORDINARY and not _is_degree(part)}
    possible = {
        part
        for match in _CAPITALISED.finditer(text)
        for part in name_parts(match[0])
        if _may_be_name(part) and part.lower() not in lower | known | NOT_NAMES | _ORDINARY
    }
    return tuple(sorted({_as_looked_for(part, lower | known) for part in certain | possible}))


def _told_names(text: str, facts: Facts) -> Iterator[str]:
    for kind in ("claimant_name", "signature"):
        for fact in facts.of(kind):
            yield fact.span.of(text)
            yield from (match[0] for match in FULL_NAME.finditer(fact.sentence.of(text)) if not _is_heading(match[0]))
    for fact in facts.of("claimant_identifier"):
        yield from (match[0] for match in FULL_NAME.finditer(fact.span.of(text)) if not _is_heading(match[0]))
    for match in _TITLED.finditer(text):
        yield match["name"]


def _is_heading(name: str) -> bool:
    return any(word.lower().strip(".,") in NOT_NAMES for word in name.split())


def _is_degree(part: str) -> bool:
    return bool(DEGREE.fullmatch(part) or OTHER_DEGREE.fullmatch(part))


def _may_be_name(part: str) -> bool:
    return part[0].isupper() and (not part.isupper() or len(part) >= _LONG_CAPITALS)


def _as_looked_for(part: str, ordinary: frozenset[str] | set[str]) -> str:
    """Lower case, found however it is written; or capitalised where the small word is one of the language (May, Young)."""
    return part.capitalize() if part.lower() in ordinary else part.lower()
