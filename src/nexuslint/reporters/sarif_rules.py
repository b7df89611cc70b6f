"""The rules table of a SARIF log, made from the rule files."""

from __future__ import annotations

from typing import TypedDict

from nexuslint.model.finding import Severity
from nexuslint.model.rule import Rule
from nexuslint.model.rule import Status as RuleStatus
from nexuslint.reporters.encoding import clean
from nexuslint.reporters.markdown import escaped
from nexuslint.reporters.rule_words import applies_words, severity_words

#: SARIF's word for each severity.
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.SUGGESTION: "note"}
#: GitHub's word for each severity.
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.SUGGESTION: "recommendation"}


class Text(TypedDict):
    """A SARIF message."""

    text: str


class Help(TypedDict):
    """A SARIF message in plain text and in Markdown."""

    text: str
    markdown: str


class Configuration(TypedDict):
    """How a rule is graded."""

    level: str


class Descriptor(TypedDict):
    """One rule of the table, by SARIF's names."""

    id: str
    name: str
    shortDescription: Text
    fullDescription: Text
    help: Help
    defaultConfiguration: Configuration
    properties: dict[str, object]


def descriptor(rule: Rule) -> Descriptor:
    """One rule as SARIF has it. There is no `helpUri`: the page is in `help`, and `nexuslint explain CODE` shows it."""
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": clean(rule.summary)},
        "fullDescription": {"text": _full(rule)},
        "help": {"text": _help_text(rule), "markdown": _help_markdown(rule)},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {
            "tags": [*(program.value for program in rule.applies.programs), *_status_tag(rule)],
            "problem.severity": _GITHUB[rule.severity],
            "severity": severity_words(rule),
            "appliesTo": applies_words(rule.applies),
            "since": rule.since,
            "pack": rule.pack,
        },
    }


def _status_tag(rule: Rule) -> tuple[str, ...]:
    return () if rule.status is RuleStatus.STABLE else (rule.status.value,)


def _full(rule: Rule) -> str:
    words = clean(rule.defect_when)
    return f"{words} Not a fault when: {clean(rule.not_when)}" if rule.not_when else words


def _help_text(rule: Rule) -> str:
    parts = [f"Why it matters: {clean(rule.why)}", f"What to ask for: {clean(rule.advice)}"]
    parts.extend(f"{clean(source.cite)}: {clean(source.says)}" for source in rule.sources)
    return "\n\n".join(parts)


def _help_markdown(rule: Rule) -> str:
    parts = [
        f"**A fault when** {escaped(rule.defect_when)}",
        f"**Not a fault when** {escaped(rule.not_when)}" if rule.not_when else "",
        f"**Why it matters** {escaped(rule.why)}",
        f"**What to ask for** {escaped(rule.advice)}",
        "\n".join(f"- {escaped(source.cite)}: {escaped(source.says)}" for source in rule.sources),
    ]
    return "\n\n".join(part for part in parts if part)
