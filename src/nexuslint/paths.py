"""Which letters the paths of a command line name."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from nexuslint.model.errors import UsageError
from nexuslint.suggest import nearest

#: Standard input, as people name it.
STANDARD_INPUT = "-"
#: Looked for in folders. Those that cannot be read (.doc ...) are there too: a letter passed over in silence would look clean.
LETTER_SUFFIXES = frozenset(
    {".docx", ".docm", ".pdf", ".txt", ".text", ".md", ".markdown", ".doc", ".rtf", ".odt", ".wpd", ".pages"}
)
#: Texts that stand beside letters in a repository and are none; they can still be named.
_NO_LETTERS = frozenset({"readme", "license", "licence", "changelog", "contributing", "security", "code_of_conduct"})
_PLAIN_SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown"})
_LOCK_FILE = "~$"
_NOTHING_FOUND = (
    "Name a .docx, .pdf or .txt file, a folder that holds some, or a pattern in quotes such as “letters/*.pdf”."
)


class Keep(Protocol):
    """Says which of the files or folders that were found in a folder are kept."""

    def __call__(self, folder: str, names: Sequence[str], *, are_folders: bool, start: str) -> Sequence[str]:
        """Those of the `names` in `folder` that are kept, in order; `start` is the folder that the search began in."""
        ...


def keep_all(folder: str, names: Sequence[str], *, are_folders: bool, start: str) -> Sequence[str]:  # noqa: ARG001 - a `Keep`
    """A `Keep` that leaves nothing out."""
    return names


def find_letters(paths: Iterable[str], *, keep: Keep = keep_all, may_be_none: bool = False) -> tuple[str, ...]:
    """The letters named, in the order of the paths, those of a folder by name; each file once, under its first name.

    A folder gives the letters in it and below it, hidden folders and files left out. A pattern (`*`, `?`, `[`, `**`) gives
    what it matches. Word's lock files (`~$letter.docx`) are never letters. `keep` is asked of every file and folder that was
    found and not named.

    Raises:
        UsageError: a path is not there, or no letter was found at all (unless there `may_be_none`).
    """
    asked = tuple(paths)
    letters = [one for path in asked for one in _letters_of(path, keep)]
    if len(asked) == 1 and os.path.isdir(asked[0]) and not any(is_link for _, is_link in letters):
        # The files of one folder are all different, and to ask the disk who each is costs more than all the rest.
        found = {letter: letter for letter, _ in letters}
    else:
        found = {}
        for letter, _ in letters:
            found.setdefault(identity(letter), letter)
    if not found and not may_be_none:
        raise UsageError("No letter was found.", advice=_NOTHING_FOUND)
    return tuple(found.values())


def _letters_of(path: str, keep: Keep) -> Iterator[tuple[str, bool]]:
    """The letters that one path names, and of those found in its folders whether they are links."""
    if path == STANDARD_INPUT:
        yield path, False
    elif os.path.isdir(path):
        yield from _in_folder(path, keep)
    elif os.path.lexists(path):
        if not _is_lock_file(path):
            yield path, False
    elif _has_marks(path):
        yield from _matching(path, keep)
    else:
        raise UsageError(f"There is no file or folder “{path}”.", advice=_advice_for(path))


def _matching(pattern: str, keep: Keep) -> Iterator[tuple[str, bool]]:
    import glob

    matches = sorted(glob.glob(pattern, recursive=True), key=_by_name)
    if not matches:
        raise UsageError(f"Nothing matches the pattern “{pattern}”.", advice=_NOTHING_FOUND)
    start = _fixed_part(pattern)
    for match in matches:
        if not is_kept(match, start, keep):
            continue
        if os.path.isdir(match):
            # `letters/**` also matches each folder in it; the files below are matches of their own.
            if "**" not in pattern:
                yield from _in_folder(match, keep)
        elif not _is_lock_file(match) and ("**" not in pattern or is_letter(os.path.basename(match))):
            yield match, False


def _in_folder(folder: str, keep: Keep) -> Iterator[tuple[str, bool]]:
    left = [folder]
    while left:
        here = left.pop()
        folders, files, links = _entries(here)
        kept = keep(here, sorted(folders, key=_by_name), are_folders=True, start=folder)
        # A folder that is a link is not gone into: it may lead back.
        left.extend(os.path.join(here, name) for name in reversed(kept) if name not in links)
        shown = os.path.normpath(here)
        shown = "" if shown == os.curdir else shown
        for name in keep(here, sorted(files, key=_by_name), are_folders=False, start=folder):
            yield os.path.join(shown, name), name in links


def _entries(folder: str) -> tuple[list[str], list[str], set[str]]:
    """The folders in a folder, the files that are letters, and which of both are links; none of what may not be read."""
    folders: list[str] = []
    files: list[str] = []
    links: set[str] = set()
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_symlink():
                    links.add(entry.name)
                if _is_folder(entry):
                    if not entry.name.startswith("."):
                        folders.append(entry.name)
                elif is_letter(entry.name):
                    files.append(entry.name)
    except OSError:
        pass
    return folders, files, links


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _fixed_part(pattern: str) -> str:
    """The folder of a pattern that holds no sign of a pattern itself."""
    folder = os.path.dirname(pattern)
    while _has_marks(folder):
        folder = os.path.dirname(folder)
    return folder or os.curdir


def is_kept(match: str, start: str, keep: Keep) -> bool:
    """True when what was found, and every folder between it and `start`, the folder that the search began in, is kept."""
    folder, parts = start, os.path.relpath(match, start).split(os.sep)
    for place, part in enumerate(parts, start=1):
        here = os.path.join(folder, part)
        if not keep(folder, (part,), are_folders=place < len(parts) or os.path.isdir(here), start=start):
            return False
        folder = here
    return True


def is_letter(name: str) -> bool:
    """True for the name of a file, without its folder, that is looked for in folders."""
    stem, suffix = os.path.splitext(name)
    suffix = suffix.lower()
    if name.startswith((".", _LOCK_FILE)) or suffix not in LETTER_SUFFIXES:
        return False
    return not (suffix in _PLAIN_SUFFIXES and stem.lower() in _NO_LETTERS)


def _has_marks(path: str) -> bool:
    """True for a pattern; what `glob.has_magic` says, which would import `re` for it."""
    return any(mark in path for mark in "*?[")


def _is_lock_file(path: str) -> bool:
    return os.path.basename(path).startswith(_LOCK_FILE)


def _by_name(name: str) -> tuple[str, str]:
    return name.casefold(), name


def identity(path: str) -> str:
    """The one name of a file, by whatever path it is named."""
    return path if path == STANDARD_INPUT else os.path.normcase(os.path.realpath(path))


def _advice_for(path: str) -> str:
    from pathlib import Path

    folder = Path(path).parent
    try:
        beside = [one.name for one in folder.iterdir()]
    except OSError:
        return f"The folder “{folder}” is not there either. Check the spelling, or go to the folder first."
    near = nearest(Path(path).name, beside)
    if near:
        return f"Did you mean “{folder / near[0]}”?"
    return "Check the spelling. A name with blanks must stand in quotes."
