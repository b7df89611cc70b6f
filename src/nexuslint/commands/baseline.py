"""`nexuslint baseline`: accept what is found now, so that later runs tell only what is new."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from nexuslint.commands.settings_options import gitignore_option, make_asked, settings_options

if TYPE_CHECKING:
    from nexuslint.config import Settings
    from nexuslint.config.accepted import Ledger
    from nexuslint.config.baseline import Entry
    from nexuslint.model.report import LetterResult

_UNREAD = 3
_REASON = "Accepted as found."


@click.command(short_help="Accept what is found now, so that later runs tell only what is new.")
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@click.option("--reason", default=_REASON, show_default=True, help="Why the findings may stand.")
@click.option("--prune", is_flag=True, help="Only take out entries whose finding, or whose letter, is gone.")
@click.option("--baseline", metavar="FILE", help="Write to FILE instead of the settings' own.")
@gitignore_option
@settings_options
def baseline(
    paths: tuple[str, ...],
    reason: str,
    prune: bool,
    baseline: str | None,
    gitignore: bool | None,
    config: str | None,
    isolated: bool,
) -> int:
    """Check the letters at each PATH (default: the folder here) and write what is found to nexuslint-baseline.json.

    The file holds the letter's path, the rule, a fingerprint of the sentence and a reason: no word of a letter. Entries that
    are still found keep their reason; those of letters that are not at PATH stay as they are.
    """
    from nexuslint.commands.rule_pack import check_settings_codes
    from nexuslint.commands.terminal import with_progress, write_text
    from nexuslint.config import settings_for
    from nexuslint.config.accepted import ledger_for, with_accepted
    from nexuslint.config.walk import keeper
    from nexuslint.model.errors import UsageError
    from nexuslint.model.report import Status
    from nexuslint.paths import STANDARD_INPUT, find_letters
    from nexuslint.project import Linters, options_of

    if not reason.strip():
        raise UsageError("An accepted finding needs a reason.", advice="Say why it may stand: --reason “...”.")
    asked = make_asked(gitignore=gitignore, baseline=baseline, config=config, isolated=isolated)
    letters = find_letters(paths or (".",), keep=keeper(asked))
    if STANDARD_INPUT in letters:
        raise UsageError("Standard input has no name to be known by later.", advice="Name a file or a folder.")
    settings = tuple(settings_for(letter, asked) for letter in letters)
    options = tuple(options_of(one) for one in settings)
    runs: dict[str, _Run] = {}
    unread = 0
    with Linters() as linters:
        for one, of_one in dict(zip(options, settings, strict=True)).items():
            check_settings_codes(linters.of(one).pack, of_one)
        ledgers = tuple(ledger_for(path, one, may_be_new=True) for path, one in zip(letters, settings, strict=True))
        found = with_progress(linters.lint(tuple(zip(letters, options, strict=True))), total=len(letters), quiet=False)
        for result, ledger, of_one, option in zip(found, ledgers, settings, options, strict=True):
            unread += result.status is not Status.OK
            run = runs.setdefault(str(of_one.baseline), _Run(of_one))
            run.add(with_accepted(result, ledger), ledger, linters.of(option).shown, reason, prune=prune)
    for run in runs.values():
        write_text(run.finish(prune=prune) + "\n")
    return _UNREAD if unread else 0


class _Run:
    """What becomes of one baseline file."""

    def __init__(self, settings: Settings) -> None:
        from nexuslint.config.baseline import read_baseline

        self.root = settings.root
        self.path = str(settings.baseline)
        self.entries: dict[str, Entry] = {one.fingerprint: one for one in read_baseline(self.path)}
        self.seen: set[str] = set()
        self.new = self.gone = 0

    def add(self, result: LetterResult, ledger: Ledger, shown: frozenset[str], reason: str, *, prune: bool) -> None:
        """Take out what is stale of one letter, and put in what is new."""
        from nexuslint.config.accepted import is_stale
        from nexuslint.config.baseline import Entry

        self.seen.add(ledger.name)
        for entry in ledger.entries:
            if is_stale(entry, result, shown):
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
