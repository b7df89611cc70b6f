"""How grave a finding is, apart from findings: settings name it in every run, and it is quick to import."""

from __future__ import annotations

from enum import Enum


class Severity(str, Enum):
    """How much a fault costs: an error is commonly a ground to set the letter aside, a warning weakens it."""

    ERROR = "error"
    WARNING = "warning"
    SUGGESTION = "suggestion"

    @property
    def rank(self) -> int:
        """0 for an error, 1 for a warning, 2 for a suggestion."""
        return ("error", "warning", "suggestion").index(self.value)
