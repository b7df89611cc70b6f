"""Floor 5: what is set for a letter, where each setting stands, and which findings were accepted before."""

from nexuslint.config.asked import Asked
from nexuslint.config.settings import Settings, settings_for, settings_for_all

__all__ = ["Asked", "Settings", "forget_files", "settings_for", "settings_for_all"]


def forget_files() -> None:
    """Read settings, ignore files, baselines and packs anew, for a program that goes on while they change."""
    from nexuslint.config import baseline, find, gitignore, settings, settings_file
    from nexuslint.packs import sources

    find.forget_files()
    settings.forget_files()
    settings_file.read_settings_file.cache_clear()
    baseline.forget_files()
    gitignore.forget_files()
    sources.find_pack.cache_clear()
