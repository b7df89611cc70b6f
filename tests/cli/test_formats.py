"""Formats for CI systems from the command line: in which place, with how many words of the letter, and always the same bytes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from running import run
from test_exit_codes import LETTER

from nexuslint.commands.options import FORMATS
from nexuslint.commands.outputs import default_text
from nexuslint.commands.project_root import project_root

#: A quote of the letter, and the same without its words.
QUOTED, MASKED = "“[date]”", "“[1 word]”"
EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "wren.txt"
    path.write_text(LETTER, "utf-8")
    return path


def outputs(folder: Path) -> list[str]:
    """Options that send every format to a file of its own."""
    return [f"--format={name}:{folder / name}" for name in FORMATS]


def test_one_run_writes_every_format(letter: Path, tmp_path: Path) -> None:
    done = run(str(letter), "--select", "NX605", "--format", "rich", *outputs(tmp_path))
    assert done.returncode == 1, done.stderr
    assert QUOTED in done.stdout.decode()
    for name in FORMATS:
        assert "NX605" in (tmp_path / name).read_text("utf-8"), name


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], str]:
    """What each format tells of one finding, by the option it was given ("" for none); without the backslashes of Markdown."""
    folder = tmp_path_factory.mktemp("told")
    letter = folder / "wren.txt"
    letter.write_text(LETTER, "utf-8")
    found = {}
    for option in ("", "--redact", "--show-text=none"):
        done = run(str(letter), "--select", "NX605", *outputs(folder), *[option] * bool(option))
        assert done.returncode == 1, done.stderr
        found |= {(name, option): (folder / name).read_text("utf-8").replace("\\", "") for name in FORMATS}
    return found


@pytest.mark.parametrize("name", FORMATS)
def test_only_what_is_for_the_holder_of_the_letter_quotes_it(name: str, told: dict[tuple[str, str], str]) -> None:
    quotes = name in ("rich", "json")
    assert default_text(name) == ("full" if quotes else "none")
    assert (f"{QUOTED} is template text" in told[name, ""]) is quotes
    assert (f"{MASKED} is template text" in told[name, ""]) is not quotes


@pytest.mark.parametrize("option", ["--redact", "--show-text=none"])
@pytest.mark.parametrize("name", FORMATS)
def test_redacted_formats_quote_nothing(name: str, option: str, told: dict[tuple[str, str], str]) -> None:
    assert f"{MASKED} is template text" in told[name, option]
    assert f"{QUOTED} is template text" not in told[name, option]


def test_a_ci_format_quotes_when_asked_to(letter: Path) -> None:
    (result,) = json.loads(run(str(letter), "--select=NX605", "--format=sarif", "--show-text=full").stdout)["runs"][0][
        "results"
    ]
    assert QUOTED in result["message"]["text"]


def test_masked_text_names_nobody(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    opinion = "In my opinion Mr. Delaney's strain could be due to the fall of March 3, 2004."
    path.write_text(f"RE: Corwin Delaney\n\n{opinion}\n", "utf-8")
    shown = run(str(path), "--select", "NX202", "--show-text", "masked").stdout.decode()
    assert "In my opinion Mr. [name]'s strain could be due to the fall of [date]." in shown
    assert "Delaney" not in shown


def test_redact_and_showing_contradict_each_other(letter: Path) -> None:
    done = run(str(letter), "--redact", "--show-text", "full")
    assert done.returncode == 2
    assert b"contradict" in done.stderr
    assert run(str(letter), "--redact", "--show-text", "none", "--quiet").returncode == 1


@pytest.mark.parametrize("redact", [True, False])
def test_the_same_run_twice_gives_the_same_bytes(tmp_path: Path, redact: bool) -> None:
    letters = [str(EXAMPLES / name) for name in ("weak-letter.pdf", "copy-paste-faults.docx", "ssd-form.pdf")]
    got = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        folder.mkdir()
        done = run(*letters, *outputs(folder), *["--redact"] * redact, changes={"PYTHONHASHSEED": seed})
        assert done.returncode == 1, done.stderr
        got.append({name: (folder / name).read_bytes() for name in FORMATS})
    assert got[0] == got[1]


def test_the_job_summary_is_added_to_and_holds_no_word(letter: Path, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("# before\n", "utf-8")
    done = run(str(letter), "--select", "NX605", "--format", "github", changes={"GITHUB_STEP_SUMMARY": str(summary)})
    told = summary.read_text("utf-8")
    assert told.startswith("# before\n## nexuslint\n")
    assert "NX605" in told
    assert "date" not in told.partition("Ask")[0].partition("NX605")[2]
    assert done.stdout.startswith(b"::error file=")


def test_only_github_writes_a_job_summary(letter: Path, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    run(str(letter), "--format", "markdown", changes={"GITHUB_STEP_SUMMARY": str(summary)})
    assert not summary.exists()


def test_a_summary_that_cannot_be_written_is_told(letter: Path, tmp_path: Path) -> None:
    done = run(str(letter), "--format", "github", changes={"GITHUB_STEP_SUMMARY": str(tmp_path / "none" / "x.md")})
    assert done.returncode == 2
    assert b"GITHUB_STEP_SUMMARY" in done.stderr


def test_letters_are_named_from_the_projects_root(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    folder = tmp_path / "clients" / "wren"
    folder.mkdir(parents=True)
    (folder / "a b.txt").write_text(LETTER, "utf-8")
    for where, given in ((folder, "a b.txt"), (tmp_path, "clients/wren/a b.txt"), (tmp_path, str(folder / "a b.txt"))):
        done = run(given, "--select", "NX605", "--format", "sarif", cwd=where)
        (run_of,) = json.loads(done.stdout)["runs"]
        assert run_of["artifacts"] == [{"location": {"uri": "clients/wren/a%20b.txt"}}]
        marks = {one["partialFingerprints"]["nexuslint/v1"] for one in run_of["results"]}
        assert len(marks) == 1


def test_fingerprints_outlive_a_paragraph_put_in_above(letter: Path) -> None:
    def marks() -> list[str]:
        (file,) = json.loads(run(str(letter), "--select", "NX605", "--format", "json").stdout)["files"]
        return [finding["fingerprint"] for finding in file["findings"]]

    before = marks()
    letter.write_text(f"A new first paragraph.\n\n{LETTER}", "utf-8")
    assert marks() == before
    assert all(len(mark) == 32 for mark in before)


def test_the_root_is_the_nearest_repository_or_the_folder_itself(tmp_path: Path) -> None:
    (tmp_path / "firm" / ".git").mkdir(parents=True)
    (tmp_path / "firm" / "a" / "b").mkdir(parents=True)
    (tmp_path / "other").mkdir()
    assert project_root(tmp_path / "firm" / "a" / "b") == tmp_path / "firm"
    assert project_root(tmp_path / "other") == tmp_path / "other"
