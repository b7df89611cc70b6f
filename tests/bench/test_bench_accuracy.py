"""The figures of a folder of labelled letters, and where they are written."""

from __future__ import annotations

import json
from pathlib import Path

import accuracy
import accuracy_page
import pytest
from accuracy_page import check_page, figures_of, page_table, write_accuracy
from judged import Judged, core_pack, is_sound, scored_codes
from labels import LabelledLetter, read_folder

PACK = core_pack()


def judged(defects: set[str], codes: set[str], *, grave: set[str] | None = None, program: str = "va") -> Judged:
    letter = LabelledLetter(
        id="x",
        path=Path("x.txt"),
        program="va",
        theories=frozenset({"direct"}),
        conditions=(),
        defects=frozenset(defects),
    )
    return Judged(
        letter=letter,
        program=program,
        theories=frozenset({"direct"}),
        codes=frozenset(codes),
        grave=frozenset(codes if grave is None else grave),
    )


LETTERS = [
    judged({"NX202", "NX304"}, {"NX202", "NX304"}),
    judged({"NX304"}, {"NX304", "NX401"}),
    judged(set(), {"NX710"}, grave=set(), program="ssd"),
]


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "accuracy.md"
    path.write_text(
        f"Before.\n\n{accuracy_page.BEGIN}\nfigures of yesterday\n{accuracy_page.END}\nAfter.\n", encoding="utf-8"
    )
    monkeypatch.setattr(accuracy_page, "PAGE", path)
    monkeypatch.setattr(accuracy_page, "PACKAGED", tmp_path / "accuracy.json")
    return path


def test_letters_are_read_with_their_labels(tmp_path: Path) -> None:
    row = {"id": "k01", "program": "ssd", "theories": [], "conditions": ["gout"], "defects": ["NX702"]}
    (tmp_path / "labels.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    (tmp_path / "k01.txt").write_text("Gout.", encoding="utf-8")
    (letter,) = read_folder(tmp_path)
    assert (letter.id, letter.program, letter.conditions) == ("k01", "ssd", ("gout",))
    assert letter.defects == {"NX702"}


def test_a_labelled_letter_that_is_not_there_is_told(tmp_path: Path) -> None:
    row = {"id": "k02", "program": "va", "theories": [], "conditions": [], "defects": []}
    (tmp_path / "labels.jsonl").write_text(json.dumps(row), encoding="utf-8")
    with pytest.raises(FileNotFoundError, match=r"k02\.txt"):
        read_folder(tmp_path)


def test_codes_without_labels_are_not_scored() -> None:
    codes = scored_codes(PACK)
    assert "NX713" in codes
    assert not {"NX714", "NX715"} & set(codes)
    assert len(codes) == 55


def test_a_letter_with_suggestions_only_is_sound() -> None:
    assert [is_sound(one.letter) for one in LETTERS] == [False, True, True]


def test_overall_figures() -> None:
    overall = dict(figures_of(LETTERS, PACK).overall)
    assert overall["all codes, micro"] == "F1 0.75 (precision 0.60, recall 1.00)"
    assert overall["codes of severity error, micro"] == "F1 0.67 (precision 0.50, recall 1.00)"
    assert overall["family: hedging (NX202)"] == "F1 1.00 (precision 1.00, recall 1.00)"
    assert overall["letters told exactly"] == "1 of 3"
    assert overall["program right"] == "2 of 3"
    assert overall["sound letters with a false error or warning"] == "1 of 2"
    assert overall["false errors and warnings on sound letters"] == "1 on 2 letters"


def test_the_page_keeps_what_stands_around_the_figures(page: Path) -> None:
    figures = figures_of(LETTERS, PACK)
    write_accuracy(figures)
    written = page.read_text(encoding="utf-8")
    assert written.startswith("Before.\n")
    assert written.endswith("\nAfter.\n")
    assert page_table(figures) in written
    assert "yesterday" not in written


def test_the_packaged_figures_hold_shares_and_letters(page: Path) -> None:
    write_accuracy(figures_of(LETTERS, PACK))
    packaged = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))
    assert packaged["NX202"] == {"precision": 1.0, "recall": 1.0, "letters": 3}
    assert packaged["NX401"] == {"precision": 0.0, "recall": None, "letters": 3}
    assert "NX101" not in packaged, "never there and never told: nothing was measured"


def test_a_code_that_does_worse_by_two_letters_is_told(page: Path) -> None:
    write_accuracy(figures_of(LETTERS, PACK))
    assert check_page(figures_of(LETTERS, PACK)) == []
    one_more = [*LETTERS, judged(set(), {"NX401"})]
    assert check_page(figures_of(one_more, PACK)) == []
    two_more = [*one_more, judged(set(), {"NX401"})]
    assert check_page(figures_of(two_more, PACK)) == ["NX401: 3 false and 0 missed; docs/accuracy.md says 1 and 0"]


def test_the_held_out_letters_are_never_shown_one_by_one(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        accuracy.main([str(accuracy.HELD_OUT), "--misses"])
    assert "held-out" in capsys.readouterr().err


def test_letters_are_scored_from_text_to_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    row = {"id": "k03", "program": "va", "theories": [], "conditions": [], "defects": ["NX605"]}
    (tmp_path / "labels.jsonl").write_text(json.dumps(row), encoding="utf-8")
    (tmp_path / "k03.txt").write_text("RE: Tobias Wren\n\nHe was seen on [date].\n", encoding="utf-8")
    assert accuracy.main([str(tmp_path), "--reader", "cues", "--codes"]) == 0
    assert "| NX605 | template-placeholder | 1 | 0 | 0 | 1.00 | 1.00 | 1.00 |" in capsys.readouterr().out
