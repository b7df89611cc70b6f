"""All rules at a glance, as a table or as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import BinaryIO

from rich.text import Text

from nexuslint.model.rule import Rule
from nexuslint.reporters import View
from nexuslint.reporters.console_page import Page
from nexuslint.reporters.encoding import clean
from nexuslint.reporters.json import SCHEMA, to_bytes
from nexuslint.reporters.rule_words import programs_words
from nexuslint.reporters.words import count

#: The core pack's families, by the first digit of the code.
_FAMILIES = {
    "NX1": "Diagnosis",
    "NX2": "Opinion",
    "NX3": "Rationale",
    "NX4": "Records, service and timeline",
    "NX5": "Other causes and adverse evidence",
    "NX6": "Provider and form",
    "NX7": "Function, work and daily life",
    "NX8": "Across letters",
}
#: From this many columns the summary stands in the row; below, under it.
_WIDE = 96
_WIDEST = 140


def write_rules_table(rules: Sequence[Rule], view: View, out: BinaryIO) -> None:
    """One row a rule, by family."""
    page = Page(view, widest=_WIDEST)
    widest = max((len(rule.name) for rule in rules), default=0)
    for family, members in groupby(rules, key=lambda rule: rule.code[:-2]):
        page.heading(_FAMILIES.get(family, family))
        rows = [_row(rule) for rule in members]
        if page.width >= _WIDE:
            page.columns(rows, [5, widest, 10, 7], indent=2)
        else:
            _put_stacked(page, rows)
        page.line()
    page.paragraph(f"{count(len(rules), 'rule')}. “nexuslint explain CODE” shows the page of one.")
    page.write(out)


def write_rules_json(rules: Sequence[Rule], out: BinaryIO) -> None:
    """One object a rule, its severity and programs included."""
    out.write(to_bytes({"schema": SCHEMA, "rules": [_rule(rule) for rule in rules]}))


def _row(rule: Rule) -> list[Text]:
    return [
        Text(rule.code, "code"),
        Text(rule.name),
        Text(rule.severity.value, rule.severity.value),
        Text(programs_words(rule.applies)),
        Text(clean(rule.summary)),
    ]


def _put_stacked(page: Page, rows: Sequence[Sequence[Text]]) -> None:
    for code, name, severity, programs, summary in rows:
        page.paragraph(Text.assemble(code, " ", name, ", ", severity, ", ", programs), indent=2)
        page.paragraph(summary, indent=8)


def _rule(rule: Rule) -> dict[str, object]:
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity.value,
        "programs": [program.value for program in rule.applies.programs],
        "theories": [theory.value for theory in rule.applies.theories],
        "summary": rule.summary,
        "why": rule.why,
        "advice": rule.advice,
        "status": rule.status.value,
        "since": rule.since,
        "pack": rule.pack,
    }
