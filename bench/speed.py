"""What does nexuslint cost, against what its libraries cost alone, in the same run?

    python bench/speed.py [--rounds N] [--letter FILE.docx] [--pdf FILE.pdf ...] [--texts FOLDER]

Cold: each round starts the floor (`import spacy; spacy.blank("en")`) and each command once, in turn; told are the medians of
the rounds' ratios to their own floor, by the clock and by processor time (which a busy machine moves less). Steady: one
process on one core, after a warm-up. Ends with 0 whatever it finds: the figures are for reading.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from processes import Cost, cost_of
from steady import letters_of_about, pdf_ratios, text_milliseconds, use_one_core

_ROOT = Path(__file__).parents[1]
_FLOOR = (sys.executable, "-c", "import spacy; spacy.blank('en')")
_PROGRAM = (sys.executable, "-m", "nexuslint")
#: Sentences of the letters that are timed: from, to.
_SENTENCES = (25, 35)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7, help="paired runs of each command (default 7)")
    parser.add_argument("--letter", type=Path, help="the Word letter of the cold run")
    parser.add_argument("--pdf", type=Path, nargs="*", help="the PDF letters of the steady run")
    parser.add_argument("--texts", type=Path, default=_ROOT / "bench" / "letters", help="a folder of text letters")
    told = parser.parse_args(arguments)
    letter = told.letter or _first("*.docx", _ROOT / "tests" / "data" / "docx" / "libreoffice-letter.docx")
    pdfs = told.pdf or sorted((_ROOT / "examples").glob("*.pdf")) or [_ROOT / "tests/data/pdf/libreoffice_letter.pdf"]
    print_cold(letter, told.rounds)
    print_steady(told.texts, pdfs)
    return 0


def print_cold(letter: Path, rounds: int) -> None:
    """Start-up: each command's time, and its ratio to the floor of the same round."""
    commands = {
        f"nexuslint {letter.name}": (*_PROGRAM, "--no-cache", "--fail-on", "never", str(letter)),
        "nexuslint --help": (*_PROGRAM, "--help"),
        "nexuslint rules": (*_PROGRAM, "rules"),
        "nexuslint explain NX202": (*_PROGRAM, "explain", "NX202"),
        "python -c pass": (sys.executable, "-c", "pass"),
    }
    for command in (_FLOOR, *commands.values()):
        cost_of(command)  # compiles what is not yet compiled, and brings the files into memory
    floors: list[Cost] = []
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(rounds):
        floors.append(cost_of(_FLOOR))
        for name, command in commands.items():
            costs[name].append(cost_of(command))
    print(f"Cold, medians of {rounds} rounds{'':<18} clock            processor")
    print(f"{'floor: import spacy, spacy.blank':<34} {median(one.seconds for one in floors):8.3f} s")
    for name, own in costs.items():
        pairs = list(zip(own, floors, strict=True))
        by_clock = median(one.seconds / floor.seconds for one, floor in pairs)
        by_cpu = median(one.cpu_seconds / floor.cpu_seconds for one, floor in pairs if floor.cpu_seconds)
        print(f"{name:<34} {median(one.seconds for one in own):8.3f} s {by_clock:5.2f} x floor  {by_cpu:5.2f} x floor")
    peak_mb = cost_of((*_PROGRAM, "--fail-on", "never", str(letter)), watch_memory=True).peak_mb
    print(f"\npeak memory, with the child that parses      {'–' if peak_mb is None else f'{peak_mb:.0f} MB'}")


def print_steady(texts: Path, pdfs: Sequence[Path]) -> None:
    """One process, many letters."""
    use_one_core()
    letters = letters_of_about(texts, *_SENTENCES)
    print("\nSteady, one core\n")
    if letters:
        sentences = median(count for _, count in letters)
        milliseconds = text_milliseconds([path for path, _ in letters])
        print(f"text letter of about {sentences:.0f} sentences ({len(letters)} letters)    {milliseconds:5.0f} ms")
    for pdf, ratio, milliseconds in pdf_ratios(pdfs):
        print(f"{pdf.name:<44} {milliseconds:5.0f} ms   {ratio:5.2f} x pdfminer.six extract_text")


def _first(pattern: str, otherwise: Path) -> Path:
    return next(iter(sorted((_ROOT / "examples").glob(pattern))), otherwise)


if __name__ == "__main__":
    sys.exit(main())
