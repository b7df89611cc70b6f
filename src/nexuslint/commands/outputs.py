"""Where the reports of a run go: checked before the letters are read, written after."""

from __future__ import annotations

import io
import os
from collections.abc import Sequence
from dataclasses import replace

from nexuslint.commands.job_summary import append_job_summary
from nexuslint.commands.options import Destination
from nexuslint.commands.terminal import file_view, screen_view, standard_output, tell
from nexuslint.model.errors import UsageError
from nexuslint.model.redact import redacted
from nexuslint.model.report import Report
from nexuslint.reporters import REPORTERS
from nexuslint.reporters.words import summary_words

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
) -> None:
    """Write the report to every destination, each with as much of the letters' text as it may show.

    `show_text` is one of `TEXT`; `None` leaves it to the formats.

    Raises:
        UsageError: a file cannot be written.
    """
    # Files first: whoever reads the screen through a pipe may close it early.
    for one in sorted(planned, key=lambda one: one.file is None):
        shown = with_text(report, show_text or default_text(one.format))
        if one.file is None:
            out = standard_output()
            REPORTERS[one.format](screen_view(no_color=no_color, quiet=quiet)).write(shown, out)
            out.flush()
        else:
            _write_file(shown, one, one.file, quiet=quiet)
        if one.format == "github":
            append_job_summary(shown, file_view())
    if not quiet and any(one.format == "concise" and one.file is None for one in planned):
        tell(summary_words(report))


def default_text(format_name: str) -> str:
    """How much of a letter a format shows unless told otherwise: what goes to logs and other people's servers, nothing."""
    return "full" if format_name in _PRIVATE else "none"


def with_text(report: Report, show_text: str) -> Report:
    """The report with as much of the letters' text as `show_text` allows."""
    if show_text == "full":
        return report
    if show_text == "none":
        return redacted(report)
    from nexuslint.model.mask import masked

    return masked(report)


def _write_file(report: Report, one: Destination, file: str, *, quiet: bool) -> None:
    whole = io.BytesIO()
    REPORTERS[one.format](file_view(quiet=quiet)).write(report, whole)
    try:
        with open(file, "wb") as out:
            out.write(whole.getvalue())
    except OSError as error:
        raise UsageError(f"“{file}” cannot be written: {error.strerror}.", advice="Name another file.") from None
