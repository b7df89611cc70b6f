"""The author's opinions: link, direction and strength; and where the author says that none can be given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from nexuslint.facts.announced import announced_other
from nexuslint.facts.claim import Claim, condition_of, ground_of, has_several_conditions, is_formula
from nexuslint.facts.limits import activities_in
from nexuslint.facts.linkage import linkage_of
from nexuslint.facts.pointing import fact, matched
from nexuslint.language.opinion_words import bears_out
from nexuslint.language.reading import Reading, Sentence
from nexuslint.model.facts import (
    Direction,
    Ground,
    Opinion,
    Program,
    Speaker,
    Speculation,
    Strength,
)
from nexuslint.model.span import Span

_CATEGORICAL = re.compile(
    r"\b(?:(?:is|are|was|were|has been|have been) (?:directly |clearly |plainly |entirely |wholly |proximately )?(?:due to|caused by|brought about by|the (?:direct |plain )?(?:result|product|consequence|cause|outcome|work) of|a (?:direct )?(?:result|consequence|product) of|because of|secondary to)|"
    r"caused (?:his|her|the|this|it|them)|comes? from|came from|stems? from|grew out of|resulted from|is the (?:cause|reason)|no (?:question|doubt)|certain(?:ly)?)\b"
)
_WORSENING = re.compile(
    r"\b(?:aggravat\w+|worsen\w*|exacerbat\w+|made (?:\w+ )?(?:much |far |a good deal )?worse|accelerat\w+|hastened|increase in severity|beyond (?:its|the|their) natural|pushed (?:it|them) (?:on|along))\b"
)
#: Words that speak of the beginning alone.
_ONLY_CAUSES = re.compile(
    r"\b(?:caus(?:ed|es|ing)|due to|result(?:ed|s)? (?:of|from)|produced by|brought on by|consequence of|product of|contribut\w+ (?:\w+ )?to (?:causing|the (?:onset|development))|proximately)\b"
)
#: A possibility put first and taken back, or made much of: "not a mere possibility".
_HEDGE_LABELS = ("possible",)
_ADVERSE = re.compile(
    r"\b(?:less likely (?:than|as) not|less than (?:likely|50 ?(?:%|percent)|fifty)|not (?:at least )?as likely as not|unlikely|not likely|(?:is|are|was|were) not (?:caused|due|related|the (?:cause|result)|connected|linked|attributable|a result)|"
    r"not (?:caused|aggravated|related|due)|no (?:link|connection|relation(?:ship)?|nexus)|neither (?:caused|due|related)|do(?:es)? not (?:think|believe|find)|cannot (?:support|connect|tie|agree)|against|\d+ ?(?:%|percent|per cent)|full[- ](?:time|duty)|without restrictions?|no restrictions?)\b"
)
_TWO_ARMS = re.compile(
    r"\b(?:but|however|yet|though|although|rather|instead|it was,? however|nonetheless|did,? however)\b"
)


def find_opinions(reading: Reading, claim: Claim) -> Iterator[Opinion]:
    """Give the author's statements on a link, in order, each told whether a firm one on the same link stands elsewhere."""
    found = _without_doubtful(reading, list(_statements(reading, claim)))
    firm_links = {
        opinion.link
        for opinion in found
        if opinion.strength is Strength.FIRM and opinion.direction is Direction.FAVORABLE
    }
    favorable = {opinion.link for opinion in found if opinion.direction is Direction.FAVORABLE}
    found = _against_every_limit(found, claim)
    for opinion in found:
        arm = opinion.arm or (
            opinion.direction is Direction.ADVERSE
            and (
                _has_other_arm(reading, opinion, found)
                or (opinion.link in favorable and _is_one_arm(reading, opinion, found))
            )
        )
        yield replace(opinion, arm=arm, firm_elsewhere=opinion.link in firm_links)


def find_speculation(reading: Reading, claim: Claim, opinions: tuple[Opinion, ...]) -> Iterator[Speculation]:
    """Give each place where the author says that no opinion can be given."""
    several = has_several_conditions(reading, claim)
    for sentence in reading.sentences:
        if not sentence.has("speculation") or sentence.speaker not in {Speaker.AUTHOR, Speaker.OTHER}:
            continue
        condition = condition_of(sentence, claim)
        ground = ground_of(sentence, claim)
        link = _link(sentence, claim, condition, ground)
        is_only_one = (
            len(claim.conditions) == 1 and len(set(claim.grounds)) <= 1 and announced_other(sentence, claim) is None
        )
        is_one_of_several = several and not set(linkage_of(sentence).effects) & {one.key for one in claim.conditions}
        if claim.program is Program.SSD:
            resolved = _is_limited_elsewhere(sentence, opinions)
        else:
            resolved = any(
                opinion.strength is Strength.FIRM
                and opinion.sentence != sentence.span
                and (opinion.link == link or (is_only_one and opinion.condition == condition))
                and (not is_one_of_several or _is_close(reading, sentence, opinion))
                for opinion in opinions
            )
        cues = sentence.found("speculation")
        yield fact(
            Speculation,
            sentence,
            cues[0].span if cues else None,
            seen_by=f"role speculation {sentence.score('speculation'):.2f}",
            speaker=Speaker.AUTHOR,
            condition=condition,
            resolved=resolved,
        )


#: So many sentences on, an opinion still answers what the author first left open.
_CLOSE = 2


def _is_close(reading: Reading, sentence: Sentence, opinion: Opinion) -> bool:
    """True when the opinion follows the sentence at once, in the same block."""
    following = reading.sentences[sentence.index + 1 : sentence.index + 1 + _CLOSE]
    return any(one.span == opinion.sentence and one.block_index == sentence.block_index for one in following)


def _is_limited_elsewhere(sentence: Sentence, opinions: tuple[Opinion, ...]) -> bool:
    """True when a limit is stated on what the sentence leaves open; on anything, where it names no activity."""
    limited = {o.link for o in opinions if o.link.startswith("limit") and o.sentence != sentence.span}
    left_open = {f"limit on {name}" for name in activities_in(sentence.lower)}
    return left_open <= limited if left_open else bool(limited)


def _without_doubtful(reading: Reading, found: list[Opinion]) -> list[Opinion]:
    """Leave out firm opinions that the reader only half sees, where another opinion stands: they would feign a conflict."""
    sure = {
        sentence.span
        for sentence in reading.playing("opinion_firm", "work_limit", "sustained_work")
        if sentence.score("opinion_firm") >= _SURE or sentence.has("standard", "work_limit", "sustained_work")
    }
    doubtful = [
        o
        for o in found
        if o.strength is Strength.FIRM and o.direction is Direction.FAVORABLE and o.sentence not in sure
    ]
    return [o for o in found if o not in doubtful] or found


#: From this score up the reader alone makes an opinion firm.
_SURE = 0.5


def _against_every_limit(found: list[Opinion], claim: Claim) -> list[Opinion]:
    """In a Social Security letter "full time, no restrictions" is set against the first limit told, whatever it limits."""
    limited = next((o.link for o in found if o.direction is Direction.FAVORABLE and o.link.startswith("limit")), None)
    if claim.program is not Program.SSD or limited is None:
        return found
    return [replace(o, link=limited) if o.direction is Direction.ADVERSE else o for o in found]


def _statements(reading: Reading, claim: Claim) -> Iterator[Opinion]:
    for sentence in reading.sentences:
        if sentence.speaker not in {Speaker.AUTHOR, Speaker.OTHER}:
            continue
        if sentence.has("opinion_hedged"):
            yield _opinion(sentence, claim, Direction.FAVORABLE, Strength.POSSIBLE)
        if sentence.has("opinion_adverse"):
            arm = sentence.has("opinion_firm")
            yield replace(_opinion(sentence, claim, Direction.ADVERSE, Strength.FIRM), arm=arm)
        if sentence.has("opinion_firm"):
            yield _opinion(sentence, claim, Direction.FAVORABLE, Strength.FIRM)
        if (
            claim.program is Program.SSD
            and sentence.has("work_limit", "sustained_work")
            and not sentence.has("opinion_hedged", "opinion_adverse", "speculation")
        ):
            for link in _limit_links(sentence):
                yield replace(_opinion(sentence, claim, Direction.FAVORABLE, Strength.FIRM), link=link)


#: A weight with no verb beside it ("might manage 20 pounds") is lifted.
_WEIGHT = re.compile(r"\b\d+ ?(?:pounds?|lbs?|kg)\b")


def _limit_links(sentence: Sentence) -> tuple[str, ...]:
    """One link for each work activity that a sentence limits: in a Social Security letter each limit is its own link."""
    named = tuple(dict.fromkeys(f"limit on {name}" for name in activities_in(sentence.lower)))
    return named or (("limit on lift",) if _WEIGHT.search(sentence.lower) else (f"limit {sentence.index}",))


#: From this score up no words are needed for an opinion's strength and direction.
_VERY_SURE = 0.93


def _opinion(sentence: Sentence, claim: Claim, direction: Direction, strength: Strength) -> Opinion:
    condition = condition_of(sentence, claim)
    ground = ground_of(sentence, claim)
    words: Span | None = None
    if strength is Strength.POSSIBLE:
        cues = sentence.found("hedges")
        words = cues[0].span if cues else None
    elif direction is Direction.ADVERSE:
        words = matched(sentence, _ADVERSE)
    role = {"possible": "opinion_hedged"}.get(
        strength.value, "opinion_adverse" if direction is Direction.ADVERSE else "opinion_firm"
    )
    return fact(
        Opinion,
        sentence,
        words,
        seen_by=f"role {role} {sentence.score(role):.2f}",
        speaker=Speaker.AUTHOR,
        condition=condition,
        link=_link(sentence, claim, condition, ground),
        ground=ground,
        direction=direction,
        strength=strength,
        categorical=bool(_CATEGORICAL.search(sentence.lower)) and not sentence.found("standards", "at_least", "above"),
        borne_out=sentence.has("work_limit", "sustained_work")
        or sentence.score(role) >= _VERY_SURE
        or bears_out(sentence.lower, role),
        aggravates=bool(_WORSENING.search(sentence.lower))
        or (
            direction is Direction.FAVORABLE and sentence.has("aggravation") and not _ONLY_CAUSES.search(sentence.lower)
        ),
    )


def _link(sentence: Sentence, claim: Claim, condition: str | None, ground: Ground | None) -> str:
    """The link's name: one for all in a letter of one condition, else by the condition told."""
    if claim.program is Program.SSD:
        return _limit_links(sentence)[0] if sentence.has("work_limit", "sustained_work") else "work"
    other = announced_other(sentence, claim)
    side = _SECTION_SIDE.search(sentence.section) or _SECTION_SIDE.search(sentence.lower)
    several_grounds = len(set(claim.grounds)) > 1
    parts = [condition or "all" if len(claim.conditions) > 1 else "all"]
    if several_grounds:
        parts.append(ground.value if ground else "any")
    if side and claim.two_sides:
        parts.append(side.group(1))
    if other:
        parts.append(f"({other})")
    return " ".join(parts)


_SECTION_SIDE = re.compile(r"\b(left|right) (?:knee|hip|shoulder|ankle|foot|elbow|wrist|hand|leg|arm|ear|eye)")


#: What an opinion is on that leaves worsening open.
_OF_THE_START = re.compile(
    r"\b(?:caus\w+|start\w*|began|begin\w*|born|birth|origin\w*|(?:brought|bring) (?:it|this|them) (?:on|about)|onset|source|root\w*|set (?:it|this) off|direct\w*|make him|made him)\b"
)
#: Both questions denied at once.
_OF_BOTH = re.compile(
    r"\b(?:either|both|neither|nor (?:made|has|did|do|its|was|worse\w*|aggravat\w*)|or keeps?|add\w* to|worse\w*|aggravat\w*|degree)\b"
)


def _has_other_arm(reading: Reading, adverse: Opinion, found: list[Opinion]) -> bool:
    """True when the condition is laid elsewhere to what this opinion leaves open: not service but the knee; not begun, but worse."""
    text = adverse.sentence.of(reading.text).lower()
    leaves_worsening = bool(_OF_THE_START.search(text)) and not _OF_BOTH.search(text)
    for other in found:
        if other.direction is not Direction.FAVORABLE or other.strength is not Strength.FIRM:
            continue
        if other.condition != adverse.condition:
            continue
        if {other.ground, adverse.ground} == {Ground.SERVICE, Ground.CONDITION}:
            return True
        worsens = other.aggravates and not is_formula(other.sentence.of(reading.text).lower())
        if leaves_worsening and worsens and not adverse.aggravates:
            return True
    return False


def _is_one_arm(reading: Reading, adverse: Opinion, found: list[Opinion]) -> bool:
    """True when an adverse statement is followed or led, close by, by the favourable arm of the same opinion."""
    for other in found:
        if other.direction is Direction.FAVORABLE and other.strength is Strength.FIRM and other.link == adverse.link:
            between = reading.text[
                min(adverse.sentence.start, other.sentence.start) : max(adverse.sentence.end, other.sentence.end)
            ]
            same_arm = other.aggravates == adverse.aggravates or is_formula(other.sentence.of(reading.text).lower())
            if len(between) < 700 and (_TWO_ARMS.search(between.lower()) or not same_arm):
                return True
    return False
