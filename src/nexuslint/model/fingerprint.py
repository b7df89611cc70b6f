"""What a finding is known by from one run to the next: its rule, the letter, and the sentence it points at."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

from nexuslint.model.finding import Finding

#: Hexadecimal digits kept of the hash; 128 bits are too many to meet by chance.
_DIGITS = 32
_NO_WORD = re.compile(r"[\W_]+")
#: A number this long names a person (Social Security, claim, telephone). A hash of it could be guessed by trying them all.
_LONG_NUMBER = re.compile(r"\d(?:[\s.-]?\d){6,}")


def with_fingerprints(findings: Sequence[Finding], letter: str) -> tuple[Finding, ...]:
    """The findings of one letter, each with its `fingerprint`.

    `letter` names the letter the same way on every machine: its path from the project's root, with forward slashes. The
    sentence counts, not its place, so a paragraph put in above changes nothing and a reworded sentence gives another
    fingerprint. A second finding of one rule in one sentence (or a second absence) has its number in it.
    """
    seen: Counter[str] = Counter()
    marked = []
    for finding in findings:
        words = normalised_words(finding.context or finding.quote or "")
        known_by = f"{finding.code}\n{letter}\n{words}"
        seen[known_by] += 1
        # A file's name need be no text: what UTF-8 cannot hold is written out.
        whole = f"{known_by}\n{seen[known_by]}".encode("utf-8", "backslashreplace")
        digest = sha256(whole).hexdigest()[:_DIGITS]
        marked.append(replace(finding, fingerprint=digest))
    return tuple(marked)


def normalised_words(text: str) -> str:
    """The words of `text` in small letters with single blanks between: line breaks, marks and long numbers make no difference."""
    plain = _LONG_NUMBER.sub("#", unicodedata.normalize("NFKC", text))
    return _NO_WORD.sub(" ", plain).strip().casefold()
