"""What an author may not decide: it is for the adjudicator."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nexuslint.facts.pointing import fact, matched
from nexuslint.language.reading import Reading
from nexuslint.model.facts import LegalConclusion, LegalKind, Speaker

_LEGAL = (
    (LegalKind.LISTING, re.compile(r"\b(?:meets?|equals?|satisf(?:y|ies)) (?:or equals? )?(?:the (?:criteria|requirements) (?:of|for) )?(?:a |the )?(?:social security )?listing\b[\w .]*|\blisting[- ]level\b")),
    (LegalKind.RATING, re.compile(r"\b(?:(?:should|ought to|must|deserves?|needs? to|merits?|warrants?|entitled to|qualif\w+ for)\b[^.;]{0,60}(?:rat(?:ed|ing)|evaluat\w+|percent|%)[^.;]{0,30}|(?:\d+|\w+) ?(?:%|percent) (?:rating|evaluation))\b")),
    (LegalKind.SERVICE_CONNECTION, re.compile(r"\b(?:should|ought to|must|deserves? to|needs to) be (?:granted |awarded )?service[- ]connect\w+|\b(?:is|are) (?:therefore |clearly |plainly |hereby )?service[- ]connected|\bgrant(?:ed|ing)? (?:of )?service[- ]connection|\bservice[- ]connection (?:is|should be) (?:established|granted|warranted)")),
    (LegalKind.ENTITLEMENT, re.compile(r"\b(?:entitled to|qualif(?:y|ies) for|eligible for|deserves?|should (?:be )?(?:granted|awarded|approved|receive|get|given)|ought to (?:be )?(?:granted|awarded|approved|paid))\b[^.;]{0,50}")),
    (LegalKind.DISABLED, re.compile(r"\b(?:(?:totally|permanently|completely|fully|100%|truly)(?: and \w+)? disabled|(?:is|am|are|remains|consider(?:ed|s)?(?: him| her)?|him|her) (?:to be )?(?:totally |permanently |completely |fully |now )*(?:and \w+ )?disabled|disabled from)\b[^.;]{0,60}")),
    (LegalKind.EXERTIONAL_LEVEL, re.compile(r"\b(?:limited to|restricted to|capable of (?:only|no more than)|can do (?:only|no more than)|no more than) (?:sedentary|light|medium)(?: work| duty)?\b")),
    (LegalKind.CANNOT_WORK, re.compile(r"\b(?:(?:cannot|can't|can not|unable to|not able to|never|incapable of|will not|no longer able to|precluded from|not capable of)\b[^.;]{0,40}\b(?:work\w*|job|employment|gainful\w*|occupation|employed)|unemployable|past (?:relevant )?work)\b[^.;]{0,40}")),
)  # fmt: skip


def find_legal_conclusions(reading: Reading) -> Iterator[LegalConclusion]:
    """Give each place where the author decides what only the adjudicator may."""
    for sentence in reading.sentences:
        if not sentence.has("legal_conclusion") or sentence.speaker not in {Speaker.AUTHOR, Speaker.OTHER}:
            continue
        if sentence.has("opinion_hedged", "question"):
            continue
        kind, span = LegalKind.OTHER, None
        for candidate, pattern in _LEGAL:
            span = matched(sentence, pattern)
            if span is not None:
                kind = candidate
                break
        yield fact(
            LegalConclusion,
            sentence,
            span,
            seen_by=f"role legal_conclusion {sentence.score('legal_conclusion'):.2f}",
            speaker=Speaker.AUTHOR,
            kind=kind,
        )
