"""Which limits a sentence speaks of: those of the sentence before it, of the list below it, or all of the letter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nexuslint.facts.limits_words import activities_of
from nexuslint.language.reading import Sentence
from nexuslint.model.facts import Speaker
from nexuslint.model.letter import BlockKind

_NOT_THE_AUTHORS = frozenset({Speaker.QUESTION, Speaker.LAW, Speaker.LITERATURE, Speaker.EXAMINER, Speaker.RECORD})
_LIMITS = r"(?:limits?|limitations?|restrictions?|constraints|(?:work |functional |exertional )?capacit(?:y|ies)|incapacit(?:y|ies)|(?:functional )?assessment)"
_ABOUT_LIMITS = re.compile(
    rf"\b(?:these|those|such|all(?: of)?(?: the| these| of these)?|the (?:above|foregoing|following|same|said)|the|his|her|their|my|both|each of (?:these|the)|every one of (?:these|the))\s+(?:[\w/,-]+ (?:and )?){{0,5}}?{_LIMITS}\b|^{_LIMITS}\b|\b(?:limited|restricted) (?:in this way|to this (?:degree|extent)|as (?:above|described|stated|set out))\b|\ball (?:of )?(?:this|the above)\b|^\W*(?:all )?the (?:others?|rest)\b"
)
#: Limits named by a part of the body or by their kind, and the activities that they are about.
_OF_PARTS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (re.compile(r"\b(?:hands?|manipulative|dexterity)\b"), ("handle", "finger", "feel")),
    (re.compile(r"\b(?:shoulders?|arms?|reaching)\b"), ("reach", "reach overhead", "reach in front", "lift", "carry")),
    (re.compile(r"\b(?:legs?|feet)\b"), ("stand", "walk", "stand and walk")),
    (re.compile(r"\b(?:mental|cognitive|psychological)\b"), ("concentrate", "pace", "interact", "adapt", "off task")),
    (re.compile(r"\bpostural\b"), ("stoop", "crouch", "kneel", "crawl", "balance", "climb stairs", "climb ladders")),
    (re.compile(r"\benvironmental\b"), ("heat and cold", "dust and fumes", "noise and vibration", "heights and machinery")),
)  # fmt: skip
#: Limits of something else, or that are not there.
_NOT_FUNCTION = re.compile(
    rf"\b(?:no|without(?: any)?|time|age|speed|normal|legal|statutory|page|of (?:this|the) (?:exam\w*|evaluation|study|test|report))\s+{_LIMITS}\b|{_LIMITS} of (?:this|the|my) (?:exam\w*|evaluation|stud\w+|test\w*|report|review|record)|not (?:limited|restricted)\b"
)
_OTHERS_WORDS = re.compile(
    r"\b(?:state agency|dds|consultative|consultants?|vocational (?:expert|examiner)|examiner|reviewer)\b.{0,80}\b(?:found|wrote|writes|said|says|stated|thinks?|thought|believed?s?|put|gave|opined|assessed|dated|attributed|blamed)\b"
)
_GOES_ON = re.compile(
    r"^\W*(?:this|that|it|both|all (?:of )?(?:this|these)|these|they|(?:the|my) (?:\w+ )?(?:reason|cause|explanation|basis)|i base|which)\b(?! (?:letter|patient|form|opinion is|man|woman|claimant|report|disease|illness|condition)\b)"
)
_EXPLAINS = re.compile(
    r"^\W*(?:this|that|it|both|these|they) (?:is|are|was|were|comes?|came|results?|stems?|arises?|follows?) (?:so |all |mainly |largely |partly )?(?:because|due|owing|from|the result|on account|a result)\b"
)
_LOOKS_BACK = re.compile(
    r"^\W*(?:(?:because of|due to|as a result of|owing to|on account of|by reason of) (?:this|these|that|it|them|which|all this)\b|as a (?:result|consequence)\b(?! of)|therefore|hence|thus|consequently|accordingly|for (?:this|that|these) reasons?|that is why|this is why|so (?:he|she|they)\b|it is for (?:this|that) reason)"
)
_SINCE_THEN = re.compile(
    r"\b(?:since|from) (?:then|that (?:time|day|date|month|year|point|accident|operation|surgery))\b"
)
_OPENS_LIST = re.compile(
    r":\s*$|\b(?:as follows|the following|in (?:these|the following|several) (?:ways|respects|areas))\b|\b(?:below|limits are these)\b"
)
#: A whole sentence about the patient: behind a list it is no row of it.
_WHOLE = re.compile(r"^\W*(?:he|she|they|mr\.? |ms\.? |mrs\.? |the patient|i|we)\b.*\.\W*$", re.DOTALL)
_ROWS = frozenset({BlockKind.CELL, BlockKind.ITEM, BlockKind.FIELD})
_SHORT = 8
_FURTHEST = 60


def goes_on_about(sentence: Sentence, following: Sentence) -> bool:
    """True when the following sentence goes on about the limits of the first ("This is because of the stenosis")."""
    if following.block_index != sentence.block_index or following.speaker in _NOT_THE_AUTHORS:
        return False
    return only_explains(following) or (bool(_GOES_ON.match(following.lower)) and not activities_of(following.text))


def only_explains(sentence: Sentence) -> bool:
    """True when a sentence says of "this" why it is so, and tells no limit of its own."""
    return bool(_EXPLAINS.match(sentence.lower))


def looks_back(before: Sentence, sentence: Sentence) -> bool:
    """True when a sentence lays its limits to what was said right before ("For this reason she cannot stand")."""
    return (
        before.block_index == sentence.block_index
        and before.speaker not in _NOT_THE_AUTHORS
        and bool(_LOOKS_BACK.match(sentence.lower))
    )


def dated_before(before: Sentence, sentence: Sentence) -> bool:
    """True when a sentence dates its limits by what was said right before ("From that time she cannot sit")."""
    return before.block_index == sentence.block_index and bool(_SINCE_THEN.search(sentence.lower))


def above(sentences: Sequence[Sentence], index: int, holding: set[int]) -> Iterator[Sentence]:
    """The sentences that open the list or table in which the limit of sentence `index` stands, the nearest first.

    `holding` are the indices of sentences with limits. Headings, cells, items and short lines may stand in between;
    a sentence of prose ends the list.
    """
    own = sentences[index]
    is_prose = bool(_WHOLE.match(own.lower)) and own.block.kind not in _ROWS
    for at in range(index - 1, max(index - _FURTHEST, -1), -1):
        one = sentences[at]
        if is_prose and one.block.kind in _ROWS:
            return
        if (
            one.speaker not in _NOT_THE_AUTHORS
            and _OPENS_LIST.search(one.lower)
            and not _OTHERS_WORDS.search(one.lower)
        ):
            yield one
            if at not in holding and _names_a_patient(one):
                return
        elif not (at in holding or _is_part_of_list(one)):
            return


def about_limits(sentence: Sentence) -> Iterator[tuple[str, int, tuple[str, ...]]]:
    """The parts of a sentence that speak of limits as such: their text, their offset, and the activities they are confined to."""
    if sentence.speaker in _NOT_THE_AUTHORS or sentence.text.rstrip().endswith("?"):
        return
    if _OTHERS_WORDS.search(sentence.lower):
        return
    cuts = [
        0,
        *(
            match.end()
            for match in re.finditer(r";\s*|,\s+(?:and|but|while)\s+(?=(?:the|his|her|those)\b)", sentence.lower)
        ),
    ]
    for begin, end in zip(cuts, [*cuts[1:], len(sentence.text)], strict=True):
        lower = sentence.lower[begin:end]
        found = _ABOUT_LIMITS.search(lower)
        if found is None or _NOT_FUNCTION.search(lower):
            continue
        rest = re.match(
            r"\s+(?:on|in|of|for|to|with|upon)\s+[\w,/ -]{0,60}?(?=\b(?:is|are|has|have|date|dates|go|goes|come|comes|stem|stems|result|results|began|began|rest|rests)\b|$)",
            lower[found.end() :],
        )
        phrase = sentence.text[begin + found.start() : begin + found.end() + (rest.end() if rest else 0)]
        named = tuple(name for part, names in _OF_PARTS if part.search(phrase.lower()) for name in names)
        # "The others" are all that no other part of the letter speaks of.
        is_rest = re.search(r"\b(?:others?|rest)\b", phrase.lower())
        activities = () if is_rest else tuple(dict.fromkeys((*(one.name for one in activities_of(phrase)), *named)))
        yield sentence.text[begin:end], sentence.span.start + begin, activities


def _is_part_of_list(sentence: Sentence) -> bool:
    if sentence.block.kind in _ROWS or sentence.block.kind is BlockKind.HEADING:
        return True
    return len(sentence.text.split()) < _SHORT or "|" in sentence.text or "\t" in sentence.text


def _names_a_patient(sentence: Sentence) -> bool:
    """True for a whole sentence about the patient, which opens the list by itself."""
    return len(sentence.text.split()) >= _SHORT
