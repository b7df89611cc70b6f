"""Where a rule pack came from, apart from its rules: asked of every run, and quick to import."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PackSource:
    """A pack that the settings name: its folder in full, and the SHA-256 of all its files, so that a change is seen."""

    folder: str
    digest: str
