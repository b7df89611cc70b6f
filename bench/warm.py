"""What does it cost to see that nothing has changed?

    python bench/warm.py [--letters N] [--rounds N]

Each round starts the floor (Python with click, hashing the same files) and nexuslint over the unchanged letters once for
each format, in turn; told are the medians of the rounds' ratios to their own floor, by the clock and by processor time (which
a busy machine moves less). “results” is a run that has each letter's result at hand and must make the report anew. The first
run of all, which fills the cache, takes as long as checking the letters does.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from many_letters import make_letters
from processes import Cost, cost_of

_FLOOR = (
    "import click, hashlib, os, sys\n"
    "for name in sorted(os.listdir(sys.argv[1])):\n"
    "    with open(os.path.join(sys.argv[1], name), 'rb') as file:\n"
    "        hashlib.sha256(file.read()).hexdigest()\n"
)
_FORMATS = ("concise", "json", "rich")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--letters", type=int, default=2000, help="how many letters (default 2000)")
    parser.add_argument("--rounds", type=int, default=7, help="paired runs (default 7)")
    told = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "letters"
        make_letters(folder, told.letters)
        os.environ["NEXUSLINT_CACHE_DIR"] = str(Path(scratch) / "cache")
        # An installed package has its bytecode; a checkout on a machine that writes none would compile itself in each run.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = str(Path(scratch) / "bytecode")
        floor = (sys.executable, "-c", _FLOOR, str(folder))
        runs = {form: (*_program(), "--fail-on", "never", "--format", form, str(folder)) for form in _FORMATS}
        for command in (floor, *runs.values()):
            cost_of(command)
        floors: list[Cost] = []
        costs: dict[str, list[Cost]] = {form: [] for form in runs}
        for _ in range(told.rounds):
            floors.append(cost_of(floor))
            for form, command in runs.items():
                costs[form].append(cost_of(command))
        # Another --fail-on is another run, of the same results.
        anew = [cost_of((*_program(), "--fail-on", "error", "--format", "concise", str(folder)), wanted=(0, 1))]
    print(f"{told.letters} unchanged letters, medians of {told.rounds} rounds\n")
    print(f"{'floor: Python, click, hashing':<32} {median(one.cpu_seconds for one in floors):6.3f} s of processors")
    for name, own in {**costs, "results (once)": anew}.items():
        pairs = list(zip(own, floors, strict=False))
        by_clock = median(one.seconds / one_floor.seconds for one, one_floor in pairs)
        by_cpu = median(one.cpu_seconds / one_floor.cpu_seconds for one, one_floor in pairs if one_floor.cpu_seconds)
        cpu = median(one.cpu_seconds for one in own)
        print(f"{name:<32} {cpu:6.3f} s   {by_clock:5.2f} x floor by the clock   {by_cpu:5.2f} x by processors")
    return 0


def _program() -> tuple[str, ...]:
    """As users start it; without an installed program, as a module."""
    script = shutil.which("nexuslint", path=str(Path(sys.executable).parent))
    return (script,) if script else (sys.executable, "-m", "nexuslint")


if __name__ == "__main__":
    sys.exit(main())
