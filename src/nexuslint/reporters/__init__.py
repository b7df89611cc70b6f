"""Floor 4: what a run found -> bytes. Reporters decide nothing: severity, order and counts stand in the `Report`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from nexuslint.model.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """How and where a report is shown.

    `width` in columns. `colours`: "standard" (16), "256" or "truecolor", `None` for no escape code of any kind. `encoding`
    is that of the screen, pipe or file. `quiet`: findings only. `root` and `folder` are the project's root and the folder
    that relative paths start from, both absolute with forward slashes, for formats that name letters from the root; "" leaves
    the names as they were given. `backslashes`: they stand between folders (Windows); elsewhere one is part of a name.
    """

    width: int = 80
    colours: str | None = None
    encoding: str = "utf-8"
    quiet: bool = False
    root: str = ""
    folder: str = ""
    backslashes: bool = False

    @property
    def unicode(self) -> bool:
        """True when signs beyond ASCII can be shown."""
        return self.encoding.lower().replace("_", "-").startswith("utf")


class Reporter(Protocol):
    """Anything that writes a report. `suffix` is the usual end of such a file's name, with its dot."""

    @property
    def name(self) -> str:
        """The format's name on the command line."""

    @property
    def suffix(self) -> str:
        """The usual end of such a file's name, with its dot."""

    def write(self, report: Report, out: BinaryIO) -> None:
        """Write the whole report."""


def _rich(view: View) -> Reporter:
    from nexuslint.reporters.console import ConsoleReporter

    return ConsoleReporter(view=view)


def _concise(view: View) -> Reporter:
    from nexuslint.reporters.concise import ConciseReporter

    return ConciseReporter(view=view)


def _json(_view: View) -> Reporter:
    from nexuslint.reporters.json import JsonReporter

    return JsonReporter()


def _sarif(view: View) -> Reporter:
    from nexuslint.reporters.sarif import SarifReporter

    return SarifReporter(view=view)


def _github(view: View) -> Reporter:
    from nexuslint.reporters.github import GithubReporter

    return GithubReporter(view=view)


def _gitlab(view: View) -> Reporter:
    from nexuslint.reporters.gitlab import GitlabReporter

    return GitlabReporter(view=view)


def _junit(view: View) -> Reporter:
    from nexuslint.reporters.junit import JunitReporter

    return JunitReporter(view=view)


def _markdown(view: View) -> Reporter:
    from nexuslint.reporters.markdown import MarkdownReporter

    return MarkdownReporter(view=view)


#: Every format of `--format` and what makes its reporter.
REPORTERS: dict[str, Callable[[View], Reporter]] = {
    "rich": _rich,
    "concise": _concise,
    "json": _json,
    "sarif": _sarif,
    "github": _github,
    "gitlab": _gitlab,
    "junit": _junit,
    "markdown": _markdown,
}
