"""Settings, accepted findings and packs in every way of running: kept results, several processes, changed letters, redaction.

Whatever changes what a run tells must make a kept output count no longer; whatever does not must leave it its use.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from running import environment, run

from nexuslint.commands.planning import Told, covers, plan_run
from nexuslint.config import Asked, forget_files
from nexuslint.packs import core_pack_folder
from nexuslint.packs.letters import load_sound_letters

WEAK = "RE: {name}, VA claim\n\nI reviewed his records.\n\nHis strain, in my opinion, could be related to {place}.\n"
SOUND = load_sound_letters(core_pack_folder())["sound-va-direct"].text
#: Neither is wanted when all results are kept.
COSTLY = {"spacy", "thinc", "numpy", "onnxruntime", "lxml", "docx", "pdfminer", "rensa"}
#: Nor one of these when the whole run's output is.
COSTLY_FOR_RUNS = COSTLY | {"yaml", "rich", "nexuslint.lint", "nexuslint.packs.loader", "nexuslint.model.report"}
MODULES = (
    "import sys\n"
    "from nexuslint.cli import main\n"
    "code = main(sys.argv[1:])\n"
    "print('MODULES', *sys.modules, file=sys.stderr)\n"
    "sys.exit(code)\n"
)
SETTINGS = """[severity]
NX202 = "warning"
[per-file]
"smith/**" = {program = "ssd", ignore = ["NX202"]}
"""
REPORTS = ("--format", "json", "--format", "sarif:told.sarif", "--fail-on", "never", ".")


@pytest.fixture
def firm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two clients' folders with four letters each, in which one stands; no settings yet."""
    for client, place in (("jones", "Fort Polk"), ("smith", "Camp Lejeune")):
        (tmp_path / client).mkdir()
        for number in range(4):
            name = ("Quillon Abernathy", "Osric Fennimore", "Tobias Wetherell", "Lemuel Hathersage")[number]
            (tmp_path / client / f"{number}.txt").write_text(WEAK.format(name=name, place=place), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    forget_files()
    return tmp_path


def told(firm: Path, *arguments: str) -> dict[str, list[str]]:
    """The codes told of each letter."""
    done = run("--format", "json", "--fail-on", "never", *(arguments or (".",)), cwd=firm)
    assert done.returncode == 0, done.stderr
    return {file["path"]: [one["code"] for one in file["findings"]] for file in json.loads(done.stdout)["files"]}


def modules_of(firm: Path, *arguments: str) -> tuple[bytes, set[str]]:
    done = subprocess.run(
        [sys.executable, "-c", MODULES, *arguments],
        env=environment(),
        cwd=firm,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=120,
        check=False,
    )
    names = done.stderr.decode().rpartition("MODULES")[2].split()
    return done.stdout, {name.partition(".")[0] for name in names} | set(names)


def test_each_letter_has_its_own_settings_whatever_the_number_of_processes(firm: Path) -> None:
    (firm / "nexuslint.toml").write_text(SETTINGS, encoding="utf-8")
    one = run("--no-cache", "--jobs", "1", "--format", "json", ".", cwd=firm)
    two = run("--no-cache", "--jobs", "2", "--format", "json", ".", cwd=firm)
    assert two.stdout == one.stdout
    files = json.loads(one.stdout)["files"]
    assert [file["program"] for file in files] == ["va"] * 4 + ["ssd"] * 4
    graded = [[each["severity"] for each in file["findings"] if each["code"] == "NX202"] for file in files]
    assert graded == [["warning"]] * 4 + [[]] * 4


def test_kept_results_differ_by_settings_and_are_the_same_bytes(firm: Path) -> None:
    (firm / "nexuslint.toml").write_text(SETTINGS, encoding="utf-8")
    fresh = run("--no-cache", *REPORTS, cwd=firm)
    sarif = (firm / "told.sarif").read_bytes()
    for jobs in ("2", "1"):
        (firm / "told.sarif").unlink()
        kept = run("--jobs", jobs, *REPORTS, cwd=firm)
        assert (kept.returncode, kept.stdout, kept.stderr) == (fresh.returncode, fresh.stdout, fresh.stderr)
        assert (firm / "told.sarif").read_bytes() == sarif


@pytest.mark.parametrize("form", ["concise", "rich"])
def test_a_run_over_unchanged_letters_with_settings_packs_and_a_baseline_imports_nothing_costly(
    firm: Path, form: str
) -> None:
    run("pack", "new", "smith-law", cwd=firm)
    (firm / "nexuslint.toml").write_text('packs = ["./smith-law"]\n' + SETTINGS, encoding="utf-8")
    run("baseline", "jones", cwd=firm)
    (firm / "jones" / "1.nexuslint.toml").write_text('[[accept]]\ncode = "NX202"\nreason = "Known."\n', "utf-8")
    first = run("--format", form, ".", cwd=firm)
    again, modules = modules_of(firm, "--format", form, ".")
    assert again == first.stdout
    assert modules & COSTLY_FOR_RUNS == set()
    _, modules = modules_of(firm, "--format", "json", ".")
    assert modules & COSTLY == set()


def test_a_setting_that_changes_counts_at_once(firm: Path) -> None:
    assert "NX202" in told(firm)["jones/0.txt"]
    (firm / "nexuslint.toml").write_text('ignore = ["NX202"]\n', encoding="utf-8")
    assert "NX202" not in told(firm)["jones/0.txt"]
    (firm / "nexuslint.toml").write_text('[per-file]\n"smith/**" = {ignore = ["NX202"]}\n', encoding="utf-8")
    assert ("NX202" in told(firm)["jones/0.txt"], "NX202" in told(firm)["smith/0.txt"]) == (True, False)


def test_a_baseline_that_changes_makes_a_kept_output_count_no_longer(firm: Path) -> None:
    before = told(firm)
    assert run("baseline", cwd=firm).returncode == 0
    assert set(map(tuple, told(firm).values())) == {()}
    baseline = firm / "nexuslint-baseline.json"
    kept = json.loads(baseline.read_bytes())
    kept["entries"] = [one for one in kept["entries"] if one["letter"] != "jones/0.txt"]
    baseline.write_text(json.dumps(kept), encoding="utf-8")
    assert {path for path, codes in told(firm).items() if codes} == {"jones/0.txt"}
    baseline.unlink()
    assert told(firm) == before


def test_a_reason_that_changes_is_told_anew(firm: Path) -> None:
    beside = firm / "jones" / "0.nexuslint.toml"
    for reason in ("The first.", "The second."):
        beside.write_text(f'[[accept]]\ncode = "NX202"\nreason = "{reason}"\n', encoding="utf-8")
        told_of = json.loads(run("--format", "json", "jones/0.txt", cwd=firm).stdout)["files"][0]["accepted"]
        assert [one["reason"] for one in told_of] == [reason]
    beside.unlink()
    assert "NX202" in told(firm, "jones/0.txt")["jones/0.txt"]


def test_a_broken_file_beside_a_letter_is_told_even_when_its_result_is_kept(firm: Path) -> None:
    told(firm)
    (firm / "jones" / "0.nexuslint.toml").write_text('[[accept]]\ncode = "NX202"\n', encoding="utf-8")
    done = run("--format", "json", "--fail-on", "never", ".", cwd=firm)
    assert done.returncode == 2
    assert "an accepted finding needs a reason" in done.stderr.decode()


def test_an_edited_pack_makes_kept_results_count_no_longer(firm: Path) -> None:
    run("pack", "new", "smith-law", cwd=firm)
    (firm / "smith-law" / "overrides.yaml").write_text("NX202: {severity: suggestion}\n", encoding="utf-8")
    (firm / "nexuslint.toml").write_text('packs = ["./smith-law"]\n', encoding="utf-8")

    def severity() -> list[str]:
        done = run("--format", "json", "jones/0.txt", cwd=firm)
        found = json.loads(done.stdout)["files"][0]["findings"]
        return [one["severity"] for one in found if one["code"] == "NX202"]

    assert severity() == severity() == ["suggestion"]
    (firm / "smith-law" / "overrides.yaml").write_text("NX202: off\n", encoding="utf-8")
    assert severity() == []
    rule = next((firm / "smith-law" / "rules").glob("SL101*"))
    assert "SL101" in told(firm, "jones/0.txt")["jones/0.txt"]
    rule.write_text(rule.read_text("utf-8").replace("{program: va}", "{program: ssd}"), encoding="utf-8")
    assert "SL101" not in told(firm, "jones/0.txt")["jones/0.txt"]


def test_stale_entries_are_told_out_of_the_cache_too(firm: Path) -> None:
    run("baseline", cwd=firm)
    letter = firm / "jones" / "0.txt"
    letter.write_text(letter.read_text("utf-8").replace("could be", "is at least as likely as not"), encoding="utf-8")
    first, again, another = (run("--format", form, ".", cwd=firm) for form in ("json", "json", "concise"))
    assert again.stdout == first.stdout
    stale = [one["code"] for one in json.loads(first.stdout)["stale"] if one["letter"] == "jones/0.txt"]
    assert "NX202" in stale
    assert "NX202 is accepted in nexuslint-baseline.json, and is no longer there." in another.stdout.decode()


def test_what_was_accepted_is_suppressed_in_sarif_redacted_and_kept_alike(firm: Path) -> None:
    run("baseline", "--reason", "Filed already.", "jones", cwd=firm)
    arguments = ("--redact", "--format", "sarif", "--fail-on", "never", ".")
    fresh = run("--no-cache", *arguments, cwd=firm)
    for jobs in ("2", "1"):
        assert run("--jobs", jobs, *arguments, cwd=firm).stdout == fresh.stdout
    results = json.loads(fresh.stdout)["runs"][0]["results"]
    suppressed = [
        one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].partition("/")[0]
        for one in results
        if one.get("suppressions")
    ]
    assert set(suppressed) == {"jones"}
    assert {one["suppressions"][0]["justification"] for one in results if one.get("suppressions")} == {"Filed already."}
    for word in ("Abernathy", "Fennimore", "Lejeune", "Polk"):
        assert word not in fresh.stdout.decode()


@pytest.mark.skipif(shutil.which("git") is None, reason="Git is not installed")
def test_settings_hold_for_changed_letters(firm: Path) -> None:
    (firm / "nexuslint.toml").write_text('exclude = ["drafts/"]\n' + SETTINGS, encoding="utf-8")
    subprocess.run(["git", "init", "--quiet"], cwd=firm, check=True)
    identity = ("-c", "user.name=A Clerk", "-c", "user.email=clerk@example.invalid", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, "add", "."], cwd=firm, check=True)
    subprocess.run(["git", *identity, "commit", "--quiet", "--message", "letters"], cwd=firm, check=True)
    run("baseline", cwd=firm)
    (firm / "drafts").mkdir()
    for path in ("drafts/new.txt", "smith/new.txt", "jones/new.txt"):
        (firm / path).write_text(WEAK.format(name="Ansel Birtwhistle", place="Fort Sill"), encoding="utf-8")
    (firm / "smith" / "1.txt").write_text((firm / "smith" / "1.txt").read_text("utf-8") + "\nMore.\n", "utf-8")
    for arguments in (("--changed",), ("--changed", "HEAD", "."), ("--no-cache", "--changed"), ("--changed",)):
        found = told(firm, *arguments)
        assert list(found) == ["jones/new.txt", "smith/1.txt", "smith/new.txt"]
        assert ("NX202" in found["jones/new.txt"], "NX202" in found["smith/new.txt"]) == (True, False)
        assert found["smith/1.txt"] == [], "its entries in the baseline still match"


def test_a_copied_letter_that_was_accepted_is_not_told_as_gone_by_a_run_that_does_not_see_its_twin(firm: Path) -> None:
    (firm / "a.txt").write_text(SOUND, encoding="utf-8")
    other = SOUND.replace("Thomas R. Hale", "Nadine Okafor").replace("ending 2207", "ending 8810")
    (firm / "b.txt").write_text(other, encoding="utf-8")
    assert told(firm, ".")["b.txt"] == ["NX801"]
    run("baseline", cwd=firm)
    done = json.loads(run("--format", "json", ".", cwd=firm).stdout)
    assert [len(file["accepted"]) for file in done["files"] if file["path"] in {"a.txt", "b.txt"}] == [1, 1]
    for arguments in (("b.txt",), ("--select", "NX801", "b.txt")):
        assert json.loads(run("--format", "json", *arguments, cwd=firm).stdout)["stale"] == []
    (firm / "a.txt").unlink()
    gone = json.loads(run("--format", "json", ".", cwd=firm).stdout)["stale"]
    assert [(one["letter"], one["code"]) for one in gone] == [("b.txt", "NX801")]


def test_a_severity_for_some_letters_holds_for_what_is_found_across_letters(firm: Path) -> None:
    (firm / "nexuslint.toml").write_text('[per-file]\n"b.txt" = {severity = {NX801 = "error"}}\n', encoding="utf-8")
    (firm / "a.txt").write_text(SOUND, encoding="utf-8")
    other = SOUND.replace("Thomas R. Hale", "Nadine Okafor").replace("ending 2207", "ending 8810")
    (firm / "b.txt").write_text(other, encoding="utf-8")
    for arguments in (("--jobs", "2"), (), ("--no-cache",)):
        files = json.loads(run(*arguments, "--format", "json", "a.txt", "b.txt", cwd=firm).stdout)["files"]
        assert [one["severity"] for file in files for one in file["findings"]] == ["warning", "error"]


def test_the_baseline_uses_kept_results_and_fills_them(firm: Path) -> None:
    told(firm)
    _, modules = modules_of(firm, "baseline", ".")
    assert modules & COSTLY == set()
    fresh = (firm / "nexuslint-baseline.json").read_bytes()
    (firm / "nexuslint-baseline.json").unlink()
    run("baseline", "--no-cache", "--jobs", "2", cwd=firm)
    assert (firm / "nexuslint-baseline.json").read_bytes() == fresh


@pytest.mark.parametrize(
    ("settings", "option", "jobs"), [("", None, None), ("jobs = 3", None, 3), ('jobs = "auto"', "2", 2)]
)
def test_the_number_of_processes_is_the_command_lines_then_the_settings(
    firm: Path, settings: str, option: str | None, jobs: int | None
) -> None:
    (firm / "nexuslint.toml").write_text(settings + "\n", encoding="utf-8")
    assert plan_run((".",), Told(settings=Asked(jobs=option))).jobs == jobs


def test_letters_for_which_the_same_holds_share_one_value(firm: Path) -> None:
    (firm / "nexuslint.toml").write_text(SETTINGS, encoding="utf-8")
    asked = plan_run((".",), Told(settings=Asked()))
    assert len({id(options) for _, options in asked.work}) == 2
    assert len({id(settings) for settings in asked.settings}) == 2
    assert asked.sees_all


def test_a_run_sees_all_when_the_root_or_a_folder_above_it_is_named(firm: Path) -> None:
    assert covers((".",), str(firm))
    assert covers(("jones", ".."), str(firm))
    assert not covers(("jones", "smith"), str(firm))
    assert not covers(("*.txt",), str(firm))
    assert not covers((f"{firm}-other",), str(firm))
