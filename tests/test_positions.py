"""Every token of every example, and the words of every finding, read back at their own place in the file.

The parsers' own fixtures are checked so in tests/parsers.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "parsers"))

from pdf_glyph_reader import glyphs_in, shown_glyphs

from nexuslint.lint import Linter, Options
from nexuslint.model.letter import Format, Letter, SourceFile
from nexuslint.model.place import RunSlice
from nexuslint.model.span import Span
from nexuslint.parsers.docx import parse_docx
from nexuslint.parsers.docx_package import WordPackage
from nexuslint.parsers.docx_xml import PARAGRAPH, own_runs, run_text
from nexuslint.parsers.limits import ZipLimits
from nexuslint.parsers.normalise import normal_text
from nexuslint.parsers.pdf import parse_pdf
from nexuslint.parsers.text import parse_text

EXAMPLES = Path(__file__).parents[1] / "examples"
TEXTS = sorted((EXAMPLES / "source").glob("*.txt"))
WORD_FILES = sorted(EXAMPLES.glob("*.docx"))
PDFS = sorted(EXAMPLES.glob("*.pdf"))


def source(path: Path, kind: Format) -> SourceFile:
    return SourceFile(path=path.name, format=kind, sha256="")


def tokens_of(letter: Letter) -> list[tuple[Span, str]]:
    """All words and signs but the list marks that Word itself counts, which stand in no run."""
    glue = {
        at for piece in letter.positions.pieces if piece.place is None for at in range(piece.span.start, piece.span.end)
    }
    found = re.finditer(r"\w+|[^\w\s]", letter.text)
    return [(Span(start=one.start(), end=one.end()), one.group()) for one in found if one.start() not in glue]


def run_reader(content: bytes) -> Callable[[tuple[RunSlice, ...]], str]:
    """What gives the characters of slices of runs; each part of the file is read once."""
    package = WordPackage(content, ZipLimits())
    parts: dict[str, list[list[str]]] = {}

    def read(runs: tuple[RunSlice, ...]) -> str:
        text = ""
        for run in runs:
            if run.part not in parts:
                root = package.story(run.part)
                assert root is not None
                paragraphs = root.iter(PARAGRAPH)
                parts[run.part] = [[run_text(each) for each in own_runs(paragraph)] for paragraph in paragraphs]
            text += parts[run.part][run.block][run.run][run.start : run.end]
        return text

    return read


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_tokens_of_a_text_stand_at_their_line_and_column(path: Path) -> None:
    letter = parse_text(path.read_bytes(), source(path, Format.TEXT))
    lines = path.read_text(encoding="utf-8").split("\n")
    for span, token in tokens_of(letter):
        place = letter.locate(span)
        assert place.line is not None
        assert place.column is not None
        assert lines[place.line - 1][place.column - 1 :].startswith(token)


@pytest.mark.parametrize("path", WORD_FILES, ids=lambda path: path.stem)
def test_tokens_of_a_word_file_stand_in_their_runs(path: Path) -> None:
    content = path.read_bytes()
    letter = parse_docx(content, source(path, Format.DOCX))
    read = run_reader(content)
    tokens = tokens_of(letter)
    assert len(tokens) > 100
    for span, token in tokens:
        assert normal_text(read(letter.locate(span).runs)) == token


@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.stem)
def test_tokens_of_a_pdf_stand_in_their_boxes(path: Path) -> None:
    content = path.read_bytes()
    letter = parse_pdf(content, source(path, Format.PDF), max_pages=50)
    glyphs = shown_glyphs(content)
    checked = 0
    for token in re.finditer(r"\S+", letter.text):
        if token.group() in "•▪◦":
            # Drawn as a shape: no glyph stands for it.
            continue
        location = letter.locate(Span(start=token.start(), end=token.end()))
        assert glyphs_in(glyphs, location.boxes) == token.group()
        assert location.page == location.boxes[0].page
        checked += 1
    assert checked > 100


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter(options=Options())


@pytest.mark.parametrize("path", WORD_FILES, ids=lambda path: path.stem)
def test_the_words_of_a_finding_stand_in_its_runs(linter: Linter, path: Path) -> None:
    content = path.read_bytes()
    letter = parse_docx(content, source(path, Format.DOCX))
    read = run_reader(content)
    for finding in linter.judge(letter).findings:
        if finding.quote is not None:
            there = "".join(normal_text(read(finding.location.runs)).split())
            assert there == "".join(finding.quote.split())


@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.stem)
def test_the_words_of_a_finding_stand_in_its_boxes(linter: Linter, path: Path) -> None:
    content = path.read_bytes()
    letter = parse_pdf(content, source(path, Format.PDF), max_pages=50)
    glyphs = shown_glyphs(content)
    for finding in linter.judge(letter).findings:
        if finding.quote is not None:
            assert glyphs_in(glyphs, finding.location.boxes) == "".join(finding.quote.split())
