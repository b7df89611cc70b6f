"""Several processes tell what one tells, and lose no more than the letter that one of them died of."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from running import environment, run, run_code

from nexuslint.pool import jobs_for

POSIX = pytest.mark.skipif(os.name != "posix", reason="signals are those of Unix")
TEXT = """RE: Quillon Abernathy-Voss, VA claim number {number}

I reviewed his service treatment records. In my opinion his fasciitis could be related to marching at Camp Lejeune.

Ottoline Brackwater, DPM
"""


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    folder = tmp_path / "letters"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.txt").write_text(TEXT.format(number=number), encoding="utf-8")
    (folder / "3.pdf").write_bytes(b"%PDF-1.4 damaged")
    return folder


def test_two_processes_give_the_bytes_of_one(letters: Path) -> None:
    one, two = (run("--no-cache", "--jobs", jobs, "--format", "json", str(letters)) for jobs in ("1", "2"))
    assert one.returncode == two.returncode == 3, two.stderr
    assert one.stdout == two.stdout
    assert [file["status"] for file in json.loads(two.stdout)["files"]] == ["ok"] * 3 + ["unread"] + ["ok"] * 3


def test_wrong_numbers_are_refused(letters: Path) -> None:
    for value in ("0", "-1", "many"):
        done = run("--jobs", value, str(letters))
        assert done.returncode == 2
        assert "neither “auto” nor a number from 1" in done.stderr.decode()


@pytest.mark.parametrize(
    ("asked", "letters", "jobs"), [(1, 500, 1), (4, 2, 2), (4, 500, 4), (None, 7, 1), (None, 0, 1), (3, 0, 1)]
)
def test_no_more_processes_than_there_is_work_for(asked: int | None, letters: int, jobs: int) -> None:
    assert jobs_for(asked, letters) == jobs


def test_auto_is_one_a_core_where_there_are_letters_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nexuslint.pool._cores", lambda: 4)
    assert [jobs_for(None, number) for number in (15, 16, 24, 32, 5000)] == [1, 2, 3, 4, 4]


#: Spawned processes import this module anew: a sitecustomize of the test's own breaks what they call.
BREAKING = """
import multiprocessing, sys
if multiprocessing.parent_process() is not None or "spawn_main" in " ".join(sys.orig_argv):
    import nexuslint.lint as lint
    judge = lint.Linter.judge
    def broken(self, letter):
        if letter.source.path.endswith("2.txt"):
            {what}
        return judge(self, letter)
    lint.Linter.judge = broken
"""


def run_broken(letters: Path, tmp_path: Path, what: str, *more: str) -> subprocess.CompletedProcess[bytes]:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(BREAKING.format(what=what), encoding="utf-8")
    path = os.pathsep.join([str(tmp_path / "site"), environment()["PYTHONPATH"]])
    (letters / "3.pdf").unlink()
    return run("--jobs", "2", "--format", "json", *more, str(letters), changes={"PYTHONPATH": path})


def test_a_process_that_dies_loses_the_letter_it_was_at_and_no_other(letters: Path, tmp_path: Path) -> None:
    done = run_broken(letters, tmp_path, "import os; os._exit(9)")
    assert done.returncode == 3, done.stderr
    files = json.loads(done.stdout)["files"]
    assert [file["status"] for file in files] == ["ok", "ok", "unread", "ok", "ok", "ok"]
    assert "ended without an answer" in files[2]["errors"][0]["message"]


def test_a_lost_letter_is_tried_again_in_the_next_run(letters: Path, tmp_path: Path) -> None:
    assert run_broken(letters, tmp_path, "import os; os._exit(9)").returncode == 3
    again = run("--format", "json", str(letters))
    assert again.returncode == 1, again.stderr
    assert {file["status"] for file in json.loads(again.stdout)["files"]} == {"ok"}


def test_a_fault_of_ours_in_a_process_is_told_without_a_word_of_the_letter(letters: Path, tmp_path: Path) -> None:
    done = run_broken(letters, tmp_path, "raise ValueError(letter.text)")
    told = done.stderr.decode()
    assert done.returncode == 70, told
    assert "ValueError: " in told
    assert "nexuslint/pool.py:" in told
    assert "Quillon" not in told + done.stdout.decode()


@POSIX
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_shows_what_is_done_and_tells_how_much_is_not(letters: Path, tmp_path: Path, jobs: str) -> None:
    (letters / "3.pdf").unlink()
    # The fifth letter never comes: a pipe that nobody writes to would be no letter, so its parser waits instead.
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(
        "import nexuslint.lint as lint, time\n"
        "judge = lint.Linter.judge\n"
        "def slow(self, letter):\n"
        "    if letter.source.path.endswith(('4.txt', '5.txt')):\n"
        f"        open({str(tmp_path / 'begun')!r}, 'w').close()\n"
        "        time.sleep(300)\n"
        "    return judge(self, letter)\n"
        "lint.Linter.judge = slow\n",
        encoding="utf-8",
    )
    path = os.pathsep.join([str(tmp_path / "site"), environment()["PYTHONPATH"]])
    process = subprocess.Popen(
        [sys.executable, "-m", "nexuslint", "--jobs", jobs, "--format", "json", str(letters)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment({"PYTHONPATH": path}),
        start_new_session=True,
    )
    try:
        until = time.monotonic() + 100
        while not (tmp_path / "begun").exists() and time.monotonic() < until:
            time.sleep(0.05)
        # The other process may still be at a letter that does come.
        time.sleep(2)
        os.killpg(process.pid, signal.SIGINT)
        out, told = process.communicate(timeout=60)
    finally:
        process.kill()
        process.wait()
    assert process.returncode == 130, told
    assert told.decode().strip() == "Stopped: 2 of 6 letters were not checked."
    assert [Path(file["path"]).name for file in json.loads(out)["files"]] == ["0.txt", "1.txt", "2.txt", "3.txt"]


def test_a_pool_opens_no_socket() -> None:
    code = (
        "import sys\n"
        "sys.addaudithook(lambda event, arguments: event.startswith('socket.') and sys.exit(f'NETWORK {event}'))\n"
        "from nexuslint.pool import Pool\n"
        "with Pool(2) as pool:\n"
        "    list(pool.each([]))\n"
        "    from nexuslint.pool import _Worker\n"
        "    worker = _Worker()\n"
        "    assert worker.answer() == 'up'\n"
        "    worker.end()\n"
    )
    done = run_code(code)
    assert (done.returncode, done.stderr) == (0, b"")
