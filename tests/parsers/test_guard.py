"""The guarded child process: limits, death, and that the next file is read all the same."""

from __future__ import annotations

import os
import pickle
import runpy
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from nexuslint.model.errors import (
    InternalError,
    LetterError,
    LockedLetter,
    NexuslintError,
    NoTextLayer,
    OverLimit,
    UnreadableLetter,
)
from nexuslint.model.letter import Format, Letter
from nexuslint.parsers import child as child_module
from nexuslint.parsers import parser_for
from nexuslint.parsers.guard import GuardedReader, read_letter
from nexuslint.parsers.limits import Limits
from nexuslint.parsers.wire import (
    error_from,
    letter_from,
    letter_values,
    packed,
    unpacked,
)

DATA = Path(__file__).parent.parent / "data"
GOOD = DATA / "docx" / "clinic-template.docx"
TEXT = DATA / "text" / "utf8.txt"
ON_LINUX = sys.platform.startswith("linux")

#: A child whose Word parser runs `FAULT` instead.
PROGRAM = """
import json, os, sys, time, types
sys.path[:] = json.loads(sys.argv[1])
sys.modules["nexuslint"] = types.ModuleType("nexuslint")
sys.modules["nexuslint"].__path__ = [sys.argv[2]]
import nexuslint.parsers as parsers
from nexuslint.model.letter import Format
def fault(content, source, limits):
    {fault}
parsers.PARSERS[Format.DOCX] = lambda: fault
from nexuslint.parsers.worker import main; main()
"""


def reads_good(reader: GuardedReader) -> bool:
    return "at least as likely as not" in reader.read(GOOD).text


def fails(monkeypatch: pytest.MonkeyPatch, fault: str, limits: Limits) -> NexuslintError:
    """The error for a good file in a child that runs `fault`; afterwards the same reader must read it."""
    with GuardedReader(limits) as reader:
        with monkeypatch.context() as patch:
            patch.setattr(child_module, "_PROGRAM", PROGRAM.format(fault=fault))
            with pytest.raises((LetterError, InternalError)) as caught:
                reader.read(GOOD)
            reader.close()
        assert reads_good(reader)
    return caught.value


def test_reads_each_format_and_keeps_one_child() -> None:
    with GuardedReader() as reader:
        first = reader.read(GOOD)
        child = reader._child
        assert first == parser_for(Format.DOCX)(GOOD.read_bytes(), first.source, reader.limits)
        assert reader.read(TEXT).source.format is Format.TEXT
        assert reader.read(GOOD) == first
        assert reader._child is child
    assert len(first.source.sha256) == 64
    assert first.source.path == str(GOOD)


def test_text_needs_no_child() -> None:
    with GuardedReader() as reader:
        reader.read(TEXT)
        assert reader._child is None


def test_standard_input() -> None:
    with GuardedReader() as reader:
        letter = reader.read_bytes(GOOD.read_bytes())
    assert letter.source.path == "-"


def test_reading_ahead_gives_the_same_in_any_order() -> None:
    paths = [
        GOOD,
        TEXT,
        DATA / "broken" / "encrypted.docx",
        DATA / "docx" / "plain-letter.docx",
        GOOD,
    ]
    with GuardedReader() as reader:
        outcomes = list(reader.read_each(paths))
        assert [path for path, _ in outcomes] == [str(path) for path in paths]
        assert [isinstance(outcome, Letter) for _, outcome in outcomes] == [
            True,
            True,
            False,
            True,
            True,
        ]
        reader.submit(GOOD)
        assert reader.read(TEXT) == outcomes[1][1]
        reader.submit(paths[3])
        reader.submit(GOOD)
        assert reader.read(GOOD) == outcomes[0][1]


def test_closing_in_the_middle_of_a_file_leaves_no_process() -> None:
    reader = GuardedReader()
    reader.submit(GOOD)
    child = reader._child
    reader.close()
    assert child is not None
    assert child._process.returncode is not None


@pytest.mark.parametrize("fault", ["time.sleep(60)", "while True: pass"])
def test_hanging_parser_is_ended_by_the_clock(monkeypatch: pytest.MonkeyPatch, fault: str) -> None:
    begun = time.monotonic()
    error = fails(monkeypatch, fault, Limits(wall_seconds=0.3))
    assert isinstance(error, OverLimit)
    assert "more than 0.3 seconds," in error.message
    assert error.advice
    assert time.monotonic() - begun < 10


@pytest.mark.skipif(os.name != "posix", reason="only Unix limits processor time")
def test_busy_parser_is_ended_by_its_processor_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    error = fails(monkeypatch, "while True: pass", Limits(cpu_seconds=1))
    assert isinstance(error, OverLimit)
    assert "1 seconds of processor time" in error.message


@pytest.mark.skipif(not ON_LINUX, reason="only Linux limits memory")
@pytest.mark.parametrize(
    "fault",
    [
        "x = bytearray(1 << 31)",
        "try: bytearray(1 << 31)\n    except MemoryError: raise ValueError",
    ],
)
def test_greedy_parser_is_over_memory(monkeypatch: pytest.MonkeyPatch, fault: str) -> None:
    error = fails(monkeypatch, fault, Limits(memory_mb=200))
    assert isinstance(error, OverLimit)
    assert "200 MB of memory" in error.message


@pytest.mark.parametrize("fault", ["os.abort()", "os._exit(0)", "os.kill(os.getpid(), 11)"])
def test_dying_parser_is_a_damaged_file(monkeypatch: pytest.MonkeyPatch, fault: str) -> None:
    error = fails(monkeypatch, fault, Limits())
    assert isinstance(error, UnreadableLetter)
    assert "damaged" in error.message


@pytest.mark.parametrize(
    "fault",
    [
        "raise ValueError('knee pain')",
        "raise KeyError('knee pain')",
        "raise ImportError('knee pain')",
    ],
)
def test_words_of_a_library_error_are_not_told(monkeypatch: pytest.MonkeyPatch, fault: str) -> None:
    """A library may quote the letter in its error."""
    error = fails(monkeypatch, fault, Limits())
    assert "knee" not in error.message + error.advice
    assert isinstance(error, InternalError if "Import" in fault else UnreadableLetter)


@pytest.mark.parametrize(
    "fault",
    [
        "os.write(3, b'x' * 64); os.write(4, b'x' * 64); os._exit(0)",
        "print('noise' * 100000); os.write(1, b'x' * 100000); os.write(2, b'y'); raise ValueError",
    ],
)
def test_noise_on_the_pipes_is_not_believed(monkeypatch: pytest.MonkeyPatch, fault: str) -> None:
    assert isinstance(fails(monkeypatch, fault, Limits()), UnreadableLetter)


def test_child_that_cannot_start_is_our_bug(monkeypatch: pytest.MonkeyPatch) -> None:
    with GuardedReader() as reader:
        with monkeypatch.context() as patch:
            patch.setattr(child_module, "_PROGRAM", "raise SystemExit(3)")
            with pytest.raises(InternalError, match="could not start"):
                reader.read(GOOD)
        assert reads_good(reader)


def test_no_class_crosses_from_the_child() -> None:
    with pytest.raises(pickle.UnpicklingError):
        unpacked(pickle.dumps(Path("x")))
    with pytest.raises(pickle.UnpicklingError):
        unpacked(b"cos\nsystem\n(S'true'\ntR.")


def test_letter_crosses_whole() -> None:
    letter = read_letter(GOOD)
    assert letter_from(unpacked(packed(letter_values(letter)))) == letter


def test_unknown_error_kind_is_internal() -> None:
    assert isinstance(error_from(("SystemExit", "x", "y")), InternalError)


def test_importing_the_parsers_loads_no_library() -> None:
    code = (
        "import sys, nexuslint.parsers.guard\n"
        "print(*[each for each in ('docx', 'pdfminer', 'lxml', 'spacy', 'xml.etree') if each in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == ""


def test_missing_file_folder_and_size() -> None:
    with GuardedReader(Limits(max_file_mb=1)) as reader:
        with pytest.raises(UnreadableLetter, match="could not be opened"):
            reader.read("no-such-letter.docx")
        with pytest.raises(UnreadableLetter, match="could not be opened"):
            reader.read(DATA)
        with pytest.raises(OverLimit, match="larger than 1 MB"):
            reader.read_bytes(b"x" * 1_100_000)


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("broken")
    make = runpy.run_path(str(DATA / "make_broken.py"))
    for name, content in make["LARGE"].items():
        (folder / name).write_bytes(content())
    for path in (DATA / "broken").iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


@pytest.fixture(scope="module")
def shared() -> Iterator[GuardedReader]:
    with GuardedReader(Limits(wall_seconds=4, memory_mb=400)) as reader:
        yield reader


@pytest.mark.parametrize(
    ("name", "error", "words"),
    [
        ("empty.docx", UnreadableLetter, "empty"),
        (
            "picture-renamed.pdf",
            NoTextLayer,
            r"picture \(PNG\) although its name ends in .pdf",
        ),
        ("encrypted.pdf", LockedLetter, "password|encrypted"),
        ("encrypted.docx", LockedLetter, "encrypted Word file"),
        ("encrypted-zip.docx", LockedLetter, "encrypted zip"),
        ("truncated.pdf", UnreadableLetter, "damaged"),
        ("truncated.docx", UnreadableLetter, "damaged: its zip directory"),
        ("entity-bomb.docx", UnreadableLetter, "declares XML entities"),
        ("part-named-twice.docx", UnreadableLetter, "same part twice"),
        ("page-loop.pdf", LetterError, "."),
        ("textless.pdf", NoTextLayer, "."),
        ("old-word.doc", UnreadableLetter, "old Word file"),
        ("rich-text.rtf", UnreadableLetter, "RTF"),
        ("open-document.odt", UnreadableLetter, "OpenDocument"),
        ("zip-bomb.docx", OverLimit, "times its size"),
        ("many-entries.docx", OverLimit, "3,000 packed files"),
        ("3000-pages.pdf", OverLimit, "pages"),
        ("slow-page.pdf", OverLimit, "4 seconds|memory"),
    ],
)
def test_broken_file_has_its_own_error_and_the_next_is_read(
    shared: GuardedReader, broken: Path, name: str, error: type[LetterError], words: str
) -> None:
    begun = time.monotonic()
    with pytest.raises(error, match=words) as caught:
        shared.read(broken / name)
    assert caught.value.advice
    assert caught.value.exit_code == 3
    assert time.monotonic() - begun < 8
    assert reads_good(shared)


def test_3000_pages_are_ended_by_the_clock_where_pages_are_allowed(
    broken: Path,
) -> None:
    with GuardedReader(Limits(wall_seconds=0.5, max_pages=5000)) as reader:
        with pytest.raises(OverLimit, match=r"0\.5 seconds"):
            reader.read(broken / "3000-pages.pdf")
        assert reads_good(reader)


def test_no_thread_is_left_behind() -> None:
    read_letter(GOOD)
    assert not [thread for thread in threading.enumerate() if thread.name == "nexuslint-parser"]
