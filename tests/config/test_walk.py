"""What a walk through folders leaves out."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from nexuslint.config import Asked, forget_files
from nexuslint.config.walk import is_excluded, keeper
from nexuslint.model.errors import UsageError
from nexuslint.paths import find_letters

FILES = ("a.txt", "b.pdf", "drafts/c.txt", "smith/d.txt", "smith/drafts/e.txt", "smith/out/f.txt", "smith/out/keep.txt")


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    forget_files()
    for name in FILES:
        write(tmp_path / name, "x")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: Path | str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")


def found(*paths: str, asked: Asked | None = None) -> list[str]:
    letters = find_letters(paths, keep=keeper(asked or Asked()))
    return [letter.replace(os.sep, "/") for letter in letters]


def test_without_settings_and_git_nothing_is_left_out() -> None:
    write(".gitignore", "*.txt\n")
    assert found(".") == list(FILES)


class TestPatternsOfTheSettings:
    def test_exclude_takes_files_and_folders_and_include_names_the_rest(self) -> None:
        write("nexuslint.toml", 'include = ["*.txt"]\nexclude = ["drafts/", "/smith/out"]\n')
        assert found(".") == ["a.txt", "smith/d.txt"]

    def test_an_exclamation_mark_takes_back(self) -> None:
        write("nexuslint.toml", 'exclude = ["*.txt", "!keep.txt"]\n')
        assert found(".") == ["b.pdf", "smith/out/keep.txt"]

    def test_each_folder_has_the_patterns_of_its_own_settings(self) -> None:
        write("nexuslint.toml", 'exclude = ["smith/d.txt"]\n')
        write("smith/nexuslint.toml", 'exclude = ["out/"]\n')
        assert found(".") == ["a.txt", "b.pdf", "drafts/c.txt", "smith/d.txt", "smith/drafts/e.txt"]

    def test_a_named_letter_is_read_whatever_is_excluded(self) -> None:
        write("nexuslint.toml", 'exclude = ["*.txt"]\n')
        assert found("a.txt", "smith/d.txt") == ["a.txt", "smith/d.txt"]

    def test_a_pattern_on_the_command_line_names_no_letter(self) -> None:
        write("nexuslint.toml", 'exclude = ["drafts/"]\n')
        assert found("**/*.txt") == ["a.txt", "smith/d.txt", "smith/out/f.txt", "smith/out/keep.txt"]

    def test_forced_exclusion_looks_at_the_folders_above_too(self) -> None:
        write("nexuslint.toml", 'exclude = ["drafts/"]\n')
        assert is_excluded("smith/drafts/e.txt", Asked())
        assert not is_excluded("smith/d.txt", Asked())


class TestGit:
    @pytest.fixture(autouse=True)
    def repository(self, project: Path) -> None:
        subprocess.run(["git", "init", "-q", "."], cwd=project, check=True)

    def test_what_git_ignores_is_left_out_in_every_folder(self) -> None:
        write(".gitignore", "# drafts\ndrafts/\n")
        write("smith/.gitignore", "out/*\n!out/keep.txt\n")
        assert found(".") == ["a.txt", "b.pdf", "smith/d.txt", "smith/out/keep.txt"]

    def test_the_answer_is_gits_own(self, project: Path) -> None:
        write(".gitignore", "*.txt\n!/smith/**/*.txt\n/b.*\n")
        write("smith/.gitignore", "/out/f.txt\n")
        write(".git/info/exclude", "smith/d.txt\n")
        # The exclude file comes after every .gitignore, which takes smith/d.txt back.
        listed = subprocess.run(
            ["git", "ls-files", "--others", "--exclude-standard", "*.txt", "*.pdf"],
            cwd=project,
            check=True,
            capture_output=True,
            text=True,
        )
        assert found(".") == sorted(listed.stdout.split())

    def test_a_line_that_is_no_pattern_is_passed_over(self) -> None:
        write(".gitignore", "!\n[z-a]\nx\\\nsmith/\n")
        assert found(".") == ["a.txt", "b.pdf", "drafts/c.txt"]

    def test_info_exclude_counts(self) -> None:
        write(".git/info/exclude", "smith/\n")
        assert found(".") == ["a.txt", "b.pdf", "drafts/c.txt"]

    def test_no_gitignore_reads_all(self) -> None:
        write(".gitignore", "smith/\ndrafts/\n")
        assert found(".", asked=Asked(gitignore=False)) == list(FILES)
        write("nexuslint.toml", "gitignore = false\n")
        forget_files()
        assert found(".") == list(FILES)

    def test_a_walk_that_begins_below_asks_the_files_above(self) -> None:
        write(".gitignore", "out/\n")
        assert found("smith") == ["smith/d.txt", "smith/drafts/e.txt"]

    def test_a_letter_or_folder_that_is_named_is_read(self) -> None:
        write(".gitignore", "smith/\n")
        write("smith/.gitignore", "out/\n")
        assert found("smith") == ["smith/d.txt", "smith/drafts/e.txt"]
        assert found("smith/out/f.txt") == ["smith/out/f.txt"]
        write("only/.gitignore", "*\n")
        with pytest.raises(UsageError, match="No letter was found"):
            found("only")

    def test_a_linked_work_tree_has_the_exclude_file_of_its_repository(self, project: Path, tmp_path: Path) -> None:
        git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org"]
        subprocess.run([*git, "commit", "-q", "--allow-empty", "-m", "x"], cwd=project, check=True)
        subprocess.run([*git, "worktree", "add", "-q", "linked"], cwd=project, check=True)
        write(".git/info/exclude", "b.pdf\n")
        write("linked/b.pdf", "x")
        write("linked/a.txt", "x")
        assert found("linked") == ["linked/a.txt"]
