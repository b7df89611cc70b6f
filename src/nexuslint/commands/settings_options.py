"""Options about settings files, and what they make of the command line."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from nexuslint.commands.options import Destination
    from nexuslint.config import Asked, Settings

_Command = TypeVar("_Command", bound=Callable[..., object])

config_option = click.option("--config", metavar="FILE", help="Read the settings of this file and of no other.")
isolated_option = click.option("--isolated", is_flag=True, help="Read no settings file.")
gitignore_option = click.option(
    "--no-gitignore", "gitignore", flag_value=False, default=None, help="In folders, do not leave out what Git ignores."
)
force_exclude_option = click.option(
    "--force-exclude", is_flag=True, help="Leave out what the settings exclude even when it is named, as hooks do."
)


def baseline_options(command: _Command) -> _Command:
    """Which findings were accepted before."""
    for option in (
        click.option("--no-baseline", is_flag=True, help="Tell findings that the baseline accepts too."),
        click.option("--baseline", metavar="FILE", help="The file of accepted findings, instead of the settings' own."),
    ):
        command = option(command)
    return command


def settings_options(command: _Command) -> _Command:
    """Which settings file is read."""
    return config_option(isolated_option(command))


def make_asked(
    *,
    program: str | None = None,
    theories: tuple[str, ...] = (),
    conditions: tuple[str, ...] = (),
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    fail_on: str | None = None,
    formats: tuple[str, ...] = (),
    jobs: str | None = None,
    gitignore: bool | None = None,
    baseline: str | None = None,
    no_baseline: bool = False,
    config: str | None = None,
    isolated: bool = False,
) -> Asked:
    """The command line's own settings.

    Raises:
        UsageError: options that cannot stand together.
    """
    from nexuslint.config import Asked
    from nexuslint.model.errors import UsageError
    from nexuslint.model.program import Program, Theory

    if config is not None and isolated:
        raise UsageError("--config names a settings file and --isolated reads none.", advice="Leave one of them out.")
    if baseline is not None and no_baseline:
        raise UsageError("--baseline and --no-baseline cannot stand together.", advice="Leave one of them out.")
    return Asked(
        program=Program(program) if program else None,
        theories=tuple(Theory(one) for one in theories),
        conditions=conditions,
        select=select,
        ignore=ignore,
        fail_on=fail_on,
        formats=formats,
        jobs=jobs,
        gitignore=gitignore,
        baseline=baseline,
        no_baseline=no_baseline,
        config=config,
        isolated=isolated,
    )


def run_settings(paths: tuple[str, ...], asked: Asked) -> Settings:
    """The settings of the run as a whole (`fail-on`, `format`, `jobs`): those of the folder that all its paths share.

    Raises:
        UsageError: a settings file cannot be read, or is wrong.
    """
    import os

    from nexuslint.config import settings_for
    from nexuslint.config.find import folder_of

    # Of a pattern the part before its first sign counts.
    folders = [folder_of(path if os.path.lexists(path) else os.path.dirname(path)) for path in paths] or [os.getcwd()]
    try:
        shared = os.path.commonpath(folders)
    except ValueError:  # on several drives
        shared = os.getcwd()
    while not os.path.isdir(shared):
        shared = os.path.dirname(shared)
    return settings_for(shared, asked)


def jobs_of(settings: Settings) -> int | None:
    """How many processes check; `None` is “auto”."""
    return int(settings.jobs) if settings.jobs.isdecimal() else None


def destinations(formats: tuple[Destination, ...], settings: Settings) -> tuple[Destination, ...]:
    """The destinations of a run: those of the command line, else those of the settings, whose files are from their folder.

    Raises:
        UsageError: the settings name a format that is not known.
    """
    if formats:
        return formats
    import os

    from nexuslint.commands.options import FORMATS, Destination
    from nexuslint.model.errors import UsageError
    from nexuslint.suggest import did_you_mean

    found = []
    for value in settings.formats:
        name, colon, file = value.partition(":")
        if name not in FORMATS or (colon and not file):
            near = did_you_mean(name, FORMATS) or f"The formats are {', '.join(FORMATS)}; FORMAT:FILE writes to a file."
            raise UsageError(f"{settings.origin('format')}: “{value}” is no format.", advice=near)
        found.append(Destination(format=name, file=None if file in ("", "-") else os.path.join(settings.root, file)))
    return tuple(found)
