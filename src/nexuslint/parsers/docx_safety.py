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
from lxml import etree

from nexuslint.model.errors import UnreadableLetter
from nexuslint.parsers.docx_xml import Element
from nexuslint.parsers.zip_limits import damaged, read_entry

_OUR_DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>'
_DECLARATION = re.compile(rb"\s*<\?xml\s[^>]*\?>")
_NAMESPACE = re.compile(rb"""xmlns(?::[^\s=]{1,99})?\s*=\s*(?:"([^"<]{1,999})"|'([^'<]{1,999})')""")
_NOT_IN_ADDRESS = re.compile(rb"[^!-~]|[\\^`{|}>]")
_WRONG_ENCODING = "a part of it is not in the encoding that Word uses"
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
#: Two of libxml2's error codes.
_NO_MEMORY = 2
_INVALID_ENCODING = 81


def checked_xml(content: bytes) -> bytes:
    """An XML part in UTF-8 that says so, whatever it said before, with the usual names for those of the strict form.

    Raises:
        UnreadableLetter: when it holds a DOCTYPE (entities can blow up, or read other files), or is no good UTF-16.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            content = content.decode("utf-16").encode()
        except UnicodeError as error:
            raise damaged(_WRONG_ENCODING) from error
    content = content.removeprefix(codecs.BOM_UTF8)
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
    return _OUR_DECLARATION + _NAMESPACE.sub(_sound_namespace, content)


def read_xml(archive: zipfile.ZipFile, name: str) -> Element:
    """The root of an XML part, parsed by python-docx's parser, without comments.

    Raises:
        UnreadableLetter: when the part cannot be unpacked, declares entities, or is not well-formed.
    """
    content = checked_xml(read_entry(archive, name))
    try:
        root = parse_xml(content)
    except etree.XMLSyntaxError as error:
        # Without its own message, which can quote the letter.
        raise _plain_error(error) from None
    # lxml keeps comments, and a text would end for its readers where one stands in it.
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    return root


def _plain_error(error: etree.XMLSyntaxError) -> UnreadableLetter | MemoryError:
    code, message = getattr(error, "code", 0), str(error).lower()
    if code == _NO_MEMORY:
        return MemoryError()
    if code == _INVALID_ENCODING:
        return damaged(_WRONG_ENCODING)
    if "excessive depth" in message:
        return damaged("its parts are nested too deeply")
    if "huge" in message:
        return damaged("a single text in it is longer than 10 million characters")
    return damaged("a part of it is not well-formed XML")


def _sound_namespace(match: re.Match[bytes]) -> bytes:
    """A namespace declaration that libxml2 takes: it refuses names such as "my schema", which Word lets pass.

    Words of the letter that look like one (outside a tag) are left alone.
    """
    name = match[1] if match[1] is not None else match[2]
    if not _NOT_IN_ADDRESS.search(name) or not _is_in_tag(match.string, match.start()):
        return match[0]
    return match[0].replace(name, quote(name, safe="!#$%&'()*+,/:;=?@~").encode())


def _is_in_tag(content: bytes, at: int) -> bool:
    return content.rfind(b"<", 0, at) > content.rfind(b">", 0, at)
