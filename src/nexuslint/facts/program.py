"""Which agency a letter is written for, by what it says."""

from __future__ import annotations

import re

from nexuslint.language.reading import Reading
from nexuslint.model.facts import Program

_Weighted = tuple[tuple[float, re.Pattern[str]], ...]


def _compiled(*pairs: tuple[float, str]) -> _Weighted:
    return tuple((weight, re.compile(pattern, re.IGNORECASE)) for weight, pattern in pairs)


#: Words that speak for a program, with their weight; counted once each.
_VA = _compiled(
    (3.0, r"\bservice[- ]connect\w*|\bnexus\b"),
    (3.0, r"\bc ?& ?p\b|compensation and pension|\bdbq\b|disability benefits questionnaire|rating decision|claims? file|\bc-?file\b|evidence intake|regional office|\bbva\b|board of veterans"),
    (2.5, r"\bdd[- ]?214\b|service (?:treatment|medical|personnel) (?:records?|folder)|\bstrs?\b|separation (?:exam|physical)|\bsick[- ]call\b|line[- ]of[- ]duty"),
    (2.0, r"department of veterans affairs|\bveterans? (?:affairs|claim|benefits|appeal)|\bthe veteran\b|veteran:|\bva (?:claim|form|file|exam\w*|decision|compensation|benefits)"),
    (2.0, r"\bat least as likely as not|\b(?:as|more) likely than not|as likely as not|least likely (?:as|than) not"),
    (2.0, r"\b(?:army|navy|marine corps|marines|air force|coast guard|national guard|infantry|deploy(?:ed|ment)|iraq|afghanistan|vietnam|boot camp|enlist\w+|airborne|ruck\w*|in service|active duty|military)\b"),
    (1.5, r"\bagent orange\b|\bherbicides?\b|\bburn[- ]pits?\b|\bdischarge papers\b|\b(?:unit orders|detachment|battalion|squadron|platoon|regiment|brigade|barracks)\b"),
    (1.5, r"\bva\b(?! \d{5})|\bvet center\b|\bveteran\b"),
)  # fmt: skip
_SSD = _compiled(
    (4.0, r"social security|\bssa\b|\bssdi?\b|\bssi\b|disability determination|\bdds\b|\boho\b|administrative law judge|\balj\b|hearings operations|office of hearings"),
    (3.0, r"residual functional capacity|\brfc\b|functional (?:capacity )?(?:capacity|evaluat\w+)|functional capacity|how long (?:he|she) c(?:ould|an) (?:work|sit|stand)|physical capacities|mental capacities|medical source statement|treating source|date last insured|\bdli\b|listing \d|national economy|past relevant work|gainful"),
    (2.5, r"eight[- ]hour|8[- ]?(?:hour|hr|h)\b|40[- ]hour|forty[- ]hour|work ?day|off[- ]task|absen(?:t|ces) |days (?:a|per|each) month|sedentary|competitive (?:work|employment)"),
    (1.5, r"\b(?:sit|stand|walk|lift|carry)\b[^.\n]{0,60}\b(?:\d+|minutes?|hours?|lbs?|pounds?)\b"),
    (1.5, r"\bdisabled\b|applying for disability|disability (?:application|claim|benefits|case|insurance)|her application|his application|work[- ]related|\b(?:cannot|can't|unable to|not able to|able to) work\b|return to work|work (?:limits?|limitations|restrictions|status|activities)"),
    (1.0, r"\bfrequently\b.*\boccasionally\b|\boccasionally\b.*\bfrequently\b|\brarely\b|\bjob\b|\bemployer\b|\bclaimant\b"),
)  # fmt: skip

#: Who is written to, in the short lines at the head; the clinic of a VA doctor is none.
_TO_VA = re.compile(
    r"department of veterans affairs(?! (?:medical|health|clinic|outpatient))|evidence intake|board of veterans|\bappeals? (?:at|to|before|with) the board\b|veterans law judge|regional office|veterans benefits administration|\b(?:va|veterans?) (?:claim|appeal|benefits)|\bclaims? with (?:the )?va\b|\bnexus\b|service[- ]connection|disability benefits questionnaire|\bdbq\b",
    re.IGNORECASE,
)
_TO_SSD = re.compile(
    r"social security|\bssdi?\b|\bssi\b|disability determination|administrative law judge|hearings operations|\boho\b|\balj\b|dear (?:judge|your honor)|medical source statement|residual functional|(?:physical|mental|functional) capacit",
    re.IGNORECASE,
)
_ADDRESSED = 4.0
#: The head of a letter: so many sentences, none of it longer than so many words.
_HEAD, _HEAD_WORDS = 12, 16
_APPLIES = re.compile(
    r"\b(?:appl(?:y|ies|ied|ying|ication)|claims?|appeal\w*|hearing|seek\w*)\b[^.;]{0,40}\b(?:social security|ssdi?|ssi|disability insurance benefits)\b",
    re.IGNORECASE,
)
#: Benefits that are paid already are not what the letter is for.
_RECEIVES = re.compile(
    r"\b(?:receiv\w+|awarded|granted|gets?|drawing|draws|collects?|has been on|is on|went on) (?:his |her )?(?:social security(?: disability)?(?: insurance)?|ssdi?|ssi)(?: benefits| payments| checks?)?",
    re.IGNORECASE,
)
_STANDARD = re.compile(r"\blikely (?:as|than|then) not\b")


def find_program(reading: Reading) -> tuple[Program, str]:
    """Give the program and, where both speak, a plain sentence that says which was taken and how to tell otherwise."""
    text = _RECEIVES.sub("", reading.text)
    va = sum(weight for weight, pattern in _VA if pattern.search(text))
    ssd = sum(weight for weight, pattern in _SSD if pattern.search(text))
    opinions = " ".join(
        s.lower for s in reading.playing("opinion_firm", "opinion_hedged", "opinion_adverse", "speculation", "standard")
    )
    if re.search(r"likely (?:as|than|then) not|service[- ]connect|\bservice\b|military|army|navy|marine", opinions):
        va += 3.0
    va += 2.0 * any(True for _ in reading.playing("service_event"))
    limits = sum(1 for _ in reading.playing("work_limit", "sustained_work"))
    ssd += min(limits, 4) * 0.75
    # The letter's own purpose decides: whom it is written to, what is applied for, and an opinion only VA asks for.
    head = " \n".join(s.text for s in reading.sentences[:_HEAD] if len(s.text.split()) <= _HEAD_WORDS)
    head = _RECEIVES.sub("", head)
    va += _ADDRESSED * bool(_TO_VA.search(head)) + 3.0 * bool(_STANDARD.search(opinions))
    ssd += _ADDRESSED * bool(_TO_SSD.search(head)) + 2.0 * bool(_APPLIES.search(text))
    program = Program.VA if va >= ssd else Program.SSD
    other = ssd if program is Program.VA else va
    note = ""
    if other >= 6.0:
        names = ("VA", "Social Security") if program is Program.VA else ("Social Security", "VA")
        option = "ssd" if program is Program.VA else "va"
        note = f"This letter speaks of both programs. It was read as a letter for {names[0]}; if it is meant for {names[1]}, use --program {option}."
    return program, note
