"""Numbers below twenty as they are written in words."""

from __future__ import annotations

#: From "one"; the place in the table plus one is the number.
BELOW_TWENTY = (
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
