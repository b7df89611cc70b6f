"""Every error that a user may meet.

NexuslintError
├── UsageError            2   the command line or a setting is wrong
├── LetterError           3   a file could not be read
│   ├── UnreadableLetter      damaged, empty, of no known kind
│   ├── LockedLetter          encrypted
│   ├── NoTextLayer           scanned pages only
│   └── OverLimit             took too long, too much memory, too many pages
├── PackError             4   a rule pack is broken
└── InternalError        70   our bug

A message says what is wrong, where, and what to do, and never holds a word of a letter.
"""

from __future__ import annotations


class NexuslintError(Exception):
    """The root of what users see without a traceback; `exit_code` is the program's, `advice` says what to do."""

    exit_code = 70

    def __init__(self, message: str, *, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice

    def __reduce__(self) -> tuple[object, ...]:
        """Keep the advice when the error crosses from the child process that parses."""
        return (_rebuild, (type(self), self.message, self.advice))


def _rebuild(kind: type[NexuslintError], message: str, advice: str) -> NexuslintError:
    return kind(message, advice=advice)


class UsageError(NexuslintError):
    """The command line, or a setting, is wrong."""

    exit_code = 2


class LetterError(NexuslintError):
    """A file could not be read; the others still are."""

    exit_code = 3


class UnreadableLetter(LetterError):
    """The file is damaged, empty, or of no kind that can be read."""


class LockedLetter(LetterError):
    """The file is encrypted."""


class NoTextLayer(LetterError):
    """The file has pages, and no text on any of them."""


class OverLimit(LetterError):
    """Reading the file went over a limit of time, memory or size."""


class PackError(NexuslintError):
    """A rule pack is broken; the message begins with file and line."""

    exit_code = 4


class InternalError(NexuslintError):
    """Our bug."""

    exit_code = 70
