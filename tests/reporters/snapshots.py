"""Texts kept beside the tests and compared exactly. `NEXUSLINT_UPDATE=1` writes them anew; read them before you keep them."""

from __future__ import annotations

import os
from pathlib import Path

_FOLDER = Path(__file__).parent / "snapshots"


def assert_snapshot(name: str, got: bytes) -> None:
    """The bytes are those of the kept file."""
    kept = _FOLDER / name
    if os.environ.get("NEXUSLINT_UPDATE"):
        kept.parent.mkdir(exist_ok=True)
        kept.write_bytes(got)
    assert got.decode("utf-8") == kept.read_bytes().decode("utf-8"), f"{name} is shown otherwise than before"
