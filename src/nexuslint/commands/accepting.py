"""From the results of letters to a report: what was accepted is told apart, and what of it is gone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from nexuslint.commands.rule_pack import check_accepted_codes, check_codes, check_settings_codes
from nexuslint.config.accepted import Ledger, find_stale, ledger_for, with_accepted
from nexuslint.model.options import Options
from nexuslint.model.report import LetterResult, Report
from nexuslint.model.rule import Across, Rule
from nexuslint.version import __version__

if TYPE_CHECKING:
    from nexuslint.commands.running import Asked
    from nexuslint.linters import Linters


class Accepting:
    """What was accepted of the letters of a run; read, and its codes checked, before the first letter is.

    Raises:
        UsageError: a settings file, a baseline or a file beside a letter is wrong, or names a rule that is not there.
        PackError: a pack is broken.
    """

    def __init__(self, asked: Asked, linters: Linters, *, may_be_new: bool = False) -> None:
        self._asked = asked
        self._linters = linters
        # What holds for many letters is one object, and looked at once.
        checked: set[tuple[int, int]] = set()
        for (_, options), settings in zip(asked.work, asked.settings, strict=True):
            if (id(options), id(settings)) not in checked:
                checked.add((id(options), id(settings)))
                pack = linters.of(options).pack
                check_codes(pack, asked.named_codes)
                check_settings_codes(pack, settings)
        self.ledgers: tuple[Ledger, ...] = tuple(
            ledger_for(path, settings, may_be_new=may_be_new)
            for (path, _), settings in zip(asked.work, asked.settings, strict=True)
        )
        for (_, options), ledger in zip(asked.work, self.ledgers, strict=True):
            if ledger.acceptances:
                check_accepted_codes(linters.of(options).pack, ledger.acceptances)

    def of(self, number: int, result: LetterResult) -> LetterResult:
        """The result of the letter of this number, with what was accepted of it told apart."""
        return with_accepted(result, self.ledgers[number])

    def known_codes(self, number: int) -> frozenset[str]:
        """The codes of which the run knows that they are no longer found in a letter when they are not.

        What is found across letters is known only of a run that sees them all.
        """
        asked = self._linters.of(self._asked.work[number][1]).asked
        if self._asked.sees_all:
            return frozenset(asked)
        return frozenset(code for code, rule in asked.items() if not isinstance(rule.condition, Across))

    def report(self, results: Sequence[tuple[int, LetterResult]]) -> Report:
        """The report on letters, each with its number."""
        told = [(number, self.of(number, result)) for number, result in results]
        rules: dict[str, Rule] = {}
        packs: dict[str, None] = {}
        for options in dict.fromkeys(options for _, options in self._asked.work) or {Options(): None}:
            linter = self._linters.of(options)
            rules.update(linter.asked)
            packs.update(dict.fromkeys(linter.pack.labels))
        return Report(
            results=tuple(result for _, result in told),
            packs=tuple(packs),
            tool_version=__version__,
            stage=self._asked.stage,
            stale=tuple(
                stale
                for number, result in told
                if self.ledgers[number].entries or self.ledgers[number].acceptances
                for stale in find_stale(result, self.ledgers[number], self.known_codes(number))
            ),
            rules=tuple(rules[code] for code in sorted(rules)),
        )
