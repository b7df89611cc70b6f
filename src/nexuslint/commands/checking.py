"""A run: results out of the cache, the rest by one process or several, and what only all letters together tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nexuslint.commands.terminal import with_progress
from nexuslint.model.options import Options
from nexuslint.model.report import LetterResult
from nexuslint.paths import STANDARD_INPUT

if TYPE_CHECKING:
    from nexuslint.cache.letters import LetterCache


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """The results in the order of the letters, each with its number, and how many were not looked at when the run was stopped."""

    results: tuple[tuple[int, LetterResult], ...]
    unchecked: int = 0


def check_letters(
    work: Sequence[tuple[str, Options]],
    *,
    jobs: int | None,
    cache: LetterCache | None,
    quiet: bool,
    no_color: bool,
) -> Checked:
    """The results of all letters; Ctrl-C ends it, and what is done is kept. `jobs` is `None` for “auto”.

    Raises:
        KeyboardInterrupt: it was ended before anything was done.
    """
    done: dict[int, LetterResult] = {}
    try:
        if cache is not None:
            done.update(cache.found())
        left = [(number, path, options) for number, (path, options) in enumerate(work) if number not in done]
        for number, result in with_progress(_judged(left, jobs), total=len(left), quiet=quiet, no_color=no_color):
            done[number] = result
            if cache is not None:
                cache.keep(number, result)
    except KeyboardInterrupt:
        if not done:
            raise
        return Checked(results=_in_order(done, work), unchecked=len(work) - len(done))
    return Checked(results=_in_order(done, work))


def _judged(left: Sequence[tuple[int, str, Options]], jobs: int | None) -> Iterator[tuple[int, LetterResult]]:
    if not left:
        return
    # The processes of a pool have no standard input.
    wanted = 1 if any(path == STANDARD_INPUT for _, path, _ in left) else jobs
    if wanted != 1:
        from nexuslint.pool import Pool, jobs_for

        number = jobs_for(wanted, len(left))
        if number > 1:
            with Pool(number) as pool:
                yield from pool.each(left)
            return
    from nexuslint.linters import Linters

    with Linters() as linters:
        yield from linters.each(left)


def _in_order(
    done: dict[int, LetterResult], work: Sequence[tuple[str, Options]]
) -> tuple[tuple[int, LetterResult], ...]:
    """The results in the order of the work, with what is found across all letters."""
    from nexuslint.engine.across import has_candidates, with_across

    numbers = sorted(done)
    results = tuple(done[number] for number in numbers)
    if not has_candidates(results):
        return tuple(zip(numbers, results, strict=True))
    from nexuslint.linters import Linters

    with Linters() as linters:
        asked = {options: linters.of(options).asked for options in dict.fromkeys(options for _, options in work)}
    rules = {code: rule for one in asked.values() for code, rule in one.items()}
    told = with_across(results, rules.values(), lambda place: asked[work[numbers[place]][1]])
    return tuple(zip(numbers, told, strict=True))
