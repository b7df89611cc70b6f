"""Rule packs that are used together."""

from __future__ import annotations

from dataclasses import dataclass

from nexuslint.model.rule import Pack, Rule
from nexuslint.model.severity import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class PackSet:
    """Packs that are used together, the core first: their rules as the overrides of later packs left them.

    `off` holds the codes that a pack switched off; such rules are still asked, since they may silence others. `grades` are
    the severities that packs set for rules of others; `engine.grades.settled` puts them into the rules.
    """

    packs: tuple[Pack, ...]
    rules: tuple[Rule, ...]
    off: frozenset[str] = frozenset()
    grades: tuple[tuple[str, Severity], ...] = ()

    @property
    def labels(self) -> tuple[str, ...]:
        """Name and version of each pack, as reports show them."""
        return tuple(pack.label for pack in self.packs)

    def rule(self, code: str) -> Rule | None:
        """The rule of one code, or `None`."""
        return next((rule for rule in self.rules if rule.code == code), None)
