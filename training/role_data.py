"""Labelled sentences and letters as numbers, and the rows of word pieces that the role reader learns from."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from markup import ROLES, SPEAKERS, LabelledLetter, read_letters
from nexuslint.language.role_windows import Layout, Line
from nexuslint.language.wordpiece import UNKNOWN, WordPieces

HERE = Path(__file__).parent
OPENING, CLOSING, PARAGRAPH, NEWLINE = "[CLS]", "[SEP]", "[unused0]", "[unused1]"
# Latin with its accents, Greek, signs and symbols, ligatures
KEPT_SCRIPTS = (("\0", "\u024f"), ("\u0370", "\u03ff"), ("\u2000", "\u22ff"), ("\ufb00", "\ufb06"))
LONGEST = 120  # word pieces of one sentence; 99.9 % of the labelled ones are shorter


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """One sentence: its text, what opens with it, role numbers, speaker number (-1: unknown, not learned from)."""

    text: str
    opens: str
    roles: frozenset[int]
    speaker: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Sentences in order: a whole letter (`letters` names its set), or one sentence alone (set "")."""

    name: str
    letters: str
    lines: tuple[Labelled, ...]


def read_passages(folder: Path = HERE) -> tuple[list[Passage], list[Passage]]:
    """Give the whole letters and the single sentences below `folder`, in the order of their paths."""
    letters = [
        _passage(letter, path.name)
        for path in sorted((folder / "letters").iterdir())
        if path.is_dir()
        for letter in read_letters(path)
    ]
    singles = []
    for path in sorted((folder / "sentences").glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            row = json.loads(line)
            one = _labelled(row["text"], "paragraph", row["roles"], row["speaker"])
            singles.append(Passage(name=f"{path.stem}-{number}", letters="", lines=(one,)))
    return letters, singles


def split(
    letters: Sequence[Passage], singles: Sequence[Passage], *, left_out: Sequence[str]
) -> tuple[list[Passage], list[Passage]]:
    """Give what is learned from, and the letters left out; `left_out` names letter sets and writers of single sentences."""
    unseen = [one for one in letters if one.letters in left_out]
    learned = [one for one in letters if one.letters not in left_out]
    return learned + [one for one in singles if one.name.rpartition("-")[0] not in left_out], unseen


def kept_pieces(vocabulary: Sequence[str]) -> list[int]:
    """Give the lines of the published vocabulary that are kept: marks we use, and pieces in Latin or Greek script."""
    return [number for number, piece in enumerate(vocabulary) if _is_kept(piece)]


def _is_kept(piece: str) -> bool:
    if len(piece) > 1 and piece.startswith("[") and piece.endswith("]"):
        return piece in {UNKNOWN, OPENING, CLOSING, PARAGRAPH, NEWLINE}
    letters = piece.removeprefix("##")
    return all(any(first <= one <= last for first, last in KEPT_SCRIPTS) for one in letters)


def digest_of(passages: Sequence[Passage]) -> str:
    """Give the SHA-256 of all texts and labels, so that a model can tell what it was trained on."""
    total = hashlib.sha256()
    for passage in passages:
        for one in passage.lines:
            total.update(f"{passage.name}|{one.opens}|{one.text}|{sorted(one.roles)}|{one.speaker}\n".encode())
    return total.hexdigest()


def _passage(letter: LabelledLetter, letters: str) -> Passage:
    lines, before = [], 0
    for one in letter.sentences:
        gap = letter.text[before : one.start]
        opens = "paragraph" if not before or "\n\n" in gap else "line" if "\n" in gap else "sentence"
        lines.append(_labelled(one.text, opens, one.roles, one.speaker))
        before = one.end
    return Passage(name=letter.id, letters=letters, lines=tuple(lines))


def _labelled(text: str, opens: str, roles: Sequence[str], speaker: str) -> Labelled:
    numbers = frozenset(ROLES.index(role) for role in roles)
    return Labelled(text=text, opens=opens, roles=numbers, speaker=SPEAKERS.index(speaker))


class RowMaker:
    """Turns labelled sentences into rows of numbers, with one vocabulary and one layout."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        """Take the vocabulary, piece number n on line n."""
        self.pieces = WordPieces.from_lines(vocabulary)
        numbers = self.pieces.numbers
        self.marks = {"paragraph": numbers[PARAGRAPH], "line": numbers[NEWLINE], "sentence": None}
        self.layout = Layout(opening=numbers[OPENING], closing=numbers[CLOSING], longest=LONGEST)

    def settings(self) -> dict[str, object]:
        """Give what the reader must know to lay out sentences in the same way."""
        return {
            "roles": ROLES,
            "speakers": SPEAKERS,
            "longest": LONGEST,
            "opening": OPENING,
            "closing": CLOSING,
            "marks": {"paragraph": PARAGRAPH, "line": NEWLINE, "sentence": ""},
        }

    def lines(self, passage: Passage) -> list[Line]:
        """Give the sentences of a passage as numbers."""
        return [Line(pieces=self.pieces.pieces(one.text), mark=self.marks[one.opens]) for one in passage.lines]


def roughened(passage: Passage, chance: random.Random) -> Passage:
    """Give the letter as a poorer parser or splitter would hand it over; a single sentence begins in any way.

    Paragraph breaks turn into line breaks or vanish, sentences that follow on the same line start a new one
    (hard-wrapped text), two neighbours with one speaker are run together.
    """
    if not passage.letters:
        opens = chance.choice(["paragraph", "line", "sentence"])
        return replace(passage, lines=tuple(replace(one, opens=opens) for one in passage.lines))
    kind = chance.random()
    lines = [_with_other_break(one, kind, chance) for one in passage.lines]
    merged: list[Labelled] = []
    for one in lines:
        last = merged[-1] if merged else None
        joins = last is not None and one.opens != "paragraph" and one.speaker == last.speaker
        if joins and last is not None and chance.random() < 0.03:
            merged[-1] = replace(last, text=f"{last.text} {one.text}", roles=last.roles | one.roles)
        else:
            merged.append(one)
    return replace(passage, lines=tuple(merged))


def _with_other_break(one: Labelled, kind: float, chance: random.Random) -> Labelled:
    """Most letters stay; one in ten loses its breaks by and by, one in ten is hard-wrapped, one in ten has only lines."""
    if kind < 0.1 and chance.random() < 0.4:
        return replace(one, opens="sentence")
    if 0.1 <= kind < 0.2 and one.opens == "sentence" and chance.random() < 0.25:
        return replace(one, opens="line")
    if 0.2 <= kind < 0.3 and one.opens == "paragraph":
        return replace(one, opens="line")
    if 0.3 <= kind < 0.4 and one.opens == "line":
        return replace(one, opens="paragraph")
    return one
