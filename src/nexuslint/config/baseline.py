"""`nexuslint-baseline.json`: findings that somebody let stand, known by fingerprint. No word of a letter is in it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from nexuslint.config.toml_text import shown_path
from nexuslint.model.errors import UsageError

#: Raised whenever an older nexuslint could no longer read the file rightly.
SCHEMA = 1
_KEYS = ("letter", "code", "fingerprint", "reason")
_ANEW = "Take the last good version of the file out of Git, or move it away and run “nexuslint baseline”."


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One finding that may stand: its letter (path from the project's root), its rule, its fingerprint, and why."""

    letter: str
    code: str
    fingerprint: str
    reason: str


@lru_cache(maxsize=64)
def read_baseline(path: str) -> tuple[Entry, ...]:
    """The entries of a baseline file; none when it is not there.

    Raises:
        UsageError: the file cannot be read, or is no baseline that this version knows.
    """
    shown = shown_path(path)
    try:
        told = json.loads(Path(path).read_bytes())
    except FileNotFoundError:
        return ()
    except json.JSONDecodeError as error:
        raise UsageError(f"{shown}:{error.lineno}: this is not JSON.", advice=_ANEW) from None
    except (UnicodeDecodeError, RecursionError):
        raise UsageError(f"{shown}: this is not JSON.", advice=_ANEW) from None
    except OSError as error:
        raise UsageError(f"{shown}: the baseline cannot be read: {error.strerror}.", advice="May it be read?") from None
    if not isinstance(told, dict) or not isinstance(told.get("schema"), int):
        raise UsageError(f"{shown}: this is no baseline.", advice=_ANEW)
    if told["schema"] > SCHEMA:
        raise UsageError(
            f"{shown}: the baseline was written by a newer nexuslint.", advice="Install a newer nexuslint."
        )
    entries = told.get("entries")
    if not isinstance(entries, list):
        raise UsageError(f"{shown}: the baseline has no list of entries.", advice=_ANEW)
    return tuple(_entry(shown, number, one) for number, one in enumerate(entries, start=1))


@lru_cache(maxsize=64)
def _by_letter(path: str) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for entry in read_baseline(path):
        found.setdefault(entry.letter, []).append(entry)
    return {letter: tuple(entries) for letter, entries in found.items()}


def entries_of(path: str, letter: str) -> tuple[Entry, ...]:
    """The entries of one letter in a baseline file.

    Raises:
        UsageError: the file cannot be read, or is no baseline that this version knows.
    """
    return _by_letter(path).get(letter, ())


def forget_files() -> None:
    """Read the baselines anew."""
    read_baseline.cache_clear()
    _by_letter.cache_clear()


def write_baseline(path: str, entries: Iterable[Entry]) -> None:
    """Write the entries in the order of letters, codes and fingerprints, all at once or not at all.

    Raises:
        UsageError: the file cannot be written.
    """
    rows = sorted(
        {one.fingerprint: one for one in entries}.values(), key=lambda one: (one.letter, one.code, one.fingerprint)
    )
    whole = {"schema": SCHEMA, "entries": [{key: getattr(one, key) for key in _KEYS} for one in rows]}
    text = json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
    beside = f"{path}.new"
    try:
        with open(beside, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.write(text)
        os.replace(beside, path)
    except OSError as error:
        with suppress(OSError):
            os.unlink(beside)
        raise UsageError(
            f"{shown_path(path)}: the baseline cannot be written: {error.strerror}.", advice="Name another file."
        ) from None
    forget_files()


def _entry(shown: str, number: int, told: object) -> Entry:
    if not isinstance(told, dict) or set(told) != set(_KEYS) or not all(isinstance(told[key], str) for key in _KEYS):
        raise UsageError(f"{shown}: entry {number} needs {', '.join(_KEYS)}, as texts, and nothing else.", advice=_ANEW)
    if not told["reason"].strip():
        raise UsageError(
            f"{shown}: entry {number} ({told['code']} in {told['letter']}) has no reason.", advice="Write one into it."
        )
    return Entry(**{key: told[key] for key in _KEYS})
