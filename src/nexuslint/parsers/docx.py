"""Word (.docx) → Letter.

python-docx opens the file; the XML of its parts is walked here. The texts that python-docx itself gives (`paragraphs`,
`runs`, a comment's or a section's) leave out tracked insertions, content controls, text boxes and smart tags, which is
where clinic templates keep the opinion, and do not tell hidden text from other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nexuslint.model.errors import NoTextLayer, UnreadableLetter
from nexuslint.model.letter import BlockKind, Letter, Note, NoteKind, SourceFile
from nexuslint.model.place import RunSlice
from nexuslint.parsers.builder import TextBuilder
from nexuslint.parsers.docx_lines import join_lines
from nexuslint.parsers.docx_notes import change_notes, count_changes, open_comments
from nexuslint.parsers.docx_numbering import read_lists
from nexuslint.parsers.docx_package import WordPackage
from nexuslint.parsers.docx_story import Draft, StoryReader, WordContext
from nexuslint.parsers.docx_styles import StyleSheet
from nexuslint.parsers.docx_xml import PARAGRAPH, Element, R, W, own_runs, run_text
from nexuslint.parsers.limits import ZipLimits
from nexuslint.parsers.zip_limits import damaged

#: The streams beside the body: the part's type, what one note is called in it, and the kind of its blocks.
_NOTE_STREAMS = (
    ("footnotes", "footnote", BlockKind.FOOTNOTE),
    ("endnotes", "endnote", BlockKind.ENDNOTE),
    ("comments", "comment", BlockKind.COMMENT),
)


def parse_docx(content: bytes, source: SourceFile, *, limits: ZipLimits | None = None) -> Letter:
    """The letter in a Word file.

    Pages are known only where the file keeps marks of them. Tracked changes are read as accepted.

    Raises:
        UnreadableLetter: when the file is damaged, is another kind of zip, declares entities, or holds no text.
        LockedLetter: when an entry of the zip is encrypted.
        NoTextLayer: when its body holds pictures alone.
        OverLimit: when it would unpack to more than `limits` allow.
    """
    package = WordPackage(content, limits or ZipLimits())
    try:
        letter = _read(package, source)
    except RecursionError:
        raise damaged("its parts are nested too deeply") from None
    if not any(block.number for block in letter.blocks):
        raise _no_text(package)
    return letter


def read_back(content: bytes, run: RunSlice) -> str:
    """The characters of a Word file that a slice of a run stands for, as they are in the file.

    Raises:
        ValueError: when the file has no such part, paragraph or run.
    """
    root = WordPackage(content, ZipLimits()).story(run.part)
    if root is None:
        raise ValueError(f"the file has no part {run.part!r}")
    for number, paragraph in enumerate(root.iter(PARAGRAPH)):
        if number == run.block:
            runs = list(own_runs(paragraph))
            if run.run < len(runs):
                return run_text(runs[run.run])[run.start : run.end]
    raise ValueError(f"part {run.part!r} has no run {run.run} in a paragraph {run.block}")


def _read(package: WordPackage, source: SourceFile) -> Letter:
    body = package.body()
    styles = StyleSheet(package.root_of_type("styles"))
    context = WordContext(styles=styles, lists=read_lists(package.root_of_type("numbering"), styles))
    headers = list(_furniture(package, body, "header", context))
    reader = StoryReader(body, stream="body", kind=None, context=context)
    running = join_lines([*reader.drafts(body), *reader.finish()])
    footers = list(_furniture(package, body, "footer", context))
    notes, roots = _notes(package, body, context)
    builder = TextBuilder()
    for draft in (*headers, *running, *footers, *notes, *context.hidden):
        _put(builder, draft)
    told = change_notes(
        count_changes([body, *roots]),
        comments=open_comments(package),
        has_hidden=bool(context.hidden),
    )
    if context.unread_parts:
        what = "A part" if context.unread_parts == 1 else f"{context.unread_parts} parts"
        message = f"{what} pasted in from another file could not be read and was not checked."
        told = (*told, Note(kind=NoteKind.UNREAD_PAGE, message=message))
    return builder.build(source, pages=reader.pages, notes=told)


def _furniture(package: WordPackage, body: Element, name: str, context: WordContext) -> Iterator[Draft]:
    """The headers or footers of every section and kind, the same words only once.

    They are found by their marks in the XML: python-docx's `sections` pass over one that ends in a content control.
    """
    kind = BlockKind(name)
    seen_parts: set[Element] = set()
    seen_texts: set[tuple[str, ...]] = set()
    for reference in body.iter(f"{W}{name}Reference"):
        found = package.linked(reference.get(R + "id", ""))
        if found is None or found[1] in seen_parts:
            continue
        stream, root = found
        seen_parts.add(root)
        reader = StoryReader(root, stream=stream, kind=kind, context=context)
        drafts = [*reader.drafts(root), *reader.finish()]
        texts = tuple("".join(piece.text for piece in draft.pieces).strip() for draft in drafts)
        if texts not in seen_texts:
            seen_texts.add(texts)
            yield from drafts


def _notes(package: WordPackage, body: Element, context: WordContext) -> tuple[list[Draft], list[Element]]:
    """The footnotes, endnotes and comments, and the roots of their parts."""
    drafts: list[Draft] = []
    roots = []
    for part_type, name, kind in _NOTE_STREAMS:
        found = package.part_of_type(part_type)
        if found is None:
            continue
        stream, root = found
        roots.append(root)
        deleted = _deleted_references(body, name)
        reader = StoryReader(root, stream=stream, kind=kind, context=context)
        for note in root.iter(W + name):
            # A note with a type is the line over the notes, not one of them.
            if note.get(W + "type", "normal") == "normal" and note.get(W + "id") not in deleted:
                drafts += [*reader.drafts(note), *reader.finish()]
    return drafts, roots


def _deleted_references(body: Element, name: str) -> set[str | None]:
    """The ids of the notes whose mark in the text was deleted by a tracked change."""
    marks: Iterable[Element] = (mark for gone in body.iter(W + "del") for mark in gone.iter(f"{W}{name}Reference"))
    return {mark.get(W + "id") for mark in marks}


def _put(builder: TextBuilder, draft: Draft) -> None:
    cell = draft.cell
    builder.open_block(
        draft.kind,
        page=draft.page,
        level=draft.level,
        table=cell.table if cell else None,
        row=cell.row if cell else None,
        column=cell.column if cell else None,
    )
    for piece in draft.pieces:
        builder.add(piece.text, piece.place, even=piece.even)


def _no_text(package: WordPackage) -> UnreadableLetter | NoTextLayer:
    if package.has_pictures():
        return NoTextLayer(
            "The body of the document holds pictures and no text.",
            advice="Run text recognition (OCR) on it and save the result as a PDF with a text layer.",
        )
    return UnreadableLetter(
        "The body of the document holds no text.",
        advice="Check that it is the right file.",
    )
