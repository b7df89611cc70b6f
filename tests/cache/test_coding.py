"""A result comes out of the cache as it went in."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import pytest

from nexuslint.cache.coding import decode_result, encode_result
from nexuslint.lint import Linter
from nexuslint.model.report import LetterResult, Status
from nexuslint.model.wording import Person, Wording

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_the_path_is_the_first_field() -> None:
    """It is left out, and put in again at that place."""
    assert fields(LetterResult)[0].name == "path"


@pytest.mark.parametrize("name", ["weak-letter.pdf", "weak-letter.docx"])
def test_a_real_result_is_the_same_again(name: str) -> None:
    file = EXAMPLES / name
    if not file.exists():
        pytest.skip(f"{name} is not among the examples")
    with Linter() as linter:
        (result,) = linter.lint_paths([str(file)])
    assert result.findings
    assert result.checklist
    assert decode_result(encode_result(result), str(file)) == result


def test_the_path_is_that_of_today() -> None:
    result = LetterResult(path="clients/quillon.txt", status=Status.OK, sha256="0")
    assert decode_result(encode_result(result), "moved.txt") == replace(result, path="moved.txt")


def test_wording_and_names_are_kept() -> None:
    wording = Wording(signature=(1, 4_294_967_295), runs=70, claimant=(Person(surname="voss", given="q"),))
    result = LetterResult(path="a.txt", status=Status.OK, names=("voss",), wording=wording)
    assert decode_result(encode_result(result), "a.txt") == result
