"""What Word's styles say of a paragraph or run: heading level, list, hidden, bold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nexuslint.parsers.docx_xml import Children, Element, W, children_of, is_on, number_of

_HEADING_NAME = re.compile(r"heading ([1-9])", re.IGNORECASE)
#: Outline level 9 is Word's word for body text.
_BODY_OUTLINE = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """One style: its own properties, without those of the style that it is based on."""

    name: str
    based_on: str | None
    paragraph: Element | None
    run: Element | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPlace:
    """The list that a paragraph belongs to: `w:numId`, and the level from 0 (`None`: the list itself tells)."""

    list_id: int
    level: int | None


class StyleSheet:
    """The styles of a document by their ids. A style that is not there has no properties."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self._default_paragraph: str | None = None
        #: What styles say with those they are based on. It is asked for each run, and few styles are in use.
        self._switches: dict[tuple[str | None, str], bool] = {}
        self._headings: dict[str | None, int] = {}
        self._list_places: dict[str | None, ListPlace | None] = {}
        for each in root.iter(W + "style") if root is not None else ():
            children = children_of(each)
            name, based_on = children.get(W + "name"), children.get(W + "basedOn")
            style_id = each.get(W + "styleId", "")
            self._styles[style_id] = Style(
                name="" if name is None else name.get(W + "val", ""),
                based_on=None if based_on is None else based_on.get(W + "val"),
                paragraph=children.get(W + "pPr"),
                run=children.get(W + "rPr"),
            )
            if each.get(W + "type") == "paragraph" and each.get(W + "default") in ("1", "true", "on"):
                self._default_paragraph = style_id
        defaults = None if root is None else root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._hidden_by_default = bool(is_on(children_of(defaults), "vanish"))

    def style_id(self, properties: Children, name: str) -> str | None:
        """The style that `w:pStyle` or `w:rStyle` (`name`) names; for a paragraph without one, the default."""
        found = properties.get(W + name)
        if found is not None:
            return found.get(W + "val")
        return self._default_paragraph if name == "pStyle" else None

    def heading_level(self, properties: Children) -> int:
        """A paragraph's heading level from 1; 0 when it is no heading. A title is of level 1."""
        if (direct := number_of(properties.get(W + "outlineLvl"))) is not None:
            return direct + 1 if direct < _BODY_OUTLINE else 0
        style_id = self.style_id(properties, "pStyle")
        if style_id not in self._headings:
            self._headings[style_id] = self._styled_heading_level(style_id)
        return self._headings[style_id]

    def _styled_heading_level(self, style_id: str | None) -> int:
        for style in self._chain(style_id):
            if style.name.lower() in ("title", "subtitle"):
                return 1 if style.name.lower() == "title" else 2
            if match := _HEADING_NAME.fullmatch(style.name):
                return int(match[1])
            outline = number_of(children_of(style.paragraph).get(W + "outlineLvl"))
            if outline is not None:
                return outline + 1 if outline < _BODY_OUTLINE else 0
        return 0

    def list_place(self, properties: Children) -> ListPlace | None:
        """The list that a paragraph is in, directly or through its style; `None` for no list."""
        direct = _list_place(properties)
        if direct is not None and direct.list_id >= 0:
            return direct if direct.list_id else None
        style_id = self.style_id(properties, "pStyle")
        if style_id not in self._list_places:
            self._list_places[style_id] = self._styled_list_place(style_id)
        styled = self._list_places[style_id]
        if direct is None or direct.level is None or styled is None:
            return styled
        return ListPlace(list_id=styled.list_id, level=direct.level)

    def _styled_list_place(self, style_id: str | None) -> ListPlace | None:
        for style in self._chain(style_id):
            found = _list_place(children_of(style.paragraph))
            if found is not None and found.list_id >= 0:
                return found if found.list_id else None
        return None

    def style_numbering(self, style_id: str) -> int | None:
        """The `w:numId` in a numbering style."""
        for style in self._chain(style_id):
            if (found := _list_place(children_of(style.paragraph))) is not None:
                return found.list_id
        return None

    def is_hidden(self, paragraph: Children, run: Children) -> bool:
        """True when a run does not show, by its own properties or by its styles; both take `w:pPr` and `w:rPr`."""
        return self._toggled(paragraph, run, "vanish", default=self._hidden_by_default)

    def is_strong(self, paragraph: Children, run: Children) -> bool:
        """True when a run is bold or underlined."""
        if (line := run.get(W + "u")) is not None and line.get(W + "val") != "none":
            return True
        return self._toggled(paragraph, run, "b", default=False)

    def _toggled(self, paragraph: Children, run: Children, name: str, *, default: bool) -> bool:
        direct = is_on(run, name)
        if direct is not None:
            return direct
        by_paragraph = self._in_chain(self.style_id(paragraph, "pStyle"), name)
        by_character = self._in_chain(self.style_id(run, "rStyle"), name)
        # Word switches such a property over where both kinds of style set it.
        return default or by_paragraph != by_character

    def _in_chain(self, style_id: str | None, name: str) -> bool:
        known = self._switches.get((style_id, name))
        if known is None:
            values = (is_on(children_of(style.run), name) for style in self._chain(style_id))
            known = self._switches[style_id, name] = next((value for value in values if value is not None), False)
        return known

    def _chain(self, style_id: str | None) -> Iterator[Style]:
        """A style and those it is based on, nearest first; a loop ends where it closes."""
        seen: set[str] = set()
        while style_id is not None and style_id not in seen and (style := self._styles.get(style_id)):
            seen.add(style_id)
            yield style
            style_id = style.based_on


def _list_place(properties: Children) -> ListPlace | None:
    """The `w:numPr` of a paragraph or style; `list_id` is -1 where only the level is told."""
    if (found := properties.get(W + "numPr")) is None:
        return None
    numbers = children_of(found)
    list_id = number_of(numbers.get(W + "numId"))
    return ListPlace(list_id=-1 if list_id is None else list_id, level=number_of(numbers.get(W + "ilvl")))
