"""Files are parsed in a child process that can be ended when a file takes too much; it lives on from file to file."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType

from nexuslint.model.errors import (
    InternalError,
    LetterError,
    NexuslintError,
    OverLimit,
    UnreadableLetter,
)
from nexuslint.model.letter import Format, Letter, SourceFile
from nexuslint.parsers import parser_for
from nexuslint.parsers.child import Child, ChildJob
from nexuslint.parsers.limits import MEGABYTE, Limits
from nexuslint.parsers.request import Request
from nexuslint.parsers.sniff import sniff


class GuardedReader:
    """Reads letters, DOCX and PDF in a child process within `limits`, plain text here.

    Use it as a context manager. `start` and `submit` let the child work while the caller does something else.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self._child: Child | None = None
        self._ahead: _Reading | None = None

    def __enter__(self) -> GuardedReader:  # noqa: PYI034 - typing.Self is newer than Python 3.10
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def start(self) -> None:
        """Launch the child process without waiting for it."""
        self._usable_child()

    def submit(self, path: str | Path) -> None:
        """Begin to read the file that `read` will be asked for next. Errors are kept for `read`.

        One file is read ahead: a second call waits for the first file and forgets it.
        """
        self._forget_ahead()
        self._ahead = self._begin(str(path), None)

    def read(self, path: str | Path) -> Letter:
        """The letter in the file at `path`.

        Raises:
            LetterError: of the kind that says why the file could not be read; the reader can go on with the next file.
            InternalError: when the child process cannot be started, or a parser has a bug.
        """
        ahead, self._ahead = self._ahead, None
        if ahead is not None and ahead.path == str(path):
            return self._finish(ahead)
        if ahead is not None:
            self._ahead = ahead
            self._forget_ahead()
        return self._finish(self._begin(str(path), None))

    def read_bytes(self, content: bytes, path: str = "-") -> Letter:
        """The letter in `content`, which came from standard input or is held already; errors as in `read`."""
        self._forget_ahead()
        return self._finish(self._begin(path, content))

    def read_each(self, paths: Iterable[str | Path]) -> Iterator[tuple[str, Letter | NexuslintError]]:
        """Each path with its letter, or the error that kept it from being read; the next file is read meanwhile."""
        waiting: str | None = None
        for path in map(str, paths):
            if waiting is None:
                self.submit(path)
            else:
                outcome = self._outcome(waiting)
                self.submit(path)
                yield waiting, outcome
            waiting = path
        if waiting is not None:
            yield waiting, self._outcome(waiting)

    def close(self) -> None:
        """End the child process."""
        self._ahead = None
        self._drop_child()

    def _outcome(self, path: str) -> Letter | NexuslintError:
        try:
            return self.read(path)
        except NexuslintError as error:
            return error

    def _begin(self, path: str, content: bytes | None) -> _Reading:
        try:
            held = _file_bytes(path, self.limits) if content is None else content
            _check_size(len(held), self.limits)
            kind = sniff(held, path=path)
        except LetterError as error:
            return _Reading(path, error=error)
        source = SourceFile(path=path, format=kind, sha256=hashlib.sha256(held).hexdigest())
        request = Request(source=source, content=held, limits=self.limits)
        if kind is Format.TEXT:
            return _Reading(path, request=request)
        return _Reading(path, job=self._usable_child().begin(request))

    def _finish(self, reading: _Reading) -> Letter:
        if reading.error is not None:
            raise reading.error
        if reading.request is not None:
            request = reading.request
            return parser_for(Format.TEXT)(request.content, request.source, request.limits)
        if reading.job is None:
            raise InternalError("A reading was begun without a file.")
        try:
            return reading.job.letter()
        finally:
            if self._child is not None and not self._child.is_usable:
                self._drop_child()

    def _forget_ahead(self) -> None:
        ahead, self._ahead = self._ahead, None
        if ahead is not None and ahead.job is not None:
            try:
                self._finish(ahead)
            except NexuslintError:
                return

    def _usable_child(self) -> Child:
        if self._child is None or not self._child.is_usable:
            self._drop_child()
            self._child = Child()
        return self._child

    def _drop_child(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.end()


class _Reading:
    """A file that is being read: its error, or its text file, or the child's job."""

    __slots__ = ("error", "job", "path", "request")

    def __init__(
        self,
        path: str,
        *,
        error: LetterError | None = None,
        request: Request | None = None,
        job: ChildJob | None = None,
    ) -> None:
        self.path = path
        self.error = error
        self.request = request
        self.job = job


def read_letter(path: str | Path, limits: Limits | None = None) -> Letter:
    """The letter in one file, by a child of its own; "-" is standard input. Errors as in `GuardedReader.read`."""
    with GuardedReader(limits) as reader:
        if str(path) == "-":
            return reader.read_bytes(sys.stdin.buffer.read(reader.limits.max_file_mb * MEGABYTE + 1))
        return reader.read(path)


def _file_bytes(path: str, limits: Limits) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read(limits.max_file_mb * MEGABYTE + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UnreadableLetter(
            f"The file could not be opened: {reason}.",
            advice="Check the name, and that you may read the file.",
        ) from error


def _check_size(size: int, limits: Limits) -> None:
    if size > limits.max_file_mb * MEGABYTE:
        raise OverLimit(
            f"The file is larger than {limits.max_file_mb} MB.",
            advice="Take the letter out of the bundle, or save it with smaller pictures, and check that file.",
        )
