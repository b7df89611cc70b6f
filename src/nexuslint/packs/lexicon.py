"""The word lists of a pack: `lexicon/hedges.yaml` is the list "hedges", a table of label -> phrases."""

from __future__ import annotations

from pathlib import Path

from nexuslint.model.lexicon import Lexicon, Phrase
from nexuslint.packs.folders import read_pack_file, shown_path
from nexuslint.packs.positions import read_entries


def load_lexicon(folder: Path) -> Lexicon:
    """All word lists of the pack at `folder`; an empty lexicon when it has none.

    Raises:
        PackError: a file is no table of label -> list of phrases.
    """
    lists: dict[str, tuple[Phrase, ...]] = {}
    for path in sorted((folder / "lexicon").glob("*.yaml")):
        root = read_entries(read_pack_file(path, folder), shown_path(path, folder))
        lists[path.stem] = tuple(
            Phrase(label=label, words=phrase.text("a phrase").lower())
            for label, phrases in root.table("a word list").items()
            for phrase in phrases.items(f"the phrases of {label}")
        )
    return Lexicon(lists=lists)
