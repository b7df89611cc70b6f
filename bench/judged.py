"""What nexuslint says of labelled letters, as codes; nothing of the letters' own words comes out of here."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from labels import LabelledLetter

from nexuslint.lint import Linter
from nexuslint.model.finding import Severity
from nexuslint.model.letter import Letter
from nexuslint.model.rule import Pack
from nexuslint.packs import core_pack_folder, load_lexicon
from nexuslint.parsers.text import parse_text_string

#: Codes that no letter was labelled for.
UNSCORED = ("NX714", "NX715", "NX8", "NX9")
#: The four families that matter most, and their codes.
FAMILIES = {
    "diagnosis": ("NX101", "NX102"),
    "hedging": ("NX202",),
    "records": ("NX401", "NX402"),
    "causes": ("NX501", "NX502"),
}
_CATALOGUE = Path(__file__).parents[1] / "tests" / "data" / "catalogue.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One letter and what was told of it: `codes` all, `grave` those told as an error or a warning."""

    letter: LabelledLetter
    program: str | None
    theories: frozenset[str]
    codes: frozenset[str]
    grave: frozenset[str]

    @property
    def is_exact(self) -> bool:
        """True when all faults were told, and no other."""
        return self.codes == self.letter.defects


def judge(letters: Iterable[LabelledLetter], *, reader: str = "learned") -> tuple[Judged, ...]:
    """What nexuslint says of each letter's text; `reader` is "learned" (as shipped) or "cues" (without the model)."""
    linter = Linter()
    read = _cue_reader() if reader == "cues" else None
    if read is not None:
        # Takes the place of the cached property, which would load the model.
        vars(linter)["reader"] = read
    return tuple(_judged(linter, letter) for letter in letters)


def core_pack() -> Pack:
    """The rules that are measured."""
    return Linter().pack.packs[0]


def scored_codes(pack: Pack) -> tuple[str, ...]:
    """The codes that the letters are labelled for, in order."""
    return tuple(rule.code for rule in pack.rules if not rule.code.startswith(UNSCORED))


@cache
def catalogue_severities() -> dict[str, str]:
    """Code -> the severity that the catalogue names first: the one that holds but for a stated case."""
    return {row["code"]: row["severities"][0] for row in json.loads(_CATALOGUE.read_text(encoding="utf-8"))}


def is_sound(letter: LabelledLetter) -> bool:
    """True when the letter has no fault but suggestions."""
    return all(catalogue_severities()[code] == "suggestion" for code in letter.defects)


def letter_of(path: Path) -> Letter:
    """The letter in a text file, parsed in this process."""
    return parse_text_string(path.read_text(encoding="utf-8"))


def _judged(linter: Linter, letter: LabelledLetter) -> Judged:
    result = linter.judge(letter_of(letter.path))
    findings = [finding for finding in result.findings if not finding.code.startswith(UNSCORED)]
    return Judged(
        letter=letter,
        program=result.program,
        theories=frozenset(result.theories),
        codes=frozenset(finding.code for finding in findings),
        grave=frozenset(finding.code for finding in findings if finding.severity is not Severity.SUGGESTION),
    )


def _cue_reader() -> Callable[[Letter], object]:
    from nexuslint.language.pipeline import build_reader

    return build_reader(load_lexicon(core_pack_folder()), None)
