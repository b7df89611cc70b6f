"""From the settings of letters to what changes their results."""

from __future__ import annotations

from nexuslint.config import Asked, Settings, settings_for
from nexuslint.config.packs import code_of, packs_of
from nexuslint.model.options import Options


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
