"""The hook with the real pre-commit, and the action's own script with the real shell, in scratch repositories."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from running import environment

ROOT = Path(__file__).parents[2]
WEAK = "RE: Quillon Abernathy, VA claim\n\nHis strain, in my opinion, could be related to service.\n"
SOUND_EXIT, FINDINGS_EXIT, UNREAD_EXIT = 0, 1, 3
#: The hook itself makes an environment out of the package index; here it runs the nexuslint that is tested.
PROGRAM = f"{sys.executable} -m nexuslint"

NEEDS_PRE_COMMIT = pytest.mark.skipif(
    importlib.util.find_spec("pre_commit") is None or shutil.which("git") is None, reason="needs pre-commit and Git"
)


def call(folder: Path, *command: str, changes: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    identity = {
        f"GIT_{who}_{what}": value
        for who in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "A Clerk"), ("EMAIL", "clerk@example.invalid"))
    }
    return subprocess.run(
        command,
        cwd=folder,
        env=environment(identity | (changes or {})),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=180,
        check=False,
    )


def make_repository(folder: Path) -> None:
    folder.mkdir()
    call(folder, "git", "init", "--quiet", "--initial-branch", "main")


def commit(folder: Path) -> str:
    call(folder, "git", "add", ".")
    assert call(folder, "git", "commit", "--quiet", "--no-verify", "--message", "all").returncode == 0
    return call(folder, "git", "rev-parse", "HEAD").stdout.strip()


@pytest.fixture
def firm(tmp_path: Path) -> Path:
    """A firm's repository whose pre-commit settings name our hook, as it stands but for its environment."""
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert (hook["entry"], hook["language"], hook["require_serial"]) == ("nexuslint --force-exclude", "python", True)
    hooks = tmp_path / "nexuslint"
    make_repository(hooks)
    (hooks / ".pre-commit-hooks.yaml").write_text(
        yaml.safe_dump([hook | {"language": "system", "entry": f"{PROGRAM} --force-exclude"}])
    )
    revision = commit(hooks)
    folder = tmp_path / "firm"
    make_repository(folder)
    settings = {"repos": [{"repo": str(hooks), "rev": revision, "hooks": [{"id": "nexuslint", "args": ["--quiet"]}]}]}
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(settings))
    commit(folder)
    return folder


def run_hook(firm: Path, tmp_path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    call(firm, "git", "add", ".")
    changes = {"PRE_COMMIT_HOME": str(tmp_path / "pre-commit")}
    return call(firm, sys.executable, "-m", "pre_commit", "run", *arguments, changes=changes)


@NEEDS_PRE_COMMIT
def test_a_weak_letter_stops_the_commit(firm: Path, tmp_path: Path) -> None:
    shutil.copy(ROOT / "examples" / "weak-letter.pdf", firm / "two words.PDF")
    done = run_hook(firm, tmp_path)
    assert done.returncode == 1, done.stdout
    assert f"exit code: {FINDINGS_EXIT}" in done.stdout
    assert "NX202" in done.stdout


@NEEDS_PRE_COMMIT
def test_a_letter_that_cannot_be_read_stops_it_too(firm: Path, tmp_path: Path) -> None:
    (firm / "scan.pdf").write_bytes(b"%PDF-1.4 damaged")
    done = run_hook(firm, tmp_path)
    assert done.returncode == 1
    assert f"exit code: {UNREAD_EXIT}" in done.stdout


@NEEDS_PRE_COMMIT
def test_other_files_and_words_lock_files_are_none_of_its_business(firm: Path, tmp_path: Path) -> None:
    (firm / "notes.txt").write_text(WEAK)
    (firm / "~$letter.docx").write_bytes(b"lock")
    (firm / "table.csv").write_text("a,b")
    done = run_hook(firm, tmp_path)
    assert done.returncode == 0, done.stdout
    assert "no files to check" in done.stdout


@NEEDS_PRE_COMMIT
def test_all_letters_are_given_to_one_run(firm: Path, tmp_path: Path) -> None:
    """Letters are compared with one another, which several processes of pre-commit would prevent."""
    for number in range(30):
        shutil.copy(ROOT / "examples" / "weak-letter.docx", firm / f"{number}.docx")
    done = run_hook(firm, tmp_path, "--verbose", "--all-files")
    assert done.returncode == 1
    assert done.stdout.count("hook id: nexuslint") == 1


def action_script() -> str:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    assert action["runs"]["using"] == "composite"
    return str(action["runs"]["steps"][-1]["run"])


@pytest.fixture
def called(tmp_path: Path) -> Path:
    """A folder with a `nexuslint` that writes down what it was called with."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "nexuslint"
    program.write_text('#!/bin/sh\nfor one in "$@"; do printf "%s\\n" "$one"; done\nexit 3\n')
    program.chmod(0o755)
    return folder


@pytest.mark.skipif(os.name != "posix" or shutil.which("bash") is None, reason="needs bash")
def test_the_action_passes_lines_on_as_they_stand(called: Path, tmp_path: Path) -> None:
    changes = {
        "PATH": os.pathsep.join([str(called), os.environ["PATH"]]),
        "LETTERS": "clients/two words\n$(touch stolen); *\n",
        "OPTIONS": "--fail-on=warning\n",
        "CHANGED": "origin/main",
    }
    script = action_script()
    # As GitHub calls it.
    done = call(tmp_path, "bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script, changes=changes)
    assert done.returncode == 3
    assert done.stdout.splitlines() == [
        "--fail-on=warning",
        "--changed=origin/main",
        "clients/two words",
        "$(touch stolen); *",
    ]
    assert not (tmp_path / "stolen").exists()
