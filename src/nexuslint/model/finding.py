"""What a rule says of a letter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from nexuslint.model.facts import Fact
from nexuslint.model.place import Location
from nexuslint.model.severity import Severity as Severity
from nexuslint.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedHit:
    """Another stretch that belongs to a hit, and what it is ("firm here").

    What a label tells of the letter itself stands after a colon ("here: 11 March 2024"), so that it can be left out.
    """

    span: Span
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """What a condition or check yields: the words to point at (`None` when something is absent) and message values.

    `condition` is the key of the claimed condition that was asked about (`None`: the letter as a whole), `fact` the very
    fact that was hit, where there is one. `values` has the message's `detail` and, where that is said without any word of
    the letter, `detail_redacted`.
    """

    span: Span | None
    sentence: Span | None = None
    condition: str | None = None
    fact: Fact | None = None
    related: tuple[RelatedHit, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """A located `RelatedHit` with its words."""

    span: Span
    label: str
    quote: str
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One fault of one letter.

    `quote` holds the words of `span` and `context` the sentence around them (`context_span`); all are `None` when the fault
    is an absence. `message_redacted` is the message without a word of the letter. `pack` is "name version" of the rule pack.
    `fingerprint` knows the finding again in a later run (see `fingerprint.py`); empty until one is given. `quote_start` is
    where `quote` begins in `context`, told only where masks have moved it (see `mask.py`).
    """

    code: str
    name: str
    severity: Severity
    message: str
    advice: str
    why: str
    span: Span | None
    quote: str | None
    context: str | None
    context_span: Span | None
    location: Location
    related: tuple[Related, ...] = ()
    pack: str = ""
    fingerprint: str = ""
    message_redacted: str = ""
    quote_start: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """A finding that somebody has looked at and lets stand, why, and the file that says so (baseline, sidecar, settings)."""

    finding: Finding
    reason: str
    where: str
