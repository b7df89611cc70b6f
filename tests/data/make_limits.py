"""Makes the forms of tests/data/limits: `python tests/data/make_limits.py`. People and offices are invented.

The same forms (limits/forms.yaml) as text with pipes, with wide blanks and with tabs; as DOCX with tables and boxes; as
PDF by LibreOffice and Chromium, and by reportlab with form fields. LibreOffice and Chromium must be installed.
"""

from __future__ import annotations

import html
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml
from docx import Document
from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

OUT = Path(__file__).parent / "limits"
FORMS: dict[str, Any] = yaml.safe_load((OUT / "forms.yaml").read_text(encoding="utf-8"))
NAMES = [name for name in FORMS if name != "expected"]
#: Pairs of a ticked and an empty box, as people type and print them.
BRACKETS, ROUND, BALLOTS, SQUARES = ("[X]", "[ ]"), ("(x)", "( )"), ("☒", "☐"), ("■", "□")


def options(parts: list[str], marks: tuple[str, str], *, behind: bool = False, gap: str = "  ") -> str:
    """A label and its boxes on one line, each box before its words or behind them."""
    words = [parts[0]]
    for part in parts[1:]:
        mark = marks[0] if part.startswith("*") else marks[1]
        option = part.lstrip("*")
        words.append(f"{option} {mark}" if behind else f"{mark} {option}")
    return gap.join(words)


def cell(words: str, marks: tuple[str, str]) -> str:
    return {"[x]": marks[0], "[ ]": marks[1]}.get(words, words)


def piped(rows: list[list[str]], marks: tuple[str, str]) -> Iterator[str]:
    widths = [max(len(cell(row[at], marks)) for row in rows) for at in range(len(rows[0]))]
    for at, row in enumerate(rows):
        padded = (cell(words, marks).ljust(width) for words, width in zip(row, widths, strict=True))
        yield "| " + " | ".join(padded) + " |"
        if at == 0:
            yield "|" + "|".join("-" * (width + 2) for width in widths) + "|"


def spaced(rows: list[list[str]], marks: tuple[str, str]) -> Iterator[str]:
    widths = [max(len(cell(row[at], marks)) for row in rows) + 3 for at in range(len(rows[0]))]
    for row in rows:
        line = (cell(words, marks).ljust(width) for words, width in zip(row, widths, strict=True))
        yield "   " + "".join(line).rstrip()


def tabbed(rows: list[list[str]], marks: tuple[str, str]) -> Iterator[str]:
    yield from ("\t".join(cell(words, marks) for words in row) for row in rows)


def text_form(
    name: str, table: Callable[[list[list[str]], tuple[str, str]], Iterator[str]], marks: tuple[str, str], **how: Any
) -> str:
    lines: list[str] = []
    for part in FORMS[name]:
        if "line" in part:
            lines += ["", part["line"]] if part["line"][0].isdigit() else [part["line"]]
        elif "boxes" in part:
            lines.append(options(part["boxes"], marks, **how))
        else:
            lines += ["", *table(part["table"], marks), ""]
    return "\n".join(lines) + "\n"


def word_form(name: str, marks: tuple[str, str], path: Path) -> None:
    document = Document()
    for part in FORMS[name]:
        if "line" in part:
            document.add_paragraph(part["line"])
        elif "boxes" in part:
            document.add_paragraph(options(part["boxes"], marks))
        else:
            rows = part["table"]
            table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
            for at, row in enumerate(rows):
                for column, words in enumerate(row):
                    table.cell(at, column).text = cell(words, marks)
            document.add_paragraph("")
    document.core_properties.author = ""
    document.save(str(path))


def office_pdf(source: Path, path: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True)
        path.write_bytes((Path(folder) / f"{source.stem}.pdf").read_bytes())


def browser_pdf(name: str, path: Path) -> None:
    """Tables with rules, boxes as check boxes of the browser."""
    box = {"[x]": "<input type=checkbox checked>", "[ ]": "<input type=checkbox>"}
    body = []
    for part in FORMS[name]:
        if "line" in part:
            body.append(f"<p>{html.escape(part['line'])}</p>")
        elif "boxes" in part:
            label, *rest = part["boxes"]
            words = "".join(
                f"&emsp;{box['[x]' if one.startswith('*') else '[ ]']} {html.escape(one.lstrip('*'))}" for one in rest
            )
            body.append(f"<p>{html.escape(label)}{words}</p>")
        else:
            rows = "".join(
                "<tr>" + "".join(f"<td>{box.get(words, html.escape(words))}</td>" for words in row) + "</tr>"
                for row in part["table"]
            )
            body.append(f"<table>{rows}</table>")
    style = (
        "@page { size: letter; margin: 0.8in } body { font: 10pt 'Liberation Sans' } input { margin: 0 2px } "
        "table { border-collapse: collapse } td { border: 1px solid black; padding: 2px 12px }"
    )
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "form.html"
        source.write_text(f"<!doctype html><meta charset=utf-8><style>{style}</style>{''.join(body)}", encoding="utf-8")
        flags = "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking"
        more = f"--disable-component-update --disable-sync --no-pdf-header-footer --user-data-dir={folder}/profile"
        command = ["chromium", *flags.split(), *more.split(), f"--print-to-pdf={path}", f"file://{source}"]
        subprocess.run(command, check=True, capture_output=True)


def field_pdf(name: str, path: Path) -> None:
    """Boxes as form fields, tables without rules."""
    canvas = Canvas(str(path), pagesize=letter, invariant=1)
    canvas.setFont("Helvetica", 10)
    top = 740.0
    count = 0

    def box(x: float, *, checked: bool) -> None:
        nonlocal count
        count += 1
        canvas.acroForm.checkbox(name=f"box{count}", x=x, y=top - 2, size=10, checked=checked, borderWidth=1)

    for part in FORMS[name]:
        if "line" in part:
            canvas.drawString(60, top, part["line"])
        elif "boxes" in part:
            canvas.drawString(60, top, part["boxes"][0])
            x = 60 + canvas.stringWidth(part["boxes"][0]) + 14
            for one in part["boxes"][1:]:
                box(x, checked=one.startswith("*"))
                canvas.drawString(x + 14, top, one.lstrip("*"))
                x += 14 + canvas.stringWidth(one) + 14
        else:
            for row in part["table"]:
                for column, words in enumerate(row):
                    x = 60 + (150 if column else 0) + max(column - 1, 0) * 85
                    if words in ("[x]", "[ ]"):
                        box(x + 10, checked=words == "[x]")
                    else:
                        canvas.drawString(x, top, words)
                top -= 16
            top -= 6
        top -= 20
    canvas.save()


def main() -> None:
    """Write every form in every kind of file."""
    for name in NAMES:
        bare = ("X", "")
        (OUT / f"{name}-pipes.txt").write_text(text_form(name, piped, BRACKETS), encoding="utf-8")
        (OUT / f"{name}-blanks.txt").write_text(text_form(name, spaced, ROUND), encoding="utf-8")
        (OUT / f"{name}-tabs.txt").write_text(text_form(name, tabbed, SQUARES, gap=" "), encoding="utf-8")
        if any("boxes" in part for part in FORMS[name]):
            (OUT / f"{name}-behind.txt").write_text(text_form(name, piped, BRACKETS, behind=True), encoding="utf-8")
        if any("[x]" in row for part in FORMS[name] for row in part.get("table", ())):
            (OUT / f"{name}-bare.txt").write_text(text_form(name, spaced, bare), encoding="utf-8")
            word_form(name, bare, OUT / f"{name}-bare.docx")
        word_form(name, BALLOTS, OUT / f"{name}.docx")
        office_pdf(OUT / f"{name}.docx", OUT / f"{name}-office.pdf")
        browser_pdf(name, OUT / f"{name}-browser.pdf")
        field_pdf(name, OUT / f"{name}-fields.pdf")


if __name__ == "__main__":
    main()
