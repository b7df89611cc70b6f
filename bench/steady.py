"""Times of a process that goes on: letter after letter, everything loaded."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from statistics import median

from judged import letter_of

from nexuslint.lint import Linter

_ROUNDS = 5


def use_one_core() -> None:
    """Keep this process, and the children it starts from now on, on one core, where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def letters_of_about(folder: Path, fewest: int, most: int) -> list[tuple[Path, int]]:
    """The text letters of a folder that have so many sentences as nexuslint cuts them, and how many."""
    read = Linter().reader
    counted = [(path, len(read(letter_of(path)).sentences)) for path in sorted(folder.glob("*.txt"))]
    return [(path, count) for path, count in counted if fewest <= count <= most]


def text_milliseconds(letters: Sequence[Path]) -> float:
    """Milliseconds to parse and judge one text letter: the median of rounds over all of them."""
    paths = [str(path) for path in letters]
    with Linter() as linter:
        return median(_seconds_of_rounds(partial(_lint, linter, paths))) * 1000 / len(paths)


def pdf_ratios(pdfs: Sequence[Path]) -> Iterator[tuple[Path, float, float]]:
    """For each PDF: the ratio of linting it to pdfminer.six's own extraction, measured in turn, and milliseconds to lint."""
    from pdfminer.high_level import extract_text

    with Linter() as linter:
        for pdf in pdfs:
            path = str(pdf)
            lint = _seconds_of_rounds(partial(_lint, linter, [path]))
            extract = _seconds_of_rounds(partial(extract_text, path))
            yield pdf, median(lint) / median(extract), median(lint) * 1000


def _lint(linter: Linter, paths: list[str]) -> None:
    for _ in linter.lint_paths(paths):
        pass


def _seconds_of_rounds(work: Callable[[], object]) -> list[float]:
    work()  # warm
    seconds = []
    for _ in range(_ROUNDS):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return seconds
