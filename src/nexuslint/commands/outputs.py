"""Where the reports of a run go: checked before the letters are read, written after."""

from __future__ import annotations

import io
import os
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from nexuslint.commands.options import Destination
from nexuslint.commands.terminal import file_view, screen_view, standard_output, tell
from nexuslint.model.errors import UsageError
from nexuslint.reporters import REPORTERS

if TYPE_CHECKING:
    from nexuslint.model.report import Report

#: Formats that are for whoever has the letter in hand; the others end up in logs, on servers and in other people's mail.
_PRIVATE = frozenset({"rich", "json"})
#: A slip on the command line must not write a report over a letter.
_LETTERS = (".docx", ".docm", ".doc", ".pdf", ".rtf", ".odt", ".pages", ".wpd")


def plan_outputs(formats: Sequence[Destination], output: str | None, letters: Sequence[str]) -> tuple[Destination, ...]:
    """The destinations of a run: `rich` to standard output when nothing else is said; `output` takes the one that names no file.

    Raises:
        UsageError: two formats for one place, a place that cannot be written, or a letter in that place.
    """
    planned = tuple(formats) or (Destination(format="rich"),)
    if output is not None and output != "-":
        planned = tuple(one if one.file else replace(one, file=output) for one in planned)
    places = [os.path.realpath(one.file) if one.file else None for one in planned]
    if len(set(places)) < len(places):
        raise UsageError(
            "Two formats would go to the same place.",
            advice="Give all but one a file, as in --format json:report.json.",
        )
    if any(one.file is not None for one in planned):
        letter_files = {os.path.realpath(letter) for letter in letters}
        for one in planned:
            if one.file is not None:
                _check_file(one.file, letter_files)
    return planned


def _check_file(file: str, letter_files: set[str]) -> None:
    folder = os.path.dirname(file) or "."
    if os.path.realpath(file) in letter_files or (file.lower().endswith(_LETTERS) and os.path.exists(file)):
        raise UsageError(f"“{file}” is a letter; a report would take its place.", advice="Name another file.")
    if os.path.isdir(file):
        raise UsageError(f"“{file}” is a folder.", advice="Name a file in it.")
    if not os.path.isdir(folder):
        raise UsageError(f"The folder “{folder}” is not there.", advice="Make it first, or name another file.")


def write_outputs(
    report: Report, planned: Sequence[Destination], *, no_color: bool, quiet: bool, show_text: str | None = None
) -> tuple[tuple[str, ...], tuple[bytes, ...]]:
    """Write the report to every destination, each with as much of the letters' text as it may show.

    `show_text` is one of `TEXT`; `None` leaves it to the formats. Gives what was said on standard error, and what went to
    each destination.

    Raises:
        UsageError: a file cannot be written.
    """
    from nexuslint.reporters.words import summary_words

    contents: dict[Destination, bytes] = {}
    for one in in_writing_order(planned):
        shown = with_text(report, show_text or default_text(one.format))
        view = screen_view(no_color=no_color, quiet=quiet) if one.file is None else file_view(quiet=quiet)
        whole = io.BytesIO()
        REPORTERS[one.format](view).write(shown, whole)
        contents[one] = whole.getvalue()
        put_output(one, (contents[one],))
        if one.format == "github":
            from nexuslint.commands.job_summary import append_job_summary

            append_job_summary(shown, file_view())
    says = not quiet and any(one.format == "concise" and one.file is None for one in planned)
    said = (summary_words(report),) if says else ()
    for line in said:
        tell(line)
    return said, tuple(contents[one] for one in planned)


def in_writing_order(planned: Sequence[Destination]) -> tuple[Destination, ...]:
    """Files first: whoever reads the screen through a pipe may close it early."""
    return tuple(sorted(planned, key=lambda one: one.file is None))


def put_output(one: Destination, parts: Sequence[bytes]) -> None:
    """Send what a reporter made to its destination.

    Raises:
        UsageError: its file cannot be written.
    """
    if one.file is None:
        out = standard_output()
        out.writelines(parts)
        out.flush()
        return
    try:
        with open(one.file, "wb") as out:
            out.writelines(parts)
    except OSError as error:
        raise UsageError(f"“{one.file}” cannot be written: {error.strerror}.", advice="Name another file.") from None


def default_text(format_name: str) -> str:
    """How much of a letter a format shows unless told otherwise: what goes to logs and other people's servers, nothing."""
    return "full" if format_name in _PRIVATE else "none"


def with_text(report: Report, show_text: str) -> Report:
    """The report with as much of the letters' text as `show_text` allows."""
    if show_text == "full":
        return report
    if show_text == "none":
        from nexuslint.model.redact import redacted

        return redacted(report)
    from nexuslint.model.mask import masked

    return masked(report)
