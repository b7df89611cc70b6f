"""Silent years between service and the first care after it, told in words or shown by the years themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from nexuslint.facts.claim import Claim
from nexuslint.facts.dates import dates_in
from nexuslint.facts.pointing import fact
from nexuslint.facts.telling import TOLD_BY_OTHERS
from nexuslint.language.reading import Reading, Sentence
from nexuslint.model.facts import Direction, Gap, Ground, Opinion, Speculation

#: The catalogue counts a gap from two years on; whole years apart may be a little over one.
_SILENT_YEARS = 3
#: How a sentence beside a gap tells what happened in it or why no care was sought.
_EXPLAINS = re.compile(
    r"\b(?:because|since (?:he|she|there|the|nobody)|insur\w+|afford|money|drugstore|over[- ]the[- ]counter|aspirin|ibuprofen|brace|belt|self|himself|herself|told (?:no one|nobody)|ashamed|embarrass\w+|afraid|pride|stubborn|avoid\w*|did not (?:want|trust|seek)|didn't|"
    r"having (?:been )?\w+|informed|advised|nothing (?:can|could|to) be done|in (?:between|the meantime|those years|all that time)|meanwhile|those years|all (?:of that|that) time|between|went on|on and off|off and on|each (?:year|winter)|every (?:year|winter)|ever since|never (?:right|stopped|left|let up|without)|lived with|put up with|worked around|nursed|"
    r"managed|got by|home remed\w+|ice|heat|liniment|chiropract\w+|slow\w*|gradual\w*|crept|little by little|by degrees|delayed|latent|steadily|year by year|no mystery|what (?:we|one|i) (?:would )?expect|natural history|until late)\b|"
    r",? (?:for|as|so|while|where) (?:he|she|it|they|nobody|no one|there)\b|, (?:for(?! (?:the|an?|his|her|which|its)\b)|as|so|but|though|there being)\b"
)
#: Words that open an explanation in the sentence that tells the silence itself.
_GOES_ON = re.compile(r"[:;](?= \w+ \w+ \w+)")
#: Words that give the reason for a silence whatever else a sentence does.
_WHY = re.compile(
    r"\b(?:because|insur\w+|coverage|afford\w*|made do|makes do|made them last|leftover|left over|drugstore|store-bought|told (?:nobody|no one)|ashamed|embarrass\w+|afraid|(?:treated|nursed|doctored|managed) (?:it|them|that|this)? ?(?:himself|herself|on (?:his|her) own)|on (?:his|her) own)\b"
)
#: A course told as that of the years between.
_BETWEEN = re.compile(
    r"\b(?:those (?:\w+ )?years|in between|between times|in the (?:meantime|interval)|meanwhile|all (?:of )?that (?:time|while))\b"
)
#: A disease that is silent for years by its nature.
_SILENT_BY_NATURE = re.compile(
    r"\b(?:latenc\w+|latent|silent(?:ly)? (?:disease|thief|for|until)|(?:is|are|was|stays?|remains?) (?:silent|painless|unnoticed|symptomless)|asymptomatic|(?:without|gives? no|no) (?:warning|symptoms? (?:for|until)|pain (?:for|until))|takes (?:\w+ ){0,2}(?:years|decades)|(?:years|decades) to (?:show|appear|develop|declare))\b"
)
_FORCE = r"(?:army|navy|air force|marines?|marine corps|corps|coast guard|guard|reserves?|service|military|uniform|active duty|fleet|colors)"
#: The end of service, the year being told after it.
_LEFT = re.compile(
    rf"(?<!wore )(?<!worn )(?<!shoulder )(?<!joint )\b(?:discharged?(?! (?:from|by|to) (?:the |my |our )?(?:hospital|er\b|emergency|clinic|rehab\w*|ward|care|therapy|home))|separat(?:ed|ion|ing)(?! from (?:his|her) (?:wife|husband|spouse))(?: (?:exam\w*|physical))?|mustered out|got out|out in|came home|ets|eas|released from|retired from the {_FORCE}|"
    rf"(?:left|leaving|quit|out of|end of) (?:the |his |her |active )?{_FORCE}|{_FORCE} (?:until|till|through))\b"
)
_SERVED = re.compile(
    rf"\b(?:{_FORCE}|strs?|served|enlist\w+|deploy\w*|stationed|tours?|dd[- ]?214|troop|battalion|gunner)\b"
)
#: The first care after service, as letters word it.
_FIRST_CARE = re.compile(
    r"\b(?:first|next|earliest|initial(?:ly)?)\b[^.;]{0,60}\b(?:seen|saw|see|sees|visit\w*|came|come|treat\w*|diagnos\w*|sought|look\w*|heard|hears?|present\w*|x-?ray\w*|film\w*|doctor\w*|intake|evaluat\w*|document\w*|note[sd]?|record\w*|care|consult\w*|complain\w*|put|fitted|brought|appear\w*|adjust\w*|exam\w*|scan\w*|mention\w*|entr\w+)\b|"
    r"\b(?:seen|saw|visit\w*|treated|diagnosed|evaluated|presented|examined|looked at)\b[^.;]{0,30}\bfirst\b|"
    r"\b(?:no|nobody|no one|none|not|never|nothing)\b[^.;]{0,70}\b(?:until|till|before)\b|"
    r"\b(?:was|were|been) (?:finally )?diagnosed\b|\bdiagnosis (?:was )?(?:came|made)\b|"
    r"\bunder my care (?:since|in)\b|\bpatients? (?:of mine )?(?:\w+ ){0,3}since\b|\bhas been (?:coming|seen|treated|on my)\b[^.;]{0,40}\bsince\b|\btreat(?:ed|ing) (?:him|her|mr|ms)?[^.;]{0,30}\bsince\b|\bcame (?:to|under)\b[^.;]{0,30}\b(?:me|us|my|our)\b|\b(?:starts?|start|begins?|go(?:es)? back) (?:in|to|with)\b"
)
#: A course told from the first care on says nothing of the years before it.
_FROM_CARE_ON = re.compile(
    r"^\W*(?:from (?:there|then|that (?:time|day|visit|first visit))|since (?:then|that (?:first )?(?:visit|time|note|test))|since (?:the )?(?:diagnosis|i have known)|thereafter|after that|daily from)\b|\b(?:in my time|i have (?:known|seen)|since i|in the \w+ years (?:that )?i|under my care|in my care|from (?:then|there) on)\b"
)


def find_gaps(
    reading: Reading, claim: Claim, opinions: tuple[Opinion, ...], speculations: tuple[Speculation, ...]
) -> Iterator[Gap]:
    """Give each silent span of years that the letter shows, and whether what happened in it is told."""
    if Ground.SERVICE not in claim.grounds:
        return
    is_the_reason = bool(opinions or speculations) and not any(o.direction is Direction.FAVORABLE for o in opinions)
    left = _end_of_service(s for s in reading.sentences if s.speaker not in TOLD_BY_OTHERS)
    told = [s for s in reading.playing("gap") if _is_a_gap(s) and not _is_short(s, left)]
    of_whole_letter = is_the_reason or _is_silent_by_nature(reading)
    for sentence in told:
        yield fact(
            Gap,
            sentence,
            seen_by=f"role gap {sentence.score('gap'):.2f}",
            condition=None,
            explained=of_whole_letter or _explains_itself(sentence) or _is_explained_beside(reading, sentence),
        )
    if told or is_the_reason:
        return
    counted = _first_care_after_silence(reading, left)
    if counted is not None:
        sentence, seen = counted
        yield fact(
            Gap,
            sentence,
            seen_by=f"out of service {left}, first care {seen}",
            condition=None,
            explained=_is_told_what_happened(reading, sentence, seen),
        )


#: Where the reader is this sure of a course it must be this sure of a silence too.
_RATHER_A_COURSE, _A_SURE_GAP = 0.9, 0.8


def _is_a_gap(sentence: Sentence) -> bool:
    if sentence.speaker in TOLD_BY_OTHERS or sentence.has("adverse_evidence", "opinion_adverse", "speculation"):
        return False
    return sentence.score("continuity") < _RATHER_A_COURSE or sentence.score("gap") >= _A_SURE_GAP


def _explains_itself(sentence: Sentence) -> bool:
    """True when words tell what happened or why: the role alone does not, for a silence is half a course."""
    return bool(_WHY.search(sentence.lower)) or (sentence.has("continuity") and _goes_on(sentence))


def _goes_on(sentence: Sentence) -> bool:
    """True when a sentence that tells a silence has words that explain it, or a mark that opens an explanation."""
    return bool(_EXPLAINS.search(sentence.lower) or _GOES_ON.search(sentence.lower))


def _is_silent_by_nature(reading: Reading) -> bool:
    """True when the author gives as a reason that the disease shows nothing for years."""
    return any(_SILENT_BY_NATURE.search(s.lower) for s in reading.playing("rationale"))


def _is_explained_beside(reading: Reading, sentence: Sentence) -> bool:
    """True when a sentence next to it tells a course that is not the one from that care on."""
    seen = max((year for _, year in _years(sentence)), default=None)
    beside = (
        reading.sentences[max(0, sentence.index - 1) : sentence.index]
        + reading.sentences[sentence.index + 1 : sentence.index + 3]
    )
    return any(s.has("continuity") and _reaches_back(s, seen) and _EXPLAINS.search(s.lower) for s in beside)


def _reaches_back(course: Sentence, seen: int | None) -> bool:
    """False for a course that only begins with the first care, in the year `seen`."""
    if _FROM_CARE_ON.search(course.lower):
        return False
    if _BETWEEN.search(course.lower):
        return True
    years = [year for _, year in _years(course)]
    return not years or seen is None or min(years) < seen


def _is_short(sentence: Sentence, left: int | None) -> bool:
    """True when the sentence tells care within a year or so of the end of service."""
    years = [year for _, year in _years(sentence)]
    return bool(years) and left is not None and 0 <= max(years) - left < _SILENT_YEARS - 1


def _first_care_after_silence(reading: Reading, left: int | None) -> tuple[Sentence, int] | None:
    """The sentence of the first care told, with its year, where years lie between it and the end of service."""
    if left is None:
        return None
    own = [s for s in reading.sentences if s.speaker not in TOLD_BY_OTHERS]
    cared = [(year, s.index) for s in own for year in _years_of_care(s) if year >= left]
    if not cared:
        return None
    seen, index = min(cared)
    return (reading.sentences[index], seen) if seen - left >= _SILENT_YEARS else None


def _end_of_service(sentences: Iterable[Sentence]) -> int | None:
    """The last year of service: told as the end of it, else the end of a span of years served."""
    told, spans = [], []
    for sentence in sentences:
        ends = [match.end() for match in _LEFT.finditer(sentence.lower)]
        serves = sentence.has("service_event") or bool(_SERVED.search(sentence.lower))
        # most sentences tell nothing of service, and looking for dates costs more than looking for words
        years = _years(sentence) if ends or serves else ()
        for end in ends:
            told += [year for at, year in years if 0 <= at - end <= 30][:1]
        if serves:
            spans += [
                later
                for (at, year), (then, later) in pairwise(years)
                if later >= year
                and re.fullmatch(r".{4,18}?(?:-|–|to|through|until|till|and)\s*(?:\w+\s)?", sentence.lower[at:then])
            ]
    return max(told or spans, default=None)


def _years(sentence: Sentence) -> Sequence[tuple[int, int]]:
    """The years in a sentence, each with its place in it."""
    start = sentence.span.start
    return [
        (dated.span.start - start, dated.last.year)
        for dated in dates_in(sentence.text, start)
        if dated.last is not None
    ]


def _years_of_care(sentence: Sentence) -> Iterator[int]:
    match = _FIRST_CARE.search(sentence.lower)
    if match is None:
        return
    years = [year for at, year in _years(sentence) if at >= match.start()] or [year for _, year in _years(sentence)]
    yield from years[:1]


def _is_told_what_happened(reading: Reading, first_care: Sentence, seen: int) -> bool:
    """True when a course is told that reaches back before the first care, or the silence is accounted for."""
    return any(
        s.speaker not in TOLD_BY_OTHERS and s.index != first_care.index and _reaches_back(s, seen)
        for s in reading.playing("continuity")
    ) or _goes_on(first_care)
