"""A report in which the letters' words can be read, and who they are about cannot.

Names of people, full dates, numbers that name somebody (claim, file, Social Security, telephone), addresses and e-mail are
each replaced by a mask of their kind: “Mr. [name] was seen on [date]”. When in doubt, it is masked: the name of a town or a
clinic may go too. Years and measures stay.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from nexuslint.model.finding import Accepted, Finding, Related
from nexuslint.model.private_words import private_words
from nexuslint.model.redact import label_without_words, redacted_result
from nexuslint.model.report import Element, FunctionRow, LetterResult, Report


def masked(report: Report) -> Report:
    """The same report with masks in place of what tells who somebody is.

    A letter in which nobody has looked for names (`names` is `None`) is redacted in full.
    """
    return replace(report, results=tuple(_result(result) for result in report.results))


def masked_text(text: str, names: Sequence[str]) -> str:
    """A text with masks in place of these names, and of dates, numbers and addresses."""
    return _masked(text, names).text


@dataclass(frozen=True, slots=True, kw_only=True)
class _Masked:
    """A masked text, and where two places of the text before have come to be in it."""

    text: str
    start: int
    end: int


def _masked(text: str, names: Sequence[str], start: int = 0, end: int = 0) -> _Masked:
    """`text` masked; a place inside a mask moves to its border, so that from `start` to `end` it is whole."""
    parts: list[str] = []
    at = size = 0
    new_start, new_end = start, end
    for one in private_words(text, names):
        mask = f"[{one.kind}]"
        parts += [text[at : one.start], mask]
        size += one.start - at
        if one.start <= start < one.end:
            new_start = size
        elif start >= one.end:
            new_start += len(mask) - (one.end - one.start)
        if one.start < end <= one.end:
            new_end = size + len(mask)
        elif end > one.end:
            new_end += len(mask) - (one.end - one.start)
        size += len(mask)
        at = one.end
    return _Masked(text="".join([*parts, text[at:]]), start=new_start, end=new_end)


def _result(result: LetterResult) -> LetterResult:
    names = result.names
    if names is None:
        return redacted_result(result)
    return replace(
        result,
        names=(),
        conditions=tuple(masked_text(condition, names) for condition in result.conditions),
        findings=tuple(_finding(finding, names) for finding in result.findings),
        accepted=tuple(_accepted(one, names) for one in result.accepted),
        checklist=tuple(_element(element, names) for element in result.checklist),
        function=tuple(_function_row(row, names) for row in result.function),
    )


def _finding(finding: Finding, names: Sequence[str]) -> Finding:
    quote, context, start = finding.quote, finding.context, None
    if quote is not None and context is not None and finding.span is not None and finding.context_span is not None:
        # The words are masked as a part of their sentence: half a name or date would not be known for one.
        begins = finding.span.start - finding.context_span.start
        whole = _masked(context, names, begins, begins + len(quote))
        quote, context, start = whole.text[whole.start : whole.end], whole.text, whole.start
    elif quote is not None:
        quote = masked_text(quote, names)
        context = None if context is None else masked_text(context, names)
    return replace(
        finding,
        message=masked_text(finding.message, names),
        quote=quote,
        context=context,
        quote_start=start,
        related=tuple(_related(related, names) for related in finding.related),
    )


def _related(related: Related, names: Sequence[str]) -> Related:
    return replace(related, label=label_without_words(related.label), quote=masked_text(related.quote, names))


def _accepted(one: Accepted, names: Sequence[str]) -> Accepted:
    return replace(one, finding=_finding(one.finding, names))


def _element(element: Element, names: Sequence[str]) -> Element:
    return replace(element, quote=None if element.quote is None else masked_text(element.quote, names))


def _function_row(row: FunctionRow, names: Sequence[str]) -> FunctionRow:
    return replace(row, measure=masked_text(row.measure, names), quote=masked_text(row.quote, names))
