"""`--watch`: check the letters again whenever one of them is saved."""

from __future__ import annotations

import os
import queue
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from nexuslint.commands.outputs import with_own_fingerprints, write_outputs
from nexuslint.commands.terminal import tell
from nexuslint.linters import Linters
from nexuslint.model.errors import UsageError
from nexuslint.model.report import LetterResult, Report, Status
from nexuslint.paths import STANDARD_INPUT, find_letters
from nexuslint.version import __version__

if TYPE_CHECKING:
    from watchdog.observers.api import BaseObserver

    from nexuslint.commands.running import Asked
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


def watch_letters(paths: Sequence[str], asked: Asked) -> int:
    """Check all letters, and then each one whenever it is saved, until Ctrl-C, which is the usual end: gives 0.

    Raises:
        UsageError: standard input is among the paths.
    """
    if STANDARD_INPUT in paths:
        raise UsageError("Standard input cannot be watched.", advice="Save the letter to a file, and name that.")
    happened: queue.SimpleQueue[None] = queue.SimpleQueue()
    observer = _started_observer(_folders(paths), lambda: happened.put(None))
    try:
        with Linters() as linters:
            _Watch(paths, asked, linters).go_on(happened)
    except KeyboardInterrupt:
        tell("No longer watching.")
    finally:
        observer.stop()
    return 0


class _Watch:
    """What is known of the watched letters."""

    def __init__(self, paths: Sequence[str], asked: Asked, linters: Linters) -> None:
        self._paths = paths
        self._asked = asked
        self._linters = linters
        self._options = dict(asked.work)
        self._stamps: dict[str, _Stamp] = {}
        self._results: dict[str, LetterResult] = {}

    def go_on(self, happened: queue.SimpleQueue[None]) -> None:
        """Check what has changed, wait, and so on."""
        self._check_changed(is_first=True)
        while True:
            with suppress(queue.Empty):
                happened.get(timeout=_LOOK_SECONDS)
                _wait_until_quiet(happened)
            self._check_changed()

    def _check_changed(self, *, is_first: bool = False) -> None:
        stamps = {path: stamp for path in self._letters() if (stamp := _stamp(path)) is not None}
        gone = [path for path in self._stamps if path not in stamps]
        changed = [path for path, stamp in stamps.items() if self._stamps.get(path) != stamp]
        self._stamps = stamps
        for path in gone:
            self._results.pop(path, None)
            tell(f"{path} is gone; still watching for it.")
        if not changed:
            return
        for path in changed:
            self._results[path] = self._result(path, tries=1 if is_first else _TRIES)
        self._show(changed, is_first=is_first)
        tell(f"Watching {_count(len(stamps))}. Ctrl-C ends it.")

    def _letters(self) -> tuple[str, ...]:
        """The letters that are there now; a named one that is gone may come back."""
        there = [path for path in self._paths if os.path.lexists(path) or any(mark in path for mark in "*?[")]
        try:
            return find_letters(there, may_be_none=True)
        except UsageError:
            # A pattern that matches nothing just now, or a file that went away meanwhile.
            return tuple(path for path in there if os.path.isfile(path))

    def _result(self, path: str, *, tries: int) -> LetterResult:
        linter = self._linters.of(self._options_of(path))
        result = linter.lint_path(path)
        for _ in range(tries - 1):
            if result.status is not Status.UNREAD:
                break
            time.sleep(_TRY_SECONDS)
            result = linter.lint_path(path)
            self._stamps[path] = _stamp(path) or self._stamps[path]
        return result

    def _options_of(self, path: str) -> Options:
        """The options of a letter; a new one has those of the first."""
        return self._options.get(path) or next(iter(self._options.values()))

    def _show(self, changed: Sequence[str], *, is_first: bool) -> None:
        from nexuslint.engine.across import with_across

        paths = list(self._results)
        first = self._linters.of(next(iter(self._options.values())))
        results = with_across(
            list(self._results.values()),
            first.pack.rules,
            lambda place: self._linters.of(self._options_of(paths[place])).shown,
        )
        told = tuple(result for path, result in zip(paths, results, strict=True) if path in set(changed))
        if not is_first:
            _separate(self._asked, changed)
        report = Report(
            results=tuple(with_own_fingerprints(told)),
            packs=(first.pack.label,),
            tool_version=__version__,
            stage=self._asked.stage,
            rules=first.pack.rules,
        )
        asked = self._asked
        write_outputs(report, asked.planned, no_color=asked.no_color, quiet=asked.quiet, show_text=asked.show_text)


def _separate(asked: Asked, changed: Sequence[str]) -> None:
    """A clean screen for people; for pipes and files a line on standard error."""
    shows = any(one.file is None and one.format == "rich" for one in asked.planned)
    if shows and sys.stdout.isatty() and not asked.no_color and os.environ.get("TERM") != "dumb":
        sys.stdout.write(_CLEAR)
        sys.stdout.flush()
    what = changed[0] if len(changed) == 1 else _count(len(changed))
    tell(f"--- {time.strftime('%H:%M:%S')} {what} saved ---")


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
