"""Patterns as Git writes them: `*.docx` anywhere, `drafts/` a folder anywhere, `clients/smith/**` from the file's own folder."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


def matches(patterns: tuple[str, ...], name: str, *, is_folder: bool = False) -> bool:
    """True when the last pattern that matches `name` (a path with forward slashes) is none that begins with `!`."""
    return bool(patterns) and _spec(patterns).match_file(f"{name}/" if is_folder else name)


def verdict(patterns: tuple[str, ...], name: str, *, is_folder: bool = False) -> bool | None:
    """True when `name` is matched, False when it is taken back by `!`, `None` when no pattern says anything of it."""
    return _spec(patterns).check_file(f"{name}/" if is_folder else name).include if patterns else None


@lru_cache(maxsize=4096)
def is_pattern(text: str) -> bool:
    """True when `text` is a pattern at all: a lone `!` or a backslash at the end, for example, is none."""
    try:
        _spec((text,))
    except (ValueError, re.error):
        return False
    return True


@lru_cache(maxsize=1024)
def _spec(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    # Imported late: a run without patterns does not pay for it.
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns)
