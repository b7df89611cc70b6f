"""What the command line says; it beats every settings file."""

from __future__ import annotations

from dataclasses import dataclass

from nexuslint.model.program import Program, Theory


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
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
