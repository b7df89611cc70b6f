"""What part or system of the body a named condition belongs to, so that its many names count as one condition."""

from __future__ import annotations

import re

from nexuslint.facts.conditions import Named
from nexuslint.language.reading import Sentence

#: Parts of the body by the words that name them, tried in this order on the name, then on the words beside it.
_PARTS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (part, re.compile(rf"\b(?:{words})\b"))
    for part, words in (
        ("back", r"lumbar|lumbosacral|low back|lower back|(?:(?<!go )(?<!goes )(?<!went )(?<!going )(?<!trace )(?<!traces )(?<!traced )(?<!date )(?<!dates )(?<!come )(?<!comes )(?<!came )(?<!look )(?<!look )(?<!stretch )(?<!reach )(?<!all the way )back(?! to| in | from| then| when| and forth| up\b| again))|lumbago|lumbalgia|lbp|l\d(?:[-/]?[ls]?\d)?|l\d-s1|sciatica|sacroiliac|thoracolumbar|thoracic|t\d+(?:-\d+)?|scoliosis"),
        ("neck", r"cervical|neck|cervicalgia|c\d(?:-\d)?"),
        ("knee", r"knees?|patell\w+|menisc\w+|acl|cruciate|gonarthrosis|chondromalacia"),
        ("hip", r"hips?|coxarthrosis|trochanteric|femoroacetabular"),
        ("shoulder", r"shoulders?|rotator|(?:supra|infra)spinatus|subscapularis|cuff|subacromial|impingement|glenohumeral|labral|slap|bankart|ac joint"),
        ("ankle", r"ankles?|achilles"),
        ("foot", r"foot|feet|pes planus|pes cavus|plantar|flatf\w+|flat feet|arch(?:es)?|hallux|bunions?|hammertoes|heels?|metatars\w+|toes?"),
        ("elbow", r"elbows?|epicondylitis|cubital|tennis elbow"),
        ("wrist or hand", r"wrists?|hands|(?:left|right|dominant|his|her|my|each|one|either) hand|hand (?:pain|numbness|weakness|grip)|carpal|scaphoid|thumbs?|fingers?|trigger finger|de quervain"),
        ("jaw", r"jaw|tmj|temporomandibular"),
    )
)  # fmt: skip
#: The names of all parts.
PARTS = frozenset(part for part, _ in _PARTS)
#: Families whose names all count as one condition.
_ONE_OF_FAMILY = {
    "hearing_loss": "hearing loss",
    "tinnitus": "tinnitus",
    "sleep_apnea": "sleep apnea",
    "ptsd": "ptsd",
    "spine": "back",
    "spine_arthritis": "back",
}
_SAME: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"\b(?:{words})\b"))
    for name, words in (
        ("headache", r"migraines?|headaches?"),
        ("head injury", r"tbi|traumatic brain injury|concussion|post-?concuss\w+"),
        ("hypertension", r"hypertension|htn|high blood pressure"),
        ("heart disease", r"coronary|cad|heart|cardio\w+|chf|hfref|atrial|myocardial"),
        ("diabetes", r"diabetes"),
        ("neuropathy", r"neuropathy|polyneuropathy"),
        ("reflux", r"gerd|reflux|esophag\w+|heartburn"),
        ("bowel disease", r"ibs\S*|irritable bowel|crohn\S*|colitis"),
        ("ulcer or gastritis", r"ulcer|gastritis|gastropathy"),
        ("depression", r"depress\w+|mdd|dysthym\w+"),
        ("anxiety", r"anxiety|gad|panic|nerves"),
        ("sleep problem", r"insomnia|sleep\w*"),
        ("asthma", r"asthma"),
        ("airway disease", r"copd|chronic obstructive|emphysema|bronchi\w+|breath\w*|lung\w*|dyspnea"),
        ("nose and sinuses", r"rhin\w+|sinus\w*"),
        ("skin", r"eczema|dermatitis|psoriasis|rash|skin|itching"),
        ("kidney disease", r"kidneys?|ckd|renal|nephropathy|esrd"),
        ("erectile dysfunction", r"erectile"),
        ("fibromyalgia", r"fibromyalgia"),
        ("tinnitus", r"ringing\b.*|tinnitus"),
    )
)  # fmt: skip


def region_of(named: Named, sentence: Sentence) -> str:
    """The name of the part or system that a condition belongs to; its own name when none is known."""
    for part, pattern in _PARTS:
        if pattern.search(named.name):
            return part
    if named.is_symptom:
        own = _system_of(named)
        if own:
            return own
    if named.structural or named.family in {"nerve", "joint", "joint_arthritis"} or named.is_symptom:
        for beside in _beside(named, sentence):
            for part, pattern in _PARTS:
                if pattern.search(beside):
                    return part
    if named.family in _ONE_OF_FAMILY:
        return _ONE_OF_FAMILY[named.family]
    return _system_of(named) or named.name


def _system_of(named: Named) -> str:
    """The system that a name itself tells ("headaches"), wherever it is felt; empty when it tells none."""
    return next((name for name, pattern in _SAME if pattern.search(named.name)), "")


def _beside(named: Named, sentence: Sentence) -> tuple[str, str]:
    """The words close before the name, and those close after it."""
    start, end = named.span.start - sentence.span.start, named.span.end - sentence.span.start
    return sentence.lower[max(0, start - 30) : start], sentence.lower[end : end + 25]


def parts_in(text: str) -> tuple[str, ...]:
    """The parts of the body that a text (lower case) names, in no order."""
    return tuple(part for part, pattern in _PARTS if pattern.search(text))


def part_matches(text: str) -> tuple[tuple[int, int, str], ...]:
    """Every naming of a part of the body in a text (lower case): start, end, part; none overlaps another."""
    found: list[tuple[int, int, str]] = []
    for part, pattern in _PARTS:
        for match in pattern.finditer(text):
            if all(match.end() <= start or match.start() >= end for start, end, _ in found):
                found.append((match.start(), match.end(), part))
    return tuple(sorted(found))
