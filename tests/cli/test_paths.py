"""Which files a path names."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from nexuslint.model.errors import UsageError
from nexuslint.paths import find_letters


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (
        "b.docx",
        "A.pdf",
        "~$b.docx",
        "README.md",
        "notes.md",
        "photo.jpg",
        ".hidden.txt",
        "old.doc",
        ".git/c.txt",
        "smith/c.txt",
        "smith/deep/D.PDF",
        "odd [1].txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(*paths: str) -> list[str]:
    return [one.replace(os.sep, "/") for one in find_letters(paths)]


@pytest.mark.usefixtures("folder")
class TestFolders:
    def test_letters_of_a_folder_and_below_in_the_order_of_their_names(self) -> None:
        assert names(".") == [
            "A.pdf",
            "b.docx",
            "notes.md",
            "odd [1].txt",
            "old.doc",
            "smith/c.txt",
            "smith/deep/D.PDF",
        ]

    def test_an_unreadable_kind_is_not_passed_over_in_silence(self) -> None:
        """A .doc letter that nobody mentions would look clean."""
        assert "old.doc" in names(".")

    def test_a_file_named_is_taken_whatever_its_kind(self) -> None:
        assert names("README.md", "photo.jpg", ".hidden.txt") == ["README.md", "photo.jpg", ".hidden.txt"]

    def test_the_order_of_the_paths_is_kept_and_each_file_comes_once(self) -> None:
        assert names("smith", "A.pdf", "./A.pdf", ".")[:4] == ["smith/c.txt", "smith/deep/D.PDF", "A.pdf", "b.docx"]
        assert len(names(".", ".")) == len(names("."))

    @pytest.mark.skipif(os.name != "posix", reason="links need rights there")
    def test_a_linked_letter_comes_once_and_a_linked_folder_is_not_gone_into(self, folder: Path) -> None:
        (folder / "smith" / "twin.txt").symlink_to(folder / "smith" / "c.txt")
        (folder / "smith" / "gone.txt").symlink_to(folder / "smith" / "nothing.txt")
        (folder / "smith" / "loop").symlink_to(folder)
        assert names("smith") == ["smith/c.txt", "smith/gone.txt", "smith/deep/D.PDF"]

    def test_a_lock_file_is_no_letter_even_when_named(self) -> None:
        assert names("~$b.docx", "b.docx") == ["b.docx"]

    def test_patterns(self) -> None:
        assert names("*.docx") == ["b.docx"]
        assert names("smith/*") == ["smith/c.txt", "smith/deep/D.PDF"]
        assert names("**/*.txt") == ["odd [1].txt", "smith/c.txt"]
        assert names("smith/**") == ["smith/c.txt", "smith/deep/D.PDF"]

    def test_a_name_that_looks_like_a_pattern_is_a_file_first(self) -> None:
        assert names("odd [1].txt") == ["odd [1].txt"]

    def test_standard_input(self) -> None:
        assert names("-", "A.pdf", "-") == ["-", "A.pdf"]

    def test_a_misspelt_name_is_told_with_the_nearest(self) -> None:
        with pytest.raises(UsageError, match="no file or folder") as told:
            names("b.docs")
        assert "“b.docx”" in told.value.advice

    def test_a_folder_that_is_not_there(self) -> None:
        with pytest.raises(UsageError) as told:
            names("jones/a.pdf")
        assert "jones" in told.value.advice

    def test_a_pattern_that_matches_nothing(self) -> None:
        with pytest.raises(UsageError, match="Nothing matches"):
            names("*.xyz")

    def test_nothing_found_is_wrong_usage(self, folder: Path) -> None:
        (folder / "empty").mkdir()
        with pytest.raises(UsageError, match="No letter was found"):
            names("empty")
