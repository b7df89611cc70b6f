"""What a sentence lays limits to: a condition (their cause), and findings or tests (their support)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nexuslint.facts.limits_words import activities_of
from nexuslint.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """The words for cause and support that one tie of a sentence joins to its limits, as places in the letter."""

    cause: Span | None
    support: Span | None

    @property
    def start(self) -> int:
        """Where the first of the two begins."""
        return min(span.start for span in (self.cause, self.support) if span is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPlace:
    """A condition or symptom named somewhere in the letter."""

    span: Span
    is_symptom: bool


#: What a limit is laid to stands behind these ...
_BEHIND = re.compile(
    r"\b(?:(?:limited|restricted|reduced|prevented|confined|curtailed)\b[^.;:]{0,60}?\bby|(?:reasons?|cause|basis|explanation)(?: for (?:this|it|that|these))? (?:is|are|was|lies in)|as (?:his|her|the)(?= [\w ]{2,40}\b(?:shows?|showed|confirms?|bears? out|demonstrates?)\b)|because of|because|due to|as an? (?:\w+ )?(?:result|consequence) of|results? (?:of|from)|resulting from|owing to|on acc(?:oun)?t of|by reason of|by virtue of|secondary to|caused by|attribut(?:able|ed) to|laid to|put down to|stem(?:s|ming)? from|follow(?:s|ing)? from|aris(?:es?|ing) from|explained by|imposed by|"
    r"given|in (?:view|light) of|based (?:up)?on|based? (?:this|these|it|them|my|the)(?: \w+){0,3}? (?:up)?on|on the basis of|rests? (?:up)?on|supported by|borne out by|backed by|"
    r"(?:as )?(?:shown|seen|documented|demonstrated|evidenced|confirmed|measured) (?:by|on|in|at)|consistent with|in keeping with|reflects?|from (?:his|her|the|their)(?= \w)|with (?:his|her)(?= \w)|2/2|d/t|b/c(?: of)?)(?=[\s:])"
)
#: ... and in front of these, as the subject.
_IN_FRONT = re.compile(
    r"\b(?:(?:prevents?|keeps?|stops?|bars?|precludes?|limits?(?= (?:him|her|them|his|how|what|the patient|sitting|standing|walking|lifting)\b)|restricts?(?= (?:him|her|them|his|how|what|the patient|sitting|standing|walking|lifting)\b)|forces?|leaves?|makes? it|makes?|allows?|lets?|causes?|obliges?)(?: (?:him|her|them|mr\.? \w+|ms\.? \w+|mrs\.? \w+|the patient|it))?\b|(?:does|do) not (?:let|allow|permit)|accounts? for|explains?|is (?:why|the reason|the cause)|are (?:why|the reason)|so (?:that )?(?:he|she|they|i)\b|which is why|that is why|therefore|hence|thus|means(?: that)?)"
)
_DENIED = re.compile(r"\b(?:not|nor|never|unrelated|rather than|instead of|no longer)\s+(?:\w+\s+)?$")
_FINDING = re.compile(
    r"\b(?:mris?|x-?rays?|films?|ct|emg|ncs|ncv|nerve conduction|electromyogra\w+|electrodiagnos\w+|echo\w*|spiromet\w+|fev1|dlco|ekg|ecg|eeg|ultrasound|biopsy|catheter\w*|stress test|treadmill|walk test|ejection fraction|audiogra\w+|sleep study|imaging|scans?|radiograph\w*|"
    r"exam(?:s|ination|inations)?|findings?|tests?|testing|results?|labs?|laborator\w+|measure(?:d|ment|ments)|scores?|scale|phq-?9|gad-?7|moca|mmse|battery|percentile|"
    r"strength|reflex(?:es)?|dorsiflexion|plantar flexion|flexion|extension|range of motion|rom|grip|pinch|straight[- ]leg\S*|slr|lasegue|tinel|phalen|spurling|romberg|hoffmann|atroph\w+|wasting|spasms?|tender\w*|effusions?|crepitus|gait|antalgic|foot drop|sensation|sensory|edema|swollen|erosions?|oximetry|saturation|sed(?:imentation)? rate|crp|a1c|levels?|"
    r"degrees|mm|[0-5]/5|\d+ ?(?:percent|%|kg|mmhg|cm)|monofilament|visual acuity|slit lamp|mental status|clawing|weak(?:ness)? (?:of|in|toe|great|dorsi)\w*|weak \w+)(?!\w)"
)
_AILING = re.compile(
    r"\b(?:\w+(?:itis|osis|pathy|pathies|algia|emia|plegia|paresis|trophy)|disease|disorder|syndrome|injur(?:y|ies)|tears?|lesions?|palsy|fractures?|arthritis|cancer|tumou?r|copd|chf|sle|ms|ra|ptsd|depression|anxiety|neuropathic|"
    r"pain|fatigue|exhaustion|weakness|numbness|swelling|stiffness|breathless\w*|dyspnea|tremor|spasticity|vertigo|dizziness|seizures?|migraines?|headaches?|(?:bad |ruined |damaged |failing )?(?:backs?|spine|neck|knees?|hips?|shoulders?|hands?|wrists?|feet|foot|ankles?|heart|lungs?|kidneys?|eyes?)(?! (?:exam|exerc|specialist|surgeon|doctor)))\b"
)
_BODY = re.compile(
    r"(?:backs?|spine|neck|knees?|hips?|shoulders?|hands?|wrists?|feet|foot|ankles?|heart|lungs?|kidneys?|eyes?)$"
)
#: So many words at most around a bare part of the body.
_FEW = 4
_VERB = re.compile(
    r"\b(?:can|cannot|can't|could|is|are|was|were|has|have|had|will|would|does|did|must|may|should|gives?|goes|swells?)\b"
)
_DETERMINER = re.compile(
    r"^(?:[\s:,]|(?:also|both|mainly|chiefly|primarily|largely|in part|partly|solely|only|the|his|her|their|my|this|that|these|those|its|an?|of|known|well-documented|combined effects? of|effects? of|has|he|she|they|patient'?s?|mr\.? \w+'s|ms\.? \w+'s|mrs\.? \w+'s)\b)+",
    re.IGNORECASE,
)
#: Where the words behind a tie end.
_SUBJECT = r"(?:he|she|they|i|we|it|the patient|mr\.? \w+|ms\.? \w+|mrs\.? \w+)"
_MODAL = r"(?:can|cannot|can't|could|is|are|must|may|has|have|should|will|would|needs?|does|did|sits?|stands?|walks?|lifts?)\b"
_END = re.compile(
    rf"[;.](?:\s|$)|:\s|,?\s(?:and|but|so)\s(?=(?:{_SUBJECT} |cannot |can |must ))|,\s+(?=(?:{_SUBJECT} |her |his |cannot |can |must |which is why|so ))|\s(?={_SUBJECT} (?:\w+ )?{_MODAL})"
)
#: Named as an activity elsewhere; here what was measured of the hand.
_GRIP = re.compile(r"^(?:grip|grasp|pinch)")
_LONGEST = 150


def grounds_in(text: str, start: int, names: Sequence[NamedPlace]) -> list[Grounds]:
    """The grounds that the ties of a sentence give, in its order; `names` are the conditions named in the letter."""
    lower = text.lower().replace("’", "'")
    found = [*_behind(text, lower, start, names), *_in_front(text, lower, start, names)]
    return sorted(found, key=lambda one: one.start)


_HEAD = re.compile(r"^\W*(?:\w{1,2}[.)]\s+)?([^:|]{3,60}):\s")


def cause_in_head(text: str, start: int, names: Sequence[NamedPlace]) -> Span | None:
    """The condition that heads a line of limits ("Stenosis: sit 20 minutes")."""
    head = _HEAD.match(text)
    if head is None or activities_of(head[1]) or len(head[1].split()) > 6:
        return None
    return _cause(text, start, start + head.start(1), start + head.end(1), names)


def support_in_brackets(text: str, start: int, at: int) -> Span | None:
    """The findings in brackets right behind a limit that ends at `at` in the letter: "10 pounds (grip 12 kg)"."""
    found = re.match(r"[^().;]{0,16}\(([^()]{3,100})\)", text[max(at - start, 0) :])
    if found is None or not _FINDING.search(found[1].lower()):
        return None
    return Span(start=at + found.start(1), end=at + found.end(1))


def grounds_of_words(
    text: str, start: int, names: Sequence[NamedPlace], *, cause_only: bool = False, support_only: bool = False
) -> Grounds | None:
    """What words that are known to be a ground name: a condition, findings, or both."""
    lead = _DETERMINER.match(text)
    at = lead.end() if lead else 0
    words = text[at:].rstrip(" ,;:.\n\t|")
    if not re.search(r"\w", words):
        return None
    first, last = start + at, start + at + len(words)
    cause = None if support_only else _cause(text, start, first, last, names)
    rest = _support(words, first, cause)
    support = None if cause_only else rest
    if cause is None and not support_only and support is None and rest is None:
        cause = _ailment(words, first)
    return Grounds(cause=cause, support=support) if cause or support else None


def _behind(text: str, lower: str, start: int, names: Sequence[NamedPlace]) -> Iterator[Grounds]:
    ties = list(_BEHIND.finditer(lower))
    for at, tie in enumerate(ties):
        if _DENIED.search(lower[: tie.start()]):
            continue
        stop = ties[at + 1].start() if at + 1 < len(ties) else len(text)
        end = _END.search(lower, tie.end())
        stop = min(stop, end.start() if end else stop, tie.end() + _LONGEST)
        words = text[tie.end() : stop]
        found = grounds_of_words(words, start + tie.end(), names)
        if found:
            yield found


def _in_front(text: str, lower: str, start: int, names: Sequence[NamedPlace]) -> Iterator[Grounds]:
    for tie in _IN_FRONT.finditer(lower):
        before = lower[: tie.start()]
        cut = max((match.end() for match in re.finditer(r"[;.:]\s|\bbut\b", before)), default=0)
        words = text[cut : tie.start()].rstrip(" ,")
        named = [one for one in activities_of(words) if not _GRIP.search(words[one.start : one.end].lower())]
        is_clause = bool(_VERB.search(words.lower())) and not _FINDING.search(words.lower())
        if named or is_clause or _BEHIND.search(words.lower()) or len(words) > _LONGEST:
            continue
        found = grounds_of_words(words, start + cut, names)
        if found:
            yield found


def _cause(text: str, start: int, first: int, last: int, names: Sequence[NamedPlace]) -> Span | None:
    """From the first condition named to the last one joined to it; a symptom only where no condition is named."""
    inside = [one for one in names if first <= one.span.start and one.span.end <= last]
    wanted = [one for one in inside if not one.is_symptom]
    if not wanted:
        return None
    begin, end = wanted[0].span.start, wanted[0].span.end
    for one in wanted[1:]:
        if not re.fullmatch(
            r"(?:[\s,/&]|and|with|or|of|the|her|his|severe|moderate|chronic|\w+ic)*",
            text[end - start : one.span.start - start].lower(),
        ):
            break
        end = one.span.end
    ahead = text[first - start : begin - start]
    # The words right before a name belong to it ("advanced lumbar | stenosis"), unless they are a finding of their own.
    if (
        len(ahead.split()) <= 4
        and not re.search(r"[,;:]|\b(?:of|in|on|by|and|from|has|have|is|that)\b", ahead.lower())
        and not _FINDING.search(ahead.lower())
    ):
        begin = first
    return Span(start=begin, end=end)


def _ailment(words: str, first: int) -> Span | None:
    """An ailment that the lexicon does not name, with the words around it; nothing where the words make a clause."""
    found = _AILING.search(words.lower())
    if found is None:
        return None
    # "With his back to an open door" is a place.
    if _BODY.search(found.group()) and len(words.split()) > _FEW:
        return None
    verb = _VERB.search(words.lower())
    if verb is None:
        return _whole(words, first, found)
    if verb.start() < found.end():
        return None
    joins = list(re.finditer(r",?\s(?:that|which|who|so)\b|,\s", words[: verb.start()]))
    cut = joins[-1].start() if joins and joins[-1].start() >= found.end() else found.end()
    return _whole(words[:cut], first, found)


def _support(words: str, first: int, cause: Span | None) -> Span | None:
    """The findings among the words: all of them, or what stands beside the condition."""
    parts = [(0, len(words))]
    if cause is not None:
        parts = [(cause.end - first, len(words)), (0, cause.start - first)]
    for begin, end in parts:
        found = _FINDING.search(words[begin:end].lower())
        if found:
            return _whole(words[begin:end], first + begin, found)
    return None


def _whole(words: str, first: int, found: re.Match[str]) -> Span:
    """The phrase around a match: without the words that only join it."""
    lead = re.match(
        r"(?:[\s,;:()]|(?:and|with|as|by|which|that|is|are|was|were|the|his|her|its|an?|on|in|of|my|shown|seen|at)\b)+",
        words,
        re.IGNORECASE,
    )
    begin = min(lead.end() if lead else 0, found.start())
    end = len(words.rstrip(" ,;:.(\n\t|"))
    if words[begin:end].endswith(")") and "(" not in words[begin:end]:
        end -= 1
    return Span(start=first + begin, end=first + end)
