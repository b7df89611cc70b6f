"""The wording of a letter, made comparable with others': what is the claimant's own (names, numbers, dates) is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nexuslint.facts.number_words import BELOW_TWENTY
from nexuslint.language.reading import Reading, Sentence
from nexuslint.model.facts import ClaimantName, Facts, Signature, Speaker
from nexuslint.model.letter import BlockKind
from nexuslint.model.wording import PLACES, Person, Wording

#: Words in a run. Five are long enough to be one writer's, and a changed word costs five runs only.
RUN = 5
#: Fewer runs than this are too few to say whose wording it is (about eighty words of prose).
FEWEST_RUNS = 60
_SEED = 801
#: The author's narrative stands here; what stands elsewhere is print, address and signature.
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.FOOTNOTE, BlockKind.ENDNOTE})
#: A sentence that does no more than this is the same in many letters: the law, the question asked, the address.
_COMMON_ROLES = frozenset({"other", "standard", "question", "identifier", "credentials"})
_OTHERS_WORDS = frozenset({Speaker.LAW, Speaker.QUESTION})
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
    ]
)
_NUMBERS = frozenset(
    (
        *BELOW_TWENTY,
        *[
            "twenty",
            "thirty",
            "forty",
            "fifty",
            "sixty",
            "seventy",
            "eighty",
            "ninety",
            "hundred",
            "thousand",
            "first",
            "second",
            "third",
        ],
    )
)
_TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "sgt",
        "ssgt",
        "cpl",
        "capt",
        "lt",
        "col",
        "maj",
        "veteran",
        "claimant",
        "patient",
    ]
)
_SEXED = {
    "he": "they", "she": "they", "him": "them", "his": "their", "her": "their", "hers": "their",
    "himself": "themselves", "herself": "themselves", "man": "person", "woman": "person",
    "gentleman": "person", "lady": "person", "male": "person", "female": "person",
}  # fmt: skip
_NUMBER, _NAME = "0", "@"


def find_wording(reading: Reading, facts: Facts) -> Wording:
    """Give the signature of the letter's prose and the names of its claimant."""
    from rensa import RMinHash

    claimant = tuple(dict.fromkeys(_people(reading, facts)))
    names = _names(reading, facts)
    runs = {run for sentence in reading.sentences if _is_own(sentence) for run in _runs(sentence, names)}
    if len(runs) < FEWEST_RUNS:
        return Wording(runs=len(runs), claimant=claimant)
    sketch = RMinHash(PLACES, _SEED)
    sketch.update(sorted(runs))
    return Wording(signature=tuple(sketch.digest()), runs=len(runs), claimant=claimant)


def _is_own(sentence: Sentence) -> bool:
    return (
        sentence.block.kind in _PROSE and sentence.speaker not in _OTHERS_WORDS and not sentence.roles <= _COMMON_ROLES
    )


def _runs(sentence: Sentence, names: frozenset[str]) -> Iterator[str]:
    words = _masked(sentence.text, names)
    for start in range(len(words) - RUN + 1):
        yield " ".join(words[start : start + RUN])


def _masked(text: str, names: frozenset[str]) -> list[str]:
    """The words in lower case; names, numbers and dates are one mark each, he and she are one word."""
    words: list[str] = []
    for index, match in enumerate(_WORD.finditer(text.replace("’", "'"))):
        word = match.group()
        lower = word.lower().removesuffix("'s")
        # “May” at the beginning of a sentence is more often the verb.
        is_month = lower in _MONTHS or (index and word == "May")
        if is_month or lower in _NUMBERS or any(one.isdigit() for one in lower):
            mask = _NUMBER
        elif lower in names or lower in _TITLES or (index and word[0].isupper() and word != "I"):
            mask = _NAME
        else:
            mask = _SEXED.get(lower, lower)
        if mask not in (_NUMBER, _NAME) or not words or words[-1] != mask:
            words.append(mask)
    return words


def _names(reading: Reading, facts: Facts) -> frozenset[str]:
    """The words of the claimant's and the author's names, lower case."""
    told = [name.span.of(reading.text) for name in facts.of("claimant_name")]
    told += [one.name for one in facts.of("signature") if isinstance(one, Signature)]
    return frozenset(match.group().lower().removesuffix("'s") for one in told for match in _WORD.finditer(one))


def _people(reading: Reading, facts: Facts) -> Iterator[Person]:
    names = [one for one in facts.of("claimant_name") if isinstance(one, ClaimantName) and one.surname]
    # A name left over from the letter that was copied does not make it the same claimant's: the subject line decides.
    subject = [one for one in names if one.seen_by == "subject line"]
    for name in subject or names:
        words = [match.group().lower() for match in _WORD.finditer(name.span.of(reading.text))]
        own = set(re.split(r"[\s-]", name.surname))
        given = [word for word in words if word not in own and word not in _TITLES and not word.isdigit()]
        yield Person(surname=name.surname, given=given[0] if given else "")
