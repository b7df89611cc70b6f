"""The letters of examples/ are judged as their `.expected.json` says, in both formats."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nexuslint.lint import Linter, Options
from nexuslint.model.report import LetterResult, Status

EXAMPLES = Path(__file__).parents[1] / "examples"
NAMES = sorted(path.name.removesuffix(".expected.json") for path in EXAMPLES.glob("*.expected.json"))
#: Letters that an adjudicator would have no reason to set aside.
SOUND = (
    "aggravation",
    "secondary-gait-mechanics",
    "sound-direct-injury",
    "ssd-form",
    "ssd-mental",
    "ssd-narrative-sound",
    "supplemental-answers-exam",
)
_LARGEST = 60_000
#: Letters whose forms are read apart, and why.
_READ_APART = {
    (
        "copy-paste-faults",
        "docx",
    ): "in the Word file the reason is taken for an opinion too, on the ankle (a false NX201)"
}


@pytest.fixture(scope="module")
def results() -> dict[str, LetterResult]:
    paths = [str(path) for name in NAMES for path in (EXAMPLES / f"{name}.docx", EXAMPLES / f"{name}.pdf")]
    with Linter(options=Options()) as linter:
        return {Path(path).name: result for path, result in zip(paths, linter.lint_paths(paths), strict=True)}


def said_of(result: LetterResult) -> list[tuple[str, str, str]]:
    """Code, severity and quote of every finding, blanks and line ends in the quote as one blank."""
    return sorted(
        (finding.code, finding.severity.value, " ".join((finding.quote or "").split())) for finding in result.findings
    )


def test_every_letter_is_there_in_both_formats_and_small() -> None:
    assert len(NAMES) >= 10
    for name in NAMES:
        for suffix in ("docx", "pdf"):
            assert (EXAMPLES / f"{name}.{suffix}").stat().st_size <= _LARGEST
        assert (EXAMPLES / "source" / f"{name}.txt").exists()


@pytest.mark.parametrize("suffix", ["docx", "pdf"])
@pytest.mark.parametrize("name", NAMES)
def test_a_letter_is_judged_as_it_is_written_down(results: dict[str, LetterResult], name: str, suffix: str) -> None:
    """Made anew by `python examples/source/make_examples.py --accept`; read what changes before keeping it."""
    expected = json.loads((EXAMPLES / f"{name}.expected.json").read_text(encoding="utf-8"))
    result = results[f"{name}.{suffix}"]
    assert result.status is Status.OK
    assert said_of(result) == sorted((one["code"], one["severity"], one["quote"] or "") for one in expected)


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_letter_has_no_error_and_no_warning(results: dict[str, LetterResult], name: str) -> None:
    for suffix in ("docx", "pdf"):
        found = said_of(results[f"{name}.{suffix}"])
        assert [one for one in found if one[1] != "suggestion"] == []


def test_the_readme_letter_has_about_six_faults(results: dict[str, LetterResult]) -> None:
    codes = {finding.code for finding in results["weak-letter.pdf"].findings}
    assert {"NX202", "NX301", "NX402", "NX502"} <= codes
    assert 5 <= len(codes) <= 8
