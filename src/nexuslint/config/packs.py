"""From the packs and packages that settings name to what is used of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nexuslint.config.settings import Settings
from nexuslint.model.errors import UsageError

if TYPE_CHECKING:
    from nexuslint.model.pack_source import PackSource


def packs_of(settings: Settings) -> tuple[PackSource, ...]:
    """The packs that the settings name.

    Raises:
        UsageError: one is not there; the settings file is told.
        PackError: a file of one cannot be read.
    """
    if not settings.packs:
        return ()
    from nexuslint.packs.sources import find_pack

    try:
        return tuple(find_pack(named, settings.root) for named in settings.packs)
    except UsageError as error:
        raise UsageError(f"{settings.origin('packs')}: {error.message}", advice=error.advice) from None


def code_of(settings: Settings) -> tuple[str, ...]:
    """The packages whose checks may run, each with its version."""
    if not settings.allow_code:
        return ()
    from nexuslint.packs.installed import versions_of

    return versions_of(settings.allow_code)
