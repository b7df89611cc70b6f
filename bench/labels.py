"""Labelled letters: a folder of `*.txt` and the `labels.jsonl` beside them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledLetter:
    """One letter and what is right to say of it."""

    id: str
    path: Path
    program: str
    theories: frozenset[str]
    conditions: tuple[str, ...]
    defects: frozenset[str]


def read_folder(folder: Path) -> tuple[LabelledLetter, ...]:
    """The letters that `labels.jsonl` names, in its order.

    Raises:
        FileNotFoundError: `labels.jsonl`, or the text of a letter that it names, is not there.
    """
    lines = (folder / "labels.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(_letter(folder, line) for line in lines if line.strip())


def _letter(folder: Path, line: str) -> LabelledLetter:
    row = json.loads(line)
    path = folder / f"{row['id']}.txt"
    if not path.is_file():
        raise FileNotFoundError(f"{path} is named in labels.jsonl, and is not there")
    return LabelledLetter(
        id=row["id"],
        path=path,
        program=row["program"],
        theories=frozenset(row.get("theories", ())),
        conditions=tuple(row.get("conditions", ())),
        defects=frozenset(row["defects"]),
    )
