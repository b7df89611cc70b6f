"""`nexuslint explain`: the page of a rule."""

from __future__ import annotations

import click

from nexuslint.commands.options import no_color_option
from nexuslint.commands.settings_options import settings_options


@click.command(short_help="Show what a rule finds, why it matters, and what to ask for.")
@click.argument("rules", nargs=-1, required=True, metavar="RULE...")
@settings_options
@no_color_option
def explain(rules: tuple[str, ...], config: str | None, isolated: bool, no_color: bool) -> int:
    """Show the page of each RULE, given by code (NX202) or by name (hedged-opinion).

    It tells what the rule finds and what it lets pass, why adjudicators care, on what authority, what to ask the clinician
    for, and examples.
    """
    from nexuslint.commands.rule_pack import find_rule, load_rules
    from nexuslint.commands.terminal import screen_view, standard_output
    from nexuslint.reporters.explain import write_rule_pages

    pack = load_rules(with_examples=True, config=config, isolated=isolated)
    asked = tuple(dict.fromkeys(find_rule(pack, one).code for one in rules))
    found = [rule for code in asked if (rule := pack.rule(code)) is not None]
    write_rule_pages(found, screen_view(no_color=no_color), standard_output())
    return 0
