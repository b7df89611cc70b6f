"""What a sentence ties to what: the condition that is the effect, and the cause it is laid to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nexuslint.facts.conditions import named_conditions
from nexuslint.facts.regions import PARTS, part_matches, region_of
from nexuslint.language.reading import Sentence
from nexuslint.model.facts import Ground

#: Words after which the cause is told ("due to the knee").
_BEFORE_CAUSE = re.compile(
    r"\b(?:due to|caused by|brought (?:about|on) by|result of|resulting from|resulted from|consequence of|product of|outcome of|work of|complication of|secondary to|on the basis of|because of|owing to|related to|attributable to|attributed to|"
    r"connected (?:to|with)|linked to|tied to|traced? (?:back )?to|traceable to|goes back to|went back to|comes? from|came from|coming from|stems? from|stemming from|grew out of|arises? from|arose from|follow(?:s|ed|ing)? (?:on|from|upon)?|"
    r"(?:aggravated|worsened|exacerbated|accelerated|hastened|driven|produced|set off|started|fed|provoked|triggered|induced) by|made (?:\w+ ){0,4}worse(?:,[^,]*,)? by|to blame|lay(?:s|ing)? (?:\w+ ){0,3}(?:to|at)|laid (?:\w+ ){0,3}(?:to|at)|put(?:s|ting)? (?:\w+ ){0,3}down to|charge[ds]? (?:\w+ ){0,2}to|blame[ds]? (?:\w+ ){0,2}on|credit(?:ed|s)? (?:\w+ ){0,2}to|ascribe[ds]? (?:\w+ ){0,2}to|chalk(?:ed|s)? (?:\w+ ){0,2}up to|owed? to|owes|2/2|d/t|downstream of|from|by|with)\b"
)
#: Verbs before which the cause stands ("the knee has worn out the hip").
_AFTER_CAUSE = re.compile(
    r"(?<!was )(?<!were )(?<!is )(?<!are )(?<!been )(?<!be )(?<!being )\b(?:is what (?:\w+ )?|was what (?:\w+ )?|has |have |had |did |did not |does not |not )?(?:caus(?:ed?|es|ing)|add(?:ed|s)? to|produc(?:ed?|es)|led to|leads to|brought (?:on|about)|gave (?:rise|him|her|them)|aggravat(?:ed?|es|ing)|worsen(?:ed|s)?|exacerbat(?:ed?|es)|accelerat(?:ed?|es)|made|brought (?=(?:the |his |her |this )?(?:\w+ ){1,3}(?:on|about|into (?:being|existence))\b)|drove|drives|trigger(?:ed|s)?|started(?! with| in| at| when| on| after| by)|wore out|hastened|worn out|"
    r"contribut\w+ to|set (?:off|up|the stage)|damaged|hurt|ruined)\b|"
    r"\b(?:to blame for|responsible for|(?:the|a|one) (?:cause|reason|source|root) (?:of|for)|as the (?:thing|one|cause|culprit|source|reason)|(?:a |some )?(?:hand|part|role) in|behind|answer(?:s|able) for|accounts? for|explains?|is why|is what|did (?:it|this|that))\b"
)
_DRUG = re.compile(
    r"\b(?:nsaids?|naproxen|ibuprofen|motrin|diclofenac|meloxicam|anti-?inflammator\w+|prednisone|steroids?|corticosteroids?|medications?|medicines?|drugs?|pills|mirtazapine|quetiapine|olanzapine|sertraline|paroxetine|venlafaxine|lisinopril|metoprolol|beta[- ]blockers?|opioids?|"
    r"ssris?|snris?|antidepressants?|antipsychotics?|weight gain|limp\w*|gait|obesity|chemo\w*|radiation|"
    r"\w{3,}(?:micin|mycin|cillin|statin|pril|olol|azole|azepam|oxetine|traline|apine|idone|profen|proxen|xicam|sone|olone|formin|gabalin|pentin|codone|triptyline|mab|parin|dipine|sartan|thiazide|platin))\b"
)
_CONNECTED = re.compile(
    r"\bservice[- ]connected(?! for\b)|\bs/c\b|\bsvc[- ]conn\w*|\bsecondary (?:result|effect|consequence|condition|nature)\b|\bcompensatory\b|\balready (?:rated|compensated|service)|\bsecondary to\b|\bsecondary basis\b"
)
#: One side laid to the other: "the left shoulder is a result of the right".
_OTHER_SIDE = re.compile(
    r"\b(?:left\b[^.;]{0,120}\b(?:due to|caused by|resul\w+ (?:of|from)|secondary to|because of|worse(?:n\w+)? by|aggravated by)\b[^.;,]{0,20}\bright|right\b[^.;]{0,120}\b(?:due to|caused by|resul\w+ (?:of|from)|secondary to|because of|worse(?:n\w+)? by|aggravated by)\b[^.;,]{0,20}\bleft)\b"
)
_SERVICE = re.compile(
    r"\b(?:(?:active |military |naval |army |navy |air force |marine corps |his |her |their |in[- ]|time in |the )?service\b(?! officer| organization| dog| station)|army|navy|marines?|marine corps|air force|coast guard|national guard|deploy\w+|enlist\w+|boot camp|basic training|combat|iraq|afghanistan|vietnam|"
    r"kuwait|gulf|korea|somalia|bosnia|fort \w+|ft\.? \w+|camp \w+|parris island|lackland|great lakes|lejeune|pendleton|quantico|okinawa|guantanamo|ramstein|kandahar|bagram|helmand|fallujah|ramadi|mosul|baghdad|anbar|kirkuk|balad|da nang|bien hoa|chu lai|pleiku|long binh|cam ranh|khe sanh|phu \w+|saigon|mekong|dhahran|desert storm|uniform|active duty|jump\w*|parachut\w*|airborne|convoy|flight line|aboard|ship|uss|burn pits?|ruck\w*|march(?:es|ing)?|blast|ied|artillery|mortar|military|soldier\w*|sailor\w*|stressor|flying|gunfire|howitzers?|turret|barracks|tour)\b"
)
_CONNECTED_WORDS = re.compile(r"(?:non-?)?service[- ]connect\w*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Linkage:
    """The regions (see `regions.py`) that a sentence names as effect and as cause, and the grounds of its cause."""

    effects: tuple[str, ...]
    causes: tuple[str, ...]
    grounds: tuple[Ground, ...]


def linkage_of(sentence: Sentence) -> Linkage:
    """Give what a sentence ties to what; each part is empty where the sentence does not say."""
    text = _ASIDE.sub(lambda aside: " " * len(aside.group()), sentence.lower)
    mentions = _mentions(sentence)
    effects: dict[str, None] = {}
    causes: dict[str, None] = {}
    for start, end, region in mentions:
        target = causes if _is_cause(text, start, end, mentions) else effects
        target.setdefault(region)
    for region in list(effects):
        causes.pop(region, None)
    grounds = []
    if _SERVICE.search(_CONNECTED_WORDS.sub(" ", text)):
        grounds.append(Ground.SERVICE)
    if grounds and causes and _only_injuries(text, mentions, causes) and not _CONNECTED.search(text):
        causes = {}
    if causes or _CONNECTED.search(text) or _DRUG.search(text) or _OTHER_SIDE.search(text):
        grounds.append(Ground.CONDITION)
    return Linkage(effects=tuple(effects), causes=tuple(causes), grounds=tuple(grounds))


def regions_before(sentence: Sentence, end: int) -> set[str]:
    """The regions that a sentence names before its character `end`."""
    return {region for start, _, region in _mentions(sentence) if start < end}


#: What happens to somebody in service: no condition that another one is secondary to.
_INJURY = re.compile(
    r"\b(?:fractur\w+|broken|strain\w*|sprain\w*|dislocat\w+|contus\w+|concuss\w+|lacerat\w+|burn\w*|injur\w+|wound\w*|crush\w*|blow|tear|trauma)\b"
)


def _only_injuries(text: str, mentions: list[tuple[int, int, str]], causes: dict[str, None]) -> bool:
    """True when each cause that a text names is an injury, so that what is told beside service happened in it."""
    blamed = [(start, end) for start, end, region in mentions if region in causes]
    return all(_INJURY.search(text, max(0, start - 20), min(len(text), end + 20)) for start, end in blamed)


def _mentions(sentence: Sentence) -> list[tuple[int, int, str]]:
    offset = sentence.span.start
    found = [
        (named.span.start - offset, named.span.end - offset, region_of(named, sentence))
        for named in named_conditions(sentence)
    ]
    for start, end, part in part_matches(sentence.lower):
        if all(end <= other[0] or start >= other[1] for other in found):
            beside = any(other[2] == part and abs(other[0] - end) < 40 for other in found)
            if (not beside and part != "neck") or (part == "neck" and not found):
                found.append((start, end, part))
    parts = {region for _, _, region in found if region in PARTS}
    if len(parts) == 1:
        # "The arthritis grew out of what happened to the knee": an unplaced joint condition is that joint's.
        part = parts.pop()
        found = [
            (start, end, part if region.rpartition(" ")[2] in UNPLACED or region in UNPLACED else region)
            for start, end, region in found
        ]
    return sorted(found)


#: Names of joint trouble that say nothing of the joint.
UNPLACED = frozenset(
    {
        "arthritis",
        "osteoarthritis",
        "degenerative joint disease",
        "djd",
        "tendinopathy",
        "tendinitis",
        "bursitis",
        "pain",
        "stiffness",
        "fracture",
        "arthrosis",
    }
)


#: A verb of causing this close behind a name (characters) has the name for its subject.
_AT_ONCE = 12


#: "The bowel may be connected with": whatever stands before it is what is laid to the name that follows.
_IS_TIED = re.compile(r"\w[^,;]{0,120}\b(?:is|are|was|were|be|been|being)\b[^,;.]{0,30}$")
#: How far (characters) before the words of causing the subject is looked for.
_NEAR_LEAD = 160
_CLAUSE_ENDS = (";", ". ", " and so is ", " and so are ", " and so was ", " and so were ", " as is ", " as are ")
#: Words thrown in between a cause and its verb.
_ASIDE = re.compile(
    r", (?:on the other hand|however|in turn|therefore|in my (?:opinion|view|judgment)|by contrast|for its part|as i see it|to my mind)(?=,)|(?<=,) (?:say|perhaps|i would say)[^,;.]{3,40}(?=,)"
)
_PASSIVE = re.compile(r"\b(?:was|were|been|be|is|are|being)\b[^.;,]{3,30}$")


def _is_cause(text: str, start: int, end: int, mentions: list[tuple[int, int, str]]) -> bool:
    """True when the mention is what something else is laid to."""
    clause_start = max(text.rfind(mark, 0, start) for mark in _CLAUSE_ENDS) + 1
    lead = list(_BEFORE_CAUSE.finditer(text, clause_start, start))
    earlier = [m for m in mentions if clause_start <= m[0] < start]
    if lead and (
        earlier
        or _IS_TIED.search(text, max(clause_start, lead[-1].start() - _NEAR_LEAD), lead[-1].start())
        or re.search(
            r"\b(?:it|this|that|they|these|condition|disability|disease|disorder|which)\b",
            text[clause_start : lead[-1].start()],
        )
    ):
        last = lead[-1]
        if (
            last.group() not in {"from", "by", "with", "follow", "following"}
            or any(m[1] <= last.start() for m in earlier)
            or (last.group() == "by" and _PASSIVE.search(text, clause_start, last.start()))
        ):
            return start - last.end() < 90
    following = _AFTER_CAUSE.search(text, end, min(len(text), end + 60))
    if following is None:
        return False
    later = [m for m in mentions if m[0] > end and m[0] >= following.end()]
    at_once = following.start() - end <= 12 and not earlier
    return (
        bool(later or at_once)
        and not _BEFORE_CAUSE.match(text, following.start())
        and " by " not in text[following.start() : following.end() + 4]
    )
