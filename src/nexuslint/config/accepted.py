"""Findings that were accepted before: by the baseline, by a table of the settings, or by the letter's own file beside it."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace

from nexuslint.config.baseline import Entry, entries_of
from nexuslint.config.basis import SIDECAR_SUFFIX
from nexuslint.config.find import STANDARD_INPUT, name_from
from nexuslint.config.keys import ACCEPT
from nexuslint.config.layers import COMMAND_LINE
from nexuslint.config.settings import DEFAULT, Settings
from nexuslint.config.settings_file import Acceptance, read_acceptances
from nexuslint.config.toml_text import read_document, shown_path
from nexuslint.model.errors import UsageError
from nexuslint.model.finding import Accepted
from nexuslint.model.fingerprint import with_fingerprints
from nexuslint.model.report import LetterResult, Stale, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """All that was accepted of one letter; `name` is its path from the project's root, `baseline` the shown name of the file with the entries."""

    name: str
    entries: tuple[Entry, ...] = ()
    baseline: str = ""
    acceptances: tuple[Acceptance, ...] = ()


def ledger_for(path: str, settings: Settings, *, may_be_new: bool = False) -> Ledger:
    """What was accepted of the letter at `path`. A baseline that is named must be there, unless it `may_be_new`.

    Raises:
        UsageError: a baseline or a sidecar file is wrong, or a baseline that was named is not there.
    """
    name = name_from(settings.root, path)
    tables = tuple(one for one in settings.accepted if one.letter == name)
    if path == STANDARD_INPUT:
        return Ledger(name=name)
    if settings.baseline is None:
        return Ledger(name=name, acceptances=tables + read_sidecars(path, name))
    origin = settings.origin("baseline")
    if origin != DEFAULT and not may_be_new and not os.path.exists(settings.baseline):
        told = "--baseline" if origin == COMMAND_LINE else origin
        shown = shown_path(settings.baseline)
        raise UsageError(f"{told}: there is no baseline “{shown}”.", advice="“nexuslint baseline” writes it.")
    entries = entries_of(settings.baseline, name)
    return Ledger(
        name=name,
        entries=entries,
        baseline=shown_path(settings.baseline) if entries else "",
        acceptances=tables + read_sidecars(path, name),
    )


def read_sidecars(path: str, name: str) -> tuple[Acceptance, ...]:
    """What the files beside a letter accept of it: `letter.pdf.nexuslint.toml`, then `letter.nexuslint.toml`.

    Raises:
        UsageError: one of them is wrong.
    """
    found: list[Acceptance] = []
    # A letter without a suffix has one such file, not two.
    for stem in dict.fromkeys((path, os.path.splitext(path)[0])):
        file = stem + SIDECAR_SUFFIX
        if os.path.isfile(file):
            document = read_document(file)
            document.check_keys((), document.values, (ACCEPT,))
            found.extend(read_acceptances(document, (ACCEPT,), document.values.get(ACCEPT, ()), letter=name))
    return tuple(found)


def with_accepted(result: LetterResult, ledger: Ledger) -> LetterResult:
    """The result with a fingerprint on each finding, and with the findings that were accepted told apart.

    A table or a sidecar file accepts every finding of its code; an entry of the baseline the one that it knows.
    """
    reasons = {one.code: (one.reason, one.where) for one in reversed(ledger.acceptances)}
    known = {one.fingerprint: (one.reason, ledger.baseline) for one in ledger.entries}
    kept, accepted = [], []
    for finding in with_fingerprints(result.findings, ledger.name):
        why = reasons.get(finding.code) or known.get(finding.fingerprint)
        if why is None:
            kept.append(finding)
        else:
            accepted.append(Accepted(finding=finding, reason=why[0], where=why[1]))
    return replace(result, findings=tuple(kept), accepted=tuple(accepted))


def is_stale(entry: Entry, result: LetterResult, asked: frozenset[str]) -> bool:
    """True when an entry's finding is no longer there, though its letter was read whole and its rule was `asked`."""
    if result.status is not Status.OK or entry.code not in asked:
        return False
    every = (*result.findings, *(one.finding for one in result.accepted))
    return all(finding.fingerprint != entry.fingerprint for finding in every)


def find_stale(result: LetterResult, ledger: Ledger, asked: frozenset[str]) -> tuple[Stale, ...]:
    """What was accepted of a letter and is no longer found; `result` comes from `with_accepted`.

    Only of letters that were read whole, and of the codes in `asked`: of others nobody knows.
    """
    entries = (one for one in ledger.entries if is_stale(one, result, asked))
    stale = [Stale(letter=one.letter, code=one.code, where=ledger.baseline) for one in entries]
    if result.status is Status.OK:
        found = {one.finding.code for one in result.accepted}
        stale += [
            Stale(letter=one.letter, code=one.code, where=one.where)
            for one in ledger.acceptances
            if one.code in asked and one.code not in found
        ]
    return tuple(stale)
