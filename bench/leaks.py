"""Does a word of a letter come out where none should?

    python bench/leaks.py                        every letter of training/letters and examples/source
    python bench/leaks.py FOLDER... --keep OUT   text letters (*.txt) of these folders; the outputs are kept in OUT

Every letter gets a paragraph with a planted name, place, number and date, and is written as text, Word file and PDF. One run
of the program over all of them, and over some damaged ones, writes every format in redacted form and fills a cache; a second
one accepts what was found in a baseline. All their files, the cache's among them, their standard outputs and error streams are
then searched for every word of the letters that is a name, a number or a rare term. Ends with 1 when one is found.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "bench"), str(ROOT / "training")]

from parity_forms import write_library_pdf, write_word  # noqa: E402 - found by the line above

#: The formats for CI systems, and those that a log may hold; each with the end of its file's name.
FORMATS = {
    "sarif": "sarif", "github": "github.txt", "gitlab": "gitlab.json", "junit": "xml", "markdown": "summary.txt",
    "concise": "concise.txt", "json": "json", "rich": "rich.txt",
}  # fmt: skip
#: Shorter words are too often words of our own.
_LETTERS = 5
_WORD = re.compile(rf"[^\W\d_]{{{_LETTERS},}}")
#: A number of five characters or more with what joins its parts: a date, a telephone, a claim or Social Security number.
_NUMBER = re.compile(r"(?<![\w.])[A-Z]?\d(?:[\d/.()\s-]{2,}\d{2,}|\d{4,})(?![\w.])")
_HASH = re.compile(r"\b[0-9a-f]{32,64}\b")
#: Places on the page are measures of our own, and their digits mean nothing.
_MEASURE = re.compile(r'"(?:x0|x1|top|bottom|start|end|startLine|startColumn|index|line|column)": [\d.e-]+')
_SEED = 20261128
#: The parts of the program that say something; those that know words of letters (`facts`, `language`) are left out.
_SAYING = (
    "*.py",
    "cache/*.py",
    "checks/*.py",
    "commands/*.py",
    "engine/*.py",
    "model/*.py",
    "parsers/*.py",
    "reporters/*.py",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leak:
    """A word of a letter in a file that should hold none."""

    file: Path
    word: str


def find_leaks(texts: Iterable[str], files: Iterable[Path], known: frozenset[str]) -> tuple[Leak, ...]:
    """Every telling word of the texts that stands in one of the files; `known` are words and numbers that nexuslint says itself."""
    words: set[str] = set()
    numbers: set[str] = set()
    for text in texts:
        words |= {word.casefold() for word in _WORD.findall(text)} - known
        numbers |= {_plain_number(number) for number in _NUMBER.findall(text)} - known
    leaks: list[Leak] = []
    for file in files:
        content = _MEASURE.sub("", _HASH.sub("", file.read_bytes().decode("utf-8", "replace")))
        found = {word.casefold() for word in _WORD.findall(content)} & words
        found |= {_plain_number(number) for number in _NUMBER.findall(content)} & numbers
        leaks.extend(Leak(file=file, word=word) for word in sorted(found))
    return tuple(leaks)


def own_words() -> frozenset[str]:
    """The words and numbers that nexuslint says itself: those of its rules (examples left out), its activities and its program text."""
    from nexuslint.facts import daily_life, limits_words
    from nexuslint.lint import Linter

    said = [text for rule in Linter().pack.rules for text in _texts(rule)]
    tables = (*daily_life._ACTIVITIES, *limits_words._ACTIVITIES)  # noqa: SLF001 - what may stand in the table of function
    said.extend(name for name, _ in tables)
    source = ROOT / "src" / "nexuslint"
    said.extend(path.read_text("utf-8") for folder in _SAYING for path in source.glob(folder))
    words = {word.casefold() for text in said for word in _WORD.findall(text)}
    # The law that rules cite has numbers, too: “38 CFR 3.310”.
    return frozenset(words | {_plain_number(number) for text in said for number in _NUMBER.findall(text)})


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name != "examples":
                yield from _texts(getattr(value, field.name))


def _plain_number(number: str) -> str:
    return re.sub(r"\s+", " ", number.strip())


def planted(number: int, seed: int = _SEED) -> str:
    """A paragraph with a fault, and with a name, a place, numbers and a date that stand nowhere else."""
    chance = random.Random(seed + number)

    def name(parts: int) -> str:
        return (
            "".join(chance.choice("bdfgklmnprstvz") + chance.choice("aeiou") for _ in range(parts)).capitalize() + "x"
        )

    social = f"{chance.randint(100, 665)}-{chance.randint(10, 99)}-{chance.randint(1000, 9999)}"
    born = f"{chance.randint(1, 12):02}/{chance.randint(1, 28):02}/{chance.randint(1940, 1999)}"
    return (
        f"RE: {name(3)} {name(4)}, SSN {social}, DOB {born}, claim C{chance.randint(10_000_000, 99_999_999)}. "
        f"In my opinion Mr. {name(4)}'s {name(3).lower()}itis could be related to the fall at Camp {name(3)} that Sgt. {name(4)} saw."
    )


def write_letters(texts: Sequence[str], folder: Path) -> tuple[str, ...]:
    """Write each text, with what is planted, as text, Word and PDF, and some damaged files; the texts as they stand there."""
    whole = tuple(f"{text.rstrip()}\n\n{planted(number)}\n" for number, text in enumerate(texts))
    paths = []
    for number, text in enumerate(whole):
        path = folder / f"letter-{number:04}.txt"
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    write_word(paths, folder)
    write_library_pdf(paths, folder)
    secret = whole[0].encode()
    (folder / "damaged-1.docx").write_bytes(b"PK\x03\x04" + secret)
    (folder / "damaged-2.pdf").write_bytes(b"%PDF-1.4\n1 0 obj\n<< /Title (" + secret + b") >>\nstream\n" + secret)
    (folder / "damaged-3.text").write_bytes(secret + b"\x00\x01\x02\x03" * 2000)
    return whole


def run_all(letters: Path, out: Path, *options: str) -> tuple[Path, ...]:
    """One run over a folder into every format, and a baseline; all files written, the cache's and both streams among them."""
    formats = [f"--format={name}:{out / f'report.{end}'}" for name, end in FORMATS.items()]
    summary = out / "job-summary.txt"
    environment = os.environ | {"PYTHONIOENCODING": "utf-8", "NEXUSLINT_CACHE_DIR": str(out / "cache")}
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "nexuslint",
            ".",
            "--fail-on=never",
            *(options or ("--redact",)),
            "--format=github",
            *formats,
        ],
        cwd=letters,
        env=environment | {"GITHUB_STEP_SUMMARY": str(summary)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 3, done.stderr.decode()[-2000:]
    (out / "stdout.txt").write_bytes(done.stdout)
    (out / "stderr.txt").write_bytes(done.stderr)
    accepting = [sys.executable, "-m", "nexuslint", "baseline", "--reason", "seen by the leak search", "."]
    kept = subprocess.run(
        accepting, cwd=letters, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    (out / "baseline-output.txt").write_bytes(kept.stdout + kept.stderr)
    shutil.move(letters / "nexuslint-baseline.json", out / "nexuslint-baseline.json")
    return tuple(sorted(path for path in out.rglob("*") if path.is_file()))


def letter_texts(folders: Sequence[Path]) -> tuple[str, ...]:
    """The texts of the letters to try; those of this project when no folder is named."""
    if folders:
        return tuple(path.read_text("utf-8") for folder in folders for path in sorted(folder.glob("*.txt")))
    from markup import read_letters  # type: ignore[import-not-found]  # a script of training/

    texts = [path.read_text("utf-8") for path in sorted((ROOT / "examples" / "source").glob("*.txt"))]
    texts.extend(letter.text for letter in read_letters(ROOT / "training" / "letters"))
    return tuple(texts)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the bench; 1 when a word was found."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--keep", type=Path, help="a folder for the outputs")
    told = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        letters, out = Path(temporary) / "letters", told.keep or Path(temporary) / "out"
        for folder in (letters, out):
            folder.mkdir(parents=True, exist_ok=True)
        texts = write_letters(letter_texts(told.folders), letters)
        files = run_all(letters, out)
        leaks = find_leaks(texts, files, own_words())
        size = sum(file.stat().st_size for file in files)
        print(f"{len(texts)} letters in 3 forms; {len(files)} outputs, {size / 1e6:.1f} MB; {len(leaks)} words found")
    for leak in leaks[:50]:
        print(f"  {leak.file.name}: {leak.word}")
    return 1 if leaks else 0


if __name__ == "__main__":
    sys.exit(main())
