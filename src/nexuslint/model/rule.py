"""A rule as it stands in its file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from nexuslint.model.facts import Ground, Program, Theory
from nexuslint.model.finding import Severity

#: What a `where` may compare a field with, already turned into the field's type.
Value = object


class Comparison(str, Enum):
    """How a `where` compares: equal to one of the values, or to none of them."""

    IS = "is"
    NOT = "not"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """One comparison on one field of a fact."""

    field: str
    comparison: Comparison
    values: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Present:
    """Each fact of the kind that meets all of `where` is a hit."""

    kind: str
    where: tuple[Where, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A hit when no fact of the kind meets `where`.

    `mark` names the kinds to point at, the first that stands, else the letter as a whole. `per_condition`: asked anew for
    each claimed condition, where a fact of no told condition serves them all.
    """

    kind: str
    where: tuple[Where, ...] = ()
    mark: tuple[Present, ...] = ()
    per_condition: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagree:
    """A hit when facts of the kind that share the `within` field differ in one of the `on` fields."""

    kind: str
    on: tuple[str, ...]
    within: str | None = None
    where: tuple[Where, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """The hits of a check written in Python, by its name."""

    name: str


#: What can be compared across the letters of a run.
ACROSS = ("boilerplate",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Across:
    """A hit when the letter is at fault beside another letter of the same run, by the comparison of that name."""

    name: str


Condition = Present | Missing | Disagree | Coded | Across


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """A further condition without words to point at; `program` confines it to letters of that program."""

    condition: Present | Missing
    program: Program | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Silencer:
    """A code whose finding makes this rule pointless.

    `program` confines it to letters of that program, `where` to hits of a `present` rule whose fact meets it.
    """

    code: str
    program: Program | None = None
    where: tuple[Where, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Milder:
    """A second, milder severity.

    It holds in letters of `program` (if given) where any one of `when` holds (none: always) and, for a `present` rule, the
    fact that was hit meets all of `where`.
    """

    severity: Severity
    when: tuple[Present | Missing, ...] = ()
    where: tuple[Where, ...] = ()
    program: Program | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Applies:
    """The letters a rule is for; an empty theory or ground means any."""

    programs: tuple[Program, ...]
    theories: tuple[Theory, ...] = ()
    grounds: tuple[Ground, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An authority: `checked` is the day (ISO 8601) its text was seen, `None` when it is cited from memory."""

    cite: str
    says: str
    checked: str | None = None


class Status(str, Enum):
    """How settled a rule is."""

    PREVIEW = "preview"
    STABLE = "stable"
    DEPRECATED = "deprecated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A letter, or a change to a sound one, with what the rule must say of it.

    Either `text` (words between the marks are the span) or `letter` with `drop` and `replace` (named parts). `program` and
    `theories` are told to the reader where the text is too short to tell. `known_miss`: the rule is not yet good enough; the
    test fails the day it is. `beside` names the sound letter that is the other letter of the run, for rules that look across
    letters.
    """

    bad: bool
    text: str | None = None
    letter: str | None = None
    drop: tuple[str, ...] = ()
    replace: Mapping[str, str] | None = None
    because: str = ""
    program: Program | None = None
    theories: tuple[Theory, ...] = ()
    conditions: tuple[str, ...] = ()
    severity: Severity | None = None
    known_miss: str = ""
    line: int = 0
    beside: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of a pack; `file` and `line` say where it was written.

    `doubted`: its own severity is error, and it is a warning because it was measured to be wrong too often.
    """

    code: str
    name: str
    severity: Severity
    doubted: bool = False
    applies: Applies
    summary: str
    defect_when: str
    not_when: str
    condition: Condition
    only_if: tuple[Guard, ...] = ()
    silent_when: tuple[Silencer, ...] = ()
    milder: tuple[Milder, ...] = ()
    message: str
    advice: str
    why: str
    sources: tuple[Source, ...]
    since: str
    status: Status
    examples: tuple[Example, ...]
    pack: str
    file: str
    line: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A loaded rule pack: its rules by code in order. `digest` is the SHA-256 of all its files."""

    name: str
    version: str
    prefix: str
    rules: tuple[Rule, ...]
    digest: str = ""

    @property
    def label(self) -> str:
        """Name and version, as findings and reports show it."""
        return f"{self.name} {self.version}"

    def rule(self, code: str) -> Rule | None:
        """The rule of one code, or `None`."""
        return next((rule for rule in self.rules if rule.code == code), None)
