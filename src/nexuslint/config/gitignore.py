"""What Git leaves out: `.gitignore` of every folder from the top of the work tree down, and `.git/info/exclude`."""

from __future__ import annotations

import os
from functools import cache

from nexuslint.config.find import git_root
from nexuslint.config.globs import is_pattern, verdict

_IGNORE_FILE = ".gitignore"
_OF_THE_TREE = ("info", "exclude")


#: The patterns that count in a folder, the nearest file's first, each with the way from that file's folder ("" or "a/b/").
Ignoring = tuple[tuple[str, tuple[str, ...]], ...]


@cache
def ignoring_in(here: str, since: str | None) -> Ignoring:
    """What may be ignored in the folder `here`, a full path; with `since`, only by files at and below that folder."""
    root = git_root(here)
    if root is None:
        return ()
    found = []
    folder, way = here, ""
    while True:
        found.append((way, _patterns(os.path.join(folder, _IGNORE_FILE))))
        if folder in (root, since):
            break
        folder, name = os.path.split(folder)
        way = f"{name}/{way}"
    if folder == root:
        found.append((way, _patterns(_exclude_file(root))))
    return tuple(one for one in found if one[1])


def is_ignored(ignoring: Ignoring, name: str, *, is_folder: bool = False) -> bool:
    """True when Git ignores the file or folder of that name itself; what ignores a folder above it is not asked.

    The file nearest to it decides, and in one file the last line that matches.
    """
    for way, patterns in ignoring:
        said = verdict(patterns, f"{way}{name}", is_folder=is_folder)
        if said is not None:
            return said
    return False


def forget_files() -> None:
    """Read the ignore files anew."""
    ignoring_in.cache_clear()
    _patterns.cache_clear()
    _exclude_file.cache_clear()


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
