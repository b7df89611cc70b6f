"""What results rest on besides the letter: nexuslint, its rules and its reader, and the libraries that read files."""

from __future__ import annotations

import os
import sys
from hashlib import sha256
from pathlib import Path

from nexuslint.version import __version__

_PACKAGE = Path(__file__).resolve().parents[1]
#: The rules of a checkout; an installed package has them under its own folder.
_CHECKOUT_RULES = _PACKAGE.parents[1] / "rules"
_MODEL = _PACKAGE / "language" / "roles_model" / "config.json"
#: Libraries by which a letter is read otherwise when they change, as their folders of names and versions are called.
_LIBRARIES = ("lxml-", "numpy-", "onnxruntime-", "pdfminer", "python_docx-", "rensa-", "spacy-")


def results_basis() -> bytes:
    """A digest of all that results rest on besides letter and options, which name further packs with their digests.

    Rules count by their contents, the reader by its list of digests, libraries by their versions. In a checkout, where
    the version stands still while the code changes, our own files count by size and time.
    """
    digest = sha256(f"{__version__} {sys.version_info[:2]}\n".encode())
    is_checkout = _CHECKOUT_RULES.is_dir()
    core = _CHECKOUT_RULES if is_checkout else _PACKAGE / "_packs" / "core"
    _add_contents(digest, str(core))
    digest.update(_MODEL.read_bytes())
    digest.update("\n".join(sorted(_library_versions())).encode())
    if is_checkout:
        digest.update("\n".join(sorted(_file_stamps(str(_PACKAGE)))).encode())
    return digest.digest()


def _add_contents(digest: object, folder: str) -> None:
    """Add names and contents of the YAML files of a pack; its sound letters serve examples only."""
    for path in sorted(_yaml_files(folder)):
        with open(path, "rb") as file:
            digest.update(f"\n{path[len(folder) :]}\n".encode() + file.read())  # type: ignore[attr-defined]


def _yaml_files(folder: str) -> list[str]:
    found: list[str] = []
    for entry in os.scandir(folder):
        if entry.is_dir():
            if entry.name != "letters":
                found.extend(one.path for one in os.scandir(entry.path) if one.name.endswith(".yaml"))
        elif entry.name.endswith(".yaml"):
            found.append(entry.path)
    return found


def _library_versions() -> set[str]:
    found: set[str] = set()
    for folder in sys.path:
        if folder.endswith(("site-packages", "dist-packages")) and os.path.isdir(folder):
            found.update(
                name for name in os.listdir(folder) if name.endswith(".dist-info") and name.startswith(_LIBRARIES)
            )
    return found


def _file_stamps(folder: str) -> list[str]:
    stamps = []
    for entry in os.scandir(folder):
        if entry.is_dir():
            if entry.name != "__pycache__":
                stamps.extend(_file_stamps(entry.path))
        else:
            status = entry.stat()
            stamps.append(f"{entry.path} {status.st_size} {status.st_mtime_ns}")
    return stamps
