"""From a letter's path to its options: in any process, and the same letter has the same linter."""

from __future__ import annotations

import pickle
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from nexuslint.config import Asked, forget_files
from nexuslint.linters import Linters
from nexuslint.model.facts import Program
from nexuslint.model.finding import Severity
from nexuslint.model.options import Options
from nexuslint.packs import digest_of
from nexuslint.project import options_for

SETTINGS = """packs = ["./own"]
[severity]
NX202 = "warning"
[per-file]
"smith/**" = {program = "ssd"}
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    forget_files()
    (tmp_path / "nexuslint.toml").write_text(SETTINGS, "utf-8")
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "pack.yaml").write_text("name: own\nversion: 1.0\nprefix: OWN\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_everything_that_changes_a_result_is_in_the_options(project: Path) -> None:
    options = options_for("smith/a.txt", Asked(ignore=("NX3",)))
    assert (options.program, options.ignore) == (Program.SSD, ("NX3",))
    assert options.severities == (("NX202", Severity.WARNING),)
    assert [one.digest for one in options.packs] == [digest_of(project / "own")]
    assert options_for("jones/a.txt", Asked()).program is None


def test_a_changed_pack_gives_other_options(project: Path) -> None:
    before = options_for("a.txt", Asked())
    (project / "own" / "overrides.yaml").write_text("NX202: off\n", "utf-8")
    forget_files()
    assert options_for("a.txt", Asked()) != before


def test_another_process_gives_the_same_options(project: Path) -> None:
    asked = Asked(select=("NX2",))
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        there = pool.submit(options_for, "smith/a.txt", asked).result(timeout=60)
    here = options_for("smith/a.txt", asked)
    assert there == here
    assert hash(pickle.loads(pickle.dumps(here))) == hash(here)


def test_letters_with_the_same_options_share_a_linter() -> None:
    with Linters() as linters:
        one, other = Options(select=("NX2",)), Options(select=("NX3",))
        assert linters.of(one) is linters.of(Options(select=("NX2",)))
        assert linters.of(one) is not linters.of(other)
        assert linters.of(one)._started_parser() is linters.of(other)._started_parser()
