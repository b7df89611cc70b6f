"""The word lists of the core, `lexicon/hedges.yaml`: a table of label -> phrases; and what other packs add or take."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from nexuslint.model.lexicon import Lexicon, Phrase
from nexuslint.packs.folders import read_pack_file, shown_path
from nexuslint.packs.positions import Entry, check_keys, complain, complain_unknown, read_entries

_ADDITION = ".add.yaml"


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


def load_lexicons(folders: Sequence[Path]) -> Lexicon:
    """The word lists of the first pack, with what the packs after it add to them and take from them, in order.

    Raises:
        PackError: a file is not as it must be, or names a list, a label or a phrase that is not there.
    """
    lexicon = load_lexicon(folders[0])
    for folder in folders[1:]:
        lexicon = add_lexicon(lexicon, folder)
    return lexicon


def add_lexicon(lexicon: Lexicon, folder: Path) -> Lexicon:
    """`lexicon` with what the pack at `folder` adds to it and takes from it.

    Raises:
        PackError: a file is not as it must be, or names a list, a label or a phrase that is not there.
    """
    lists = dict(lexicon.lists)
    for path in sorted((folder / "lexicon").glob("*.yaml")):
        shown = shown_path(path, folder)
        root = read_entries(read_pack_file(path, folder), shown)
        name = path.name.removesuffix(_ADDITION)
        if name == path.name:
            complain(root, f"a pack adds to the core's word lists: name the file {path.stem}{_ADDITION}.")
        if name not in lists:
            complain_unknown(root, "word list", name, lists)
        table = check_keys(root, "an addition", optional=("add", "take"))
        phrases = list(lists[name])
        labels = {phrase.label for phrase in phrases}
        for label, one in _phrases(table.get("take"), "take", labels):
            phrase = Phrase(label=label, words=one.text("a phrase").lower())
            if phrase not in phrases:
                complain_unknown(one, f"phrase of {label}", phrase.words, (each.words for each in phrases))
            phrases.remove(phrase)
        for label, one in _phrases(table.get("add"), "add", labels):
            phrases.append(Phrase(label=label, words=one.text("a phrase").lower()))
        lists[name] = tuple(dict.fromkeys(phrases))
    return Lexicon(lists=lists)


def _phrases(entry: Entry | None, what: str, labels: Iterable[str]) -> Iterator[tuple[str, Entry]]:
    """Every phrase of `add` or `take`, with its label."""
    if entry is None:
        return
    known = frozenset(labels)
    for label, phrases in entry.table(what).items():
        if label not in known:
            complain_unknown(phrases, "label", label, known)
        for phrase in phrases.items(f"the phrases of {label}"):
            yield label, phrase
