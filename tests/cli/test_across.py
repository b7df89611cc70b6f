"""NX801 in a run: whatever number of processes, and whatever comes out of the cache."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from running import run

from nexuslint.packs import core_pack_folder
from nexuslint.packs.letters import load_sound_letters

LETTERS = load_sound_letters(core_pack_folder())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A letter, the same for another claimant, a draft of the first, and two letters of their own."""
    hale = LETTERS["sound-va-direct"].text
    texts = {
        "a-hale.txt": hale,
        "b-okafor.txt": hale.replace("Thomas R. Hale", "Nadine Okafor").replace("ending 2207", "ending 8810"),
        "c-hale-draft.txt": hale.replace("March 4, 2025", "March 1, 2025"),
        "d-pruitt.txt": LETTERS["sound-va-secondary"].text,
        "e-mercer.txt": LETTERS["sound-ssd-mental"].text,
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_both_letters_are_told_with_the_share_and_the_other_file(folder: Path) -> None:
    done = run("--format", "concise", "--quiet", ".", cwd=folder)
    assert done.returncode == 0, "a warning is no error"
    told = [line for line in done.stdout.decode().splitlines() if " NX801 " in line]
    assert [line.partition(":")[0] for line in told] == ["a-hale.txt", "b-okafor.txt", "c-hale-draft.txt"]
    assert "About 100 percent of this letter's wording also stands in “b-okafor.txt”" in told[0]
    assert "“a-hale.txt”, a letter for another claimant" in told[1]


def test_processes_and_cache_make_no_difference(folder: Path) -> None:
    arguments = ("--format", "json", "--select", "NX8", "--fail-on", "warning", ".")
    one = run("--no-cache", "--jobs", "1", *arguments, cwd=folder)
    assert one.returncode == 1
    codes = [[finding["code"] for finding in file["findings"]] for file in json.loads(one.stdout)["files"]]
    assert codes == [["NX801"], ["NX801"], ["NX801"], [], []]
    assert run("--no-cache", "--jobs", "2", *arguments, cwd=folder).stdout == one.stdout
    # Kept results of single letters, then, with one letter changed, most of them; then the whole run.
    run("--select", "NX8", "a-hale.txt", cwd=folder)
    for _ in range(2):
        assert run(*arguments, cwd=folder).stdout == one.stdout


def test_it_can_be_ignored_and_a_letter_alone_is_silent(folder: Path) -> None:
    assert b"NX801" not in run("--format", "concise", "--ignore", "NX801", ".", cwd=folder).stdout
    assert b"NX801" not in run("--format", "concise", "b-okafor.txt", cwd=folder).stdout
    assert b"NX801" not in run("--format", "concise", "a-hale.txt", "c-hale-draft.txt", cwd=folder).stdout
