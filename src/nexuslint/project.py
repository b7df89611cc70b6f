"""From the settings of letters to their results: one `Linter` for each distinct `Options`, results in the order asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from types import TracebackType

from nexuslint.config import Asked, Settings, settings_for
from nexuslint.config.packs import code_of, packs_of
from nexuslint.lint import Linter, Options
from nexuslint.model.report import LetterResult


def options_for(path: str, asked: Asked) -> Options:
    """What holds for the letter at `path`. It can be called in any process, and its arguments can be sent to one.

    Raises:
        UsageError: a settings file cannot be read, or is wrong.
    """
    return options_of(settings_for(path, asked))


def options_of(settings: Settings) -> Options:
    """The part of the settings that changes a letter's result."""
    return Options(
        program=settings.program,
        theories=settings.theories,
        conditions=settings.conditions,
        select=settings.select,
        ignore=settings.ignore,
        severities=settings.severities,
        packs=packs_of(settings),
        allow_code=code_of(settings),
    )


@dataclass(kw_only=True)
class Linters:
    """The linters of a run, one for each distinct `Options`; they share one parsing process. Use as a context manager."""

    _made: dict[Options, Linter] = field(default_factory=dict, repr=False)

    def __enter__(self) -> Linters:  # noqa: PYI034 - typing.Self is newer than Python 3.10
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for linter in self._made.values():
            linter.close()

    def of(self, options: Options) -> Linter:
        """The linter for these options."""
        if options not in self._made:
            first = next(iter(self._made.values()), None)
            self._made[options] = Linter(options=options) if first is None else first.beside(options)
        return self._made[options]

    def lint(self, letters: Sequence[tuple[str, Options]]) -> Iterator[LetterResult]:
        """One result for each letter, in order."""
        for options, group in groupby(letters, key=lambda one: one[1]):
            yield from self.of(options).lint_paths([path for path, _ in group])
