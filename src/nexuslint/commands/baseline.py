"""`nexuslint baseline`: accept what is found now, so that later runs tell only what is new."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from nexuslint.commands.scale_options import jobs_option, no_cache_option
from nexuslint.commands.settings_options import gitignore_option, make_asked, settings_options

if TYPE_CHECKING:
    from nexuslint.config import Settings
    from nexuslint.config.accepted import Ledger
    from nexuslint.config.baseline import Entry
    from nexuslint.model.report import LetterResult

_REASON = "Accepted as found."


@click.command(short_help="Accept what is found now, so that later runs tell only what is new.")
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@click.option("--reason", default=_REASON, show_default=True, help="Why the findings may stand.")
@click.option("--prune", is_flag=True, help="Only take out entries whose finding, or whose letter, is gone.")
@click.option("--baseline", metavar="FILE", help="Write to FILE instead of the settings' own.")
@jobs_option
@no_cache_option
@gitignore_option
@settings_options
def baseline(
    paths: tuple[str, ...],
    reason: str,
    prune: bool,
    baseline: str | None,
    jobs: str | None,
    no_cache: bool,
    gitignore: bool | None,
    config: str | None,
    isolated: bool,
) -> int:
    """Check the letters at each PATH (default: the folder here) and write what is found to nexuslint-baseline.json.

    The file holds the letter's path, the rule, a fingerprint of the sentence and a reason: no word of a letter. Entries that
    are still found keep their reason; those of letters that are not at PATH stay as they are.
    """
    from nexuslint.commands.accepting import Accepting
    from nexuslint.commands.planning import covers, work_of
    from nexuslint.commands.running import STOPPED, UNREAD, Asked, check
    from nexuslint.commands.settings_options import jobs_of, run_settings
    from nexuslint.commands.terminal import tell, write_text
    from nexuslint.config.walk import keeper
    from nexuslint.linters import Linters
    from nexuslint.model.errors import UsageError
    from nexuslint.model.report import Status
    from nexuslint.paths import STANDARD_INPUT, find_letters

    if not reason.strip():
        raise UsageError("An accepted finding needs a reason.", advice="Say why it may stand: --reason “...”.")
    told = make_asked(jobs=jobs, gitignore=gitignore, baseline=baseline, config=config, isolated=isolated)
    named = paths or (".",)
    whole = run_settings(named, told)
    letters = find_letters(named, keep=keeper(told))
    if STANDARD_INPUT in letters:
        raise UsageError("Standard input has no name to be known by later.", advice="Name a file or a folder.")
    work, settings = work_of(letters, told)
    asked = Asked(
        work=work,
        settings=settings,
        planned=(),
        fail_on=whole.fail_on,
        jobs=jobs_of(whole),
        cached=not no_cache,
        sees_all=covers(named, whole.root),
    )
    runs: dict[str, _Run] = {}
    with Linters() as linters:
        accepting = Accepting(asked, linters, may_be_new=True)
        done = check(asked)
        if done.unchecked:
            tell(f"Stopped: {done.unchecked} of {len(work)} letters were not checked, and nothing was written.")
            return STOPPED
        for number, result in done.results:
            run = runs.setdefault(str(settings[number].baseline), _Run(settings[number]))
            found = accepting.of(number, result)
            run.add(found, accepting.ledgers[number], accepting.known_codes(number), reason, prune=prune)
    for run in runs.values():
        write_text(run.finish(prune=prune) + "\n")
    return UNREAD if any(result.status is not Status.OK for _, result in done.results) else 0


class _Run:
    """What becomes of one baseline file."""

    def __init__(self, settings: Settings) -> None:
        from nexuslint.config.baseline import read_baseline

        self.root = settings.root
        self.path = str(settings.baseline)
        self.entries: dict[str, Entry] = {one.fingerprint: one for one in read_baseline(self.path)}
        self.seen: set[str] = set()
        self.new = self.gone = 0

    def add(self, result: LetterResult, ledger: Ledger, known: frozenset[str], reason: str, *, prune: bool) -> None:
        """Take out what is stale of one letter, and put in what is new."""
        from nexuslint.config.accepted import is_stale
        from nexuslint.config.baseline import Entry

        self.seen.add(ledger.name)
        for entry in ledger.entries:
            if is_stale(entry, result, known):
                self._drop(entry)
        for finding in () if prune else result.findings:
            self.new += 1
            self.entries[finding.fingerprint] = Entry(
                letter=ledger.name, code=finding.code, fingerprint=finding.fingerprint, reason=reason.strip()
            )

    def finish(self, *, prune: bool) -> str:
        """Write the file, and say what changed in it."""
        import os
        from pathlib import Path

        from nexuslint.config.baseline import write_baseline
        from nexuslint.config.find import git_root
        from nexuslint.config.toml_text import shown_path

        if prune:
            # Letters outside the root are named from their own work tree, or from the working directory.
            here = str(Path.cwd())
            tops = (self.root, git_root(self.root) or here, git_root(here) or here, here)
            for entry in tuple(self.entries.values()):
                if entry.letter not in self.seen and not any(os.path.lexists(f"{top}/{entry.letter}") for top in tops):
                    self._drop(entry)
        if not prune or self.gone:
            write_baseline(self.path, self.entries.values())
        return f"{shown_path(self.path)}: {len(self.entries)} accepted ({self.new} new, {self.gone} taken out)"

    def _drop(self, entry: Entry) -> None:
        self.gone += self.entries.pop(entry.fingerprint, None) is not None
