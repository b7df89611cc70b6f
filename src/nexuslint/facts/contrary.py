"""Contrary evidence that a letter mentions, and whether the author answers it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nexuslint.facts.causes import topics_of
from nexuslint.facts.claim import Claim, condition_of
from nexuslint.facts.pointing import fact, matched
from nexuslint.facts.telling import TOLD_BY_OTHERS
from nexuslint.language.reading import Reading, Sentence
from nexuslint.model.facts import AdverseEvidence, AdverseKind, Direction, Opinion, Speaker, Speculation

_DENIAL = re.compile(
    r"\b(?:deni(?:ed|al|es)|turned (?:it|him|her|this|the claim) down|disallow\w*|rejected|refused|not (?:been )?granted|unfavorable decision)\b"
)
_EXAM = re.compile(
    r"\b(?:examin\w+|c ?& ?p|doctor|dr\.?|opinion|opined|physician|psychologist|less likely|nexus|reviewer|consultant|report)\b"
)
_SILENT = re.compile(
    r"\b(?:silent|silence|no (?:complaint|mention|record|entr|treatment|visit)\w*|years without|never (?:complained|sought|went))\b"
)
_NORMAL = re.compile(r"\b(?:normal|negative|clean|unremarkable|within normal|clear|wnl|no (?:abnormal\w*|defects?))\b")


#: Words that take an examination, an opinion or a decision to task: what it missed, or how little it went by.
_TAKES_TO_TASK = re.compile(
    r"\b(?:(?:did|does|do|had|has|have|was|were|could) (?:not|never)|(?:did|does|do|had|has|was|were)n't|never|without|no one|nobody|nowhere|nothing|"
    r"overlook\w*|ignor\w*|omit\w*|miss(?:es|ed)|pass(?:es|ed) over|skip\w*|left out|leaves out|fail(?:s|ed)|neglect\w*|"
    r"mistak\w+|wrong\w*|in error|misread\w*|incorrect\w*|inaccura\w+|overstate\w*|too (?:little|narrow|quick|brief|early)|"
    r"(?:\d+|\w+) minutes|(?:an?|its?|the|one) (?:inventory|checklist|form|tick|box|snapshot)|asks? (?:only )?(?:whether|about|for)|only (?:a|an|the|one|on)\b|before the|by its own|by (?:his|her) own)\b"
)
#: A sentence that takes up what was just said of an examination or of whoever made it.
_TAKES_UP = re.compile(
    r"^\W*(?:but |yet |and |still,? |however,? |in fact,? |first,? |second,? |\(?\d\)\W*)?(?:(?:he|she|they) (?:did|does|do|had|has|have|was|were|could)?(?: not|n't)?(?: never)? ?(?:take up|took|takes|mention|consider|se[en]|saw|look|ask|have\b|had\b|address|examine|read|note|explain|discuss|say|said|weigh|account|cite|quote|measure|test|bend|touch|listen|review|order|reach|know|spend|spent|pass|overlook|ignor|miss|omit|rest|rel[iy]|assume|appl|judge|skip|leave|left|stepp?)\w*|it|that|this|those|these|the (?:same )?(?:examiner|doctor|exam\w*|form|report|opinion|note|decision|rater|reviewer|test|audiogram|film|nurse|psychologist)|block)\b"
)
_WHO_DECIDED = re.compile(
    r"\b(?:examiners?|that (?:doctor|nurse|psychologist|exam\w*|opinion|report|form|entry|decision)|(?:c ?& ?p|the va(?:'s)?) (?:exam\w*|doctor|opinion|report)|rating decision|rater|block \d+)\b"
)
_AGAINST = re.compile(
    r"\b(?:not|no|nor|never|none|nothing|neither|nowhere|less|un(?:likely|related|remarkable|connected|supported|founded)|without|absent|absence|normal|negative|clear|clean|"
    r"den(?:y|ies|ied|ial\w*)|refus\w+|reject\w*|disallow\w*|turned|against|silent|silence|blank|unfavorable|adverse|fail\w*|lack\w*|rather|instead|other than|pre-?exist\w*|preced\w*|predat\w*|natural|resolved|acute|transient|coincid\w*|doubt\w*|wnl|2/2|nl|neg)\b|n't\b"
)
_NO_OPINION = re.compile(
    r"\b(?:no opinion|without (?:an |any )?opinion|(?:did|does) not (?:give|offer|render|state) (?:an |any )?opinion)\b"
)
#: A dissent that gives no reason: it answers nothing.
_BARE_DISSENT = re.compile(
    r"\b(?:(?:we|i) (?:must |have to |beg to |respectfully |strongly |simply )*(?:differ|disagree|dissent|object)|(?:i|we) (?:do not|don't|cannot|can't) (?:agree|accept|concur|share)\w*|(?:that|this|it|which) (?:is|was|seems) (?:\w+ )?(?:mistaken|wrong|in error|not (?:so|right|correct)|unfair|a mistake|an error)|"
    r"hard to (?:accept|credit|understand|follow)|disappoint\w+|set (?:it|that|this) aside|regrettabl\w*|unfortunat\w*|with (?:all )?(?:due )?respect)\b"
)
#: What gives a reason, or sets something against what was said.
_GIVES_REASON = re.compile(
    r"\b(?:because|since|as|for(?! (?:him|her|them|me)\b)|but|yet|although|though|however|which|whose|when|while|who|where|without|never|not (?:on|in|at|with)|did not|does not|had not|was not|overlook\w*|ignor\w*|miss(?:ed|es))\b|[:;]"
)
_SURNAME = re.compile(
    r"(?:(?:[Dd]r|[Mm]r|[Mm]r?s|[Nn]urse|[Ee]xaminer|[Pp]sychologist|[Dd]octor)\b\.? |^)([A-Z][\w'-]{2,})(?='s\b|,? [a-z])"
)
#: What tells how the patient fares takes nobody to task.
_OF_THE_PATIENT = ("daily_impact", "work_limit", "severity", "treatment", "device", "lay_evidence")
#: So many sentences after the contrary evidence a sentence may still take it up by "he" or "it".
_NEAR = 3


def find_adverse_evidence(
    reading: Reading, claim: Claim, opinions: tuple[Opinion, ...], speculations: tuple[Speculation, ...]
) -> Iterator[AdverseEvidence]:
    """Give each piece of contrary evidence that the letter mentions, and whether the author answers it."""
    against = [
        sentence
        for sentence in reading.playing("adverse_evidence")
        if sentence.speaker not in TOLD_BY_OTHERS and _speaks_against(sentence.lower)
    ]
    rebuttals = (one for one in reading.playing("rebuttal") if one.speaker not in TOLD_BY_OTHERS)
    favorable = any(o.direction is Direction.FAVORABLE for o in opinions)
    answered = (
        (not favorable and bool(opinions or speculations))
        or any(map(_is_rebuttal, rebuttals))
        or any(_is_taken_up(reading, sentence) for sentence in against)
    )
    for sentence in against:
        yield fact(
            AdverseEvidence,
            sentence,
            matched(sentence, _ADVERSE_WORDS),
            seen_by=f"role adverse_evidence {sentence.score('adverse_evidence'):.2f}",
            speaker=Speaker.AUTHOR,
            condition=condition_of(sentence, claim),
            kind=_kind_of(sentence.lower),
            answered=answered,
        )


def _speaks_against(text: str) -> bool:
    """True when a word denies, refuses or finds nothing, or lays the condition to something else; a doubt alone does not."""
    return not _NO_OPINION.search(text) and bool(_AGAINST.search(text) or topics_of(text))


def _is_rebuttal(sentence: Sentence) -> bool:
    """True for an answer with something in it; that one differs, or is sorry, is none."""
    rest, dissents = _BARE_DISSENT.subn("", sentence.lower)
    if dissents:
        return bool(_GIVES_REASON.search(rest))
    surer = sentence.score("rebuttal") >= sentence.score("adverse_evidence")
    return surer or not sentence.has("adverse_evidence") or bool(_GIVES_REASON.search(rest))


def _is_taken_up(reading: Reading, evidence: Sentence) -> bool:
    """True when a later sentence takes the examination or decision to task, or weighs the cause that it gave."""
    names = set(_SURNAME.findall(evidence.text))
    topics = topics_of(evidence.lower)
    for sentence in reading.sentences[evidence.index + 1 :]:
        if sentence.speaker in TOLD_BY_OTHERS or sentence.has(*_OF_THE_PATIENT):
            continue
        if sentence.has("adverse_evidence") and not sentence.has("rebuttal", "rationale", "cause_considered"):
            continue
        near = sentence.index - evidence.index <= _NEAR
        meant = (near and _TAKES_UP.search(sentence.lower)) or _WHO_DECIDED.search(sentence.lower)
        named = any(re.search(rf"\b{re.escape(name)}\b", sentence.text) for name in names)
        if (meant or named) and _TAKES_TO_TASK.search(sentence.lower) and not _BARE_DISSENT.search(sentence.lower):
            return True
        if near and sentence.has("cause_considered") and topics & topics_of(sentence.lower):
            return True
    return False


_ADVERSE_WORDS = re.compile(
    r"\b(?:less likely than not|not (?:at least )?as likely as not|no nexus|denied|denial|unlikely|negative (?:c ?& ?p|opinion|exam\w*)|turned (?:it|him|her|this) down|normal)\b"
)


def _kind_of(text: str) -> AdverseKind:
    if _DENIAL.search(text) and not _EXAM.search(text):
        return AdverseKind.DENIAL
    if _SILENT.search(text):
        return AdverseKind.SILENCE
    if _NORMAL.search(text) and not re.search(r"less likely|opin|conclu|nexus", text):
        return AdverseKind.NORMAL_RECORD
    return AdverseKind.OPINION
