"""The pronouns and titles that the claimant is called by."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nexuslint.facts.names import NAME, RELATION, SURNAME
from nexuslint.facts.pointing import fact
from nexuslint.language.reading import Reading, Sentence
from nexuslint.model.facts import ClaimantName, PronounUse, Speaker
from nexuslint.model.span import Span

_HE = re.compile(r"\b(?:he|him|his|himself|mr)\b", re.IGNORECASE)
_SHE = re.compile(r"\b(?:she|her|hers|herself|ms|mrs|miss)\b", re.IGNORECASE)
_GENDERED = (("he", _HE), ("she", _SHE))
_TITLES = frozenset({"mr", "ms", "mrs", "miss"})
_ANOTHER = re.compile(
    r"\b(?:wife|husband|spouse|divorce|marriage|mother|father|sister|brother|son|sons|daughter\w*|girlfriend|boyfriend|partner|aunt|uncle|grand\w+|niece|nephew|friend|buddy|sergeant|dr|doctor|nurse|examiner|physician|psychologist|psychiatrist|therapist|counselor|surgeon|judge|attorney|"
    r"counsel|representative|neighbor|supervisor|boss|teacher|corpsman|medic|man|woman|soldier|airman|marine|sailor|driver|shipmate|comrade|colleague|consultant|stepfather|stepmother|fianc[eé]e?|mate|kid|child|boy|girl|patient's mother|officer|clerk|caseworker|manager|coworker|roommate|dog|cat|ms|mrs|mr|miss|lady|gentleman|aide|girls|parent|reviewer|provider|practitioner|midwife|chiropractor|pharmacist|cook|chief|specialist|commander|lieutenant|captain|major|friends)\b",
    re.IGNORECASE,
)
#: How many sentences back another person may have been brought in whom a pronoun still means.
_MEMORY = 2
_CLINICAL = (
    "finding", "diagnosis", "opinion_firm", "opinion_hedged", "opinion_adverse", "rationale", "treatment", "onset", "continuity", "daily_impact",
    "symptom_only", "work_limit", "cause_considered", "cause_mentioned", "severity", "service_event", "relationship", "duration", "device", "baseline",
)  # fmt: skip


def usual_gender(reading: Reading) -> str:
    """The gender, "he" or "she", of most pronouns and titles of the letter."""
    counts = {gender: sum(len(pattern.findall(s.text)) for s in reading.sentences) for gender, pattern in _GENDERED}
    return max(counts, key=lambda gender: counts[gender])


def find_pronouns(reading: Reading, names: tuple[ClaimantName, ...]) -> Iterator[PronounUse]:
    """Give one fact for the gender in which the claimant is mostly called, and one for the other where nobody else can be meant."""
    usual = usual_gender(reading)
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
        return named and match.group().lower() != "mrs" and not RELATION.search(sentence.text)
    before = reading.sentences[max(0, sentence.index - _MEMORY) : sentence.index]
    around = " ".join(s.text for s in before) + " " + sentence.text[: match.start()]
    claimant = "|".join(re.escape(name) for name in sorted(surnames)) or "nobody"
    around = re.sub(rf"\b(?:Mr|Ms|Mrs|Miss)\.? (?:{NAME} )?(?:{claimant})\b", " ", around, flags=re.IGNORECASE)
    return not _ANOTHER.search(around)
