"""`overrides.yaml`: how a pack switches off, re-grades or re-words rules of the packs before it; never what a code means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from nexuslint.model.rule import Rule
from nexuslint.model.severity import Severity
from nexuslint.packs.folders import OVERRIDES_NAME, read_pack_file, shown_path
from nexuslint.packs.loader import read_message, read_plain, read_severity
from nexuslint.packs.positions import Entry, check_keys, complain, complain_unknown, read_entries

#: What may be said in other words. What a code means stands in its other keys, and those are not for a pack to change.
OVERRIDABLE = ("severity", "message", "advice", "why")
OFF = "off"


@dataclass(frozen=True, slots=True, kw_only=True)
class Overrides:
    """What a pack changes in rules of others: their words, their severities by code, and the codes that it switches off."""

    rules: Mapping[str, Rule]
    grades: Mapping[str, Severity]
    off: frozenset[str]


def read_overrides(folder: Path, rules: Mapping[str, Rule], own: Mapping[str, Rule]) -> Overrides:
    """What the pack at `folder` changes.

    `rules` are those of the packs before it, `own` its own, which it changes where they stand.

    Raises:
        PackError: an unknown code or key, or a wrong value.
    """
    path = folder / OVERRIDES_NAME
    if not path.is_file():
        return Overrides(rules={}, grades={}, off=frozenset())
    root = read_entries(read_pack_file(path, folder), shown_path(path, folder))
    changed: dict[str, Rule] = {}
    grades: dict[str, Severity] = {}
    off: set[str] = set()
    for code, entry in root.table(OVERRIDES_NAME).items():
        if code in own:
            complain(entry, f"{code} is the pack's own: change it in its rule file.")
        if code not in rules:
            complain_unknown(entry, "code", code, rules)
        if isinstance(entry.value, str):
            if entry.value != OFF:
                complain_unknown(entry, "word", entry.value, (OFF,))
            off.add(code)
        else:
            table = check_keys(entry, f"the override of {code}", optional=OVERRIDABLE)
            if "severity" in table:
                grades[code] = read_severity(table["severity"])
            changed[code] = _in_other_words(rules[code], table)
    return Overrides(rules=changed, grades=grades, off=frozenset(off))


def _in_other_words(rule: Rule, table: Mapping[str, Entry]) -> Rule:
    if "message" in table:
        rule = replace(rule, message=read_message(table["message"], rule.condition))
    if "advice" in table:
        rule = replace(rule, advice=read_plain(table["advice"], "advice"))
    if "why" in table:
        rule = replace(rule, why=read_plain(table["why"], "why"))
    return rule
