"""The learned sentence-role reader: what each sentence of a letter does, and whose words it is.

The model and its figures are described in docs/roles-model-card.md. Nothing is downloaded, and nothing is loaded
before `RoleReader.load` is called.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from nexuslint.language.role_config import RoleConfig, RoleModelError, read_role_config
from nexuslint.language.role_network import RoleNetwork
from nexuslint.language.role_windows import Layout, Line, windows
from nexuslint.language.wordpiece import WordPieces

__all__ = ["RoleModelError", "RoleReader", "RoleScores", "SentenceText"]

SHIPPED = Path(__file__).with_name("roles_model")


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceText:
    """One sentence, list row, heading or fragment, and what begins with it.

    `opens` is "paragraph" after an empty line (and for the first sentence of a letter), "line" for a new line in
    the same block, "sentence" for one that follows on the same line.
    """

    text: str
    opens: Literal["paragraph", "line", "sentence"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleScores:
    """What one sentence does and who speaks.

    `roles` has a number from 0 to 1 for each of the 41 roles; from 0.5 up the sentence has it. `speakers` has nine probabilities that sum to 1,
    and `speaker` names the likeliest.
    """

    roles: Mapping[str, float]
    speaker: str
    speakers: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleReader:
    """Reads the sentences of a letter in their context; the same sentences give the same scores on every run."""

    config: RoleConfig
    marks: Mapping[str, int | None]
    layout: Layout
    vocabulary: WordPieces
    networks: tuple[RoleNetwork, ...]

    @classmethod
    def load(cls, folder: Path | None = None) -> RoleReader:
        """Give the reader whose model stands in `folder`; without one, the model that comes with the package.

        Raises:
            RoleModelError: a file is missing or damaged, or of a format that this version does not know.
        """
        folder = folder or SHIPPED
        config = read_role_config(folder)
        lines = (folder / "vocabulary.txt").read_text(encoding="utf-8").split("\n")
        vocabulary = WordPieces.from_lines(lines)
        numbers = vocabulary.numbers
        first = RoleNetwork.load(folder)
        further = (first.load_further(folder, number) for number in range(2, config.members + 1))
        return cls(
            config=config,
            marks={opens: numbers[mark] if mark else None for opens, mark in config.marks.items()},
            layout=Layout(opening=numbers[config.opening], closing=numbers[config.closing], longest=config.longest),
            vocabulary=vocabulary,
            networks=(first, *further),
        )

    def read(self, sentences: Sequence[SentenceText]) -> tuple[RoleScores, ...]:
        """Give the scores of each sentence of one letter, in order; empty for no sentences.

        A letter longer than one window (`config.size` word pieces) is read in several, each sentence with about
        `config.context` pieces of context on both sides. Of a sentence over `layout.longest` pieces the middle is not read.
        """
        lines = [Line(pieces=self.vocabulary.pieces(one.text), mark=self.marks[one.opens]) for one in sentences]
        costs = [self.layout.cost(line) for line in lines]
        scores: list[RoleScores] = []
        for window in windows(costs, size=self.config.size, context=self.config.context):
            row, ranges = self.layout.row(lines[window.first : window.last])
            kept = ranges[window.keep_from - window.first : window.keep_to - window.first]
            # networks that were trained alike from other starts err in other places: their mean errs less
            first, *further = (network.logits(row, kept) for network in self.networks)
            logits = sum(further, start=first) / len(self.networks)
            scores.extend(map(self._scores, logits.tolist()))
        return tuple(scores)

    def _scores(self, logits: list[float]) -> RoleScores:
        roles = self.config.roles
        speakers = _softmax(logits[len(roles) :])
        likeliest = max(range(len(speakers)), key=speakers.__getitem__)
        return RoleScores(
            roles=dict(zip(roles, map(_sigmoid, logits), strict=False)),
            speaker=self.config.speakers[likeliest],
            speakers=dict(zip(self.config.speakers, speakers, strict=True)),
        )


def _sigmoid(logit: float) -> float:
    return 0.5 * (1.0 + math.tanh(0.5 * logit))


def _softmax(logits: list[float]) -> list[float]:
    highest = max(logits)
    parts = [math.exp(logit - highest) for logit in logits]
    total = sum(parts)
    return [part / total for part in parts]
