"""Words that let a role hold at a lower score: what the learned reader half sees and the wording makes plain.

Each floor was set where letters held out from training were read best; see docs/accuracy.md.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from nexuslint.language.opinion_words import OPINIONS, is_unticked, weigh_opinion
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
    ("records_reviewed", 0.0, r"\b(?:all |pertinent |medical |available )*(?:records?|charts?|files?|notes|documents?|documentation)(?: were| was| have been)? (?:all )?(?:carefully )?reviewed(?!,? with (?:him|her|pt|patient|the))|\brecords? reviewed\b|\breview of (?:the |his |her |all |pertinent |available )*(?:records?|claims? file|c-?file|strs?|service|medical|va|chart)|\breviewed:? (?:his |her |the |all |pertinent |available )*(?:records?|claims? file|c-?file|strs?|service|medical records|chart)"),
    ("relationship", 0.0, r"^\W*(?:exam(?:ined|ination)?|seen|last seen|first seen|visits?|date(?:s)? (?:of (?:exam\w*|visit|evaluation)(?: and report)?|seen|examined)|est(?:ablished)? (?:care|pt|patient)|interview(?:s|ed)?|relationship|treating since|treated since|pt since|patient since|admitted)\b[^a-z]{0,12}\d|\b(?:this is a )?records?[- ](?:only )?review\b|\bi (?:did not|have not|have never|never) (?:examine|examined|met|meet|seen|see)\b|\bi (?:examined|interviewed|evaluated|tested|saw|met) (?:mr|ms|mrs|dr|him|her|the veteran|the claimant)\b|\bi have been (?:his|her|mr|ms)\b|\bi(?:'ve| have) (?:treated|followed|doctored|looked after|cared for|seen) (?:him|her|mr|ms|mrs|this)|\b(?:patient|pt) (?:of mine|x \d|here)|\bone of mine\b|\bmine since\b|\bpcp (?:here )?since\b|\bfirst presented to (?:this|my|our)\b|\[x\] treating"),
    ("onset", 0.0, r"\b(?:limits?|limitations|restrictions|symptoms|inability)\b[^.;]{0,40}\b(?:since|from|date(?:s|d)? (?:from|to|back)|began|started)\b[^.;]{0,20}\b(?:19|20)\d\d|\b(?:last worked|stopped work(?:ing)?|left (?:his|her) (?:work|job)|unable to work since|has not worked since)\b[^.;]{0,30}\b(?:19|20)\d\d"),
    ("literature", 0.10, r"\b(?:stud(?:y|ies) (?:show|have|has|find|demonstrate|suggest|confirm)\w*|(?:medical|scientific|published|peer[- ]reviewed|orthop\w+|psychiatric) (?:literature|research)|well[- ](?:documented|established|known|recogni[sz]ed) (?:in|that)|research (?:shows?|has|have)|et al)\b"),
    ("legal_conclusion", 0.08, r"\b(?:should|ought to|must|deserves? to) be (?:granted|awarded|rated|service[- ]connected|approved|found disabled)|\bis (?:therefore |hereby )?(?:entitled to|eligible for|qualified for|service[- ]connected\.)|\b(?:totally|permanently)(?: and (?:totally|permanently))? disabled\b|\b(?:is|am|consider (?:him|her)) (?:completely |fully )?disabled\b|\b(?:cannot|can't|unable to|not able to|incapable of) (?:work\b(?! (?:over|at|with|more|above|near|around|in))|do any (?:kind|sort|type)? ?(?:of )?(?:job|work)|perform any|hold any|sustain any (?:employment|job)|engage in any)|\bmeets (?:or equals )?(?:a |the )?listing|\bunemployable\b"),
    ("misapplied_standard", 0.05, r"\b(?:cannot|can't|could not|can never|unable to) (?:be (?:100|one hundred|absolutely|entirely|completely|fully)|prove|swear|say (?:so )?with (?:absolute |complete )?certainty)|\b(?:not|never) (?:100|one hundred) ?(?:%|percent|per cent) (?:certain|sure)|\bregret that\b[^.;]{0,40}\b(?:certain|prove|proof|sure)|\b(?:sole|only) cause\b"),
    ("rationale", 0.0, r"\bbecause (?!of\b)(?:[\w'-]+ ){4,16}[\w'-]+, (?:he|she|they|mr\.? \w+|ms\.? \w+|mrs\.? \w+) (?:can|cannot|can't|is (?:un|not )?able|could|must|would|will|has to)\b"),
    ("speculation", 0.0, r"\bwithout resort(?:ing)? to (?:mere |pure )?speculation|\bmere speculation\b"),
    ("standard", 0.0, r"\b(?:likelier|more likely|more probable)(?: so)? than (?:not|otherwise|every other|any other)|\bthe likelier explanation\b|\bscales? tips?\b[^.;]{0,40}\b(?:yes|past|midpoint|middle|his favor|her favor)|\b(?:past|over|beyond|above|far side of|better than|north of|more than) (?:the )?(?:midpoint|middle|halfway (?:mark|line)|even odds|even money|evens|fifty (?:in a hundred|percent|per cent)|50 ?(?:%|percent|per cent|in 100))(?![^.;]{0,30}\b(?:less|disab\w*|rat(?:ed|ing))\b)"),
    ("misapplied_standard", 0.0, (r"^(?!.*\b(?:not|never|nor|n't) (?:be )?(?:required?|needed|asked|demanded|the (?:test|standard|law))\b).*(?:\b(?:must|need(?:s|ed)? to|has to|have to|had to|unless|only if|would need to)\b[^.;]{0,60}\b(?:be|been|is|was|were) (?:the|its|his|her) (?:sole|only|main|chief|primary|principal|one and only|whole of)\b|"
        r"\b(?:not able to|cannot|can't|unable to) (?:show|prove|say)\b[^.;]{0,20}\bit (?:is|was) the (?:main|chief|sole|primary)|\b(?:cannot|can't) call\b[^.;]{0,30}\bpermanent\b|\bunless the worsening (?:is|were|was) permanent\b|\bno permanent worsening\b[^.;]{0,40}\brequired\b|\bprove it i cannot\b|"
        r"\b(?:definite|strict|absolute|causal) proof\b[^.;]{0,40}\b(?:not|beyond|lacking|wanting|none)\b|\b(?:regret|troubled|wish|sorry)\w*\b[^.;]{0,60}\b(?:certainty|for certain|prove|proof|for sure)\b|\bno way of (?:pinning|proving|showing)\b)")),
    ("legal_conclusion", 0.0, (r"\b(?:va|regional office|government|navy|army|agency|board) (?:ought to|should|must) (?:grant|pay|award|allow|rate|give)\b|\bowes (?:it|him|her|them)\b[^.;]{0,20}\b(?:percent|per cent|hundred)\b|\bqualif(?:ies|y) for (?:individual unemployability|tdiu|\w+ ?(?:percent|per cent|%))|"
        r"\b(?:to my mind|i say|in my book|i call (?:that|it|this))\b[^.;]{0,40}\bservice[- ]connect|\bservice[- ]connected, like it or not\b|\b(?:should|ought to) (?:both |all )?be (?:allowed|granted|compensated)\b(?! (?:or not|an? (?:\w+ )?(?:hearing|interview|extension|copy)))|\bought to be added to (?:his|her) (?:award|rating)\b|\bdeserves (?:\d+|\w+) ?(?:percent|per cent|%)|\bhas earned (?:his|her|the) (?:full |\w+ )?(?:hundred|percent|per cent|%)")),
    ("speculation", 0.0, (r"\b(?:simply |just )?no telling\b|\bleave (?:that |it |this )?to (?:an? |the )?(?:functional|fce)|\bdefer(?:red|s)? to (?:an? |the )?(?:fce|functional)|\b(?:not able|unable) to put (?:hours|numbers|figures|a number)|\bsay neither yes nor no\b|\bin no position to (?:tell|say|declare|judge|state)|"
        r"\bat a loss to (?:say|assign|explain|account|tell)|\bno means of (?:saying|telling|knowing)|\bopinion (?:either way |on that |on this )?(?:is|was) not (?:available|possible|to be had)|\bno opinion to (?:give|offer)\b|\b(?:not able|unable) to say (?:one way or the other|either way|whether)|\bleave (?:\w+ ){0,2}to the capacity\b|\b(?:cannot|can't|can not) be (?:given|stated|said|told) by me\b|\b(?:whether|where|what|how|which)\b[^.;]{3,90}\b(?:cannot be (?:stated|said|told|settled|determined|given)|(?:i|one|nobody|no one|anybody) (?:cannot|can't|can not|could not|can) (?:settle|untangle|get to the bottom|decide|determine|tell you))|\bi (?:could|can) ?(?:not|n't) tell you (?:where|what|whether|how it|why|which)|\b(?:whether|what|where|which|how)\b[^.;]{3,80}\bi (?:(?:could|can)(?: ?not|n't)|am (?:not able|unable) to) (?:tell you|say|tell)\b|\bcan(?:not|'t) (?:state|say), (?:no data|defer)|\b(?:have|see) no basis (?:to|on which to) (?:choose|say|tell|decide)|\bunable to (?:come down on either|apportion)|\bwill not venture (?:one|an opinion|a guess)")),
    ("speculation", 0.04, (r"\bno way to know\b|\b(?:could|can)(?: ?not|n't) (?:resolve|differentiate|separate|determine)\b|\bnot possible to (?:say|tell|determine|differentiate|separate|know)|\bnot enough (?:information|evidence) to\b|\b(?:etiology|aetiology|cause|origin)\b[^.;]{0,50}\b(?:not (?:entirely )?clear|unclear|cannot)|\bwould be speculative\b|\bdifficult to (?:say|determine|come to)[^.;]{0,30}\b(?:etiology|cause|determination|whether)|"
        r"\bresort(?:ing)? to (?:mere )?speculation|\bmere speculation|\bdefer(?:s|red)? (?:to|that|this)[^.;]{0,40}\b(?:functional capacity|fce|evaluation|examiner)|\b(?:i|we) (?:cannot|can't|can not|could not|am (?:un|not )able to|am not in a position to|do not feel able to) (?:say|tell|determine|state|offer|give|render|answer)[^.;]{0,20} (?:whether|if|an opinion|which|that|restrictions|limits)|\bwould be (?:only )?(?:guessing|guesswork|a guess|speculating|speculation)|\b(?:etiology|aetiology|cause|origin) (?:of \w+ (?:\w+ )?)?(?:is|remains) (?:unknown|undetermined|unclear)|\b(?:cannot|can not) be (?:determined|established|stated|known|given)\b")),
    ("gap", 0.10, r"\b(?:first|earliest) (?:\w+ ){0,3}(?:treatment|visit|entry|record|care|note|complaint|seen|sought|mention|appointment)\b[^.;]{0,80}\b(?:19|20)\d\d|\b(?:no|without) (?:\w+ ){0,3}(?:treatment|care|records?|complaints?|doctor|visits?)\b[^.;]{0,50}\b(?:until|till|for|between|from)\b|\b(?:years|decades?) (?:before|without|passed|went by|later)\b|\bdid not (?:see|seek|go to|come)[^.;]{0,40}\buntil\b"),
    ("baseline", 0.05, r"\b(?:baseline|before (?:the |his |her |that )?(?:worsening|aggravation|fusion|surgery|amputation|injury|enlist\w+|service|deployment|knee|ankle|fall|limp)|at entry|on entry|prior to|entrance (?:exam|physical)|at that time|used to|had been|until (?:then|the)|when (?:the|it) (?:\w+ )?first|by then|in those days|back then|to begin with|was (?:still )?(?:\d|full|normal|mild|able))\b"),
    ("adverse_evidence", 0.0, r"\b(?:claim|appeal|application|va|v\.a\.|board|they|it|he|she|department|rating|rater|hearing|decision)\b[^.;]{0,40}\b(?:(?:was|were|been|got) (?:turned down|denied|refused|rejected|disallowed|not granted)|(?:turned|sent) (?:\w+ ){1,3}(?:down|away)|said no\b|denied (?:it|him|her|them|the claim|his|service|this))|\b(?:denial|denied|turned down|refused) (?:in|of) (?:january|february|march|april|may|june|july|august|september|october|november|december|\d{4})"),
    ("adverse_evidence", 0.30, r"\b(?:less likely than not|denied|denial|not (?:at least )?as likely as not|no nexus|negative|unlikely|not related|normal|within normal|silent|c ?& ?p|examiner|turned down)\b"),
    ("rebuttal", 0.30, r"\b(?:did not|does not|do not|fail(?:s|ed) to|overlook\w*|ignor\w*|miss(?:es|ed)|never|without|omit\w*|passes over|no mention|disagree|with respect|mistaken|wrong|incorrect)\b"),
    ("diagnosis_uncertain", 0.12, r"\b(?:probable|prob\.|possible|suspected|presumed|presumptive|rule[- ]out|r/o|query|differential|working (?:diagnosis|label)|appears? to (?:have|be suffering)|seems? to have|likely (?:has|have)|some (?:type|kind|sort|form) of|looks (?:to me )?like|suspicious for|questionable)\b"),
    ("symptom_only", 0.25, r"\b(?:pain|ache|aches|problems?|trouble|issues|condition|bad (?:back|knees?|neck|shoulders?|hip|ankle)|lumbago)\b"),
    ("cause_mentioned", 0.08, r"\b(?:packs? (?:a|per) day|pack-?years?|smokes|smoked|ppd|2[0-9]\d pounds|3\d\d pounds|obes(?:e|ity)|fell off|car (?:accident|wreck|crash)|rear-ended|collision|motorcycle|roof(?:er|ing|s)|drywall|construction|warehouse|after (?:the|he left the|she left the) (?:army|navy|service|marines)|since (?:discharge|the service|leaving) [^.;]{0,20}(?:works?|worked|drives?|drove)|(?:worked|works) (?:as|in|at|for) |drove (?:a|for)|divorc\w+|wife left|husband left|football|volleyball|softball|basketball|rodeo|forklift|chain ?saw)\b"),
    ("cause_mentioned", 0.30, r"\b(?:works?|worked|job|career|smok\w+|pack|obes\w+|overweight|bmi|weigh\w*|accident|collision|fell|mother|father|brother|age|years old|drove|hung|laid|roof\w*|construction|warehouse|football|motorcycle|drink\w*|divorce\w*)\b"),
    ("cause_considered", 0.0, (r"\b(?:never|has not|hasn't|did not|didn't|does not|doesn't|do not) (?:ever )?(?:smoked?|drank|drink|played? (?:any )?(?:sports?|football|golf|anything|ball)|lifted weights|had an? (?:accident|wreck|crash|fall|injury))\b|\b(?:nonsmoker|non-smoker|never[- ]smoker|teetotal\w*)\b|\bplays? no (?:golf|sports?|football|ball|tennis)\b|"
        r"\b(?:no|denies(?: any)?|without) (?:other |prior |later |subsequent |further |known |post-?service )?(?:car |motor vehicle |motorcycle |head |back |neck |knee )?(?:accidents?|wrecks?|crashes|family history|tobacco|smoking|alcohol|drug use)\b")),
    ("cause_considered", 0.0, r"\bno (?:\w+ ){0,2}(?:intercurrent|intervening|other|alternative|competing|subsequent|later|post-?service) (?:injur\w+|etiolog\w+|aetiolog\w+|causes?|explanations?|risk factors?|trauma|accidents?)\b|\b(?:were|was) tested for and (?:is |are |was |were )?absent"),
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

_STATED = frozenset({*OPINIONS, "standard", "speculation", "legal_conclusion", "misapplied_standard"})


_RECORDS_SECTION = re.compile(
    r"\b(?:records?|sources?|materials?|documents?|reviewed|consulted|(?:what )?i (?:read|had)|before me|evidence considered)\b"
)
_DIAGNOSIS_SECTION = re.compile(r"\b(?:diagnos[ei]s|impression|assessment|dx)\b")
_NOT_READ = re.compile(
    r"\b(?:from memory|did not have|do not have|have not (?:seen|been|had|read)|no (?:army|navy|military|service|va|other|outside|old)? ?(?:records?|papers|file|chart)|not (?:been )?(?:sent|shown|reviewed|available)|nothing (?:was )?read|without (?:the |his |her |any )?(?:records?|file|chart)|in storage|unavailable|never (?:sent|came|saw))\b"
)


def _by_section(section: str, cues: tuple[Cue, ...], scores: Mapping[str, float]) -> set[str]:
    """Roles that a list row takes from the heading above it: a record under "Records", a name under "Diagnosis"."""
    lists = {cue.list for cue in cues}
    roles = set()
    if "records" in lists and _RECORDS_SECTION.search(section) and scores.get("rationale", 0.0) < 0.5:
        roles.add("records_reviewed")
    if "conditions" in lists and _DIAGNOSIS_SECTION.search(section) and scores.get("diagnosis", 0.0) >= 0.1:
        roles.add("diagnosis")
    return roles


#: A doubt, and how close behind it (characters) the name must stand that it makes doubtful.
_UNCERTAIN_NAME = re.compile(
    r"\b(?:probabl[ey]|prob\b\.?|possibl[ey]|suspected|presumed|presumptive|presumably|rule[- ]out|r/o|query|differential(?: diagnosis)?|working (?:diagnosis|label|impression)|appears? to (?:have|be)|seems? to have|"
    r"likely(?! (?:as|than|then|not|or|due|related|caused))|some (?:type|kind|sort|form) of|looks (?:to me )?like|suspicious for|questionable|\?)(?: of| for| is| be| a| an| the|:)*"
)
_NEAR = 22
#: From which score a role holds by itself, where that is not one half: a rule that misses something asks whether any
#: sentence of a whole letter tells it, and one that tells it half is enough. Fitted on letters held out from training.
_ENOUGH = {
    "duration": 0.12,
    "daily_impact": 0.15,
    "onset": 0.15,
    "sustained_work": 0.2,
    "treatment": 0.2,
    "rationale": 0.25,
    "finding": 0.25,
    "records_reviewed": 0.3,
    "cause_considered": 0.3,
    "continuity": 0.2,
    "severity": 0.3,
    "service_event": 0.3,
    "relationship": 0.35,
    "diagnosis": 0.35,
}


#: What is said in place of a reason: that all things hang together, that one follows another, or that the author knows.
_TRUISM = re.compile(
    r"\b(?:mind and (?:the )?body|body is (?:one|all one|a single|a whole|connected)|every(?:thing| part)\b[^.;]{0,30}\bconnected|one (?:kinetic )?(?:chain|system|unit)\b|works? as (?:one|a unit|a whole)|what (?:affects|happens to|hurts) (?:the )?one\b|"
    r"one (?:bad |sick |weak )?(?:thing|joint|problem|trouble|condition|part) (?:\w+ )?(?:leads?|follows?|brings?|causes?|begets?|feeds?)\b|brings? the \w+ along|(?:is|are) (?:a )?(?:well[- ])?known (?:to cause|cause|causes|complication|consequence|risk|sequel\w*)\b|"
    r"(?:common(?:ly)?|often|frequently|usually|routinely) (?:go|goes|come|comes|occur|occurs|seen|found|travel\w*|keep company)\b|go(?:es)? (?:together|hand in hand|side by side)\b|hand in hand|common (?:knowledge|sense)|no secret that|as (?:everyone|everybody|anyone|any (?:doctor|clinician|physician)) knows|"
    r"i(?:'ve| have) seen (?:it|this|that|many|enough|such)\b|in my (?:\w+[- ]?){1,3}years (?:of|in|doing)|(?:based|rests?|relied|drawing) (?:\w+ )?(?:up)?on my (?:\w+ )?(?:training|experience|education|review|years|judg\w+)|(?:years|decades|a career) of (?:doing|seeing|treating|practice|experience)|"
    r"(?:took|take|takes|taken) (?:its|a|their|his|her) toll|order of events|came (?:first|after)[^.;]{0,40}\b(?:then|after|before|first)\b|gives? people|stands? to reason|speaks? for itself|plain to see|what else could)\b"
)
#: Something that is done in the body, which makes a reason of the sentence all the same.
_IN_THE_BODY = re.compile(
    r"\b(?:load\w*|gait|limp\w*|stride|weight[- ]bearing|cartilage|menisc\w+|dis[ck]s?|tendons?|ligaments?|fibers?|fibres?|muscles?|nerves?|vessels?|arter\w+|hair cells?|cochlea\w*|cells?|tissue\w*|inflam\w+|hormon\w+|cortisol|adrenal\w*|catechol\w*|sympathetic|serotonin|norepinephrine|prostagland\w+|acid|mucus|mucosa\w*|airway\w*|"
    r"pharyn\w+|arousals?|insulin|glucose|glycat\w+|scar\w*|pressure on|compress\w+|shear\w*|torque|lever\w*|stretch\w*|tears?|torn|fascia\w*|marrow|receptors?|because|since (?:the|a|it)|by (?:\w+ing)\b)\b"
)


def weigh(
    text: str, cues: tuple[Cue, ...], scores: Mapping[str, float], *, offset: int, section: str, is_author: float
) -> set[str]:
    """The roles that hold for a sentence: by score alone, or by a lower score with words that make it plain.

    `offset` is where the text begins in the letter, `section` the heading above it, `is_author` the probability that the author speaks.
    """
    lower = text.lower().replace("’", "'").replace("“", '"').replace("”", '"')
    roles = {role for role, score in scores.items() if score >= _ENOUGH.get(role, 0.5)}
    for evidence in _EVIDENCE:
        if evidence.floor <= scores.get(evidence.role, 0.0) < 0.5 and evidence.words.search(lower):
            roles.add(evidence.role)
    conditions = any(cue.list == "conditions" for cue in cues)
    if conditions and scores.get("diagnosis", 0.0) >= 0.3:
        roles.add("diagnosis")
    roles |= _by_section(section, cues, scores)
    if "records_reviewed" in roles and _NOT_READ.search(lower) and scores.get("records_reviewed", 0.0) < 0.95:
        roles.discard("records_reviewed")
    starts = [cue.span.start - offset for cue in cues if cue.list == "conditions"]
    if max(scores.get("diagnosis", 0.0), scores.get("diagnosis_uncertain", 0.0)) >= 0.3 and any(
        0 <= start - match.end() <= _NEAR for match in _UNCERTAIN_NAME.finditer(lower) for start in starts[:1]
    ):
        roles = (roles - {"diagnosis"}) | {"diagnosis_uncertain"}
    elif "diagnosis_uncertain" in roles and "diagnosis" in roles:
        weaker = min(("diagnosis", "diagnosis_uncertain"), key=lambda role: scores.get(role, 0.0))
        if scores.get(weaker, 0.0) < 0.5:
            roles.discard(weaker)
    if "rationale" in roles and _TRUISM.search(lower) and not _IN_THE_BODY.search(lower):
        roles.discard("rationale")
    roles = weigh_opinion(lower, scores, roles, is_author=is_author)
    if is_unticked(text):
        roles -= _STATED
    return roles
