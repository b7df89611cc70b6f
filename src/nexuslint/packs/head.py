"""`pack.yaml`: a pack's name, version and prefix, and which nexuslint it needs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from nexuslint.model.errors import PackError
from nexuslint.model.rule import Pack
from nexuslint.packs.folders import read_pack_file, shown_path
from nexuslint.packs.positions import Entry, check_keys, complain, read_entries
from nexuslint.version import __version__

REQUIRED = ("name", "version", "prefix")
OPTIONAL = ("needs", "summary")
PREFIX = re.compile(r"[A-Z]{2,6}")
_NEEDS = re.compile(r"nexuslint\s+(.+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What `pack.yaml` says; `prefix_entry` and `needs` are where the prefix and the nexuslint it needs stand."""

    name: str
    version: str
    prefix: str
    prefix_entry: Entry
    needs: Entry | None


def read_head(folder: Path) -> Head:
    """The head of the pack at `folder`.

    Raises:
        PackError: there is none, or it is not as it must be.
    """
    path = folder / "pack.yaml"
    if not path.is_file():
        raise PackError(
            f"{folder.name}/pack.yaml:1: a pack needs this file.",
            advice="Is this the folder of a rule pack?",
        )
    root = read_entries(read_pack_file(path, folder), shown_path(path, folder))
    table = check_keys(root, "pack.yaml", required=REQUIRED, optional=OPTIONAL)
    prefix = table["prefix"].text("prefix")
    if not PREFIX.fullmatch(prefix):
        complain(table["prefix"], f"a prefix is two to six capital letters, not “{prefix}”.")
    return Head(
        name=table["name"].text("name"),
        version=table["version"].text("version"),
        prefix=prefix,
        prefix_entry=table["prefix"],
        needs=table.get("needs"),
    )


def check_prefix(head: Head, earlier: Iterable[Pack]) -> None:
    """See that no earlier pack has the same prefix; the first pack is the core.

    Raises:
        PackError: one has.
    """
    for index, pack in enumerate(earlier):
        if index == 0 and head.prefix.startswith(pack.prefix):
            complain(head.prefix_entry, f"prefixes that begin with {pack.prefix} are for the core rules: take another.")
        if head.prefix == pack.prefix:
            complain(head.prefix_entry, f"the prefix {head.prefix} is that of the pack {pack.label}: take another.")


def check_needs(head: Head) -> None:
    """See that a pack can be used with this nexuslint.

    Raises:
        PackError: it needs another one, or does not say which as it must.
    """
    if head.needs is None:
        return
    entry = head.needs
    # Imported late: without packs beside the core nobody pays for it.
    from packaging.specifiers import InvalidSpecifier, SpecifierSet

    words = entry.text("needs")
    found = _NEEDS.fullmatch(words)
    if not found:
        complain(entry, "needs says which nexuslint, such as nexuslint >=0.1,<2.")
    try:
        wanted = SpecifierSet(found[1])
    except InvalidSpecifier:
        complain(entry, f"“{found[1]}” is no range of versions; write it as >=0.1,<2.")
    if not wanted.contains(__version__, prereleases=True):
        complain(entry, f"the pack needs {words}, and this is nexuslint {__version__}.")
