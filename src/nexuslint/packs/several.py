"""Several packs together: each may silence, re-word and switch off rules of those before it. The core is the first."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from nexuslint.model.pack import PackSet
from nexuslint.model.rule import Pack, Rule
from nexuslint.model.severity import Severity
from nexuslint.packs.lexicon import load_lexicons
from nexuslint.packs.loader import load_pack
from nexuslint.packs.overrides import read_overrides


def load_packs(folders: Sequence[Path], *, known_checks: frozenset[str], with_examples: bool = True) -> PackSet:
    """The packs at `folders`, in that order; examples are left out unread when not asked for.

    Raises:
        PackError: anything in a pack is unknown, wanting or contradicts itself, or two packs have one prefix.
    """
    packs: list[Pack] = []
    rules: dict[str, Rule] = {}
    grades: dict[str, Severity] = {}
    off: frozenset[str] = frozenset()
    for folder in folders:
        pack = load_pack(folder, known_checks=known_checks, with_examples=with_examples, earlier=packs)
        own = {rule.code: rule for rule in pack.rules}
        overrides = read_overrides(folder, rules, own)
        rules = {**rules, **overrides.rules, **own}
        grades.update(overrides.grades)
        # What a later pack re-words or re-grades is meant to be told again.
        off = (off - set(overrides.rules)) | overrides.off
        packs.append(pack)
    if any((folder / "lexicon").is_dir() for folder in folders[1:]):
        # What is wrong in a word list is told now, and not when the first letter is read.
        load_lexicons(folders)
    return PackSet(packs=tuple(packs), rules=tuple(rules.values()), off=off, grades=tuple(grades.items()))
