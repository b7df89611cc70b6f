"""What was accepted before, told on standard error."""

from __future__ import annotations

from nexuslint.commands.terminal import tell
from nexuslint.model.report import Report


def tell_accepted(report: Report) -> None:
    """How many findings were accepted before, and which entries are stale."""
    accepted = sum(len(result.accepted) for result in report.results)
    if accepted:
        tell(f"{accepted} more accepted before, with a reason.")
    for stale in report.stale:
        tell(f"{stale.where}: {stale.code} in {stale.letter} is accepted and no longer found.")
    if report.stale:
        tell("Take what is no longer found out of the settings; “nexuslint baseline --prune” does it for the baseline.")
