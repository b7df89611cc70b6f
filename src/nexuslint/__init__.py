"""A linter for medical opinion letters: `lint` reads files, `lint_text` reads text, both give results as values.

Importing this package imports nothing else; each public name brings its module with it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from nexuslint.version import __version__

if TYPE_CHECKING:
    from nexuslint.lint import Linter, Options, lint_text
    from nexuslint.model.finding import Finding, Severity
    from nexuslint.model.letter import Letter
    from nexuslint.model.report import LetterResult, Report
    from nexuslint.model.span import Span

#: Every public name and the module that holds it.
_HOMES = {
    "Finding": "nexuslint.model.finding",
    "Letter": "nexuslint.model.letter",
    "LetterResult": "nexuslint.model.report",
    "Linter": "nexuslint.lint",
    "Options": "nexuslint.lint",
    "Report": "nexuslint.model.report",
    "Severity": "nexuslint.model.finding",
    "Span": "nexuslint.model.span",
    "lint_text": "nexuslint.lint",
}

__all__ = [
    "Finding",
    "Letter",
    "LetterResult",
    "Linter",
    "Options",
    "Report",
    "Severity",
    "Span",
    "__version__",
    "lint_text",
]


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'nexuslint' has no attribute {name!r}")
