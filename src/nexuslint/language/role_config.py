"""Read and check what stands beside the weights of a role model."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

FORMAT = "2"
#: The files of a model's first network, and those that each further one adds (the word table is the first one's).
FILES = ("layers.onnx", "tables.npz", "vocabulary.txt")
FURTHER_FILES = ("layers_{number}.onnx", "head_{number}.npz")
OPENS = ("paragraph", "line", "sentence")


class RoleModelError(ValueError):
    """The folder of a role model lacks a file, or holds a damaged or unknown one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleConfig:
    """How a role model wants its sentences laid out, and what its outputs mean.

    `members` is the number of networks whose outputs are averaged. `size`, `context` and `longest` count word
    pieces: of a row, of what is read on both sides of a border, of one sentence. `marks` holds the piece that tells what
    begins with a sentence ("" for none).
    """

    roles: tuple[str, ...]
    speakers: tuple[str, ...]
    size: int
    context: int
    longest: int
    opening: str
    closing: str
    marks: dict[str, str]
    members: int = 1

    @property
    def files(self) -> tuple[str, ...]:
        """The files beside the settings."""
        further = (name.format(number=number) for number in range(2, self.members + 1) for name in FURTHER_FILES)
        return (*FILES, *further)


def read_role_config(folder: Path) -> RoleConfig:
    """Give the settings in `config.json` of a model's folder, all of its files having been compared by SHA-256.

    Raises:
        RoleModelError: a file is missing or damaged, or of a format that this version does not know.
    """
    path = folder / "config.json"
    try:
        config, known, digests = _parsed(_content(folder, path.name))
    except (AttributeError, KeyError, TypeError, json.JSONDecodeError) as error:
        raise RoleModelError(f"{path}: not the settings of a role model; install the package anew") from error
    if known != FORMAT:
        raise RoleModelError(f"{path}: format {known}; this version of nexuslint reads format {FORMAT}")
    for name in config.files:
        if hashlib.sha256(_content(folder, name)).hexdigest() != digests.get(name):
            raise RoleModelError(f"{folder / name}: damaged, or of another model; install the package anew")
    return config


def _parsed(content: bytes) -> tuple[RoleConfig, str, dict[str, str]]:
    found = json.loads(content)
    config = RoleConfig(
        roles=tuple(found["roles"]),
        speakers=tuple(found["speakers"]),
        size=int(found["size"]),
        context=int(found["context"]),
        longest=int(found["longest"]),
        opening=str(found["opening"]),
        closing=str(found["closing"]),
        marks={opens: str(found["marks"][opens]) for opens in OPENS},
        members=int(found.get("members", 1)),
    )
    return config, str(found["format"]), dict(found["files"].items())


def _content(folder: Path, name: str) -> bytes:
    try:
        return (folder / name).read_bytes()
    except OSError as error:
        raise RoleModelError(f"{folder / name}: missing or unreadable; install the package anew") from error
