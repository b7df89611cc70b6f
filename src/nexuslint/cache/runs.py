"""The output of a whole run in the cache, for when nothing at all has changed since.

Making two thousand letters' output anew takes many times as long as seeing that none of them has changed.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from nexuslint.cache.seal import Digests, Lock
from nexuslint.cache.store import MEGABYTE, Store

#: A longer output is made anew.
_MOST_BYTES = 48 * MEGABYTE


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOutput:
    """What a run gave: its exit code, its lines on standard error, and the bytes for each of its destinations."""

    exit_code: int
    said: tuple[str, ...] = ()
    contents: tuple[bytes | memoryview, ...] = ()


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
        """The output of the same run, if it is kept."""
        sealed = self._store.run(self._lock.name)
        content = self._lock.opened(sealed) if sealed is not None else None
        if content is None:
            return None
        head_end = content.index(b"\n")
        told = json.loads(content[:head_end])
        # Views: the output may be long, and need not be copied.
        body = memoryview(content)[head_end + 1 :]
        contents = []
        at = 0
        for size in told["sizes"]:
            contents.append(body[at : at + size])
            at += size
        return RunOutput(exit_code=told["exit_code"], said=tuple(told["said"]), contents=tuple(contents))

    def keep(self, output: RunOutput) -> None:
        """Keep the output, if it is not too long."""
        sizes = [len(one) for one in output.contents]
        if sum(sizes) > _MOST_BYTES:
            return
        head = json.dumps({"exit_code": output.exit_code, "said": output.said, "sizes": sizes})
        self._store.keep_run(self._lock.name, self._lock.sealed(b"\n".join([head.encode(), b"".join(output.contents)])))
