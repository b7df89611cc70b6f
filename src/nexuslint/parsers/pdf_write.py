"""Blocks to text: every line's glyphs with their places, lines joined, hyphens at line ends settled."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from nexuslint.model.letter import BlockKind
from nexuslint.model.place import PdfPlace
from nexuslint.parsers.builder import TextBuilder
from nexuslint.parsers.normalise import normal_text, normalised
from nexuslint.parsers.pdf_fields import Comment
from nexuslint.parsers.pdf_glyph import Frame, Glyph, Segment
from nexuslint.parsers.pdf_hyphens import line_end
from nexuslint.parsers.pdf_paragraphs import Draft

_HYPHENS = frozenset("-\u00ad\u2010\u2011")


def write_draft(builder: TextBuilder, draft: Draft, known: Collection[str]) -> None:
    """Give the builder one block; `known` is the letter's vocabulary, which settles hyphens."""
    builder.open_block(
        draft.kind,
        page=draft.lines[0].frame.page,
        level=draft.level,
        table=draft.table,
        row=draft.row,
        column=draft.column,
    )
    for index, line in enumerate(draft.lines):
        join = draft.joins[index + 1] if index + 1 < len(draft.lines) else ""
        glyphs: Sequence[Glyph] = line.glyphs
        if join == " " and glyphs[-1].text in _HYPHENS:
            after = draft.lines[index + 1]
            stays, blank = line_end(_plain(line), normal_text(after.text), known)
            glyphs = [*glyphs[:-1], glyphs[-1]._replace(text="-")] if stays else glyphs[:-1]
            join = " " if blank else ""
        add_glyphs(builder, glyphs, line.frame)
        builder.add(join, None)
    builder.close_block()


def write_line(builder: TextBuilder, kind: BlockKind, line: Segment) -> None:
    """Give the builder one line as a block of its own."""
    builder.open_block(kind, page=line.frame.page)
    add_glyphs(builder, line.glyphs, line.frame)
    builder.close_block()


def write_comment(builder: TextBuilder, comment: Comment) -> None:
    """Give the builder the text of a note on the page."""
    builder.open_block(BlockKind.ANNOTATION, page=comment.box.page)
    builder.add(normal_text(comment.text), PdfPlace(box=comment.box), even=False)
    builder.close_block()


def add_glyphs(builder: TextBuilder, glyphs: Sequence[Glyph], frame: Frame) -> None:
    """Give the builder glyphs of one line; each stretch of one size and baseline is a piece."""
    if frame.angle:
        # Edges lie along x, so in turned text each glyph has a box of its own.
        for glyph in glyphs:
            _add_whole(builder, glyph, frame)
        return
    start = 0
    while start < len(glyphs):
        first = glyphs[start]
        if len(first.text) != 1:
            _add_whole(builder, first, frame)
            start += 1
            continue
        end = start + 1
        while end < len(glyphs):
            glyph = glyphs[end]
            if len(glyph[0]) != 1 or glyph[3] != first[3] or glyph[4] != first[4]:
                break
            end += 1
        _add_stretch(builder, glyphs[start:end], frame)
        start = end


def _add_stretch(builder: TextBuilder, glyphs: Sequence[Glyph], frame: Frame) -> None:
    text = "".join([glyph[0] for glyph in glyphs])
    if "\u00ad" in text:
        text = _with_shown_hyphens(text)
    edges = [glyph[1] for glyph in glyphs]
    # Kerned neighbours overlap; the middle of the overlap, or of a small gap, parts them.
    for index in range(1, len(glyphs)):
        edges[index] = round((glyphs[index - 1][2] + edges[index]) / 2, 2)
    edges[0] = round(edges[0], 2)
    edges.append(round(glyphs[-1][2], 2))
    top, bottom = glyphs[0].top, glyphs[0].bottom
    for piece in normalised(text) if not text.isascii() else ():
        own = edges[piece.start : piece.end + 1]
        box = frame.box(own[0], top, own[-1], bottom)
        builder.add(piece.text, PdfPlace(box=box, edges=tuple(own) if piece.even else ()), even=piece.even)
    if text.isascii():
        builder.add(text, PdfPlace(box=frame.box(edges[0], top, edges[-1], bottom), edges=tuple(edges)))


def _add_whole(builder: TextBuilder, glyph: Glyph, frame: Frame) -> None:
    """A ligature, a field's value or a turned glyph: its whole box stands for each of its characters."""
    place = PdfPlace(box=frame.box(glyph.x0, glyph.top, glyph.x1, glyph.bottom))
    builder.add(normal_text(glyph.text), place, even=False)


def _with_shown_hyphens(text: str) -> str:
    """Soft hyphens are dropped inside words, but some fonts write "-" with the soft hyphen's code ("L5-S1")."""
    signs = list(text)
    for index, sign in enumerate(signs):
        if sign == "\u00ad":
            before, after = text[index - 1 : index], text[index + 1 : index + 2]
            if not (before.islower() and (after.islower() or not after)):
                signs[index] = "-"
    return "".join(signs)


def _plain(line: Segment) -> str:
    return normal_text(line.text[:-1]) + "-"
