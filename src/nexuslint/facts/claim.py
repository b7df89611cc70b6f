"""What the letter is written for: program, theories, grounds and claimed conditions, as found or as told by the user."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from nexuslint.facts.conditions import named_conditions
from nexuslint.facts.linkage import UNPLACED, Linkage, linkage_of
from nexuslint.facts.program import find_program
from nexuslint.facts.regions import parts_in, region_of
from nexuslint.language.reading import Reading, Sentence
from nexuslint.model.facts import ClaimedCondition, Ground, Program, Speaker, Theory

OPINION_ROLES = ("opinion_firm", "opinion_hedged", "opinion_adverse", "speculation")
_SECONDARY = re.compile(
    r"\b(?:secondary (?:to|condition|service|basis|opinion|claim|nexus)|as secondary|(?<![\d/])2/2(?![\d/])|claimed as (?:resulting|secondary|due)|(?:his|her|the|an?) (?:\w+ ){0,2}(?:already )?service[- ]connected (?!for\b|since\b)\w+|3\.310)"
)
_CONNECTED = re.compile(
    r"\bservice[- ]connect(?:ed|ion) (?:for|since|in|dates|at)|already (?:rated|compensated|granted|service[- ]connected)|\bsc (?:\d+ ?%|for)|service[- ]connected"
)
_WORSENED = re.compile(
    r"\b(?:aggravat\w+|worsen\w*|exacerbat\w+|made (?:\w+ ){0,5}worse|beyond (?:its|the|their) natural|worse(?: off)? than|pushed (?:it|them) (?:on|along)|left (?:it|them) worse)\b"
)
_FORMULA = re.compile(
    r"\b(?:caus\w+|due to|result\w*|proximately|brought)\b[^.;]{0,40}\b(?:or|and/or|nor)\b[^.;]{0,40}\b(?:aggravat\w+|worsen\w*|made worse)|caused/aggravated|neither caus\w+"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """The claim that a letter supports. `topics` has, for each sentence, the key of the condition it is about, if one.

    `primary`: the regions (see `regions.py`) that the opinions name only as causes. `two_sides`: the left and the right of one part are claimed apart, each under a heading or in a diagnosis of its own.
    """

    program: Program
    program_note: str = ""
    theories: tuple[Theory, ...] = ()
    grounds: tuple[Ground, ...] = ()
    conditions: tuple[ClaimedCondition, ...] = ()
    topics: tuple[str | None, ...] = ()
    two_sides: bool = False
    primary: tuple[str, ...] = ()


def find_claim(
    reading: Reading,
    *,
    program: Program | None = None,
    theories: Iterable[Theory] = (),
    conditions: Iterable[str] = (),
) -> Claim:
    """Give the claim: what the user tells stands, the rest is found in the letter."""
    found, note = find_program(reading)
    program = program or found
    opinions = [(s, linkage_of(s)) for s in own_opinions(reading)]
    blamed = _blamed(opinions)
    aliases = _aliases(reading)
    spoken_of = {s.index: _effects(reading, s, linkage, blamed, aliases) for s, linkage in opinions}
    claimed = _conditions(reading, opinions, spoken_of, blamed, conditions)
    if program is Program.SSD and not any(one.strip() for one in conditions):
        claimed = _diagnosed(reading, claimed)
    topics = _topics(reading, claimed, spoken_of)
    if program is Program.SSD:
        return Claim(
            program=program,
            program_note=note,
            conditions=claimed,
            topics=topics,
            two_sides=_has_two_sides(reading),
            primary=_primary(opinions),
        )
    told = tuple(theories)
    grounds = _grounds(reading, opinions, told)
    return Claim(
        program=program,
        program_note=note,
        theories=told or _theories(opinions, grounds),
        grounds=grounds,
        conditions=claimed,
        topics=topics,
        two_sides=_has_two_sides(reading),
        primary=_primary(opinions),
    )


def own_opinions(reading: Reading) -> Iterator[Sentence]:
    """The sentences in which the author states an opinion, or that none can be given."""
    return reading.playing(*OPINION_ROLES, speakers=frozenset({Speaker.AUTHOR, Speaker.OTHER}))


def _grounds(
    reading: Reading, opinions: list[tuple[Sentence, Linkage]], told: tuple[Theory, ...]
) -> tuple[Ground, ...]:
    if told:
        grounds = [Ground.SERVICE] if Theory.DIRECT in told else []
        grounds += [Ground.CONDITION] if Theory.SECONDARY in told else []
        if grounds:
            return tuple(grounds)
    found = {ground for sentence, linkage in opinions for ground in linkage.grounds or _asked_ground(reading, sentence)}
    asked = " ".join(s.lower for s in reading.sentences if s.has("identifier", "question") or s.index < 12)
    if _SECONDARY.search(asked):
        found.add(Ground.CONDITION)
    if not found:
        tells_event = any(True for _ in reading.playing("service_event"))
        whole = " ".join(s.lower for s in reading.sentences)
        regions = {region for _, linkage in opinions for region in (*linkage.effects, *linkage.causes)}
        elsewhere = bool(_CONNECTED.search(whole)) or len(regions) > 1
        found.add(Ground.CONDITION if elsewhere and not tells_event else Ground.SERVICE)
    return tuple(ground for ground in Ground if ground in found)


def _asked_ground(reading: Reading, opinion: Sentence) -> tuple[Ground, ...]:
    """The grounds of the question or heading just before an opinion that names no cause itself."""
    for earlier in reversed(reading.sentences[max(0, opinion.index - 4) : opinion.index]):
        if earlier.has("question") or (earlier.has("other") and len(earlier.text.split()) < 12):
            grounds = linkage_of(earlier).grounds
            if grounds:
                return grounds
    return ()


def _primary(opinions: list[tuple[Sentence, Linkage]]) -> tuple[str, ...]:
    effects = {region for _, linkage in opinions for region in linkage.effects}
    causes = {region for _, linkage in opinions for region in linkage.causes}
    return tuple(sorted(causes - effects))


_SIDED_PART = re.compile(r"\b(left|right) (knee|hip|shoulder|ankle|foot|elbow|wrist|hand|ear|eye)\b")


def _has_two_sides(reading: Reading) -> bool:
    """True when headings, or diagnoses, name both sides of one part."""
    for roles in (("other", "question"), ("diagnosis",)):
        sides: dict[str, set[str]] = {}
        for sentence in reading.playing(*roles):
            if roles == ("diagnosis",) or len(sentence.text.split()) <= 12:
                for side, part in _SIDED_PART.findall(sentence.lower):
                    sides.setdefault(part, set()).add(side)
        if any(len(found) == 2 for found in sides.values()):
            return True
    return False


def _theories(opinions: list[tuple[Sentence, Linkage]], grounds: tuple[Ground, ...]) -> tuple[Theory, ...]:
    worsening = [s for s, _ in opinions if argues_worsening(s)]
    favorable = [s for s, _ in opinions if s.has("opinion_firm", "opinion_hedged")]
    only = bool(worsening) and all(_WORSENED.search(s.lower) and argues_worsening(s) for s in favorable)
    theories: list[Theory] = []
    if Ground.SERVICE in grounds and not (only and len(grounds) == 1):
        theories.append(Theory.DIRECT)
    if Ground.CONDITION in grounds and not (only and len(grounds) == 1):
        theories.append(Theory.SECONDARY)
    if worsening:
        theories.append(Theory.AGGRAVATION)
    return tuple(theories)


def _conditions(
    reading: Reading,
    opinions: list[tuple[Sentence, Linkage]],
    spoken_of: Mapping[int, tuple[str, ...]],
    causes: set[str],
    told: Iterable[str],
) -> tuple[ClaimedCondition, ...]:
    names = [name.strip() for name in told if name.strip()]
    if names:
        return tuple(ClaimedCondition(key=_told_key(name), name=name) for name in names)
    effects: dict[str, set[Ground]] = {}
    for sentence, linkage in opinions:
        for region in spoken_of[sentence.index]:
            effects.setdefault(region, set()).update(linkage.grounds)
    claimed = {region: grounds for region, grounds in effects.items() if region not in causes}
    if not claimed:
        claimed = {region: set() for region in _first_told(reading, causes)}
    claimed = {region: grounds for region, grounds in claimed.items() if region not in UNPLACED} or claimed
    shown = _names(reading)
    return tuple(
        ClaimedCondition(
            key=region, name=shown.get(region, region), grounds=tuple(ground for ground in Ground if ground in grounds)
        )
        for region, grounds in claimed.items()
    )


#: How many sentences back the condition stands that an opinion calls "it".
_BACK = 4


def _spoken_of(reading: Reading, opinion: Sentence, aliases: Mapping[str, str]) -> tuple[str, ...]:
    """The one region that the heading, question or diagnosis before an opinion names, where the opinion itself names none."""
    for earlier in reversed(reading.sentences[max(0, opinion.index - _BACK) : opinion.index]):
        if earlier.block_index < opinion.block_index - 1:
            break
        is_head = earlier.has("question") or (earlier.has("other", "identifier") and len(earlier.text.split()) <= 14)
        if is_head or (earlier.has("diagnosis", "symptom_only") and earlier.block_index == opinion.block_index):
            effects = linkage_of(earlier).effects
            if effects:
                return effects if len(effects) == 1 else ()
    return _headed(reading, opinion, aliases)


def _headed(reading: Reading, opinion: Sentence, aliases: Mapping[str, str]) -> tuple[str, ...]:
    """The one region that the heading above an opinion names."""
    head = opinion
    while opinion.section and head.index and reading.sentences[head.index - 1].section == opinion.section:
        head = reading.sentences[head.index - 1]
    if head.index == opinion.index:
        return ()
    effects = linkage_of(head).effects or _called_again(head, aliases)
    return effects if len(effects) == 1 else ()


_POINTS_BACK = re.compile(r"\b(?:it|that|this|these|those|them|they)\b")


#: Words of names that many conditions share: they call none of them.
_SHARED_WORDS = frozenset((
    "chronic", "acute", "disease", "disorder", "syndrome", "condition", "right", "left", "bilateral", "major", "minor",
    "essential", "primary", "secondary", "degenerative", "traumatic", "recurrent", "persistent", "severe", "moderate",
    "joint", "lower", "upper", "posttraumatic", "stress", "arthritis", "osteoarthritis", "obstructive", "generalized",
    "strain", "sprain", "fracture", "injury", "stage", "grade", "residuals", "status", "history", "peripheral",
    "service", "unspecified", "mixed", "tendon", "nerve", "other", "early", "small", "large", "heart", "index", "artery",
))  # fmt: skip
_LONG_WORD = re.compile(r"[a-z]{5,}")
#: So many letters of a word carry its meaning: "pancreatitis", "pancreas".
_STEM = 6


def _aliases(reading: Reading) -> Mapping[str, str]:
    """The stems of words by which the letter may call a diagnosed condition again ("the fibrillation"), with its region."""
    meant: dict[str, set[str]] = {}
    for sentence in reading.playing("diagnosis", "diagnosis_uncertain", "identifier", "question", *OPINION_ROLES):
        for named in named_conditions(sentence):
            if not named.is_symptom:
                for word in _LONG_WORD.findall(named.name):
                    if word not in _SHARED_WORDS:
                        meant.setdefault(word[:_STEM], set()).add(region_of(named, sentence))
    return {stem: next(iter(regions)) for stem, regions in meant.items() if len(regions) == 1}


def _called_again(sentence: Sentence, aliases: Mapping[str, str]) -> tuple[str, ...]:
    """The one region whose condition the sentence calls by a word of its name."""
    found = {aliases[word[:_STEM]] for word in _LONG_WORD.findall(sentence.lower) if word[:_STEM] in aliases}
    return tuple(found) if len(found) == 1 else ()


def _effects(
    reading: Reading, opinion: Sentence, linkage: Linkage, blamed: set[str], aliases: Mapping[str, str]
) -> tuple[str, ...]:
    """What an opinion is on: what it names, in full or by a word of the name, else what stands before it.

    That also where it names mere causes beside an "it".
    """
    named = tuple(_placed(reading, opinion, region) for region in linkage.effects)
    if not named:
        named = tuple(region for region in _called_again(opinion, aliases) if region not in linkage.causes)
    if not named or (set(named) <= blamed and _POINTS_BACK.search(opinion.lower)):
        return _spoken_of(reading, opinion, aliases) or named
    return named


def _placed(reading: Reading, opinion: Sentence, region: str) -> str:
    """The part whose diagnosis before the opinion has the same unplaced name ("this arthritis")."""
    if region not in UNPLACED:
        return region
    for earlier in reversed(reading.sentences[: opinion.index]):
        if earlier.has("diagnosis") and region in earlier.lower:
            effects = linkage_of(earlier).effects
            if len(effects) == 1:
                return effects[0]
    return region


def _blamed(opinions: list[tuple[Sentence, Linkage]]) -> set[str]:
    """The regions that the opinions name as causes and not, or less often, as what is claimed."""
    as_cause = Counter(region for _, linkage in opinions for region in linkage.causes)
    as_effect = Counter(region for _, linkage in opinions for region in linkage.effects)
    return {region for region in as_cause if as_cause[region] > as_effect[region]} | _only_blamed(opinions)


def _only_blamed(opinions: list[tuple[Sentence, Linkage]]) -> set[str]:
    """The regions that some opinion names as a cause of another, and that none lays to a cause of its own.

    An opinion held to the standard lays its condition to something, even where its words for it are not known.
    """
    blamed = {region for _, linkage in opinions if linkage.effects for region in linkage.causes}
    explained = {
        region
        for sentence, linkage in opinions
        if linkage.grounds or (sentence.has("standard") and not linkage.causes)
        for region in linkage.effects
    }
    return blamed - explained


def _names(reading: Reading) -> dict[str, str]:
    """The longest name that the letter gives to each region, a diagnosis before a symptom."""
    best: dict[str, tuple[bool, int, str]] = {}
    for sentence in reading.playing("diagnosis", "diagnosis_uncertain", "symptom_only", *OPINION_ROLES, "identifier"):
        for named in named_conditions(sentence):
            region = region_of(named, sentence)
            rank = (not named.is_symptom, len(named.name), named.name)
            best[region] = max(best.get(region, rank), rank)
    return {region: rank[2] for region, rank in best.items()}


def _diagnosed(reading: Reading, claimed: tuple[ClaimedCondition, ...]) -> tuple[ClaimedCondition, ...]:
    """The conditions that limits are laid to, a mere symptom ("the swelling of her wrists") giving way to the diagnosis behind it."""
    real = {
        region_of(named, sentence)
        for sentence in reading.playing("diagnosis", "diagnosis_uncertain", *OPINION_ROLES)
        for named in named_conditions(sentence)
        if not named.is_symptom
    }
    kept = tuple(one for one in claimed if one.key in real)
    if kept or not real:
        return kept or claimed
    first = _first_told(reading, set())
    names = _names(reading)
    return tuple(ClaimedCondition(key=region, name=names.get(region, region)) for region in first if region in real)


def _first_told(reading: Reading, causes: set[str]) -> tuple[str, ...]:
    """The region of a letter whose opinions name none: that of the first diagnosis, else of the first symptom."""
    for role in ("diagnosis", "diagnosis_uncertain", "symptom_only", "identifier"):
        for sentence in reading.playing(role):
            for named in named_conditions(sentence):
                region = region_of(named, sentence)
                if region not in causes and (named.is_symptom or role != "symptom_only"):
                    return (region,)
    return ()


def _told_key(name: str) -> str:
    parts = parts_in(name.lower())
    return parts[0] if parts else name.lower()


def _topics(
    reading: Reading, conditions: tuple[ClaimedCondition, ...], spoken_of: Mapping[int, tuple[str, ...]]
) -> tuple[str | None, ...]:
    """For each sentence the claimed condition it is about: the one it names, else the one last named before it."""
    if len(conditions) <= 1:
        return (conditions[0].key if conditions else None,) * len(reading.sentences)
    keys = {condition.key for condition in conditions}
    topics: list[str | None] = []
    current: str | None = None
    for sentence in reading.sentences:
        effects = spoken_of[sentence.index] if sentence.index in spoken_of else linkage_of(sentence).effects
        named = [region for region in effects if region in keys]
        if len(named) == 1:
            current = named[0]
        elif len(named) > 1:
            current = None
        topics.append(current)
    return tuple(topics)


def has_several_conditions(reading: Reading, claim: Claim) -> bool:
    """True when diagnoses, or the letter's head, name more than one condition that is not only a cause of another."""
    named = {one.key for one in claim.conditions}
    for sentence in reading.playing("diagnosis", "identifier"):
        for one in named_conditions(sentence):
            if not one.is_symptom:
                named.add(region_of(one, sentence))
    return len(named - set(claim.primary) - UNPLACED) > 1


def condition_of(sentence: Sentence, claim: Claim) -> str | None:
    """The key of the claimed condition that a sentence is about; `None` when it names several, or none was named before."""
    return claim.topics[sentence.index] if claim.topics else None


def ground_of(sentence: Sentence, claim: Claim) -> Ground | None:
    """What a sentence ties the condition to; `None` when it does not say and the claim has several grounds."""
    if len(set(claim.grounds)) == 1:
        return claim.grounds[0]
    grounds = linkage_of(sentence).grounds
    if len(grounds) == 1:
        return grounds[0]
    return Ground.CONDITION if Ground.CONDITION in grounds else None


def argues_worsening(sentence: Sentence) -> bool:
    """True when an opinion argues that something worsened the condition, beyond the bare "caused or aggravated by"."""
    return bool(_WORSENED.search(sentence.lower)) and not is_formula(sentence.lower)


def is_formula(text: str) -> bool:
    """True when a text (lower case) only has the law's pair of words, "caused or aggravated by", for either of the two."""
    return bool(_FORMULA.search(text))
