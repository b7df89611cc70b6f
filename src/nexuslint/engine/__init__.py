"""Floor 4: rules asked of facts."""

from nexuslint.engine.run import run_rules

__all__ = ["run_rules"]
