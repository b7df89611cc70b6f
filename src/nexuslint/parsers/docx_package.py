"""A Word file as a package of python-docx, and the ways to its parts."""

from __future__ import annotations

import posixpath
from typing import cast

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.package import Package
from docx.parts.document import DocumentPart

from nexuslint.parsers.docx_links import link_type, main_part, read_links
from nexuslint.parsers.docx_safety import read_xml
from nexuslint.parsers.docx_xml import Element
from nexuslint.parsers.limits import ZipLimits
from nexuslint.parsers.zip_limits import open_zip

_BODY = "body"


class WordPackage:
    """The parts of a Word file, each with its stream's name ("body", "header1", "footnotes") and its root.

    They are looked up by their links. python-docx's shorter ways (`Document.styles`, `.comments`, a section's `.header`)
    add a part from its template where the file has none.
    """

    def __init__(self, content: bytes, limits: ZipLimits) -> None:
        archive = open_zip(content, limits)
        self._has_pictures = any("/media/" in name for name in archive.namelist())
        package = Package()
        name = main_part(archive)
        self._main = DocumentPart(name, CONTENT_TYPE.WML_DOCUMENT_MAIN, read_xml(archive, name.membername), package)
        package.load_rel(RELATIONSHIP_TYPE.OFFICE_DOCUMENT, self._main, "rId1")
        parts: dict[PackURI, Part] = {name: self._main}
        for link in read_links(archive, name):
            if link.part not in parts:
                root = read_xml(archive, link.part.membername)
                parts[link.part] = XmlPart(link.part, CONTENT_TYPE.XML, root, package)
            self._main.load_rel(link_type(link.kind), parts[link.part], link.id)

    def body(self) -> Element:
        """The root of the main document."""
        root: Element = self._main.element
        return root

    def linked(self, link_id: str) -> tuple[str, Element] | None:
        """The stream and root of the part that the main document links to by this id, if there is one."""
        part = self._main.related_parts.get(link_id)
        return None if part is None else _stream(part)

    def part_of_type(self, kind: str) -> tuple[str, Element] | None:
        """The stream and root of the part that the main document links to as `kind` ("styles"), if there is one."""
        try:
            return _stream(self._main.part_related_by(link_type(kind)))
        except KeyError:
            return None

    def root_of_type(self, kind: str) -> Element | None:
        """The root of that part alone."""
        found = self.part_of_type(kind)
        return found[1] if found else None

    def story(self, stream: str) -> Element | None:
        """The root of the part whose stream has this name; `None` for no such part."""
        if stream == _BODY:
            return self.body()
        found = map(_stream, self._main.related_parts.values())
        return next((root for name, root in found if name == stream), None)

    def has_pictures(self) -> bool:
        """True when a picture is kept in the file."""
        return self._has_pictures


def _stream(part: Part) -> tuple[str, Element]:
    """The stream ("header1" for "/word/header1.xml") and root of a part."""
    return posixpath.splitext(posixpath.basename(part.partname))[0], cast("XmlPart", part).element
