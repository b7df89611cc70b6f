"""YAML text as entries that know their line, and complaints that name it.

Every scalar stays text: what a word means is decided by the field it stands in, so `on:`, `no` and dates are safe.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NoReturn

import yaml

from nexuslint.model.errors import PackError

#: Characters; the longest core file (a sound letter) has about a fiftieth of it.
LONGEST_FILE = 400_000
#: Flow brackets in one file, and dashes on one line: libyaml composes by recursion and has no stack guard of its own.
MOST_BRACKETS = 1_000
_DASHES = re.compile(r"^[ \t]*(?:[-?][ \t]+){9}", re.MULTILINE)
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class Entry:
    """One node of a YAML file: a scalar (text), a list or a table, with the file and the line (from 1) it begins on.

    `plain`: a scalar without quotes, so that `null` and `"null"` can be told apart.
    """

    value: str | tuple[Entry, ...] | dict[str, Entry]
    file: str
    line: int
    plain: bool = False

    def table(self, what: str) -> dict[str, Entry]:
        """The keys and entries of a table.

        Raises:
            PackError: it is not one.
        """
        if not isinstance(self.value, dict):
            complain(self, f"{what} must be a table of `key: value` lines.")
        return self.value

    def items(self, what: str) -> tuple[Entry, ...]:
        """The entries of a list.

        Raises:
            PackError: it is not one.
        """
        if not isinstance(self.value, tuple):
            complain(
                self,
                f"{what} must be a list, each entry after a dash or between [ and ].",
            )
        return self.value

    def one_or_more(self) -> tuple[Entry, ...]:
        """The entries of a list, or the entry itself where only one was written."""
        return self.value if isinstance(self.value, tuple) else (self,)

    def text(self, what: str) -> str:
        """The words of a scalar, with the blanks at both ends taken off.

        Raises:
            PackError: it is not a scalar, or is empty.
        """
        if not isinstance(self.value, str) or not self.value.strip():
            complain(self, f"{what} must be text, and not empty.")
        return self.value.strip()

    @property
    def is_null(self) -> bool:
        """True for a bare `null`, `~` or nothing at all."""
        return self.plain and self.value in ("null", "~", "")


def read_entries(text: str, file: str) -> Entry:
    """The one document of a YAML file as entries.

    Raises:
        PackError: the text is no YAML, holds an alias or a repeated key, is nested too deep or too long.
    """
    _refuse_bombs(text, file)
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise _error(
            file,
            mark.line + 1 if mark else 1,
            f"this is not YAML: {error.problem or error.context}.",
        ) from None
    except yaml.YAMLError:
        raise _error(
            file,
            1,
            "this is not YAML: it holds characters that may not stand in a text file.",
        ) from None
    if node is None:
        raise _error(file, 1, "the file is empty.")
    return _entry(node, file, set())


def _refuse_bombs(text: str, file: str) -> None:
    if len(text) > LONGEST_FILE:
        raise _error(file, 1, f"the file is longer than {LONGEST_FILE} characters.")
    if text.count("[") + text.count("{") > MOST_BRACKETS:
        raise _error(file, 1, f"the file holds more than {MOST_BRACKETS} opening brackets.")
    dashes = _DASHES.search(text)
    if dashes:
        raise _error(file, text.count("\n", 0, dashes.start()) + 1, "lists are nested too deep.")


def _entry(node: yaml.Node, file: str, seen: set[int]) -> Entry:
    line = node.start_mark.line + 1
    if id(node) in seen:
        raise _error(
            file,
            line,
            "anchors and aliases (& and *) are not allowed in a pack: write the words again.",
        )
    seen.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        return Entry(node.value, file, line, not node.style)
    if isinstance(node, yaml.SequenceNode):
        return Entry(tuple(_entry(child, file, seen) for child in node.value), file, line)
    table: dict[str, Entry] = {}
    for key, child in node.value:
        key_line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            raise _error(file, key_line, "a key must be one word.")
        if key.value in table:
            raise _error(file, key_line, f"the key `{key.value}` stands twice.")
        table[key.value] = _entry(child, file, seen)
    return Entry(table, file, line)


def _error(file: str, line: int, message: str) -> PackError:
    return PackError(
        f"{file}:{line}: {message}",
        advice="Mend the file, or take the pack out of the settings.",
    )


def complain(entry: Entry, message: str) -> NoReturn:
    """Refuse the pack, naming the entry's file and line.

    Raises:
        PackError: always.
    """
    raise _error(entry.file, entry.line, message)


def complain_unknown(entry: Entry, what: str, got: str, known: Iterable[str]) -> NoReturn:
    """Refuse a word that is not among the known ones; the nearest is offered.

    Raises:
        PackError: always.
    """
    from difflib import get_close_matches  # only a broken pack pays for this import

    names = sorted(known)
    near = get_close_matches(got, names, n=1, cutoff=0.6)
    offer = f"Did you mean {near[0]}?" if near else f"Known: {', '.join(names)}."
    complain(entry, f"unknown {what} “{got}”. {offer}")


def check_keys(
    entry: Entry,
    what: str,
    *,
    required: Iterable[str] = (),
    optional: Iterable[str] = (),
) -> dict[str, Entry]:
    """The table of an entry, when it has every required key and none that is unknown.

    Raises:
        PackError: a key is unknown or wanting.
    """
    table = entry.table(what)
    needed = tuple(required)
    known = {*needed, *optional}
    for key, value in table.items():
        if key not in known:
            complain_unknown(value, f"key in {what}", key, known)
    for key in needed:
        if key not in table:
            complain(entry, f"{what} has no `{key}`.")
    return table


def one_of(entry: Entry, what: str, known: Iterable[str]) -> str:
    """The word of a scalar, when it is one of the known ones.

    Raises:
        PackError: it is not.
    """
    word = entry.text(what)
    names = tuple(known)
    if word not in names:
        complain_unknown(entry, what, word, names)
    return word


def words_of(entry: Entry, what: str) -> Iterator[str]:
    """The words of a scalar or of a list of scalars."""
    for item in entry.one_or_more():
        yield item.text(what)
