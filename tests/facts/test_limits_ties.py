"""Letters and forms tell limits with since when, because of what and supported by what, in the letter's own words."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from nexuslint.lint import Linter
from nexuslint.model.facts import Limit
from nexuslint.model.letter import Format, Letter, SourceFile
from nexuslint.model.span import Span
from nexuslint.parsers import parser_for
from nexuslint.parsers.limits import Limits

FOLDER = Path(__file__).parent.parent / "data" / "ssd"
LETTERS = yaml.safe_load((FOLDER / "letters.yaml").read_text(encoding="utf-8"))
FILES = sorted(path for path in FOLDER.iterdir() if path.suffix in (".txt", ".docx", ".pdf"))


def parsed(path: Path) -> Letter:
    kind = {".txt": Format.TEXT, ".docx": Format.DOCX, ".pdf": Format.PDF}[path.suffix]
    source = SourceFile(path=path.name, format=kind, sha256="0" * 64)
    return parser_for(kind)(path.read_bytes(), source, Limits())


def parts_of(limit: Limit, letter: Letter) -> list[str]:
    """The limit with its measure, since when, cause and support."""

    def words(span: Span | None) -> str:
        return " ".join(span.of(letter.text).split()) if span else ""

    side = limit.side.value if limit.side else ""
    measure = "; ".join([limit.activity, f"{limit.amount} {limit.unit}".strip(), limit.per, side]).rstrip("; ")
    return [measure, words(limit.since), words(limit.cause), words(limit.support)]


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_letter(path: Path, linter: Linter) -> None:
    name = path.stem.removesuffix("-ruled").removesuffix("-fields")
    letter = parsed(path)
    facts = linter._facts(linter.reader(letter))
    told = [one for one in facts.of("limit") if isinstance(one, Limit) and one.activity]
    expected = [[part.strip() for part in f"{line} | | |".split("|")][:4] for line in LETTERS[name]["limits"]]
    assert [parts_of(one, letter) for one in told] == expected
    assert facts.program.value == "ssd"
