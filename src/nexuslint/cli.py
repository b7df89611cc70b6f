"""The command line: `nexuslint letter.pdf`, and what else it can be asked."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from nexuslint.commands.failures import ReaderGone, exit_code_of
from nexuslint.commands.lint import lint
from nexuslint.commands.version import show_version

#: Flags that every command knows, so that they may stand before its name.
_COMMON_FLAGS = frozenset({"--no-color"})
_OF_THE_GROUP = frozenset({"--help", "-h", "--version"})
#: Commands that are imported when they are asked for: linting, which happens most, need not wait for them.
_LATER = ("baseline", "cache", "config", "explain", "facts", "init", "pack", "rules")


# numpy's threads would take the other cores for products too small to be shared; --jobs uses those for other letters
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
# Looking for circular garbage after every 700 new objects is a twentieth of a run in which nothing has changed.
gc.set_threshold(50_000)


class LintByDefault(click.Group):
    """A group that lints unless its first word is the name of another command."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the name of the command in front where the user left it out."""
        return super().parse_args(ctx, self._with_command(args))

    def _with_command(self, args: list[str]) -> list[str]:
        flags = 0
        while flags < len(args) and args[flags] in _COMMON_FLAGS:
            flags += 1
        first = args[flags] if flags < len(args) else ""
        if first in self.commands or first in _LATER:
            return [first, *args[:flags], *args[flags + 1 :]]
        if not args or first in _OF_THE_GROUP:
            return args[flags:]
        return ["lint", *args]

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return sorted({*super().list_commands(ctx), *_LATER})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, or `None`."""
        if cmd_name in _LATER:
            found: click.Command = getattr(import_module(f"nexuslint.commands.{cmd_name}"), cmd_name)
            return found
        return super().get_command(ctx, cmd_name)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; a reader that went away is told apart here, since click would end with 1: “findings”."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise ReaderGone from None

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The two ways to call it."""
        formatter.write_usage(ctx.command_path, "[OPTIONS] PATH...")
        formatter.write_usage(ctx.command_path, "COMMAND ...", prefix="       ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options of linting, then the other commands."""
        lint.format_options(click.Context(lint, parent=ctx, info_name="lint"), formatter)
        self.format_commands(ctx, formatter)


@click.group(
    cls=LintByDefault,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=(
        "Exit codes: 0 nothing at or over --fail-on; 1 findings; 2 wrong usage; 3 a file could not be read, wholly or in"
        " part; 4 a broken rule pack; 70 a fault in nexuslint. A letter named like a command is linted as ./rules."
    ),
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=show_version,
    help="Show the version and stop.",
)
def program() -> None:
    """Tell what weakens a clinician's opinion letter for a VA or Social Security claim.

    PATH is a letter (.docx, .pdf, .txt, .md), a folder with letters, a pattern in quotes, or - for standard input.
    """


program.add_command(lint)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; gives its exit code. `arguments` are those of the process when left out."""
    try:
        result = program.main(
            list(arguments) if arguments is not None else None, prog_name="nexuslint", standalone_mode=False
        )
        # What is left is sent while a closed pipe can still be caught.
        sys.stdout.flush()
    except BaseException as failure:  # noqa: BLE001
        # Every way out ends in one place, so that no traceback with a letter's words in it can reach a screen or a log.
        return exit_code_of(failure)
    return result if isinstance(result, int) else 0
