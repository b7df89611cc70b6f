"""Letters judged by several processes at once. A process that dies loses the letter that it was at, and no other."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from types import TracebackType

from nexuslint.fault import WorkerFault, fault_words
from nexuslint.model.errors import InternalError, NexuslintError
from nexuslint.model.options import Options
from nexuslint.model.report import LetterResult, Problem, Status

Work = tuple[int, str, Options]
#: Letters in the hands of one process: the one it judges, and the one it parses meanwhile.
_IN_HAND = 2
#: A process is worth its start (as long as judging some twenty letters takes) from this many letters on.
_LETTERS_EACH = 8
_END_SECONDS = 2.0
_LOST = Problem(
    message="The process that was reading this letter ended without an answer.",
    advice="Check this letter by itself; if that fails too, please report it, with the kind and size of the file.",
)


def jobs_for(asked: int | None, letters: int) -> int:
    """How many processes to use; `asked` is `None` for “auto”: one a core, and none that would get under eight letters."""
    most = _cores() if asked is None else asked
    worthwhile = letters // _LETTERS_EACH if asked is None else letters
    return max(1, min(most, worthwhile))


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Pool:
    """`jobs` processes, each with its own reader and its own guarded parser. Use it as a context manager."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._workers: list[_Worker] = []

    def __enter__(self) -> Pool:  # noqa: PYI034 - typing.Self is newer than Python 3.10
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def each(self, work: Sequence[Work]) -> Iterator[tuple[int, LetterResult]]:
        """The results of the work (number, path, options) as they come, each with its number.

        Raises:
            InternalError: the processes cannot be started.
            WorkerFault: a fault of ours in one of them.
            NexuslintError: as a `Linter` raises it.
        """
        left = deque(work)
        while left or any(worker.in_hand for worker in self._workers):
            self._fill(left)
            answers = [worker.answers for worker in self._workers]
            for ready in wait(answers):
                worker = next(one for one in self._workers if one.answers is ready)
                answer = worker.answer()
                if answer is None:
                    yield from self._lost(worker, left)
                elif isinstance(answer, tuple):
                    yield answer

    def close(self) -> None:
        """End all processes at once."""
        workers, self._workers = self._workers, []
        for worker in workers:
            worker.end()

    def _fill(self, left: deque[Work]) -> None:
        while len(self._workers) < self._jobs and left:
            self._workers.append(_Worker())
            self._workers[-1].give(left.popleft())
        for worker in self._workers:
            while left and len(worker.in_hand) < _IN_HAND:
                worker.give(left.popleft())

    def _lost(self, worker: _Worker, left: deque[Work]) -> Iterator[tuple[int, LetterResult]]:
        """What a dead process leaves: the letter it was at is told as unread, the next one goes to another."""
        if not worker.is_up:
            raise InternalError("The processes that judge letters did not start.", advice="Try again with --jobs 1.")
        self._workers.remove(worker)
        worker.end()
        if worker.in_hand:
            number, path, _ = worker.in_hand.popleft()
            yield number, LetterResult(path=path, status=Status.UNREAD, problems=(_LOST,))
        left.extendleft(reversed(worker.in_hand))


class _Worker:
    """The parent's end of one process."""

    def __init__(self) -> None:
        # Spawned, not forked: a fork would copy threads' locks as they stand. Two one-way pipes: a two-way one is a socket.
        context = multiprocessing.get_context("spawn")
        requests, self._requests = context.Pipe(duplex=False)
        self.answers, answers = context.Pipe(duplex=False)
        self.in_hand: deque[Work] = deque()
        self.is_up = False
        self._process = context.Process(target=_work, args=(requests, answers), name="nexuslint-worker", daemon=True)
        with _interrupts_held():
            self._process.start()
        # The ends are the child's alone now, so that its death closes them.
        requests.close()
        answers.close()

    def give(self, one: Work) -> None:
        """Hand the process a letter. A process that is gone is noticed when its answer is asked for."""
        self.in_hand.append(one)
        with suppress(OSError):
            self._requests.send(one)

    def answer(self) -> tuple[int, LetterResult] | str | None:
        """What the process says: a result, that it is up, or `None` when it is dead.

        Raises:
            NexuslintError, WorkerFault: what went wrong in it.
        """
        try:
            told = self.answers.recv()
        except (EOFError, OSError):
            return None
        if isinstance(told, (NexuslintError, WorkerFault)):
            raise told
        if isinstance(told, LetterResult):
            number, _, _ = self.in_hand.popleft()
            return number, told
        self.is_up = True
        return "up"

    def end(self) -> None:
        """End the process at once: it holds nothing that would be lost. Its parser ends with its pipe."""
        self._process.kill()
        self._process.join(_END_SECONDS)
        self._requests.close()
        self.answers.close()


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Ctrl-C reaches every process of a terminal; the children are born deaf to it, since their parent ends them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(requests: Connection, answers: Connection) -> None:
    """The life of one process: take a letter, give its result, until the parent closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from nexuslint.linters import Linters

    with Linters() as linters, suppress(EOFError, OSError):
        answers.send("up")
        waiting: Work | None = None
        while True:
            _, path, options = waiting or requests.recv()
            waiting = requests.recv() if requests.poll() else None
            try:
                linter = linters.of(options)
                answers.send(linter.lint_path(path, following=waiting[1] if waiting else None))
            except NexuslintError as error:
                answers.send(error)
            except Exception as failure:  # noqa: BLE001 - told by the parent, as it tells its own
                answers.send(WorkerFault(*fault_words(failure)))
