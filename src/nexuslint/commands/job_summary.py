"""The summary of a GitHub job, which a runner names in the environment."""

from __future__ import annotations

import io
import os

from nexuslint.model.errors import UsageError
from nexuslint.model.report import Report
from nexuslint.reporters import View

_VARIABLE = "GITHUB_STEP_SUMMARY"


def append_job_summary(report: Report, view: View) -> None:
    """Add the whole table to the file that GITHUB_STEP_SUMMARY names; nothing where it names none.

    Raises:
        UsageError: the file cannot be written.
    """
    file = os.environ.get(_VARIABLE)
    if not file:
        return
    from nexuslint.reporters.markdown import SUMMARY_BYTES, MarkdownReporter

    whole = io.BytesIO()
    MarkdownReporter(view=view, most_bytes=SUMMARY_BYTES).write(report, whole)
    try:
        with open(file, "ab") as out:
            out.write(whole.getvalue())
    except OSError as error:
        message = f"The job summary “{file}” cannot be written: {error.strerror}."
        raise UsageError(message, advice=f"Check the variable {_VARIABLE}, or unset it.") from None
