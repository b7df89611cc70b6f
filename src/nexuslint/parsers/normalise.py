"""Characters as a reader means them: the one normaliser of all parsers.

Curly quotes and dashes stay as they are. What changes: ligatures and other shown forms (NFKC), blanks of odd width,
hyphens that look like "-", check boxes and bullets of symbol fonts, letters with a separate accent; what goes: soft
hyphens, marks without width, control characters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_BLANKS = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_LINE_ENDS = "\u0085\u2028\u2029\x0b\x0c\r"
_HYPHENS = "\u2010\u2011\u2043"
_DROPPED = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff\ufff9\ufffa\ufffb"

#: Check boxes and bullets of Wingdings, Wingdings 2 and Symbol, where Word and PDF writers put them (the private area
#: at U+F000). A ticked and a crossed box are one sign, so that a reader of the text need know only ☒ and ☐.
SYMBOLS = {
    **dict.fromkeys((0xF0FE, 0xF0FD, 0xF078, 0xF051, 0xF052, 0xF053, 0xF054), "☒"),
    **dict.fromkeys((0xF0A8, 0xF06F, 0xF0A3, 0xF071, 0xF072), "☐"),
    **dict.fromkeys((0xF0FC, 0xF050), "✓"),
    **dict.fromkeys((0xF0FB, 0xF04F), "✗"),
    **dict.fromkeys((0xF0B7, 0xF06C), "•"),
    **dict.fromkeys((0xF0A7, 0xF06E), "▪"),
    0xF0D8: "➢",
    0xF0E0: "→",
}

_ODD = re.compile(
    "\r\n"
    "|[^\\W\\d_]?[\u0300-\u036f]+"
    f"|[\x00-\x08\x0e-\x1f\x7f-\x9f{_BLANKS}{_LINE_ENDS}{_HYPHENS}{_DROPPED}"
    "\u202a-\u202e\u2066-\u2069\ue000-\uf8ff\ufb00-\ufb4f\ufe00-\ufe0f\uff01-\uff5e\U0001d400-\U0001d7ff]"
)


@dataclass(frozen=True, slots=True)
class NormalPiece:
    """Normalised `text` made from characters `start` to `end` (half-open) of the source string.

    `even` says that each character of `text` is one character of the source.
    """

    text: str
    start: int
    end: int
    even: bool


def normalised(source: str) -> Iterator[NormalPiece]:
    """The pieces of `source` in order, as they shall stand in the letter; what is dropped gives no piece."""
    at = copied = 0
    kept: list[str] = []
    for odd in _ODD.finditer(source):
        start, end = odd.span()
        shown = _shown(odd.group())
        kept.append(source[copied:start])
        copied = end
        if len(shown) == end - start:
            kept.append(shown)
            continue
        if text := "".join(kept):
            yield NormalPiece(text, at, start, even=True)
        if shown:
            yield NormalPiece(shown, start, end, even=False)
        kept, at = [], end
    kept.append(source[copied:])
    if text := "".join(kept):
        yield NormalPiece(text, at, len(source), even=True)


def normal_text(source: str) -> str:
    """`source` normalised, without the places."""
    return "".join(piece.text for piece in normalised(source))


def _shown(odd: str) -> str:
    if len(odd) > 1:
        return "\n" if odd == "\r\n" else unicodedata.normalize("NFC", odd)
    if odd in _BLANKS:
        return " "
    if odd in _LINE_ENDS:
        return "\n"
    if odd in _HYPHENS:
        return "-"
    code = ord(odd)
    if 0xE000 <= code <= 0xF8FF:
        return SYMBOLS.get(code, odd)
    if 0x0300 <= code <= 0x036F:
        return odd
    if code >= 0xFB00 and not 0xFE00 <= code <= 0xFE0F and odd not in _DROPPED:
        return unicodedata.normalize("NFKC", odd)
    return ""
