"""Which parts of a Word file a letter is read from, by the links that lead to them.

python-docx could follow the links itself (`docx.Document`), but it stops with a bare `KeyError` at a link to a part that
is not there (add-ins and other programs leave such) and at a part without a content type, and with a `ValueError` at
templates, at files with macros and at two parts of a kind; it does not know the strict form; and it loads all parts,
pictures and some that nobody has looked through. As in Word, what a part is is told by the link that leads to it.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from docx.opc.constants import NAMESPACE, RELATIONSHIP_TYPE
from docx.opc.packuri import PACKAGE_URI, PackURI

from nexuslint.parsers.docx_safety import read_xml
from nexuslint.parsers.sniff import zip_error
from nexuslint.parsers.zip_limits import damaged

_LINK = f"{{{NAMESPACE.OPC_RELATIONSHIPS}}}Relationship"
_MAIN = "officeDocument"
_USUAL_MAIN = PackURI("/word/document.xml")
#: The last word of the type of the links that are followed; of the first group a file has one part each.
_SINGLE = frozenset({"styles", "numbering", "footnotes", "endnotes", "comments", "commentsExtended"})
_MANY = frozenset({"header", "footer"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link to a part that is there: the last word of its type ("header"), its id and the part's name."""

    kind: str
    id: str
    part: PackURI


def link_type(kind: str) -> str:
    """The type in full of the links of a kind, as python-docx looks for it; strict files have the usual one too."""
    return RELATIONSHIP_TYPE.STYLES.removesuffix("styles") + kind


def main_part(archive: zipfile.ZipFile) -> PackURI:
    """The name of the main document.

    Raises:
        LetterError: when the zip holds no Word document.
    """
    for link in _links(archive, PACKAGE_URI):
        if link.kind == _MAIN and not link.part.startswith(("/xl/", "/ppt/")):
            return link.part
    names = archive.namelist()
    if _USUAL_MAIN.membername in names:
        return _USUAL_MAIN
    raise zip_error(names) if names else damaged("there is nothing in it")


def read_links(archive: zipfile.ZipFile, source: PackURI) -> Iterator[Link]:
    """The links of the main document that a letter is read through; of two to a single part the first."""
    seen: set[str] = set()
    for link in _links(archive, source):
        if link.kind in _MANY or (link.kind in _SINGLE and link.kind not in seen):
            seen.add(link.kind)
            yield link


def _links(archive: zipfile.ZipFile, source: PackURI) -> Iterator[Link]:
    """The links of a part, or of the package, to parts that are in the zip."""
    names = frozenset(archive.namelist())
    if source.rels_uri.membername not in names:
        return
    for link in read_xml(archive, source.rels_uri.membername).iter(_LINK):
        if link.get("TargetMode") != "External":
            part = PackURI.from_rel_ref(source.baseURI, link.get("Target", ""))
            if part.membername in names:
                yield Link(kind=link.get("Type", "").rsplit("/", 1)[-1], id=link.get("Id", ""), part=part)
