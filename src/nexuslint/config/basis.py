"""What changes the output of a run besides letters and options: what was accepted. Asked of every run, so nothing is parsed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path

from nexuslint.config.find import folder_part
from nexuslint.config.settings import Settings

SIDECAR_SUFFIX = ".nexuslint.toml"


def accepted_basis(letters: Sequence[str], settings: Sequence[Settings]) -> str:
    """A digest of all that says which findings of the letters were accepted: baselines, tables and files beside them.

    `settings` are those of the letters, in order. The files count by their contents, whatever is in them.
    """
    # Letters for which the same holds have the same object; to compare two thousand by value takes longer than all else.
    distinct = {id(one): one for one in settings}
    place = {one: number for number, one in enumerate(distinct)}
    which = [place[id(one)] for one in settings] if len(distinct) > 1 else []
    told = [(one.root, one.baseline, _digest(one.baseline), one.accepted) for one in distinct.values()]
    folders = dict.fromkeys(map(folder_part, letters))
    beside = [(name, _digest(name)) for name in _sidecars(folders)]
    return sha256(repr((told, which, beside)).encode("utf-8", "backslashreplace")).hexdigest()


def _sidecars(folders: Iterable[str]) -> list[str]:
    found: list[str] = []
    for folder in folders:
        try:
            names = os.listdir(folder or os.curdir)
        except OSError:
            continue
        found.extend(os.path.join(folder, name) for name in sorted(names) if name.endswith(SIDECAR_SUFFIX))
    return found


def _digest(file: str | None) -> str | None:
    """The digest of a file; `None` when it is not there, or cannot be read: whoever needs it says so."""
    if file is None:
        return None
    try:
        return sha256(Path(file).read_bytes()).hexdigest()
    except OSError:
        return None
