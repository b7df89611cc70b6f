"""Which settings file holds for a letter, and what its project's root is."""

from __future__ import annotations

import os
from functools import cache

from nexuslint.model.errors import UsageError

STANDARD_INPUT = "-"
SETTINGS_NAME, PROJECT_NAME = "nexuslint.toml", "pyproject.toml"


def folder_of(path: str) -> str:
    """The folder of a letter, or the folder itself, in full; of standard input the working directory."""
    if path == STANDARD_INPUT:
        return os.getcwd()
    full = os.path.abspath(path)
    return full if os.path.isdir(full) else os.path.dirname(full)


@cache
def find_settings(folder: str) -> str | None:
    """The nearest settings file at or above a folder; `nexuslint.toml` comes before `pyproject.toml` beside it.

    Raises:
        UsageError: a `pyproject.toml` on the way is no TOML.
    """
    own = os.path.join(folder, SETTINGS_NAME)
    if os.path.isfile(own):
        return own
    shared = os.path.join(folder, PROJECT_NAME)
    if os.path.isfile(shared):
        # Imported late: most runs meet no such file, and need not pay for TOML.
        from nexuslint.config.settings_file import has_settings

        if has_settings(shared):
            return shared
    above = os.path.dirname(folder)
    return None if above == folder else find_settings(above)


def named_settings(path: str) -> str:
    """The settings file that `--config` names, in full.

    Raises:
        UsageError: it is not there.
    """
    full = os.path.abspath(path)
    if not os.path.isfile(full):
        raise UsageError(f"There is no settings file “{path}”.", advice="Check the spelling of --config.")
    return full


@cache
def git_root(folder: str) -> str | None:
    """The top of the Git work tree that a folder is in, or `None`."""
    if os.path.exists(os.path.join(folder, ".git")):
        return folder
    above = os.path.dirname(folder)
    return None if above == folder else git_root(above)


def name_from(root: str, path: str) -> str:
    """A letter's path from the project's root, with forward slashes: the same wherever the user stands.

    A letter that lies outside is named from its own work tree, else from the working directory, else by its bare name.
    """
    if path == STANDARD_INPUT:
        return path
    folder, base = os.path.split(os.path.abspath(path))
    return f"{way_to(root, folder) or ''}{base}"


def folder_part(path: str) -> str:
    """What stands before a letter's own name, with the slash at its end; "" where nothing does. Quicker than `os.path`."""
    if os.altsep:
        path = path.replace(os.altsep, os.sep)
    return path[: path.rfind(os.sep) + 1]


def way_to(root: str, folder: str) -> str | None:
    """What stands before the names of a folder's letters, a full path: "" or with a slash at its end, as `name_from` has it."""
    return _way_to(root, folder, os.getcwd())


@cache
def _way_to(root: str, folder: str, here: str) -> str | None:
    """From the root to a folder, "" or with a slash at its end; `None` when nothing lies above it that it is named from.

    The folder's links are followed and a letter's own is not: a linked letter is known by where it stands.
    """
    real = os.path.realpath(folder)
    for top in (root, git_root(real), here):
        if top is not None:
            inside = _inside(os.path.realpath(top), real)
            if inside is not None:
                return "" if inside == os.curdir else f"{inside}/"
    return None


def _inside(folder: str, full: str) -> str | None:
    try:
        relative = os.path.relpath(full, folder)
    except ValueError:  # another drive
        return None
    if relative.split(os.sep)[0] == os.pardir:
        return None
    return relative.replace(os.sep, "/")


def forget_files() -> None:
    """Look for settings files, work trees and links anew."""
    find_settings.cache_clear()
    git_root.cache_clear()
    _way_to.cache_clear()
