"""TOML text as plain values, and the line on which each key stands."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from nexuslint.model.errors import UsageError
from nexuslint.suggest import did_you_mean

_PART = r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*"|'[^']*')"""
_PATH = rf"{_PART}(?:\s*\.\s*{_PART})*"
_HEADER = re.compile(rf"\s*(\[\[?)\s*({_PATH})\s*\]")
_KEY = re.compile(rf"\s*({_PATH})\s*=")
_ERROR_LINE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")
#: Characters; a settings file of a firm has a few thousand.
_LONGEST = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A TOML file: its values, and the line (from 1) of each key by its path; `shown` is its name in complaints."""

    shown: str
    values: Mapping[str, object]
    lines: Mapping[tuple[str, ...], int]

    def place(self, *path: str) -> str:
        """“nexuslint.toml:12”: the file and the line of a key, or of the innermost one around it that has a line."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.lines:
                return f"{self.shown}:{self.lines[path[:length]]}"
        return self.shown

    def complain(self, path: tuple[str, ...], message: str, advice: str = "") -> NoReturn:
        """Refuse the file at one key.

        Raises:
            UsageError: always.
        """
        raise UsageError(f"{self.place(*path)}: {message}", advice=advice or "Mend the settings file.")

    def check_keys(self, path: tuple[str, ...], table: Mapping[str, object], known: tuple[str, ...]) -> None:
        """See that a table holds no key but the known ones; `_` and `-` are the same.

        Raises:
            UsageError: it does.
        """
        for name in table:
            if name.replace("_", "-") not in known:
                near = did_you_mean(name, known) or f"Known here: {', '.join(known)}."
                self.complain((*path, name), f"unknown key “{name}”.", near)


def read_document(path: str) -> Document:
    """The document of a TOML file.

    Raises:
        UsageError: it cannot be read, or is no TOML.
    """
    shown = shown_path(path)
    try:
        content = Path(path).read_bytes()
    except OSError as error:
        raise UsageError(
            f"{shown}: the settings file cannot be read: {error.strerror}.", advice="Is it there, and may it be read?"
        ) from None
    if len(content) > _LONGEST:
        raise UsageError(f"{shown}: the file is too long for settings.", advice="Name another file.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(f"{shown}: the file is not UTF-8 text.", advice="Save it as UTF-8.") from None
    # Imported late: most runs meet no settings file.
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib

    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _no_toml(shown, text, str(error)) from None
    except RecursionError:
        raise UsageError(f"{shown}: the file is nested too deep.", advice="Mend the settings file.") from None
    return Document(shown=shown, values=values, lines=key_lines(text))


def key_lines(text: str) -> dict[tuple[str, ...], int]:
    """The line of every key and table header, by path; the n-th of `[[accept]]` is ("accept", "n"), from 0."""
    lines: dict[tuple[str, ...], int] = {}
    counts: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), start=1):
        header = _HEADER.match(line)
        if header:
            table = _parts(header[2])
            if header[1] == "[[":
                lines.setdefault(table, number)
                counts[table] = counts.get(table, -1) + 1
                table = (*table, str(counts[table]))
            lines.setdefault(table, number)
            continue
        key = _KEY.match(line)
        if key:
            lines.setdefault((*table, *_parts(key[1])), number)
    return lines


def shown_path(path: str) -> str:
    """A file's name for people: its way from the working directory, with forward slashes."""
    try:
        return os.path.relpath(path).replace(os.sep, "/")
    except ValueError:  # another drive
        return path


def _parts(path: str) -> tuple[str, ...]:
    return tuple(_bare(part) for part in re.findall(_PART, path))


def _bare(part: str) -> str:
    if part.startswith("'"):
        return part[1:-1]
    if part.startswith('"'):
        return re.sub(r"\\(.)", r"\1", part[1:-1])
    return part


def _no_toml(shown: str, text: str, told: str) -> UsageError:
    found = _ERROR_LINE.search(told)
    line = int(found[1]) if found and found[1] else max(1, len(text.splitlines()))
    # The library's own words name TOML's parts and never a value.
    what = _ERROR_LINE.sub("", told)
    return UsageError(
        f"{shown}:{line}: this is not TOML: {what[:1].lower()}{what[1:]}.",
        advice='Texts stand in quotes and lists in brackets, as in select = ["NX2"].',
    )
