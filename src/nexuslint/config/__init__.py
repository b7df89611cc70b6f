"""Floor 5: what is set for a letter, where each setting stands, and which findings were accepted before."""

from nexuslint.config.asked import Asked
from nexuslint.config.settings import Settings, settings_for

__all__ = ["Asked", "Settings", "settings_for"]
