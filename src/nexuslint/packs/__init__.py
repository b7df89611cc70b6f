"""Floor 1: rule packs, from YAML to values."""

from nexuslint.packs.folders import core_pack_folder, digest_of
from nexuslint.packs.lexicon import load_lexicon, load_lexicons
from nexuslint.packs.loader import load_pack
from nexuslint.packs.several import load_packs

__all__ = ["core_pack_folder", "digest_of", "load_lexicon", "load_lexicons", "load_pack", "load_packs"]
