"""Plain text and Markdown: blocks, kinds, and the place of every token."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from nexuslint.model.errors import UnreadableLetter
from nexuslint.model.letter import BlockKind, Format, Letter, SourceFile
from nexuslint.model.span import Span
from nexuslint.parsers.decode import decoded
from nexuslint.parsers.normalise import normal_text
from nexuslint.parsers.text import parse_text

DATA = Path(__file__).parent.parent / "data" / "text"
FIXTURES = sorted(DATA.iterdir())


def read(text: str | bytes, path: str = "letter.txt") -> Letter:
    content = text.encode() if isinstance(text, str) else text
    return parse_text(content, SourceFile(path=path, format=Format.TEXT, sha256=""))


def blocks(letter: Letter) -> list[tuple[str, str]]:
    return [(block.kind.value, block.span.of(letter.text)) for block in letter.blocks]


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.name)
def test_every_token_reads_back_at_its_place(path: Path) -> None:
    content = path.read_bytes()
    lines = re.split("\r\n|\r|\n", decoded(content))
    letter = read(content, str(path))
    for token in re.finditer(r"\S+", letter.text):
        place = letter.locate(Span(start=token.start(), end=token.end()))
        assert place.line is not None and place.column is not None
        there = normal_text(lines[place.line - 1][place.column - 1 :])
        # Emphasis marks that stand inside a Markdown word are not in the text.
        assert there.startswith(token.group()) or there.replace("*", "").replace("\\", "").startswith(
            token.group().replace("*", "")
        )


def test_every_encoding_gives_the_same_text() -> None:
    texts = {read(path.read_bytes()).text for path in FIXTURES if path.suffix == ".txt"}
    assert len(texts) == 1


def test_fixture_blocks() -> None:
    letter = read((DATA / "utf8.txt").read_bytes())
    assert [block.kind.value for block in letter.blocks] == [
        *("paragraph",) * 4,
        "heading",
        "paragraph",
        "heading",
        *("item",) * 4,
        *("paragraph",) * 3,
    ]
    assert "confirmed complete.\tHe" in letter.text
    assert "knee osteoarthritis is at least\nas likely as not" in letter.text
    assert ("item", "- private records, including\n  imaging of 2021") in blocks(letter)


def test_form_feed_ends_a_block_and_keeps_the_column() -> None:
    letter = read("one\ftwo\nthree")
    assert blocks(letter) == [("paragraph", "one"), ("paragraph", "two\nthree")]
    assert letter.locate(Span(start=5, end=8)).column == 5


def test_indented_line_is_found_behind_its_indent() -> None:
    letter = read("\n   knee pain")
    place = letter.locate(Span(start=0, end=4))
    assert (place.line, place.column) == (2, 4)


@pytest.mark.parametrize(
    "line",
    ["OPINION", "RECORDS REVIEWED:", "Medical opinion:", "History of Present Illness:"],
)
def test_headings(line: str) -> None:
    assert blocks(read(f"{line}\n\nHe fell."))[0] == ("heading", line)


@pytest.mark.parametrize(
    "line",
    [
        "Dear Rating Official:",
        "To whom it may concern:",
        "I reviewed the following records:",
        "JOHN SMITH, MD",
        "123 MAIN STREET",
        "Date:",
        "John Smith",
        "The veteran is a cook.",
    ],
)
def test_no_headings(line: str) -> None:
    """Names, addresses, greetings and sentences that lead into a list are the letter's own words."""
    assert blocks(read(f"{line}\n\nHe fell."))[0] == ("paragraph", line)


def test_capitals_over_an_address_are_a_letterhead() -> None:
    assert blocks(read("RIVER CLINIC\n12 Oak Lane"))[0][0] == "paragraph"


def test_initial_of_a_name_is_no_list_mark() -> None:
    assert blocks(read("A. Smith"))[0][0] == "paragraph"


def test_list_items_with_depth() -> None:
    letter = read("1. one\n    a) two of them\n• three")
    assert [(block.kind, block.level) for block in letter.blocks] == [
        (BlockKind.ITEM, 1),
        (BlockKind.ITEM, 2),
        (BlockKind.ITEM, 1),
    ]


def test_markdown_fixture() -> None:
    letter = read((DATA / "letter.md").read_bytes(), "letter.md")
    assert blocks(letter) == [
        ("heading", "Medical opinion"),
        ("paragraph", "To whom it may concern:"),
        ("heading", "Records reviewed"),
        ("item", "* the service records"),
        ("item", "* imaging of 2021"),
        (
            "paragraph",
            "It is at least as likely as not that the strain\nbegan in service. See snake_case and 2 * 3.",
        ),
        ("paragraph", "He said: *never before*."),
        ("heading", "Rationale"),
        ("paragraph", "The gait changed."),
    ]


def test_markdown_marks_are_words_in_a_text_file() -> None:
    assert read("# 4 **x**").text == "# 4 **x**"


@pytest.mark.parametrize("content", [b" \n\t\n", b"\xef\xbb\xbf\r\n"])
def test_blank_file_is_unreadable(content: bytes) -> None:
    with pytest.raises(UnreadableLetter, match="no text"):
        read(content)


@pytest.mark.parametrize("content", [bytes(range(256)) * 4, b"\x00\x01\x02\x03" * 50, b"\x81\x8d\x8f" * 9])
def test_binary_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableLetter, match="not of a kind"):
        read(content)


def test_one_broken_character_does_not_turn_the_rest_to_junk() -> None:
    assert "“knee”" in read("He said “knee” and “back” and “hip” – so ".encode() + b"\xe2\x80").text
