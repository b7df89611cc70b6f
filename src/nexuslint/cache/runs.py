"""The output of a whole run in the cache, for when nothing at all has changed since.

Making two thousand letters' output anew takes many times as long as seeing that none of them has changed.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from nexuslint.cache.seal import Digests, Lock
from nexuslint.cache.store import MEGABYTE, Store

#: A longer output is made anew.
_MOST_BYTES = 48 * MEGABYTE
#: Pieces below what C libraries fetch from the system anew each time (128 KB): twice as fast to read and open as one long one.
_PART_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOutput:
    """What a run gave: its exit code, its lines on standard error, and for each of its destinations the bytes, in parts."""

    exit_code: int
    said: tuple[str, ...] = ()
    contents: tuple[tuple[bytes, ...], ...] = ()


class RunCache:
    """Finds and keeps the output of one run, by the bytes of all its letters and `asked`, all else that changes it.

    It can be opened only with every one of the letters at hand.
    """

    def __init__(self, store: Store, basis: bytes, letters: Sequence[tuple[str, Digests]], asked: str) -> None:
        self._store = store
        named = json.dumps([path for path, _ in letters])
        secrets = b"".join(digests.secret for _, digests in letters)
        self._lock = Lock.of(secrets, basis + f"{named}\n{asked}".encode("utf-8", "surrogatepass"))

    def found(self) -> RunOutput | None:
        """The output of the same run, if it is kept and whole."""
        kept = self._store.run(self._lock.name)
        if kept is None:
            return None
        head, parts = kept
        opened_head = self._lock.opened(head)
        # All of them before the first is given away: half a report must not reach the screen.
        opened = [self._lock.opened(part, place=place) for place, part in enumerate(parts)]
        if opened_head is None:
            return None
        told = json.loads(opened_head)
        whole = [part for part in opened if part is not None]
        if len(whole) != sum(told["parts"]):
            return None
        left = iter(whole)
        contents = tuple(tuple(islice(left, count)) for count in told["parts"])
        return RunOutput(exit_code=told["exit_code"], said=tuple(told["said"]), contents=contents)

    def keep(self, output: RunOutput) -> None:
        """Keep the output, if it is not too long."""
        if sum(len(part) for content in output.contents for part in content) > _MOST_BYTES:
            return
        cut = [_small_parts(content) for content in output.contents]
        head = json.dumps({"exit_code": output.exit_code, "said": output.said, "parts": [len(parts) for parts in cut]})
        parts = [part for parts in cut for part in parts]
        sealed = [self._lock.sealed(part, place=place) for place, part in enumerate(parts)]
        self._store.keep_run(self._lock.name, self._lock.sealed(head.encode()), sealed)


def _small_parts(content: Sequence[bytes]) -> list[bytes]:
    whole = b"".join(content)
    return [whole[at : at + _PART_BYTES] for at in range(0, len(whole), _PART_BYTES)]
