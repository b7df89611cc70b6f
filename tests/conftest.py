"""What all tests share: nothing but how hypothesis is set up."""

from __future__ import annotations

from hypothesis import settings

# A busy machine is no failure; the number of examples is what costs.
settings.register_profile("nexuslint", deadline=None)
settings.load_profile("nexuslint")
