"""Write one page for each core rule, and an index, into `docs/rules/`.

Usage: python docs/make_rules.py            write the pages
       python docs/make_rules.py --check    end with 1 when a page is not as the rule file says
"""

from __future__ import annotations

import sys
from pathlib import Path

from nexuslint.checks import CHECKS
from nexuslint.packs import core_pack_folder, load_pack
from nexuslint.reporters.rule_pages import make_pages

FOLDER = Path(__file__).parent / "rules"
FAMILIES = {
    "NX1": "Diagnosis",
    "NX2": "Opinion",
    "NX3": "Rationale",
    "NX4": "Records, service and timeline",
    "NX5": "Other causes and adverse evidence",
    "NX6": "Provider and form",
    "NX7": "Function and work, and daily life",
    "NX8": "Across letters",
}


def main(arguments: list[str]) -> int:
    """Write the pages, or check that they stand as they would be written."""
    pages = make_pages(
        load_pack(core_pack_folder(), known_checks=frozenset(CHECKS)), families=FAMILIES, made_by="make docs"
    )
    if "--check" in arguments:
        stale = [name for name, text in pages.items() if _written(FOLDER / name) != text]
        extra = [path.name for path in FOLDER.glob("*.md") if path.name not in pages]
        for name in sorted(stale + extra):
            print(f"docs/rules/{name} is not as the rule files say: run `make docs`")
        return 1 if stale or extra else 0
    FOLDER.mkdir(exist_ok=True)
    for path in FOLDER.glob("*.md"):
        if path.name not in pages:
            path.unlink()
    for name, text in pages.items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    return 0


def _written(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
