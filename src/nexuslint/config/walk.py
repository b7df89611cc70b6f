"""Which files and folders a walk leaves out: by `exclude` and `include` of their settings, and by Git."""

from __future__ import annotations

import os
from typing import Protocol

from nexuslint.config.asked import Asked
from nexuslint.config.find import name_from
from nexuslint.config.gitignore import is_ignored
from nexuslint.config.globs import matches
from nexuslint.config.settings import settings_for


class Keeper(Protocol):
    """Says whether a file or folder that was found on a walk is kept."""

    def __call__(self, path: str, *, is_folder: bool, start: str) -> bool:
        """True to keep it; `start` is the folder that the walk began in."""
        ...


def keeper(asked: Asked) -> Keeper:
    """What tells for each file or folder of a walk whether it is kept.

    A folder that the user names is walked even when Git ignores it; then only the ignore files inside it count.

    Raises:
        UsageError: from the function given, when a settings file on the way is wrong.
    """
    outside: dict[str, bool] = {}

    def keep(path: str, *, is_folder: bool, start: str) -> bool:
        settings = settings_for(path, asked)
        name = name_from(settings.root, path)
        if matches(settings.exclude, name, is_folder=is_folder):
            return False
        if not is_folder and settings.include and not matches(settings.include, name):
            return False
        if not settings.gitignore:
            return True
        top = os.path.abspath(start)
        if top not in outside:
            outside[top] = _lies_in_ignored(top)
        return not is_ignored(os.path.abspath(path), is_folder=is_folder, since=top if outside[top] else None)

    return keep


def _lies_in_ignored(folder: str) -> bool:
    """True when Git ignores the folder, or one above it."""
    while True:
        if is_ignored(folder, is_folder=True):
            return True
        above = os.path.dirname(folder)
        if above == folder or os.path.exists(os.path.join(folder, ".git")):
            return False
        folder = above


def is_excluded(path: str, asked: Asked) -> bool:
    """True when the settings leave out a letter, or a folder above it, for `--force-exclude`.

    Raises:
        UsageError: a settings file is wrong.
    """
    settings = settings_for(path, asked)
    return matches(settings.exclude, name_from(settings.root, path))
