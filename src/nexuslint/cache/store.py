"""One SQLite file of sealed entries: found by name, the oldest-used dropped when there are too many.

Nothing here may end a run: whatever is wrong with the file, the store goes without it and says so once in `trouble`.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nexuslint.cache.folder import make_private

MEGABYTE = 1024 * 1024
#: What the cache may hold: some fifty thousand letters.
MOST_MB = 256
#: Whole runs are large, and only the last few are asked for again.
MOST_RUNS = 8
_LETTERS, _RUNS, _PARTS = "letters", "runs", "parts"
#: Changes whenever the tables do; a file of another number is begun anew.
_FORMAT = 2
_WAIT_SECONDS = 5.0
_PAGE_BYTES = 16_384
#: SQLite takes 999 values at least.
_AT_ONCE = 500
_DAY_SECONDS = 86_400
#: After dropping, the cache is this full, so that not every run drops again.
_FULL_SHARE = 0.8
_ENTRIES = "(name BLOB PRIMARY KEY, day INTEGER NOT NULL, size INTEGER NOT NULL, content BLOB NOT NULL)"
_TABLES = {
    _LETTERS: _ENTRIES,
    _RUNS: _ENTRIES,
    _PARTS: (
        f"(run BLOB NOT NULL REFERENCES {_RUNS}(name) ON DELETE CASCADE, place INTEGER NOT NULL, content BLOB NOT NULL,"
        " PRIMARY KEY (run, place))"
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreSize:
    """How many letters and whole runs are kept, and the bytes of their contents."""

    letters: int
    runs: int
    content_bytes: int


class Store:
    """The cache's file, opened when it is first asked; `trouble` says why it was given up ("" while it works)."""

    def __init__(self, file: Path, *, most_mb: float = MOST_MB) -> None:
        self.file = file
        self.trouble = ""
        self._most_bytes = int(most_mb * MEGABYTE)
        self._connection: sqlite3.Connection | None = None
        self._has_grown = False

    def letters(self, names: Sequence[bytes]) -> dict[bytes, bytes]:
        """The sealed entries of those letters that are kept, by name."""
        return self._found(_LETTERS, names)

    def run(self, name: bytes) -> tuple[bytes, Iterator[bytes]] | None:
        """The sealed head of a whole run, and its sealed parts in their order."""
        head = self._found(_RUNS, (name,)).get(name)
        return (head, self._parts(name)) if head is not None else None

    def keep_letters(self, entries: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep sealed entries of letters: name and content."""
        today = _today()
        rows = [(name, today, len(content), content) for name, content in entries]
        if rows:
            self._has_grown = True
            self._change(
                (f"INSERT OR REPLACE INTO {_LETTERS} (name, day, size, content) VALUES (?, ?, ?, ?)", rows),
            )

    def keep_run(self, name: bytes, head: bytes, parts: Sequence[bytes]) -> None:
        """Keep the sealed head and parts of a whole run; the oldest but `MOST_RUNS` are dropped."""
        self._has_grown = True
        row = (name, _today(), len(head) + sum(len(part) for part in parts), head)
        last = f"SELECT rowid FROM {_RUNS} ORDER BY rowid DESC LIMIT {MOST_RUNS}"
        self._change(
            (f"DELETE FROM {_RUNS} WHERE name = ?", [(name,)]),
            (f"INSERT INTO {_RUNS} (name, day, size, content) VALUES (?, ?, ?, ?)", [row]),
            (
                f"INSERT INTO {_PARTS} (run, place, content) VALUES (?, ?, ?)",
                [(name, place, part) for place, part in enumerate(parts)],
            ),
            (f"DELETE FROM {_RUNS} WHERE rowid NOT IN ({last})", [()]),
        )

    def size(self) -> StoreSize:
        """What is kept."""
        counted = []
        for table in (_LETTERS, _RUNS):
            rows = self._do(f"SELECT count(*), coalesce(sum(size), 0) FROM {table}")
            counted.append(rows[0] if rows else (0, 0))
        (letters, of_letters), (runs, of_runs) = counted
        return StoreSize(letters=letters, runs=runs, content_bytes=of_letters + of_runs)

    def close(self) -> None:
        """Drop what is too much, and let the file go."""
        if self._has_grown:
            self._drop_oldest()
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def _parts(self, run: bytes) -> Iterator[bytes]:
        # One at a time: what is read in small pieces is read in the same place of memory again and again.
        connection = self._opened()
        if connection is None:
            return
        try:
            rows = connection.execute(f"SELECT content FROM {_PARTS} WHERE run = ? ORDER BY place", (run,))
            for (content,) in rows:
                yield content
        except sqlite3.Error as error:
            self._give_up(error)

    def _found(self, table: str, names: Sequence[bytes]) -> dict[bytes, bytes]:
        found: dict[bytes, bytes] = {}
        old: list[bytes] = []
        today = _today()
        for start in range(0, len(names), _AT_ONCE):
            asked = names[start : start + _AT_ONCE]
            marks = ",".join("?" * len(asked))
            rows = self._do(f"SELECT name, day, content FROM {table} WHERE name IN ({marks})", asked)
            for name, day, content in rows:
                found[name] = content
                if day < today:
                    old.append(name)
        if old:
            self._change((f"UPDATE {table} SET day = {today} WHERE name = ?", [(name,) for name in old]))
        return found

    def _drop_oldest(self) -> None:
        size = self.size().content_bytes
        if size <= self._most_bytes:
            return
        wanted = size - int(self._most_bytes * _FULL_SHARE)
        for table in (_RUNS, _LETTERS):
            doomed = []
            for name, bytes_ in self._do(f"SELECT name, size FROM {table} ORDER BY day, rowid"):
                if wanted <= 0:
                    break
                doomed.append((name,))
                wanted -= bytes_
            self._change((f"DELETE FROM {table} WHERE name = ?", doomed))
        self._do("VACUUM")

    def _do(self, command: str, values: Sequence[bytes] = ()) -> list[Any]:
        connection = self._opened()
        if connection is None:
            return []
        try:
            return connection.execute(command, values).fetchall()
        except sqlite3.Error as error:
            self._give_up(error)
            return []

    def _change(self, *commands: tuple[str, Sequence[tuple[object, ...]]]) -> None:
        """Do the commands, each for every one of its rows: all of them or none."""
        connection = self._opened()
        if connection is None:
            return
        try:
            connection.execute("BEGIN IMMEDIATE")
            for command, rows in commands:
                connection.executemany(command, rows)
            connection.execute("COMMIT")
        except sqlite3.Error as error:
            self._give_up(error)

    def _opened(self) -> sqlite3.Connection | None:
        if self._connection is not None or self.trouble:
            return self._connection
        try:
            make_private(self.file)
            self._connection = _connected(self.file)
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)
        return self._connection

    def _give_up(self, error: Exception) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
        if isinstance(error, OSError):
            self.trouble = f"it cannot be written ({error.strerror})"
        elif isinstance(error, sqlite3.OperationalError):
            self.trouble = "another program holds it, or it cannot be written"
        else:
            self.trouble = "it is damaged"


def _connected(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=_WAIT_SECONDS, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    # A whole run's output is long: large pages are read several times as fast. It matters before the first table alone.
    connection.execute(f"PRAGMA page_size = {_PAGE_BYTES}")
    connection.execute(f"PRAGMA mmap_size = {MOST_MB * MEGABYTE}")
    # What is lost when the machine stops is read again; waiting for the disk would cost more than that.
    connection.execute("PRAGMA synchronous = OFF")
    if connection.execute("PRAGMA user_version").fetchone()[0] != _FORMAT:
        for table in reversed(_TABLES):
            connection.execute(f"DROP TABLE IF EXISTS {table}")
        for table, columns in _TABLES.items():
            connection.execute(f"CREATE TABLE IF NOT EXISTS {table} {columns}")
        connection.execute(f"PRAGMA user_version = {_FORMAT}")
    return connection


def _today() -> int:
    return int(time.time() // _DAY_SECONDS)
