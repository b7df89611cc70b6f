"""The bytes of the letters, looked at before anything that costs more is loaded."""

from __future__ import annotations

import os
import stat

from nexuslint.cache.seal import Digests


def file_digests(path: str, *, most_bytes: int) -> Digests | None:
    """The digests of a file; `None` when it cannot be read, is larger, or is no file (a pipe, a device)."""
    try:
        with open(path, "rb", buffering=0) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                return None
            content = file.read(most_bytes + 1)
    except (OSError, ValueError):
        return None
    return Digests.of(content) if len(content) <= most_bytes else None
