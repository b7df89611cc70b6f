"""What the user asks of the reading and the rules."""

from __future__ import annotations

from dataclasses import dataclass

from nexuslint.model.program import Program, Theory


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the user asks for. Empty `select` means every rule; both lists hold codes or their beginnings ("NX2").

    Whatever changes the result of a letter stands here: results that are kept are found again by it.
    """

    program: Program | None = None
    theories: tuple[Theory, ...] = ()
    conditions: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    stage: str | None = None
