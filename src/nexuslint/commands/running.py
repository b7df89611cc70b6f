"""One run of the linter, from the letters' names to an exit code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nexuslint.commands.options import SEVERITIES, Destination
from nexuslint.commands.outputs import in_writing_order, put_output, write_outputs
from nexuslint.commands.terminal import screen_view, tell
from nexuslint.model.options import Options

if TYPE_CHECKING:
    from nexuslint.cache.letters import LetterCache
    from nexuslint.cache.runs import RunCache
    from nexuslint.cache.seal import Digests
    from nexuslint.cache.store import Store
    from nexuslint.commands.checking import Checked
    from nexuslint.config import Settings
    from nexuslint.model.report import Report

_CLEAN, _FINDINGS, UNREAD, STOPPED = 0, 1, 3, 130
#: As `parsers.limits`: a larger file is not read.
_MOST_BYTES = 50 * 1024 * 1024
#: Formats whose bytes are all that they give, so that a whole run's output can be kept.
REMEMBERED = frozenset({"rich", "concise", "json", "sarif", "gitlab", "junit", "markdown"})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Asked:
    """What a run was asked for. `work` are letters with their options, `settings` the settings of each.

    `named_codes` are those of the command line; `sees_all`: no letter of the project is left out.
    """

    work: tuple[tuple[str, Options], ...]
    settings: tuple[Settings, ...]
    planned: tuple[Destination, ...]
    fail_on: str
    stage: str | None = None
    jobs: int | None = 1
    cached: bool = True
    quiet: bool = False
    no_color: bool = False
    show_text: str | None = None
    named_codes: tuple[str, ...] = ()
    sees_all: bool = False


def run(asked: Asked) -> int:
    """Check the letters, write the reports; gives the exit code.

    Raises:
        NexuslintError: as told by whatever went wrong.
    """
    if not asked.cached:
        return _run_anew(asked)[0]
    from nexuslint.cache.folder import cache_file
    from nexuslint.cache.store import Store

    store = Store(cache_file())
    try:
        return _run_cached(asked, store)
    finally:
        _end(store)


def _run_cached(asked: Asked, store: Store) -> int:
    from nexuslint.cache.basis import results_basis
    from nexuslint.cache.files import file_digests

    try:
        basis = results_basis()
    except OSError:
        # A part of nexuslint is not there or cannot be read: whoever needs it says so.
        return _run_anew(asked)[0]
    digests = tuple(file_digests(path, most_bytes=_MOST_BYTES) for path, _ in asked.work)
    whole = _run_cache(asked, store, basis, digests)
    kept = whole.found() if whole is not None else None
    if kept is not None and len(kept.contents) == len(asked.planned):
        made = dict(zip(asked.planned, kept.contents, strict=True))
        for one in in_writing_order(asked.planned):
            put_output(one, made[one])
        for line in kept.said:
            tell(line)
        return kept.exit_code
    code, said, contents = _run_anew(asked, store=store, basis=basis, digests=digests)
    if whole is not None and code in (_CLEAN, _FINDINGS):
        from nexuslint.cache.runs import RunOutput

        whole.keep(RunOutput(exit_code=code, said=said, contents=tuple((one,) for one in contents)))
    return code


def _run_cache(asked: Asked, store: Store, basis: bytes, digests: Sequence[Digests | None]) -> RunCache | None:
    """The place of the whole run's output; `None` when some letter, or what a format does, cannot be known beforehand."""
    known = [(path, one) for (path, _), one in zip(asked.work, digests, strict=True) if one is not None]
    if not known or len(known) < len(digests) or not {one.format for one in asked.planned} <= REMEMBERED:
        return None
    from nexuslint.cache.runs import RunCache
    from nexuslint.config.basis import accepted_basis

    # Letters with the same options have the same object; to compare two thousand by value takes its time.
    distinct = {id(options): options for _, options in asked.work}
    options = list(distinct.values())
    place = {one: number for number, one in enumerate(distinct)}
    which = [place[id(one)] for _, one in asked.work] if len(distinct) > 1 else []
    formats = [(one.format, one.file is None) for one in asked.planned]
    view = screen_view(no_color=asked.no_color, quiet=asked.quiet)
    rests_on = accepted_basis([path for path, _ in asked.work], asked.settings)
    told = (options, which, formats, view, asked.fail_on, asked.stage, asked.show_text, asked.sees_all, rests_on)
    return RunCache(store, basis, known, repr(told))


def _run_anew(
    asked: Asked,
    *,
    store: Store | None = None,
    basis: bytes = b"",
    digests: Sequence[Digests | None] = (),
) -> tuple[int, tuple[str, ...], tuple[bytes, ...]]:
    from nexuslint.commands.accepting import Accepting
    from nexuslint.linters import Linters

    with Linters() as linters:
        accepting = Accepting(asked, linters)
        done = _checked(asked, store=store, basis=basis, digests=digests)
        report = accepting.report(done.results)
    said, contents = write_outputs(
        report, asked.planned, no_color=asked.no_color, quiet=asked.quiet, show_text=asked.show_text
    )
    if done.unchecked:
        tell(f"Stopped: {done.unchecked} of {len(asked.work)} letters were not checked.")
        return STOPPED, said, contents
    return exit_code(report, asked.fail_on), said, contents


def check(asked: Asked) -> Checked:
    """The results of the letters, out of the cache where they are kept; no report.

    Raises:
        NexuslintError: as told by whatever went wrong.
    """
    if not asked.cached:
        return _checked(asked)
    from nexuslint.cache.basis import results_basis
    from nexuslint.cache.files import file_digests
    from nexuslint.cache.folder import cache_file
    from nexuslint.cache.store import Store

    store = Store(cache_file())
    try:
        try:
            basis = results_basis()
        except OSError:
            return _checked(asked)
        digests = tuple(file_digests(path, most_bytes=_MOST_BYTES) for path, _ in asked.work)
        return _checked(asked, store=store, basis=basis, digests=digests)
    finally:
        _end(store)


def _checked(
    asked: Asked,
    *,
    store: Store | None = None,
    basis: bytes = b"",
    digests: Sequence[Digests | None] = (),
) -> Checked:
    from nexuslint.commands.checking import check_letters

    def checked(cache: LetterCache | None) -> Checked:
        return check_letters(asked.work, jobs=asked.jobs, cache=cache, quiet=asked.quiet, no_color=asked.no_color)

    if store is None:
        return checked(None)
    from nexuslint.cache import letters as cached_letters

    with cached_letters.LetterCache(store, basis, asked.work, digests) as cache:
        return checked(cache)


def _end(store: Store) -> None:
    store.close()
    if store.trouble:
        tell(f"The cache was not used: {store.trouble}. “nexuslint cache clear” begins it anew.")


def exit_code(report: Report, fail_on: str) -> int:
    """3 when a file was not read, wholly or in part; else 1 when a finding is at or over `fail_on`; else 0."""
    if report.unread:
        return UNREAD
    if fail_on == "never":
        return _CLEAN
    worst = SEVERITIES.index(fail_on)
    found = any(finding.severity.rank <= worst for result in report.results for finding in result.findings)
    return _FINDINGS if found else _CLEAN
