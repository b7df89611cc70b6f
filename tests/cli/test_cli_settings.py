"""Settings files, `config` and `init`, run as users run them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from running import run, run_code

#: Two faults that need no reading of the language: NX605 (error) and NX606 (error).
LETTER = """March 3, 2024

RE: Tobias Wren, VA claim for tinnitus

I reviewed his service treatment records of [date] and his audiogram. In my opinion his tinnitus is at least as likely as
not due to artillery noise in service.

Ilse Varga, MD
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.txt", "smith/b.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(LETTER, "utf-8")
    return tmp_path


def settings(folder: Path, text: str, name: str = "nexuslint.toml") -> None:
    (folder / name).write_text(text, "utf-8")


def files(*arguments: str, cwd: Path, code: int) -> dict[str, dict[str, object]]:
    done = run(*arguments, "--format", "json", cwd=cwd)
    assert done.returncode == code, done.stderr
    return {one["path"].replace("\\", "/"): one for one in json.loads(done.stdout)["files"]}


def severities(file: dict[str, object]) -> dict[str, str]:
    return {one["code"]: one["severity"] for one in file["findings"]}  # type: ignore[attr-defined]


def test_letters_of_one_run_have_their_own_settings_and_keep_their_order(folder: Path) -> None:
    settings(
        folder,
        'fail-on = "never"\nselect = ["NX605"]\n[per-file]\n'
        '"smith/**" = {program = "ssd", severity = {NX605 = "suggestion"}}\n',
    )
    (folder / "z.txt").write_text(LETTER, "utf-8")
    found = files("a.txt", "smith", "z.txt", cwd=folder, code=0)
    assert list(found) == ["a.txt", "smith/b.txt", "z.txt"]
    assert [file["program"] for file in found.values()] == ["va", "ssd", "va"]
    assert [severities(file) for file in found.values()] == [
        {"NX605": "error"},
        {"NX605": "suggestion"},
        {"NX605": "error"},
    ]


def test_off_and_fail_on_change_the_exit_code(folder: Path) -> None:
    settings(folder, 'select = ["NX605"]\n[severity]\nNX605 = "warning"\n')
    assert run(".", cwd=folder).returncode == 0
    assert run(".", "--fail-on", "warning", cwd=folder).returncode == 1
    settings(folder, '[severity]\nNX = "off"\n')
    assert run(".", "--fail-on", "suggestion", cwd=folder).returncode == 0
    assert run(".", "--select", "NX605", cwd=folder).returncode == 1


def test_the_run_is_set_by_the_folder_that_its_paths_share(folder: Path) -> None:
    settings(folder, 'select = ["NX605"]\nfail-on = "never"\nformat = "concise"\n')
    done = run(str(folder / "smith"), str(folder / "a.txt"), cwd=folder.parent)
    assert done.returncode == 0
    assert done.stdout.decode().count("NX605 error") == 2


def test_a_file_that_the_settings_name_is_from_their_folder(folder: Path) -> None:
    settings(folder, 'format = ["concise", "json:report.json"]\nselect = ["NX605"]\n')
    done = run("b.txt", cwd=folder / "smith")
    assert done.returncode == 1, done.stderr
    assert json.loads((folder / "report.json").read_text("utf-8"))["summary"]["errors"] == 1


def test_isolated_and_config(folder: Path) -> None:
    settings(folder, 'slect = ["NX605"]\n')
    settings(folder, 'select = ["NX606"]\n', "other.toml")
    assert run("a.txt", "--isolated", "--select", "NX605", cwd=folder).returncode == 1
    assert run("a.txt", "--config", "other.toml", cwd=folder).returncode == 0
    done = run("a.txt", "--config", "other.toml", "--isolated", cwd=folder)
    assert (done.returncode, b"Leave one of them out" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('slect = ["NX605"]\n', "nexuslint.toml:1: unknown key “slect”.\nDid you mean select?"),
        ('\nselect = ["NX60", "NX955"]\n', "nexuslint.toml:2: no rule has a code that is or begins with “NX955”."),
        ('[severity]\nhedged-opinion = "off"\n', "“HEDGED-OPINION”.\nDid you mean NX202"),
        ('format = ["jsn"]\n', "nexuslint.toml:1: “jsn” is no format.\nDid you mean json?"),
        ('program = "va\n', "nexuslint.toml:1: this is not TOML"),
    ],
)
def test_wrong_settings_give_two_before_any_letter_is_read(folder: Path, text: str, told: str) -> None:
    settings(folder, text)
    done = run(".", cwd=folder)
    assert done.returncode == 2
    assert told in done.stderr.decode()
    assert done.stdout == b""
    assert b"Traceback" not in done.stderr


def test_force_exclude_leaves_out_named_letters_and_is_content_with_none(folder: Path) -> None:
    settings(folder, 'exclude = ["smith/"]\nselect = ["NX605"]\n')
    assert run("smith/b.txt", cwd=folder).returncode == 1
    assert run("smith/b.txt", "--force-exclude", cwd=folder).returncode == 0


class TestConfig:
    def test_each_setting_is_shown_with_its_place(self, folder: Path) -> None:
        settings(folder, 'fail-on = "never"\n[per-file]\n"smith/**" = {program = "ssd"}\n')
        lines = run("config", "smith/b.txt", "--ignore", "NX3", cwd=folder).stdout.decode().splitlines()
        shown = dict(line.split("  # ") for line in lines if "  # " in line)
        placed = {key.strip(): value for key, value in shown.items()}
        assert placed['program = "ssd"'] == "nexuslint.toml:3"
        assert placed['fail-on = "never"'] == "nexuslint.toml:1"
        assert placed['ignore = ["NX3"]'] == "command line"
        assert placed["select -"] == "default"
        assert "  file  nexuslint.toml" in lines

    def test_json(self, folder: Path) -> None:
        told = json.loads(run("config", "--format", "json", cwd=folder).stdout)
        assert (told["file"], told["root"]) == (None, ".")
        assert told["settings"]["gitignore"] == {"value": True, "from": "default"}

    def test_a_path_that_is_not_there(self, folder: Path) -> None:
        assert run("config", "jones/b.txt", cwd=folder).returncode == 2


class TestInit:
    def test_the_starter_is_read_and_changes_nothing(self, folder: Path) -> None:
        done = run("init", cwd=folder)
        assert done.returncode == 0, done.stderr
        assert done.stdout.decode().splitlines() == [
            "written  nexuslint.toml",
            "written  .github/workflows/nexuslint.yml",
            "written  .pre-commit-config.yaml",
        ]
        before = run("config", "--isolated", cwd=folder).stdout.decode().splitlines()
        after = run("config", cwd=folder).stdout.decode().splitlines()
        assert after[1] == "  file  nexuslint.toml"
        assert after[3:] == before[3:]

    def test_the_starter_with_all_its_marks_taken_away_is_read_too(self, folder: Path) -> None:
        run("init", cwd=folder)
        starter = (folder / "nexuslint.toml").read_text("utf-8")
        set_lines = [line[2:] for line in starter.splitlines() if line.startswith(("# [", '# "')) or " = " in line]
        settings(folder, "\n".join(set_lines))
        done = run("config", cwd=folder)
        assert done.returncode == 0, done.stderr
        assert b"default" not in done.stdout

    def test_nothing_is_overwritten(self, folder: Path) -> None:
        settings(folder, 'program = "ssd"\n')
        (folder / ".pre-commit-config.yaml").write_text("repos: []\n", "utf-8")
        done = run("init", cwd=folder)
        told = done.stdout.decode()
        assert done.returncode == 0
        assert "kept     nexuslint.toml is there already" in told
        assert "entry: nexuslint" in told
        assert (folder / "nexuslint.toml").read_text("utf-8") == 'program = "ssd"\n'
        assert (folder / ".pre-commit-config.yaml").read_text("utf-8") == "repos: []\n"

    def test_settings_in_pyproject_are_not_shadowed(self, folder: Path) -> None:
        settings(folder, '[tool.nexuslint]\nprogram = "ssd"\n', "pyproject.toml")
        run("init", cwd=folder)
        assert not (folder / "nexuslint.toml").exists()


def test_settings_import_no_language_library(folder: Path) -> None:
    settings(folder, 'exclude = ["x/"]\n')
    done = run_code(
        "import os, sys\n"
        f"os.chdir({str(folder)!r})\n"
        "from nexuslint.cli import main\n"
        "code = main(['config', 'a.txt'])\n"
        "sys.exit(code or bool({'spacy', 'numpy', 'yaml', 'lxml'} & set(sys.modules)))\n"
    )
    assert done.returncode == 0, done.stderr


def test_without_a_settings_file_no_toml_and_no_patterns_are_imported(folder: Path) -> None:
    code = (
        "import sys\n"
        "from nexuslint.config import settings_for\n"
        "settings_for('a.txt')\n"
        "sys.exit('pathspec' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, check=False)
    assert done.returncode == 0
