"""`explain` and `rules` over the rules that are shipped."""

from __future__ import annotations

import json

import pytest
from running import run

from nexuslint.cli import main


def test_every_rule_has_a_page(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["rules", "--format", "json"]) == 0
    codes = [rule["code"] for rule in json.loads(capfdbinary.readouterr().out)["rules"]]
    assert len(codes) > 50
    assert main(["explain", *codes]) == 0
    told = capfdbinary.readouterr().out.decode()
    assert all(f"-- {code} " in told for code in codes)
    for heading in (
        "A FAULT WHEN",
        "NOT A FAULT WHEN",
        "WHY IT MATTERS",
        "WHAT TO ASK FOR",
        "AUTHORITIES",
        "A FAULT: EXAMPLES",
    ):
        assert told.count(f"\n{heading}\n") == len(codes)


@pytest.mark.parametrize("asked", ["NX202", "nx202", "hedged-opinion", "Hedged-Opinion"])
def test_a_rule_is_found_by_code_and_by_name(asked: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["explain", asked]) == 0
    assert capfdbinary.readouterr().out.startswith(b"-- NX202 hedged-opinion --")


def test_rules_can_be_chosen_by_program_and_severity(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["rules", "--program", "ssd", "--severity", "error", "--format", "json"]) == 0
    rules = json.loads(capfdbinary.readouterr().out)["rules"]
    assert rules
    assert all("ssd" in rule["programs"] and rule["severity"] == "error" for rule in rules)


def test_severity_is_that_of_the_program_asked_for(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """NX202 is an error, and a warning in every Social Security letter."""
    severities = {}
    for program in ("va", "ssd"):
        assert main(["rules", "--program", program, "--format", "json"]) == 0
        rules = json.loads(capfdbinary.readouterr().out)["rules"]
        severities[program] = next(rule["severity"] for rule in rules if rule["code"] == "NX202")
    assert severities == {"va": "error", "ssd": "warning"}


def test_rules_fit_eighty_columns() -> None:
    assert max(map(len, run("rules").stdout.decode().splitlines())) <= 80
