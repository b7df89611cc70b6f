"""Web pages of a letter, for Chromium to print and for LibreOffice to turn into Word files."""

from __future__ import annotations

import html
from dataclasses import dataclass
from itertools import groupby

from letter_parts import Part, Parts

_STYLE = """@page {{ size: letter; margin: {margin} }}
body {{ font: {size}pt/{leading} {font}; margin: 0 }}
.head {{ border-bottom: 1.5pt solid #345; margin-bottom: 14pt; padding-bottom: 6pt; color: #234 }}
.head b {{ font-size: 140% }}
.columns {{ display: flex; justify-content: space-between }} .columns div + div {{ text-align: right }}
p {{ margin: 0 0 {gap}pt; text-align: {align} }} h2 {{ font-size: 108%; margin: 10pt 0 4pt }}
table {{ border-collapse: collapse; margin: 0 0 9pt }} td {{ border: 0.6pt solid #777; padding: 2pt 6pt }}
ul {{ margin: 0 0 8pt; padding-left: 18pt }}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebLook:
    """How a page is set; `columns` puts the letterhead into two of them."""

    font: str = "Georgia, serif"
    size: float = 11
    leading: float = 1.35
    gap: float = 8
    margin: str = "22mm 24mm"
    align: str = "left"
    columns: bool = False


def web_page(parts: Parts, look: WebLook) -> str:
    """The letter as one HTML page."""
    style = _STYLE.format(
        margin=look.margin, size=look.size, leading=look.leading, font=look.font, gap=look.gap, align=look.align
    )
    body = [_head(parts, look)]
    for kind, group in groupby(parts.body, key=_list_kind):
        held = "\n".join(_html(part) for part in group)
        body.append(f"<ul>{held}</ul>" if kind == "bullets" else held)
    title = html.escape(parts.head[0].title())
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{style}</style></head><body>{''.join(body)}</body></html>"
    )


def _head(parts: Parts, look: WebLook) -> str:
    lines = [html.escape(line) for line in parts.head]
    lines[0] = f"<b>{lines[0]}</b>"
    if not look.columns:
        return f'<p class="head">{"<br>".join(lines)}</p>'
    half = (len(lines) + 1) // 2
    return (
        f'<div class="head columns"><div>{"<br>".join(lines[:half])}</div><div>{"<br>".join(lines[half:])}</div></div>'
    )


def _list_kind(part: Part) -> str:
    return "bullets" if part.kind == "item" and part.text.startswith("- ") else "other"


def _html(part: Part) -> str:
    lines = [html.escape(line, quote=False) for line in part.lines]
    match part.kind:
        case "heading":
            return f"<h2>{lines[0]}</h2>"
        case "item" if lines[0].startswith("- "):
            return f"<li>{lines[0][2:]}</li>"
        case "table":
            rows = ("".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in part.rows)
            return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
        case _:
            return f"<p>{'<br>'.join(lines)}</p>"
