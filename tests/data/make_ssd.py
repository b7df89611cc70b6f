"""Makes the letters of tests/data/ssd: `python tests/data/make_ssd.py`.

The words stand in ssd/letters.yaml: letters are written as text; forms as text with pipes, as Word file, as PDF with ruled
tables, and, where there are boxes, as PDF with form fields.
"""

from __future__ import annotations

import html
from pathlib import Path
from typing import Any

import make_limits
import yaml
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

OUT = Path(__file__).parent / "ssd"
LETTERS: dict[str, Any] = yaml.safe_load((OUT / "letters.yaml").read_text(encoding="utf-8"))


def ruled_pdf(parts: list[dict[str, Any]], path: Path) -> None:
    """Tables with rules, ticks as a bare X."""
    style = getSampleStyleSheet()["Normal"]
    flow: list[Any] = []
    for part in parts:
        if "table" in part:
            marks = {"[x]": "X", "[ ]": ""}
            rows = [[Paragraph(html.escape(marks.get(words, words)), style) for words in row] for row in part["table"]]
            flow.append(Table(rows, style=[("GRID", (0, 0), (-1, -1), 0.5, "black")]))
        else:
            words = part.get("line") or make_limits.options(part["boxes"], make_limits.BRACKETS)
            flow.append(Paragraph(html.escape(words), style))
        flow.append(Spacer(1, 8))
    SimpleDocTemplate(str(path), pagesize=letter, invariant=1).build(flow)


def main() -> None:
    """Write every letter in every kind of file."""
    make_limits.FORMS = {name: one["parts"] for name, one in LETTERS.items() if "parts" in one}
    for name, one in LETTERS.items():
        if "text" in one:
            (OUT / f"{name}.txt").write_text(one["text"], encoding="utf-8")
            continue
        text = make_limits.text_form(name, make_limits.piped, make_limits.BRACKETS)
        (OUT / f"{name}.txt").write_text(text, encoding="utf-8")
        make_limits.word_form(name, make_limits.BALLOTS, OUT / f"{name}.docx")
        ruled_pdf(one["parts"], OUT / f"{name}-ruled.pdf")
        if "[x]" in str(one["parts"]):
            make_limits.field_pdf(name, OUT / f"{name}-fields.pdf")


if __name__ == "__main__":
    main()
