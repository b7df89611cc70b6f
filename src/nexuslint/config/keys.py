"""Every key that a settings file may hold: one table for the reader, `nexuslint config`, the starter file and the JSON schema."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from nexuslint.model.program import Program, Theory
from nexuslint.model.severity import Severity


class Kind(str, Enum):
    """What a value must be."""

    WORD = "one of a few words"
    WORDS = "one or more of a few words"
    TEXT = "text"
    TEXTS = "a list of texts"
    PATTERNS = "a list of patterns as in a .gitignore"
    CODES = "a list of codes or their beginnings"
    FLAG = "true or false"
    JOBS = 'a whole number from 1, or "auto"'
    GRADES = "a table of code = severity"


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One key: its name, what its value must be, the words it may be, and whether a `per-file` table may hold it."""

    name: str
    kind: Kind
    summary: str
    words: tuple[str, ...] = ()
    per_file: bool = False


_SEVERITIES = tuple(one.value for one in Severity)
#: What `[severity]` may say of a code.
GRADES = (*_SEVERITIES, "off")
#: When a run ends with 1.
FAIL_ON = (*_SEVERITIES, "never")

#: In the order in which they are shown.
KEYS: tuple[Key, ...] = (
    Key(
        name="program",
        kind=Kind.WORD,
        words=tuple(one.value for one in Program),
        per_file=True,
        summary="The agency that the letters are for, instead of what each letter shows.",
    ),
    Key(
        name="theory",
        kind=Kind.WORDS,
        words=tuple(one.value for one in Theory),
        per_file=True,
        summary="The theory argued (VA), instead of what each letter shows.",
    ),
    Key(name="condition", kind=Kind.TEXTS, per_file=True, summary="The claimed conditions, instead of those found."),
    Key(name="select", kind=Kind.CODES, per_file=True, summary="Only these rules; all when left out."),
    Key(name="ignore", kind=Kind.CODES, per_file=True, summary="Not these rules."),
    Key(
        name="severity",
        kind=Kind.GRADES,
        words=GRADES,
        per_file=True,
        summary="Another severity for a rule, or off.",
    ),
    Key(name="include", kind=Kind.PATTERNS, summary="In folders, only files that match one of these patterns."),
    Key(
        name="exclude", kind=Kind.PATTERNS, summary="In folders, no file or folder that matches one of these patterns."
    ),
    Key(name="gitignore", kind=Kind.FLAG, summary="In folders, leave out what Git ignores (default: true)."),
    Key(name="packs", kind=Kind.TEXTS, summary="Rule packs: folders, from this file, or names of installed packs."),
    Key(name="allow-code", kind=Kind.TEXTS, summary="Installed packages whose checks, written in Python, may run."),
    Key(name="baseline", kind=Kind.TEXT, summary="The file of accepted findings, from this file."),
    Key(name="fail-on", kind=Kind.WORD, words=FAIL_ON, summary="End with 1 at a finding as grave as this."),
    Key(name="format", kind=Kind.TEXTS, summary="How to show what was found, as --format takes it."),
    Key(name="jobs", kind=Kind.JOBS, summary="How many letters are read side by side."),
)
BY_NAME = {key.name: key for key in KEYS}
#: Tables that are no single value.
PER_FILE, ACCEPT = "per-file", "accept"
#: The keys of one `[[accept]]` table; a letter's own file leaves out which letter it is for.
ACCEPT_KEYS = ("letter", "code", "reason")


def as_written(name: str) -> str:
    """A key's name with its dashes: `fail_on` and `fail-on` are one."""
    return name.replace("_", "-")
