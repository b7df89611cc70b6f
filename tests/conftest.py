"""What all tests share: how hypothesis is set up, and that no test finds what another (or its user) has kept."""

from __future__ import annotations

import os
import tempfile
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

# A busy machine is no failure; the number of examples is what costs.
settings.register_profile("nexuslint", deadline=None)
settings.load_profile("nexuslint")

# Fixtures of a whole module run before the one below.
os.environ["NEXUSLINT_CACHE_DIR"] = str(Path(tempfile.gettempdir()) / f"nexuslint-tests-{os.getpid()}")
_NUMBERS = count()


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder for this test alone; it is made by whoever uses it."""
    folder = tmp_path_factory.getbasetemp() / f"cache-{next(_NUMBERS)}"
    monkeypatch.setenv("NEXUSLINT_CACHE_DIR", str(folder))
    return folder
