"""Write `catalogue.json` from the rule catalogue: code, name, severities in the order told, programs, and theory words.

Usage: python tests/data/make_catalogue.py CATALOGUE.md
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

ROW = re.compile(r"^\| (NX\d{3}) \| ([a-z-]+) \| ([^|]+) \| ([^|]+) \|")
OUTSIDE = re.compile(r"^- (NX\d{3}) ([a-z-]+) \(([a-z]+), ([^)]+)\)")
SEVERITY = re.compile(r"\b(error|warning|suggestion)\b")


def read_catalogue(text: str) -> list[dict[str, object]]:
    """Every rule of the catalogue, those outside the labels too, but for the codes kept for later (NX9)."""
    rows = []
    for line in text.splitlines():
        found = ROW.match(line) or OUTSIDE.match(line)
        if found and found[1] < "NX9":
            code, name, severity, applies = (cell.strip() for cell in found.groups())
            programs = ["va", "ssd"] if applies.startswith("both") else [applies.replace(",", " ").split()[0]]
            rows.append(
                {
                    "code": code,
                    "name": name,
                    "severities": SEVERITY.findall(severity),
                    "programs": programs,
                    "applies": applies,
                }
            )
    return rows


if __name__ == "__main__":
    catalogue = read_catalogue(Path(sys.argv[1]).read_text(encoding="utf-8"))
    target = Path(__file__).with_name("catalogue.json")
    target.write_text(json.dumps(catalogue, indent=1) + "\n", encoding="utf-8")
