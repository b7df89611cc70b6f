"""A baseline end to end: an edited letter keeps its entries, a reworded fault is new and its entry stale.

In every form that a letter comes in: plain text, a Word file, a PDF.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from docx import Document
from fpdf import FPDF
from running import run

FAULT = "In my opinion his lumbar strain could be related to the fall in service."
REWORDED = "In my opinion his lumbar strain might possibly come from that fall."
ABOVE = "I have practised in this town for twenty-two years and see about nine hundred people a year."
LETTER = (
    "June 3, 2025",
    "Re: Marcus T. Delaney, claim for the low back",
    "To Whom It May Concern:",
    "I have reviewed his medical records. My diagnosis is lumbar strain.",
    FAULT,
    "Sincerely,",
    "Helen R. Castellane, MD",
)
CODES = "NX202,NX402"


def write_letter(path: Path, paragraphs: Sequence[str]) -> None:
    if path.suffix == ".txt":
        path.write_text("\n\n".join(paragraphs) + "\n", "utf-8")
    elif path.suffix == ".docx":
        document = Document()
        for paragraph in paragraphs:
            document.add_paragraph(paragraph)
        document.save(str(path))
    else:
        pdf = FPDF()
        pdf.add_page()
        pdf.set_font("Times", size=12)
        for paragraph in paragraphs:
            # So narrow that the words of a sentence are broken into other lines when something is put in above.
            pdf.multi_cell(110, 6, paragraph)
            pdf.ln(5)
        pdf.output(str(path))


def edited(*, above: bool = False, reworded: bool = False) -> list[str]:
    told = [REWORDED if reworded and one == FAULT else one for one in LETTER]
    return [*told[:3], ABOVE, *told[3:]] if above else told


def lint(folder: Path, *arguments: str) -> tuple[int, list[str], str]:
    """The exit code, the codes told, and a line for each entry that is no longer found."""
    done = run(".", "--format", "json", *arguments, cwd=folder)
    told = json.loads(done.stdout)
    found = [one["code"] for file in told["files"] for one in file["findings"]]
    stale = [f"{one['where']}: {one['code']} in {one['letter']} is no longer found." for one in told["stale"]]
    return done.returncode, found, "\n".join(stale)


def accepted(folder: Path) -> int:
    return int(json.loads(run(".", "--format", "json", cwd=folder).stdout)["summary"]["accepted"])


def entries(folder: Path) -> list[dict[str, str]]:
    return json.loads((folder / "nexuslint-baseline.json").read_text("utf-8"))["entries"]  # type: ignore[no-any-return]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "nexuslint.toml").write_text(f"select = {json.dumps(CODES.split(','))}\n", "utf-8")
    return tmp_path


@pytest.mark.parametrize("suffix", [".txt", ".docx", ".pdf"])
def test_an_edited_letter_keeps_its_entries_and_a_reworded_fault_is_new(folder: Path, suffix: str) -> None:
    letter = folder / f"delaney{suffix}"
    write_letter(letter, edited())
    assert lint(folder)[:2] == (1, ["NX202", "NX402"])
    done = run("baseline", "--reason", "The clinician was asked.", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout.decode() == "nexuslint-baseline.json: 2 accepted (2 new, 0 taken out)\n"
    before = entries(folder)
    assert [(one["letter"], one["code"], one["reason"]) for one in before] == [
        (letter.name, "NX202", "The clinician was asked."),
        (letter.name, "NX402", "The clinician was asked."),
    ]
    assert lint(folder)[:2] == (0, [])

    write_letter(letter, edited(above=True))
    code, found, told = lint(folder)
    assert (code, found) == (0, [])
    assert "no longer found" not in told

    write_letter(letter, edited(above=True, reworded=True))
    code, found, told = lint(folder)
    assert (code, found) == (1, ["NX202"])
    assert f"nexuslint-baseline.json: NX202 in {letter.name} is no longer found." in told
    assert "NX402" not in told

    done = run("baseline", "--prune", cwd=folder)
    assert done.stdout.decode() == "nexuslint-baseline.json: 1 accepted (0 new, 1 taken out)\n"
    assert entries(folder) == before[1:]
    code, found, told = lint(folder)
    assert (code, found) == (1, ["NX202"])
    assert "no longer found" not in told


def test_writing_again_keeps_reasons_and_letters_that_were_not_in_the_run(folder: Path) -> None:
    for name in ("a.txt", "b.txt"):
        write_letter(folder / name, edited())
    run("baseline", "a.txt", "--reason", "first", cwd=folder)
    run("baseline", "b.txt", "--reason", "second", cwd=folder)
    write_letter(folder / "a.txt", edited(reworded=True))
    run("baseline", "a.txt", "--reason", "third", cwd=folder)
    assert [(one["letter"], one["code"], one["reason"]) for one in entries(folder)] == [
        ("a.txt", "NX202", "third"),
        ("a.txt", "NX402", "first"),
        ("b.txt", "NX202", "second"),
        ("b.txt", "NX402", "second"),
    ]
    (folder / "b.txt").unlink()
    done = run("baseline", "--prune", cwd=folder)
    assert done.stdout.decode() == "nexuslint-baseline.json: 2 accepted (0 new, 2 taken out)\n"


def test_pruning_with_a_settings_file_from_elsewhere_keeps_what_is_there(folder: Path, tmp_path: Path) -> None:
    """The letters lie outside the root, which is the folder of the named file."""
    (folder / "firm").mkdir()
    (folder / "nexuslint.toml").rename(folder / "firm" / "own.toml")
    write_letter(folder / "a.txt", edited())
    write_letter(folder / "b.txt", edited())
    run("baseline", "--config", "firm/own.toml", cwd=folder)
    done = run("baseline", "a.txt", "--prune", "--config", "firm/own.toml", cwd=folder)
    assert done.stdout.decode() == "firm/nexuslint-baseline.json: 4 accepted (0 new, 0 taken out)\n"


def test_a_letter_is_known_from_a_subfolder_and_from_elsewhere(folder: Path) -> None:
    (folder / "smith").mkdir()
    write_letter(folder / "smith" / "a.txt", edited())
    assert run("baseline", "a.txt", cwd=folder / "smith").returncode == 0
    assert {one["letter"] for one in entries(folder)} == {"smith/a.txt"}
    for where, path in ((folder, "smith"), (folder / "smith", "a.txt"), (folder.parent, str(folder))):
        assert run(path, cwd=where).returncode == 0
    assert run("smith", "--no-baseline", cwd=folder).returncode == 1


def test_an_unread_letter_keeps_its_entries_and_ends_with_three(folder: Path) -> None:
    write_letter(folder / "a.txt", edited())
    run("baseline", cwd=folder)
    (folder / "a.txt").write_bytes(b"")
    done = run("baseline", cwd=folder)
    assert done.returncode == 3
    assert len(entries(folder)) == 2
    assert lint(folder)[2] == ""


def test_a_sidecar_and_a_table_accept_a_rule_in_one_letter_and_are_stale_when_it_is_gone(folder: Path) -> None:
    write_letter(folder / "a.txt", edited())
    write_letter(folder / "b.txt", edited())
    (folder / "a.nexuslint.toml").write_text('[[accept]]\ncode = "NX202"\nreason = "agreed"\n', "utf-8")
    with (folder / "nexuslint.toml").open("a", encoding="utf-8") as file:
        file.write('[[accept]]\nletter = "b.txt"\ncode = "NX202"\nreason = "agreed"\n')
    code, found, told = lint(folder)
    assert (code, found) == (0, ["NX402", "NX402"])
    assert accepted(folder) == 2
    sound = [one for one in edited() if one != FAULT]
    write_letter(folder / "a.txt", sound)
    write_letter(folder / "b.txt", sound)
    told = lint(folder)[2]
    assert "a.nexuslint.toml:1: NX202 in a.txt is no longer found." in told
    assert "nexuslint.toml:2: NX202 in b.txt is no longer found." in told


def test_what_a_table_accepts_does_not_go_into_the_baseline(folder: Path) -> None:
    write_letter(folder / "a.txt", edited())
    (folder / "a.txt.nexuslint.toml").write_text('[[accept]]\ncode = "NX202"\nreason = "agreed"\n', "utf-8")
    run("baseline", cwd=folder)
    assert [one["code"] for one in entries(folder)] == ["NX402"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["baseline", "--reason", " "], "needs a reason"),
        (["baseline", "-"], "Standard input has no name"),
        (["a.txt", "--baseline", "x.json"], "--baseline: there is no baseline “x.json”."),
        (["a.txt", "--baseline", "x.json", "--no-baseline"], "cannot stand together"),
        (["b.txt"], "b.nexuslint.toml:1: there is no rule “NX2202”.\nDid you mean NX202"),
    ],
)
def test_wrong_usage(folder: Path, arguments: list[str], told: str) -> None:
    write_letter(folder / "a.txt", edited())
    write_letter(folder / "b.txt", edited())
    (folder / "b.nexuslint.toml").write_text('[[accept]]\ncode = "NX2202"\nreason = "x"\n', "utf-8")
    done = run(*arguments, cwd=folder)
    assert done.returncode == 2
    assert told in done.stderr.decode()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are always text")
def test_a_name_that_is_no_text_is_known_again(folder: Path) -> None:
    letter = folder / os.fsdecode(b"delaney-\xff.txt")
    write_letter(letter, edited())
    assert run("baseline", cwd=folder).returncode == 0
    assert run(".", cwd=folder).returncode == 0
