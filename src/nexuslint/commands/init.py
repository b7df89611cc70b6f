"""`nexuslint init`: files to start with."""

from __future__ import annotations

import click


@click.command(short_help="Write a settings file, a CI workflow and a pre-commit entry to start with.")
@click.argument("folder", required=False, default=".", metavar="[FOLDER]")
def init(folder: str) -> int:
    """Write nexuslint.toml, a GitHub workflow and a pre-commit entry into FOLDER (default: here).

    A file that is there already is left as it is, and told.
    """
    from pathlib import Path

    from nexuslint.commands.terminal import write_text
    from nexuslint.config.find import PROJECT_NAME, SETTINGS_NAME
    from nexuslint.config.settings_file import has_settings
    from nexuslint.config.starter import HOOKS, HOOKS_NAME, starter_files
    from nexuslint.model.errors import UsageError

    top = Path(folder)
    if not top.is_dir():
        raise UsageError(f"There is no folder “{folder}”.", advice="Make it first.")
    for name, text in starter_files().items():
        path = top / name
        if name == SETTINGS_NAME and has_settings(str(top / PROJECT_NAME)):
            write_text(f"kept     {PROJECT_NAME} has settings for nexuslint; {name} would come before them\n")
            continue
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
        except FileExistsError:
            write_text(f"kept     {name} is there already\n")
            if name == HOOKS_NAME and "nexuslint" not in path.read_text("utf-8", "replace"):
                write_text(f"         To check letters before each commit, add to it:\n\n{HOOKS}\n")
            continue
        except OSError as error:
            raise UsageError(f"“{path}” cannot be written: {error.strerror}.", advice="Name another folder.") from None
        write_text(f"written  {name}\n")
    return 0
