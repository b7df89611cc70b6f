"""The XML parts of a Word file, made safe for the parser of python-docx, and its errors in plain words.

python-docx's own parser (`docx.oxml.parser`) reads no external entity, loads no DTD, asks no network, and keeps
libxml2's limits (256 levels, 10 million characters in one text). It leaves entities unresolved, though, and text that
stands in one would be lost in silence: so a DOCTYPE, without which there is no entity, is refused before it.
"""

from __future__ import annotations

import codecs
import re
import zipfile
from urllib.parse import quote

from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml import etree

from nexuslint.model.errors import UnreadableLetter
from nexuslint.parsers.zip_limits import damaged, read_entry

_OUR_DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>'
_DECLARATION = re.compile(rb"\s*<\?xml\s[^>]*\?>")
#: The "strict" form of the format has other names for the same things.
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
_NAMESPACE = re.compile(rb"""(xmlns(?::[^\s=]{1,99})?\s*=\s*["'])([^"'<]{1,999})(?=["'])""")
_NOT_IN_ADDRESS = re.compile(rb"[ \t\r\n&\x80-\xff\\^`{|}>]|%(?![0-9A-Fa-f]{2})")
#: Bytes: a start tag is looked for this far back from a namespace in it.
_TAG = 8192
#: Error codes of libxml2.
_NO_MEMORY = 2
_ODD_NAMESPACE = 99


def read_xml(archive: zipfile.ZipFile, name: str) -> BaseOxmlElement:
    """The root of an XML part, parsed by python-docx's parser, without comments.

    Raises:
        UnreadableLetter: when the part cannot be unpacked, declares entities, or is not well-formed.
    """
    content = checked_xml(read_entry(archive, name))
    try:
        root = _parsed(content)
    except etree.XMLSyntaxError as error:
        # Without its own message, which can quote the letter.
        raise _plain_error(error) from None
    # lxml keeps comments, and a text would end for its readers where one stands in it.
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    return root


def checked_xml(content: bytes) -> bytes:
    """An XML part in UTF-8 that says so, whatever it said before, with the usual names for those of the strict form.

    Raises:
        UnreadableLetter: when it holds a DOCTYPE (entities can blow up, or read other files), or is not in UTF-8 or -16.
    """
    encoding = "utf-16" if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        content = content.decode(encoding).encode()
    except UnicodeError as error:
        raise damaged("a part of it is not in the encoding that Word uses") from error
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise UnreadableLetter(
            "The file was refused: a part of it declares XML entities, which Word never writes and attacks use.",
            advice="Do not open it if you do not know its sender. Ask for the letter as a PDF.",
        )
    # The parser must see the characters that were looked through: another encoding could hide a DOCTYPE from the look.
    if declaration := _DECLARATION.match(content):
        content = content[declaration.end() :]
    if b"http://purl.oclc.org/ooxml/" in content:
        for strict, usual in _STRICT:
            content = content.replace(strict, usual)
    return _OUR_DECLARATION + content


def _parsed(content: bytes) -> BaseOxmlElement:
    try:
        return parse_xml(content)
    except etree.XMLSyntaxError as error:
        if _code(error) != _ODD_NAMESPACE:
            raise
    # libxml2 refuses names such as "my schema" for a namespace, which Word takes from clinics' own forms.
    return parse_xml(_NAMESPACE.sub(_sound_namespace, content))


def _sound_namespace(match: re.Match[bytes]) -> bytes:
    """A namespace declaration that libxml2 takes; words of the letter (outside a tag) that look like one stay."""
    at = match.start()
    is_in_tag = match.string.rfind(b"<", max(0, at - _TAG), at) > match.string.rfind(b">", max(0, at - _TAG), at)
    if not is_in_tag or not _NOT_IN_ADDRESS.search(match[2]):
        return match[0]
    return match[1] + b"urn:odd:" + quote(match[2]).encode()


def _plain_error(error: etree.XMLSyntaxError) -> UnreadableLetter | MemoryError:
    if _code(error) == _NO_MEMORY:
        return MemoryError()
    message = str(error).lower()
    if "excessive depth" in message:
        return damaged("its parts are nested too deeply")
    if "huge" in message:
        return damaged("a single text in it is longer than 10 million characters")
    return damaged("a part of it is not well-formed XML")


def _code(error: etree.XMLSyntaxError) -> int:
    # The stubs of lxml do not know it.
    code: int = getattr(error, "code", 0)
    return code
