"""What Git leaves out: `.gitignore` of every folder from the top of the work tree down, and `.git/info/exclude`."""

from __future__ import annotations

import os
from functools import cache

from nexuslint.config.find import git_root
from nexuslint.config.globs import is_pattern, verdict

_IGNORE_FILE = ".gitignore"
_OF_THE_TREE = ("info", "exclude")


def is_ignored(full: str, *, is_folder: bool = False, since: str | None = None) -> bool:
    """True when Git ignores the file or folder at `full` itself; what ignores a folder above it is not asked.

    The file nearest to it decides, and in one file the last line that matches. With `since`, only the files at and below
    that folder are asked.
    """
    here = os.path.dirname(full)
    root = git_root(here)
    if root is None:
        return False
    folder = here
    while True:
        said = _said(folder, os.path.join(folder, _IGNORE_FILE), full, is_folder=is_folder)
        if said is not None:
            return said
        if folder in (root, since):
            break
        folder = os.path.dirname(folder)
    if folder != root:
        return False
    return bool(_said(root, _exclude_file(root), full, is_folder=is_folder))


def forget_files() -> None:
    """Read the ignore files anew."""
    _patterns.cache_clear()
    _exclude_file.cache_clear()


def _said(folder: str, file: str, full: str, *, is_folder: bool) -> bool | None:
    patterns = _patterns(file)
    if not patterns:
        return None
    return verdict(patterns, os.path.relpath(full, folder).replace(os.sep, "/"), is_folder=is_folder)


@cache
def _patterns(file: str) -> tuple[str, ...]:
    try:
        with open(file, encoding="utf-8", errors="replace") as lines:
            written = [line.rstrip("\r\n") for line in lines if line.strip() and not line.startswith("#")]
    except OSError:
        return ()
    # Git passes over a line that is no pattern.
    return tuple(line for line in written if is_pattern(line))


@cache
def _exclude_file(root: str) -> str:
    """`info/exclude` of the repository; in a linked work tree, `.git` is a file that leads there."""
    git = os.path.join(root, ".git")
    if os.path.isfile(git):
        git = _followed(root, git, "gitdir:")
        common = os.path.join(git, "commondir")
        if os.path.isfile(common):
            git = _followed(git, common, "")
    return os.path.join(git, *_OF_THE_TREE)


def _followed(folder: str, file: str, word: str) -> str:
    try:
        with open(file, encoding="utf-8", errors="replace") as lines:
            told = lines.readline().strip().removeprefix(word).strip()
    except OSError:
        return folder
    return os.path.normpath(os.path.join(folder, told))
