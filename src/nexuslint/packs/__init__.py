"""Floor 1: rule packs, from YAML to values."""

from nexuslint.packs.folders import core_pack_folder
from nexuslint.packs.lexicon import load_lexicon
from nexuslint.packs.loader import load_pack

__all__ = ["core_pack_folder", "load_lexicon", "load_pack"]
