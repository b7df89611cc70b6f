"""Makes as many text letters as are wanted out of the training letters: rendered, with other names and numbers."""

from __future__ import annotations

import random
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

_ROOT = Path(__file__).parents[1]
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Sgt|Cpl|Sergeant|Corporal|Veteran)\.? (?:[A-Z]\.? )?([A-Z][a-z]{3,})\b")
_NUMBER = re.compile(r"\b\d{4}\b")
_BEGINNINGS = (
    "Bra",
    "Cor",
    "Dal",
    "Els",
    "Fen",
    "Gar",
    "Hol",
    "Ing",
    "Kel",
    "Lar",
    "Mal",
    "Nor",
    "Pel",
    "Ros",
    "Tav",
    "Wes",
)
_ENDINGS = (
    "brook",
    "by",
    "croft",
    "dahl",
    "field",
    "gate",
    "ham",
    "land",
    "ley",
    "mark",
    "quist",
    "ridge",
    "stad",
    "worth",
)


def make_letters(folder: Path, number: int, *, seed: int = 5) -> None:
    """Write `number` different letters to `folder`; the same number and seed give the same letters."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = list(training_texts(folder.parent / "rendered"))
    rolls = random.Random(seed)
    for place in range(number):
        text = varied(texts[place % len(texts)], rolls)
        (folder / f"letter-{place:05}.txt").write_text(f"{text}\n\nOur number {place}.\n", encoding="utf-8")


def training_texts(folder: Path) -> Iterator[str]:
    """The texts of all training letters, in order; they are rendered to `folder` first."""
    for letters in sorted(path for path in (_ROOT / "training" / "letters").iterdir() if path.is_dir()):
        export = (
            sys.executable,
            str(_ROOT / "training" / "markup.py"),
            "export",
            str(letters),
            str(folder / letters.name),
        )
        subprocess.run(export, check=True, stdout=subprocess.DEVNULL)
    for path in sorted(folder.glob("*/*.txt")):
        yield path.read_text(encoding="utf-8")


def varied(text: str, rolls: random.Random) -> str:
    """The letter for another claimant: each titled surname is another, and so are numbers of four digits that are no year."""
    for surname in sorted(set(_TITLED.findall(text))):
        text = re.sub(rf"\b{surname}\b", rolls.choice(_BEGINNINGS) + rolls.choice(_ENDINGS), text)
    return _NUMBER.sub(lambda found: found[0] if found[0][:2] in ("19", "20") else f"{rolls.randrange(10000):04}", text)
