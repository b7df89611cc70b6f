"""The roles of a sentence by its words alone, for a reader without the learned model."""

from __future__ import annotations

import re

from nexuslint.language.reading import Cue
from nexuslint.model.facts import Speaker

_SPEAKER_CUES: tuple[tuple[Speaker, re.Pattern[str]], ...] = (
    (Speaker.QUESTION, re.compile(r"\?[\"'”’)]*$")),
    (
        Speaker.EXAMINER,
        re.compile(
            r"\b(?:examiner|c ?& ?p (?:doctor|physician)|compensation doctor|va (?:doctor|physician|psychologist|psychiatrist)|"
            r"state agency|consultant|dr\.? \w+|reviewer)\b.*\b(?:wrote|writes|opined|opines|concluded|concludes|stated|"
            r"states|said|says|found|felt|feels|believes?|thought|held|noted|argues?|reports?|reasoned|suggested)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Speaker.VETERAN,
        re.compile(
            r"\b(?:he|she|patient|pt|veteran|mr\. \w+|ms\. \w+|mrs\. \w+)\b[^.;]{0,30}\b(?:states?|stated|says?|said|reports?|reported|"
            r"relates?|tells? me|told me|describes?|recalls?|maintains?|feels|believes)\b|\b(?:per|according to) (?:the )?(?:veteran|patient|pt|him|her)\b",
            re.IGNORECASE,
        ),
    ),
    (Speaker.LAY, re.compile(r"\b(?:wife|husband|spouse|brother|sister|mother|father|son|daughter|friend|buddy)\b[^.;]{0,40}\b(?:says?|said|writes?|wrote|states?|stated|describes?|recalls?|remembers?|confirms?)\b", re.IGNORECASE)),
    (Speaker.LAW, re.compile(r"\b(?:38|20) c\.?f\.?r|\bu\.?s\.?c\b|\bthe (?:law|regulation|legal standard|standard of proof)\b|\bbenefit of the doubt\b", re.IGNORECASE)),
    (Speaker.LITERATURE, re.compile(r"\b(?:studies|research|literature|meta-analys\w+|et al)\b.*\b(?:show|shown|established|found|demonstrate\w*|documented|reports?)\b", re.IGNORECASE)),
)  # fmt: skip

_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (role, re.compile(pattern, re.IGNORECASE))
    for role, pattern in {
        "credentials": r"\b(?:M\.?D\.?|D\.?O\.?|Ph\.?D\.?|Psy\.?D\.?|PA-C|FNP\S*|DNP|DC|LCSW|board[- ]certified|NPI|licen[sc]ed?)\b",
        "relationship": r"\b(?:under my care|my patient|i have (?:treated|seen|followed|cared|known|looked after)|treating|i (?:examined|evaluated|interviewed|saw) (?:him|her|mr|ms|mrs|the)|last seen|first seen|records?[- ]only|established patient|date of (?:exam|visit))\b",
        "records_reviewed": r"\b(?:i (?:have |also |carefully |personally )*(?:reviewed|read|went through|gone through|looked (?:at|over|through)|studied|examined) (?:the |his |her |all |a )?[^.]{0,40}(?:record|file|note|chart|dd|exam|decision|report|slip|audiogram)|records? reviewed|review of (?:the |his |her )?(?:record|file|claim|service|medical|va)|reviewed:)",
        "record_content": r"\b(?:(?:records?|notes?|chart|entry|slip|report|examination) (?:of|from|dated|shows?|says|reads?|records?|documents?|notes?))\b",
        "finding": r"\b(?:exam(?:ination)?|flexion|extension|degrees|tender(?:ness)?|straight[- ]leg|reflex(?:es)?|strength|positive|negative|scor(?:e|ed)|phq-?9|pcl-?5|caps-?5|range of motion|spasm|antalgic|dB|decibels|AHI|ejection fraction|FEV1?|A1c)\b",
        "service_event": r"\b(?:while (?:on active duty|serving|stationed|deployed)|fell|jump(?:s|ed)?|airborne|ruck|blast|IED|convoy|flight line|crew chief|burn pits?|artillery|explosion|motor pool|deployment|deployed|mortar|parachute)\b",
        "onset": r"\b(?:began|started|first (?:noticed|felt|appeared|came)|onset|dates? (?:from|back)|since (?:19|20)\d\d)\b",
        "continuity": r"\b(?:ever since|since then|has (?:continued|persisted|worsened|progressed)|continued|persist(?:ed|s)|on and off|off and on|never (?:been right|went away|resolved)|gradually|progressively|over the years)\b",
        "gap": r"\b(?:no (?:treatment|care|records?|complaints?) (?:until|for|between)|first (?:treatment|visit|sought|seen)[^.]{0,40}(?:19|20)\d\d|years? (?:later|without))\b",
        "rationale": r"\b(?:because|since the|due to the fact|mechanism|biomechanic\w*|load(?:s|ed|ing)?|stress(?:es)? on|gait|compensat\w+|leads? to|result(?:s|ing) in|causes|accelerat\w+|pathophysiolog\w+|wears?|inflam\w+|degenerat(?:es|ion of)|over time)\b",
        "aggravation": r"\b(?:aggravat\w+|worsen(?:ed|ing|s)?|exacerbat\w+|made (?:it )?worse)\b",
        "baseline": r"\b(?:baseline|before (?:the )?(?:worsening|aggravation|service|surgery)|prior to (?:the )?(?:worsening|aggravation|service))\b",
        "cause_considered": r"\b(?:considered|ruled? out|other (?:causes?|explanations?|factors?|risk factors?)|denie[sd]|no (?:history of|other|later|subsequent|post-service|intervening)|does not (?:explain|account)|alternative|not (?:explained|attributable|due) (?:by|to))\b",
        "adverse_evidence": r"\b(?:denied|denial|negative (?:exam|opinion)|less likely than not|separation (?:exam|physical)[^.]{0,40}(?:normal|silent|negative)|c ?& ?p[^.]{0,60}(?:not|less|negative|against))\b",
        "rebuttal": r"\b(?:i (?:respectfully )?disagree|with respect|did not (?:consider|address|account|mention)|failed to|overlook\w*|ignored?|missed|passes over|does not (?:discuss|mention|address))\b",
        "literature": r"\b(?:studies|research|literature|et al|journal|meta-analys\w+|published)\b",
        "lay_evidence": r"\b(?:buddy|lay) statement|\b(?:wife|husband|spouse|brother|friend)\b[^.]{0,40}\b(?:writes?|states?|letter|statement|describes?)",
        "work_limit": r"\b(?:can(?:not|'t)?|unable to|able to|limited to|no (?:more|prolonged|heavy|repetitive)|never|rarely|occasionally|may)\b[^.]{0,30}\b(?:sit|stand|walk|lift|carry|reach|handle|finger|stoop|crouch|kneel|climb|bend|concentrate|push|pull)\w*",
        "measured": r"\b\d+(?:\.\d+)? ?(?:%|percent|minutes?|mins?|hours?|hrs?|pounds?|lbs?|times|days?)\b",
        "severity": r"\b(?:mild|moderate|severe|grade [iv\d]+|stage [iv\d]+|\d+/10|class [iv]+|daily|weekly|times a (?:week|month))\b",
        "treatment": r"\b(?:treated|treatment|therapy|surgery|injections?|medications?|mg|prescribed|takes|cpap|physical therapy|fusion|replacement)\b",
        "duration": r"\b(?:permanent|twelve months|12 months|expected to last|lifelong|chronic|will not (?:improve|reverse)|since (?:19|20)\d\d|for (?:\w+ )?years)\b",
        "daily_impact": r"\b(?:cannot|can't|unable to|no longer|has to|needs help|gave up|quit|avoids?|struggles)\b[^.]{0,60}\b(?:dress|shoes?|cook|dishes|drive|driving|sleep|church|store|shop|groceries|stairs|play|grandchild\w*|kids|hunt|fish|garden|yard|mow|sit through|walk|lift|stand)\w*",
        "device": r"\b(?:cane|walker|crutch(?:es)?|brace|splint|wheelchair|oxygen|boot)\b",
        "sustained_work": r"\b(?:eight[- ]hour|8[- ]hour|40[- ]hour|five[- ]day|off[- ]task|absen(?:t|ces)|days (?:a|per) month|unscheduled breaks?|lie down|sustain)\b",
        "identifier": r"\b(?:re:|veteran:|patient:|claimant:|claim (?:no|number|ending)|file (?:no|number|ending)|ssn|dob|name:)",
        "law": r"\b(?:c\.?f\.?r|u\.?s\.?c|benefit of the doubt|social security ruling|ssr \d)",
        "legal_conclusion": r"\b(?:should be (?:granted|service[- ]connected|rated|awarded|approved)|is service[- ]connected|(?:is|are) entitled to|(?:totally|permanently) disabled|is disabled|cannot (?:work|do any (?:job|work))|unable to (?:work|perform any)|meets (?:the )?listing|qualifies for)\b",
        "misapplied_standard": r"\b(?:(?:cannot|can't) (?:be (?:100|one hundred)|prove)|not (?:100|absolutely) (?:%|percent|certain)|sole cause|regret)\b",
    }.items()
)  # fmt: skip

_LINKED = re.compile(
    r"\b(?:related to|due to|caused by|result of|because of|secondary to|connected (?:to|with)|link(?:ed)? to|attribut\w+|service|stem\w*|"
    r"contribut\w+|aggravat\w+|nexus|origin|etiolog\w+|traces?|goes back|began in)\b",
    re.IGNORECASE,
)


def roles_by_cues(text: str, cues: tuple[Cue, ...]) -> tuple[frozenset[str], Speaker]:
    """Give roles and speaker by the words alone; `other` when none is seen."""
    speaker = next((who for who, pattern in _SPEAKER_CUES if pattern.search(text)), Speaker.AUTHOR)
    roles = {role for role, pattern in _PATTERNS if pattern.search(text)}
    lists = {(cue.list, cue.label) for cue in cues}
    if any(name == "imaging" for name, _ in lists):
        roles.add("imaging")
    if any(name == "conditions" for name, _ in lists):
        roles.add("diagnosis")
    elif any(name == "symptoms" for name, _ in lists):
        roles.add("symptom_only")
    if (
        re.search(r"\b(?:probable|suspected|rule out|r/o|possible|likely) \w+", text, re.IGNORECASE)
        and "diagnosis" in roles
    ):
        roles = roles - {"diagnosis"} | {"diagnosis_uncertain"}
    if speaker is Speaker.QUESTION:
        return frozenset({"question"}), speaker
    if speaker is Speaker.AUTHOR:
        roles |= _opinion_roles(text, lists)
    return frozenset(roles or {"other"}), speaker


def _opinion_roles(text: str, lists: set[tuple[str, str]]) -> set[str]:
    linked = bool(_LINKED.search(text))
    if ("speculation", "unable") in lists:
        return {"speculation"}
    if ("standards", "adverse") in lists and linked:
        return {"opinion_adverse"}
    if any(name == "standards" for name, _ in lists):
        return {"opinion_firm", "standard"} if linked else {"standard"}
    if any(name == "hedges" for name, _ in lists) and linked:
        return {"opinion_hedged"}
    if re.search(r"\b(?:in my (?:medical |professional |clinical )?opinion|i (?:believe|conclude|opine)|(?:was|were|is|are) (?:caused by|due to|the result of))", text, re.IGNORECASE):  # fmt: skip
        return {"opinion_firm"}
    return set()
