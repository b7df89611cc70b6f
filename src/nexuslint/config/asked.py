"""What the command line says; it beats every settings file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nexuslint.model.program import Program, Theory


# There is one in a run, and nobody compares or prints it: it is quicker to define so, and every run pays for it.
@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Asked:
    """The command line's own settings; `None` and empty mean that nothing was said.

    `config` names the one settings file to read, `isolated` reads none.
    """

    program: Program | None = None
    theories: tuple[Theory, ...] = ()
    conditions: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str | None = None
    formats: tuple[str, ...] = ()
    jobs: str | None = None
    gitignore: bool | None = None
    baseline: str | None = None
    no_baseline: bool = False
    config: str | None = None
    isolated: bool = False
