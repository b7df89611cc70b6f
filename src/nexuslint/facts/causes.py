"""Other causes, and whether the author weighs them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.lang.en.stop_words import STOP_WORDS

from nexuslint.facts.claim import Claim, condition_of
from nexuslint.facts.pointing import fact
from nexuslint.facts.telling import TOLD_BY_OTHERS
from nexuslint.language.reading import Reading, Sentence
from nexuslint.model.facts import Cause, Direction, Opinion, Speaker, Speculation

#: What a cause is about, so that a mention can be paired with its weighing later in the letter.
_TOPICS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (topic, re.compile(rf"\b(?:{words})\b"))
    for topic, words in (
        ("age", r"age|ages|aged|aging|ageing|years of life|calendar|wear|years old|older|elderly|presbycusis|birthdays?|time of life"),
        ("weight", r"weigh\w*|obes\w+|overweight|bmi|body mass|heavy|heavier|pounds|stout|fat|kilos|kg"),
        ("smoking", r"smok\w+|tobacco|cigar\w*|packs?|pack-years?|nicotine|vap\w+|chew\w*"),
        ("drink", r"alcohol|drink\w*|drank|beers?|whiskey|liquor|wine|audit"),
        ("family", r"famil\w+|mothers?|fathers?|brothers?|sisters?|aunts?|uncles?|cousins?|grand\w+|genetic\w*|heredit\w*|runs in|inherit\w*|parents?|stepfather|stepmother"),
        ("work", r"work\w*|job|jobs|employ\w+|trade|career|drove|driver|driving|trucks?|roof\w*|drywall|construction|warehouse|factory|mill|sawmill|carpent\w*|mechanic|plumb\w+|farm\w*|mine|miner|mining|laid|hung|carpet\w*|freight|shipyard|chain ?saw|foundry|welder|weld\w*|desk|office|clerk|postal|mail|occupation\w*|civilian|landscap\w*|lumber|plant|shop|nurs\w+|store|teacher|retired"),
        ("accident", r"accident\w*|collision|crash\w*|wreck\w*|mva|mvc|rear-ended|fell|falls?|fallen|injur\w+|sprain\w*|fracture\w*|motorcycle|ladder|comp claim|workers'? comp\w*|struck"),
        ("sport", r"sports?|football|basketball|softball|baseball|soccer|hockey|wrestl\w+|rugby|running|runner|marathon\w*|golf|ski\w*|gym|lift\w* weights|bowl\w*|tennis|racquet\w*|hunt\w*|horse\w*|rodeo|dirt bikes?"),
        ("childhood", r"abus\w*|beat\w*|childhood|boyhood|girlhood|as a (?:boy|girl|child)|stepfather|stepmother"),
        ("marriage", r"divorc\w*|marriage|married|separat\w+ from|wife left|husband left|custody"),
        ("loss", r"bereave\w*|death|died|dead|grief|suicide|killed|loss of"),
        ("assault", r"assault\w*|robbed|robbery|attack\w*|stabb\w+|shot"),
        ("illness", r"diabet\w*|hypertens\w+|thyroid|infection\w*|cancer|menopaus\w*|pregnan\w*|gout|osteopor\w*|autoimmune|rheumatoid|lyme|cholesterol|kidney|stroke|hernia|coffee|caffeine|spicy"),
        ("noise", r"noise|music|guns?|concerts?|shooting|hunting|firearms?|power tools?"),
        ("birth", r"congenital|developmental|born|birth"),
    )
)  # fmt: skip
_DISMISSES = re.compile(
    r"\b(?:not|no|never|none|nothing|neither|nor|without|denie[sd]|denying|rather than|cannot explain|does not|do not|did not|would not|too (?:little|few|late|recent|short|mild|light)|too long ago|instead|both sides|symmetric\w*|only one|one side|before|already|older than|"
    r"predat\w+|at a desk|gave up|too soon|gained after|since then|straight|two beers|one beer|a glass|rarely|sips|at christmas|minor|brief\w*|trivial|for a (?:season|summer|month)|one (?:season|summer)|(?:in|within) (?:\w+ )?pounds|desk|behind the|less|unlikely|spares?|spared|even(?:ly)?|however|but|resolved|healed|recovered|fully|quit|stopped|gave up|too soon|gained after|straight|two beers|one beer|a glass|rarely|at christmas|minor|brief\w*|trivial|one (?:season|summer))\b"
)


def topics_of(text: str) -> frozenset[str]:
    """The topics of causes that a text (lower case) touches."""
    return frozenset(topic for topic, pattern in _TOPICS if pattern.search(text))


def find_causes(
    reading: Reading, claim: Claim, opinions: tuple[Opinion, ...], speculations: tuple[Speculation, ...]
) -> Iterator[Cause]:
    """Give each other cause or risk factor, and whether the letter weighs it."""
    considered = [s for s in reading.playing("cause_considered", "rebuttal") if s.speaker not in TOLD_BY_OTHERS]
    only_adverse = _links_only_adverse(opinions)
    for sentence in reading.sentences:
        if sentence.speaker in TOLD_BY_OTHERS:
            continue
        if sentence.has("cause_considered") and not _is_rather_a_mention(sentence) and not _is_bare(sentence):
            yield _cause(sentence, claim, weighed=True)
        elif (
            (_is_plain_risk(sentence) or _is_told_as_a_cause(sentence))
            and not _is_of_birth(sentence)
            and not _is_of_service(sentence)
        ):
            condition = condition_of(sentence, claim)
            weighed = (
                bool(_BENIGN.search(sentence.lower))
                or _is_weighed(reading, sentence, considered)
                or (
                    bool(only_adverse)
                    and (
                        condition in only_adverse
                        or None in only_adverse
                        or only_adverse == {o.condition for o in opinions}
                    )
                )
                or (bool(speculations) and not opinions)
            )
            yield _cause(sentence, claim, weighed=weighed)


#: Above this share of the two cause roles the reader is followed although no word dismisses the cause.
_SURE = 0.8
_BENIGN = re.compile(
    r"\b(?:desk|office|clerk|librar\w+|accountant|bookkeep\w+|bank|teach\w*|counter|drawing office|computer|insurance|kept the books|keeps the books|seltzer|within (?:\w+ )?pounds|administrat\w+|analyst|dispatch\w+|receptionist|sedentary|thin|slim|lean|built like a rake|normal weight|bmi (?:of |is |was )?(?:1[89]|2[0-4])|never|dry since|light duty)\b"
)


#: A sentence that is hardly about a cause at all is no unweighed one.
_HALF = 0.5


#: By so much the reader must be surer of a mention where it sees both.
_PLAINLY_MORE = 0.15


def _is_rather_a_mention(sentence: Sentence) -> bool:
    """True when the reader sees both, and the mention more surely."""
    return (
        sentence.has("cause_mentioned")
        and sentence.score("cause_mentioned") > sentence.score("cause_considered") + _PLAINLY_MORE
    )


def _is_bare(sentence: Sentence) -> bool:
    """True when a cause stands there with no word that weighs it, and the reader half takes it for a mention."""
    text = sentence.lower
    if (
        _DISMISSES.search(text)
        or _BENIGN.search(text)
        or sentence.has("rationale", "rebuttal", "opinion_firm")
        or not topics_of(text)
    ):
        return False
    considered, mentioned = sentence.score("cause_considered"), sentence.score("cause_mentioned")
    if max(considered, mentioned) < _HALF:
        return False
    return considered < _SURE * (considered + mentioned)


#: Risk factors in words so plain that they are heard even where the reader hears none.
_PLAIN_RISK = re.compile(
    r"\bsmok\w+[^.;]{0,25}\b(?:packs?|ppd)\b|\bpacks? (?:a|per) day\b|\bpack-?years?\b|\bppd\b|"
    r"\b(?:2[4-9]\d|3\d\d) ?(?:pounds|lbs?)\b|\bw(?:eigh)?t:? (?:is |of |at |has )?(?:2[4-9]\d|3\d\d)\b|\b(?:bmi|body mass index)(?: of| is|:)? ?(?:3[2-9]|4\d)|\bweigh\w* (?:in at )?(?:2[4-9]\d|3\d\d)\b|\b(?:gained|put on) (?:\w+[ -]){1,3}pounds\b|"
    r"\brear-ended\b|\bstruck from behind\b|\bhead-on\b|\b(?:fall|fell|came|tumbled|thrown|pitched|slipped)\b[^.;]{0,15}\b(?:from|off|down) (?:an?|the|his|her) (?:\w+ )?(?:ladder|roof|scaffold\w*|horse|tree|stairs|tractor|motorcycle|bike|porch|deck|steps)\b|\bmv[ac]\b|\bmotor vehicle (?:accident|collision|crash)|\bcar (?:accident|wreck|crash)|"
    r"\b(?:motorcycle|ski\w*|snowmobile|atv|bicycle|boating) (?:accident|crash|wreck)|\bon-the-job injury\b|\bworkers'? comp\w*|\bwhile (?:ski|snowboard|water-?ski|bench|play)\w*|\bwhiplash\b|"
    r"\b(?:roof(?:s|er|ers|ing)|drywall|sheetrock\w*|otr|long-haul|truck(?:er|ing)|logg(?:er|ing)|coal mine\w*|crab boats?|longshore\w*|stevedore|concrete finish\w*|bricklay\w*|brick mason|steelwork\w*|ironwork\w*|jackhammer\w*|warehouse|set chokers|chain ?saws?|meat ?pack\w*|furniture mover|moved furniture|sawmill|foundry|pipefitter|plumber|welder|framed houses|carpet layer|laid carpet)\b"
)
_VITAL_SIGNS = re.compile(r"\b(?:bp|pulse|height|ht|hr|temp\w*|afebrile|blood pressure|respirations)\b")
#: What a sentence does besides, which makes the words a part of that: his work in service, her limits, somebody's statement.
_NO_RISK = (
    "service_event", "daily_impact", "work_limit", "baseline", "rationale", "question", "law", "adverse_evidence",
    "rebuttal", "lay_evidence", "continuity", "credentials", "records_reviewed", "opinion_firm", "opinion_hedged",
    "opinion_adverse", "aggravation", "gap", "identifier",
)  # fmt: skip


def _is_plain_risk(sentence: Sentence) -> bool:
    """True when a risk factor stands there in plain words and the sentence is about nothing else."""
    text = sentence.lower
    return bool(_PLAIN_RISK.search(text)) and not sentence.has(*_NO_RISK) and not _VITAL_SIGNS.search(text)


def _is_told_as_a_cause(sentence: Sentence) -> bool:
    """True when the reader hears a cause, and some known kind of one is named or the reader is sure."""
    if not sentence.has("cause_mentioned", "cause_considered"):
        return False
    return bool(topics_of(sentence.lower) or sentence.found("causes")) or sentence.score("cause_mentioned") >= _SURE


def _is_of_birth(sentence: Sentence) -> bool:
    """True when the sentence only concedes that the condition is congenital or developmental: that is no other cause."""
    topics = topics_of(sentence.lower) - {"birth", "family", "age", "childhood"}
    return bool(_OF_BIRTH.search(sentence.lower)) and not topics and not _HARM.search(sentence.lower)


#: What a childhood may have been besides the time when a condition began.
_HARM = re.compile(
    r"\b(?:abus\w+|beat\w*|hit|struck|molest\w+|interfered|stepfather|stepmother|violen\w+|neglect\w*)\b"
)
_IN_SERVICE = re.compile(
    r"\b(?:army|navy|marines?|marine corps|air force|coast guard|usmc|usn|usaf|hitch|crew chief|boatswain\w*|gunner|infantry\w*|mrap|humvee|rifleman|corpsman|old guard|river boat|\[branch\]|uss|deck force|flight line|motor pool|0311|11b)\b"
)
#: The time before or after service, or the force as an employer of civilians.
_OUT_OF_SERVICE = re.compile(
    r"\b(?:after|since|before|until|leaving|left|out of|from|later|civilian|discharge\w*|separat\w+|retire\w*|reserves?)\b"
)


def _is_of_service(sentence: Sentence) -> bool:
    """True when the sentence tells of a job in service: that is the claimed cause, not another."""
    return bool(_IN_SERVICE.search(sentence.lower)) and not _OUT_OF_SERVICE.search(sentence.lower)


_OF_BIRTH = re.compile(
    r"\b(?:congenital\w*|developmental\w*|born (?:with|that way|so|to it|flat\w*)|(?:since|from) (?:birth|childhood)|never had an arch|bipartite|dysplas\w+|idiopathic|adolescent|as a (?:boy|girl|child|teenager))\b"
)


def _cause(sentence: Sentence, claim: Claim, *, weighed: bool) -> Cause:
    role = "cause_considered" if sentence.has("cause_considered") else "cause_mentioned"
    cues = sentence.found("causes")
    return fact(
        Cause,
        sentence,
        cues[0].span if cues and not weighed else None,
        seen_by=f"role {role} {sentence.score(role):.2f}",
        speaker=Speaker.AUTHOR,
        condition=condition_of(sentence, claim),
        name=", ".join(sorted(topics_of(sentence.lower))),
        weighed=weighed,
    )


def _links_only_adverse(opinions: tuple[Opinion, ...]) -> set[str | None]:
    """The conditions whose only opinion is adverse."""
    adverse = {o.condition for o in opinions if o.direction is Direction.ADVERSE and not o.arm}
    favorable = {o.condition for o in opinions if o.direction is Direction.FAVORABLE}
    return adverse - favorable


_REFERS_BACK = re.compile(
    r"^\W*(?:(?:and |but |yet |still,? )?(?:that|this|it|neither|none|both|these|those|the same|such|the (?:first|former|second|latter|last|other)|as (?:for|to) the (?:first|former|second|latter|last|other))\b|i do not (?:think|believe) (?:that|it|this|these))"
)
#: The opening of a sentence that denies a further cause and says nothing of the one before.
_FRESH = re.compile(
    r"^\W*(?:no\b|none\b|never\b|not a\b|denies|(?:he|she|pt|patient|there) (?:has|have|is|was|were|had)? ?(?:never|no\b|not\b)|(?:he|she|pt) denie[sd]|(?:and )?(?:he|she) does(?: not|n't)|\w+ none)"
)
_WORD = re.compile(r"[a-z]{3,}")
_EVERYDAY = STOP_WORDS | frozenset((
    "that", "this", "with", "from", "have", "been", "were", "would", "could", "there", "their", "them", "they",
    "what", "when", "which", "while", "since", "after", "before", "because", "about", "other", "another", "only",
    "same", "into", "than", "then", "also", "never", "ever", "year", "years", "time", "once", "most", "more", "some",
    "such", "does", "hip", "ear", "leg", "arm", "eye", "war", "mrs", "yrs", "per", "foot", "neck", "head", "man", "men", "one", "two", "day", "days", "back", "knee", "hips", "shoulder", "pain", "service", "army", "navy", "marine", "force", "corps",
    "veteran", "mister", "very", "much", "many", "over", "under", "both", "each", "left", "right", "first", "last",
    "years'", "month", "months", "week", "weeks", "said", "says", "told", "made", "make", "makes", "came", "come",
    "history", "past", "social", "medical", "record", "records", "review", "visit", "visits", "patient", "notes",
    "note", "nothing", "family", "habits", "factor", "factors", "risk", "cause", "causes", "examination", "exam", "clinic",
    "doctor",
))  # fmt: skip


def _telling_words(text: str) -> set[str]:
    """The words of a text (lower case) by which a cause may be known again: no everyday ones."""
    return set(_WORD.findall(text)) - _EVERYDAY


def _is_weighed(reading: Reading, mention: Sentence, considered: list[Sentence]) -> bool:
    """True when other sentences weigh every cause that is mentioned: its topic, a telling word of it, or "that" right after it."""
    topics = topics_of(mention.lower)
    words = _telling_words(mention.lower)
    covered: set[str] = set()
    for sentence in considered:
        if sentence.index == mention.index:
            continue
        of_another = topics_of(sentence.lower) - topics
        if (
            _follows(reading, mention, sentence)
            and not _FRESH.search(sentence.lower)
            and (not of_another or _REFERS_BACK.search(sentence.lower))
        ):
            return True
        if words & _telling_words(sentence.lower):
            return True
        covered |= topics & topics_of(sentence.lower)
    if topics and covered >= topics:
        return True
    following = reading.sentences[mention.index + 1] if mention.index + 1 < len(reading.sentences) else None
    return (
        following is not None
        and following.block_index == mention.block_index
        and following.has("rationale", "rebuttal", "cause_mentioned")
        and bool(_REFERS_BACK.search(following.lower) and _DISMISSES.search(following.lower))
    )


def _follows(reading: Reading, mention: Sentence, sentence: Sentence) -> bool:
    """True when a sentence stands right after the mention, and is no answer to contrary evidence between the two."""
    if not (0 < sentence.index - mention.index <= 2 and sentence.block_index == mention.block_index):
        return False
    between = reading.sentences[mention.index + 1 : sentence.index + 1]
    return not (sentence.has("rebuttal") and any(one.has("adverse_evidence") for one in between))
