"""The kind of a file, told by its content; and the words for the kinds that cannot be read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePath

from nexuslint.model.errors import (
    LetterError,
    LockedLetter,
    NoTextLayer,
    UnreadableLetter,
)
from nexuslint.model.letter import Format

_SAVE_AS = "Open it in its own program and save it as .docx or PDF, then check that file."
_OCR = "Run text recognition (OCR) on it and save the result as a PDF with a text layer, then check that file."

#: First bytes → what it is. The longer first where one begins another.
_PICTURES = (
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"BM", "BMP"),
)
_OTHERS = (
    (b"{\\rtf", "an RTF file"),
    (b"\xffWPC", "a WordPerfect file"),
    (b"%!PS", "a PostScript file"),
    (b"7z\xbc\xaf'\x1c", "a 7z archive"),
    (b"Rar!\x1a", "a RAR archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"MZ", "a Windows program"),
    (b"\x7fELF", "a program"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_KINDS = (
    ("WordDocument", "an old Word file (.doc)"),
    ("Workbook", "an Excel file"),
    ("PowerPoint Document", "a PowerPoint file"),
    ("__properties_version1.0", "an Outlook message"),
)
#: A file name inside a zip → what the zip is. Looked up in this order.
_ZIP_KINDS = (
    ("xl/workbook.xml", "an Excel file"),
    ("ppt/presentation.xml", "a PowerPoint file"),
    ("Index/Document.iwa", "a Pages file"),
    ("index.xml", "a Pages file"),
    ("META-INF/container.xml", "an e-book"),
    ("content.xml", "an OpenDocument file (.odt)"),
)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_WORD_XML = re.compile(rb"<\?mso-application\s|<w:wordDocument\b|<pkg:package\b")
_MAIL = re.compile(rb"^(?:MIME-Version:|Received: from )", re.IGNORECASE | re.MULTILINE)


def sniff(content: bytes, *, path: str = "-") -> Format:
    """The format of a file by its content; any zip passes as DOCX, and its parts tell the rest when it is opened.

    `path` is used for its suffix alone, in the words of the error.

    Raises:
        UnreadableLetter: when the file is empty or of a kind that is not read (the message names the kind).
        LockedLetter: when it is an encrypted Office file.
        NoTextLayer: when it is a picture.
    """
    if not content:
        raise UnreadableLetter(
            "The file is empty (0 bytes).",
            advice="Save or download it once more, and check that it opens.",
        )
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return Format.DOCX
    if b"%PDF-" in content[:1024]:
        return Format.PDF
    if error := _foreign(content, suffix=PurePath(path).suffix.lower()):
        raise error
    return Format.TEXT


def zip_error(names: Iterable[str]) -> LetterError:
    """The error for a zip that holds no Word document, by the names of its entries."""
    known = set(names)
    for name, kind in _ZIP_KINDS:
        if name in known:
            return _unknown(kind)
    return UnreadableLetter(
        "The file is a zip archive, not a letter.",
        advice="Unpack it and check the letters that are inside.",
    )


def is_lock_file(path: str | PurePath) -> bool:
    """True for the small file that Word keeps beside an open document ("~$letter.docx"), and LibreOffice's like it."""
    name = PurePath(path).name
    return name.startswith(("~$", ".~lock."))


def _foreign(content: bytes, *, suffix: str) -> LetterError | None:
    """The error for a file that is known by its first bytes and cannot be read; `None` for all else."""
    if content.startswith(_OLE):
        return _ole_error(content)
    if picture := _picture(content):
        claim = f" although its name ends in {suffix}" if suffix in (".pdf", ".docx", ".txt") else ""
        return NoTextLayer(f"The file is a picture ({picture}){claim}; it holds no text.", advice=_OCR)
    for start, kind in _OTHERS:
        if content.startswith(start) and not (start == b"MZ" and b"\x00" not in content[:512]):
            return _unknown(kind)
    head = content[:4096]
    if _HTML.match(head):
        return _unknown(
            "a web page (HTML)",
            "Open it in a browser and print it to PDF, then check that file.",
        )
    if _WORD_XML.search(head):
        return _unknown("a Word file in the XML form (.xml)")
    if _MAIL.search(head) and re.search(rb"^Content-Type:", head, re.IGNORECASE | re.MULTILINE):
        return _unknown(
            "an e-mail",
            "Save the letter that it carries as a file of its own, then check that file.",
        )
    return None


def _picture(content: bytes) -> str | None:
    for start, name in _PICTURES:
        if content.startswith(start) and (start != b"BM" or b"\x00" in content[2:32]):
            return name
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "WebP"
    if content[4:8] == b"ftyp" and content[8:12] in (
        b"heic",
        b"heix",
        b"mif1",
        b"msf1",
        b"hevc",
        b"avif",
    ):
        return "HEIC"
    return None


def _ole_error(content: bytes) -> LetterError:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return LockedLetter(
            "The file is an encrypted Word file: it opens only with a password.",
            advice="Open it in Word, take the password off (File, Info, Protect Document), save it, check it again.",
        )
    for name, kind in _OLE_KINDS:
        if name.encode("utf-16-le") in content:
            return _unknown(kind)
    return _unknown("an Office file of an old kind")


def _unknown(kind: str, advice: str = _SAVE_AS) -> UnreadableLetter:
    return UnreadableLetter(f"The file is {kind}, which nexuslint does not read.", advice=advice)
