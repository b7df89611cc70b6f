"""Words for screens and pipes that cannot show every character."""

from __future__ import annotations

import unicodedata

_LOOK_ALIKES = str.maketrans(
    {
        "“": '"', "”": '"', "‘": "'", "’": "'", "«": '"', "»": '"', "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-",
        "…": "...", "•": "*", "·": "-", "✓": "+", "✗": "x", "│": "|", "─": "-", "§": "Sec.", "¶": "par.", "⟦": "[[", "⟧": "]]",
        "≥": ">=", "≤": "<=", "½": "1/2", "°": " deg", "×": "x", "→": "->",
    }
)  # fmt: skip
#: Marks that turn the direction of the words after them, by which a letter could make a screen show what it does not say.
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def clean(text: str) -> str:
    """`text` on one line: blanks of every kind as one blank, control and direction marks taken out.

    Letters and file names come from strangers: an escape code in them must not reach a terminal.
    """
    kept = "".join(one if one.isspace() else "" if _is_control(one) else one for one in text)
    return " ".join(kept.split())


def encode(text: str, encoding: str) -> bytes:
    """`text` in `encoding`, whatever it cannot hold replaced by a look-alike, or by “?”; never fails."""
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(one if _fits(one, encoding) else _plain(one) for one in text).encode(encoding, "replace")


def _is_control(character: str) -> bool:
    return character in _TURNING or unicodedata.category(character) in ("Cc", "Cs")


def _fits(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _plain(character: str) -> str:
    shown = character.translate(_LOOK_ALIKES)
    if shown != character:
        return shown
    bare = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode("ascii")
    return bare or "?"
