"""A TOML value -> the value of a key, or a complaint that names the file, the line and the nearest right word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NoReturn

from nexuslint.config.globs import is_pattern
from nexuslint.config.keys import Key, Kind
from nexuslint.config.toml_text import Document
from nexuslint.suggest import did_you_mean

#: Texts are tuples; a table of grades is pairs of code and grade in the order written; jobs are a number or "auto".
Value = str | bool | int | tuple[str, ...] | tuple[tuple[str, str], ...]
_AUTO = "auto"


def read_value(document: Document, path: tuple[str, ...], key: Key, raw: object) -> Value:
    """The value of a key.

    Raises:
        UsageError: it is not what the key must be.
    """
    match key.kind:
        case Kind.WORD:
            return _word(document, path, key, raw)
        case Kind.WORDS:
            return tuple(_word(document, path, key, one) for one in _texts(document, path, key, raw))
        case Kind.TEXT:
            return _text(document, path, key, raw)
        case Kind.TEXTS:
            return _texts(document, path, key, raw)
        case Kind.PATTERNS:
            patterns = _texts(document, path, key, raw)
            for one in patterns:
                check_pattern(document, path, one)
            return patterns
        case Kind.CODES:
            return tuple(one.upper() for one in _texts(document, path, key, raw))
        case Kind.FLAG:
            if not isinstance(raw, bool):
                _complain(document, path, key)
            return raw
        case Kind.JOBS:
            if raw == _AUTO:
                return _AUTO
            if isinstance(raw, bool) or not isinstance(raw, int) or raw < 1:
                _complain(document, path, key)
            return raw
        case Kind.GRADES:
            return _grades(document, path, key, raw)


def check_pattern(document: Document, path: tuple[str, ...], text: str) -> None:
    """See that a text is a pattern.

    Raises:
        UsageError: it is none.
    """
    if not is_pattern(text):
        document.complain(path, f"“{text}” is no pattern.", "Patterns are written as in a .gitignore, such as drafts/.")


def unknown_word(got: str, known: Iterable[str]) -> str:
    """What to say of a word that is none of the known ones."""
    names = tuple(known)
    return did_you_mean(got, names) or f"It is one of {', '.join(names)}."


def _text(document: Document, path: tuple[str, ...], key: Key, raw: object) -> str:
    if not isinstance(raw, str) or not raw.strip():
        _complain(document, path, key)
    return raw.strip()


def _texts(document: Document, path: tuple[str, ...], key: Key, raw: object) -> tuple[str, ...]:
    """A list of texts; a single text is a list of one."""
    if isinstance(raw, str):
        raw = [raw]
    if not isinstance(raw, list):
        _complain(document, path, key)
    return tuple(_text(document, path, key, one) for one in raw)


def _word(document: Document, path: tuple[str, ...], key: Key, raw: object) -> str:
    word = _text(document, path, key, raw)
    if word not in key.words:
        document.complain(path, f"{key.name} cannot be “{word}”.", unknown_word(word, key.words))
    return word


def _grades(document: Document, path: tuple[str, ...], key: Key, raw: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(raw, Mapping):
        _complain(document, path, key)
    return tuple((str(code).upper(), _word(document, (*path, str(code)), key, grade)) for code, grade in raw.items())


def _complain(document: Document, path: tuple[str, ...], key: Key) -> NoReturn:
    words = f" ({', '.join(key.words)})" if key.words else ""
    document.complain(path, f"{key.name} must be {key.kind.value}{words}.")
