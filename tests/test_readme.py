"""What README.md shows is what happens, and its links lead somewhere."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import nexuslint

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = (
    "README.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "CHANGELOG.md",
    "bench/README.md",
    "docs/architecture.md",
    "docs/settings.md",
)
SESSION = re.compile(r"^```console\n\$ nexuslint (.+)\n((?:.*\n)*?)```$", re.MULTILINE)
COMMAND = re.compile(r"^<!-- command: (\w+) -->\n```sh\n(.+)\n```$", re.MULTILINE)
LINK = re.compile(r"\]\((?!https?://)([^)#]+)\)")


def sessions() -> list[tuple[str, str]]:
    return SESSION.findall(README)


def test_a_session_is_shown() -> None:
    assert len(sessions()) == 1


@pytest.mark.parametrize(("arguments", "shown"), sessions())
def test_the_session_is_what_happens(arguments: str, shown: str) -> None:
    source = str(Path(nexuslint.__file__).parents[1])
    path = os.pathsep.join(part for part in (source, os.environ.get("PYTHONPATH", "")) if part)
    kept = {name: value for name, value in os.environ.items() if name not in {"FORCE_COLOR", "NO_COLOR"}}
    done = subprocess.run(
        [sys.executable, "-m", "nexuslint", *shlex.split(arguments)],
        cwd=ROOT,
        env=kept | {"PYTHONPATH": path, "COLUMNS": "80", "PYTHONIOENCODING": "utf-8"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert [line.rstrip() for line in done.stdout.strip().splitlines()] == shown.strip().splitlines()


def test_the_two_commands_stand_where_ci_takes_them_from() -> None:
    commands = dict(COMMAND.findall(README))
    assert set(commands) == {"main", "tests"}
    assert "--fail-on never examples/weak-letter.pdf" in commands["main"]
    assert commands["tests"].endswith("-m pytest")


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_to_files(page: str) -> None:
    path = ROOT / page
    missing = [link for link in LINK.findall(path.read_text(encoding="utf-8")) if not (path.parent / link).exists()]
    assert missing == []
