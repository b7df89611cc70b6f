"""Floor 3: the few faults whose logic is too odd for data. Each check takes the facts and yields hits."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from nexuslint.checks.dates import impossible_dates
from nexuslint.checks.limits import inconsistent_limits
from nexuslint.checks.people import pronoun_mismatch
from nexuslint.checks.timeline import missing_timeline
from nexuslint.model.facts import Facts
from nexuslint.model.finding import Hit

#: Every check by the name that rule files use.
CHECKS: dict[str, Callable[[Facts], Iterator[Hit]]] = {
    "impossible-date": impossible_dates,
    "inconsistent-limits": inconsistent_limits,
    "missing-timeline": missing_timeline,
    "pronoun-mismatch": pronoun_mismatch,
}
