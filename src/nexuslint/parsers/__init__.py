"""Floor 1: a file becomes a Letter.

Importing this loads no library: each parser comes with the first file of its kind, in the child process that parses.
"""

from __future__ import annotations

from collections.abc import Callable

from nexuslint.model.letter import Format, Letter, SourceFile
from nexuslint.parsers.limits import Limits

Parser = Callable[[bytes, SourceFile, Limits], Letter]


def parser_for(kind: Format) -> Parser:
    """The parser of a format with its libraries loaded."""
    return PARSERS[kind]()


def _text_parser() -> Parser:
    from nexuslint.parsers.text import parse_text

    return lambda content, source, _limits: parse_text(content, source)


def _docx_parser() -> Parser:
    from nexuslint.parsers.docx import parse_docx

    return lambda content, source, limits: parse_docx(content, source, limits=limits.zip)


def _pdf_parser() -> Parser:
    from nexuslint.parsers.pdf import parse_pdf

    return lambda content, source, limits: parse_pdf(content, source, max_pages=limits.max_pages)


#: Every format and how its parser is loaded.
PARSERS: dict[Format, Callable[[], Parser]] = {
    Format.DOCX: _docx_parser,
    Format.PDF: _pdf_parser,
    Format.TEXT: _text_parser,
}
