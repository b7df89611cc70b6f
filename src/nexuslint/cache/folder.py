"""Where the cache lies."""

from __future__ import annotations

import os
from pathlib import Path

#: Names another folder for the cache.
VARIABLE = "NEXUSLINT_CACHE_DIR"
_FILE = "results.sqlite3"


def cache_folder() -> Path:
    """The folder that the user names by `NEXUSLINT_CACHE_DIR`, else the platform's own place for caches."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named).expanduser()
    from platformdirs import user_cache_path

    return user_cache_path("nexuslint", appauthor=False)


def cache_file() -> Path:
    """The one file of the cache, whether it is there or not."""
    return cache_folder() / _FILE


def make_private(file: Path) -> None:
    """Make the folder and the file, for their owner alone.

    A folder that was there before keeps its rights when the user named it: others may use it for other things.

    Raises:
        OSError: they cannot be made.
    """
    folder = file.parent
    if not folder.is_dir():
        folder.mkdir(parents=True, mode=0o700, exist_ok=True)
    elif VARIABLE not in os.environ and folder.stat().st_mode & 0o077:
        folder.chmod(0o700)
    os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
    if file.stat().st_mode & 0o077:
        file.chmod(0o600)
