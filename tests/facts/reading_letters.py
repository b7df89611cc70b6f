"""Letters read whole, for tests of facts that need the sentences around them."""

from __future__ import annotations

from functools import cache

from nexuslint.lint import Linter, Options
from nexuslint.model.facts import Facts, Program
from nexuslint.model.letter import Letter
from nexuslint.model.span import Span
from nexuslint.parsers.text import parse_text_string


@cache
def read(text: str, program: Program | None = None) -> tuple[Letter, Facts]:
    """The letter in a text, and its facts."""
    linter = Linter(options=Options(program=program))
    letter = parse_text_string(text)
    return letter, linter._facts(linter.reader(letter))


def words(span: Span | None, letter: Letter) -> str | None:
    """The words of a place on one line."""
    return None if span is None else " ".join(span.of(letter.text).split())
