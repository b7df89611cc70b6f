"""A small pack to start from: it passes its own test."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from nexuslint.model.errors import UsageError
from nexuslint.packs.head import PREFIX

if TYPE_CHECKING:
    from importlib.abc import Traversable

#: The words of the template that stand for the pack's own name and prefix.
_NAME, _PREFIX = "own-pack", "OWN"
_GOOD_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_RESERVED = "NX"


def write_new_pack(folder: Path, *, prefix: str | None = None) -> tuple[str, ...]:
    """Write a new pack into `folder`, which must not be there; its name is the folder's. Gives the names of the files.

    Raises:
        UsageError: the name or the prefix will not do, or the folder is there or cannot be made.
    """
    name = folder.name
    if not _GOOD_NAME.fullmatch(name):
        raise UsageError(
            f"“{name}” is no name for a pack.", advice="Use small letters, digits and dashes, such as smith-law."
        )
    chosen = prefix if prefix is not None else _prefix_of(name)
    if not PREFIX.fullmatch(chosen) or chosen.startswith(_RESERVED):
        raise UsageError(
            f"“{chosen}” is no prefix for a pack's codes.",
            advice="Use two to six capital letters, and not NX: --prefix SML.",
        )
    if folder.exists():
        raise UsageError(f"“{folder}” is there already.", advice="Name a folder that is not there yet.")
    written = []
    try:
        for relative, text in _files(files("nexuslint").joinpath("pack_template")):
            own = relative.replace(_PREFIX, chosen)
            path = folder / own
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text.replace(_PREFIX, chosen).replace(_NAME, name), encoding="utf-8", newline="\n")
            written.append(own)
    except OSError as error:
        raise UsageError(f"“{folder}” cannot be written: {error.strerror}.", advice="Name another folder.") from None
    return tuple(written)


def _prefix_of(name: str) -> str:
    """A prefix made of a name: the first letters of its words, else its own first letters."""
    words = [word for word in name.split("-") if word[0].isalpha()]
    letters = "".join(word[0] for word in words) if len(words) > 1 else name[:3]
    return re.sub(r"[^A-Z]", "", letters.upper())[:6]


def _files(folder: Traversable, above: str = "") -> Iterator[tuple[str, str]]:
    for one in sorted(folder.iterdir(), key=lambda each: each.name):
        if one.is_dir():
            yield from _files(one, f"{above}{one.name}/")
        elif one.name.endswith((".yaml", ".md")):
            yield f"{above}{one.name}", one.read_text(encoding="utf-8")
