"""From the command line to a run: which letters, and what holds for each of them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nexuslint.commands.letters import named_letters
from nexuslint.commands.outputs import plan_outputs
from nexuslint.commands.running import Asked
from nexuslint.commands.settings_options import destinations, jobs_of, run_settings
from nexuslint.config import settings_for_all
from nexuslint.config.walk import is_excluded, keeper
from nexuslint.project import options_of

if TYPE_CHECKING:
    from nexuslint.commands.options import Destination
    from nexuslint.config import Asked as AskedSettings
    from nexuslint.config import Settings
    from nexuslint.model.options import Options


# What nobody compares or prints is quicker to define, and every run pays for it.
@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Told:
    """What the command line says of a run; `settings` are its own settings, which beat those of any file."""

    settings: AskedSettings
    formats: tuple[Destination, ...] = ()
    output: str | None = None
    stage: str | None = None
    force_exclude: bool = False
    changed: str | None = None
    cached: bool = True
    quiet: bool = False
    no_color: bool = False
    show_text: str | None = None


def plan_run(paths: tuple[str, ...], told: Told, *, may_be_none: bool = False) -> Asked:
    """The run over the letters that the paths name now, by the settings files as they stand now.

    Raises:
        UsageError: a path, an option or a settings file is wrong, or no letter was found (unless there `may_be_none`).
        PackError: a pack that the settings name is broken.
    """
    whole = run_settings(paths, told.settings)
    letters = named_letters(paths, told.changed, keep=keeper(told.settings), may_be_none=may_be_none)
    if told.force_exclude:
        letters = tuple(letter for letter in letters if not is_excluded(letter, told.settings))
    work, settings = work_of(letters, told.settings, stage=told.stage)
    return Asked(
        work=work,
        settings=settings,
        planned=plan_outputs(destinations(told.formats, whole), told.output, letters),
        fail_on=whole.fail_on,
        stage=told.stage,
        jobs=jobs_of(whole),
        cached=told.cached,
        quiet=told.quiet,
        no_color=told.no_color,
        show_text=told.show_text,
        named_codes=told.settings.select + told.settings.ignore,
        sees_all=told.changed is None and covers(paths, whole.root),
    )


def work_of(
    letters: Sequence[str], asked: AskedSettings, *, stage: str | None = None
) -> tuple[tuple[tuple[str, Options], ...], tuple[Settings, ...]]:
    """The letters with their options, and the settings of each; what holds for many letters is one object.

    Raises:
        UsageError: a settings file is wrong.
        PackError: a pack that the settings name is broken.
    """
    settings = settings_for_all(letters, asked)
    made = {number: replace(options_of(one), stage=stage) for number, one in {id(one): one for one in settings}.items()}
    return tuple((letter, made[id(one)]) for letter, one in zip(letters, settings, strict=True)), settings


def covers(paths: Sequence[str], root: str) -> bool:
    """True when one of the paths is the project's root, or a folder above it."""
    top = os.path.realpath(root)
    folders = (os.path.realpath(path) for path in paths if os.path.isdir(path))
    return any(top == folder or top.startswith(folder.rstrip(os.sep) + os.sep) for folder in folders)
