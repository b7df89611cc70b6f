"""Word lists as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """One entry of a word list: what it stands for (`label`), its words, and where it was written.

    `words` are matched on lower-cased tokens. `label` names the group inside the list ("hedge", "service_treatment" ...).
    """

    label: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """All word lists of a pack, by list name ("hedges", "record_kinds" ...)."""

    lists: Mapping[str, tuple[Phrase, ...]]

    def phrases(self, name: str) -> tuple[Phrase, ...]:
        """The phrases of one list; empty when there is none of that name."""
        return self.lists.get(name, ())

    def words(self, name: str, label: str | None = None) -> tuple[str, ...]:
        """The bare words of one list, or of one label in it."""
        return tuple(phrase.words for phrase in self.phrases(name) if label is None or phrase.label == label)
