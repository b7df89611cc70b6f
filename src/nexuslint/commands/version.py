"""`--version`."""

from __future__ import annotations

import click

from nexuslint.version import __version__


def show_version(ctx: click.Context, _option: click.Parameter, asked: bool) -> None:
    """Print the version and stop, when asked."""
    if asked and not ctx.resilient_parsing:
        click.echo(f"nexuslint {__version__}")
        ctx.exit()
