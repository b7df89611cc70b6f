"""The parent's end of the child process that parses."""

from __future__ import annotations

import json
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Final, cast

from nexuslint.model.errors import (
    InternalError,
    LetterError,
    NexuslintError,
    OverLimit,
    UnreadableLetter,
)
from nexuslint.model.letter import Letter
from nexuslint.parsers.limits import MEGABYTE
from nexuslint.parsers.request import Request, write_request
from nexuslint.parsers.wire import LOADED, READY, error_from, letter_from, read_frame, unpacked

#: Isolated (no environment, no user site) and without site: the path comes from the parent, so nothing is looked for.
#: The package itself is left empty: what it offers to users is no use here, and would be imported first.
_COMMAND: Final = ("-I", "-S", "-c")
_PROGRAM: Final = (
    "import json, sys, types\n"
    "sys.path[:] = json.loads(sys.argv[1])\n"
    "package = sys.modules['nexuslint'] = types.ModuleType('nexuslint')\n"
    "package.__path__ = [sys.argv[2]]\n"
    "from nexuslint.parsers.worker import main\n"
    "main()\n"
)
#: Seconds for the interpreter and the parser's libraries to come up on a busy machine; the file's own clock starts after.
_START_SECONDS: Final = 60.0
_END_SECONDS: Final = 1.0
_PACKAGE: Final = Path(__file__).resolve().parents[1]
_PRINT_AGAIN: Final = "Print the letter to a new PDF, or save it once more in Word, and check that file."


class Child:
    """One child process. `begin` hands it a file; it does one at a time."""

    def __init__(self) -> None:
        if not sys.executable:
            raise InternalError("The Python program that nexuslint runs in is not known, so no file can be read.")
        self.is_usable = True
        self._is_ready = False
        self._thread: threading.Thread | None = None
        self._process = subprocess.Popen(
            [
                sys.executable,
                *_COMMAND,
                _PROGRAM,
                json.dumps(_search_path()),
                str(_PACKAGE),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )

    def begin(self, request: Request) -> ChildJob:
        """The work on one file, begun."""
        job = ChildJob(self, request)
        self._thread = job.thread
        return job

    def exchange(self, request: Request, job: ChildJob) -> bytes | None:
        """The answer to a request; `None` when the child dies over it. Called from the job's own thread."""
        requests, answers = (
            cast("BinaryIO", self._process.stdin),
            cast("BinaryIO", self._process.stdout),
        )
        try:
            if not self._is_ready:
                if read_frame(answers, max_bytes=len(READY)) != READY:
                    return None
                self._is_ready = True
            write_request(requests, request)
            if read_frame(answers, max_bytes=len(LOADED)) != LOADED:
                return None
            job.begin_clock()
            return read_frame(answers, max_bytes=request.limits.memory_mb * MEGABYTE)
        except (OSError, ValueError):
            # The pipe breaks when the child dies or is ended; which of them it was is seen from its exit code.
            return None

    def end(self) -> None:
        """End the process at once: it holds nothing that would be lost."""
        self.is_usable = False
        self._process.kill()
        self._process.wait()
        if self._thread is not None:
            # It waits for the pipes, which have no other end now.
            self._thread.join(_END_SECONDS)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()

    def exit_code(self) -> int:
        """The exit code of a process that has closed its end of the pipe; minus the signal's number on Unix."""
        self.is_usable = False
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_END_SECONDS)
        self.end()
        return self._process.returncode


class ChildJob:
    """One file in the hands of a child process; a thread talks to the child, so that waiting has a limit."""

    def __init__(self, child: Child, request: Request) -> None:
        self._started: float | None = None
        self._clock_runs = threading.Event()
        self._child = child
        self._limits = request.limits
        self._answer: bytes | None = None
        self.thread = threading.Thread(target=self._run, args=(request,), name="nexuslint-parser", daemon=True)
        self.thread.start()

    def letter(self) -> Letter:
        """The letter, when the child has read it.

        Raises:
            LetterError: the parser's own; `OverLimit` when the child was ended for it; `UnreadableLetter` when it died.
            InternalError: when the child does not start.
        """
        if not self._clock_runs.wait(_START_SECONDS):
            self._child.end()
            raise InternalError(
                "The process that reads files did not start.",
                advice="Try again on a less busy machine.",
            )
        if self._started is not None:
            left = self._started + self._limits.wall_seconds - time.monotonic()
            self.thread.join(max(left, 0.0))
        else:
            self.thread.join()
        if self.thread.is_alive():
            self._child.end()
            raise self._over_time("")
        if self._answer is None:
            raise self._death()
        return self._unpacked(self._answer)

    def begin_clock(self) -> None:
        """Begin to count the file's time: the child is up, and begins to parse."""
        self._started = time.monotonic()
        self._clock_runs.set()

    def _run(self, request: Request) -> None:
        try:
            self._answer = self._child.exchange(request, self)
        finally:
            # A child that did not come up leaves nothing to wait for.
            self._clock_runs.set()

    def _unpacked(self, answer: bytes) -> Letter:
        try:
            kind, value, retires = cast("tuple[str, object, bool]", unpacked(answer))
            outcome = letter_from(value) if kind == "letter" else error_from(value)
        except (
            pickle.UnpicklingError,
            ValueError,
            TypeError,
            EOFError,
            IndexError,
            KeyError,
            AttributeError,
        ) as error:
            self._child.end()
            raise _crash() from error
        if retires:
            self._child.is_usable = False
        if isinstance(outcome, NexuslintError):
            raise outcome
        return outcome

    def _death(self) -> LetterError | InternalError:
        """Why the child is gone, by its exit code."""
        code = self._child.exit_code()
        if self._started is None:
            return InternalError(
                "The process that reads files could not start.",
                advice="Please report it.",
            )
        if os.name == "posix" and code == -signal.SIGXCPU:
            return self._over_time(" of processor time")
        return _crash()

    def _over_time(self, of_what: str) -> OverLimit:
        seconds = self._limits.cpu_seconds if of_what else self._limits.wall_seconds
        return OverLimit(
            f"Reading the file took more than {seconds:g} seconds{of_what}, so it was given up.",
            advice=_PRINT_AGAIN,
        )


def _crash() -> UnreadableLetter:
    return UnreadableLetter("The file is damaged: reading it ended its reader.", advice=_PRINT_AGAIN)


def _search_path() -> list[str]:
    """The parent's import path without the folder it was started in, where letters may lie beside a stray module."""
    return [each for each in sys.path if Path(each).is_absolute()]
