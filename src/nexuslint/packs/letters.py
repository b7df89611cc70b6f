"""The sound letters of a pack: whole letters without a fault, in named parts that examples drop or replace."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from nexuslint.model.errors import PackError
from nexuslint.model.facts import Program, Theory
from nexuslint.packs.folders import read_pack_file, shown_path
from nexuslint.packs.positions import (
    check_keys,
    complain,
    one_of,
    read_entries,
    words_of,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundLetter:
    """One sound letter: `parts` in the order of the letter, each its own paragraph or heading."""

    name: str
    program: Program
    theories: tuple[Theory, ...]
    conditions: tuple[str, ...]
    parts: Mapping[str, str]

    @property
    def text(self) -> str:
        """The whole letter, parts set apart by an empty line."""
        return "\n\n".join(self.parts.values())


def load_sound_letters(folder: Path) -> dict[str, SoundLetter]:
    """The sound letters of the pack at `folder`, by file name; empty when it has none.

    Raises:
        PackError: a file has an unknown key or value, or a part is empty.
    """
    return {path.stem: _letter(path, folder) for path in sorted((folder / "letters").glob("*.yaml"))}


def load_letters_of(folders: Iterable[Path]) -> dict[str, SoundLetter]:
    """The sound letters of several packs, by file name; a pack's examples may name those of the packs before it.

    Raises:
        PackError: a letter is not as it must be, or two have one name.
    """
    letters: dict[str, SoundLetter] = {}
    for folder in folders:
        own = load_sound_letters(folder)
        for name in own:
            if name in letters:
                raise PackError(
                    f"{folder.name}/letters/{name}.yaml:1: an earlier pack has a sound letter of this name.",
                    advice="Give the file another name.",
                )
        letters.update(own)
    return letters


def _letter(path: Path, folder: Path) -> SoundLetter:
    root = read_entries(read_pack_file(path, folder), shown_path(path, folder))
    table = check_keys(
        root,
        "a sound letter",
        required=("program", "conditions", "parts"),
        optional=("theory",),
    )
    parts = {name: part.text(f"the part {name}") for name, part in table["parts"].table("parts").items()}
    if not parts:
        complain(table["parts"], "a sound letter needs parts.")
    theories = table["theory"].one_or_more() if "theory" in table else ()
    return SoundLetter(
        name=path.stem,
        program=Program(one_of(table["program"], "program", [one.value for one in Program])),
        theories=tuple(Theory(one_of(item, "theory", [one.value for one in Theory])) for item in theories),
        conditions=tuple(words_of(table["conditions"], "conditions")),
        parts=parts,
    )
