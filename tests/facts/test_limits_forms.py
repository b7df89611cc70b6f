"""Every cell of every form, in text, DOCX and PDF, is the limit that the form tells."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml

from nexuslint.facts.limits_grids import told_by_structure
from nexuslint.facts.limits_told import Told
from nexuslint.facts.limits_words import ONE_SIDED
from nexuslint.model.letter import Format, Letter, SourceFile
from nexuslint.parsers import parser_for
from nexuslint.parsers.limits import Limits

FOLDER = Path(__file__).parent.parent / "data" / "limits"
EXPECTED = yaml.safe_load((FOLDER / "forms.yaml").read_text(encoding="utf-8"))["expected"]
FILES = sorted(path for path in FOLDER.iterdir() if path.suffix in (".txt", ".docx", ".pdf"))


def as_line(told: Told) -> str:
    side = told.side.value if told.side and told.activity in ONE_SIDED else ""
    parts = [told.activity, f"{told.amount} {told.unit}".strip(), told.per, side]
    return "; ".join(parts).rstrip("; ")


def parsed(path: Path) -> Letter:
    kind = {".txt": Format.TEXT, ".docx": Format.DOCX, ".pdf": Format.PDF}[path.suffix]
    source = SourceFile(path=path.name, format=kind, sha256="0" * 64)
    return parser_for(kind)(path.read_bytes(), source, Limits())


def read(path: Path) -> list[str]:
    return [as_line(told) for told in told_by_structure(parsed(path))]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_form(path: Path) -> None:
    expected = Counter(EXPECTED[path.stem.partition("-")[0]])
    found = Counter(read(path))
    assert found == expected, (
        f"missing {list((expected - found).elements())}, false {list((found - expected).elements())}"
    )
