"""Ask every rule of a letter's facts: who applies, who is silent, how severe, in what order; nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from nexuslint.engine.conditions import Check, Scope, hits, holds, meets
from nexuslint.engine.message import fill_message
from nexuslint.model.facts import ClaimedCondition, Facts
from nexuslint.model.finding import Finding, Hit, Related, Severity
from nexuslint.model.letter import Letter
from nexuslint.model.place import Location
from nexuslint.model.redact import words_mask
from nexuslint.model.rule import Rule, Silencer


def run_rules(
    rules: Iterable[Rule],
    facts: Facts,
    letter: Letter,
    checks: Mapping[str, Check],
    *,
    shown: frozenset[str] | None = None,
) -> tuple[Finding, ...]:
    """The findings of all rules, errors first, then by place; faults without a place lead their severity.

    All rules are asked, since one may silence another; only codes in `shown` (all, when `None`) are told.
    """
    hits_by_code: dict[str, tuple[Hit, ...]] = {}
    found: list[tuple[Rule, Hit]] = []
    for rule in in_order(tuple(rules)):
        kept = _ask(rule, facts, checks, hits_by_code)
        hits_by_code[rule.code] = kept
        if shown is None or rule.code in shown:
            found.extend((rule, hit) for hit in kept)
    findings = [_finding(rule, hit, facts, letter) for rule, hit in found]
    return tuple(sorted(findings, key=_sort_key))


def in_order(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """The rules in an order in which each follows those that may silence it."""
    by_code = {rule.code: rule for rule in rules}
    ordered: dict[str, Rule] = {}

    def put(rule: Rule, above: frozenset[str]) -> None:
        if rule.code in ordered:
            return
        for silencer in rule.silent_when:
            if silencer.code in by_code and silencer.code not in above:
                put(by_code[silencer.code], above | {rule.code})
        ordered[rule.code] = rule

    for rule in rules:
        put(rule, frozenset({rule.code}))
    return tuple(ordered.values())


def _ask(
    rule: Rule,
    facts: Facts,
    checks: Mapping[str, Check],
    hits_by_code: Mapping[str, tuple[Hit, ...]],
) -> tuple[Hit, ...]:
    if not _applies(rule, facts):
        return ()
    asked = _asked(rule, facts)
    if facts.conditions and not asked:
        return ()
    left_out = {claimed.key for claimed in facts.conditions} - {claimed.key for claimed in asked}
    kept: list[Hit] = []
    seen: set[_Same] = set()
    for hit in hits(rule.condition, facts, checks, asked):
        same = _Same(
            (hit.span.start, hit.span.end) if hit.span else None,
            None if hit.fact else hit.condition,
        )
        if same in seen or hit.condition in left_out:
            continue
        if _is_guarded(rule, hit, facts) and not _is_silenced(rule, hit, facts, hits_by_code):
            seen.add(same)
            kept.append(hit)
    return tuple(kept)


@dataclass(frozen=True, slots=True)
class _Same:
    """Two hits of one rule on the same words are one; absences are told apart by their condition."""

    words: tuple[int, int] | None
    condition: str | None


def _applies(rule: Rule, facts: Facts) -> bool:
    applies = rule.applies
    if facts.program not in applies.programs:
        return False
    if applies.theories and not set(applies.theories) & set(facts.theories):
        return False
    return not applies.grounds or bool(set(applies.grounds) & set(facts.grounds))


def _asked(rule: Rule, facts: Facts) -> tuple[ClaimedCondition, ...]:
    """The claimed conditions that the rule is for; one whose ground is not known counts as any."""
    grounds = set(rule.applies.grounds)
    return tuple(one for one in facts.conditions if not grounds or not one.grounds or grounds & set(one.grounds))


def _is_guarded(rule: Rule, hit: Hit, facts: Facts) -> bool:
    scope = Scope(facts=facts, condition=hit.condition)
    return all(holds(guard.condition, scope) for guard in rule.only_if if guard.program in (None, facts.program))


def _is_silenced(rule: Rule, hit: Hit, facts: Facts, hits_by_code: Mapping[str, tuple[Hit, ...]]) -> bool:
    return any(
        _concerns(silencer, hit) and any(_same_condition(hit, other) for other in hits_by_code.get(silencer.code, ()))
        for silencer in rule.silent_when
        if silencer.program in (None, facts.program)
    )


def _concerns(silencer: Silencer, hit: Hit) -> bool:
    return not silencer.where or (hit.fact is not None and meets(hit.fact, silencer.where))


def _same_condition(hit: Hit, other: Hit) -> bool:
    return hit.condition is None or other.condition is None or hit.condition == other.condition


def _severity(rule: Rule, hit: Hit, facts: Facts) -> Severity:
    """The rule's severity, or the mildest of its milder ones that hold for this hit."""
    scope = Scope(facts=facts, condition=hit.condition)
    found = [rule.severity]
    for milder in rule.milder:
        if milder.program not in (None, facts.program):
            continue
        if milder.when and not any(holds(condition, scope) for condition in milder.when):
            continue
        if milder.where and (hit.fact is None or not meets(hit.fact, milder.where)):
            continue
        found.append(milder.severity)
    return max(found, key=lambda severity: severity.rank)


def _finding(rule: Rule, hit: Hit, facts: Facts, letter: Letter) -> Finding:
    quote = hit.span.of(letter.text) if hit.span else None
    related = tuple(
        Related(
            span=one.span,
            label=one.label,
            quote=one.span.of(letter.text),
            location=letter.locate(one.span),
        )
        for one in hit.related
    )
    detail = hit.values.get("detail") or (related[0].quote if related else "")
    condition = _condition_name(hit, facts)
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=_severity(rule, hit, facts),
        message=fill_message(rule.message, quote=quote or "", condition=condition, detail=detail),
        message_redacted=fill_message(
            rule.message,
            quote=words_mask(quote or ""),
            condition=words_mask(condition),
            detail=hit.values.get("detail_redacted") or words_mask(detail),
        ),
        advice=rule.advice,
        why=rule.why,
        span=hit.span,
        quote=quote,
        context=hit.sentence.of(letter.text) if hit.sentence else quote,
        context_span=hit.sentence or hit.span,
        location=letter.locate(hit.span) if hit.span else Location(),
        related=related,
        pack=rule.pack,
    )


def _condition_name(hit: Hit, facts: Facts) -> str:
    """The name of the condition asked about; with one claimed condition, that one."""
    for claimed in facts.conditions:
        if claimed.key == hit.condition or (hit.condition is None and len(facts.conditions) == 1):
            return claimed.name
    return ""


def _sort_key(finding: Finding) -> tuple[int, int, str]:
    return (
        finding.severity.rank,
        finding.span.start if finding.span else -1,
        finding.code,
    )
