"""`nexuslint PATH...`: check letters."""

from __future__ import annotations

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
from nexuslint.commands.scale_options import scale_options
from nexuslint.commands.settings_options import (
    baseline_options,
    force_exclude_option,
    gitignore_option,
    make_asked,
    settings_options,
)


@click.command(hidden=True, context_settings={"max_content_width": 100})
@click.argument("paths", nargs=-1, metavar="PATH...")
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
@scale_options
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
    jobs: str | None,
    no_cache: bool,
    changed: str | None,
    watch: bool,
    quiet: bool,
    no_color: bool,
) -> int:
    """Check the letters at each PATH (a file, a folder, a pattern in quotes, or - for standard input)."""
    from nexuslint.commands.planning import Told, plan_run
    from nexuslint.commands.running import run
    from nexuslint.commands.terminal import tell

    if redact and show_text not in (None, "none"):
        raise click.UsageError(f"--redact and --show-text {show_text} contradict each other. Give one of them.")
    if watch and changed is not None:
        raise click.UsageError("--watch and --changed do not go together: name the letters to watch.")
    told = Told(
        settings=make_asked(
            program=program,
            theories=theories,
            conditions=conditions,
            select=select,
            ignore=ignore,
            fail_on=fail_on,
            jobs=jobs,
            gitignore=gitignore,
            baseline=baseline,
            no_baseline=no_baseline,
            config=config,
            isolated=isolated,
        ),
        formats=formats,
        output=output,
        stage=stage,
        force_exclude=force_exclude,
        changed=changed,
        cached=not no_cache,
        quiet=quiet,
        no_color=no_color,
        show_text="none" if redact else show_text,
    )
    asked = plan_run(paths, told)
    if watch:
        from nexuslint.commands.watching import watch_letters

        return watch_letters(paths, told, asked)
    if not asked.work:
        tell("No letter is left to check." if changed is None else "No letter has changed.")
    return run(asked)
