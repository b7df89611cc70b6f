"""How far apart are letters by different hands, and letters that were copied for another claimant?

    python bench/boilerplate.py [--letters N]

The training letters are compared each with each (what NX801 must not tell), and each with itself as a careless office would
reuse it: other names and numbers, and one sentence in eight left out (what it must tell).
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
from collections.abc import Sequence
from operator import eq
from pathlib import Path

from many_letters import training_texts, varied

from nexuslint.engine.boilerplate import MOST
from nexuslint.lint import Linter
from nexuslint.model.wording import PLACES, Wording
from nexuslint.parsers.text import parse_text_string

_SENTENCE_END = re.compile(r"(?<=[a-z]{3}\.) (?=[A-Z])")
_LEFT_OUT = 8


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--letters", type=int, default=400, help="how many training letters (default: all)")
    told = parser.parse_args(arguments)
    rolls = random.Random(801)
    with tempfile.TemporaryDirectory() as scratch:
        texts = list(training_texts(Path(scratch)))[: told.letters]
    linter = Linter()
    letters = [_wording(linter, text) for text in texts]
    copies = [_wording(linter, _reused(text, rolls)) for text in texts]
    apart = [_share(one, other) for at, one in enumerate(letters) for other in letters[at + 1 :] if _both(one, other)]
    alike = [_share(one, other) for one, other in zip(letters, copies, strict=True) if _both(one, other)]
    print(
        f"{len(texts)} letters, {sum(bool(one.signature) for one in letters)} with enough wording; told from {MOST:.2f}\n"
    )
    print(f"different letters   most {max(apart):.2f}   told {sum(one >= MOST for one in apart)} of {len(apart)} pairs")
    print(f"reused letters     least {min(alike):.2f}   told {sum(one >= MOST for one in alike)} of {len(alike)}")
    return 0


def _wording(linter: Linter, text: str) -> Wording:
    return linter.judge(parse_text_string(text)).wording or Wording()


def _reused(text: str, rolls: random.Random) -> str:
    """The letter for somebody else, with every eighth sentence left out."""
    sentences = _SENTENCE_END.split(varied(text, rolls))
    return " ".join(one for place, one in enumerate(sentences, start=1) if place % _LEFT_OUT)


def _both(one: Wording, other: Wording) -> bool:
    return bool(one.signature and other.signature)


def _share(one: Wording, other: Wording) -> float:
    """The larger of the shares of either letter's wording that stands in the other."""
    alike = sum(map(eq, one.signature, other.signature)) / PLACES
    return float(min(alike * (one.runs + other.runs) / (1 + alike) / min(one.runs, other.runs), 1.0))


if __name__ == "__main__":
    sys.exit(main())
