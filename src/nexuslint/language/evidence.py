"""Words that let a role hold at a lower score: what the learned reader half sees and the wording makes plain.

Each floor was set where letters held out from training were read best; see docs/accuracy.md.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from nexuslint.language.reading import Cue


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """With these words a role holds from `floor` (0 to 1) up; written for lower case and straight quotes."""

    role: str
    floor: float
    words: re.Pattern[str]


def _table(*rows: tuple[str, float, str]) -> tuple[Evidence, ...]:
    return tuple(Evidence(role=role, floor=floor, words=re.compile(words)) for role, floor, words in rows)


_I = r"\b(?:i|we)(?:'ve| have| had)?(?: \w+ly| also| both| now| since| first| once)*"
_EVIDENCE = _table(
    ("records_reviewed", 0.12, _I + r" (?:reviewed|read|went (?:over|through|thru)|gone (?:over|through)|been (?:over|through)|looked (?:over|at|through)|studied|examined|consulted|perused|relied on|drew on) (?:[^.;]{0,60})?(?:records?|files?|notes?|charts?|dd-?214|folder|reports?|slips?|audiograms?|decision|papers|history)\b"),
    ("records_reviewed", 0.12, r"\b(?:records?|file|chart|notes|documents?|documentation|materials?|sources?) (?:were |was |have been |has been )?(?:reviewed|read|consulted|considered|relied (?:up)?on)|^(?:records?|documents|sources|materials?)(?: reviewed| consulted| read)?:"),
    ("relationship", 0.12, r"\b(?:under my care|(?:my|our) patient|i(?:'ve| have) (?:treated|seen|followed|cared for|known|looked after|been (?:treating|seeing|following))|i (?:first )?(?:examined|evaluated|interviewed|saw|see|treat|follow) (?:him|her|mr|ms|mrs|the veteran|this)|established (?:patient|care)|last (?:seen|visit)|first (?:seen|visit)|records?[- ]only|paper review|have (?:not|never) (?:met|examined)|treating (?:physician|provider|doctor|psychologist|therapist)|primary care (?:provider|physician|doctor) (?:since|for))\b"),
    ("literature", 0.10, r"\b(?:stud(?:y|ies) (?:show|have|has|find|demonstrate|suggest|confirm)\w*|(?:medical|scientific|published|peer[- ]reviewed|orthop\w+|psychiatric) (?:literature|research)|well[- ](?:documented|established|known|recogni[sz]ed) (?:in|that)|research (?:shows?|has|have)|et al)\b"),
    ("legal_conclusion", 0.08, r"\b(?:should|ought to|must|deserves? to) be (?:granted|awarded|rated|service[- ]connected|approved|found disabled)|\bis (?:therefore |hereby )?(?:entitled to|eligible for|qualified for|service[- ]connected\.)|\b(?:totally|permanently)(?: and (?:totally|permanently))? disabled\b|\b(?:is|am|consider (?:him|her)) (?:completely |fully )?disabled\b|\b(?:cannot|can't|unable to|not able to|incapable of) (?:work\b(?! (?:over|at|with|more|above|near|around|in))|do any (?:kind|sort|type)? ?(?:of )?(?:job|work)|perform any|hold any|sustain any (?:employment|job)|engage in any)|\bmeets (?:or equals )?(?:a |the )?listing|\bunemployable\b"),
    ("misapplied_standard", 0.15, r"\b(?:cannot|can't|could not|can never|unable to) (?:be (?:100|one hundred|absolutely|entirely|completely|fully)|prove|swear|say (?:so )?with (?:absolute |complete )?certainty)|\b(?:not|never) (?:100|one hundred) ?(?:%|percent|per cent) (?:certain|sure)|\bregret that\b[^.;]{0,40}\b(?:certain|prove|proof|sure)|\b(?:sole|only) cause\b"),
    ("speculation", 0.04, r"\bresort(?:ing)? to (?:mere )?speculation|\bmere speculation|\bdefer(?:s|red)? (?:to|that|this)[^.;]{0,40}\b(?:functional capacity|fce|evaluation|examiner)|\b(?:i|we) (?:cannot|can't|can not|could not|am (?:un|not )able to|am not in a position to|do not feel able to) (?:say|tell|determine|state|offer|give|render|answer)[^.;]{0,20} (?:whether|if|an opinion|which|that|restrictions|limits)|\bwould be (?:only )?(?:guessing|guesswork|a guess|speculating|speculation)|\b(?:etiology|aetiology|cause|origin) (?:of \w+ (?:\w+ )?)?(?:is|remains) (?:unknown|undetermined|unclear)|\b(?:cannot|can not) be (?:determined|established|stated|known|given)\b"),
    ("gap", 0.10, r"\b(?:first|earliest) (?:\w+ ){0,3}(?:treatment|visit|entry|record|care|note|complaint|seen|sought|mention|appointment)\b[^.;]{0,80}\b(?:19|20)\d\d|\b(?:no|without) (?:\w+ ){0,3}(?:treatment|care|records?|complaints?|doctor|visits?)\b[^.;]{0,50}\b(?:until|till|for|between|from)\b|\b(?:years|decades?) (?:before|without|passed|went by|later)\b|\bdid not (?:see|seek|go to|come)[^.;]{0,40}\buntil\b"),
    ("baseline", 0.12, r"\b(?:baseline|before (?:the |his |her |that )?(?:worsening|aggravation|fusion|surgery|amputation|injury|enlist\w+|service|deployment|knee|ankle|fall)|at entry|on entry|prior to|entrance (?:exam|physical)|at that time|used to|had been)\b"),
    ("adverse_evidence", 0.30, r"\b(?:less likely than not|denied|denial|not (?:at least )?as likely as not|no nexus|negative|unlikely|not related|normal|within normal|silent|c ?& ?p|examiner|turned down)\b"),
    ("rebuttal", 0.30, r"\b(?:did not|does not|do not|fail(?:s|ed) to|overlook\w*|ignor\w*|miss(?:es|ed)|never|without|omit\w*|passes over|no mention|disagree|with respect|mistaken|wrong|incorrect)\b"),
    ("diagnosis_uncertain", 0.12, r"\b(?:probable|prob\.|possible|suspected|presumed|presumptive|rule[- ]out|r/o|query|differential|working (?:diagnosis|label)|appears? to (?:have|be suffering)|seems? to have|likely (?:has|have)|some (?:type|kind|sort|form) of|looks (?:to me )?like|suspicious for|questionable)\b"),
    ("symptom_only", 0.25, r"\b(?:pain|ache|aches|problems?|trouble|issues|condition|bad (?:back|knees?|neck|shoulders?|hip|ankle)|lumbago)\b"),
    ("cause_mentioned", 0.30, r"\b(?:works?|worked|job|career|smok\w+|pack|obes\w+|overweight|bmi|weigh\w*|accident|collision|fell|mother|father|brother|age|years old|drove|hung|laid|roof\w*|construction|warehouse|football|motorcycle|drink\w*|divorce\w*)\b"),
    ("cause_considered", 0.35, r"\b(?:no (?:other|history|later|subsequent|prior|intervening|injur\w+)|denies|never|considered|ruled out|not (?:explain|account)|does not|did not|cannot explain|rather than|instead|neither|nor)\b"),
    ("opinion_firm", 0.25, r"\b(?:at least as likely as not|more likely than not|as likely as not|it is my (?:medical |professional |clinical |considered )?opinion|in my (?:medical |professional |clinical )?(?:opinion|judg\w+)|i (?:believe|conclude|am (?:certain|convinced|satisfied|confident)|have no doubt)|no (?:doubt|question)|is due to|was caused by|is the (?:result|cause)|because of (?:his|her|the))\b"),
    ("severity", 0.35, r"\b(?:mild|moderate|severe\w*|marked|grade|stage|class|score|scale|\d+/10|out of (?:10|ten)|times (?:a|per)|(?:a|per|each|every) (?:day|week|month)|daily|weekly)\b"),
    ("duration", 0.35, r"\b(?:since|permanent|lifelong|(?:12|twelve) months|years|indefinite\w*|will not|chronic|lasting|expected)\b"),
    ("treatment", 0.30, r"\b(?:mg|surgery|operat\w+|inject\w+|therapy|medicat\w+|prescri\w+|takes|taking|cpap|fusion|replacement|infusion|dialysis|refill\w*|tablets?|counsel\w+)\b"),
    ("onset", 0.35, r"\b(?:began|began|started|since|first|onset|came on|dates? (?:from|to|back))\b"),
    ("continuity", 0.35, r"\b(?:ever since|since then|never (?:been|went|left|cleared|stopped)|continu\w+|persist\w+|worsen\w+|progress\w+|year (?:by|after) year|on and off|off and on|come and gone|has grown|got worse)\b"),
    ("service_event", 0.35, r"\b(?:army|navy|marines?|air force|coast guard|deploy\w+|iraq|afghanistan|vietnam|fort|camp|uss|airborne|jumps?|convoy|blast|ied|flight line|motor pool|boot camp|infantry|artillery|ship|carrier|ruck\w*|in service|barracks)\b"),
    ("daily_impact", 0.35, r"\b(?:cannot|can't|no longer|has to|needs|gave up|given up|quit|avoids|stopped|unable)\b"),
    ("device", 0.30, r"\b(?:cane|walker|brace|crutch\w*|wheelchair|oxygen|splint|boot|stick|rollator|scooter)\b"),
    ("sustained_work", 0.35, r"\b(?:off[- ]task|absen\w+|miss(?:es)?|days (?:a|per|each) month|breaks?|lie down|eight[- ]hour|8[- ]h\w*|full[- ]time|sustain\w*|shift)\b"),
    ("finding", 0.35, r"\b(?:degrees|tender\w*|reflex\w*|strength|positive|negative|score[sd]?|flexion|straight[- ]leg|mri|x-?rays?|shows?|absent|db|ahi|mm|cm|percent|%|spasm|gait|atroph\w+)\b"),
    ("aggravation", 0.35, r"\b(?:aggravat\w+|worsen\w*|made (?:\w+ ){0,3}worse|exacerbat\w+|beyond (?:its|the|their) natural)\b"),
    ("record_content", 0.35, r"\b(?:notes?|records?|entry|slip|reads|wrote|writes|dated|shows|physical|chart|report)\b"),
    ("lay_evidence", 0.30, r"\b(?:wife|husband|brother|sister|mother|father|buddy|friend|statement|letter|writes|mate|neighbor)\b"),
    ("work_limit", 0.35, r"\b(?:sit|stand|walk|lift|carry|reach|handle|finger|stoop|climb|concentrat\w+|pace|interact\w*)\w*\b"),
    ("credentials", 0.30, r"\b(?:m\.?d\.?|d\.?o\.?|ph\.?d\.?|psy\.?d\.?|np|pa-c|fnp\S*|dnp|dc|d\.c\.|lcsw|board|licen[sc]ed?|npi|clinic|medicine|orthop\w+|psycholog\w+|surgery)\b"),
    ("identifier", 0.30, r"^(?:re|veteran|claimant|patient|pt|name|claim|file)\b|\b(?:dob|ssn|claim (?:no|number|ending)|file (?:no|number|ending)|last (?:4|four))\b"),
)  # fmt: skip

_HEDGE = re.compile(
    r"\b(?:could|may|might|can)(?: very| quite)?(?: well| possibly| conceivably| easily| potentially| certainly| in part| in some \w+| also| perhaps)* (?:be|have|of|go|stem|relate|come|trace|account|explain|represent|well|contribute|play|owe|date|lie|derive|manage|result|reflect|limit)\b|"
    r"\b(?:possibl[ey]|conceivabl[ey]|plausibl[ey]|perhaps|maybe|potentially|possibility|presumably|arguably)\b|\b(?:suspect|wonder|suspicion|hunch|guess|inclined to|fancy|dare ?say)\b|\b(?:not|hardly|n't) (?:be |have been )?(?:\w+ )?(?:surprise|surprised|astonished)\b|would(?:n't| not| hardly) surprise|"
    r"\b(?:cannot|can't|couldn't|could not|wouldn'?t|would not|can not|not) (?:be )?(?:rule|ruled|exclude|excluded|discount|discounted|dismiss)\w*(?: \w+)? ?(?:out)?\b|\bsuggest(?:s|ive)?\b|\bseems?\b|\bappears? to\b|\bone can (?:well )?imagine|\bnot (?:impossible|inconceivable|out of the question|unreasonable)\b|"
    r"\b(?:some|a|its|fair|reasonable|outside|small|good) (?:chance|part|role|hand)\b|\bopen question\b|\bi would not put it past\b|\bit would not be\b|\bthe makings\b"
)
_DENIED_HEDGE = re.compile(r"\b(?:not|no|never|hardly|more than|beyond)(?: \w+){0,4} (?:a )?(?:mere(?:ly)?|only|just|simply)?(?: a)? ?(?:possib\w+|maybe|perhaps|guess\w*|hunch)\b|not (?:regard|call|consider) (?:this|it) (?:as )?(?:a )?(?:mere\w* )?(?:possib\w+|maybe)")
_ADVERSE = re.compile(
    r"\bless likely (?:than|as) not\b|\bless than (?:a )?(?:50|fifty|even)|\bnot (?:at least )?(?:as|more) likely (?:as|than) not|\b(?:is|are|was|were) (?:neither|not) (?:caused|due|related|aggravated|connected|the result|a result|the cause|made worse|brought)|\bunlikely (?:that|to be|to have|related|caused|due)|"
    r"\b(?:one|two) (?:chance )?(?:in|out of) (?:three|four|five|six|seven|eight|nine|ten|twenty)\b(?! worse)|\bno more than (?:one|a)\b|\b(?:5|10|15|20|25|30|33|35|40|45) ?(?:%|percent|per cent)(?: probab\w+| chance| likelihood)?|\b(?:ten|twenty|thirty|forty)(?:-five)? (?:percent|per cent)|"
    r"\bhad (?:no|nothing to do)\b[^.;]{0,20}(?:part|with)|\bno part in\b|\bcannot (?:support|connect|tie|link|lay)\b|\bdo not (?:believe|think|find|consider) (?:that )?(?:it|the|his|her|this|service)|\bagainst the claim|\bfull[- ](?:time|duty)\b[^.;]{0,40}\b(?:no|without) (?:any )?(?:restrict|limit)\w*|\b(?:no|without) (?:restrict|limit)\w*\b[^.;]{0,40}\bfull[- ](?:time|duty)"
)
_LINKED = re.compile(
    r"\b(?:related|due to|caused|cause|result|because|secondary|connect\w+|link\w*|attribut\w+|service|military|army|navy|stem|contribut\w+|aggravat\w+|origin|traces?|goes? back|began in|from (?:the|his|her|that|it)|behind|hand in|part in|role|responsible|start of|set the stage|come from|bound up|part of)\b"
)
_TICKED = re.compile(r"(?:\[ ?[xX✓✔] ?\]|\( ?[xX✓] ?\)|[☒☑■✓✔])")
_EMPTY = re.compile(r"(?:\[ {0,3}\]|\( {0,3}\)|[☐□])")
_OPINIONS = ("opinion_firm", "opinion_hedged", "opinion_adverse")
_STATED = frozenset({*_OPINIONS, "standard", "speculation", "legal_conclusion", "misapplied_standard"})


def weigh(text: str, cues: tuple[Cue, ...], scores: Mapping[str, float], *, is_author: float) -> set[str]:
    """The roles that hold for a sentence: by score alone, or by a lower score with words that make it plain.

    `is_author` is the probability that the author speaks.
    """
    lower = text.lower().replace("’", "'").replace("“", '"').replace("”", '"')
    roles = {role for role, score in scores.items() if score >= 0.5}
    for evidence in _EVIDENCE:
        if evidence.floor <= scores.get(evidence.role, 0.0) < 0.5 and evidence.words.search(lower):
            roles.add(evidence.role)
    conditions = any(cue.list == "conditions" for cue in cues)
    if conditions and scores.get("diagnosis", 0.0) >= 0.3:
        roles.add("diagnosis")
    if "diagnosis_uncertain" in roles and "diagnosis" in roles:
        weaker = min(("diagnosis", "diagnosis_uncertain"), key=lambda role: scores.get(role, 0.0))
        if scores.get(weaker, 0.0) < 0.5:
            roles.discard(weaker)
    roles = _opinion(lower, scores, roles, is_author=is_author)
    if _EMPTY.search(text) and not _TICKED.search(text):
        roles -= _STATED
    return roles


def ticked_only(text: str) -> str:
    """What is ticked in a row of boxes; the whole text when none is, or when the boxes are not told apart."""
    if not (_TICKED.search(text) and _EMPTY.search(text)):
        return text
    parts = re.split(r"(?=(?:\[ {0,3}[xX✓✔]? {0,3}\]|\( {0,3}[xX✓]? {0,3}\)|[☐□☒☑■✓✔]))", text)
    return " ".join(part for part in parts if _TICKED.match(part)) or text


def _opinion(lower: str, scores: Mapping[str, float], roles: set[str], *, is_author: float) -> set[str]:
    """Opinions by what is said of the link, where the reader sees an opinion and the words tell its strength."""
    told = ticked_only(lower)
    total = sum(scores.get(role, 0.0) for role in _OPINIONS)
    not_its_own = max(scores.get("adverse_evidence", 0.0), scores.get("cause_considered", 0.0), scores.get("law", 0.0), scores.get("question", 0.0))
    if not roles & {*_OPINIONS, "speculation"} and total >= 0.55 and is_author >= 0.5:
        roles.add(max(_OPINIONS, key=lambda role: scores.get(role, 0.0)))
    if is_author < 0.5 or not_its_own >= 0.5:
        return roles
    seen = total >= 0.12 or scores.get("work_limit", 0.0) >= 0.5
    if seen and _HEDGE.search(told) and not _DENIED_HEDGE.search(told) and scores.get("opinion_firm", 0.0) < 0.85:
        if scores.get("opinion_hedged", 0.0) >= 0.3 or (_LINKED.search(told) and scores.get("treatment", 0.0) < 0.5):
            roles.add("opinion_hedged")
            roles.discard("opinion_firm")
    if total + scores.get("standard", 0.0) >= 0.3 and _ADVERSE.search(told) and not _DENIED_HEDGE.search(told):
        roles.add("opinion_adverse")
        if scores.get("opinion_firm", 0.0) < 0.97 or not re.search(r"\bbut\b|\bhowever\b|\byet\b", told):
            roles -= {"opinion_firm", "standard"}
    elif "opinion_adverse" in roles and "opinion_firm" in roles:
        weaker = min(("opinion_firm", "opinion_adverse"), key=lambda role: scores.get(role, 0.0))
        if re.search(r"\bbut\b|\bhowever\b|\byet\b|\bnot\b.*\baggravat", told) is None or scores.get(weaker, 0.0) < 0.5:
            roles.discard("opinion_adverse" if not re.search(r"\b(?:not|no|less|neither|un\w+)\b", told) else weaker)
    return roles
