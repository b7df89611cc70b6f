"""Values of form fields (AcroForm) and typed-in annotations, at their boxes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import decode_text

from nexuslint.model.place import Box
from nexuslint.parsers.pdf_open import PageGeometry
from nexuslint.parsers.pdf_shapes import CHECKED, UNCHECKED

# Bits of /F and /Ff, PDF 32000-1:2008, tables 165, 226, 228 and 230.
_HIDDEN = 1 << 1 | 1 << 5
_MULTILINE = 1 << 12
_PASSWORD = 1 << 13
_PUSH_BUTTON = 1 << 16
#: A field this high (points) holds several lines, whatever it says of itself.
_TALL = 30.0
#: Notes that somebody put on the page.
_COMMENTS = frozenset({"Text", "Highlight", "Underline", "Squiggly", "StrikeOut", "Caret", "Stamp", "Ink", "Square"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldValue:
    """What a field shows. `is_alone` says it is a text of several lines, to be kept as a block of its own."""

    text: str
    box: Box
    is_alone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A note on the page; its text may be empty (a bare highlight)."""

    text: str
    box: Box


def shown_annotations(page: PDFPage) -> Iterator[dict[str, Any]]:
    """The annotations of a page that are shown."""
    listed = resolve1(page.annots)
    for entry in listed if isinstance(listed, list) else ():
        annotation = resolve1(entry)
        if not isinstance(annotation, dict):
            continue
        flags = resolve1(annotation.get("F"))
        if isinstance(flags, int) and flags & _HIDDEN:
            continue
        yield annotation


def read_fields(page: PDFPage, number: int, shown: PageGeometry) -> Iterator[FieldValue]:
    """The filled text and choice fields, all check boxes and radio buttons, and typed-in text of a page."""
    for annotation in shown_annotations(page):
        kind = _name(annotation.get("Subtype"))
        box = _box(annotation, number, shown)
        if box is None or kind not in ("Widget", "FreeText"):
            continue
        if kind == "FreeText":
            text, is_long = _text(annotation.get("Contents")), False
        else:
            text, is_long = _widget_text(annotation)
        text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
        if text:
            yield FieldValue(text=text, box=box, is_alone="\n" in text or (is_long and box.bottom - box.top > _TALL))


def read_comments(page: PDFPage, number: int, shown: PageGeometry) -> Iterator[Comment]:
    """Highlights, sticky notes, stamps and the like, with what is written in them."""
    for annotation in shown_annotations(page):
        box = _box(annotation, number, shown)
        if box is not None and _name(annotation.get("Subtype")) in _COMMENTS:
            yield Comment(text=_text(annotation.get("Contents")).strip(), box=box)


def signed_forms(page: PDFPage) -> Iterator[dict[str, Any]]:
    """The filled signature fields: what they show is drawn, not a value."""
    for annotation in shown_annotations(page):
        if _name(_inherited(annotation, "FT")) == "Sig" and _inherited(annotation, "V") is not None:
            yield annotation


def _widget_text(widget: dict[str, Any]) -> tuple[str, bool]:
    flags = _inherited(widget, "Ff")
    flags = flags if isinstance(flags, int) else 0
    match _name(_inherited(widget, "FT")):
        case "Btn":
            return ("" if flags & _PUSH_BUTTON else CHECKED if _is_on(widget) else UNCHECKED), False
        case "Tx":
            return ("" if flags & _PASSWORD else _text(_inherited(widget, "V"))), bool(flags & _MULTILINE)
        case "Ch":
            return _chosen(widget), False
    return "", False


def _is_on(widget: dict[str, Any]) -> bool:
    state = _name(widget.get("AS"))
    if state:
        return state != "Off"
    value = _name(_inherited(widget, "V"))
    looks = resolve1(widget.get("AP"))
    normal = resolve1(looks.get("N")) if isinstance(looks, dict) else None
    states = set(normal) if isinstance(normal, dict) else set()
    return value not in ("", "Off") and (not states or value in states)


def _chosen(widget: dict[str, Any]) -> str:
    """The chosen entries as shown: a choice's value may be a code for a longer text."""
    value = _inherited(widget, "V")
    values = [_text(one) for one in value] if isinstance(value, list) else [_text(value)]
    shown: dict[str, str] = {}
    options = _inherited(widget, "Opt")
    for option in options if isinstance(options, list) else ():
        pair = resolve1(option)
        if isinstance(pair, list) and len(pair) == 2:
            shown[_text(pair[0])] = _text(pair[1])
    return ", ".join(shown.get(one, one) for one in values if one)


def _inherited(field: dict[str, Any], key: str) -> object:
    """A field's entry, or that of the field it belongs to. The depth is bounded, for parents may form a circle."""
    node: object = field
    for _ in range(32):
        if not isinstance(node, dict):
            return None
        if key in node:
            return resolve1(node[key])
        node = resolve1(node.get("Parent"))
    return None


def _text(value: object) -> str:
    value = resolve1(value)
    if isinstance(value, PDFStream):
        value = value.get_data()
    if isinstance(value, PSLiteral):
        return str(value.name)
    if not isinstance(value, bytes):
        return ""
    if value.startswith(b"\xef\xbb\xbf"):
        return value[3:].decode("utf-8", "replace")
    return decode_text(value)


def _name(value: object) -> str:
    value = resolve1(value)
    return str(value.name) if isinstance(value, PSLiteral) else ""


def _box(annotation: dict[str, Any], number: int, shown: PageGeometry) -> Box | None:
    rect = resolve1(annotation.get("Rect"))
    if not isinstance(rect, list) or len(rect) != 4:
        return None
    numbers = [resolve1(side) for side in rect]
    if not all(isinstance(side, (int, float)) for side in numbers):
        return None
    box = shown.box(number, (numbers[0], numbers[1], numbers[2], numbers[3]))
    if box.x1 <= 0 or box.bottom <= 0 or box.x0 >= shown.width or box.top >= shown.height:
        return None
    return box
