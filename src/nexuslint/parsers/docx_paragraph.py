"""One Word paragraph → the pieces of text that a reader sees, each with its place; hidden text apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from nexuslint.model.place import DocxPlace, Place
from nexuslint.parsers.docx_fields import FieldTracker
from nexuslint.parsers.docx_styles import StyleSheet
from nexuslint.parsers.docx_xml import (
    MC,
    PARAGRAPH,
    RUN,
    Children,
    Element,
    W,
    child_text,
    children_of,
    first_child,
    is_on,
    own_runs,
)
from nexuslint.parsers.normalise import normalised

#: What was taken out by a tracked change, and what holds no text of the paragraph.
_SKIPPED = frozenset(
    {
        W + name
        for name in (
            "del",
            "moveFrom",
            "pPr",
            "rPr",
            "sdtPr",
            "sdtEndPr",
            "smartTagPr",
            "customXmlPr",
        )
    }
    | {PARAGRAPH, W + "txbxContent", W + "rt", W + "rubyPr"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPiece:
    """Text with the place of its first character, ready for `TextBuilder.add`."""

    text: str
    place: Place | None
    even: bool


@dataclass(slots=True, kw_only=True)
class ParagraphContent:
    """What one paragraph holds, and its `w:pPr`.

    `page` is that of its first visible word; `is_strong`: all of it bold or underlined.
    """

    properties: Children
    shown: list[TextPiece] = field(default_factory=list)
    hidden: list[TextPiece] = field(default_factory=list)
    text_boxes: list[Element] = field(default_factory=list)
    page: int | None = None
    is_strong: bool = True

    @property
    def text(self) -> str:
        """The visible text."""
        return "".join(piece.text for piece in self.shown)


class ParagraphReader:
    """Reads the paragraphs of one part in the order of the document; fields and pages run on from one to the next."""

    def __init__(self, root: Element, *, stream: str, styles: StyleSheet, is_furniture: bool) -> None:
        self._stream = stream
        self._styles = styles
        self._fields = FieldTracker(root, drops_page_numbers=is_furniture)
        self._numbers = {paragraph: number for number, paragraph in enumerate(root.iter(PARAGRAPH))}
        self._page_mark, self.page = _page_mark(root)

    def read(self, paragraph: Element) -> ParagraphContent:
        """The content of a paragraph of this part."""
        properties = children_of(first_child(paragraph, "pPr"))
        content = ParagraphContent(properties=properties)
        if self.page is not None and self._page_mark == W + "br" and is_on(properties, "pageBreakBefore"):
            self.page += 1
        runs = {run: number for number, run in enumerate(own_runs(paragraph))}
        for run in self._visible_runs(paragraph):
            run_properties = children_of(first_child(run, "rPr"))
            hidden = self._styles.is_hidden(properties, run_properties)
            strong = hidden or self._styles.is_strong(properties, run_properties)
            place = (self._numbers[paragraph], runs[run])
            for text, offset in self._run_texts(run, content):
                self._put(content, text, (*place, offset), hidden=hidden, strong=strong)
        return content

    def _visible_runs(self, node: Element) -> Iterator[Element]:
        for child in node:
            tag = child.tag
            if tag == RUN:
                yield child
                if (ruby := first_child(child, "ruby")) is not None:
                    yield from self._visible_runs(ruby)
            elif tag == MC + "AlternateContent":
                yield from self._visible_runs(chosen(child))
            elif tag in _SKIPPED or (tag == W + "fldSimple" and not self._fields.shows_simple(child)):
                continue
            elif len(child):
                yield from self._visible_runs(child)

    def _run_texts(self, run: Element, content: ParagraphContent) -> Iterator[tuple[str, int]]:
        """The visible stretches of a run with their offsets; takes note of fields, pages and text boxes on the way."""
        text, start, offset = "", 0, 0
        for child in run:
            characters = child_text(child)
            if characters and self._fields.shows:
                if start + len(text) != offset:
                    yield text, start
                    text, start = "", offset
                text += characters
            offset += len(characters)
            if child.tag == W + "fldChar":
                self._fields.take(child)
            elif child.tag == W + "instrText":
                self._fields.instruct(child.text or "")
            elif self._is_page_break(child):
                yield text, start
                text, start = "", offset
                self.page = (self.page or 1) + 1
            elif not characters and len(child):
                content.text_boxes.extend(_text_boxes(child))
        yield text, start

    def _put(
        self,
        content: ParagraphContent,
        text: str,
        place: tuple[int, int, int],
        *,
        hidden: bool,
        strong: bool,
    ) -> None:
        block, run, offset = place
        for piece in normalised(text):
            at = DocxPlace(part=self._stream, block=block, run=run, offset=offset + piece.start)
            (content.hidden if hidden else content.shown).append(TextPiece(text=piece.text, place=at, even=piece.even))
        if text.strip() and not hidden:
            content.is_strong = content.is_strong and strong
            if content.page is None:
                content.page = self.page

    def _is_page_break(self, child: Element) -> bool:
        if child.tag != self._page_mark:
            return False
        return child.tag != W + "br" or child.get(W + "type") == "page"


def chosen(alternate: Element) -> Element:
    """The branch of an `mc:AlternateContent` that is read: the first choice, else the fallback."""
    for name in ("Choice", "Fallback"):
        if (branch := alternate.find(MC + name)) is not None:
            return branch
    return etree.Element("nothing")


def _text_boxes(node: Element) -> Iterator[Element]:
    """The contents of the text boxes under a drawing; a box inside a box comes with the outer one."""
    if node.tag == MC + "AlternateContent":
        node = chosen(node)
    for child in node:
        if child.tag == W + "txbxContent":
            yield child
        elif len(child):
            yield from _text_boxes(child)


def _page_mark(root: Element) -> tuple[str | None, int | None]:
    """The element that marks a new page, and the first page's number; both `None` where pages are not known.

    Word leaves a mark where each page began when it last showed the file; those tell more than the breaks set by hand.
    """
    if next(root.iter(W + "lastRenderedPageBreak"), None) is not None:
        return W + "lastRenderedPageBreak", 1
    if any(each.get(W + "type") == "page" for each in root.iter(W + "br")):
        return W + "br", 1
    return None, None
