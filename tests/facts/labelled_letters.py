"""Letters whose sentences have their roles told, for tests of what facts and rules make of them, whatever a reader sees."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from nexuslint.language.pipeline import build_reader
from nexuslint.language.roles import RoleReader, RoleScores, SentenceText
from nexuslint.lint import Linter, Options
from nexuslint.model.facts import Program
from nexuslint.packs import core_pack_folder, load_lexicon
from nexuslint.parsers.text import parse_text_string

_SEEN, _UNSEEN = 0.97, 0.03


def codes_of(
    *sentences: tuple[str, str], program: Program = Program.VA, speakers: dict[str, str] | None = None
) -> set[str]:
    """The codes that a letter of these sentences, each with its roles before it, is told; a blank text begins a paragraph.

    `speakers` has the speaker of a sentence that is not the author's, by its text.
    """
    text = "".join("\n\n" if not sentence else f"{sentence} " for _, sentence in sentences)
    told = {_plain(sentence): roles.split() for roles, sentence in sentences if sentence}
    spoken = {_plain(sentence): speaker for sentence, speaker in (speakers or {}).items()}
    linter = Linter(options=Options(program=program))
    vars(linter)["reader"] = build_reader(load_lexicon(core_pack_folder()), _Told(told, spoken))
    return {finding.code for finding in linter.judge(parse_text_string(text)).findings}


class _Told:
    """Stands where the learned reader does."""

    def __init__(self, roles: dict[str, list[str]], speakers: dict[str, str]) -> None:
        self._roles, self._speakers = roles, speakers
        self._names = _all_roles()

    def read(self, sentences: Sequence[SentenceText]) -> tuple[RoleScores, ...]:
        return tuple(self._scores(_plain(one.text)) for one in sentences)

    def _scores(self, text: str) -> RoleScores:
        roles, speaker = self._roles.get(text, []), self._speakers.get(text, "author")
        return RoleScores(
            roles={name: _SEEN if name in roles else _UNSEEN for name in self._names},
            speaker=speaker,
            speakers={speaker: _SEEN},
        )


@cache
def _all_roles() -> tuple[str, ...]:
    return tuple(RoleReader.load().config.roles)


def _plain(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()
