"""The schemas for editors: every core file meets them, and what the loader refuses they refuse as far as a schema can."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from nexuslint.config.schema import settings_schema
from nexuslint.config.starter import settings_starter
from nexuslint.packs import core_pack_folder
from nexuslint.packs.folders import rule_files
from nexuslint.packs.positions import Entry, read_entries
from nexuslint.packs.schema import overrides_schema, pack_schema, rule_schema

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

FIRM = Path(__file__).parents[2] / "examples" / "firm"


def plain(entry: Entry) -> Any:
    """The value as an editor's YAML 1.2 reader has it."""
    if isinstance(entry.value, dict):
        return {key: plain(one) for key, one in entry.value.items()}
    if isinstance(entry.value, tuple):
        return [plain(one) for one in entry.value]
    if entry.is_null:
        return None
    if entry.plain and entry.value in ("true", "false"):
        return entry.value == "true"
    if entry.plain and entry.value.isdecimal():
        return int(entry.value)
    return entry.value


def of_file(path: Path) -> Any:
    return plain(read_entries(path.read_text("utf-8"), path.name))


def problems(value: Any, schema: Any) -> list[str]:
    jsonschema.Draft7Validator.check_schema(schema)
    return [one.json_path for one in jsonschema.Draft7Validator(schema).iter_errors(value)]


@pytest.mark.parametrize("path", list(rule_files(core_pack_folder())), ids=lambda path: path.stem)
def test_each_core_rule_meets_the_schema(path: Path) -> None:
    assert problems(of_file(path), rule_schema()) == []


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("severity: error", "severity: eror", "$.severity"),
        ("present: opinion", "present: opinon", "$.finds.present"),
        ("{strength: possible}", "{strenght: possible}", "$.finds.where"),
        ("{strength: possible}", "{strength: posible}", "$.finds.where.strength"),
        ("advice:", "advise:", "$"),
        ("status: stable", "status: stabel", "$.status"),
    ],
)
def test_a_slip_in_a_rule_is_marked_where_it_stands(old: str, new: str, where: str) -> None:
    text = (core_pack_folder() / "NX2-opinion" / "NX202-hedged-opinion.yaml").read_text("utf-8")
    assert old in text
    assert where in problems(plain(read_entries(text.replace(old, new, 1), "x")), rule_schema())


def test_heads_and_overrides() -> None:
    assert problems(of_file(core_pack_folder() / "pack.yaml"), pack_schema()) == []
    assert problems(of_file(FIRM / "harbor-law" / "pack.yaml"), pack_schema()) == []
    assert problems(of_file(FIRM / "harbor-law" / "overrides.yaml"), overrides_schema()) == []
    assert problems({"NX202": {"summary": "x"}}, overrides_schema()) == ["$.NX202"]
    assert problems({"name": "a", "version": "1", "prefix": "lower"}, pack_schema()) == ["$.prefix"]


def test_settings() -> None:
    marked = [line[2:] for line in settings_starter().splitlines() if line.startswith(("# [", '# "')) or " = " in line]
    assert problems(tomllib.loads("\n".join(marked)), settings_schema()) == []
    assert problems(tomllib.loads((FIRM / "nexuslint.toml").read_text("utf-8")), settings_schema()) == []
    assert problems({"slect": ["NX2"]}, settings_schema()) == ["$"]
    assert problems({"per-file": {"a": {"fail-on": "never"}}}, settings_schema()) == ["$['per-file'].a"]
