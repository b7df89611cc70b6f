"""Settings as they would be written in a settings file, each with where it was set."""

from __future__ import annotations

import json
from dataclasses import dataclass

from nexuslint.config.keys import KEYS
from nexuslint.config.settings import Settings
from nexuslint.config.toml_text import shown_path


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSetting:
    """One key with its effective value as a plain value (`None`: nothing is set), and where that was set."""

    name: str
    value: object
    where: str

    @property
    def line(self) -> str:
        """The key and its value as TOML; a dash where nothing is set."""
        return f"{self.name} = {_toml(self.value)}" if self.value is not None else f"{self.name} -"


def shown_settings(settings: Settings) -> tuple[ShownSetting, ...]:
    """Every key in the order of the table of keys."""
    return tuple(
        ShownSetting(name=key.name, value=_value(settings, key.name), where=settings.origin(key.name)) for key in KEYS
    )


def _value(settings: Settings, name: str) -> object:
    found: dict[str, object] = {
        "program": settings.program.value if settings.program else None,
        "theory": [one.value for one in settings.theories] or None,
        "condition": list(settings.conditions) or None,
        "select": list(settings.select) or None,
        "ignore": list(settings.ignore) or None,
        "severity": {code: grade.value if grade else "off" for code, grade in settings.severities} or None,
        "include": list(settings.include) or None,
        "exclude": list(settings.exclude) or None,
        "gitignore": settings.gitignore,
        "packs": list(settings.packs) or None,
        "allow-code": list(settings.allow_code) or None,
        "baseline": shown_path(settings.baseline) if settings.baseline else None,
        "fail-on": settings.fail_on,
        "format": list(settings.formats),
        "jobs": int(settings.jobs) if settings.jobs.isdecimal() else settings.jobs,
    }
    return found[name]


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {_toml(one)}" for key, one in value.items()) + "}"
    # JSON's texts, lists, numbers and truths are written as TOML's are.
    return json.dumps(value, ensure_ascii=False)
