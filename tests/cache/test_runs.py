"""The output of a whole run is given back whole, or not at all."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from nexuslint.cache.runs import RunCache, RunOutput
from nexuslint.cache.seal import Digests
from nexuslint.cache.store import Store

LETTER = ("a.txt", Digests.of(b"letter"))
LONG = bytes(range(256)) * 1024


def cache_in(folder: Path) -> RunCache:
    return RunCache(Store(folder / "c.sqlite3"), b"basis", [LETTER], "asked")


def whole(output: RunOutput | None) -> tuple[int, tuple[str, ...], list[bytes]] | None:
    if output is None:
        return None
    return output.exit_code, output.said, [b"".join(content) for content in output.contents]


@pytest.mark.parametrize("contents", [(LONG,), (LONG, b"", b"short"), (b"",), ()])
def test_what_each_destination_got_comes_back_as_it_was(tmp_path: Path, contents: tuple[bytes, ...]) -> None:
    cache_in(tmp_path).keep(RunOutput(exit_code=1, said=("two letters",), contents=tuple((one,) for one in contents)))
    assert whole(cache_in(tmp_path).found()) == (1, ("two letters",), list(contents))


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM parts WHERE place = 2",
        "DELETE FROM parts WHERE place = (SELECT max(place) FROM parts)",
        "UPDATE parts SET content = (SELECT content FROM parts WHERE place = 0) WHERE place = 1",
        "UPDATE parts SET content = x'00' WHERE place = 1",
        "UPDATE runs SET content = x'00'",
    ],
)
def test_a_damaged_or_missing_part_gives_nothing(tmp_path: Path, damage: str) -> None:
    cache_in(tmp_path).keep(RunOutput(exit_code=0, contents=((LONG,),)))
    with sqlite3.connect(tmp_path / "c.sqlite3") as connection:
        connection.execute(damage)
    assert cache_in(tmp_path).found() is None
