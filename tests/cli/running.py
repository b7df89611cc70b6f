"""The program in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import nexuslint

_SOURCE = str(Path(nexuslint.__file__).parents[1])


def environment(changes: dict[str, str] | None = None) -> dict[str, str]:
    """This process's environment without what would change the output, and with the package on the path."""
    kept = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "NO_COLOR", "FORCE_COLOR"}}
    path = os.pathsep.join(part for part in (_SOURCE, kept.get("PYTHONPATH", "")) if part)
    return kept | {"PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"} | (changes or {})


def run(
    *arguments: str, input_text: str | None = None, cwd: Path | None = None, changes: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """`python -m nexuslint` with these arguments."""
    return _run([sys.executable, "-m", "nexuslint", *arguments], input_text, cwd, environment(changes))


def run_code(code: str) -> subprocess.CompletedProcess[bytes]:
    """Python code, for what must be broken first."""
    return _run([sys.executable, "-c", code], None, None, environment())


def _run(
    command: list[str], input_text: str | None, cwd: Path | None, env: dict[str, str]
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        command,
        input=None if input_text is None else input_text.encode(),
        stdin=subprocess.DEVNULL if input_text is None else None,
        capture_output=True,
        cwd=cwd,
        env=env,
        timeout=120,
        check=False,
    )
