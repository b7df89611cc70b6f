"""Where reports go, and in which dress."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from running import run
from test_exit_codes import LETTER

from nexuslint.commands.options import FORMATS, Destination
from nexuslint.commands.outputs import plan_outputs
from nexuslint.model.errors import UsageError
from nexuslint.reporters import REPORTERS


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "wren.txt"
    path.write_text(LETTER, "utf-8")
    return path


def test_the_formats_offered_are_the_reporters_there_are() -> None:
    assert tuple(REPORTERS) == FORMATS


def test_several_formats_at_once_each_in_its_place(letter: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.json"
    done = run(str(letter), "--select", "NX605", "--format", "concise", "--format", f"json:{out}")
    assert done.stdout.decode().startswith(f"{letter}::4: NX605 error “[1 word]”")
    assert done.stderr.decode().strip() == "1 letter: 1 error."
    assert json.loads(out.read_text("utf-8"))["summary"]["errors"] == 1


def test_quiet_concise_says_nothing_on_standard_error(letter: Path) -> None:
    done = run(str(letter), "--select", "NX605", "--format", "concise", "--quiet")
    assert done.stderr == b""


def test_a_letter_from_standard_input() -> None:
    done = run("-", "--select", "NX605", input_text=LETTER)
    assert done.returncode == 1
    assert "standard input" in done.stdout.decode()


def test_rich_in_a_pipe_is_plain_and_eighty_wide(letter: Path) -> None:
    got = run(str(letter)).stdout.decode()
    assert "\x1b" not in got
    assert max(map(len, got.splitlines())) <= 80
    assert "^^^^^^" in got


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_console_of_few_characters_is_served(letter: Path, encoding: str) -> None:
    done = run(str(letter), "--fail-on", "never", changes={"PYTHONIOENCODING": encoding, "LC_ALL": "C"})
    assert done.returncode == 0, done.stderr
    done.stdout.decode(encoding)
    assert b"NX605" in done.stdout


def test_no_color_beats_forced_colour() -> None:
    forced = {"FORCE_COLOR": "1", "TERM": "xterm-256color"}
    assert b"\x1b[" in run("rules", changes=forced).stdout
    assert b"\x1b" not in run("rules", "--no-color", changes=forced).stdout
    assert b"\x1b" not in run("rules", changes=forced | {"NO_COLOR": "1"}).stdout
    assert b"\x1b" not in run("rules", changes=forced | {"TERM": "dumb"}).stdout


def test_a_letter_named_like_a_command_can_be_linted(tmp_path: Path) -> None:
    (tmp_path / "rules").write_text(LETTER, "utf-8")
    assert b"NX605" in run("./rules", "--select", "NX605", cwd=tmp_path).stdout
    assert b"NX605" in run("--select", "NX605", "--", "rules", cwd=tmp_path).stdout
    assert b"hedged-opinion" in run("rules", cwd=tmp_path).stdout
    assert b"hedged-opinion" in run("--no-color", "rules", cwd=tmp_path).stdout


def test_output_takes_the_format_that_names_no_file() -> None:
    assert plan_outputs([], "out.txt", []) == (Destination(format="rich", file="out.txt"),)
    assert plan_outputs([Destination(format="json")], "-", []) == (Destination(format="json"),)


def test_two_formats_for_one_place_are_refused() -> None:
    with pytest.raises(UsageError, match="same place"):
        plan_outputs([Destination(format="json"), Destination(format="rich")], None, [])


@pytest.mark.parametrize("kept", ["wren.pdf", "wren.txt"])
def test_a_report_never_takes_the_place_of_a_letter(tmp_path: Path, kept: str) -> None:
    (tmp_path / kept).write_bytes(b"%PDF-")
    letters = [str(tmp_path / "wren.txt")]
    with pytest.raises(UsageError, match="is a letter"):
        plan_outputs([], str(tmp_path / kept), letters)


def test_a_place_that_cannot_be_written_is_told_before_the_letters_are_read(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is a folder"):
        plan_outputs([], str(tmp_path), [])
    with pytest.raises(UsageError, match="is not there"):
        plan_outputs([], str(tmp_path / "none" / "out.txt"), [])
