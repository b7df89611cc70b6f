"""`--watch`: check the letters again whenever one of them is saved."""

from __future__ import annotations

import os
import queue
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from nexuslint.commands.accepting import Accepting
from nexuslint.commands.outputs import write_outputs
from nexuslint.commands.planning import plan_run
from nexuslint.commands.terminal import tell
from nexuslint.config import forget_files
from nexuslint.linters import Linters
from nexuslint.model.errors import NexuslintError, UsageError
from nexuslint.model.report import LetterResult, Status
from nexuslint.paths import STANDARD_INPUT

if TYPE_CHECKING:
    from watchdog.observers.api import BaseObserver

    from nexuslint.commands.planning import Told
    from nexuslint.commands.running import Asked
    from nexuslint.config.accepted import Ledger
    from nexuslint.model.options import Options

#: A program saves in several steps (write beside, remove, rename): this long must nothing happen before it is done.
_QUIET_SECONDS = 0.3
#: Folders on a network often tell nothing: they are looked at this often anyway.
_LOOK_SECONDS = 2.0
#: A file that Word still holds, or has half written, is tried again this often and as long as this apart.
_TRIES = 8
_TRY_SECONDS = 0.4
#: What may mean a save; opening and reading, which we do ourselves, may not.
_EVENTS = frozenset({"created", "modified", "moved", "deleted", "closed"})
_CLEAR = "\033[2J\033[3J\033[H"

_Stamp = tuple[int, int, int]


def watch_letters(paths: tuple[str, ...], told: Told, asked: Asked) -> int:
    """Check all letters, and then each one whenever it, or what holds for it, is saved.

    `asked` is the run as planned first. Ctrl-C is the usual end: gives 0.

    Raises:
        UsageError: standard input is among the paths.
    """
    if STANDARD_INPUT in paths:
        raise UsageError("Standard input cannot be watched.", advice="Save the letter to a file, and name that.")
    happened: queue.SimpleQueue[None] = queue.SimpleQueue()
    observer = _started_observer(_folders(paths), lambda: happened.put(None))
    try:
        with Linters() as linters:
            _Watch(paths, told, asked, linters).go_on(happened)
    except KeyboardInterrupt:
        tell("No longer watching.")
    finally:
        observer.stop()
    return 0


class _Watch:
    """What is known of the watched letters."""

    def __init__(self, paths: tuple[str, ...], told: Told, asked: Asked, linters: Linters) -> None:
        self._paths = paths
        self._told = told
        self._asked = asked
        self._accepting = Accepting(asked, linters)
        self._linters = linters
        self._stamps: dict[str, _Stamp] = {}
        self._options: dict[str, Options] = {}
        self._ledgers: dict[str, Ledger] = {}
        self._results: dict[str, LetterResult] = {}
        self._said = ""

    def go_on(self, happened: queue.SimpleQueue[None]) -> None:
        """Check what has changed, wait, and so on."""
        self._check_changed(is_first=True)
        while True:
            with suppress(queue.Empty):
                happened.get(timeout=_LOOK_SECONDS)
                _wait_until_quiet(happened)
            self._plan_anew()
            self._check_changed()

    def _plan_anew(self) -> None:
        """Read the settings again; when something is wrong with them, that is told once, and what held before still does."""
        forget_files()
        there = [path for path in self._paths if os.path.lexists(path) or any(mark in path for mark in "*?[")]
        try:
            asked = plan_run(tuple(there), self._told, may_be_none=True)
            self._asked, self._accepting = asked, Accepting(asked, self._linters)
        except NexuslintError as error:
            if self._said != error.message and not self._is_gone(error):
                tell(f"Error: {error.message}")
                tell(f"{error.advice} Still watching, with the settings as they were.".lstrip())
            self._said = error.message
        else:
            self._said = ""

    def _is_gone(self, error: NexuslintError) -> bool:
        """True when nothing is wrong but that a pattern matches nothing just now, or a file went away meanwhile."""
        return isinstance(error, UsageError) and any(f"“{path}”" in error.message for path in self._paths)

    def _check_changed(self, *, is_first: bool = False) -> None:
        numbers = {path: number for number, (path, _) in enumerate(self._asked.work)}
        stamps = {path: stamp for path in numbers if (stamp := _stamp(path)) is not None}
        gone = [path for path in self._stamps if path not in stamps]
        options = {path: self._asked.work[numbers[path]][1] for path in stamps}
        ledgers = {path: self._accepting.ledgers[numbers[path]] for path in stamps}
        saved = [path for path, stamp in stamps.items() if self._stamps.get(path) != stamp]
        other = [path for path in stamps if path not in saved and self._options.get(path) != options[path]]
        accepted = [path for path in stamps if self._ledgers.get(path) != ledgers[path]]
        changed = [path for path in stamps if path in {*saved, *other, *accepted}]
        self._stamps, self._options, self._ledgers = stamps, options, ledgers
        for path in gone:
            self._results.pop(path, None)
            tell(f"{path} is gone; still watching for it.")
        if not changed:
            return
        for path in [*saved, *other]:
            self._results[path] = self._result(path, tries=1 if is_first else _TRIES)
        self._show(changed, numbers, what="" if is_first else _what(saved, changed))
        tell(f"Watching {_count(len(stamps))}. Ctrl-C ends it.")

    def _result(self, path: str, *, tries: int) -> LetterResult:
        linter = self._linters.of(self._options[path])
        result = linter.lint_path(path)
        for _ in range(tries - 1):
            if result.status is not Status.UNREAD:
                break
            time.sleep(_TRY_SECONDS)
            result = linter.lint_path(path)
            self._stamps[path] = _stamp(path) or self._stamps[path]
        return result

    def _show(self, changed: Sequence[str], numbers: dict[str, int], *, what: str) -> None:
        from nexuslint.engine.across import with_across

        paths = list(self._results)
        rules_of = [self._linters.of(self._options[path]).asked for path in paths]
        rules = {code: rule for one in rules_of for code, rule in one.items()}
        results = with_across(list(self._results.values()), rules.values(), lambda place: rules_of[place])
        told = [(numbers[path], one) for path, one in zip(paths, results, strict=True) if path in set(changed)]
        if what:
            _separate(self._asked, what)
        asked = self._asked
        report = self._accepting.report(told)
        write_outputs(report, asked.planned, no_color=asked.no_color, quiet=asked.quiet, show_text=asked.show_text)


def _what(saved: Sequence[str], changed: Sequence[str]) -> str:
    if not saved:
        return "The settings have changed."
    return f"{saved[0] if len(saved) == 1 else _count(len(saved))} saved" + (
        "; so have the settings" if len(changed) > len(saved) else ""
    )


def _separate(asked: Asked, what: str) -> None:
    """A clean screen for people; for pipes and files a line on standard error."""
    shows = any(one.file is None and one.format == "rich" for one in asked.planned)
    if shows and sys.stdout.isatty() and not asked.no_color and os.environ.get("TERM") != "dumb":
        sys.stdout.write(_CLEAR)
        sys.stdout.flush()
    tell(f"--- {time.strftime('%H:%M:%S')} {what} ---")


def _count(letters: int) -> str:
    return "1 letter" if letters == 1 else f"{letters} letters"


def _stamp(path: str) -> _Stamp | None:
    """What changes when a file is saved; `None` when it is not there."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def _wait_until_quiet(happened: queue.SimpleQueue[None]) -> None:
    with suppress(queue.Empty):
        while True:
            happened.get(timeout=_QUIET_SECONDS)


def _folders(paths: Iterable[str]) -> dict[str, bool]:
    """The folders to watch, and whether those below them count: a file is watched through its folder."""
    folders: dict[str, bool] = {}
    for path in paths:
        if os.path.isdir(path):
            folders[path] = True
            continue
        folder = path
        while folder and (folder == path or not os.path.isdir(folder)):
            folder = os.path.dirname(folder)
        folder = folder or "."
        folders[folder] = folders.get(folder, False) or "**" in path
    return folders


def _started_observer(folders: dict[str, bool], happens: Callable[[], None]) -> BaseObserver:
    from watchdog.events import FileSystemEvent, FileSystemEventHandler
    from watchdog.observers import Observer
    from watchdog.observers.polling import PollingObserver

    class Handler(FileSystemEventHandler):
        def on_any_event(self, event: FileSystemEvent) -> None:
            if event.event_type in _EVENTS:
                happens()

    def started(observer: BaseObserver) -> BaseObserver:
        for folder, recursive in folders.items():
            observer.schedule(Handler(), folder, recursive=recursive)
        observer.start()
        return observer

    try:
        return started(Observer())
    except OSError:
        # The system watches no more files for this user: look ourselves.
        return started(PollingObserver())
