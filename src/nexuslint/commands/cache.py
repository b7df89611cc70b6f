"""`nexuslint cache info` and `nexuslint cache clear`: the results that are kept."""

from __future__ import annotations

import click


@click.group()
def cache() -> None:
    """Show or clear the kept results of letters that have not changed."""


@cache.command()
def info() -> None:
    """Show where the cache lies and how much is in it."""
    from nexuslint.cache.folder import cache_file
    from nexuslint.cache.store import MEGABYTE, MOST_MB, Store

    file = cache_file()
    click.echo(f"folder   {file.parent}")
    if not file.is_file():
        click.echo("letters  0")
        return
    store = Store(file)
    size = store.size()
    store.close()
    if store.trouble:
        click.echo(f"The cache cannot be used: {store.trouble}. “nexuslint cache clear” begins it anew.")
        return
    click.echo(f"letters  {size.letters}")
    click.echo(f"runs     {size.runs}")
    click.echo(f"size     {size.content_bytes / MEGABYTE:.1f} MB of at most {MOST_MB} MB")


@cache.command()
def clear() -> None:
    """Forget all kept results."""
    from nexuslint.cache.folder import cache_file
    from nexuslint.model.errors import UsageError

    file = cache_file()
    was_there = file.is_file()
    # What SQLite may have left beside it when it was interrupted.
    for one in (file, *(file.with_name(f"{file.name}{end}") for end in ("-journal", "-wal", "-shm"))):
        try:
            one.unlink(missing_ok=True)
        except OSError as error:
            raise UsageError(
                f"“{one}” cannot be removed: {error.strerror}.", advice="End other runs of nexuslint, and try again."
            ) from None
    click.echo("The cache is empty now." if was_there else "The cache was empty.")
