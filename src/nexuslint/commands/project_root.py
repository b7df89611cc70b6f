"""The root that letters are named from in reports for other programs."""

from __future__ import annotations

from pathlib import Path

#: What stands in the root of a project.
_MARKS = (".git", "nexuslint.toml")


def project_root(folder: Path) -> Path:
    """The nearest folder from `folder` upward that is a repository or has settings of nexuslint; else `folder` itself."""
    for one in (folder, *folder.parents):
        if any((one / mark).exists() for mark in _MARKS):
            return one
    return folder
