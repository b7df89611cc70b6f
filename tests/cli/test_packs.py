"""Rule packs as a firm makes and uses them, in processes of their own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from running import run

LETTER = """March 3, 2024

RE: Tobias Wren, VA claim for tinnitus

In my opinion his tinnitus peradventure arose from artillery noise in service.

Ilse Varga, MD
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    done = run("pack", "new", "smith-law", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    (tmp_path / "nexuslint.toml").write_text('packs = ["./smith-law"]\n', "utf-8")
    (tmp_path / "wren.txt").write_text(LETTER, "utf-8")
    return tmp_path


def codes(*arguments: str, cwd: Path) -> dict[str, str]:
    done = run("wren.txt", "--format", "json", "--fail-on", "never", *arguments, cwd=cwd)
    assert done.returncode == 0, done.stderr
    return {one["code"]: one["severity"] for one in json.loads(done.stdout)["files"][0]["findings"]}


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_a_new_pack_passes_its_own_test(folder: Path) -> None:
    done = run("pack", "test", "smith-law", cwd=folder)
    assert done.returncode == 0, done.stdout
    assert done.stdout.decode() == "smith-law 0.1.0: 1 rule, 5 examples, 1 sound letter; all as they must be.\n"


def test_a_pack_adds_findings_and_is_named_in_the_report(folder: Path) -> None:
    assert codes(cwd=folder)["SL101"] == "suggestion"
    assert "SL101" not in codes("--isolated", cwd=folder)
    done = run("wren.txt", "--format", "json", cwd=folder)
    assert json.loads(done.stdout)["tool"]["packs"][1] == "smith-law 0.1.0"
    assert "SL101" in run("rules", cwd=folder).stdout.decode()
    assert "smith-law 0.1.0" in run("explain", "SL101", cwd=folder).stdout.decode()
    assert run("explain", "SL101", "--isolated", cwd=folder).returncode == 2


def test_overrides_hold_until_the_settings_say_otherwise(folder: Path) -> None:
    overrides = folder / "smith-law" / "overrides.yaml"
    overrides.write_text("NX603: {severity: error}\nNX301: off\n", "utf-8")
    (folder / "wren.txt").write_text(LETTER.replace("March 3, 2024\n\n", ""), "utf-8")
    plain = codes("--isolated", cwd=folder)
    assert plain["NX603"] == "warning"
    assert "NX301" in plain
    changed = codes(cwd=folder)
    assert changed["NX603"] == "error"
    assert "NX301" not in changed
    assert "NX301" in codes("--select", "NX301", cwd=folder)
    with (folder / "nexuslint.toml").open("a", encoding="utf-8") as file:
        file.write('[severity]\nNX603 = "suggestion"\nNX301 = "warning"\n')
    set_here = codes(cwd=folder)
    assert (set_here["NX603"], set_here["NX301"]) == ("suggestion", "warning")


def test_words_that_the_pack_adds_are_read_in_letters_under_its_settings_only(folder: Path) -> None:
    """One run, two word lists: each letter is read with its own."""
    lexicon = folder / "smith-law" / "lexicon"
    (lexicon / "conditions.add.yaml").write_text("add:\n  systemic: [harrow syndrome]\n", "utf-8")
    other = folder / "other"
    other.mkdir()
    (other / "nexuslint.toml").write_text("", "utf-8")
    for path in (folder, other):
        (path / "wren.txt").write_text(LETTER.replace("tinnitus", "harrow syndrome"), "utf-8")
    done = run(".", "--format", "json", "--fail-on", "never", cwd=folder)
    files = {one["path"].replace("\\", "/"): one["conditions"] for one in json.loads(done.stdout)["files"]}
    assert files == {"wren.txt": ["harrow syndrome"], "other/wren.txt": []}


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (
            "rules/SL101-untold-treatment.yaml",
            "missing: treatment",
            "missing: treatmnt",
            "smith-law/rules/SL101-untold-treatment.yaml:9: unknown kind of fact “treatmnt”. Did you mean treatment?",
        ),
        (
            "lexicon/records.add.yaml",
            "  service:",
            "  servce:",
            "smith-law/lexicon/records.add.yaml:4: unknown label “servce”. Did you mean service?",
        ),
        (
            "pack.yaml",
            "prefix: SL",
            "prefix: NX",
            "smith-law/pack.yaml:3: prefixes that begin with NX are for the core",
        ),
        ("overrides.yaml", "NX305", "NX3055", "smith-law/overrides.yaml:4: unknown code “NX3055”. Did you mean NX305?"),
    ],
)
def test_a_broken_pack_gives_four_with_file_line_and_nearest_word(
    folder: Path, file: str, old: str, new: str, told: str
) -> None:
    change(folder / "smith-law" / file, old, new)
    for arguments in (["wren.txt"], ["rules"], ["pack", "test", "smith-law"]):
        done = run(*arguments, cwd=folder)
        assert done.returncode == 4, done.stderr
        assert told in done.stderr.decode()
        assert b"Traceback" not in done.stderr


def test_pack_test_tells_what_is_wrong_with_its_line(folder: Path) -> None:
    rule = folder / "smith-law" / "rules" / "SL101-untold-treatment.yaml"
    change(rule, "He takes naproxen for the strain every day.", "He is well.")
    change(folder / "smith-law" / "letters" / "own-sound-letter.yaml", "date: May 6, 2025", "date: Astoria")
    done = run("pack", "test", "smith-law", cwd=folder)
    told = done.stdout.decode().splitlines()
    assert done.returncode == 1
    assert told[0].endswith("SL101-untold-treatment.yaml:25: must be silent, because a medicine is treatment.")
    assert told[1].startswith("smith-law/letters/own-sound-letter.yaml:1: must have no finding, has NX")
    assert told[2].endswith("2 told wrongly.")


def test_pack_docs_writes_a_page_for_each_rule(folder: Path) -> None:
    done = run("pack", "docs", "smith-law", cwd=folder)
    assert done.returncode == 0, done.stderr
    index = (folder / "smith-law" / "docs" / "index.md").read_text("utf-8")
    assert "1 rule of smith-law 0.1.0. Made from the rule files by `nexuslint pack docs`." in index
    assert "## SL1\n" in index
    page = (folder / "smith-law" / "docs" / "SL101-untold-treatment.md").read_text("utf-8")
    assert page.startswith("# SL101 untold-treatment\n")
    assert run("pack", "test", "smith-law", cwd=folder).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["pack", "new", "smith-law"], "is there already"),
        (["pack", "new", "Smith Law"], "is no name for a pack"),
        (["pack", "new", "jones", "--prefix", "NX"], "is no prefix"),
        (["pack", "test", "jones"], "There is no folder"),
    ],
)
def test_wrong_usage(folder: Path, arguments: list[str], told: str) -> None:
    done = run(*arguments, cwd=folder)
    assert done.returncode == 2
    assert told in done.stderr.decode()


def test_a_pack_that_is_not_there_is_told_with_the_line_of_the_settings(folder: Path) -> None:
    (folder / "nexuslint.toml").write_text('\npacks = ["./smyth-law"]\n', "utf-8")
    done = run("wren.txt", cwd=folder)
    assert done.returncode == 2
    told = done.stderr.decode()
    assert "nexuslint.toml:2: packs: there is no folder “./smyth-law”." in told
    assert "Did you mean smith-law?" in told
