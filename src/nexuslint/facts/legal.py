"""What an author may not decide: it is for the adjudicator."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nexuslint.facts.pointing import fact, matched
from nexuslint.language.opinion_words import is_unticked
from nexuslint.language.reading import Reading, Sentence
from nexuslint.model.facts import LegalConclusion, LegalKind, Program, Speaker
from nexuslint.model.span import Span

#: Words that decide what Social Security keeps for itself, however sure the reader is of them. Source: 20 CFR
#: 404.1520b(c)(3)(ii), (iii), (v) to (viii), read 2026-11-20.
_RESERVED = (
    (LegalKind.SEVERE_IMPAIRMENT, re.compile(r"\b(?:has|have|is|are|amounts? to|constitutes?|meets?) (?:the definition of )?(?:an? )?[\"“]?(?:medically )?severe[\"”]?(?: medically determinable)? impairments?\b[\"”]?(?=\s*(?:[.,;]|$|under|within|as defined|for (?:the )?purposes|at step))[^.;]{0,60}|\bimpairments? (?:is|are) (?:not )?[\"“]?severe[\"”]?,? (?:under|within|as defined|for (?:the )?purposes|at step)[^.;]{0,60}")),
    (LegalKind.DURATION, re.compile(r"\b(?:meets?|satisf(?:y|ies)|fulfil\w*) (?:the )?(?:twelve[- ]month |12[- ]month )?duration(?:al)? requirement[^.;]{0,40}")),
    (LegalKind.PAST_WORK, re.compile(r"\b(?:cannot|can't|can not|unable to|not able to|incapable of|prevents? (?:him|her) from|precludes?|no longer) (?:\w+ ){0,3}?(?:past relevant work|(?:his|her) (?:past|former|previous|usual|old) (?:relevant )?(?:work|job|occupation|trade)|return(?:ing)? to (?:his|her) (?:\w+ )?(?:work|job|occupation|trade)(?: as \w+ \w+)?)")),
    (LegalKind.VOCATIONAL_RULE, re.compile(r"\b(?:grids? out|(?:medical[- ])?vocational (?:rules?|guidelines?|grids?)|grid rules?|(?:rule|grid) 20\d\.\d\d)\b[^.;]{0,60}")),
    (LegalKind.CONTINUES, re.compile(r"\b(?:his|her|the|this) disability (?:continues|has not (?:ended|ceased|stopped)|is continuing|persists|has ended|has ceased|ended)\b[^.;]{0,40}|\b(?:no|there has been) medical improvement\b(?=[^.;]{0,60}\b(?:disab\w+|benefits|ability to work)\b)[^.;]{0,60}")),
    (LegalKind.DISABLED, re.compile(r"\b(?:legally|statutorily) blind\b(?= (?:under|within|for|as defined))[^.;]{0,50}|\bblind (?:within the meaning|as defined|under (?:the act|title))[^.;]{0,40}")),
    (LegalKind.CANNOT_WORK, re.compile(r"\b(?:cannot|can't|unable to|not able to|incapable of|prevent\w* (?:him|her) from|not capable of) (?:\w+ ){0,3}?(?:substantial(?:,)? (?:and )?gainful (?:activity|employment|work)|sga\b)[^.;]{0,40}")),
)  # fmt: skip
#: The claim is reported, or the decision is left to whoever makes it.
_LEFT_OPEN = re.compile(
    r"\b(?:(?:is|was|are) (?:applying|asking|filing)|(?:has )?(?:applied|filed)|appl(?:y|ies)|application) (?:for|to)\b|\bwhether\b[^.;]{0,90}\b(?:is|are) (?:for|up to|a (?:matter|question|decision)|not (?:for me|mine|my)|yours?|the)\b|\b(?:do|can|will|would|could) not (?:say|decide|mean|claim|judge|address|state)\b[^.;]{0,30}\b(?:that|whether|if)\b|"
    r"\b(?:leave|defer) (?:it|that|this|the (?:decision|question|conclusion))\b|\bnot (?:for me|mine|my (?:place|call|decision)) to (?:say|decide|judge)|\b(?:was|were|been) (?:denied|turned down|refused|found not)\b|\b(?:decision|denial|notice|judge|agency|administration|examiner)(?:'s)? (?:says?|said|found|held|concluded|states?|stated|wrote|decided)\b"
)
_LEGAL = (
    (LegalKind.LISTING, re.compile(r"\b(?:meets?|equals?|satisf(?:y|ies)) (?:or equals? )?(?:the (?:criteria|requirements) (?:of|for) )?(?:a |the )?(?:social security )?listing\b[\w .]*|\blisting[- ]level\b")),
    (LegalKind.RATING, re.compile(r"\b(?:(?:should|ought to|must|deserves?|needs? to|merits?|warrants?|entitled to|qualif\w+ for)\b[^.;]{0,60}(?:rat(?:ed|ing)|evaluat\w+|percent|%)[^.;]{0,30}|(?:\d+|\w+) ?(?:%|percent) (?:rating|evaluation))\b")),
    (LegalKind.SERVICE_CONNECTION, re.compile(r"\b(?:should|ought to|must|deserves? to|needs to) be (?:granted |awarded )?service[- ]connect\w+|\b(?:is|are) (?:therefore |clearly |plainly |hereby )?service[- ]connected|\bgrant(?:ed|ing)? (?:of )?service[- ]connection|\bservice[- ]connection (?:is|should be) (?:established|granted|warranted)")),
    (LegalKind.ENTITLEMENT, re.compile(r"\b(?:entitled to|qualif(?:y|ies) for|eligible for|deserves?|should (?:be )?(?:granted|awarded|approved|receive|get|given)|ought to (?:be )?(?:granted|awarded|approved|paid))\b[^.;]{0,50}")),
    (LegalKind.DISABLED, re.compile(r"\b(?:(?:totally|permanently|completely|fully|100%|truly)(?: and \w+)? disabled|(?:is|am|are|remains|consider(?:ed|s)?(?: him| her)?|him|her) (?:to be )?(?:totally |permanently |completely |fully |now )*(?:and \w+ )?disabled|disabled from)\b[^.;]{0,60}")),
    (LegalKind.EXERTIONAL_LEVEL, re.compile(r"\b(?:limited to|restricted to|capable of (?:only|no more than)|can do (?:only|no more than)|no more than) (?:sedentary|light|medium)(?: work| duty)?\b")),
    (LegalKind.CANNOT_WORK, re.compile(r"\b(?:(?:cannot|can't|can not|unable to|not able to|never|incapable of|will not|no longer able to|precluded from|not capable of)\b[^.;]{0,40}\b(?:work\w*|job|employment|gainful\w*|occupation|employed)|unemployable|past (?:relevant )?work)\b[^.;]{0,40}")),
)  # fmt: skip


def find_legal_conclusions(reading: Reading, program: Program) -> Iterator[LegalConclusion]:
    """Give each place where the author decides what only the adjudicator may."""
    for sentence in reading.sentences:
        if sentence.speaker not in {Speaker.AUTHOR, Speaker.OTHER} or sentence.has("opinion_hedged", "question"):
            continue
        reserved = _reserved(sentence) if program is Program.SSD else None
        if not sentence.has("legal_conclusion") and reserved is None:
            continue
        if program is Program.SSD and _LEFT_OPEN.search(sentence.lower):
            continue
        kind, span = reserved or _first(sentence, _LEGAL) or (LegalKind.OTHER, None)
        seen_by = "words" if reserved else f"role legal_conclusion {sentence.score('legal_conclusion'):.2f}"
        yield fact(LegalConclusion, sentence, span, seen_by=seen_by, speaker=Speaker.AUTHOR, kind=kind)


def _reserved(sentence: Sentence) -> tuple[LegalKind, Span] | None:
    """What a sentence decides in the words of the regulation, and where it says so."""
    if is_unticked(sentence.text) or sentence.text.rstrip().endswith(("?", ":")):
        return None
    return _first(sentence, _RESERVED)


def _first(
    sentence: Sentence, patterns: tuple[tuple[LegalKind, re.Pattern[str]], ...]
) -> tuple[LegalKind, Span] | None:
    """The first kind whose words stand in the sentence, and where."""
    for kind, pattern in patterns:
        span = matched(sentence, pattern)
        if span is not None:
            return kind, span
    return None
