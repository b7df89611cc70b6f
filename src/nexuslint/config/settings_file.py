"""One settings file -> its values, each with its place; whatever is not known is refused."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NoReturn

from nexuslint.config.find import PROJECT_NAME
from nexuslint.config.keys import ACCEPT, ACCEPT_KEYS, BY_NAME, KEYS, PER_FILE, as_written
from nexuslint.config.setting import Setting
from nexuslint.config.toml_text import Document, read_document
from nexuslint.config.values import check_pattern, read_value

_TABLE = ("tool", "nexuslint")
_TOP_KEYS = (*(key.name for key in KEYS), PER_FILE, ACCEPT)
_PER_FILE_KEYS = tuple(key.name for key in KEYS if key.per_file)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PerFile:
    """The settings of letters that match a pattern."""

    pattern: str
    settings: tuple[Setting, ...]
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """A rule that is let stand in one letter (its path from the project's root), why, and where that is written."""

    letter: str
    code: str
    reason: str
    where: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SettingsFile:
    """Everything one settings file says; `folder` is what its paths and patterns start from."""

    path: str
    folder: str
    settings: tuple[Setting, ...] = ()
    per_file: tuple[PerFile, ...] = ()
    accepted: tuple[Acceptance, ...] = ()


@lru_cache(maxsize=256)
def read_settings_file(path: str) -> SettingsFile:
    """The settings of a `nexuslint.toml`, or of the table `[tool.nexuslint]` of a `pyproject.toml`.

    Raises:
        UsageError: the file cannot be read, or holds an unknown key or a wrong value.
    """
    document = read_document(path)
    prefix: tuple[str, ...] = ()
    table: object = document.values
    if os.path.basename(path) == PROJECT_NAME:
        prefix, table = _TABLE, _own_table(document)
    if not isinstance(table, Mapping):
        document.complain(prefix, "tool.nexuslint must be a table.")
    if not prefix and _TABLE[0] in table:
        document.complain(_TABLE, "[tool.nexuslint] is for pyproject.toml.", "Here, take that line away.")
    document.check_keys(prefix, table, _TOP_KEYS)
    plain = {name: value for name, value in table.items() if as_written(name) in BY_NAME}
    return SettingsFile(
        path=path,
        folder=os.path.dirname(path),
        settings=_settings(document, prefix, plain),
        per_file=_per_file(document, prefix, table),
        accepted=read_acceptances(document, (*prefix, ACCEPT), table.get(ACCEPT, ())),
    )


def has_settings(path: str) -> bool:
    """True when a `pyproject.toml` has a table for nexuslint.

    Raises:
        UsageError: it may have one, and is no TOML.
    """
    try:
        with open(path, "rb") as file:
            content = file.read()
    except OSError:
        return False
    # Most projects' files have nothing for nexuslint and need no reading.
    if b"nexuslint" not in content:
        return False
    return _own_table(read_document(path)) is not None


def read_acceptances(
    document: Document, path: tuple[str, ...], tables: object, *, letter: str | None = None
) -> tuple[Acceptance, ...]:
    """What the `[[accept]]` tables of a file accept; `letter` is the one that the file belongs to, if to one.

    Raises:
        UsageError: an unknown key, or no code, letter or reason.
    """
    if not isinstance(tables, (list, tuple)):
        document.complain(path, "accept is a list of tables: write [[accept]] above each.")
    needed = ACCEPT_KEYS if letter is None else ACCEPT_KEYS[1:]
    found = []
    for index, table in enumerate(tables):
        here = (*path, str(index))
        if not isinstance(table, Mapping):
            document.complain(here, "accept is a list of tables: write [[accept]] above each.")
        document.check_keys(here, table, needed)
        words = {}
        for name in needed:
            value = table.get(name)
            if not isinstance(value, str) or not value.strip():
                _complain_wanting(document, here, name)
            words[name] = value.strip()
        found.append(
            Acceptance(
                letter=letter if letter is not None else os.path.normpath(words["letter"]).replace(os.sep, "/"),
                code=words["code"].upper(),
                reason=words["reason"],
                where=document.place(*here),
            )
        )
    return tuple(found)


def _complain_wanting(document: Document, path: tuple[str, ...], name: str) -> NoReturn:
    if name == "reason":
        document.complain(path, "an accepted finding needs a reason.", 'Say why it may stand: reason = "..."')
    document.complain(path, f"[[accept]] needs `{name}`, as text.")


def _own_table(document: Document) -> object:
    tool = document.values.get(_TABLE[0])
    return tool.get(_TABLE[1]) if isinstance(tool, Mapping) else None


def _settings(document: Document, path: tuple[str, ...], table: Mapping[str, object]) -> tuple[Setting, ...]:
    return tuple(
        Setting(
            name=as_written(name),
            value=read_value(document, (*path, name), BY_NAME[as_written(name)], value),
            where=document.place(*path, name),
        )
        for name, value in table.items()
    )


def _per_file(document: Document, prefix: tuple[str, ...], table: Mapping[str, object]) -> tuple[PerFile, ...]:
    name = next((one for one in table if as_written(one) == PER_FILE), None)
    if name is None:
        return ()
    path = (*prefix, name)
    tables = table[name]
    if not isinstance(tables, Mapping):
        document.complain(path, 'per-file is a table: "clients/smith/**" = {program = "ssd"}.')
    found = []
    for pattern, settings in tables.items():
        here = (*path, pattern)
        if not isinstance(settings, Mapping):
            document.complain(here, 'a pattern of per-file has a table: {program = "ssd"}.')
        check_pattern(document, here, pattern)
        document.check_keys(here, settings, _PER_FILE_KEYS)
        found.append(
            PerFile(pattern=pattern, settings=_settings(document, here, settings), where=document.place(*here))
        )
    return tuple(found)
