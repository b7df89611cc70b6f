"""The bytes of the letters, looked at before anything that costs more is loaded."""

from __future__ import annotations

import os
import stat

from nexuslint.cache.seal import Digests


def file_digests(path: str, *, most_bytes: int) -> Digests | None:
    """The digests of a file; `None` when it cannot be read, is larger, or is no file (a pipe, a device)."""
    try:
        with open(path, "rb", buffering=0) as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode) or status.st_size > most_bytes:
                return None
            # To ask for `most_bytes` would set aside as much memory for each file.
            content = file.read()
    except (OSError, ValueError):
        return None
    return Digests.of(content)
