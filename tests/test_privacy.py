"""Letters are health records: nothing is sent, nothing is kept, and no error repeats a word of one."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import leaks
import pytest

import nexuslint

DATA = Path(__file__).parent / "data"
SOURCE = str(Path(nexuslint.__file__).parents[1])
LETTER = """RE: Quillon Abernathy-Voss, VA claim for plantar fasciitis

I reviewed his service treatment records. In my opinion his fasciitis could be related to marching at Camp Lejeune.

Ottoline Brackwater, DPM
"""
#: Words that stand in the letter and nowhere else.
WORDS = ("Quillon", "Abernathy", "fasciitis", "Lejeune", "Ottoline", "Brackwater", "marching")
NO_NETWORK = """
import os, sys
def refuse(event, arguments):
    if event.split(".")[0] in {"socket", "ftplib", "smtplib", "urllib", "http", "imaplib", "poplib", "telnetlib", "webbrowser"}:
        os.write(2, ("NETWORK " + event + "\\n").encode())
        os._exit(99)
sys.addaudithook(refuse)
"""
#: spaCy brings urllib3 along, which on import looks once whether the machine knows IPv6, by a socket that goes nowhere.
SPACY_FIRST = "import spacy\n"
#: The child that parses is refused the network before it imports anything.
CHILD_TOO = f"""
import nexuslint.parsers.child as child
child._PROGRAM = {NO_NETWORK!r} + child._PROGRAM
"""
LINT = """
from nexuslint.cli import main
sys.exit(main(sys.argv[1:]))
"""


def run_code(code: str, *arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    """Python code in a process of its own, whose home and temporary folder are `home`."""
    changes = {
        "HOME": str(home),
        "TMPDIR": str(home),
        "XDG_CACHE_HOME": str(home / "cache"),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    dropped = {"ORT_DISABLE_TELEMETRY", "NEXUSLINT_CACHE_DIR"}
    inherited = {name: value for name, value in os.environ.items() if name not in dropped}
    path = os.pathsep.join(part for part in (SOURCE, os.environ.get("PYTHONPATH", "")) if part)
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=inherited | changes | {"PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        cwd=home,
        timeout=180,
        check=False,
    )


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.txt"
    path.write_text(LETTER, encoding="utf-8")
    return path


def test_no_socket_is_opened_while_letters_of_every_format_are_linted(letter: Path, home: Path) -> None:
    files = [str(letter), str(DATA / "docx" / "libreoffice-letter.docx"), str(DATA / "pdf" / "libreoffice_letter.pdf")]
    done = run_code(SPACY_FIRST + NO_NETWORK + CHILD_TOO + LINT, *files, "--fail-on", "never", home=home)
    assert "NETWORK" not in done.stderr
    assert done.returncode == 0, done.stderr


def test_the_guard_of_this_test_does_see_a_socket(home: Path) -> None:
    done = run_code(NO_NETWORK + "import socket; socket.socket()", home=home)
    assert (done.returncode, done.stderr) == (99, "NETWORK socket.__new__\n")


def test_without_a_cache_nothing_is_left_behind(letter: Path, home: Path) -> None:
    files = [str(letter), str(DATA / "docx" / "libreoffice-letter.docx"), str(DATA / "pdf" / "libreoffice_letter.pdf")]
    done = run_code("import sys" + LINT, *files, "--fail-on", "never", "--no-cache", home=home)
    assert done.returncode == 0, done.stderr
    assert list(home.rglob("*")) == []
    assert set(letter.parent.iterdir()) == {home, letter}


def test_only_the_cache_is_left_behind_and_no_word_of_a_letter_is_in_it(letter: Path, home: Path) -> None:
    done = run_code("import sys" + LINT, str(letter), "--fail-on", "never", home=home)
    assert done.returncode == 0, done.stderr
    left = [path for path in home.rglob("*") if path.is_file()]
    assert [path.relative_to(home).as_posix() for path in left] == ["cache/nexuslint/results.sqlite3"]
    content = left[0].read_bytes().lower()
    told = [word for word in (*WORDS, "NX202", "hedged", letter.name) if word.lower().encode() in content]
    assert told == []
    assert set(letter.parent.iterdir()) == {home, letter}


#: Where a fault of our own may come up, and the function that stands there.
PLACES = (
    "nexuslint.language.sentences.find_sentences",
    "nexuslint.facts.read_facts",
    "nexuslint.engine.run.run_rules",
    "nexuslint.checklist.make_checklist",
    "nexuslint.commands.outputs.write_outputs",
)


@pytest.mark.parametrize("place", PLACES)
def test_a_fault_of_ours_is_told_without_a_word_of_the_letter(place: str, letter: Path, home: Path) -> None:
    module, _, name = place.rpartition(".")
    fault = (
        "import sys\n"
        f"import {module} as broken\n"
        "def fail(*arguments, **options):\n"
        f"    raise ValueError({LETTER!r})\n"
        f"broken.{name} = fail\n"
    )
    done = run_code(fault + LINT, str(letter), home=home)
    assert done.returncode == 70, done.stderr
    assert "fault in nexuslint itself" in done.stderr
    assert "Traceback" not in done.stderr
    assert [word for word in WORDS if word in done.stdout + done.stderr] == []


def damaged_docx(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", f"<Types>{LETTER}")
        archive.writestr("word/document.xml", f"<w:document>{LETTER}<w:p>")


def damaged_pdf(path: Path) -> None:
    path.write_bytes(b"%PDF-1.4\n1 0 obj\n<< /Title (" + LETTER.encode() + b") >>\nstream\n" + LETTER.encode())


def undecodable_text(path: Path) -> None:
    path.write_bytes(LETTER.encode() + b"\x00\x01\x02\x03" * 500)


@pytest.mark.parametrize(
    ("name", "make"), [("letter.docx", damaged_docx), ("letter.pdf", damaged_pdf), ("letter.text", undecodable_text)]
)
@pytest.mark.parametrize("form", ["rich", "json", "concise"])
def test_a_file_that_cannot_be_read_is_told_without_a_word_of_it(
    name: str, make: object, form: str, tmp_path: Path, home: Path
) -> None:
    assert callable(make)
    path = tmp_path / name
    make(path)
    done = run_code("import sys" + LINT, str(path), "--format", form, home=home)
    assert done.returncode == 3, done.stderr
    assert [word for word in WORDS if word in done.stdout + done.stderr] == []


def test_messages_of_rules_in_json_stand_on_standard_output_alone(letter: Path, home: Path) -> None:
    """Whoever keeps the error stream as a log keeps no letter."""
    done = run_code("import sys" + LINT, str(letter), "--format", "json", home=home)
    assert done.returncode == 1, done.stderr
    assert [word for word in WORDS if word in done.stderr] == []


def test_the_readers_runtime_is_told_to_send_nothing_before_it_is_loaded(letter: Path, home: Path) -> None:
    """onnxruntime's published packages report to their maker from native code, where no audit hook sees it; they heed a
    variable of the environment, but only one that is set before they are imported."""
    watch = (
        "import os, sys\n"
        "class Watch:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'onnxruntime':\n"
        "            sys.stderr.write(f\"DISABLED={os.environ.get('ORT_DISABLE_TELEMETRY')}\\n\")\n"
        "sys.meta_path.insert(0, Watch())\n"
    )
    done = run_code(watch + LINT, str(letter), "--fail-on", "never", "--quiet", home=home)
    assert done.returncode == 0, done.stderr
    assert done.stderr in {"DISABLED=1\n", ""}, "empty where the reader does without onnxruntime"


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[str, ...], frozenset[str]]:
    """A folder of letters in three forms and some damaged files, their texts, and nexuslint's own words."""
    folder = tmp_path_factory.mktemp("letters")
    texts = [path.read_text("utf-8") for path in sorted((DATA.parents[1] / "examples" / "source").glob("*.txt"))]
    return folder, leaks.write_letters(texts[::2], folder), leaks.own_words()


def test_no_word_of_a_letter_is_in_any_redacted_output(
    searched: tuple[Path, tuple[str, ...], frozenset[str]], tmp_path: Path
) -> None:
    """bench/leaks.py does the same with many more letters."""
    folder, texts, known = searched
    files = leaks.run_all(folder, tmp_path)
    assert {path.name for path in files} >= {
        "report.sarif",
        "report.json",
        "job-summary.txt",
        "stdout.txt",
        "stderr.txt",
        "nexuslint-baseline.json",
    }
    assert leaks.find_leaks(texts, files, known) == ()


def test_ci_formats_are_redacted_without_being_asked(
    searched: tuple[Path, tuple[str, ...], frozenset[str]], tmp_path: Path
) -> None:
    folder, texts, known = searched
    done = subprocess.run(
        [sys.executable, "-m", "nexuslint", ".", "--fail-on=never", f"--format=sarif:{tmp_path / 'out.sarif'}", "--format=junit"],
        cwd=folder, capture_output=True, stdin=subprocess.DEVNULL, check=False,
        env=os.environ | {"PYTHONPATH": SOURCE, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    (tmp_path / "out.xml").write_bytes(done.stdout + done.stderr)
    assert leaks.find_leaks(texts, tmp_path.iterdir(), known) == ()


def test_the_search_does_find_what_is_shown(
    searched: tuple[Path, tuple[str, ...], frozenset[str]], tmp_path: Path
) -> None:
    folder, texts, known = searched
    files = leaks.run_all(folder, tmp_path, "--show-text=full")
    shown = {leak.file.name for leak in leaks.find_leaks(texts, files, known)}
    never = {"stderr.txt", "baseline-output.txt", "nexuslint-baseline.json"}
    never |= {path.name for path in files if path.is_relative_to(tmp_path / "cache")}
    assert len(never) > 3, "a cache is filled"
    assert shown == {path.name for path in files} - never


def test_what_is_planted_is_masked_where_words_are_shown(
    searched: tuple[Path, tuple[str, ...], frozenset[str]], tmp_path: Path
) -> None:
    folder, texts, known = searched
    files = leaks.run_all(folder, tmp_path, "--show-text=masked")
    found = leaks.find_leaks([leaks.planted(number) for number in range(len(texts))], files, known)
    assert {leak.word for leak in found if not leak.word.endswith("itis")} == set(), "a disease is no name, and stays"
