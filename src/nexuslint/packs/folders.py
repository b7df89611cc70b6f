"""Where packs lie, and how their files are read and named in complaints."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from nexuslint.model.errors import PackError

#: Folders of a pack that hold no rules.
_NO_RULES = frozenset({"lexicon", "letters"})


def core_pack_folder() -> Path:
    """The core pack: `rules/` of a checkout, `nexuslint/_packs/core` of an installed package.

    Raises:
        PackError: neither is there.
    """
    here = Path(__file__).resolve()
    for folder in (here.parents[1] / "_packs" / "core", here.parents[3] / "rules"):
        if (folder / "pack.yaml").is_file():
            return folder
    raise PackError("The core rules are not there.", advice="Install nexuslint again.")


def rule_files(folder: Path) -> Iterator[Path]:
    """The rule files of a pack in the order of their codes: YAML one folder down, but for word lists and letters."""
    found = (
        path
        for part in folder.iterdir()
        if part.is_dir() and part.name not in _NO_RULES
        for path in part.iterdir()
        if path.suffix == ".yaml"
    )
    return iter(sorted(found, key=lambda path: path.name))


def shown_path(path: Path, folder: Path) -> str:
    """A file's name in complaints: the pack's folder and the way from there."""
    return f"{folder.name}/{path.relative_to(folder).as_posix()}"


def read_pack_file(path: Path, folder: Path) -> str:
    """The text of one file of a pack.

    Raises:
        PackError: it cannot be opened, or is not UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise PackError(
            f"{shown_path(path, folder)}:1: the file is not UTF-8 text.",
            advice="Save it as UTF-8.",
        ) from None
    except OSError:
        raise PackError(
            f"{shown_path(path, folder)}:1: the file cannot be opened.",
            advice="Is it there, and may it be read?",
        ) from None
