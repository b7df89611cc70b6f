"""Do two processes check many letters in about half the time, and does memory stay where it is?

    python bench/scale.py [--letters N] [--jobs N] [--rounds N]

Told are the clock's ratio, which needs a machine with nothing else to do, and the ratio of processor time, which any machine
can tell: what `--jobs` adds to it is what the processes cost beyond the letters. Each run is without a cache. Memory is that
of all processes at once, at N letters and at a quarter of them. Ends with 0 whatever it finds.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from many_letters import make_letters
from processes import Cost, cost_of

_PROGRAM = (sys.executable, "-m", "nexuslint", "--no-cache", "--fail-on", "never", "--format", "concise", "--quiet")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--letters", type=int, default=2000, help="how many letters (default 2000)")
    parser.add_argument("--jobs", type=int, default=2, help="processes to compare with one (default 2)")
    parser.add_argument("--rounds", type=int, default=1, help="paired runs (default 1)")
    told = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        folder, few = Path(scratch) / "letters", Path(scratch) / "few"
        make_letters(folder, told.letters)
        make_letters(few, max(told.letters // 4, 1))
        pairs = [(_cost(folder, 1), _cost(folder, told.jobs)) for _ in range(told.rounds)]
        less = _cost(few, told.jobs)
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"
    print(f"{told.letters} letters, {os.cpu_count()} cores, load at the end {load}\n")
    for name, costs in (("--jobs 1", [one for one, _ in pairs]), (f"--jobs {told.jobs}", [more for _, more in pairs])):
        seconds, cpu = median(cost.seconds for cost in costs), median(cost.cpu_seconds for cost in costs)
        print(f"{name:<10} {seconds:8.1f} s by the clock {cpu:8.1f} s of processors {costs[-1].peak_mb or 0:7.0f} MB")
    faster = median(one.seconds / more.seconds for one, more in pairs)
    cpu_ratio = median(one.cpu_seconds / more.cpu_seconds for one, more in pairs if more.cpu_seconds)
    print(f"\nby the clock             {faster:.2f} times one job")
    print(
        f"on free cores, at most   {told.jobs * cpu_ratio:.2f} times (processor time of one job x {told.jobs} / that of all)"
    )
    print(f"memory at a quarter of the letters {less.peak_mb or 0:.0f} MB")
    return 0


def _cost(folder: Path, jobs: int) -> Cost:
    return cost_of((*_PROGRAM, "--jobs", str(jobs), str(folder)), watch_memory=True)


if __name__ == "__main__":
    sys.exit(main())
