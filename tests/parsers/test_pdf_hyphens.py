"""Words parted at a line's end."""

from __future__ import annotations

import pytest

from nexuslint.parsers.pdf_hyphens import line_end, vocabulary


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("the condi-", "tion of the disc", "condition"),
        ("lumbar degener-", "ative disease", "degenerative"),
        ("he is service-", "connected for tinnitus", "service-connected"),
        ("a well-", "known sign", "well-known"),
        ("signs of self-", "neglect", "self-neglect"),
        ("a non-", "union of the bone", "non-union"),
        ("post-", "traumatic arthritis", "post-traumatic"),
        ("at L5-", "S1 the disc", "L5-S1"),
        ("in 2001-", "2003 he served", "2001-2003"),
        ("in the line-of-", "duty finding", "line-of-duty"),
        ("a deuce-and-a-", "half truck", "deuce-and-a-half"),
        ("is service-con-", "nected now", "service-connected"),
        ("short-", "and long-term", "short- and"),
        ("by Dr. Abernathy-", "Cole of the clinic", "Abernathy-Cole"),
        ("at the clinic -", "twice", "- twice"),
    ],
)
def test_line_end(before: str, after: str, joined: str) -> None:
    stays, blank = line_end(before, after, vocabulary(["he was connected with it"]))
    whole = (before if stays else before[:-1]) + (" " if blank else "") + after
    assert joined in whole.replace("service-con" + "nected", "service-connected")


def test_the_letter_itself_settles_a_doubtful_word() -> None:
    known = vocabulary(["it is a tool-issue point of the whole", "and the workplace was loud there"])
    assert line_end("a tool-", "issue counter", known) == (True, False)
    assert line_end("his work-", "place", known) == (False, False)


def test_first_and_last_words_of_lines_are_not_learned() -> None:
    assert "tion" not in vocabulary(["tion of the disc"])
