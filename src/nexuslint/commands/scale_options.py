"""Options for many letters, and for the same letters again and again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import click

_Command = TypeVar("_Command", bound=Callable[..., object])
_AUTO = "auto"


def read_jobs(ctx: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """The number of processes, or “auto”; `None` when nothing was said; a callback for click.

    Raises:
        click.BadParameter: it is neither “auto” nor a number from 1.
    """
    if value is None or value.casefold() == _AUTO:
        return value and _AUTO
    if not value.isdecimal() or int(value) < 1:
        raise click.BadParameter(f"“{value}” is neither “auto” nor a number from 1.", ctx, option)
    return str(int(value))


jobs_option = click.option(
    "--jobs",
    callback=read_jobs,
    metavar="N|auto",
    help="Check with N processes; auto (the default): one a core where there are letters enough.",
)
no_cache_option = click.option(
    "--no-cache", is_flag=True, help="Neither use nor keep results of letters that have not changed."
)


def scale_options(command: _Command) -> _Command:
    """`--jobs`, `--no-cache`, `--changed`, `--watch`."""
    for option in (
        click.option("--watch", is_flag=True, help="Check again whenever a letter is saved, until Ctrl-C."),
        click.option(
            "--changed",
            is_flag=False,
            flag_value="HEAD",
            metavar="[REF]",
            help="Only letters that differ from a commit of the Git repository (default: the last one).",
        ),
        no_cache_option,
        jobs_option,
    ):
        command = option(command)
    return command
