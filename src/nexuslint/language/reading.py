"""A letter as read: sentences with their roles and speakers, and the cues in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc

from nexuslint.language.sentences import Opening
from nexuslint.model.facts import Speaker
from nexuslint.model.letter import Block, Letter
from nexuslint.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A phrase of the lexicon found in the text: its list, its label in that list, and where it stands."""

    list: str
    label: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of the letter.

    `roles` are what the sentence does ("opinion_firm", "rationale" ...: see `training/README.md`), `scores` how sure the
    reader is of every role (0 to 1, 0.5 decides). `section` is the heading it stands under, lower case, "" if none.
    """

    index: int
    span: Span
    text: str
    block: Block
    block_index: int
    opens: Opening
    roles: frozenset[str]
    scores: Mapping[str, float]
    speaker: Speaker
    cues: tuple[Cue, ...]
    section: str = ""

    @property
    def lower(self) -> str:
        """The sentence in lower case, with straight quotes."""
        return self.text.lower().replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')

    def has(self, *roles: str) -> bool:
        """True when the sentence plays any of the roles."""
        return any(role in self.roles for role in roles)

    def score(self, *roles: str) -> float:
        """The highest score of the roles, 0 when none was scored."""
        return max((self.scores.get(role, 0.0) for role in roles), default=0.0)

    def found(self, list_name: str, *labels: str) -> tuple[Cue, ...]:
        """The cues of one list (and of these labels, when given) in the sentence."""
        return tuple(cue for cue in self.cues if cue.list == list_name and (not labels or cue.label in labels))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A letter, its tokens, and its sentences in the order of the text."""

    letter: Letter
    doc: Doc
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """The letter's text."""
        return self.letter.text

    def playing(self, *roles: str, speakers: frozenset[Speaker] | None = None) -> Iterator[Sentence]:
        """The sentences that play any of the roles, of these speakers when given."""
        for sentence in self.sentences:
            if sentence.has(*roles) and (speakers is None or sentence.speaker in speakers):
                yield sentence
