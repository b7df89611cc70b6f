"""Floor 1: rule packs, from YAML to values.

Importing this package imports nothing else: a run whose results are kept asks only whether a pack has changed.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nexuslint.packs.folders import core_pack_folder, digest_of
    from nexuslint.packs.lexicon import load_lexicon, load_lexicons
    from nexuslint.packs.loader import load_pack
    from nexuslint.packs.several import load_packs

#: Every public name and the module that holds it.
_HOMES = {
    "core_pack_folder": "folders",
    "digest_of": "folders",
    "load_lexicon": "lexicon",
    "load_lexicons": "lexicon",
    "load_pack": "loader",
    "load_packs": "several",
}

__all__ = ["core_pack_folder", "digest_of", "load_lexicon", "load_lexicons", "load_pack", "load_packs"]


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for."""
    if name in _HOMES:
        return getattr(import_module(f"nexuslint.packs.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'nexuslint.packs' has no attribute {name!r}")
