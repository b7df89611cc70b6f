"""`nexuslint facts`: the whole reading of a letter."""

from __future__ import annotations

import click

from nexuslint.commands.options import no_color_option, reading_options
from nexuslint.commands.settings_options import make_asked, settings_options


@click.command(short_help="Show everything that was read from a letter.")
@click.argument("path", metavar="PATH")
@click.option("--format", "format_name", type=click.Choice(("rich", "json")), default="rich", show_default=True)
@reading_options
@settings_options
@no_color_option
def facts(
    path: str,
    format_name: str,
    program: str | None,
    theories: tuple[str, ...],
    conditions: tuple[str, ...],
    config: str | None,
    isolated: bool,
    no_color: bool,
) -> int:
    """Show the letter at PATH sentence by sentence, with the facts read from it, who says each, and what it went by.

    This is for whoever wants to know why a rule fired, or why it did not.
    """
    from nexuslint.commands.terminal import screen_view, standard_output
    from nexuslint.lint import Linter
    from nexuslint.paths import find_letters
    from nexuslint.project import options_for
    from nexuslint.reporters.facts_view import write_facts, write_facts_json

    letters = find_letters([path])
    if len(letters) > 1:
        raise click.UsageError("facts shows one letter at a time.")
    asked = make_asked(program=program, theories=theories, conditions=conditions, config=config, isolated=isolated)
    with Linter(options=options_for(letters[0], asked)) as linter:
        read = linter.read(letters[0])
    if format_name == "json":
        write_facts_json(read.letter, read.facts, read.sentences, standard_output())
    else:
        write_facts(read.letter, read.facts, read.sentences, screen_view(no_color=no_color), standard_output())
    return 0
