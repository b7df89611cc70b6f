"""Why the author holds the opinion: reasons, mechanics of a secondary link, worsening and its baseline, literature."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from nexuslint.facts.claim import Claim, argues_worsening, condition_of, ground_of, own_opinions
from nexuslint.facts.linkage import linkage_of
from nexuslint.facts.pointing import fact, matched
from nexuslint.language.reading import Reading, Sentence
from nexuslint.model.facts import (
    AggravationClaim,
    Baseline,
    Ground,
    Literature,
    Opinion,
    PreexistingConcession,
    Reason,
    ReasonKind,
    SecondaryLink,
    Speaker,
    Theory,
)

_OWN = frozenset({Speaker.AUTHOR, Speaker.OTHER, Speaker.LITERATURE})


def find_reasons(reading: Reading, claim: Claim) -> Iterator[Reason]:
    """Give each sentence in which the author explains how or why."""
    told_apart = _blocks_told_apart(reading, claim)
    for sentence in reading.playing("rationale", speakers=_OWN):
        kind = ReasonKind.MECHANISM
        if sentence.has("finding", "imaging"):
            kind = ReasonKind.FINDINGS
        elif sentence.has("literature"):
            kind = ReasonKind.LITERATURE
        yield fact(
            Reason,
            sentence,
            seen_by=f"role rationale {sentence.score('rationale'):.2f}",
            speaker=Speaker.AUTHOR,
            condition=_reasoned(sentence, claim, told_apart),
            kind=kind,
        )


def _blocks_told_apart(reading: Reading, claim: Claim) -> Mapping[int, str]:
    """The blocks whose opinions are all on one claimed condition, with it; none in a letter of one condition."""
    if len(claim.conditions) < 2:
        return {}
    spoken: dict[int, set[str | None]] = {}
    for opinion in own_opinions(reading):
        spoken.setdefault(opinion.block_index, set()).add(condition_of(opinion, claim))
    return {block: one for block, (one, *others) in spoken.items() if one is not None and not others}


def _reasoned(sentence: Sentence, claim: Claim, told_apart: Mapping[int, str]) -> str | None:
    """The condition that a reason is for: the one whose opinion its block holds, unless it names another."""
    if len(claim.conditions) == 1:
        return condition_of(sentence, claim)
    told = told_apart.get(sentence.block_index)
    keys = {one.key for one in claim.conditions}
    linkage = linkage_of(sentence)
    named = {*linkage.effects, *linkage.causes} & keys
    return told if named <= {told} else None


#: A step that joins the primary to the claimed condition: the drug, the gait, the weight, the sleep ... is named.
_STEP = re.compile(
    r"\b(?:gait|limp\w*|antalgic|favou?r(?:s|ed|ing)?|offload\w*|weight[- ]bearing|leans?|lean(?:ed|ing)|lurch\w*|swing\w*|stride|tilt\w*|leg[- ]length|shorter|posture|stance|compensat\w+|overload\w*|load\w*|"
    r"nsaids?|naproxen|ibuprofen|diclofenac|meloxicam|prednisone|steroids?|medications?|medicines?|drugs?|mirtazapine|quetiapine|olanzapine|sertraline|paroxetine|venlafaxine|lisinopril|metoprolol|opioids?|ssri\w*|"
    r"weight (?:gain|went|rose)|gained|pounds|obes\w+|sedentary|inactiv\w+|decondition\w*|sleep\w*|arous\w*|cortisol|catechol\w*|adrenal\w*|sympathetic|hormon\w*|inflamm\w+|insulin|glucose|sugar|vessels?|nerves?|airway|bruxism|clench\w*|grind\w*|"
    r"reflux|acid|pressure|pain (?:keeps|kept|disturbs)|isolat\w+|withdraw\w*|drink\w*|alcohol|hypervigil\w+)\b"
)


def find_secondary_links(reading: Reading, claim: Claim, opinions: tuple[Opinion, ...]) -> Iterator[SecondaryLink]:
    """Give, for each claimed condition tied to another one, its opinion with what it says of mechanics and of worsening."""
    if Ground.CONDITION not in claim.grounds or Theory.SECONDARY not in claim.theories:
        return
    tied_to_service = {one.key for one in claim.conditions if one.grounds == (Ground.SERVICE,)}
    seen: set[str | None] = set()
    for opinion in opinions:
        if opinion.ground is Ground.SERVICE or opinion.condition in seen or opinion.condition in tied_to_service:
            continue
        seen.add(opinion.condition)
        about = [s for s in reading.sentences if condition_of(s, claim) in (opinion.condition, None)]
        own = [s for s in reading.sentences if s.span == opinion.sentence]
        mechanics = any(s.has("rationale") and s.speaker in _OWN for s in about) or any(
            _STEP.search(s.lower) for s in own
        )
        yield SecondaryLink(
            span=opinion.span,
            sentence=opinion.sentence,
            condition=opinion.condition,
            seen_by=opinion.seen_by,
            mechanics=mechanics,
            aggravation=_speaks_of_worsening(about)
            or any(o.aggravates for o in opinions if o.condition == opinion.condition),
        )


_WORSENING_WORDS = re.compile(
    r"\b(?:aggravat\w+|worsen(?:s|ed|ing)? by|exacerbat\w+|(?:mak|mad)\w* (?:\w+ ){0,4}(?:worse|deeper|run higher)\b|worse than it (?:would|had)|increase in severity|beyond (?:its|the|their|any) (?:natural|own|course)|beyond (?:where|what) (?:it|they|that|nature)|past where|kept stoked|stok(?:es|ed|ing)|drove it on\w*|hasten(?:s|ed)?|accelerat\w+|(?:both|either) (?:parts|limbs|questions|arms|routes|counts|halves|respects|ways)|one making the other worse|cause and aggravation|for their (?:coming|staying))\b"
)


def _speaks_of_worsening(sentences: Iterable[Sentence]) -> bool:
    """True when the author speaks to aggravation, in favour or against, beyond a question or a subject line."""
    return any(
        _WORSENING_WORDS.search(sentence.lower)
        for sentence in sentences
        if sentence.speaker in {Speaker.AUTHOR, Speaker.OTHER}
        and not sentence.has("question", "law", "identifier")
        and sentence.has(
            "opinion_firm", "opinion_hedged", "opinion_adverse", "aggravation", "speculation", "baseline", "rationale"
        )
    )


def find_aggravation_claims(reading: Reading, claim: Claim) -> Iterator[AggravationClaim]:
    """Give each opinion that argues worsening, beyond the bare formula "caused or aggravated by"."""
    if Theory.AGGRAVATION not in claim.theories:
        return
    for sentence in reading.playing(
        "opinion_firm", "opinion_hedged", speakers=frozenset({Speaker.AUTHOR, Speaker.OTHER})
    ):
        if argues_worsening(sentence):
            ground = ground_of(sentence, claim) or (claim.grounds[0] if claim.grounds else Ground.CONDITION)
            yield fact(
                AggravationClaim,
                sentence,
                seen_by="words in an opinion",
                speaker=Speaker.AUTHOR,
                condition=condition_of(sentence, claim),
                ground=ground,
            )


#: One state of the condition set against another: "the disc was of normal height in 2012; half of it is gone in 2024".
_THEN_AND_NOW = re.compile(
    r"\b(?:19|20)\d\d\b[^.]{0,80}\b(?:normal|full|mild|none|no|only|never|small|slight|half|once|twice|\d+)\b[^.]{0,80}(?:;|\band\b|\bbut\b|\bagainst\b|\bwhile\b)[^.]{0,80}\b(?:(?:19|20)\d\d|now|today|since)\b"
)


#: A measure of how bad a condition was, as charts give it.
_MEASURED_STATE = re.compile(
    r"\b(?:phq|gad|ahi|gaf|bdi|pcl|caps|egfr|gfr|creatinine|a1c|fev1|mayo|shim|iief|ldl|tsh|ferritin|hemoglobin|pressure|pressures|clinic readings|score[sd]?|screens?|urine)\b[^.;]{0,40}\d|\b\d+(?:\.\d+)? ?(?:degrees|percent|%|mm|cm|db|decibels|liters?|millivolts)|\b\d{2,3}/\d{2,3}\b|\b(?:read as|was|were|as|called|found) (?:\w+ )?(?:mild|slight|normal|borderline|early)\b|\bmild\b|"
    r"\b(?:one|two|three|once|twice|\d+)(?: or (?:two|three|four))? (?:\w+ ){0,3}(?:a|per|each|every) (?:day|week|month|year|season)\b"
)
#: The time before the worsening.
_AT_FIRST = re.compile(
    r"\b(?:at|on|upon) (?:enlistment|entry|accession|induction)|\b(?:before|prior to|ahead of|until|up to|by)\b[^.;]{0,40}\b(?:19|20)\d\d\b|\bwhen i first\b|\bat the (?:start|outset|door)\b|\benlist\w+|\bentered\b"
)
#: The grave state, what is compensated, and the first finding after the worsening are none.
_NO_EARLY_STATE = re.compile(r"\bsevere\w*\b|\bservice[- ]connected\b|\brated\b|\bfirst (?:\w+ )?visit\b")
#: So many years a measure must lie behind the last one told to be the state before.
_YEARS_BEFORE = 3


def _is_early_state(sentence: Sentence, latest: int) -> bool:
    """True when a sentence tells a measured state of an early time."""
    at_first = bool(_AT_FIRST.search(sentence.lower))
    if not _MEASURED_STATE.search(sentence.lower) or _NO_EARLY_STATE.search(sentence.lower):
        return False
    if not sentence.has("finding", "severity", "measured", "record_content") or sentence.has("rebuttal", "continuity"):
        return False
    if not at_first and sentence.has("onset", "treatment", "diagnosis"):
        return False
    years = [int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", sentence.lower)]
    return at_first or (bool(years) and min(years) <= latest - _YEARS_BEFORE)


def find_baselines(reading: Reading) -> Iterator[Baseline]:
    """Give each sentence that tells the severity before the worsening."""
    latest = max((int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", reading.text)), default=0)
    for sentence in reading.sentences:
        if sentence.speaker is Speaker.QUESTION:
            continue
        is_compared = sentence.has("finding", "severity") and _THEN_AND_NOW.search(sentence.lower)
        if sentence.has("baseline") or is_compared or _is_early_state(sentence, latest):
            seen_by = f"role baseline {sentence.score('baseline'):.2f}" if sentence.has("baseline") else "then and now"
            yield fact(Baseline, sentence, seen_by=seen_by, condition=None, speaker=Speaker.AUTHOR)


_IDENTIFIED = re.compile(
    r"\bet al\b|\b(?:and (?:co-?workers|colleagues|associates))\b|\b(?:19[5-9]\d|20[0-2]\d)\b|\b(?:spine|jama|lancet|nejm|bmj|chest|sleep|pain|stroke|neurology|diabetes care|circulation|annals|archives|journal|cochrane|bulletin|proceedings|quarterly|acta|"
    r"clinical orthopaedics|military medicine|national academ\w+|institute of medicine|framingham)\b[^.;]{0,40}(?:\d|\))|\bjournal\b|\bj\.? [a-z]+\b|\bvol(?:ume)?\b|\bdoi\b|\bpmid\b|\binstitute of medicine\b|\bnational academ\w+|\bcochrane\b|\bagent orange\b[^.;]{0,40}\b(?:report|update)"
)
_LEANS = re.compile(
    r"\b(?:stud(?:y|ies)|research\w*|literature|meta-analys\w+|trials?|published|well[- ](?:documented|known|established|recogni[sz]ed)|peer[- ]reviewed|authors?|evidence base|textbooks?)\b"
)


def find_literature(reading: Reading) -> Iterator[Literature]:
    """Give each sentence that leans on literature, and whether a source is identified in it or right beside it."""
    for sentence in reading.playing("literature"):
        nearby = (
            sentence.text
            + " "
            + " ".join(
                s.text for s in reading.sentences[sentence.index + 1 : sentence.index + 2] if s.has("literature")
            )
        )
        yield fact(
            Literature,
            sentence,
            matched(sentence, _LEANS),
            seen_by=f"role literature {sentence.score('literature'):.2f}",
            speaker=Speaker.AUTHOR,
            identified=bool(_IDENTIFIED.search(nearby.lower())) or bool(_named_author(nearby)),
        )


_AUTHOR_NAME = re.compile(
    r"(?:\b[A-Z][a-z]+(?:-[A-Z][a-z]+)?(?:, [A-Z][a-z]+)*,? (?:and|&) [A-Z][a-z]+\b(?:[^.;]{0,80}\b(?:found|show\w*|report\w*|describ\w*|follow\w*|demonstrat\w*|wrote|established|paper|work)\b)?)|(?:\b(?:by|of|in|see|Dr\.?) [A-Z][a-z]+(?:'s|’s)\b)|\b[A-Z][a-z]+(?:'s|’s) (?:stud|work|paper|series|review|trial|report|text|book)"
)


def _named_author(text: str) -> bool:
    return bool(_AUTHOR_NAME.search(text)) and bool(
        re.search(r"\b(?:found|show|report|describ|demonstrat|paper|study|series|review|work|text)\w*", text)
    )


_CONCEDES = re.compile(
    r"\b(?:congenital\w*|developmental(?: in origin)?|pre-?exist\w+|pre-?dat\w+ (?:his |her |military )?(?:service|enlistment)|born with|since (?:birth|childhood)|from birth|constitutional|hereditary|inborn|(?:long )?before (?:he|she) (?:enlisted|entered|joined|served)|"
    r"had (?:it|them|this) (?:as a (?:boy|girl|child)|before)|never had an arch|since (?:he|she) was a (?:boy|girl|child))\b"
)
_ENTRY = re.compile(
    r"\b(?:noted (?:at|on)|at (?:entry|enlistment|induction)|on entry|entrance|entry (?:exam\w*|physical)|enlistment (?:exam\w*|physical)|induction|accession|meps|examiner at entry|not noted|presum\w+ (?:of )?sound\w*|sound (?:at|on|when))\b"
)
_SERVICE_WORSENED = re.compile(
    r"\b(?:aggravat\w+|worsen\w*|made (?:\w+ )?worse|exacerbat\w+|beyond (?:its|the|their) natural|increase in severity|accelerat\w+|progress\w+ (?:faster|beyond))\b"
)


def find_concessions(reading: Reading, claim: Claim) -> Iterator[PreexistingConcession]:
    """Give each place where the author calls the claimed condition congenital, developmental or pre-service."""
    if Ground.SERVICE not in claim.grounds:
        return
    own = [
        s
        for s in reading.sentences
        if s.speaker in {Speaker.AUTHOR, Speaker.OTHER, Speaker.RECORD} and not s.has("question", "law")
    ]
    whole = " ".join(s.lower for s in own)
    worsening = any(
        _SERVICE_WORSENED.search(s.lower)
        and s.has("opinion_firm", "opinion_hedged", "opinion_adverse", "aggravation", "rationale")
        for s in own
    )
    for sentence in own:
        span = matched(sentence, _CONCEDES)
        if span is None or sentence.speaker is Speaker.RECORD or _is_denied(sentence):
            continue
        if sentence.has("adverse_evidence", "rebuttal", "cause_considered", "baseline") and not sentence.has(
            "diagnosis"
        ):
            continue
        if not sentence.has(
            "diagnosis",
            "cause_mentioned",
            "finding",
            "onset",
            "rationale",
            "symptom_only",
            "opinion_firm",
            "opinion_hedged",
            "opinion_adverse",
        ):
            continue
        yield fact(
            PreexistingConcession,
            sentence,
            span,
            seen_by="words",
            speaker=Speaker.AUTHOR,
            condition=condition_of(sentence, claim),
            entry_addressed=bool(_ENTRY.search(whole)),
            worsening_addressed=worsening,
        )


_DENIED = re.compile(r"\b(?:not|no|nothing|never|neither|nor|isn't|wasn't|rather than|without)\b[^.;]{0,30}$")


def _is_denied(sentence: Sentence) -> bool:
    found = _CONCEDES.search(sentence.lower)
    return found is not None and bool(_DENIED.search(sentence.lower[: found.start()]))
