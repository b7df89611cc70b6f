"""The settings that hold for one letter: defaults, the settings file, its `per-file` tables in order, the command line."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from nexuslint.config.asked import Asked
from nexuslint.config.find import (
    STANDARD_INPUT,
    find_settings,
    folder_of,
    folder_part,
    git_root,
    name_from,
    named_settings,
    way_to,
)
from nexuslint.config.globs import matches
from nexuslint.config.layers import OFF, settings_found
from nexuslint.model.program import Program, Theory
from nexuslint.model.severity import Severity

if TYPE_CHECKING:
    from nexuslint.config.settings_file import Acceptance, PerFile, SettingsFile
    from nexuslint.config.values import Value

BASELINE_NAME = "nexuslint-baseline.json"
DEFAULT = "default"
_NOTHING = Asked()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Settings:
    """What holds for one letter.

    `root` is the folder of the settings file, else the top of the Git work tree, else the working directory. `severities`
    has a code or its beginning with another severity, or `None` for off. `packs` are those of the file at `file`, as written
    there. `origins` says of each key where it was set.
    """

    root: str
    file: str | None = None
    program: Program | None = None
    theories: tuple[Theory, ...] = ()
    conditions: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: tuple[tuple[str, Severity | None], ...] = ()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    gitignore: bool = True
    packs: tuple[str, ...] = ()
    allow_code: tuple[str, ...] = ()
    baseline: str | None = None
    fail_on: str = "error"
    formats: tuple[str, ...] = ("rich",)
    jobs: str = "auto"
    accepted: tuple[Acceptance, ...] = ()
    origins: tuple[tuple[str, str], ...] = field(default=(), compare=False)

    def origin(self, name: str) -> str:
        """Where the value of a key was set: “nexuslint.toml:3”, “command line”, “default”."""
        return dict(self.origins).get(name, DEFAULT)


def settings_for(path: str, asked: Asked | None = None) -> Settings:
    """The settings of the letter, or of the letters in the folder, at `path`; "-" is a letter in the working directory.

    It depends on nothing but its arguments, the files and the working directory, and can be called in any process.

    Raises:
        UsageError: a settings file cannot be read, or is wrong.
    """
    asked = asked or _NOTHING
    place = _place(folder_of(path), asked)
    return _settings_at(place, asked, _matched(place, name_from(place.root, path)) if place.has_tables else ())


def settings_for_all(letters: Iterable[str], asked: Asked | None = None) -> tuple[Settings, ...]:
    """The settings of letters, as `settings_for` gives them; what holds for several of them is one object.

    Raises:
        UsageError: a settings file cannot be read, or is wrong.
    """
    asked = asked or _NOTHING
    # Two thousand letters lie in a few folders: what a folder tells is asked of it once.
    places: dict[str, _Place] = {}
    made: dict[tuple[str, tuple[int, ...]], Settings] = {}
    found = []
    for letter in letters:
        folder = folder_part(letter)
        if folder not in places:
            places[folder] = _place(os.path.abspath(folder or os.curdir), asked)
        place = places[folder]
        matched: tuple[int, ...] = ()
        if place.has_tables:
            matched = _matched(place, letter if letter == STANDARD_INPUT else f"{place.way}{letter[len(folder) :]}")
        if (folder, matched) not in made:
            made[folder, matched] = _settings_at(place, asked, matched)
        found.append(made[folder, matched])
    return tuple(found)


# What nobody compares or prints is quicker to define, and every run pays for it.
@dataclass(frozen=True, slots=True, eq=False, repr=False)
class _Place:
    """A folder: the settings file that holds in it, its project's root, and what stands before the names of its letters."""

    file: SettingsFile | None
    root: str
    way: str

    @property
    def has_tables(self) -> bool:
        return self.file is not None and bool(self.file.per_file)


def _place(folder: str, asked: Asked) -> _Place:
    file = _file_for(folder, asked)
    root = file.folder if file else git_root(folder) or os.getcwd()
    return _Place(file, root, way_to(root, folder) or "")


def _matched(place: _Place, name: str) -> tuple[int, ...]:
    """Which of the file's tables, by number, hold for the letter of this name."""
    tables = place.file.per_file if place.file is not None else ()
    return tuple(number for number, table in enumerate(tables) if matches((table.pattern,), name))


def _settings_at(place: _Place, asked: Asked, matched: tuple[int, ...]) -> Settings:
    tables = tuple(place.file.per_file[number] for number in matched) if place.file is not None else ()
    return _settings(place.file, place.root, tables, asked, os.getcwd())


@lru_cache(maxsize=1024)
def _settings(file: SettingsFile | None, root: str, matched: tuple[PerFile, ...], asked: Asked, here: str) -> Settings:
    """The settings of letters for which the same file and the same of its tables hold.

    `here`, the working directory, is what a baseline on the command line starts from.
    """
    found = settings_found(file, matched, asked)
    values = {name: setting.value for name, setting in found.items()}
    return Settings(
        root=root,
        file=file.path if file else None,
        program=Program(values["program"]) if "program" in values else None,
        theories=tuple(Theory(one) for one in _texts(values, "theory")),
        conditions=_texts(values, "condition"),
        select=_texts(values, "select"),
        ignore=_texts(values, "ignore"),
        severities=tuple((code, _grade(grade)) for code, grade in _pairs(values)),
        include=_texts(values, "include"),
        exclude=_texts(values, "exclude"),
        gitignore=bool(values.get("gitignore", True)),
        packs=_texts(values, "packs"),
        allow_code=_texts(values, "allow-code"),
        baseline=_baseline(values, file, root, asked, here),
        fail_on=str(values.get("fail-on", "error")),
        formats=_texts(values, "format") or ("rich",),
        jobs=str(values.get("jobs", "auto")),
        accepted=file.accepted if file else (),
        origins=tuple((name, setting.where) for name, setting in found.items()),
    )


def forget_files() -> None:
    """Work the settings out anew."""
    _settings.cache_clear()


def _file_for(folder: str, asked: Asked) -> SettingsFile | None:
    if asked.isolated:
        return None
    path = named_settings(asked.config) if asked.config is not None else find_settings(folder)
    if path is None:
        return None
    # Imported late: a run without a settings file need not pay for TOML.
    from nexuslint.config.settings_file import read_settings_file

    return read_settings_file(path)


def _baseline(values: dict[str, Value], file: SettingsFile | None, root: str, asked: Asked, here: str) -> str | None:
    """The file of accepted findings in full; `None` only when none shall be read."""
    if asked.no_baseline:
        return None
    if asked.baseline is not None:
        return os.path.normpath(os.path.join(here, asked.baseline))
    named = values.get("baseline")
    if named is not None and file is not None:
        return os.path.normpath(os.path.join(file.folder, str(named)))
    return os.path.join(root, BASELINE_NAME)


def _texts(values: dict[str, Value], name: str) -> tuple[str, ...]:
    return cast("tuple[str, ...]", values.get(name, ()))


def _pairs(values: dict[str, Value]) -> tuple[tuple[str, str], ...]:
    return cast("tuple[tuple[str, str], ...]", values.get("severity", ()))


def _grade(grade: str) -> Severity | None:
    return None if grade == OFF else Severity(grade)
