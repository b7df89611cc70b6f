"""The marks of Word's lists."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from nexuslint.model.letter import Format, SourceFile
from nexuslint.parsers.docx import parse_docx
from nexuslint.parsers.docx_numbering import in_format

MAKE = runpy.run_path(str(Path(__file__).parent.parent / "data" / "make_docx.py"))
word_file, para = MAKE["word_file"], MAKE["para"]


def marks(*places: tuple[int, int], numbering: str | None = None) -> list[str]:
    """The mark of each paragraph in (list, level)."""
    body = "".join(
        para(
            "x",
            props=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>',
        )
        for number, level in places
    )
    parts = {} if numbering is None else {"numbering": numbering}
    content = word_file(body, **parts)
    letter = parse_docx(content, SourceFile(path="x", format=Format.DOCX, sha256=""))
    return [block.span.of(letter.text).removesuffix("x").strip() for block in letter.blocks]


@pytest.mark.parametrize(
    ("value", "name", "expected"),
    [
        (3, "decimal", "3"),
        (3, "decimalZero", "03"),
        (4, "lowerRoman", "iv"),
        (1949, "upperRoman", "MCMXLIX"),
        (2, "lowerLetter", "b"),
        (28, "upperLetter", "BB"),
        (11, "ordinal", "11th"),
        (22, "ordinal", "22nd"),
        (7, "none", ""),
        (7, "chineseCounting", "7"),
        (0, "lowerRoman", "0"),
    ],
)
def test_number_formats(value: int, name: str, expected: str) -> None:
    assert in_format(value, name) == expected


def test_deeper_levels_begin_anew_under_the_next_number() -> None:
    assert marks((1, 0), (1, 1), (1, 1), (1, 0), (1, 1)) == [
        "1.",
        "a)",
        "b)",
        "2.",
        "a)",
    ]


def test_level_that_shows_all_numbers_above() -> None:
    assert marks((1, 0), (1, 1), (1, 2)) == ["1.", "a)", "1.a.iii"]


def test_list_that_starts_over() -> None:
    """Two lists of one kind share their numbers unless the second says that it starts over."""
    assert marks((1, 0), (1, 0), (3, 0), (3, 0)) == ["1.", "2.", "1.", "2."]


def test_bullets() -> None:
    assert marks((2, 0), (2, 1)) == ["•", "◦"]


def test_unknown_list_and_number_zero_have_no_mark() -> None:
    assert marks((9, 0), (0, 0)) == ["", ""]


def test_empty_list_paragraph_takes_its_number() -> None:
    listed = '<w:pStyle w:val="Listed"/>'
    content = word_file(para("a", props=listed) + para("", props=listed) + para("b", props=listed))
    letter = parse_docx(content, SourceFile(path="x", format=Format.DOCX, sha256=""))
    assert letter.text == "1. a\n\n3. b"


def test_list_kept_with_a_style() -> None:
    numbering = """<w:numbering {ns}>
    <w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="Listed"/></w:abstractNum>
    <w:abstractNum w:abstractNumId="6"><w:styleLink w:val="Listed"/>
      <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="(%1)"/></w:lvl>
    </w:abstractNum>
    <w:num w:numId="1"><w:abstractNumId w:val="6"/></w:num>
    <w:num w:numId="2"><w:abstractNumId w:val="5"/></w:num></w:numbering>"""
    assert marks((2, 0), (2, 0), numbering=numbering) == ["(A)", "(B)"]
