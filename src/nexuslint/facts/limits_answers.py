"""Rows of a form that ask since when limits hold, what causes them, and which findings support them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nexuslint.facts.limits_grounds import NamedPlace, grounds_of_words
from nexuslint.facts.limits_rows import Row, rows_of
from nexuslint.facts.limits_since import since_as_answer
from nexuslint.facts.limits_tie import NO_TIE, Tie
from nexuslint.model.facts import Limit
from nexuslint.model.letter import Letter
from nexuslint.model.span import Span

_LIMITS = r"(?:limit\w*|restrict\w*|capacit\w+|assessment|conclusions?|opinions?|answers?|items?|[A-H] and [A-H]|above|function\w*)"
_ASKED = (
    ("since", re.compile(rf"\b(?:{_LIMITS})\b[^:?]{{0,60}}\b(?:since|beg[ai]n|began|onset|start(?:ed)?|first (?:present|exist\w*|appl\w+|noted)|appl(?:y|ies|ied) from|from when|date)\b|\b(?:onset|start|beginning|earliest date|what date|when did|since when|how long|as of what date)\b[^:?]{{0,70}}\b{_LIMITS}\b|^\W*(?:\w{{1,2}}[.)]\s*)?(?:since when|in (?:effect|place) since|present since|how long like this)\b|\b(?:first|earliest|when) (?:limited|restricted|did [^?:]{0,30}(?:limit|restrict))", re.IGNORECASE)),
    ("support", re.compile(rf"\b(?:findings?|signs?|evidence|tests?|facts|basis)\b[^:?]{{0,80}}\b(?:support\w*|for (?:this|these|the|your)|behind|relied|bas(?:is|ed)|{_LIMITS})\b|\b(?:support\w*|based on|basis (?:for|of)|what do you base)\b[^:?]{{0,60}}\b(?:findings?|evidence|tests?|{_LIMITS})\b", re.IGNORECASE)),
    ("cause", re.compile(rf"\b(?:what|which \w+)\b[^:?]{{0,30}}\b(?:causes?|caused|produces?|is behind|is the (?:medical )?(?:reason|cause))\b|\b(?:causes?|reasons?)\b[^:?]{{0,40}}\b{_LIMITS}\b|\b(?:diagnos[ei]s|conditions?|impairments?)\b[^:?]{{0,40}}\b(?:caus\w+|responsible|produc\w+|behind|limiting|lead\w* to)\b|\b{_LIMITS}\b[^:?]{{0,20}}\b(?:are |is )?(?:due to|caused by|because of|result\w* from)\W*$|\bbecause of (?:which|what)\b|^\W*(?:\w{{1,2}}[.)]\s*)?why\b", re.IGNORECASE)),
)  # fmt: skip
_QUESTION = re.compile(r"^(?P<asked>[^:?]{3,200}[:?])\s*(?P<answer>.*)$", re.DOTALL)
_NO_ANSWER = re.compile(
    r"^[\W_]*(?:(?:none|n/?a|unknown|not known|see (?:above|below|notes?|attached|letter|records?)|as above|same|yes|no|not applicable|to be determined|tbd|pending)\b[^a-z]*.{0,30})?$",
    re.IGNORECASE,
)
_NEW_QUESTION = re.compile(r"^\W*(?:\d{1,2}|[A-Z])[.)]\s|[:?]\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """What a form was told: the kind asked for, the answer's words and where they and the question stand."""

    kind: str
    words: str
    start: int
    asked_at: int


def ties_of_answers(letter: Letter, limits: Sequence[Limit], names: Sequence[NamedPlace]) -> dict[Span, Tie]:
    """What the answers of a form tell of its limits. Asked more than once, an answer is about the rows above it."""
    told = [(answer, tie) for answer in _answers(letter) if (tie := _tie(answer, names)) != NO_TIE]
    ties: dict[Span, Tie] = {}
    for limit in limits:
        tie = NO_TIE
        for kind, _ in _ASKED:
            of_kind = [one for one in told if one[0].kind == kind]
            below = [one for one in of_kind if one[0].asked_at > limit.span.start]
            chosen = (below or of_kind[-1:]) if len(of_kind) > 1 else of_kind
            if chosen:
                tie = tie.or_else(chosen[0][1])
        ties[limit.span] = tie
    return ties


def _answers(letter: Letter) -> Iterator[_Answer]:
    rows = list(rows_of(letter))
    for at, row in enumerate(rows):
        asked, answer, start = _parts(row)
        kind = next((name for name, pattern in _ASKED if asked and pattern.search(asked)), "")
        if not kind:
            continue
        if _NO_ANSWER.match(answer) and not re.search(r"[^\W_]", answer) and at + 1 < len(rows):
            following = rows[at + 1]
            if _NEW_QUESTION.search(following.text):
                continue
            answer, start = following.text, following.start
        if not _NO_ANSWER.match(answer):
            yield _Answer(kind=kind, words=_first_sentence(answer), start=start, asked_at=row.start)


def _parts(row: Row) -> tuple[str, str, int]:
    """The question of a row, its answer, and where the answer stands."""
    first = row.cells[0]
    if len(row.cells) > 1:
        rest = row.cells[1]
        found = _QUESTION.match(first.text)
        if found is None or not re.search(r"[^\W_]", found["answer"]):
            return first.text, rest.text, rest.start
    found = _QUESTION.match(row.text)
    if found is None:
        return "", "", 0
    asked = found["asked"]
    return asked, found["answer"], row.start + found.start("answer")


def _first_sentence(answer: str) -> str:
    stop = re.search(r"(?<=[a-z)\d]{2})\.\s+(?=[A-Z])", answer)
    return answer[: stop.start()] if stop else answer


def _tie(answer: _Answer, names: Sequence[NamedPlace]) -> Tie:
    if answer.kind == "since":
        return Tie(since=since_as_answer(answer.words, answer.start))
    found = grounds_of_words(answer.words, answer.start, names, support_only=answer.kind == "support")
    if answer.kind == "support":
        words = answer.words.rstrip(" .;|")
        whole = Span(start=answer.start, end=answer.start + len(words))
        return Tie(support=found.support if found else whole)
    # A mechanism told in a clause is no name of a condition.
    return Tie(cause=found.cause, support=found.support) if found and found.cause else NO_TIE
