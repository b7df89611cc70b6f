"""Which lines look like a heading or a list item when the file itself does not say so."""

from __future__ import annotations

import re

from nexuslint.model.letter import BlockKind

#: A list's mark at the start of a line, as typed: "-", "•", "1.", "(2)", "a)", "iv."; with the blanks after it.
LIST_MARK = re.compile(
    r"[ \t]*(?P<mark>[-*+•◦▪‣●○■–☐☒➢✓]|\(?\d{1,3}[.)]|\(?[a-hA-H][.)]|\(?[ivxIVX]{1,5}[.)]|\[[ xX]?\])"
    r"(?P<gap>[ \t]+)(?=\S)"
)

_MAX_CHARACTERS = 70
_MAX_WORDS = 8
#: Characters: a line longer than this is text, not an address.
_OVER_TEXT = 40
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
#: A line with one of these is a sentence or a greeting that leads into what follows, however short it is.
_SENTENCE_WORDS = frozenset(
    _WORD.findall(
        "i my me we our he she his her they their it is are was were be been has have had do does did will would should can"
        " may as following below above this these dear whom attn attention"
    )
)
#: A line of these alone is an empty line of a form, not a heading over text.
_FORM_LABELS = frozenset(_WORD.findall("name date signature signed address phone telephone fax email dob ssn re cc"))
#: First words of a greeting or a close.
_GREETINGS = frozenset(
    _WORD.findall(
        "to dear re hello greetings gentlemen ladies counselor counselors sir sirs madam colleagues respectfully sincerely"
        " yours cordially regards"
    )
)
#: Lower-case words that a heading in capitals of title keeps small.
_SMALL_WORDS = frozenset(_WORD.findall("a an and at but by for from in nor of on or the to vs with per"))


def is_heading_line(line: str) -> bool:
    """True when a line that stands alone reads as a heading: all capitals, or short and ending with a colon.

    Meant to miss rather than to err: names, addresses, greetings, file references and sentences are no headings.
    """
    text = line.strip()
    if not 3 <= len(text) <= _MAX_CHARACTERS or not text[0].isalpha():
        return False
    has_colon = text.endswith(":")
    text = text.rstrip(":").rstrip()
    words = _WORD.findall(text)
    if not 1 <= len(words) <= _MAX_WORDS or re.search(r"[\d,;.:@#_]", text):
        return False
    lower = [word.lower() for word in words]
    if _SENTENCE_WORDS.intersection(lower) or _FORM_LABELS.issuperset(lower) or lower[0] in _GREETINGS:
        return False
    if text.isupper():
        return len(text) >= 4
    if not has_colon or not text[0].isupper():
        return False
    is_title = all(word[0].isupper() or word in _SMALL_WORDS for word in words)
    return is_title or len(words) <= 4


def typed_kind(line: str, following: str | None, *, begins: bool) -> BlockKind | None:
    """What a typed line opens: an item or a heading; `None` when it goes on with its block or opens a paragraph.

    `following` is the next line (`None` at the end, blank before a gap), `begins` says that the line opens a block.
    """
    if list_mark(line):
        return BlockKind.ITEM
    if not begins or not is_heading_line(line):
        return None
    # Capitals over more capitals or an address are a letterhead; a heading stands alone or over its text.
    alone = following is None or not following.strip()
    if alone or line.rstrip().endswith(":") or is_under_heading(following or ""):
        return BlockKind.HEADING
    return None


def is_under_heading(line: str) -> bool:
    """True when a line that follows capitals reads as the text under a heading, not as an address under a name."""
    return len(line) > _OVER_TEXT and not line.isupper()


def is_bold_heading(text: str) -> bool:
    """True when a paragraph that is set wholly in bold or underlined reads as a heading."""
    text = text.strip()
    words = _WORD.findall(text)
    if not 1 <= len(words) <= _MAX_WORDS or len(text) > _MAX_CHARACTERS:
        return False
    if not text[0].isalpha() or re.search(r"[\d,;.@#_]", text) or ":" in text[:-1]:
        return False
    lower = [word.lower() for word in words]
    return not _FORM_LABELS.issuperset(lower) and lower[0] not in _GREETINGS


def list_mark(line: str) -> int:
    """The length of the typed list mark at the start of `line` with its blanks, 0 when there is none."""
    match = LIST_MARK.match(line)
    if match is None:
        return 0
    # "A. Smith" and "I. Petrov" are names; a letter or a Roman numeral with a dot is a mark only before a longer text.
    mark = match["mark"]
    if mark[0].isalpha() and mark.endswith(".") and len(line.split()) < 5:
        return 0
    return match.end()
