"""What a command costs is seen from outside."""

from __future__ import annotations

import sys

import pytest
from processes import cost_of


def test_time_and_memory_of_a_command() -> None:
    cost = cost_of(
        (sys.executable, "-c", "import time; held = bytearray(50_000_000); time.sleep(0.3)"), watch_memory=True
    )
    assert cost.seconds >= 0.3
    if cost.peak_mb is None:
        pytest.skip("memory is seen through /proc, which this system does not have")
    assert cost.peak_mb > 50


def test_a_command_that_fails_is_no_measurement() -> None:
    with pytest.raises(RuntimeError, match="ended with 3"):
        cost_of((sys.executable, "-c", "raise SystemExit(3)"))
