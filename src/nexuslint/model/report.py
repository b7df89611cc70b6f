"""What a run gives: one result a letter, and the counts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from nexuslint.model.finding import Accepted, Finding, Severity
from nexuslint.model.letter import Note
from nexuslint.model.place import Location
from nexuslint.model.rule import Rule


class Status(str, Enum):
    """How much of a file was read."""

    OK = "ok"
    PARTIAL = "partial"
    UNREAD = "unread"


class ElementStatus(str, Enum):
    """How well a letter has one element of a strong letter."""

    FOUND = "found"
    WEAK = "weak"
    MISSING = "missing"
    NOT_NEEDED = "not needed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One row of the checklist: what a strong letter has, how well this one has it, and where."""

    element: str
    status: ElementStatus
    quote: str | None = None
    location: Location | None = None
    codes: tuple[str, ...] = ()


class FunctionKind(str, Enum):
    """What a row of the table of function tells."""

    LIMIT = "limit"
    DAILY_LIFE = "daily life"
    MOTION = "motion"
    FLARE_UP = "flare-up"
    RADIATING = "radiating sign"


@dataclass(frozen=True, slots=True, kw_only=True)
class FunctionRow:
    """One row of the table "function told in this letter": the activity, its measure, the words and the place.

    `told_by` is "patient", "clinician" or "other", `when` "onset", "since" or "now". `since`, `cause`, `support` and `loss`
    (what a flare-up or a sign takes away) are words of the letter, "" where it does not tell them.
    """

    activity: str
    measure: str
    quote: str
    location: Location
    kind: FunctionKind = FunctionKind.LIMIT
    told_by: str = "clinician"
    when: str = "now"
    since: str = ""
    cause: str = ""
    support: str = ""
    loss: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Why a file, or part of it, was not read, and what to do."""

    message: str
    advice: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterResult:
    """Everything told about one file. `findings` are ordered by severity, then by place.

    `accepted` are further findings that were looked at before; they count neither as findings nor for the exit code.
    `names` are the words of the letter that name people, in lower case, for masking them; `None` when nobody looked.
    """

    path: str
    status: Status
    sha256: str = ""
    program: str | None = None
    program_note: str = ""
    theories: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    checklist: tuple[Element, ...] = ()
    function: tuple[FunctionRow, ...] = ()
    notes: tuple[Note, ...] = ()
    problems: tuple[Problem, ...] = ()
    accepted: tuple[Accepted, ...] = ()
    names: tuple[str, ...] | None = None

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(finding.severity is severity for finding in self.findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stale:
    """An accepted finding that is no longer there: its letter, its code, and the file that still accepts it."""

    letter: str
    code: str
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The results of one run in the order of the paths, and what made them.

    `packs` are "name version"; `rules` are all their rules, by code. `redacted`: no word of a letter is left in it.
    """

    results: tuple[LetterResult, ...]
    packs: tuple[str, ...]
    tool_version: str
    stage: str | None = None
    stale: tuple[Stale, ...] = ()
    rules: tuple[Rule, ...] = ()
    redacted: bool = False

    def count(self, severity: Severity) -> int:
        """How many findings of all letters have this severity."""
        return sum(result.count(severity) for result in self.results)

    @property
    def accepted(self) -> int:
        """How many findings of all letters were accepted before."""
        return sum(len(result.accepted) for result in self.results)

    @property
    def unread(self) -> int:
        """How many files were not read, wholly or in part."""
        return sum(result.status is not Status.OK for result in self.results)
