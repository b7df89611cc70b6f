"""What a letter tells of a limit beside its measure."""

from __future__ import annotations

from dataclasses import dataclass

from nexuslint.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """The words for since when, because of what, and supported by what; `None` for what is not told."""

    since: Span | None = None
    cause: Span | None = None
    support: Span | None = None

    def or_else(self, other: Tie) -> Tie:
        """The same, with what is missing taken from another."""
        return Tie(
            since=self.since or other.since,
            cause=self.cause or other.cause,
            support=self.support or other.support,
        )


NO_TIE = Tie()
