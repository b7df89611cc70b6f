"""`nexuslint PATH...`: check letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from nexuslint.commands.options import (
    FORMATS,
    SEVERITIES,
    STAGES,
    Destination,
    no_color_option,
    read_codes,
    read_formats,
    reading_options,
    text_options,
)

if TYPE_CHECKING:
    from nexuslint.model.report import Report

_CLEAN, _FINDINGS, _UNREAD = 0, 1, 3


@click.command(hidden=True, context_settings={"max_content_width": 100})
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format",
    "formats",
    callback=read_formats,
    multiple=True,
    metavar=f"{'|'.join(FORMATS)}[:FILE]",
    help="How to show what was found (default: rich). Repeatable; FORMAT:FILE writes to a file.",
)
@click.option("--output", metavar="FILE", help="Write to FILE instead of standard output.")
@click.option(
    "--select",
    callback=read_codes,
    metavar="CODES",
    multiple=True,
    help="Only these rules: codes or their beginnings, as NX202,NX4.",
)
@click.option("--ignore", callback=read_codes, metavar="CODES", multiple=True, help="Not these rules.")
@click.option(
    "--fail-on",
    type=click.Choice((*SEVERITIES, "never")),
    default="error",
    show_default=True,
    help="Exit with 1 when a finding is as grave as this, or graver.",
)
@reading_options
@click.option("--stage", type=click.Choice(STAGES), help="The stage of the claim, told in the verdict.")
@text_options
@click.option("--quiet", "-q", is_flag=True, help="Findings and unread files only.")
@no_color_option
def lint(
    paths: tuple[str, ...],
    formats: tuple[Destination, ...],
    output: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str,
    program: str | None,
    theories: tuple[str, ...],
    conditions: tuple[str, ...],
    stage: str | None,
    show_text: str | None,
    redact: bool,
    quiet: bool,
    no_color: bool,
) -> int:
    """Check the letters at each PATH (a file, a folder, a pattern in quotes, or - for standard input)."""
    from nexuslint.commands.outputs import plan_outputs, with_own_fingerprints, write_outputs
    from nexuslint.commands.rule_pack import check_codes
    from nexuslint.commands.terminal import with_progress
    from nexuslint.lint import Linter, Options
    from nexuslint.model.facts import Program, Theory
    from nexuslint.model.report import Report
    from nexuslint.paths import find_letters
    from nexuslint.version import __version__

    if redact and show_text not in (None, "none"):
        raise click.UsageError(f"--redact and --show-text {show_text} contradict each other. Give one of them.")
    letters = find_letters(paths)
    planned = plan_outputs(formats, output, letters)
    options = Options(
        program=Program(program) if program else None,
        theories=tuple(Theory(one) for one in theories),
        conditions=conditions,
        select=select,
        ignore=ignore,
        stage=stage,
    )
    with Linter(options=options) as linter:
        check_codes(linter.pack, select + ignore)
        found = with_progress(linter.lint_paths(letters), total=len(letters), quiet=quiet, no_color=no_color)
        results = tuple(with_own_fingerprints(found))
        packs = (linter.pack.label,)
        rules = tuple(rule for rule in linter.pack.rules if rule.code in linter.shown)
    report = Report(results=results, packs=packs, tool_version=__version__, stage=stage, rules=rules)
    write_outputs(report, planned, no_color=no_color, quiet=quiet, show_text="none" if redact else show_text)
    return exit_code(report, fail_on)


def exit_code(report: Report, fail_on: str) -> int:
    """3 when a file was not read, wholly or in part; else 1 when a finding is at or over `fail_on`; else 0."""
    if report.unread:
        return _UNREAD
    if fail_on == "never":
        return _CLEAN
    worst = SEVERITIES.index(fail_on)
    found = any(finding.severity.rank <= worst for result in report.results for finding in result.findings)
    return _FINDINGS if found else _CLEAN
