"""The same letter as text, as a Word file and as a PDF: the same codes, the same quotes."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from nexuslint.lint import Linter, Options
from nexuslint.model.letter import BlockKind, Letter
from nexuslint.parsers.guard import GuardedReader

EXAMPLES = Path(__file__).parents[1] / "examples"
NAMES = sorted(path.stem for path in (EXAMPLES / "source").glob("*.txt"))
FILES = {"text": "source/{}.txt", "docx": "{}.docx", "pdf": "{}.pdf"}
#: Kinds that a letter in a file has beside its text: what is told at the foot of each page.
_FURNITURE = (BlockKind.HEADER, BlockKind.FOOTER)


@pytest.fixture(scope="module")
def letters() -> dict[tuple[str, str], Letter]:
    with GuardedReader() as reader:
        return {
            (name, form): reader.read(EXAMPLES / pattern.format(name))
            for name in NAMES
            for form, pattern in FILES.items()
        }


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter(options=Options())


def plain(text: str) -> str:
    """The words without the rules of a table drawn in text and without bullets; blanks and line ends as one blank."""
    text = unicodedata.normalize("NFKC", text).replace("\u2010", "-").replace("|", " ").replace("•", "-")
    return " ".join(text.split())


def said_of(linter: Linter, letter: Letter) -> set[tuple[str, str, str]]:
    return {
        (finding.code, finding.severity.value, plain(finding.quote or "")) for finding in linter.judge(letter).findings
    }


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_the_words_are_the_same_in_the_same_order(letters: dict[tuple[str, str], Letter], name: str, form: str) -> None:
    letter = letters[name, form]
    text = plain(letters[name, "text"].text)
    body = [block for block in letter.blocks if block.kind not in _FURNITURE]
    words = plain("\n".join(block.span.of(letter.text) for block in body))
    # A letterhead in Word's header stands before the body in both; only what is added to the pages is left out.
    head = text.removesuffix(words)
    assert text == head + words
    shown = plain("\n".join(block.span.of(letter.text) for block in letter.blocks if block.kind in _FURNITURE))
    assert head.strip() in shown


@pytest.mark.parametrize("name", NAMES)
def test_the_findings_are_the_same_in_every_form(
    letters: dict[tuple[str, str], Letter], linter: Linter, name: str
) -> None:
    expected = said_of(linter, letters[name, "text"])
    for form in ("docx", "pdf"):
        assert said_of(linter, letters[name, form]) == expected, form
