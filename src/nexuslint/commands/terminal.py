"""The screen, the pipe and the standard streams, as they really are."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, BinaryIO, TextIO, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nexuslint.reporters import View

_Result = TypeVar("_Result")
#: Columns where nobody says how many there are.
DEFAULT_WIDTH = 80
#: Fewer letters than this are done before anybody looks for a bar.
_MANY = 5


def tell(text: str) -> None:
    """One line on standard error, in characters that it can show."""
    from nexuslint.reporters.encoding import encode

    encoding = sys.stderr.encoding or "utf-8"
    sys.stderr.write(encode(text, encoding).decode(encoding) + "\n")
    sys.stderr.flush()


def standard_output() -> BinaryIO:
    """Standard output for bytes."""
    sys.stdout.flush()
    return sys.stdout.buffer


def write_text(text: str) -> None:
    """Plain text on standard output, in characters that it can show."""
    from nexuslint.reporters.encoding import encode

    out = standard_output()
    out.write(encode(text, sys.stdout.encoding or "utf-8"))
    out.flush()


def screen_view(*, no_color: bool, quiet: bool = False) -> View:
    """How standard output shows things: escape codes only on a terminal that knows them."""
    from nexuslint.reporters import View

    root, folder = _folders()
    return View(
        width=_width(sys.stdout),
        colours=None if no_color else _colours(sys.stdout),
        encoding=sys.stdout.encoding or "utf-8",
        quiet=quiet,
        root=root,
        folder=folder,
        backslashes=os.sep == "\\",
    )


def file_view(*, quiet: bool = False) -> View:
    """How a file shows things: plain, UTF-8, the same on every machine."""
    from nexuslint.reporters import View

    root, folder = _folders()
    return View(width=DEFAULT_WIDTH, quiet=quiet, root=root, folder=folder, backslashes=os.sep == "\\")


def _folders() -> tuple[str, str]:
    """The project's root and the working folder, with forward slashes."""
    from pathlib import Path

    from nexuslint.commands.project_root import project_root

    folder = Path.cwd()
    return project_root(folder).as_posix(), folder.as_posix()


def with_progress(results: Iterable[_Result], *, total: int, quiet: bool, no_color: bool = False) -> Iterator[_Result]:
    """The results as they come, with a bar on standard error when there are many and somebody is looking."""
    if quiet or total < _MANY or not sys.stderr.isatty():
        yield from results
        return
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True, no_color=no_color or None)
    yield from track(results, "Reading letters", total=total, console=console, transient=True)


def _width(stream: TextIO) -> int:
    if stream.isatty():
        # Brings every kind of archive with it, and few runs need it.
        import shutil

        return shutil.get_terminal_size((DEFAULT_WIDTH, 24)).columns
    told = os.environ.get("COLUMNS", "")
    return int(told) if told.isdecimal() and int(told) > 0 else DEFAULT_WIDTH


def _colours(stream: TextIO) -> str | None:
    """The terminal's colour system; `None` for pipes, files, NO_COLOR, dumb terminals and old Windows consoles."""
    if not stream.isatty() and not {"FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"} & os.environ.keys():
        # What rich would find out at the cost of importing it.
        return None
    from rich.console import Console

    console = Console(file=stream)
    if not console.is_terminal or console.is_dumb_terminal or console.no_color or console.legacy_windows:
        return None
    return console.color_system
