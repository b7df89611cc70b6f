"""`nexuslint config`: the settings that hold, and where each was set."""

from __future__ import annotations

import click

from nexuslint.commands.options import read_codes, reading_options
from nexuslint.commands.settings_options import gitignore_option, make_asked, settings_options


@click.command(short_help="Show the settings that hold, and where each was set.")
@click.argument("path", required=False, default=".", metavar="[PATH]")
@click.option("--format", "format_name", type=click.Choice(("text", "json")), default="text", show_default=True)
@click.option("--select", callback=read_codes, metavar="CODES", multiple=True, help="As when linting.")
@click.option("--ignore", callback=read_codes, metavar="CODES", multiple=True, help="As when linting.")
@reading_options
@gitignore_option
@settings_options
def config(
    path: str,
    format_name: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    program: str | None,
    theories: tuple[str, ...],
    conditions: tuple[str, ...],
    gitignore: bool | None,
    config: str | None,
    isolated: bool,
) -> int:
    """Show the settings for the letter or folder at PATH (default: here), and where each was set.

    The command line comes before the settings file, a later `per-file` table before an earlier one, and the file nearest to
    the letter is the only one read.
    """
    import os

    from nexuslint.commands.terminal import write_text
    from nexuslint.config import settings_for
    from nexuslint.config.shown import shown_settings
    from nexuslint.config.toml_text import shown_path
    from nexuslint.model.errors import UsageError

    if path != "-" and not os.path.lexists(path):
        raise UsageError(f"There is no file or folder “{path}”.", advice="Check the spelling.")
    asked = make_asked(
        program=program,
        theories=theories,
        conditions=conditions,
        select=select,
        ignore=ignore,
        gitignore=gitignore,
        config=config,
        isolated=isolated,
    )
    settings = settings_for(path, asked)
    shown = shown_settings(settings)
    file = shown_path(settings.file) if settings.file else None
    if format_name == "json":
        import json

        told = {
            "path": path,
            "root": shown_path(settings.root),
            "file": file,
            "settings": {one.name: {"value": one.value, "from": one.where} for one in shown},
            "accepted": [
                {"letter": one.letter, "code": one.code, "reason": one.reason, "from": one.where}
                for one in settings.accepted
            ],
        }
        write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
        return 0
    width = max(len(one.line) for one in shown if len(one.line) <= _WIDEST)
    lines = [f"Settings for {path}", f"  file  {file or 'none'}", f"  root  {shown_path(settings.root)}", ""]
    lines += [f"{one.line:<{width}}  # {one.where}" for one in shown]
    lines += [f"accepted: {one.code} in {one.letter}  # {one.where}" for one in settings.accepted]
    write_text("\n".join(lines) + "\n")
    return 0


#: A line longer than this does not push the others' second column to the right.
_WIDEST = 60
