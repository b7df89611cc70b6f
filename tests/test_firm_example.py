"""examples/firm: settings and a rule pack of an invented firm, as docs/packs.md shows them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import nexuslint

FIRM = Path(__file__).parents[1] / "examples" / "firm"


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    source = str(Path(nexuslint.__file__).parents[1])
    path = os.pathsep.join(part for part in (source, os.environ.get("PYTHONPATH", "")) if part)
    return subprocess.run(
        [sys.executable, "-m", "nexuslint", *arguments],
        cwd=FIRM,
        env=os.environ | {"PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def report() -> dict[str, dict[str, object]]:
    done = run(".", "--format", "json")
    assert done.returncode == 1, done.stderr
    told = json.loads(done.stdout)
    assert told["tool"]["packs"][1:] == ["harbor-law 1.0.0"]
    return {Path(one["path"]).parent.name: one for one in told["files"]}


def findings(file: dict[str, object]) -> dict[str, dict[str, str]]:
    return {one["code"]: one for one in file["findings"]}  # type: ignore[attr-defined]


def test_the_letters_of_the_firm_are_read_for_their_own_program(report: dict[str, dict[str, object]]) -> None:
    assert {name: file["program"] for name, file in report.items()} == {"delaney": "va", "buckner": "ssd"}


def test_the_pack_words_switches_off_and_the_settings_regrade(report: dict[str, dict[str, object]]) -> None:
    told = findings(report["delaney"])
    assert told["NX202"]["message"] == "“could be” is a hedge."
    assert told["NX406"]["advice"] == "Send the clinician our form 12 and ask for the findings of each film."
    assert told["NX408"]["severity"] == "suggestion"
    assert "NX402" not in told


def test_the_pack_passes_its_own_test() -> None:
    done = run("pack", "test", "harbor-law")
    assert done.returncode == 0, done.stdout
