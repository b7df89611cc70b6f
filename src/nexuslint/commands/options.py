"""Options that several commands share, and how their values are read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import click

from nexuslint.suggest import did_you_mean

#: The names of `reporters.REPORTERS`; written out here so that `--help` need not import the reporters.
FORMATS = ("rich", "concise", "json", "sarif", "github", "gitlab", "junit", "markdown")
#: How much of a letter's text a report shows, from all to nothing.
TEXT = ("full", "masked", "none")
STAGES = ("initial", "reconsideration", "hearing", "supplemental", "appeal")
SEVERITIES = ("error", "warning", "suggestion")
PROGRAMS = ("va", "ssd")
THEORIES = ("direct", "secondary", "aggravation")

_Command = TypeVar("_Command", bound=Callable[..., object])


@dataclass(frozen=True)
class Destination:
    """A format and the file it goes to; `None` is standard output."""

    format: str
    file: str | None = None


def read_formats(ctx: click.Context, option: click.Parameter, values: tuple[str, ...]) -> tuple[Destination, ...]:
    """The destinations named by `FORMAT` or `FORMAT:FILE`; a callback for click.

    Raises:
        click.BadParameter: a format is not known, or its file name is missing.
    """
    return tuple(_destination(ctx, option, value) for value in values)


def _destination(ctx: click.Context, option: click.Parameter, value: str) -> Destination:
    name, colon, file = value.partition(":")
    if name not in FORMATS:
        near = did_you_mean(name, FORMATS) or f"The formats are {', '.join(FORMATS)}."
        raise click.BadParameter(f"“{name}” is no format. {near}", ctx, option)
    if colon and not file:
        raise click.BadParameter(f"a file name must follow “{name}:”.", ctx, option)
    return Destination(format=name, file=None if file in ("", "-") else file)


def read_codes(ctx: click.Context, option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """The codes of all values, which may hold several with commas between, in capitals; a callback for click.

    Whether they exist is told later, when the rules are loaded.

    Raises:
        click.BadParameter: a value names none.
    """
    codes: list[str] = []
    for value in values:
        found = [one.strip().upper() for one in value.split(",") if one.strip()]
        if not found:
            raise click.BadParameter("name at least one code, such as NX202 or NX2.", ctx, option)
        codes.extend(found)
    return tuple(codes)


def reading_options(command: _Command) -> _Command:
    """What the user knows of a letter and nexuslint need not guess."""
    for option in (
        click.option(
            "--condition", "conditions", multiple=True, metavar="NAME", help="A claimed condition. Repeatable."
        ),
        click.option(
            "--theory",
            "theories",
            multiple=True,
            type=click.Choice(THEORIES),
            help="The theory argued (VA), instead of what the letter shows. Repeatable.",
        ),
        click.option(
            "--program",
            type=click.Choice(PROGRAMS),
            help="The agency the letter is for, instead of what the letter shows.",
        ),
    ):
        command = option(command)
    return command


def text_options(command: _Command) -> _Command:
    """How much of the letters' text a report shows."""
    for option in (
        click.option(
            "--show-text",
            type=click.Choice(TEXT),
            help="What reports show of a letter's words: all; all but names, dates and numbers that name somebody; none. "
            "(Default: full for rich and json, none for the others.)",
        ),
        click.option("--redact", is_flag=True, help="No word of a letter in any report: as --show-text none."),
    ):
        command = option(command)
    return command


no_color_option = click.option("--no-color", is_flag=True, help="No colour or other escape codes (as NO_COLOR).")
