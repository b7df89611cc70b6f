"""`nexuslint rules`: all rules at a glance."""

from __future__ import annotations

import click

from nexuslint.commands.options import PROGRAMS, SEVERITIES, no_color_option
from nexuslint.commands.settings_options import settings_options


@click.command(short_help="List the rules.")
@click.option("--program", type=click.Choice(PROGRAMS), help="Only rules for letters to this agency.")
@click.option(
    "--severity", type=click.Choice(SEVERITIES), multiple=True, help="Only rules of this severity. Repeatable."
)
@click.option("--format", "format_name", type=click.Choice(("rich", "json")), default="rich", show_default=True)
@settings_options
@no_color_option
def rules(
    program: str | None,
    severity: tuple[str, ...],
    format_name: str,
    config: str | None,
    isolated: bool,
    no_color: bool,
) -> int:
    """List the rules with code, name, severity, agencies and what each finds.

    The rules of packs that the settings here name are among them. With --program, the severity is the one in letters to that agency.
    """
    from nexuslint.commands.rule_pack import load_rules
    from nexuslint.commands.terminal import screen_view, standard_output
    from nexuslint.reporters.rule_words import for_program
    from nexuslint.reporters.rules_table import write_rules_json, write_rules_table

    every = load_rules(with_examples=False, config=config, isolated=isolated).rules
    if program is not None:
        every = tuple(for_program(rule, program) for rule in every if program in rule.applies.programs)
    chosen = [rule for rule in every if not severity or rule.severity.value in severity]
    if format_name == "json":
        write_rules_json(chosen, standard_output())
    else:
        write_rules_table(chosen, screen_view(no_color=no_color), standard_output())
    return 0
