"""From what the settings write under `packs` to the folder of the pack."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from nexuslint.model.errors import UsageError
from nexuslint.model.pack_source import PackSource
from nexuslint.packs.folders import digest_of
from nexuslint.suggest import did_you_mean


@lru_cache(maxsize=64)
def find_pack(named: str, base: str) -> PackSource:
    """The pack that is `named`: a folder, from the folder `base`, or the name of an installed pack.

    What holds a slash or begins with a dot is a folder.

    Raises:
        UsageError: there is no such folder and no such installed pack.
        PackError: a file of it cannot be read.
    """
    if named.startswith(".") or "/" in named or os.sep in named:
        folder = Path(base, named).resolve()
        if not folder.is_dir():
            raise UsageError(f"packs: there is no folder “{named}”.", advice=_beside(folder))
        return PackSource(folder=str(folder), digest=digest_of(folder))
    from nexuslint.packs.installed import installed_packs

    known = installed_packs()
    if named not in known:
        advice = did_you_mean(named, known) or "Is it installed where nexuslint is?"
        if Path(base, named).is_dir():
            advice = f"A folder is written with a dot before it: “./{named}”."
        raise UsageError(f"packs: there is no installed pack “{named}”.", advice=advice)
    return PackSource(folder=str(known[named]), digest=digest_of(known[named]))


def _beside(folder: Path) -> str:
    try:
        names = [one.name for one in folder.parent.iterdir() if one.is_dir()]
    except OSError:
        names = []
    return did_you_mean(folder.name, names) or "A pack's folder is written as from the settings file."
