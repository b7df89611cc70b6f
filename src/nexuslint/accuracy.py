"""How each rule did on labelled letters that it was not built on, as `make bench` measured it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.resources import files

#: A rule that was right less often than this, as a share of what it told, is no error by default.
ENOUGH_PRECISION = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Accuracy:
    """Precision and recall, shares from 0 to 1 (`None`: nothing to measure it by), and the number of letters."""

    precision: float | None
    recall: float | None
    letters: int

    @property
    def is_doubtful(self) -> bool:
        """True when too much of what the rule told was no fault."""
        return self.precision is not None and self.precision < ENOUGH_PRECISION


def packaged_accuracy() -> dict[str, Accuracy]:
    """What was measured for each code, out of the package's `accuracy.json`; empty where none was shipped."""
    try:
        text = files("nexuslint").joinpath("accuracy.json").read_text("utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return {}
    return {
        code: Accuracy(precision=row["precision"], recall=row["recall"], letters=row["letters"])
        for code, row in json.loads(text).items()
    }
