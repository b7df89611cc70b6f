"""Headings, and the sentences that stand under them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nexuslint.language.sentences import SentenceSpan
from nexuslint.model.letter import BlockKind, Letter

#: A heading is short: more words than this are a sentence (measured on the labelled letters: 9 in the longest).
_LONGEST_HEADING = 9
_HEADING = re.compile(r"(?:[IVX]{1,4}\.|\d{1,2}[.)]|[A-H][.)])?\s*[A-Z][^.!?]*[.:]?$")


def section_of_each(letter: Letter, spans: Sequence[SentenceSpan]) -> list[str]:
    """The heading that each sentence stands under, lower case without its mark; "" before the first heading."""
    sections: list[str] = []
    current = ""
    for index, span in enumerate(spans):
        text = span.span.of(letter.text)
        if letter.blocks[span.block].kind is BlockKind.HEADING or _is_heading(text, span, spans, index):
            current = re.sub(r"^(?:[IVX]{1,4}\.|\d{1,2}[.)]|[A-H][.)])\s*", "", text).strip(" .:").lower()
        sections.append(current)
    return sections


#: Words of a sentence that tells something, which no heading has.
_TELLS = re.compile(r"\b(?:is|was|are|were|has|have|had|did|does|will|he|she|i|we|they|it|reviewed)\b", re.IGNORECASE)


def _is_heading(text: str, span: SentenceSpan, spans: Sequence[SentenceSpan], index: int) -> bool:
    """A short line of its own, or the short capitalised opening of a paragraph ("Findings. CAPS-5 ...")."""
    if span.opens == "sentence" or len(text.split()) > _LONGEST_HEADING or not _HEADING.match(text):
        return False
    following = spans[index + 1] if index + 1 < len(spans) else None
    alone = following is None or following.opens != "sentence"
    if alone:
        if re.search(r"\d{4}|,", text) or (text.endswith(".") and _TELLS.search(text)):
            return False
        return text.isupper() or text.endswith(":") or span.opens == "paragraph"
    return len(text.split()) <= 5 and text.endswith((".", ":")) and not _TELLS.search(text)
