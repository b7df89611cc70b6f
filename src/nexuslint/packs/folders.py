"""Where packs lie, and how their files are read and named in complaints."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from nexuslint.model.errors import PackError
from nexuslint.suggest import did_you_mean

OVERRIDES_NAME = "overrides.yaml"
_TOP_FILES = ("pack.yaml", OVERRIDES_NAME)
_YAML = frozenset({".yaml", ".yml"})
_NO_PACK = "Is this the folder of a rule pack?"
_MEND = "Mend the pack, or take it out of the settings."

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


def check_files(folder: Path) -> None:
    """Refuse a file of a pack that would be passed over in silence because its name is wrong.

    Raises:
        PackError: there is one.
    """
    for path in sorted(folder.iterdir()):
        if path.suffix in _YAML and not path.name.startswith(".") and path.name not in _TOP_FILES:
            near = did_you_mean(path.name, _TOP_FILES) or "Rule files stand in a folder of their own, such as rules/."
            raise PackError(f"{shown_path(path, folder)}:1: a pack has no such file at its top. {near}", advice=_MEND)
    for path in sorted(folder.glob("[!.]*/*.yml")):
        raise PackError(f"{shown_path(path, folder)}:1: files of a pack end in .yaml.", advice="Rename the file.")


def digest_of(folder: Path) -> str:
    """The SHA-256 of a pack: of the names and contents of all its YAML files.

    Raises:
        PackError: it has no head, or a file cannot be read.
    """
    if not (folder / "pack.yaml").is_file():
        raise PackError(f"{folder.name}/pack.yaml:1: a pack needs this file.", advice=_NO_PACK)
    whole = sha256()
    files = {*folder.glob("[!.]*.yaml"), *folder.glob("[!.]*/*.yaml")}
    for path in sorted(files, key=lambda one: one.relative_to(folder).as_posix()):
        try:
            content = path.read_bytes()
        except OSError:
            raise PackError(f"{shown_path(path, folder)}:1: the file cannot be read.", advice=_MEND) from None
        whole.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
        whole.update(content)
    return whole.hexdigest()


def rule_files(folder: Path) -> Iterator[Path]:
    """The rule files of a pack in the order of their codes: YAML one folder down, but for word lists and letters."""
    found = (
        path
        for part in folder.iterdir()
        if part.is_dir() and part.name not in _NO_RULES and not part.name.startswith(".")
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
