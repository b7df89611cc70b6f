"""Cut text into the word pieces that the role reader was trained on."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

UNKNOWN = "[UNK]"
# Longer "words" (a row of underscores, a web address) are one unknown piece, as in the reference tokenizer.
LONGEST_WORD = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class WordPieces:
    """A vocabulary of word pieces: greedy longest match on lower-cased text without accents.

    `numbers` maps a piece to its row in the network's table; a piece that continues a word begins with `##`.
    """

    numbers: dict[str, int]
    _words: dict[str, tuple[int, ...]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def from_lines(cls, lines: Sequence[str]) -> WordPieces:
        """Give the vocabulary whose piece number n stands on line n, counted from 0."""
        return cls(numbers={piece: number for number, piece in enumerate(lines)})

    def pieces(self, text: str) -> tuple[int, ...]:
        """Give the numbers of the pieces of `text`, without marks around it; empty for empty text."""
        found: list[int] = []
        for word in _words(text):
            numbers = self._words.get(word)
            if numbers is None:
                numbers = self._words[word] = self._cut(word)
            found.extend(numbers)
        return tuple(found)

    def _cut(self, word: str) -> tuple[int, ...]:
        unknown = (self.numbers[UNKNOWN],)
        if len(word) > LONGEST_WORD:
            return unknown
        found: list[int] = []
        start = 0
        while start < len(word):
            mark = "##" if start else ""
            for end in range(len(word), start, -1):
                number = self.numbers.get(mark + word[start:end])
                if number is not None:
                    found.append(number)
                    start = end
                    break
            else:
                return unknown
        return tuple(found)


def _words(text: str) -> Iterator[str]:
    """Give words and single punctuation marks, lower case, without accents."""
    word: list[str] = []
    for character in _plain(text):
        space = character == " "
        alone = not space and _stands_alone(character)
        if (space or alone) and word:
            yield "".join(word)
            word.clear()
        if alone:
            yield character
        elif not space:
            word.append(character)
    if word:
        yield "".join(word)


def _plain(text: str) -> str:
    """Give `text` with every blank a space, without control characters and accents, in lower case."""
    if text.isascii() and text.isprintable():
        return text.lower()
    kept = (" " if character.isspace() else character for character in text if not _is_dropped(character))
    bare = unicodedata.normalize("NFD", "".join(kept))
    return "".join(character for character in bare if unicodedata.category(character) != "Mn").lower()


def _is_dropped(character: str) -> bool:
    if character in "\t\n\r":
        return False
    return character in "\0\ufffd" or unicodedata.category(character) in {"Cc", "Cf", "Cn", "Co"}


def _stands_alone(character: str) -> bool:
    if character.isascii():
        return not character.isalnum()
    return unicodedata.category(character).startswith("P") or _is_ideograph(character)


def _is_ideograph(character: str) -> bool:
    code = ord(character)
    return (
        0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF or 0xF900 <= code <= 0xFAFF or 0x20000 <= code <= 0x2FA1F
    )
