"""What is wrong with the claimant: diagnoses, uncertain ones, and mere symptoms; and the ground they stand on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nexuslint.facts.claim import OPINION_ROLES, Claim
from nexuslint.facts.conditions import Named, is_spine, named_conditions
from nexuslint.facts.pointing import fact
from nexuslint.facts.regions import region_of
from nexuslint.language.reading import Reading, Sentence
from nexuslint.model.facts import Basis, BasisKind, Certainty, Diagnosis, Ground, RequiredTest, Speaker

_UNCERTAIN = re.compile(
    r"\b(?:probable|prob\.?|possible|poss\.?|suspected|presumed|presumptive|rule[- ]out|r/o|likely|query|\?|"
    r"appears? to (?:have|be)|seems? to (?:have|be)|suspicious for|suggestive of|consistent with|concern for|may (?:have|be)|might (?:have|be)|"
    r"differential (?:diagnosis )?(?:includes|is)|working diagnosis|versus|vs\.?|some (?:type|kind|sort|form) of)\b"
)
_ICD = re.compile(r"\b[A-TV-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?\b")
_SOMEBODY_ELSE = re.compile(
    r"\b(?:mother|father|brother|sister|aunt|uncle|grand\w+|wife|husband|son|daughter|family history|maternal|paternal)\b"
)
#: A diagnosis is adopted whoever is quoted with it, but not from a question or from literature.
_TOLD = frozenset({Speaker.AUTHOR, Speaker.RECORD, Speaker.EXAMINER, Speaker.OTHER})


def find_diagnoses(reading: Reading, claim: Claim) -> Iterator[Diagnosis]:
    """Give each naming of what is wrong, by the roles of the sentence and the names in it."""
    doubtful = {
        region_of(named, sentence)
        for sentence in reading.playing("diagnosis_uncertain")
        for named in named_conditions(sentence)
        if not named.is_symptom and sentence.speaker in _TOLD
    }
    for sentence in reading.sentences:
        if sentence.speaker in {Speaker.LITERATURE, Speaker.LAW}:
            continue
        names = named_conditions(sentence)
        if sentence.has("diagnosis"):
            if sentence.has(*OPINION_ROLES):
                # An opinion takes over a name given with doubt; it does not settle the doubt.
                names = tuple(named for named in names if region_of(named, sentence) not in doubtful)
                if not names:
                    continue
            yield from _firm(sentence, names, claim)
        elif sentence.has("diagnosis_uncertain"):
            yield _diagnosis(sentence, _first(names), Certainty.UNCERTAIN, claim)
        elif sentence.speaker in _TOLD and (taken := _taken_over(sentence, names, claim, doubtful)):
            yield from _firm(sentence, taken, claim)
        elif sentence.has("symptom_only"):
            yield _diagnosis(sentence, _first(names, symptoms=True), Certainty.SYMPTOM, claim)


_NEGATED = re.compile(
    r"\b(?:no|not|without|negative for|ruled? out|denies|never|free of|rather than|absence of|unlikely)\b[^.;,]{0,30}$"
)


def _taken_over(sentence: Sentence, names: tuple[Named, ...], claim: Claim, doubtful: set[str]) -> tuple[Named, ...]:
    """The claimed conditions that the author names in passing, as what is treated, found, or spoken of; in doubt nowhere."""
    if sentence.has(
        "adverse_evidence", "cause_considered", "cause_mentioned", "diagnosis_uncertain", "question", "law"
    ):
        return ()
    keys = {one.key for one in claim.conditions}
    return tuple(
        named
        for named in names
        if not named.is_symptom
        and (not keys or region_of(named, sentence) in keys)
        and region_of(named, sentence) not in doubtful
        and not _NEGATED.search(sentence.lower[: named.span.start - sentence.span.start])
    )


def _firm(sentence: Sentence, names: tuple[Named, ...], claim: Claim) -> Iterator[Diagnosis]:
    real = [named for named in names if not named.is_symptom]
    if names and not real:
        yield _diagnosis(sentence, names[0], Certainty.SYMPTOM, claim)
        return
    if not real:
        yield _diagnosis(sentence, None, Certainty.FIRM, claim)
    for named in real:
        yield _diagnosis(sentence, named, Certainty.FIRM, claim)


def _first(names: tuple[Named, ...], *, symptoms: bool = False) -> Named | None:
    wanted = [named for named in names if named.is_symptom is symptoms]
    return next(iter(wanted or names), None)


def _diagnosis(sentence: Sentence, named: Named | None, certainty: Certainty, claim: Claim) -> Diagnosis:
    others = bool(_SOMEBODY_ELSE.search(sentence.lower)) and not sentence.has("opinion_firm")
    return fact(
        Diagnosis,
        sentence,
        named.span if named else None,
        seen_by=f"role {certainty.value} diagnosis {sentence.score('diagnosis', 'diagnosis_uncertain', 'symptom_only'):.2f}",
        speaker=Speaker.AUTHOR if sentence.speaker in _TOLD else sentence.speaker,
        name=named.name if named else "",
        certainty=certainty,
        claimed=not others and not _is_primary(sentence, named, claim),
        side=named.side if named else None,
        structural=named.structural if named else False,
        arthritis=named.arthritis if named else False,
        spine=is_spine(sentence, named) if named else False,
    )


_HISTORY = re.compile(
    r"\bservice[- ]connected (?:since|for|in|at)|\bservice[- ]connected,? \d{4}|\balready (?:rated|compensated|service)"
)


def _is_primary(sentence: Sentence, named: Named | None, claim: Claim) -> bool:
    """True when the name is that of the condition behind the claimed one, not of the claimed one."""
    if named is None or not claim.conditions or Ground.CONDITION not in claim.grounds:
        return False
    return region_of(named, sentence) in claim.primary or (
        bool(_HISTORY.search(sentence.lower))
        and region_of(named, sentence) not in {one.key for one in claim.conditions}
    )


_TEST = re.compile(
    r"\b(?:emg|nerve conduction|audiogra\w+|puretone|pure[- ]tone|decibels?|db|speech (?:recognition|discrimination)|cnc|polysomno\w+|sleep (?:study|test|studies)|ahi|"
    r"apnea[- ]hypopnea|spirometr\w+|fev1?|fvc|dlco|pulmonary function|ejection fraction|lvef|ekg|ecg|echo\w*|a1c|hba1c|creatinine|egfr|gfr|"
    r"biopsy|patholog\w+|endoscop\w+|egd|colonoscop\w+|manometr\w+|stress test|labs?|ana|esr|crp|sed(?:imentation)? rate|caps-5\S*|pcl-?5|phq-?9|gad-?7|"
    r"moca|mmpi\S*|pai|wais\S*|beck|bdi\S*|thi|epworth|titer|serolog\w+|culture|glucose|blood pressure\S*|\d{3}/\d{2,3}|tsh|psa|eeg|vng|calorics?|snellen|\d+/\d+ (?:od|os)|visual fields?)\b"
)
_CRITERIA = re.compile(r"\b(?:dsm\S*|criteri(?:on|a)|ichd\S*|rome (?:iv|iii)|acr)\b")


def find_bases(reading: Reading) -> Iterator[Basis]:
    """Give each clinical ground that the letter shows: findings, test and imaging results, criteria met."""
    for sentence in reading.sentences:
        if sentence.speaker in {Speaker.VETERAN, Speaker.QUESTION, Speaker.LAW, Speaker.LITERATURE}:
            continue
        if sentence.has("finding"):
            kind = BasisKind.EXAMINATION
            if sentence.has("imaging") or sentence.found("imaging"):
                kind = BasisKind.IMAGING
            elif _CRITERIA.search(sentence.lower):
                kind = BasisKind.CRITERIA
            elif _TEST.search(sentence.lower):
                kind = BasisKind.TEST
            yield fact(
                Basis,
                sentence,
                seen_by=f"role finding {sentence.score('finding'):.2f}",
                speaker=Speaker.AUTHOR,
                kind=kind,
            )


_HEARING_TEST = re.compile(
    r"\b(?:audiogra\w+|audiometr\w+|puretone|pure[- ]tone|thresholds?|decibels?|\d+ ?db|db hl|speech (?:recognition|discrimination)|cnc|\d[\d,]* (?:hz|hertz)|booth)\b"
)
_SLEEP_TEST = re.compile(
    r"\b(?:polysomno\w+|psg|sleep (?:study|studies|test|lab\w*)|overnight (?:study|oximetry test)|home (?:sleep|test)\w*|hsat|hst|ahi|apnea[- ]hypopnea(?: index)?|split[- ]night|events (?:per|an) hour|\d+ events)\b"
)
_AHI_OF_DEVICE = re.compile(r"\b(?:card|download|residual|smartcard|compliance)\b")
_PTSD_TEST = re.compile(r"\b(?:dsm\S*|criteri(?:on|a)|caps-5\S*|caps|stressors?)\b")
#: The three conditions that VA accepts only on a given test: name of the test, families, pattern.
_REQUIRED = (
    ("an audiogram", "hearing_loss", _HEARING_TEST),
    ("a sleep study", "sleep_apnea", _SLEEP_TEST),
    ("the DSM criteria or a stressor", "ptsd", _PTSD_TEST),
)


def find_required_tests(reading: Reading, claimed_names: str) -> Iterator[RequiredTest]:
    """Give, for each diagnosis that VA accepts only on a given test, whether that test is named.

    `claimed_names` are the names of the claimed conditions, lower case: a primary condition already service connected (PTSD
    behind a sleep apnea) owes no test.
    """
    for test, family, pattern in _REQUIRED:
        for sentence in reading.sentences:
            cues = sentence.found("conditions", family)
            if not cues or not sentence.has(
                "diagnosis", "opinion_firm", "opinion_hedged", "opinion_adverse", "identifier"
            ):
                continue
            if family != "hearing_loss" and family.replace("_", " ") not in claimed_names:
                continue
            yield fact(
                RequiredTest,
                sentence,
                cues[0].span,
                seen_by=f"conditions/{family}",
                speaker=Speaker.AUTHOR,
                test=test,
                named=_is_named(reading, pattern, family),
            )
            break


def _is_named(reading: Reading, pattern: re.Pattern[str], family: str) -> bool:
    for sentence in reading.sentences:
        if sentence.has("question", "law"):
            continue
        if family == "ptsd" and sentence.has("service_event") and sentence.speaker is not Speaker.QUESTION:
            return True
        if pattern.search(sentence.lower) and not (family == "sleep_apnea" and _AHI_OF_DEVICE.search(sentence.lower)):
            return True
    return False
