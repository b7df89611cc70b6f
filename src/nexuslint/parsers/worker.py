"""The child process that parses: one file after another, each within its limits, until its input ends."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from types import ModuleType
from typing import BinaryIO, cast

from nexuslint.model.errors import (
    InternalError,
    LetterError,
    NexuslintError,
    OverLimit,
    UnreadableLetter,
)
from nexuslint.parsers import parser_for
from nexuslint.parsers.limits import MEGABYTE, Limits
from nexuslint.parsers.request import Request, read_request
from nexuslint.parsers.wire import (
    LOADED,
    READY,
    error_values,
    letter_values,
    packed,
    write_frame,
)

_resource: ModuleType | None
try:
    import resource as _resource
except ImportError:  # Windows, where the clock in the parent is the only limit
    _resource = None

#: A leak in a library must not eat up the allowance of later files: a child that has grown so far gives way to another.
_RETIRE_GROWTH = 0.5


def main() -> None:
    """Answer requests from standard input on standard output; whatever a library prints goes nowhere."""
    requests = cast("BinaryIO", os.fdopen(os.dup(0), "rb"))
    answers = cast("BinaryIO", os.fdopen(os.dup(1), "wb"))
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    # Ctrl-C is for the parent, which then ends this process; a core file would hold the letter.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if _resource is not None:
        _resource.setrlimit(_resource.RLIMIT_CORE, (0, 0))
    write_frame(answers, READY)
    first_size: int | None = None
    while (request := read_request(requests)) is not None:
        kind, value = _answer(request, answers)
        size = _address_space()
        first_size = first_size or size
        retires = (
            kind == "over-memory" or size - (first_size or 0) > _RETIRE_GROWTH * request.limits.memory_mb * MEGABYTE
        )
        _lift_memory_limit()
        write_frame(answers, packed((kind, value, retires)))
        if retires:
            return


def _answer(request: Request, answers: BinaryIO) -> tuple[str, object]:
    """The kind of the answer and its values: "letter", "error" or "over-memory"."""
    try:
        try:
            parser = parser_for(request.source.format)
        finally:
            # Told of a parser that does not load as well: the parent waits for it before it counts the file's time.
            write_frame(answers, LOADED)
        _set_limits(request.limits)
        return "letter", letter_values(parser(request.content, request.source, request.limits))
    except MemoryError:
        return "over-memory", error_values(over_memory(request.limits))
    except LetterError as error:
        if _ran_out_of_memory(error):
            return "over-memory", error_values(over_memory(request.limits))
        return "error", error_values(error)
    except NexuslintError as error:
        return "error", error_values(error)
    except Exception as error:  # noqa: BLE001 - whatever a library raises on a hostile file, the others must be read
        if _ran_out_of_memory(error):
            return "over-memory", error_values(over_memory(request.limits))
        return "error", error_values(_unforeseen(error))


def over_memory(limits: Limits) -> OverLimit:
    """The error for a file that took more memory than allowed."""
    return OverLimit(
        f"Reading the file took more than {limits.memory_mb:,} MB of memory, so it was given up.",
        advice="Print the letter to a new PDF, or save it once more in Word, and check that file.",
    )


def _unforeseen(error: Exception) -> NexuslintError:
    """The type of an unforeseen error is told, never its text: it could quote the letter.

    A library in want of its own parts is our bug; any other error can come of a file that is made to cause it.
    """
    name = type(error).__name__
    if isinstance(error, ImportError):
        return InternalError(f"A parser failed ({name}).", advice="Please report it, without the letter.")
    return UnreadableLetter(
        f"The file is damaged: its reader gave up ({name}).",
        advice="Open it, save or print it to a new file, and check that one.",
    )


def _ran_out_of_memory(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, MemoryError):
            return True
        error = error.__cause__ or error.__context__
    return False


def _set_limits(limits: Limits) -> None:
    """Limit what this process may take from here on, on top of what it has taken already."""
    if _resource is None:
        return
    usage = _resource.getrusage(_resource.RUSAGE_SELF)
    used = int(usage.ru_utime + usage.ru_stime) + 1
    _lower(_resource.RLIMIT_CPU, used + limits.cpu_seconds)
    if size := _address_space():
        _lower(_resource.RLIMIT_AS, size + limits.memory_mb * MEGABYTE)


def _lift_memory_limit() -> None:
    if _resource is not None:
        _lower(_resource.RLIMIT_AS, _resource.RLIM_INFINITY)


def _lower(kind: int, soft: int) -> None:
    """Set a soft limit, as far as the hard one and the system let it; macOS refuses some."""
    if _resource is None:
        return
    hard = _resource.getrlimit(kind)[1]
    if hard != _resource.RLIM_INFINITY and (soft == _resource.RLIM_INFINITY or soft > hard):
        soft = hard
    try:
        _resource.setrlimit(kind, (soft, hard))
    except (ValueError, OSError):
        return


def _address_space() -> int:
    """The bytes of address space this process has taken; 0 where the system does not tell."""
    if not sys.platform.startswith("linux"):
        return 0
    pages = Path("/proc/self/statm").read_bytes().split()[0]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")
