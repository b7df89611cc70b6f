"""Which files and folders a walk leaves out: by `exclude` and `include` of their settings, and by Git."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Protocol

from nexuslint.config.asked import Asked
from nexuslint.config.find import name_from, way_to
from nexuslint.config.gitignore import Ignoring, ignoring_in, is_ignored
from nexuslint.config.globs import matches
from nexuslint.config.settings import Settings, settings_for


class Keeper(Protocol):
    """Says which of the files or folders that were found in a folder are kept."""

    def __call__(self, folder: str, names: Sequence[str], *, are_folders: bool, start: str) -> Sequence[str]:
        """Those of the `names` in `folder` that are kept, in order; `start` is the folder that the search began in."""
        ...


def keeper(asked: Asked) -> Keeper:
    """What tells for the files and folders of a walk which are kept.

    A folder that the user names is walked even when Git ignores it; then only the ignore files inside it count.

    Raises:
        UsageError: from the function given, when a settings file on the way is wrong.
    """
    outside: dict[str, bool] = {}

    def keep(folder: str, names: Sequence[str], *, are_folders: bool, start: str) -> Sequence[str]:
        if not names:
            return names
        if are_folders:
            # Each may have a settings file of its own, which says whether its own name is kept.
            return [
                name
                for name in names
                if kept_in(os.path.join(folder, name), folder, (name,), are_folders=True, start=start)
            ]
        return kept_in(folder, folder, names, are_folders=False, start=start)

    def kept_in(place: str, folder: str, names: Sequence[str], *, are_folders: bool, start: str) -> Sequence[str]:
        settings = settings_for(place or os.curdir, asked)
        ignoring: Ignoring = ()
        if settings.gitignore:
            top = os.path.abspath(start)
            if top not in outside:
                outside[top] = _lies_in_ignored(top)
            ignoring = ignoring_in(os.path.abspath(folder), top if outside[top] else None)
        if not settings.exclude and not ignoring and (are_folders or not settings.include):
            return names
        way = way_to(settings.root, os.path.abspath(folder)) or ""
        kept = (name for name in names if _is_kept(settings, f"{way}{name}", is_folder=are_folders))
        return [name for name in kept if not is_ignored(ignoring, name, is_folder=are_folders)]

    return keep


def _is_kept(settings: Settings, name: str, *, is_folder: bool) -> bool:
    if matches(settings.exclude, name, is_folder=is_folder):
        return False
    return is_folder or not settings.include or matches(settings.include, name)


def _lies_in_ignored(folder: str) -> bool:
    """True when Git ignores the folder, or one above it."""
    while True:
        above, name = os.path.split(folder)
        if name and is_ignored(ignoring_in(above, None), name, is_folder=True):
            return True
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
