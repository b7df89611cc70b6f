"""What the user asks of the reading and the rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nexuslint.model.pack_source import PackSource
    from nexuslint.model.program import Program, Theory
    from nexuslint.model.severity import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the user asks for. Empty `select` means every rule; both lists hold codes or their beginnings ("NX2").

    `severities` has codes or their beginnings with the severity that takes the place of the rule's own, or `None` for off.
    `packs` are used after the core pack, in order; `allow_code` names the packages whose checks may run, with their versions.
    Whatever changes the result of a letter stands here: results that are kept are found again by it.
    """

    program: Program | None = None
    theories: tuple[Theory, ...] = ()
    conditions: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    stage: str | None = None
    severities: tuple[tuple[str, Severity | None], ...] = ()
    packs: tuple[PackSource, ...] = ()
    allow_code: tuple[str, ...] = ()
