"""Word's XML: names, and what counts as paragraph, run and the text of a run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

Element = etree._Element  # noqa: SLF001 - lxml has no other name for what it gives
#: The children of an element by their tags; of several with one tag the first.
Children = Mapping[str, Element]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SYMBOL_CHARACTER = "{http://schemas.microsoft.com/office/word/2015/wordml/symex}"

PARAGRAPH = W + "p"
RUN = W + "r"

_LINE_CHARACTERS = str.maketrans("\n\r\t", "   ")


def own_runs(paragraph: Element) -> Iterator[Element]:
    """The `w:r` elements of a paragraph in document order, those in insertions, deletions, links and controls too.

    The runs of a paragraph that stands inside it (in a text box) are not its own. `DocxPlace.run` counts these.
    """
    for child in paragraph:
        if child.tag == PARAGRAPH:
            continue
        if child.tag == RUN:
            yield child
        if len(child):
            yield from own_runs(child)


def run_text(run: Element) -> str:
    """The characters of a run as `DocxPlace.offset` counts them, before anything is normalised."""
    return "".join(map(child_text, run))


def child_text(child: Element) -> str:
    """The characters that one child of a run stands for; a page break, a picture, a note's mark stand for none."""
    tag = child.tag
    if tag == W + "t":
        return (child.text or "").translate(_LINE_CHARACTERS)
    if tag in (W + "tab", W + "ptab"):
        return "\t"
    if tag == W + "br":
        return "\n" if child.get(W + "type", "textWrapping") == "textWrapping" else ""
    if tag == W + "cr":
        return "\n"
    if tag == W + "noBreakHyphen":
        return "-"
    if tag == W + "softHyphen":
        return "\u00ad"
    if tag == W + "sym":
        return _symbol(child)
    if tag == W + "fldChar":
        return _form_field_text(child)
    if tag == MC + "AlternateContent":
        symbol = child.find(f"{MC}Choice/{_SYMBOL_CHARACTER}symEx")
        return "" if symbol is None else _character(symbol.get(_SYMBOL_CHARACTER + "char"))
    return ""


def children_of(parent: Element | None) -> Children:
    """The children of an element such as `w:rPr`, none of one that is not there.

    For what is asked several things: each `find` of lxml takes as long as this.
    """
    return {} if parent is None else {child.tag: child for child in reversed(parent)}


def first_child(parent: Element, name: str) -> Element | None:
    """The first `w:` child of a name, in half the time of lxml's `find`."""
    return next(parent.iterchildren(W + name), None)


def is_on(properties: Children, name: str) -> bool | None:
    """The value of an on/off property such as `w:b`; `None` when it is not there."""
    found = properties.get(W + name)
    if found is None:
        return None
    return found.get(W + "val", "true") not in ("0", "false", "off", "none")


def number_of(element: Element | None, name: str = "val") -> int | None:
    """The whole number in a `w:` attribute; `None` when it is missing or is no number."""
    value = None if element is None else element.get(W + name)
    try:
        return None if value is None else int(value)
    except ValueError:
        return None


def _symbol(symbol: Element) -> str:
    """A character of a symbol font, in the private area where the normaliser knows it."""
    character = _character(symbol.get(W + "char"))
    if len(character) == 1 and ord(character) < 0x100:
        return chr(0xF000 + ord(character))
    return character


def _character(code: str | None) -> str:
    try:
        character = chr(int(code or "", 16))
    except (ValueError, OverflowError):
        return ""
    return "" if "\ud800" <= character <= "\udfff" else character


def _form_field_text(mark: Element) -> str:
    """What shows of an old form field that has no result text: a check box, or the choice of a list."""
    if mark.get(W + "fldCharType") != "begin" or (form := mark.find(W + "ffData")) is None:
        return ""
    if (box := form.find(W + "checkBox")) is not None:
        states = children_of(box)
        checked = is_on(states, "checked")
        return "[X]" if (is_on(states, "default") if checked is None else checked) else "[ ]"
    if (choices := form.find(W + "ddList")) is not None:
        entries = [entry.get(W + "val", "") for entry in choices.findall(W + "listEntry")]
        chosen = number_of(choices.find(W + "result")) or number_of(choices.find(W + "default")) or 0
        return entries[chosen] if 0 <= chosen < len(entries) else ""
    return ""
