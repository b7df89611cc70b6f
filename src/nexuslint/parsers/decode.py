"""Bytes of a plain text file → characters."""

from __future__ import annotations

import codecs
import re

from nexuslint.model.errors import UnreadableLetter

#: Longest first: the mark of UTF-16 begins that of UTF-32.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f]")
#: Text of any kind has fewer than one control character in two hundred; a file of another kind has far more.
_MAX_CONTROLS = 1 / 200
#: A UTF-8 file cut or patched by hand has more good characters than broken ones; Windows-1252 has hardly a good one.
_MAX_BROKEN = 1 / 2
_SAMPLE = 4096


def decoded(content: bytes) -> str:
    """The characters of a text file in UTF-8, UTF-16 or Windows-1252, without the byte order mark.

    Raises:
        UnreadableLetter: when the bytes are no text in any of them.
    """
    text = _decoded(content)
    if text is None or len(_CONTROLS.findall(text)) > len(text) * _MAX_CONTROLS:
        raise UnreadableLetter(
            "The file is not of a kind that nexuslint reads (Word .docx, PDF or plain text).",
            advice="Save the letter as .docx or PDF, then check that file.",
        )
    return text


def _decoded(content: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    if wide := _wide_encoding(content):
        return content.decode(wide, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    good = len(text) - broken - _ascii_count(content)
    if broken <= good * _MAX_BROKEN:
        return text
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        return None


def _wide_encoding(content: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of Latin text is zero."""
    sample = content[:_SAMPLE]
    half = len(sample) // 2
    if half < 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > half * 0.6 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.6 and odd < half * 0.05:
        return "utf-16-be"
    return None


def _ascii_count(content: bytes) -> int:
    return len(content.translate(None, bytes(range(128, 256))))
