"""What comes before what: a settings file, its `per-file` tables in order, the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from nexuslint.config.asked import Asked
from nexuslint.config.setting import Setting

if TYPE_CHECKING:
    from nexuslint.config.settings_file import PerFile, SettingsFile
    from nexuslint.config.values import Value

COMMAND_LINE = "command line"
OFF = "off"


def settings_found(file: SettingsFile | None, matched: tuple[PerFile, ...], asked: Asked) -> dict[str, Setting]:
    """The settings that were made anywhere, by key."""
    found: dict[str, Setting] = {}
    if file is not None:
        for setting in file.settings:
            found[setting.name] = setting
    for table in matched:
        for setting in table.settings:
            found[setting.name] = _over(found.get(setting.name), setting)
    for setting in _told(asked):
        found[setting.name] = _over(found.get(setting.name), setting)
    if asked.select:
        # Whoever asks for a rule by name wants to see it, whatever the file leaves out.
        if not asked.ignore:
            found.pop("ignore", None)
        else:
            found["ignore"] = Setting(name="ignore", value=asked.ignore, where=COMMAND_LINE)
        _drop_off(found)
    return found


def _over(below: Setting | None, above: Setting) -> Setting:
    """A later setting over an earlier one: codes to ignore and severities add up, anything else takes its place."""
    if below is None or above.name not in {"ignore", "severity"}:
        return above
    lower, upper = cast("tuple[object, ...]", below.value), cast("tuple[object, ...]", above.value)
    if above.name == "severity":
        value: object = tuple(
            {
                **dict(cast("tuple[tuple[str, str], ...]", lower)),
                **dict(cast("tuple[tuple[str, str], ...]", upper)),
            }.items()
        )
    else:
        value = tuple(dict.fromkeys(lower + upper))
    where = below.where if below.where == above.where else f"{below.where}, {above.where}"
    return Setting(name=above.name, value=cast("Value", value), where=where)


def _told(asked: Asked) -> tuple[Setting, ...]:
    told: dict[str, Value | None] = {
        "program": asked.program.value if asked.program else None,
        "theory": tuple(one.value for one in asked.theories),
        "condition": asked.conditions,
        "select": asked.select,
        "ignore": asked.ignore,
        "gitignore": asked.gitignore,
        "fail-on": asked.fail_on,
        "format": asked.formats,
        "jobs": asked.jobs,
        "baseline": asked.baseline,
    }
    return tuple(
        Setting(name=name, value=value, where=COMMAND_LINE)
        for name, value in told.items()
        if value is not None and value != ()
    )


def _drop_off(found: dict[str, Setting]) -> None:
    graded = found.get("severity")
    if graded is None:
        return
    kept = tuple(pair for pair in cast("tuple[tuple[str, str], ...]", graded.value) if pair[1] != OFF)
    found["severity"] = Setting(name="severity", value=kept, where=graded.where)
