"""From an exception to words on standard error and an exit code; no traceback, and no word of a letter."""

from __future__ import annotations

import os
import sys

import click

from nexuslint.commands.terminal import tell
from nexuslint.fault import fault_words
from nexuslint.model.errors import InternalError, NexuslintError

INTERNAL = 70
INTERRUPTED = 130
#: What a shell gives for a program whose reader went away (128 + SIGPIPE).
BROKEN_PIPE = 141


class ReaderGone(Exception):
    """Whoever read the output closed the pipe, as `head` does."""


def exit_code_of(failure: BaseException) -> int:
    """The exit code of a run that ended so; people are told why."""
    if isinstance(failure, NexuslintError):
        return _told(failure)
    if isinstance(failure, click.ClickException):
        failure.show()
        return failure.exit_code
    if isinstance(failure, (click.Abort, KeyboardInterrupt)):
        tell("Stopped.")
        return INTERRUPTED
    if isinstance(failure, SystemExit):
        return failure.code if isinstance(failure.code, int) else 0 if failure.code is None else 1
    if isinstance(failure, (ReaderGone, BrokenPipeError)):
        _silence_standard_output()
        return BROKEN_PIPE
    return _fault(failure)


def _silence_standard_output() -> None:
    """Send what is still unwritten nowhere: the interpreter flushes once more when it ends, and would complain then."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError):
        pass


def _told(error: NexuslintError) -> int:
    if isinstance(error, InternalError):
        return _fault(error)
    tell(f"Error: {error.message}")
    if error.advice:
        tell(error.advice)
    return error.exit_code


def _fault(failure: BaseException) -> int:
    # The exception's own message is left out: it may quote the letter.
    tell("This is a fault in nexuslint itself, not in your letter.")
    kind, place = fault_words(failure)
    tell(f"  {kind}: {place}")
    tell("Please report these lines, with the version (nexuslint --version); no word of the letter is in them.")
    return INTERNAL
