"""Write the JSON schemas that editors use for rule files, packs and settings.

Usage: python docs/make_schemas.py            write them
       python docs/make_schemas.py --check    end with 1 when one is not as the code's tables say
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from nexuslint.config.schema import settings_schema
from nexuslint.packs.schema import overrides_schema, pack_schema, rule_schema

ROOT = Path(__file__).parents[1]
SCHEMAS = {
    "rules/rule.schema.json": rule_schema,
    "rules/pack.schema.json": pack_schema,
    "rules/overrides.schema.json": overrides_schema,
    "docs/nexuslint-toml.schema.json": settings_schema,
}


def main(arguments: list[str]) -> int:
    """Write the schemas, or check that they stand as they would be written."""
    stale = 0
    for name, make in SCHEMAS.items():
        text = json.dumps(make(), ensure_ascii=False, indent=1) + "\n"
        path = ROOT / name
        if "--check" not in arguments:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            print(f"{name} is not as the code says: run `make docs`")
            stale = 1
    return stale


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
