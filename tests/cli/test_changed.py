"""`--changed`: which letters Git says have changed, however they are called and wherever one stands."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from running import run

from nexuslint.commands.changed import changed_letters
from nexuslint.model.errors import UsageError

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="Git is not installed")

WEAK = "RE: Quillon Abernathy, VA claim\n\nHis strain, in my opinion, could be related to service.\n"


def git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=A Clerk", "-c", "user.email=clerk@example.invalid", "-c", "commit.gpgsign=false")
    done = subprocess.run(
        ["git", *identity, *arguments], cwd=folder, capture_output=True, check=True, stdin=subprocess.DEVNULL
    )
    return done.stdout.decode()


@pytest.fixture
def firm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with four committed letters, in which one stands."""
    folder = tmp_path / "firm"
    (folder / "clients").mkdir(parents=True)
    git(folder, "init", "--quiet", "--initial-branch", "main")
    for name in ("one.txt", "two.txt", "clients/three.txt", "clients/four.txt"):
        (folder / name).write_text(f"{WEAK}\n{name}\n", encoding="utf-8")
    (folder / ".gitignore").write_text("drafts/\n")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "letters")
    monkeypatch.chdir(folder)
    return folder


def test_nothing_changed(firm: Path) -> None:
    assert changed_letters("HEAD", ()) == ()


def test_staged_unstaged_and_new_letters_count_alike(firm: Path) -> None:
    (firm / "one.txt").write_text("staged")
    git(firm, "add", "one.txt")
    (firm / "two.txt").write_text("not staged")
    (firm / "new.docx").write_text("new")
    (firm / "notes.csv").write_text("no letter")
    assert changed_letters("HEAD", ()) == ("new.docx", "one.txt", "two.txt")


def test_ignored_and_deleted_files_do_not_count(firm: Path) -> None:
    (firm / "drafts").mkdir()
    (firm / "drafts" / "draft.txt").write_text("ignored")
    (firm / "one.txt").unlink()
    git(firm, "rm", "--quiet", "two.txt")
    assert changed_letters("HEAD", ()) == ()


def test_a_renamed_letter_counts_under_its_new_name(firm: Path) -> None:
    git(firm, "mv", "one.txt", "renamed.txt")
    assert changed_letters("HEAD", ()) == ("renamed.txt",)


@pytest.mark.parametrize(
    "name", ["two words.txt", "ärztliche Meinung.txt", 'with "quotes".txt', "中文.txt", "tab\there.txt"]
)
def test_odd_names_are_found(firm: Path, name: str) -> None:
    try:
        (firm / name).write_text("new", encoding="utf-8")
    except OSError:
        pytest.skip("this system has no such names")
    assert changed_letters("HEAD", ()) == (name,)
    git(firm, "add", ".")
    assert changed_letters("HEAD", ()) == (name,)


def test_names_are_told_from_the_folder_one_stands_in(firm: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (firm / "one.txt").write_text("changed")
    (firm / "clients" / "three.txt").write_text("changed")
    monkeypatch.chdir(firm / "clients")
    assert changed_letters("HEAD", ()) == (str(Path("..", "one.txt")), "three.txt")
    assert changed_letters("HEAD", (".",)) == ("three.txt",)


def test_paths_confine_it_and_keep_their_form(firm: Path) -> None:
    (firm / "one.txt").write_text("changed")
    (firm / "clients" / "three.txt").write_text("changed")
    assert changed_letters("HEAD", ("clients",)) == (str(Path("clients", "three.txt")),)
    assert changed_letters("HEAD", ("./one.txt", "two.txt")) == ("./one.txt",)


def test_another_commit_can_be_named(firm: Path) -> None:
    (firm / "one.txt").write_text("changed")
    git(firm, "commit", "--quiet", "--all", "--message", "more")
    assert changed_letters("HEAD", ()) == ()
    assert changed_letters("HEAD~1", ()) == ("one.txt",)
    assert changed_letters("main~1", ()) == ("one.txt",)


def test_before_the_first_commit_everything_is_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(tmp_path, "init", "--quiet")
    (tmp_path / "one.txt").write_text("new")
    (tmp_path / "two.txt").write_text("staged")
    git(tmp_path, "add", "two.txt")
    monkeypatch.chdir(tmp_path)
    assert changed_letters("HEAD", ()) == ("one.txt", "two.txt")


def test_hidden_folders_are_left_out_as_in_a_search(firm: Path) -> None:
    (firm / ".obsidian").mkdir()
    (firm / ".obsidian" / "note.md").write_text("no letter")
    (firm / "README.md").write_text("no letter")
    assert changed_letters("HEAD", ()) == ()


@pytest.mark.parametrize("ref", ["no-such-branch", "--output=stolen", "HEAD:one.txt"])
def test_what_is_no_commit_is_told(firm: Path, ref: str) -> None:
    with pytest.raises(UsageError, match="is no commit, branch or tag"):
        changed_letters(ref, ())
    assert not (firm / "stolen").exists()


def test_a_commit_that_was_not_fetched_is_told(firm: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (firm / "one.txt").write_text("changed")
    git(firm, "commit", "--quiet", "--all", "--message", "more")
    git(tmp_path, "clone", "--quiet", "--depth", "1", firm.as_uri(), "shallow")
    monkeypatch.chdir(tmp_path / "shallow")
    assert changed_letters("HEAD", ()) == ()
    with pytest.raises(UsageError, match="only the latest commits were fetched") as error:
        changed_letters("HEAD~1", ())
    assert "fetch-depth: 0" in error.value.advice


def test_outside_a_repository_it_is_told(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(WEAK)
    done = run("--changed", cwd=tmp_path, changes={"GIT_CEILING_DIRECTORIES": str(tmp_path.parent)})
    assert done.returncode == 2
    assert "works in a Git repository" in done.stderr.decode()


def test_without_git_it_is_told(firm: Path, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    done = run("--changed", cwd=firm, changes={"PATH": str(tmp_path / "nothing")})
    assert done.returncode == 2
    assert "needs Git, and it was not found" in done.stderr.decode()


def test_a_run_over_nothing_ends_with_0_and_says_so(firm: Path) -> None:
    done = run("--changed", cwd=firm)
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr.decode().strip() == "No letter has changed."


def test_a_run_over_nothing_still_writes_what_programs_read(firm: Path) -> None:
    done = run("--changed", "--format", "json", cwd=firm)
    assert done.returncode == 0
    assert json.loads(done.stdout)["files"] == []


def test_only_the_changed_letter_is_told(firm: Path) -> None:
    (firm / "one.txt").write_text(f"{WEAK}\nOnce more.\n", encoding="utf-8")
    done = run("--changed", "HEAD", "--format", "concise", "--quiet", cwd=firm)
    assert done.returncode == 1, done.stderr
    assert {line.partition(b":")[0] for line in done.stdout.splitlines()} == {b"one.txt"}


def test_a_path_after_the_flag_is_a_path(firm: Path) -> None:
    """Whoever writes `--changed clients` means the folder, though it stands where a commit may."""
    (firm / "one.txt").write_text(f"{WEAK}\nOnce more.\n", encoding="utf-8")
    (firm / "clients" / "four.txt").write_text(f"{WEAK}\nOnce more.\n", encoding="utf-8")
    done = run("--changed", "clients", "--format", "json", cwd=firm)
    assert [file["path"] for file in json.loads(done.stdout)["files"]] == [str(Path("clients", "four.txt"))]


@pytest.mark.parametrize("other", ["-", "--watch"])
def test_what_does_not_go_together_is_told(firm: Path, other: str) -> None:
    done = run("--changed=HEAD", other, cwd=firm)
    assert done.returncode == 2
    assert b"--changed" in done.stderr
