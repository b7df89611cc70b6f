"""The arithmetic of the benches: counts, precision, recall, F1, and their means. Nothing here knows of letters."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How often something was rightly told (`tp`), wrongly told (`fp`) and missed (`fn`)."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(tp=self.tp + other.tp, fp=self.fp + other.fp, fn=self.fn + other.fn)

    @property
    def is_empty(self) -> bool:
        """True when it was neither there nor told, so that nothing can be said of it."""
        return not (self.tp or self.fp or self.fn)

    @property
    def precision(self) -> float | None:
        """The share of what was told that is right, from 0 to 1; `None` when nothing was told."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else None

    @property
    def recall(self) -> float | None:
        """The share of what is there that was told, from 0 to 1; `None` when nothing is there."""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall; 0 when nothing was right, `None` when nothing was there or told."""
        return None if self.is_empty else 2 * self.tp / (2 * self.tp + self.fp + self.fn)


def counts_by_code(
    expected: Sequence[Collection[str]], told: Sequence[Collection[str]], codes: Iterable[str]
) -> dict[str, Counts]:
    """Code -> counts over all letters; the two sequences go in step, one set of codes for each letter."""
    pairs = list(zip(expected, told, strict=True))
    return {
        code: Counts(
            tp=sum(code in right and code in said for right, said in pairs),
            fp=sum(code not in right and code in said for right, said in pairs),
            fn=sum(code in right and code not in said for right, said in pairs),
        )
        for code in codes
    }


def micro(counts: Mapping[str, Counts], codes: Collection[str] | None = None) -> Counts:
    """The counts of these codes (all, when left out) taken together."""
    return sum((one for code, one in counts.items() if codes is None or code in codes), Counts())


def macro_f1(counts: Mapping[str, Counts]) -> float | None:
    """The mean F1 of the codes that were there or told at least once; `None` when there is none."""
    scores = [one.f1 for one in counts.values() if one.f1 is not None]
    return fmean(scores) if scores else None


def accuracy(expected: Sequence[str], told: Sequence[str]) -> float:
    """The share of equal pairs, from 0 to 1; 0 when there is no pair."""
    pairs = list(zip(expected, told, strict=True))
    return sum(right == said for right, said in pairs) / len(pairs) if pairs else 0.0


def class_counts(expected: Sequence[str], told: Sequence[str], classes: Iterable[str]) -> dict[str, Counts]:
    """Class -> counts, where each thing has exactly one class."""
    return counts_by_code([{one} for one in expected], [{one} for one in told], classes)


def shown(value: float | None) -> str:
    """A share with two figures after the point, or a dash."""
    return "–" if value is None else f"{value:.2f}"
