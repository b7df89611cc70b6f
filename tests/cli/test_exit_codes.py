"""What the program tells the shell, run as users run it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from running import environment, run, run_code

#: One error that needs no reading of the language (NX605), in a letter that is otherwise of no matter.
LETTER = """March 3, 2024

RE: Tobias Wren, VA claim for tinnitus

To whom it may concern:

I reviewed his service treatment records of [date] and his audiogram. In my opinion his tinnitus is at least as likely as
not due to artillery noise in service.

Ilse Varga, MD
"""


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "wren.txt"
    path.write_text(LETTER, "utf-8")
    return path


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--select", "NX605"], 1),
        (["--select", "NX605", "--fail-on", "never"], 0),
        (["--select", "NX605", "--ignore", "NX6"], 0),
    ],
)
def test_findings_at_or_over_fail_on_give_one(letter: Path, options: list[str], code: int) -> None:
    assert run(str(letter), *options).returncode == code


def test_an_unread_file_gives_three_and_wins_over_findings(letter: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    done = run(str(tmp_path), "--select", "NX605", "--fail-on", "never", "--format", "json")
    assert done.returncode == 3, done.stderr
    files = json.loads(done.stdout)["files"]
    assert [(Path(one["path"]).name, one["status"]) for one in files] == [("empty.txt", "unread"), ("wren.txt", "ok")]
    assert [one["code"] for one in files[1]["findings"]] == ["NX605"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["no-such-letter.pdf"], "There is no file"),
        (["--format", "jsn", "x.txt"], "Did you mean json?"),
        (["--fail-on", "errr", "x.txt"], "--fail-on"),
        (["--nonsense", "x.txt"], "No such option"),
        (["explain", "NX2002"], "Did you mean NX202 (hedged-opinion)"),
        (["rules", "--program", "irs"], "--program"),
        (["--select", ",", "x.txt"], "at least one code"),
        (["--format", "json:", "x.txt"], "file name"),
        (["lint"], "PATH"),
    ],
)
def test_wrong_usage_gives_two_and_says_what_is_right(arguments: list[str], told: str, tmp_path: Path) -> None:
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert told in done.stderr.decode()
    assert done.stdout == b""
    assert b"Traceback" not in done.stderr


def test_an_unknown_code_is_refused_before_any_letter_is_read(letter: Path) -> None:
    done = run(str(letter), "--select", "NX60,NX955")
    assert done.returncode == 2
    assert "“NX955”" in done.stderr.decode()


def test_a_broken_rule_pack_gives_four() -> None:
    done = run_code(
        "import sys, tempfile, pathlib, nexuslint.packs as packs\n"
        "folder = pathlib.Path(tempfile.mkdtemp()) / 'smith'\n"
        "folder.mkdir()\n"
        "(folder / 'pack.yaml').write_text('name: smith\\nversoin: 1\\n')\n"
        "packs.core_pack_folder = lambda: folder\n"
        "from nexuslint.cli import main\n"
        "sys.exit(main(['rules']))\n"
    )
    assert done.returncode == 4, done.stderr
    assert "smith/pack.yaml:" in done.stderr.decode()


def test_our_own_fault_gives_seventy_and_no_word_of_the_letter(letter: Path) -> None:
    done = run_code(
        "import sys\n"
        "from nexuslint.lint import Linter\n"
        "def fail(self, letter):\n"
        "    raise ValueError('tinnitus of Tobias Wren')\n"
        "Linter.judge = fail\n"
        "from nexuslint.cli import main\n"
        f"sys.exit(main([{str(letter)!r}]))\n"
    )
    told = done.stderr.decode()
    assert done.returncode == 70, told
    assert "fault in nexuslint itself" in told
    assert "ValueError" in told
    assert "nexuslint/lint.py:" in told
    assert "Wren" not in told
    assert "Traceback" not in told


def test_help_and_version_give_nought() -> None:
    assert run("--help").returncode == 0
    assert run("--version").stdout.decode().startswith("nexuslint ")
    assert run("explain", "--help").returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for another process")
def test_ctrl_c_gives_130_without_a_traceback() -> None:
    """The terminal sends the signal to every process of the group, the one that parses included."""
    code = (
        "import sys, time\n"
        "class Slow:\n"
        "    buffer = property(lambda self: self)\n"
        "    def read(self):\n"
        "        print('ready', file=sys.stderr, flush=True)\n"
        "        time.sleep(60)\n"
        "sys.stdin = Slow()\n"
        "from nexuslint.cli import main\n"
        "sys.exit(main(['-']))\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        start_new_session=True,
    )
    try:
        assert process.stderr is not None
        assert process.stderr.readline() == b"ready\n"
        os.killpg(process.pid, signal.SIGINT)
        out, told = process.communicate(timeout=30)
    finally:
        process.kill()
        process.wait()
    assert process.returncode == 130, told
    assert out == b""
    assert told.strip() == b"Stopped."


@pytest.mark.skipif(sys.platform == "win32", reason="pipes break otherwise on Windows")
def test_a_reader_that_goes_away_is_no_fault() -> None:
    process = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import time; time.sleep(1)\nfrom nexuslint.cli import main\nimport sys; sys.exit(main(['rules']))",
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    told = process.stderr.read()
    process.stderr.close()
    assert process.wait(60) == 141
    assert told == b""
