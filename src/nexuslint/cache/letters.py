"""The results of single letters in the cache."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from types import TracebackType

from nexuslint.cache.coding import decode_result, encode_result
from nexuslint.cache.seal import Digests, Lock
from nexuslint.cache.store import Store
from nexuslint.model.options import Options
from nexuslint.model.report import LetterResult, Status

#: Letters whose entries are held in memory at once.
_AT_ONCE = 250
#: Results that are written down together; those of a run that is ended are lost at most.
_WRITTEN_TOGETHER = 25


class LetterCache:
    """Finds and keeps the results of one run's letters; `work` are paths with their options, `digests` their files'.

    A file without digests could not be read, or is standard input: it is neither looked for nor kept. Kept are letters
    that were read in full and nothing else: what was not read must be tried, and told, again.
    """

    def __init__(
        self,
        store: Store,
        basis: bytes,
        work: Sequence[tuple[str, Options]],
        digests: Sequence[Digests | None],
    ) -> None:
        self._store = store
        self._basis = basis
        self._work = work
        self._digests = digests
        self._waiting: list[tuple[bytes, bytes]] = []

    def __enter__(self) -> LetterCache:  # noqa: PYI034 - typing.Self is newer than Python 3.10
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._write()

    def found(self) -> Iterator[tuple[int, LetterResult]]:
        """The letters whose results are kept, by their place in the work."""
        for start in range(0, len(self._work), _AT_ONCE):
            locks = {
                index: lock
                for index in range(start, min(start + _AT_ONCE, len(self._work)))
                if (lock := self._lock(index)) is not None
            }
            entries = self._store.letters([lock.name for lock in locks.values()])
            for index, lock in locks.items():
                result = self._opened(index, lock, entries.get(lock.name))
                if result is not None:
                    yield index, result

    def keep(self, index: int, result: LetterResult) -> None:
        """Keep a result, if the letter was read in full and is still the file that was looked at."""
        digests, lock = self._digests[index], self._lock(index)
        if digests is None or lock is None or result.status is not Status.OK or result.sha256 != digests.sha256:
            return
        self._waiting.append((lock.name, lock.sealed(encode_result(result))))
        if len(self._waiting) >= _WRITTEN_TOGETHER:
            self._write()

    def _write(self) -> None:
        waiting, self._waiting = self._waiting, []
        self._store.keep_letters(waiting)

    def _lock(self, index: int) -> Lock | None:
        digests = self._digests[index]
        if digests is None:
            return None
        path, options = self._work[index]
        # A name that ends in .md is read as Markdown.
        asked = f"{PurePath(path).suffix.lower()}\n{options!r}"
        return Lock.of(digests.secret, self._basis + asked.encode("utf-8", "surrogatepass"))

    def _opened(self, index: int, lock: Lock, sealed: bytes | None) -> LetterResult | None:
        content = lock.opened(sealed) if sealed is not None else None
        if content is None:
            return None
        try:
            return decode_result(content, self._work[index][0])
        except (ValueError, TypeError, KeyError, IndexError, zlib.error):
            return None
