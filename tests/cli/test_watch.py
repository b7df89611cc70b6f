"""`--watch` in a process of its own: saves of every kind are seen, and Ctrl-C is the usual end."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from running import environment, run

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals are those of Unix")

WEAK = "RE: Quillon Abernathy, VA claim\n\nHis strain, in my opinion, {words} related to marching in service.\n"
HEDGED, FIRM = WEAK.format(words="could be"), WEAK.format(words="is at least as likely as not")
#: Long on a quiet machine; only a failure waits for it.
WAIT_SECONDS = 60.0


class Watching:
    """The program, and its lines as they come: those of standard output and of standard error together."""

    def __init__(self, *arguments: str, cwd: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "nexuslint", "--watch", "--format", "concise", "--select", "NX202", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=environment({"PYTHONUNBUFFERED": "1"}),
            cwd=cwd,
            start_new_session=True,
        )
        self._lines: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line.decode().rstrip())

    def until(self, words: str) -> list[str]:
        """The lines up to the first that holds the words."""
        seen: list[str] = []
        until = time.monotonic() + WAIT_SECONDS
        while not seen or words not in seen[-1]:
            try:
                seen.append(self._lines.get(timeout=max(until - time.monotonic(), 0.01)))
            except queue.Empty:
                pytest.fail(f"“{words}” was not told; told was {seen}")
        return seen

    def interrupt(self) -> int:
        os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(timeout=WAIT_SECONDS)

    def end(self) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self._reader.join()
        assert self.process.stdout is not None
        self.process.stdout.close()


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.txt"
    path.write_text(HEDGED, encoding="utf-8")
    return path


@pytest.fixture
def watching(draft: Path) -> Iterator[Watching]:
    one = Watching("draft.txt", cwd=draft.parent)
    try:
        assert any("NX202" in line for line in one.until("Watching 1 letter"))
        yield one
    finally:
        one.end()


def test_a_save_is_checked_again_and_ctrl_c_ends_with_0(watching: Watching, draft: Path) -> None:
    draft.write_text(FIRM, encoding="utf-8")
    assert not any("NX202" in line for line in watching.until("Watching 1 letter"))
    draft.write_text(HEDGED + "\n", encoding="utf-8")
    assert any("NX202" in line for line in watching.until("Watching 1 letter"))
    assert watching.interrupt() == 0


def test_word_saves_beside_and_renames(watching: Watching, draft: Path) -> None:
    """Word writes a new file, puts the old one aside under a name of its own, and gives the new one the old name."""
    fresh, aside = draft.with_name("~WRD0001.tmp"), draft.with_name("~WRL0002.tmp")
    fresh.write_text(FIRM, encoding="utf-8")
    draft.rename(aside)
    fresh.rename(draft)
    aside.unlink()
    lines = watching.until("Watching 1 letter")
    assert sum("saved" in line for line in lines) == 1
    assert not any("NX202" in line for line in lines)


def test_other_files_beside_it_are_no_save(watching: Watching, draft: Path) -> None:
    draft.with_name("~$draft.docx").write_bytes(b"lock")
    draft.with_name(".draft.txt.swp").write_bytes(b"swap")
    time.sleep(1)
    draft.write_text(FIRM, encoding="utf-8")
    assert sum("saved" in line for line in watching.until("Watching 1 letter")) == 1


def test_a_deleted_letter_is_told_and_may_come_back(watching: Watching, draft: Path) -> None:
    draft.unlink()
    lines = watching.until("draft.txt is gone; still watching for it.")
    draft.write_text(HEDGED, encoding="utf-8")
    lines += watching.until("Watching 1 letter")
    assert any("NX202" in line for line in lines)
    assert not any("Error" in line for line in lines)


def test_a_half_written_file_is_waited_for(watching: Watching, draft: Path) -> None:
    draft.write_bytes(b"")
    time.sleep(1.5)
    draft.write_text(HEDGED, encoding="utf-8")
    lines = watching.until("Watching 1 letter")
    assert any("NX202" in line for line in lines)
    assert not any("unread" in line for line in lines)


def test_what_stays_unreadable_is_told(watching: Watching, draft: Path) -> None:
    draft.write_bytes(b"")
    assert any("unread" in line for line in watching.until("Watching 1 letter"))


def test_in_a_folder_only_the_saved_letter_is_told_and_new_ones_are_seen(draft: Path) -> None:
    (draft.parent / "below").mkdir()
    (draft.parent / "below" / "other.txt").write_text(HEDGED, encoding="utf-8")
    one = Watching(".", cwd=draft.parent)
    try:
        assert sum("NX202" in line for line in one.until("Watching 2 letters")) == 2
        (draft.parent / "below" / "new.txt").write_text(HEDGED, encoding="utf-8")
        told = [line for line in one.until("Watching 3 letters") if "NX202" in line]
        assert [line.partition(":")[0] for line in told] == [str(Path("below", "new.txt"))]
    finally:
        one.end()


def test_a_settings_file_that_is_saved_counts_at_the_next_check(watching: Watching, draft: Path) -> None:
    settings = draft.with_name("nexuslint.toml")
    settings.write_text('[severity]\nNX202 = "suggestion"\n', encoding="utf-8")
    lines = watching.until("Watching 1 letter")
    assert any("The settings have changed." in line for line in lines)
    assert any(" NX202 suggestion " in line for line in lines)
    settings.unlink()
    assert any(" NX202 error " in line for line in watching.until("Watching 1 letter"))


def test_a_wrong_settings_file_is_told_once_and_what_held_before_still_does(watching: Watching, draft: Path) -> None:
    settings = draft.with_name("nexuslint.toml")
    settings.write_text("no-such-key = []\n", encoding="utf-8")
    lines = watching.until("Still watching, with the settings as they were.")
    assert any("nexuslint.toml:1: unknown key “no-such-key”." in line for line in lines)
    draft.write_text(HEDGED + "\n", encoding="utf-8")
    lines = watching.until("Watching 1 letter")
    assert any("NX202" in line for line in lines)
    assert not any("unknown key" in line for line in lines)


def test_what_is_accepted_meanwhile_is_told_no_longer(watching: Watching, draft: Path) -> None:
    beside = draft.with_name("draft.nexuslint.toml")
    beside.write_text('[[accept]]\ncode = "NX202"\nreason = "It stands."\n', encoding="utf-8")
    lines = watching.until("Watching 1 letter")
    assert any("The settings have changed." in line for line in lines)
    assert not any(" NX202 error " in line for line in lines)
    beside.unlink()
    assert any(" NX202 error " in line for line in watching.until("Watching 1 letter"))


def test_an_edited_pack_counts_at_the_next_check(draft: Path) -> None:
    pack = draft.parent / "own"
    pack.mkdir()
    (pack / "pack.yaml").write_text("name: own\nversion: 1.0\nprefix: OWN\n", encoding="utf-8")
    (draft.parent / "nexuslint.toml").write_text('packs = ["./own"]\n', encoding="utf-8")
    one = Watching("draft.txt", cwd=draft.parent)
    try:
        assert any(" NX202 error " in line for line in one.until("Watching 1 letter"))
        (pack / "overrides.yaml").write_text("NX202: {severity: suggestion}\n", encoding="utf-8")
        assert any(" NX202 suggestion " in line for line in one.until("Watching 1 letter"))
    finally:
        one.end()


def test_standard_input_cannot_be_watched() -> None:
    done = run("--watch", "-", input_text=HEDGED)
    assert done.returncode == 2
    assert "Standard input cannot be watched" in done.stderr.decode()
