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
    default="error",
    show_default=True,
    help="Exit with 1 when a finding is as grave as this, or graver.",
)
@reading_options
@click.option("--stage", type=click.Choice(STAGES), help="The stage of the claim, told in the verdict.")
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
    fail_on: str,
    program: str | None,
    theories: tuple[str, ...],
    conditions: tuple[str, ...],
    stage: str | None,
    show_text: str | None,
    redact: bool,
    jobs: int | None,
    no_cache: bool,
    changed: str | None,
    watch: bool,
    quiet: bool,
    no_color: bool,
) -> int:
    """Check the letters at each PATH (a file, a folder, a pattern in quotes, or - for standard input)."""
    from nexuslint.commands.letters import named_letters
    from nexuslint.commands.outputs import plan_outputs
    from nexuslint.commands.running import Asked, run
    from nexuslint.commands.terminal import tell
    from nexuslint.model.options import Options
    from nexuslint.model.program import Program, Theory

    if redact and show_text not in (None, "none"):
        raise click.UsageError(f"--redact and --show-text {show_text} contradict each other. Give one of them.")
    options = Options(
        program=Program(program) if program else None,
        theories=tuple(Theory(one) for one in theories),
        conditions=conditions,
        select=select,
        ignore=ignore,
        stage=stage,
    )
    if watch and changed is not None:
        raise click.UsageError("--watch and --changed do not go together: name the letters to watch.")
    letters = named_letters(paths, changed)
    if not letters:
        tell("No letter has changed.")
    asked = Asked(
        work=tuple((letter, options) for letter in letters),
        planned=plan_outputs(formats, output, letters),
        fail_on=fail_on,
        stage=stage,
        jobs=jobs,
        cached=not no_cache,
        quiet=quiet,
        no_color=no_color,
        show_text="none" if redact else show_text,
    )
    if watch:
        from nexuslint.commands.watching import watch_letters

        return watch_letters(paths, asked)
    return run(asked)
