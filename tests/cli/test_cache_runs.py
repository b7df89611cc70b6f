"""Results that are kept: the same bytes, without any of the costly libraries, and never in the place of what is unread."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from running import environment, run

DATA = Path(__file__).parents[1] / "data"
TEXT = """RE: Quillon Abernathy-Voss, VA claim number 4417

I reviewed his service treatment records. In my opinion his fasciitis could be related to marching at Camp Lejeune.

Ottoline Brackwater, DPM
"""
#: What a run over unchanged letters must do without.
COSTLY = {
    "spacy", "thinc", "numpy", "onnxruntime", "lxml", "docx", "pdfminer", "yaml", "rich", "rensa", "watchdog",
    "multiprocessing", "nexuslint.parsers", "nexuslint.language", "nexuslint.facts", "nexuslint.lint", "nexuslint.packs",
    "nexuslint.model.report",
}  # fmt: skip
#: With another format than last time the report is made anew, out of the kept results.
COSTLY_FOR_RESULTS = {"spacy", "thinc", "numpy", "onnxruntime", "lxml", "docx", "pdfminer", "rensa"}
MODULES = (
    "import sys\n"
    "from nexuslint.cli import main\n"
    "code = main(sys.argv[1:])\n"
    "print('MODULES', *sys.modules, file=sys.stderr)\n"
    "sys.exit(code)\n"
)


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "one.txt").write_text(TEXT, encoding="utf-8")
    shutil.copy(DATA / "docx" / "libreoffice-letter.docx", folder / "two.docx")
    shutil.copy(DATA / "pdf" / "libreoffice_letter.pdf", folder / "three.pdf")
    return folder


def modules_of(*arguments: str) -> tuple[int, bytes, set[str]]:
    done = subprocess.run(
        [sys.executable, "-c", MODULES, *arguments],
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=120,
        check=False,
    )
    names = done.stderr.decode().rpartition("MODULES")[2].split()
    return done.returncode, done.stdout, {name.partition(".")[0] for name in names} | set(names)


def kept(folder: Path) -> int:
    connection = sqlite3.connect(folder / "results.sqlite3")
    try:
        return int(connection.execute("SELECT count(*) FROM letters").fetchone()[0])
    finally:
        connection.close()


@pytest.mark.parametrize("form", ["concise", "json", "rich"])
def test_a_run_over_unchanged_letters_gives_the_same_bytes_and_imports_nothing_costly(letters: Path, form: str) -> None:
    first = run("--format", form, str(letters))
    code, again, modules = modules_of("--format", form, str(letters))
    assert (code, again) == (first.returncode, first.stdout)
    assert first.returncode == 1
    assert modules & COSTLY == set()


def test_another_format_is_made_of_the_kept_results(letters: Path) -> None:
    fresh = run("--no-cache", "--format", "json", str(letters))
    run("--format", "concise", str(letters))
    code, told, modules = modules_of("--format", "json", str(letters))
    assert (code, told) == (fresh.returncode, fresh.stdout)
    assert modules & COSTLY_FOR_RESULTS == set()


def test_only_the_changed_letter_is_read_again(letters: Path, own_cache: Path) -> None:
    run(str(letters))
    assert kept(own_cache) == 3
    (letters / "one.txt").write_text(TEXT.replace("could be", "is"), encoding="utf-8")
    fresh = run("--no-cache", "--format", "json", str(letters))
    again = run("--format", "json", str(letters))
    assert again.stdout == fresh.stdout
    assert kept(own_cache) == 4


def test_no_word_of_a_letter_is_in_the_cache(letters: Path, own_cache: Path) -> None:
    """Nor a code: which faults a letter has is as much its patient's business."""
    run("--format", "json", str(letters))
    content = b"".join(path.read_bytes() for path in own_cache.rglob("*") if path.is_file()).lower()
    told = json.loads(run("--format", "json", str(letters)).stdout)
    words = {word.lower() for word in re.findall(r"[A-Za-z]{5,}", TEXT + json.dumps(told))}
    shown = sorted(word for word in words if word.encode() in content)
    # What SQLite writes of our three tables.
    assert set(shown) <= {"table", "create", "letter", "letters", "index", "place"}, shown


def test_other_options_are_other_results(letters: Path) -> None:
    run(str(letters))
    one = run("--program", "ssd", "--format", "json", str(letters))
    assert {file["program"] for file in json.loads(one.stdout)["files"]} == {"ssd"}
    other = run("--ignore", "NX202", "--format", "concise", str(letters))
    assert b"NX202" not in other.stdout


def test_a_letter_that_moved_is_told_under_its_new_name(letters: Path, own_cache: Path) -> None:
    run(str(letters))
    (letters / "one.txt").rename(letters / "moved.txt")
    told = json.loads(run("--format", "json", str(letters)).stdout)
    assert [Path(file["path"]).name for file in told["files"]] == ["moved.txt", "three.pdf", "two.docx"]
    assert kept(own_cache) == 3


def test_markdown_is_another_reading_of_the_same_bytes(letters: Path, own_cache: Path) -> None:
    run(str(letters))
    shutil.copy(letters / "one.txt", letters / "one.md")
    run(str(letters))
    assert kept(own_cache) == 4


def test_what_could_not_be_read_is_tried_again(tmp_path: Path, own_cache: Path) -> None:
    (tmp_path / "damaged.pdf").write_bytes(b"%PDF-1.4 damaged")
    for _ in range(2):
        assert run(str(tmp_path / "damaged.pdf")).returncode == 3
    assert kept(own_cache) == 0


def test_what_was_read_in_part_is_tried_again(own_cache: Path) -> None:
    partial = DATA / "pdf" / "one-page-scanned.pdf"
    if not partial.exists():
        partial = next(iter(sorted((DATA / "pdf").glob("*scan*.pdf"))), partial)
    if not partial.exists():
        pytest.skip("no letter with a scanned page is among the fixtures")
    for _ in range(2):
        assert run(str(partial)).returncode == 3
    assert kept(own_cache) == 0


def test_no_cache_neither_uses_nor_keeps(letters: Path, own_cache: Path) -> None:
    run("--no-cache", str(letters))
    assert not own_cache.exists()


def test_standard_input_is_not_kept(own_cache: Path) -> None:
    assert run("-", input_text=TEXT).returncode == 1
    assert kept(own_cache) == 0 if own_cache.exists() else True


def test_a_damaged_cache_is_told_in_one_line_and_changes_nothing_else(letters: Path, own_cache: Path) -> None:
    fresh = run("--no-cache", "--format", "json", str(letters))
    own_cache.mkdir()
    (own_cache / "results.sqlite3").write_bytes(b"no database at all, but long enough to be looked at " * 40)
    done = run("--format", "json", str(letters))
    assert (done.returncode, done.stdout) == (fresh.returncode, fresh.stdout)
    assert done.stderr.decode().splitlines() == [
        "The cache was not used: it is damaged. “nexuslint cache clear” begins it anew."
    ]
    assert run("cache", "clear").returncode == 0
    assert run("--format", "json", str(letters)).stderr == b""


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="needs a folder that cannot be written")
def test_a_cache_that_cannot_be_written_changes_nothing(letters: Path, own_cache: Path) -> None:
    own_cache.mkdir(mode=0o500)
    done = run("--format", "json", str(letters))
    assert done.returncode == 1
    assert "cannot be written" in done.stderr.decode()


def test_a_cache_in_the_place_of_a_file_changes_nothing(letters: Path, own_cache: Path) -> None:
    own_cache.write_text("a file")
    done = run("--format", "json", str(letters))
    assert done.returncode == 1
    assert "The cache was not used: it cannot be written" in done.stderr.decode()


def test_entries_of_other_contents_are_not_believed(letters: Path, own_cache: Path) -> None:
    """Whoever can write to the file can spoil it, and no more: such an entry counts as none."""
    fresh = run("--format", "json", str(letters))
    connection = sqlite3.connect(own_cache / "results.sqlite3")
    connection.execute("UPDATE letters SET content = zeroblob(200)")
    connection.execute("UPDATE runs SET content = zeroblob(200)")
    connection.commit()
    connection.close()
    again = run("--format", "json", str(letters))
    assert (again.returncode, again.stdout, again.stderr) == (fresh.returncode, fresh.stdout, fresh.stderr)


def test_two_runs_at_once_share_a_cache(letters: Path, own_cache: Path) -> None:
    command = [sys.executable, "-m", "nexuslint", "--format", "json", str(letters)]
    runs = [
        subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)
    ]
    told = [one.communicate(timeout=120) for one in runs]
    assert {one.returncode for one in runs} == {1}, told
    assert len({out for out, _ in told}) == 1
    assert {errors for _, errors in told} == {b""}
    assert kept(own_cache) == 3


def test_reports_in_files_come_out_of_the_cache_too(letters: Path, tmp_path: Path) -> None:
    arguments = ("--format", f"json:{tmp_path / 'a.json'}", "--format", "concise", str(letters))
    first = run(*arguments)
    content = (tmp_path / "a.json").read_bytes()
    (tmp_path / "a.json").unlink()
    again = run(*arguments)
    assert (again.returncode, again.stdout, again.stderr) == (first.returncode, first.stdout, first.stderr)
    assert (tmp_path / "a.json").read_bytes() == content


def test_info_and_clear(letters: Path, own_cache: Path) -> None:
    assert "letters  0" in run("cache", "info").stdout.decode()
    run(str(letters))
    told = run("cache", "info").stdout.decode()
    assert f"folder   {own_cache}" in told
    assert "letters  3" in told
    assert "runs     1" in told
    assert run("cache", "clear").stdout.decode().strip() == "The cache is empty now."
    assert not (own_cache / "results.sqlite3").exists()
    assert run("cache", "clear").stdout.decode().strip() == "The cache was empty."
