"""What is asked often must start fast: no language library, parser or table maker before it is needed."""

from __future__ import annotations

import pytest
from running import run_code

HEAVY = {"spacy", "thinc", "numpy", "onnxruntime", "lxml", "docx", "pdfminer"}


def modules_after(*arguments: str) -> set[str]:
    done = run_code(
        "import io, sys\n"
        "from nexuslint.cli import main\n"
        f"code = main({list(arguments)!r})\n"
        "print(*{name.partition('.')[0] for name in sys.modules} | {name for name in sys.modules if name.count('.') == 1}, file=sys.stderr)\n"
        "sys.exit(code)\n"
    )
    assert done.returncode == 0, done.stderr
    return set(done.stderr.decode().split())


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]])
def test_help_and_version_import_little_but_click(arguments: list[str]) -> None:
    loaded = modules_after(*arguments)
    assert not loaded & (HEAVY | {"rich", "yaml"})
    assert not loaded & {"nexuslint.lint", "nexuslint.engine", "nexuslint.facts", "nexuslint.packs"}


@pytest.mark.parametrize("arguments", [["rules"], ["explain", "NX202"], ["rules", "--format", "json"]])
def test_rules_and_explain_import_no_language_library_or_parser(arguments: list[str]) -> None:
    loaded = modules_after(*arguments)
    assert not loaded & HEAVY
    assert not loaded & {"nexuslint.lint", "nexuslint.language", "nexuslint.parsers", "nexuslint.facts"}
