"""Run a command and see what it costs: time on the clock, and memory of it and all that it started."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_PROC = Path("/proc")
_EVERY_SECONDS = 0.01
_PAGE_BYTES = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Seconds on the clock and of processors, children's included; `peak_mb` is what they held at once (`None`: not seen)."""

    seconds: float
    cpu_seconds: float
    peak_mb: float | None


def cost_of(command: Sequence[str], *, wanted: Sequence[int] = (0,), watch_memory: bool = False) -> Cost:
    """Run a command to its end, its output thrown away.

    Raises:
        RuntimeError: it ended with an exit code that is not `wanted`.
    """
    start, cpu_start = time.perf_counter(), _children_cpu()
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True
    )
    watcher = _MemoryWatcher(process.pid) if watch_memory else None
    errors = process.communicate()[1]
    seconds = time.perf_counter() - start
    cpu_seconds = _children_cpu() - cpu_start
    peak_mb = watcher.stop() if watcher else None
    if process.returncode not in wanted:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}: {errors.decode(errors='replace')}")
    return Cost(seconds=seconds, cpu_seconds=cpu_seconds, peak_mb=peak_mb)


def _children_cpu() -> float:
    """Processor seconds of all children that have ended; always 0 on Windows."""
    times = os.times()
    return times.children_user + times.children_system


class _MemoryWatcher:
    """Adds up, again and again, the resident memory of every process of one session; shared pages count in each."""

    def __init__(self, session: int) -> None:
        self._session = session
        self._peak_bytes = 0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> float | None:
        """The peak in megabytes; `None` when nothing could be seen."""
        self._ended.set()
        self._thread.join()
        return self._peak_bytes / 1024**2 or None

    def _watch(self) -> None:
        while not self._ended.wait(_EVERY_SECONDS):
            self._peak_bytes = max(self._peak_bytes, _session_bytes(self._session))


def _session_bytes(session: int) -> int:
    return sum(_resident_bytes(folder, session) for folder in _PROC.glob("[0-9]*"))


def _resident_bytes(process: Path, session: int) -> int:
    try:
        # The name of the program stands in brackets and may hold anything; the session is the fourth field after it.
        after_name = (process / "stat").read_text().rpartition(")")[2].split()
        if int(after_name[3]) != session:
            return 0
        return int((process / "statm").read_text().split()[1]) * _PAGE_BYTES
    except (OSError, ValueError, IndexError):
        # It ended while it was looked at.
        return 0
