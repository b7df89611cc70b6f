"""Word's fields: their results are text, their instructions are not."""

from __future__ import annotations

from nexuslint.parsers.docx_xml import Element, W

#: Fields that count pages; in a header or footer they are page furniture.
_PAGE_FIELDS = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})


class FieldTracker:
    """Follows the begin, separate and end marks of the fields through one part, over paragraphs too."""

    def __init__(self, root: Element, *, drops_page_numbers: bool) -> None:
        self._begins = _closed_begins(root)
        self._drops_page_numbers = drops_page_numbers
        self._open: list[_Field] = []

    def take(self, mark: Element) -> None:
        """Go past a `w:fldChar`."""
        kind = mark.get(W + "fldCharType")
        if kind == "begin" and mark in self._begins:
            self._open.append(_Field())
        elif kind == "separate" and self._open:
            field = self._open[-1]
            field.in_result = True
            field.is_dropped = self._drops(field.instruction)
        elif kind == "end" and self._open:
            self._open.pop()

    def instruct(self, text: str) -> None:
        """Go past a `w:instrText`."""
        if self._open:
            self._open[-1].instruction += text

    @property
    def shows(self) -> bool:
        """True where text stands on the page: in no field, or in the result of each field around it."""
        return all(field.in_result and not field.is_dropped for field in self._open)

    def shows_simple(self, field: Element) -> bool:
        """True when the result of a `w:fldSimple` stands on the page as text."""
        return not self._drops(field.get(W + "instr", ""))

    def _drops(self, instruction: str) -> bool:
        words = instruction.split(None, 1)
        return self._drops_page_numbers and bool(words) and words[0].upper() in _PAGE_FIELDS


class _Field:
    __slots__ = ("in_result", "instruction", "is_dropped")

    def __init__(self) -> None:
        self.instruction = ""
        self.in_result = False
        self.is_dropped = False


def _closed_begins(root: Element) -> set[Element]:
    """The begin marks that have an end: one without would take the rest of the letter for an instruction."""
    waiting: list[Element] = []
    closed: set[Element] = set()
    for mark in root.iter(W + "fldChar"):
        kind = mark.get(W + "fldCharType")
        if kind == "begin":
            waiting.append(mark)
        elif kind == "end" and waiting:
            closed.add(waiting.pop())
    return closed
