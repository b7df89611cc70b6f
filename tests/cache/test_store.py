"""The file of the cache: found by name, private, bounded, and never the end of a run."""

from __future__ import annotations

import os
import sqlite3
import sys
from pathlib import Path

import pytest

from nexuslint.cache import store as module
from nexuslint.cache.folder import VARIABLE, cache_file
from nexuslint.cache.store import MOST_RUNS, Store, StoreSize

POSIX = pytest.mark.skipif(os.name != "posix", reason="rights of files are told otherwise on Windows")


def filled(file: Path, number: int, *, size: int = 10) -> Store:
    store = Store(file)
    store.keep_letters((bytes([place]), bytes(size)) for place in range(number))
    return store


def test_what_is_kept_is_found_and_what_is_not_is_not(tmp_path: Path) -> None:
    store = filled(tmp_path / "c.sqlite3", 3)
    store.close()
    again = Store(tmp_path / "c.sqlite3")
    assert again.letters([b"\0", b"\2", b"\7"]) == {b"\0": bytes(10), b"\2": bytes(10)}
    assert again.run(b"\0") is None
    assert again.size() == StoreSize(letters=3, runs=0, content_bytes=30)
    again.close()


def test_more_names_than_sqlite_takes_at_once_are_found(tmp_path: Path) -> None:
    names = [number.to_bytes(4, "big") for number in range(1201)]
    store = Store(tmp_path / "c.sqlite3")
    store.keep_letters((name, b"x") for name in names)
    assert len(store.letters(names)) == 1201
    store.close()


@POSIX
def test_folder_and_file_are_for_their_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "new" / "c.sqlite3"
    filled(file, 1).close()
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700


@POSIX
def test_a_file_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    file = tmp_path / "c.sqlite3"
    filled(file, 1).close()
    file.chmod(0o644)
    filled(file, 1).close()
    assert file.stat().st_mode & 0o777 == 0o600


def test_the_oldest_used_are_dropped_when_it_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "c.sqlite3"
    day = 100
    monkeypatch.setattr(module, "_today", lambda: day)
    filled(file, 10, size=1000).close()
    day = 101
    store = Store(file)
    store.letters([b"\0", b"\1"])
    store.close()
    day = 102
    small = Store(file, most_mb=10_500 / module.MEGABYTE)
    small.keep_letters([(b"new", bytes(1000))])
    small.close()
    kept = Store(file).letters([bytes([place]) for place in range(10)] + [b"new"])
    assert {b"\0", b"\1", b"new"} <= set(kept)
    assert len(kept) == 8


def run_of(store: Store, name: bytes) -> tuple[bytes, list[bytes]] | None:
    kept = store.run(name)
    return (kept[0], list(kept[1])) if kept is not None else None


def test_only_the_last_runs_are_kept(tmp_path: Path) -> None:
    store = Store(tmp_path / "c.sqlite3")
    for number in range(MOST_RUNS + 3):
        store.keep_run(bytes([number]), b"head", (b"first", b"second"))
    assert store.size() == StoreSize(letters=0, runs=MOST_RUNS, content_bytes=MOST_RUNS * len(b"headfirstsecond"))
    assert store.run(b"\0") is None
    assert run_of(store, bytes([MOST_RUNS + 2])) == (b"head", [b"first", b"second"])
    store.close()
    with sqlite3.connect(tmp_path / "c.sqlite3") as connection:
        assert connection.execute("SELECT count(*) FROM parts").fetchone() == (2 * MOST_RUNS,)


def test_a_run_kept_again_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    store = Store(tmp_path / "c.sqlite3")
    store.keep_run(b"name", b"head", (b"first", b"second", b"third"))
    store.keep_run(b"name", b"other", (b"only",))
    assert run_of(store, b"name") == (b"other", [b"only"])
    assert store.size().runs == 1


def test_a_damaged_file_is_given_up_and_told(tmp_path: Path) -> None:
    file = tmp_path / "c.sqlite3"
    file.write_bytes(b"this is no database, and long enough to be looked at" * 20)
    store = Store(file)
    assert store.letters([b"a"]) == {}
    store.keep_letters([(b"a", b"b")])
    store.close()
    assert store.trouble == "it is damaged"


def test_a_file_of_another_format_is_begun_anew(tmp_path: Path) -> None:
    file = tmp_path / "c.sqlite3"
    filled(file, 3).close()
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    store = Store(file)
    assert store.size().letters == 0
    assert not store.trouble
    store.close()


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    store = Store(tmp_path / "file" / "c.sqlite3")
    assert store.letters([b"a"]) == {}
    assert "cannot be written" in store.trouble


def test_a_file_that_is_held_by_another_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_WAIT_SECONDS", 0.05)
    file = tmp_path / "c.sqlite3"
    filled(file, 1).close()
    holder = sqlite3.connect(file, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    store = Store(file)
    store.keep_letters([(b"a", b"b")])
    assert "another program holds it" in store.trouble
    holder.close()


def test_the_folder_is_the_platforms_unless_it_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "here"))
    assert cache_file() == tmp_path / "here" / "results.sqlite3"
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    if sys.platform.startswith("linux"):
        assert cache_file() == tmp_path / "nexuslint" / "results.sqlite3"
