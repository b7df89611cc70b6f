"""What a Word file's reader should know of it: unaccepted changes, open comments, hidden text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from nexuslint.model.letter import Note, NoteKind
from nexuslint.parsers.docx_package import WordPackage
from nexuslint.parsers.docx_xml import PARAGRAPH, RUN, Element, W

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """How many tracked insertions and deletions of text wait to be accepted; a move counts as one of each."""

    inserted: int
    deleted: int


def count_changes(roots: Iterable[Element]) -> Changes:
    """The tracked changes in these parts; those of paragraph ends count where no text was changed."""
    texts = [0, 0]
    marks = [0, 0]
    for root in roots:
        for index, names in enumerate((("ins", "moveTo"), ("del", "moveFrom"))):
            for name in names:
                for change in root.iter(W + name):
                    (texts if next(change.iter(RUN), None) is not None else marks)[index] += 1
    inserted, deleted = texts if any(texts) else marks
    return Changes(inserted=inserted, deleted=deleted)


def open_comments(package: WordPackage) -> int:
    """The number of comments that are not resolved; an answer is not counted apart from its comment."""
    root = package.root_of_type("comments")
    if root is None:
        return 0
    extended = package.root_of_type("commentsExtended")
    closed = set()
    for state in extended.iter(_W15 + "commentEx") if extended is not None else ():
        if state.get(_W15 + "done") in ("1", "true") or state.get(_W15 + "paraIdParent"):
            closed.add(state.get(_W15 + "paraId"))
    count = 0
    for comment in root.iter(W + "comment"):
        last = [paragraph.get(_W14 + "paraId") for paragraph in comment.iter(PARAGRAPH)][-1:]
        if not last or last[0] is None or last[0] not in closed:
            count += 1
    return count


def change_notes(changes: Changes, *, comments: int, has_hidden: bool) -> tuple[Note, ...]:
    """The notes on tracked changes, comments and hidden text; none for what the file does not hold."""
    notes = []
    if changes.inserted or changes.deleted:
        message = (
            f"The document has tracked changes that nobody has accepted ({_counted(changes.inserted, 'insertion')},"
            f" {_counted(changes.deleted, 'deletion')}); it was read as if all were accepted."
        )
        notes.append(Note(kind=NoteKind.TRACKED_CHANGES, message=message))
    if comments:
        message = f"The document still carries {_counted(comments, 'open comment')}."
        notes.append(Note(kind=NoteKind.OPEN_COMMENTS, message=message))
    if has_hidden:
        message = "The document holds hidden text, which does not print; it was not checked."
        notes.append(Note(kind=NoteKind.HIDDEN_TEXT, message=message))
    return tuple(notes)


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
