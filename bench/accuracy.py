"""How often is nexuslint right about labelled letters?

python bench/accuracy.py                      the held-out letters of bench/letters
python bench/accuracy.py FOLDER...            other folders of *.txt and labels.jsonl; each is scored by itself
python bench/accuracy.py --reader cues        without the learned reader
python bench/accuracy.py --write              also write docs/accuracy.md's table and src/nexuslint/accuracy.json
python bench/accuracy.py --check              end with 1 when a code does worse than the written table says
python bench/accuracy.py --program ssd        only the letters for one program
python bench/accuracy.py FOLDER --misses      also name the letters and codes told wrongly (never of bench/letters)
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from accuracy_page import Figures, check_page, figures_of, page_table, write_accuracy
from judged import Judged, core_pack, judge
from labels import read_folder
from scores import shown

HELD_OUT = Path(__file__).parent / "letters"


def main(arguments: Sequence[str] | None = None) -> int:
    """Score each folder; 0, or 1 when `--check` finds a code worse than written."""
    parser = argparse.ArgumentParser(
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        usage="%(prog)s [OPTIONS] [FOLDER...]",
    )
    parser.add_argument("folders", nargs="*", type=Path, default=[HELD_OUT])
    parser.add_argument("--reader", choices=("learned", "cues"), default="learned")
    parser.add_argument("--program", choices=("va", "ssd"), help="only the letters labelled for this program")
    parser.add_argument("--codes", action="store_true", help="show the table of all codes")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--misses", action="store_true")
    told = parser.parse_args(arguments)
    if (told.write or told.check) and (told.reader != "learned" or len(told.folders) != 1 or told.program):
        parser.error("--write and --check take one folder, both programs, and the reader that is shipped")
    if told.misses and any(folder.resolve() == HELD_OUT.resolve() for folder in told.folders):
        parser.error(
            "--misses is not for the held-out letters: nobody who builds nexuslint may look at them one by one"
        )

    worse = False
    for folder in told.folders:
        letters = [one for one in read_folder(folder) if told.program in (None, one.program)]
        judged = judge(letters, reader=told.reader)
        figures = figures_of(judged, core_pack())
        print(f"\n{folder} ({len(judged)} letters, {told.reader} reader)\n")
        print_figures(figures)
        if told.codes or told.write:
            print("\n" + page_table(figures))
        if told.misses:
            print_misses(judged)
        if told.write:
            write_accuracy(figures)
        if told.check:
            complaints = check_page(figures)
            worse = worse or bool(complaints)
            print("\n".join(complaints) or "\nNo code does worse than docs/accuracy.md says.")
    return 1 if worse else 0


def print_figures(figures: Figures) -> None:
    """The figures that are not of one code alone."""
    for name, value in figures.overall:
        print(f"{name:<58} {value}")


def print_misses(judged: Sequence[Judged]) -> None:
    """One line for each letter that was not told exactly: the codes missed and the codes told wrongly."""
    print()
    for one in judged:
        missed, wrong = one.letter.defects - one.codes, one.codes - one.letter.defects
        program = "" if one.program == one.letter.program else f"  program {one.program}"
        if missed or wrong or program:
            print(
                f"{one.letter.id}  missed {' '.join(sorted(missed)) or '–'}  wrong {' '.join(sorted(wrong)) or '–'}{program}"
            )
    print(f"exact {shown(sum(one.is_exact for one in judged) / len(judged))}")


if __name__ == "__main__":
    sys.exit(main())
