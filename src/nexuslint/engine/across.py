"""Rules that look across the letters of one run: asked at its end, of what each letter is known by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from nexuslint.engine.boilerplate import find_boilerplate
from nexuslint.engine.message import fill_message
from nexuslint.engine.run import sort_key
from nexuslint.model.finding import Finding
from nexuslint.model.place import Location
from nexuslint.model.report import LetterResult
from nexuslint.model.rule import Across, Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class AcrossHit:
    """One letter that is at fault beside another: their places in the run, and the words for `{detail}`."""

    letter: int
    other: int
    detail: str


def _boilerplate(results: Sequence[LetterResult]) -> Iterator[AcrossHit]:
    for hit in find_boilerplate([result.wording for result in results]):
        detail = f"about {round(100 * hit.share)} percent"
        yield AcrossHit(letter=hit.letter, other=hit.other, detail=detail)


_PATH = "\0"
#: Every comparison by the name that rule files use (`model.rule.ACROSS`).
COMPARISONS: dict[str, Callable[[Sequence[LetterResult]], Iterator[AcrossHit]]] = {"boilerplate": _boilerplate}


def has_candidates(results: Sequence[LetterResult]) -> bool:
    """True when some comparison would tell something: rules need not be loaded to know that none does."""
    return any(next(compare(results), None) is not None for compare in COMPARISONS.values())


def with_across(
    results: Sequence[LetterResult], rules: Iterable[Rule], asked: Callable[[int], Mapping[str, Rule]]
) -> tuple[LetterResult, ...]:
    """The results with what the rules find across them; `asked` gives the rules that hold for a letter, by code, as graded."""
    told = list(results)
    for rule in rules:
        if not isinstance(rule.condition, Across):
            continue
        for hit in COMPARISONS[rule.condition.name](results):
            result = told[hit.letter]
            programs = {program.value for program in rule.applies.programs}
            own = asked(hit.letter).get(rule.code)
            if own is not None and result.program in programs:
                finding = _finding(own, hit, results[hit.other].path)
                told[hit.letter] = replace(result, findings=tuple(sorted((*result.findings, finding), key=sort_key)))
    return tuple(told)


def _finding(rule: Rule, hit: AcrossHit, other_path: str) -> Finding:
    # A path that is cut short names no file, so it is put in whole.
    message = fill_message(rule.message, quote=_PATH, detail=hit.detail).replace(_PATH, other_path)
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=rule.severity,
        message=message,
        # The share and the name of a file: no word of a letter is in it.
        message_redacted=message,
        advice=rule.advice,
        why=rule.why,
        span=None,
        quote=None,
        context=None,
        context_span=None,
        location=Location(),
        pack=rule.pack,
    )
