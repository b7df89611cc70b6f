"""Packs and checks of installed packages: data is found without running code, code runs only where it is allowed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from making import write_pack

from nexuslint.checks import CHECKS
from nexuslint.lint import Linter, Options
from nexuslint.model.errors import PackError, UsageError
from nexuslint.packs import core_pack_folder, load_packs
from nexuslint.packs.installed import all_checks, allowed_checks, installed_packs, versions_of
from nexuslint.packs.sources import find_pack

CODE = """
from nexuslint.model.finding import Hit

def long_letter(facts):
    yield Hit(span=None)

def failing(facts):
    raise ValueError("Tobias Wren")
"""
POINTS = """[nexuslint.packs]
smith-law = smith_law.pack

[nexuslint.checks]
smith-long-letter = smith_checks:long_letter
smith-failing = smith_checks:failing
"""


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The package `smith-law` as if installed: a pack as data, and a module of checks."""
    info = tmp_path / "smith_law-1.2.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: smith-law\nVersion: 1.2\n", "utf-8")
    (info / "entry_points.txt").write_text(POINTS, "utf-8")
    (tmp_path / "smith_law").mkdir()
    (tmp_path / "smith_law" / "__init__.py").write_text("raise AssertionError('code of a pack was run')\n", "utf-8")
    (tmp_path / "smith_checks.py").write_text(CODE, "utf-8")
    write_pack(tmp_path / "smith_law" / "pack", prefix="SML")
    monkeypatch.syspath_prepend(str(tmp_path))
    find_pack.cache_clear()
    allowed_checks.cache_clear()
    sys.modules.pop("smith_checks", None)
    return tmp_path


def with_check(package: Path, name: str) -> Path:
    rule = package / "smith_law" / "pack" / "rules" / "SML101-told-treatment.yaml"
    text = rule.read_text("utf-8").replace("present: treatment", f"check: {name}")
    rule.write_text(text, "utf-8")
    return rule.parents[1]


def test_an_installed_pack_is_found_by_name_and_none_of_its_code_is_run(package: Path) -> None:
    assert installed_packs()["smith-law"] == package / "smith_law" / "pack"
    assert find_pack("smith-law", ".").folder == str(package / "smith_law" / "pack")
    with pytest.raises(UsageError) as told:
        find_pack("smithlaw", ".")
    assert told.value.advice == "Did you mean smith-law?"


def test_a_check_is_unknown_until_its_package_is_allowed(package: Path) -> None:
    folder = with_check(package, "smith-long-letter")
    with pytest.raises(PackError, match="comes from the package “smith-law”: name it in allow-code"):
        load_packs([core_pack_folder(), folder], known_checks=frozenset(CHECKS))
    assert "smith_checks" not in sys.modules
    known = frozenset(all_checks(CHECKS, ("Smith_Law",)))
    assert load_packs([core_pack_folder(), folder], known_checks=known).rule("SML101") is not None


def test_a_package_that_is_not_there_is_refused(package: Path) -> None:
    with pytest.raises(UsageError) as told:
        allowed_checks(("smith-lwa",))
    assert told.value.message == "allow-code: no installed package “smith-lwa” has checks."
    assert told.value.advice == "Did you mean smith-law?"
    assert versions_of(("smith-law", "smith-lwa")) == ("smith-law 1.2", "smith-lwa")


def test_a_name_of_our_own_is_refused(package: Path) -> None:
    with pytest.raises(PackError, match="has the name of one of nexuslint's own"):
        all_checks({**CHECKS, "smith-failing": CHECKS["impossible-date"]}, ("smith-law",))


def test_an_allowed_check_is_asked_and_its_failure_tells_no_word_of_a_letter(package: Path) -> None:
    from nexuslint.parsers.text import parse_text_string

    letter = parse_text_string("In my opinion his tinnitus is at least as likely as not due to service.")
    options = Options(packs=(find_pack("smith-law", "."),), allow_code=("smith-law 1.2",))
    with_check(package, "smith-long-letter")
    with Linter(options=options) as linter:
        found = [(one.code, one.pack) for one in linter.judge(letter).findings if one.code.startswith("SML")]
    assert found == [("SML101", "pack 1.0")]
    with_check(package, "smith-long-letter").joinpath("rules", "SML101-told-treatment.yaml")
    checks = all_checks(CHECKS, ("smith-law",))
    with pytest.raises(PackError) as told:
        tuple(checks["smith-failing"](None))  # type: ignore[arg-type]
    assert told.value.message == "the check “smith-failing” of smith-law failed: ValueError."
