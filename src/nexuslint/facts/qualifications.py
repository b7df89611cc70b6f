"""What the author is by training, and how he or she knows the claimant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nexuslint.facts.names import DEGREE, OTHER_DEGREE
from nexuslint.facts.pointing import fact
from nexuslint.language.reading import Reading
from nexuslint.model.facts import Credential, Relationship, RelationshipKind, Speaker
from nexuslint.model.span import Span

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
