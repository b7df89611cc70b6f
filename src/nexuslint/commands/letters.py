"""The letters that a command line means."""

from __future__ import annotations

import os

from nexuslint.model.errors import UsageError
from nexuslint.paths import STANDARD_INPUT, Keep, find_letters


def named_letters(
    paths: tuple[str, ...], changed: str | None, *, keep: Keep, may_be_none: bool = False
) -> tuple[str, ...]:
    """The letters that the paths name; of them, with `changed`, those that differ from that commit (perhaps none).

    `keep` is asked of whatever was found and not named.

    Raises:
        UsageError: no path (unless there `may_be_none`), a wrong path or commit, standard input where a file is needed.
    """
    if changed is None:
        if not paths and not may_be_none:
            raise UsageError(
                "No PATH was given: which letters?",
                advice="Name a file, a folder, a pattern in quotes, or - for standard input.",
            )
        return find_letters(paths, keep=keep, may_be_none=may_be_none)
    if STANDARD_INPUT in paths:
        raise UsageError("--changed is about files; standard input is none.", advice="Leave one of the two out.")
    from nexuslint.commands.changed import HEAD, changed_letters, is_ref

    # “--changed letters/” reads like a path, and click takes it for the commit.
    if os.path.lexists(changed) and not is_ref(changed):
        return changed_letters(HEAD, (changed, *paths), keep=keep)
    return changed_letters(changed, paths, keep=keep)
