"""`nexuslint PATH...`: check letters."""

from __future__ import annotations

from dataclasses import replace
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
from nexuslint.commands.settings_options import (
    baseline_options,
    force_exclude_option,
    gitignore_option,
    make_asked,
    settings_options,
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
    help="Exit with 1 when a finding is as grave as this, or graver (default: error).",
)
@reading_options
@click.option("--stage", type=click.Choice(STAGES), help="The stage of the claim, told in the verdict.")
@gitignore_option
@force_exclude_option
@baseline_options
@settings_options
@text_options
@click.option("--quiet", "-q", is_flag=True, help="Findings and unread files only.")
@no_color_option
def lint(
    paths: tuple[str, ...],
    formats: tuple[Destination, ...],
    output: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str | None,
    program: str | None,
    theories: tuple[str, ...],
    conditions: tuple[str, ...],
    stage: str | None,
    gitignore: bool | None,
    force_exclude: bool,
    baseline: str | None,
    no_baseline: bool,
    config: str | None,
    isolated: bool,
    show_text: str | None,
    redact: bool,
    quiet: bool,
    no_color: bool,
) -> int:
    """Check the letters at each PATH (a file, a folder, a pattern in quotes, or - for standard input)."""
    from nexuslint.commands.outputs import plan_outputs, write_outputs
    from nexuslint.commands.rule_pack import check_accepted_codes, check_codes, check_settings_codes
    from nexuslint.commands.settings_options import destinations, run_settings
    from nexuslint.commands.terminal import with_progress
    from nexuslint.config import settings_for
    from nexuslint.config.accepted import find_stale, ledger_for, with_accepted
    from nexuslint.config.walk import is_excluded, keeper
    from nexuslint.model.report import Report
    from nexuslint.paths import find_letters
    from nexuslint.project import Linters, options_of
    from nexuslint.version import __version__

    if redact and show_text not in (None, "none"):
        raise click.UsageError(f"--redact and --show-text {show_text} contradict each other. Give one of them.")
    asked = make_asked(
        program=program,
        theories=theories,
        conditions=conditions,
        select=select,
        ignore=ignore,
        fail_on=fail_on,
        gitignore=gitignore,
        baseline=baseline,
        no_baseline=no_baseline,
        config=config,
        isolated=isolated,
    )
    whole = run_settings(paths, asked)
    letters = find_letters(paths, keep=keeper(asked))
    if force_exclude:
        letters = tuple(letter for letter in letters if not is_excluded(letter, asked))
    planned = plan_outputs(destinations(formats, whole), output, letters)
    settings = tuple(settings_for(letter, asked) for letter in letters)
    options = tuple(replace(options_of(one), stage=stage) for one in settings)
    with Linters() as linters:
        for one, of_one in dict(zip(options, settings, strict=True)).items():
            check_codes(linters.of(one).pack, select + ignore)
            check_settings_codes(linters.of(one).pack, of_one)
        ledgers = tuple(ledger_for(path, of_path) for path, of_path in zip(letters, settings, strict=True))
        for one, ledger in zip(options, ledgers, strict=True):
            check_accepted_codes(linters.of(one).pack, ledger.acceptances)
        found = linters.lint(tuple(zip(letters, options, strict=True)))
        raw = with_progress(found, total=len(letters), quiet=quiet, no_color=no_color)
        results = tuple(with_accepted(result, ledger) for result, ledger in zip(raw, ledgers, strict=True))
        stale = tuple(
            one
            for result, ledger, option in zip(results, ledgers, options, strict=True)
            for one in find_stale(result, ledger, linters.of(option).shown)
        )
        rules = {
            rule.code: rule
            for one in dict.fromkeys(options)
            for rule in linters.of(one).pack.rules
            if rule.code in linters.of(one).shown
        }
        packs = tuple(dict.fromkeys(label for one in options for label in linters.of(one).pack.labels))
    report = Report(
        results=results,
        packs=packs,
        tool_version=__version__,
        stage=stage,
        stale=stale,
        rules=tuple(rules[code] for code in sorted(rules)),
    )
    write_outputs(report, planned, no_color=no_color, quiet=quiet, show_text="none" if redact else show_text)
    return exit_code(report, whole.fail_on)


def exit_code(report: Report, fail_on: str) -> int:
    """3 when a file was not read, wholly or in part; else 1 when a finding is at or over `fail_on`; else 0."""
    if report.unread:
        return _UNREAD
    if fail_on == "never":
        return _CLEAN
    worst = SEVERITIES.index(fail_on)
    found = any(finding.severity.rank <= worst for result in report.results for finding in result.findings)
    return _FINDINGS if found else _CLEAN
