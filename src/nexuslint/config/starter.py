"""The files that `nexuslint init` writes."""

from __future__ import annotations

from nexuslint.config.find import SETTINGS_NAME
from nexuslint.config.keys import KEYS, Key
from nexuslint.version import __version__

WORKFLOW_NAME = ".github/workflows/nexuslint.yml"
HOOKS_NAME = ".pre-commit-config.yaml"
#: What each key may look like; `docs/settings.md` explains them.
_SAMPLES = {
    "program": 'program = "va"',
    "theory": 'theory = ["direct"]',
    "condition": 'condition = ["lumbar strain"]',
    "select": 'select = ["NX2", "NX402"]',
    "ignore": 'ignore = ["NX305"]',
    "include": 'include = ["letters/**"]',
    "exclude": 'exclude = ["drafts/", "*.md"]',
    "gitignore": "gitignore = false",
    "packs": 'packs = ["./smith-law"]',
    "allow-code": 'allow-code = ["smith-law-checks"]',
    "baseline": 'baseline = "nexuslint-baseline.json"',
    "fail-on": 'fail-on = "warning"',
    "format": 'format = ["rich", "json:report.json"]',
    "jobs": 'jobs = "auto"',
}
_HEAD = """\
# Settings of nexuslint for the letters in this folder and below it. Take the # away before a line to set it.
# `nexuslint config LETTER` shows what holds for a letter, and where it was set.
"""
_TABLES = """\
# Another severity for a rule (error, warning, suggestion), or off.
# [severity]
# NX305 = "warning"
# NX407 = "off"

# Settings for some letters only. Of tables that match one letter, the later one counts.
# [per-file]
# "clients/smith/**" = {program = "ssd"}

# A finding that may stand, in one letter, with the reason.
# [[accept]]
# letter = "clients/smith/opinion.pdf"
# code = "NX402"
# reason = "The list of records is attached."
"""
_HOOK = """\
      - id: nexuslint
        name: nexuslint
        entry: nexuslint --force-exclude --quiet
        language: system
        files: (?i)\\.(docx|docm|pdf)$
        require_serial: true
"""
HOOKS = f"""\
repos:
  - repo: local
    hooks:
{_HOOK}"""


def settings_starter() -> str:
    """A `nexuslint.toml` in which everything is a comment."""
    lines = [_HEAD]
    lines += [f"# {key.summary}{_choices(key)}\n# {_SAMPLES[key.name]}\n" for key in KEYS if key.name in _SAMPLES]
    return "\n".join([*lines, _TABLES])


def workflow_starter() -> str:
    """A workflow for GitHub, in the format that leaves the letters' words out: logs are read by many."""
    return f"""\
name: nexuslint
on: [push, pull_request]
permissions:
  contents: read
jobs:
  letters:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: pip install nexuslint=={__version__}
      - run: nexuslint --format github .
"""


def starter_files() -> dict[str, str]:
    """Every file of a start, by its path from the folder."""
    return {SETTINGS_NAME: settings_starter(), WORKFLOW_NAME: workflow_starter(), HOOKS_NAME: HOOKS}


def _choices(key: Key) -> str:
    return f" One of {', '.join(key.words)}." if key.words else ""
