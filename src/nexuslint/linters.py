"""Letters with options of their own, judged by one process: one parsing process and one reader serve them all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import TYPE_CHECKING

from nexuslint.lint import Linter
from nexuslint.model.options import Options
from nexuslint.model.report import LetterResult

if TYPE_CHECKING:
    from nexuslint.parsers.guard import GuardedReader


class Linters:
    """A `Linter` for each of the options that are asked for. Use it as a context manager."""

    def __init__(self) -> None:
        self._by_options: dict[Options, Linter] = {}
        self._parser: GuardedReader | None = None

    def __enter__(self) -> Linters:  # noqa: PYI034 - typing.Self is newer than Python 3.10
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def of(self, options: Options) -> Linter:
        """The linter for these options; it is closed with all the others."""
        if options not in self._by_options:
            self._by_options[options] = Linter(options=options, shared_parser=self._started_parser)
        return self._by_options[options]

    def each(self, work: Sequence[tuple[int, str, Options]]) -> Iterator[tuple[int, LetterResult]]:
        """The results of the work, in order: what number, which path, which options."""
        for place, (number, path, options) in enumerate(work):
            following = work[place + 1][1] if place + 1 < len(work) else None
            yield number, self.of(options).lint_path(path, following=following)

    def close(self) -> None:
        """End the parsing process."""
        self._by_options.clear()
        parser, self._parser = self._parser, None
        if parser is not None:
            parser.close()

    def _started_parser(self) -> GuardedReader:
        if self._parser is None:
            from nexuslint.parsers.guard import GuardedReader

            self._parser = GuardedReader()
        return self._parser
