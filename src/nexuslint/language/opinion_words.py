"""Opinions by their words: whether what the learned reader takes for an opinion is firm, hedged or adverse."""

from __future__ import annotations

import re
from collections.abc import Mapping

from nexuslint.language.plain_opinions import is_plainly_against, is_plainly_possible

OPINIONS = ("opinion_firm", "opinion_hedged", "opinion_adverse")
#: With this much of an opinion in a sentence of the author's, it states one.
_AN_OPINION = 0.2
#: From here up the reader's word for the kind of opinion is followed.
_A_KIND = 0.4
#: Or where it is so many times as likely as the next.
_STANDS_OUT = 3.0
_HEDGE = re.compile(
    r"\b(?:could|may|might)(?: very| quite)?(?: well| possibly| conceivably| easily| potentially| certainly| in part| in some \w+| also| perhaps)* (?:be|have|of|go|stem|relate|come|trace|account|explain|represent|well|contribute|play|owe|date|lie|derive|manage|result|reflect|limit)\b|"
    r"\b(?:possibl[ey]|conceivabl[ey]|plausibl[ey]|perhaps|maybe|potentially|possibility|presumably|arguably)\b|\b(?:suspect|wonder|suspicion|hunch|guess|inclined to|fancy|dare ?say)\b|\b(?:not|hardly|n't) (?:be |have been )?(?:\w+ )?(?:surprise|surprised|astonished)\b|would(?:n't| not| hardly) surprise|"
    r"\b(?:cannot|can't|couldn't|could not|wouldn'?t|would not|can not|not) (?:be )?(?:rule|ruled|exclude|excluded|discount|discounted|dismiss)\w*(?: \w+)? ?(?:out)?\b|\bsuggest(?:s|ive)?\b|\bseems?\b|\bappears? to\b|\bone can (?:well )?imagine|\bnot (?:impossible|inconceivable|out of the question|unreasonable)\b|"
    r"\b(?:some|a|its|fair|reasonable|outside|small|good) (?:chance|(?:part|role|hand) in (?:it|this|his|her|the|these|them|causing|bringing))\b|\bopen question\b|\bi would not put it past\b|\bit would not be\b|\bthe makings\b"
)
_DENIED_HEDGE = re.compile(
    r"\b(?:not|no|never|hardly|nothing|more than|beyond)(?: \w+){0,4} (?:a )?(?:mere(?:ly)?|only|just|simply)?(?: a)? ?(?:possib\w+|maybe|perhaps|guess\w*|hunch)\b|not (?:regard|call|consider) (?:this|it) (?:as )?(?:a )?(?:mere\w* )?(?:possib\w+|maybe)"
)
#: What may come is no opinion on what has been.
_FUTURE = re.compile(
    r"\b(?:if (?:he|she|it|they) (?:were|should|does|did|has|loses)|may (?:of course|need|require|try|yet|one day|return|resume|drive|be (?:called|reached|retired|tried|taken|seen))|(?:could|might|may) be (?:tried|considered|offered|added|repeated|reached)|might happen|"
    r"down the road|(?:recover|improve|heal|settle|fade|ease)\w* (?:a little |somewhat |some )?(?:in|with) time|have to (?:fuse|operate|replace)|before it(?:'s| is) better|spare (?:him|her)|in (?:the )?future|eventually|one day|some day|next (?:year|visit)|hold up|go to surgery|come to (?:surgery|a))\b"
)
#: From here up a sentence is a reason, and a trace of an opinion in it makes none.
_SURE_REASON = 0.98
#: Without a word that hedges, or that is against the claim, the reader must be this sure that an opinion is of that kind.
_SURE_KIND = 0.75
_NEGATIVE = re.compile(
    r"\b(?:not|no|nor|neither|never|less|nothing|un\w+|cannot|can't|don't|doesn't|didn't|isn't|wasn't|against|hardly|rather|instead|other than|innocent|without|free of|fails?)\b"
)
_ADVERSE = re.compile(
    r"\bless likely (?:than|as) not\b|(?<!no )(?<!not )(?<!never )\bless than (?:a )?(?:50|fifty|even)|\bnot (?:at least )?(?:as|more) likely (?:as|than) even|\b(?:is|are|was|were) (?:neither|not) (?:caused|due|related|aggravated|connected|the result|a result|the cause|made worse|brought)|\bunlikely (?:that|to be|to have|related|caused|due)|"
    r"\b(?:one (?:chance )?(?:in|out of) (?:three|four|five|six|seven|eight|nine|ten|twenty)|two (?:chances? )?(?:in|out of) (?:five|six|seven|eight|nine|ten|twenty)|(?:three|four) (?:chances? )?(?:in|out of) ten)\b(?! worse)|\bno (?:more|better) than (?:one|a) (?:chance|in)\b|"
    r"\b(?:put|place|give|chances?|probabilit\w+|likelihood|odds)\b[^.;]{0,50}\b(?:(?:5|10|15|20|25|30|33|35|40|45) ?(?:%|percent|per cent)|(?:ten|twenty|thirty|forty)(?:-five)? (?:percent|per cent))|\b(?:5|10|15|20|25|30|33|35|40|45) ?(?:%|percent|per cent) (?:probab\w+|chance|likelihood)|"
    r"\b(?:below|under|beneath|(?:falls?|fell|stops?|comes?) short of) (?:the |an |a )?(?:half(?:way)?|even|evens|fifty|50|one[- ]half|level|threshold|bar)\b|"
    r"\bhad (?:no|nothing to do)\b[^.;]{0,20}(?:part|with)|\bno part in\b|\bcannot (?:support|connect|tie|link|lay)\b|\bdo not (?:believe|think|find|consider) (?:that )?(?:it|the|his|her|this|service)|\bagainst the claim|\bfull[- ](?:time|duty)\b[^.;]{0,40}\b(?:no|without) (?:any )?(?:restrict|limit)\w*|\b(?:no|without) (?:restrict|limit)\w*\b[^.;]{0,40}\bfull[- ](?:time|duty)"
    r"|\b(?:un|not )related\b|\bnot (?:associated|aggravated|incurred|attributable|connected|linked|caused|the (?:cause|result|product))\b|\b(?:preceded|predated|pre-?existed|antedated) (?:his |her |the |military |active )*(?:service|enlistment|entry|injury)|\bexisted (?:prior to|before)\b|"
    r"\b(?:began|started|onset|originated|rooted|symptoms) (?:\w+ ){0,3}(?:prior to|before) (?:his |her |military |active )*(?:service|enlistment)|\bnatural progress\w*\b(?<!beyond its natural progress)(?<!beyond its natural progression)|\bno (?:evidence|aggravation|nexus|connection|link|relationship)\b[^.;]{0,60}\b(?:related|aggravat\w+|service|connect\w*|caus\w+)|"
    r"\b(?:due to|from|caused by|result of|related to|attributable to|attributed to|rooted in|originat\w+ in) (?:his |her |the |an? )?(?:childhood|congenital|post-?service|civilian|non-?service|genetic|natural|developmental|aging|ageing|motorcycle|motor vehicle|car (?:accident|crash|wreck)|later|subsequent|divorce|custody|other (?:life|personal))|\band not (?:the |his |her )?(?:in-?service|military|service)|\bother than (?:from )?(?:military |the )?service\b|\bdid not (?:cause|aggravate|contribute|progress|worsen|result)"
)
_LINKED = re.compile(
    r"\b(?:related|due to|caused|cause|result|because|secondary|connect\w+|link\w*|attribut\w+|service|military|army|navy|stem|contribut\w+|aggravat\w+|origin|traces?|goes? back|began in|from (?:the|his|her|that|it)|behind|hand in|part in|role|responsible|start of|set the stage|come from|bound up|part of)\b"
)
#: The threshold met, with no "not" or "less" before it: numbers below one half beside it speak of something else.
_AT_LEAST = re.compile(
    r"(?<!not )(?<!less )\b(?:at least as likely as even|more likely than even|more probabl[ey] than even|greater than 50)"
)
#: The last word of the threshold ("as likely as not related to") denies nothing that follows it.
_THRESHOLD_NOT = re.compile(r"(?<!less )\b((?:likely|probable|probably) (?:as|than|then|or)) not\b")
_TICKED = re.compile(r"(?:\[ ?[xX✓✔] ?\]|\( ?[xX✓] ?\)|[☒☑■✓✔])")
_EMPTY = re.compile(r"(?:\[ {0,3}\]|\( {0,3}\)|[☐□])")
_TWO_ARMS = re.compile(r"\bbut\b|\bhowever\b|\byet\b|\bon the other hand\b|\b(?:rather|instead)\b|;")
#: From here up a favourable arm stands beside the adverse one of the same sentence.
_BOTH_ARMS = 0.9


#: Another cause dismissed: that speaks for the claim.
_ANOTHER_CAUSE = re.compile(
    r"\b(?:not|nor|neither|unrelated|rather than|and not) (?:\w+ ){0,2}(?:due to|caused by|related to|attributable to|explained by|the result of|from|to) (?:his |her |the |mere |ordinary |normal |natural )*(?:age\b|aging|ageing|weight|obesity|smoking|tobacco|wear|heredity|genetic\w*|alcohol|diet|calendar|passage of time|job|work\b|civilian|later|post-?service|any other|other)"
)
#: A cause before or outside service: against the claim however likely it is called.
_NOT_SERVICE = re.compile(
    r"\b(?:preceded|predated|pre-?existed|antedated) (?:his |her |the |military |active )*(?:service|enlistment|entry)|\bexisted (?:prior to|before)\b|\b(?:unrelated|not related) to (?:his |her |the |military |active )*service|"
    r"\b(?:due to|from|caused by|result of|related to|attributable to|attributed to|rooted in|originat\w+ in) (?:his |her |the |an? )?(?:childhood|post-?service|civilian|motorcycle|motor vehicle)|\band not (?:the |his |her )?(?:in-?service|military|service)"
)
#: The author's own verdict, whoever is quoted in it.
_MY_OPINION = re.compile(
    r"\bmy (?:\w+ ){0,2}(?:opinion|conclusion|judg\w+)\b|\bi (?:conclude|believe|opine|determined)\b"
)
_THRESHOLD = re.compile(r"\b(?:as likely as|more likely than) even\b")
#: Words that lay one thing to another.
_TIES = re.compile(
    r"\b(?:related to|due to|caused by|(?:the |a )?result of|resulted from|attribut\w+ to|linked to|rooted in|stems? from|secondary to|aggravated by|originat\w+ in|contribut\w+ to|connected (?:to|with)|incurred in|likely as even from|owed to|(?:first )?began)\b"
)
#: A verdict on what the condition is, not on where it comes from.
_ON_DIAGNOSIS = re.compile(
    r"\b(?:no|little|any|without|beyond) (?:\w+ )?(?:doubt|question)s? (?:about|as to|of|on|regarding|over) (?:the|this|his|her|that) (?:\w+ )?diagnos[ei]s\b|"
    r"\bdiagnos[ei]s (?:itself )?(?:is|are|was|were) (?:not |never |hardly )?(?:in (?:any )?(?:doubt|question|dispute)|certain|secure|established|clear|beyond (?:doubt|question|dispute))\b"
)
#: So little of another role is left in a plain possibility.
_HARDLY = 0.5
#: An opinion told as somebody else's.
_OF_ANOTHER = re.compile(
    r"\bin (?:his|her|their) (?:own )?(?:view|opinion|judg\w+|estimation)\b|^\W*(?:he|she|they) (?:ends?|ended|conclude[sd]?|opine[sd]?|closes?|closed) (?:with|that|by|on)\b|^\W*your draft (?:has|had) me\b"
)
#: The first person, which makes an opinion the author's own even where it is told like somebody else's.
_FIRST_PERSON = re.compile(r"\b(?:i|my|in my)\b (?!was\b|saw\b|have seen\b)")


def weigh_opinion(lower: str, scores: Mapping[str, float], roles: set[str], *, is_author: float) -> set[str]:
    """The roles with the opinion settled by what is said of the link; a sentence of somebody else's is left as it is."""
    not_its_own = max(scores.get(role, 0.0) for role in ("adverse_evidence", "cause_considered", "law", "question"))
    own_words = is_author >= 0.2 and bool(_FIRST_PERSON.search(lower))
    verdict = own_words and bool(_MY_OPINION.search(lower)) and scores.get("question", 0.0) < 0.5
    if (is_author < 0.5 and not own_words) or (not_its_own >= 0.5 and not verdict):
        return roles
    if _OF_ANOTHER.search(lower) and not _FIRST_PERSON.search(lower):
        return roles - {*OPINIONS, "standard"}
    told = _THRESHOLD_NOT.sub(r"\1 even", ticked_only(lower))
    if "misapplied_standard" in roles and not _AT_LEAST.search(told):
        # "I cannot be certain" grades an opinion that stands elsewhere; it is none itself
        return roles - {role for role in OPINIONS if scores.get(role, 0.0) < _SURE_KIND}
    if _ON_DIAGNOSIS.search(told) and not _TIES.search(told):
        return roles - {*OPINIONS, "standard"}
    if is_plainly_against(told) and not _ANOTHER_CAUSE.search(told):
        return (roles - {*OPINIONS, "standard"}) | {"opinion_adverse"}
    roles = _half_seen(told, scores, roles)
    roles = _doubted(told, scores, roles)
    roles = _hedged(told, scores, roles)
    return _adverse(told, scores, roles)


def bears_out(lower: str, role: str) -> bool:
    """True when the words of a sentence (lower case) themselves show an opinion of that kind."""
    told = _THRESHOLD_NOT.sub(r"\1 even", lower)
    if role == "opinion_hedged":
        return bool(_HEDGE.search(told)) and not _DENIED_HEDGE.search(told)
    if role == "opinion_adverse":
        return bool(
            _ADVERSE.search(told) or is_plainly_against(told) or (_NEGATIVE.search(told) and _TIES.search(told))
        )
    return bool(_THRESHOLD.search(told) or _TIES.search(told) or _MY_OPINION.search(told))


def is_unticked(text: str) -> bool:
    """True for a row of boxes of which none is ticked: it states nothing."""
    return bool(_EMPTY.search(text)) and not _TICKED.search(text)


def ticked_only(text: str) -> str:
    """What is ticked in a row of boxes; the whole text when none is, or when the boxes are not told apart."""
    if not (_TICKED.search(text) and _EMPTY.search(text)):
        return text
    parts = re.split(r"(?=(?:\[ {0,3}[xX✓✔]? {0,3}\]|\( {0,3}[xX✓]? {0,3}\)|[☐□☒☑■✓✔]))", text)
    return " ".join(part for part in parts if _TICKED.match(part)) or text


def _total(scores: Mapping[str, float]) -> float:
    return sum(scores.get(role, 0.0) for role in OPINIONS)


def _half_seen(told: str, scores: Mapping[str, float], roles: set[str]) -> set[str]:
    """An opinion that no kind of opinion has won, or that says itself that it is one: the likeliest kind, else a firm one."""
    if roles & {*OPINIONS, "speculation"}:
        return roles
    if _total(scores) < _AN_OPINION:
        declared = _MY_OPINION.search(told) or _THRESHOLD.search(told)
        is_of_another = max(scores.get(role, 0.0) for role in ("severity", "rationale", "law", "question")) >= 0.5
        return roles | {"opinion_firm"} if declared and _TIES.search(told) and not is_of_another else roles
    if scores.get("rationale", 0.0) >= _SURE_REASON:
        return roles
    second, first = sorted(OPINIONS, key=lambda role: scores.get(role, 0.0))[-2:]
    stands_out = scores.get(first, 0.0) >= min(_A_KIND, _STANDS_OUT * scores.get(second, 0.0))
    return roles | {first if stands_out else "opinion_firm"}


def _doubted(told: str, scores: Mapping[str, float], roles: set[str]) -> set[str]:
    """Take back a hedge or an adverse opinion that no word of the sentence bears out."""
    if "opinion_hedged" in roles:
        is_sure = scores.get("opinion_hedged", 0.0) >= _SURE_KIND
        if not is_sure and (_DENIED_HEDGE.search(told) or not _HEDGE.search(told)):
            roles = (roles - {"opinion_hedged"}) | {"opinion_firm"}
        elif _FUTURE.search(told):
            roles = roles - {"opinion_hedged"}
    is_doubtful = scores.get("opinion_adverse", 0.0) < _SURE_KIND
    if "opinion_adverse" in roles and is_doubtful and not _ADVERSE.search(told) and not _NEGATIVE.search(told):
        roles = (roles - {"opinion_adverse"}) | {"opinion_firm"}
    return roles


def _hedged(told: str, scores: Mapping[str, float], roles: set[str]) -> set[str]:
    """Turn an opinion with a hedging word into a hedged one, unless the reader is sure that it is firm."""
    of_something_else = max(scores.get(role, 0.0) for role in ("rationale", "literature", "treatment", "service_event"))
    hardly = (
        of_something_else < _HARDLY and scores.get("opinion_firm", 0.0) < _A_KIND and "opinion_adverse" not in roles
    )
    if hardly and is_plainly_possible(told) and not (_DENIED_HEDGE.search(told) or _FUTURE.search(told)):
        return (roles - {"opinion_firm"}) | {"opinion_hedged"}
    seen = _total(scores) >= 0.12 or scores.get("work_limit", 0.0) >= 0.5
    if not (seen and _HEDGE.search(told)) or _DENIED_HEDGE.search(told) or _FUTURE.search(told):
        return roles
    about_link = bool(_LINKED.search(told)) and scores.get("treatment", 0.0) < 0.5
    if scores.get("opinion_firm", 0.0) < 0.85 and (scores.get("opinion_hedged", 0.0) >= 0.3 or about_link):
        return (roles - {"opinion_firm"}) | {"opinion_hedged"}
    return roles


def _adverse(told: str, scores: Mapping[str, float], roles: set[str]) -> set[str]:
    """Turn an opinion in adverse words into an adverse one; of two arms joined by "but" both stand."""
    two_arms = bool(_TWO_ARMS.search(told))
    seen = _total(scores) + scores.get("standard", 0.0) >= 0.3
    if _ANOTHER_CAUSE.search(told):
        return roles - {"opinion_adverse"} if scores.get("opinion_adverse", 0.0) < _SURE_KIND else roles
    against = bool(_NOT_SERVICE.search(told)) or (not _AT_LEAST.search(told) and bool(_ADVERSE.search(told)))
    if seen and against and not _DENIED_HEDGE.search(told):
        roles = roles | {"opinion_adverse"}
        if not (two_arms and scores.get("opinion_firm", 0.0) >= _BOTH_ARMS):
            roles -= {"opinion_firm", "standard"}
    elif {"opinion_adverse", "opinion_firm"} <= roles:
        weaker = min(("opinion_firm", "opinion_adverse"), key=lambda role: scores.get(role, 0.0))
        if not two_arms or scores.get(weaker, 0.0) < 0.5:
            roles = roles - {weaker if _NEGATIVE.search(told) else "opinion_adverse"}
    return roles
