"""How well is the strength of one opinion told?

    python bench/opinions.py FILE [--field as_author] [--misses]

FILE has a line of JSON for each sentence: the words as their author would say them ("as_author"), and a "label", which is one
of the five classes or "mixed" (left out). Each sentence is read as a letter of one sentence, for the VA. The file that the
published figures come from (opinions out of Board decisions) is no part of this repository.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from scores import accuracy, class_counts, macro_f1, shown

from nexuslint.facts import read_facts
from nexuslint.lint import Linter
from nexuslint.model.facts import Direction, Facts, Opinion, Program, Speaker, Speculation, Strength
from nexuslint.parsers.text import parse_text_string

CLASSES = ("firm_favorable", "firm_adverse", "hedged", "speculation", "not_an_opinion")
LEFT_OUT = "mixed"


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the sentences, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--field", default="as_author", help="the field that holds the words")
    parser.add_argument("--misses", action="store_true", help="show each sentence that was told wrongly")
    told = parser.parse_args(arguments)
    rows = [json.loads(line) for line in told.file.read_text(encoding="utf-8").splitlines() if line.strip()]
    rows = [row for row in rows if row["label"] != LEFT_OUT]
    linter = Linter()
    expected = [row["label"] for row in rows]
    found = [class_of(facts_of(linter, row[told.field])) for row in rows]
    print_figures(expected, found)
    if told.misses:
        for row, right, said in zip(rows, expected, found, strict=True):
            if right != said:
                print(f"{right} told as {said}: {row[told.field]}")
    return 0


def facts_of(linter: Linter, sentence: str) -> Facts:
    """The facts of a letter of this one sentence."""
    return read_facts(linter.reader(parse_text_string(sentence)), program=Program.VA)


def class_of(facts: Facts) -> str:
    """Which of the five classes the facts make it: a firm opinion goes before a hedge or a speculation beside it."""
    opinions = [one for one in facts.of("opinion") if isinstance(one, Opinion) and _is_own(one.speaker)]
    firm = {one.direction for one in opinions if one.strength is Strength.FIRM}
    if Direction.FAVORABLE in firm:
        return "firm_favorable"
    if Direction.ADVERSE in firm:
        return "firm_adverse"
    speculation = facts.of("speculation")
    if any(isinstance(one, Speculation) and _is_own(one.speaker) for one in speculation):
        return "speculation"
    return "hedged" if opinions else "not_an_opinion"


def print_figures(expected: Sequence[str], found: Sequence[str]) -> None:
    """Accuracy, macro F1, a row for each class, and what was told instead."""
    counts = class_counts(expected, found, CLASSES)
    print(f"{len(expected)} sentences: accuracy {accuracy(expected, found):.3f}, macro F1 {shown(macro_f1(counts))}\n")
    print(f"{'class':<16} {'n':>4} {'precision':>10} {'recall':>7} {'F1':>5}   told instead")
    for name, one in counts.items():
        instead = Counter(said for right, said in zip(expected, found, strict=True) if right == name != said)
        words = ", ".join(f"{said} {times}" for said, times in instead.most_common())
        shares = f"{shown(one.precision):>10} {shown(one.recall):>7} {shown(one.f1):>5}"
        print(f"{name:<16} {one.tp + one.fn:>4} {shares}   {words}")


def _is_own(speaker: Speaker) -> bool:
    return speaker is Speaker.AUTHOR


if __name__ == "__main__":
    sys.exit(main())
