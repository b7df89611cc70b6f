"""What was measured of a rule is shown when it was shipped."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nexuslint import accuracy
from nexuslint.accuracy import Accuracy, packaged_accuracy


def test_measured_figures_are_read_from_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    figures = {"NX202": {"precision": 0.9, "recall": None, "letters": 24}}
    (tmp_path / "accuracy.json").write_text(json.dumps(figures), "utf-8")
    monkeypatch.setattr(accuracy, "files", lambda _package: tmp_path)
    assert packaged_accuracy() == {"NX202": Accuracy(precision=0.9, recall=None, letters=24)}


def test_nothing_is_claimed_where_nothing_was_shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accuracy, "files", lambda _package: tmp_path)
    assert packaged_accuracy() == {}
