"""A letter on its way from the child process to the parent.

The child has read a hostile file, so the parent must not unpickle objects that the child names. Only tuples, strings,
numbers and bytes cross; the parent builds the values itself, from classes that it names here.
"""

from __future__ import annotations

import io
import pickle
import struct
from typing import BinaryIO, Final, cast

from nexuslint.model import errors
from nexuslint.model.letter import (
    Block,
    BlockKind,
    Format,
    Letter,
    Note,
    NoteKind,
    SourceFile,
)
from nexuslint.model.place import (
    Box,
    DocxPlace,
    PdfPlace,
    Piece,
    Place,
    PositionMap,
    TextPlace,
)
from nexuslint.model.span import Span

_LENGTH: Final = struct.Struct("<Q")
#: The first word of the child to its parent.
READY: Final = b"ready"
#: Its first word over each file: the parser of that kind stands ready, and begins.
LOADED: Final = b"loaded"

#: The errors that can come from a parser.
_ERRORS: Final = (
    errors.UnreadableLetter,
    errors.LockedLetter,
    errors.NoTextLayer,
    errors.OverLimit,
    errors.LetterError,
    errors.InternalError,
)


_BlockValues = tuple[str, int, int, int | None, int | None, int, int | None, int | None, int | None]
_PieceValues = tuple[int, tuple[object, ...] | None, bool]
_NoteValues = tuple[str, str, int | None]
_LetterValues = tuple[
    tuple[str, str, str],
    str,
    tuple[_BlockValues, ...],
    tuple[_PieceValues, ...],
    int | None,
    tuple[_NoteValues, ...],
]


def write_frame(stream: BinaryIO, content: bytes) -> None:
    """Write `content` with its length before it."""
    stream.write(_LENGTH.pack(len(content)))
    stream.write(content)
    stream.flush()


def read_frame(stream: BinaryIO, *, max_bytes: int) -> bytes | None:
    """The next frame; `None` when the stream has ended, or the frame is cut short or longer than `max_bytes`."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    length = int(_LENGTH.unpack(head)[0])
    if length > max_bytes:
        return None
    content = stream.read(length)
    return content if len(content) == length else None


def packed(value: object) -> bytes:
    """Plain values (tuples, strings, numbers, bytes, `None`) as bytes."""
    return pickle.dumps(value, protocol=5)


def unpacked(content: bytes) -> object:
    """The plain values in `content`.

    Raises:
        pickle.UnpicklingError: when it names any class or function, or is broken.
    """
    return _PlainUnpickler(io.BytesIO(content)).load()


class _PlainUnpickler(pickle.Unpickler):
    def find_class(self, _module: str, _name: str) -> object:
        raise pickle.UnpicklingError("only plain values may cross")


def letter_values(letter: Letter) -> tuple[object, ...]:
    """A letter as plain values; `letter_from` makes it again."""
    source = letter.source
    return (
        (source.path, source.format.value, source.sha256),
        letter.text,
        tuple(
            (
                b.kind.value,
                b.span.start,
                b.span.end,
                b.number,
                b.page,
                b.level,
                b.table,
                b.row,
                b.column,
            )
            for b in letter.blocks
        ),
        tuple((p.span.end, _place_values(p.place), p.even) for p in letter.positions.pieces),
        letter.pages,
        tuple((note.kind.value, note.message, note.page) for note in letter.notes),
    )


def letter_from(values: object) -> Letter:
    """The letter that `letter_values` took apart.

    Raises:
        ValueError, TypeError: when the values are not those of a letter.
    """
    (path, form, sha256), text, blocks, pieces, pages, notes = cast("_LetterValues", values)
    return Letter(
        source=SourceFile(path=path, format=Format(form), sha256=sha256),
        text=text,
        blocks=tuple(
            Block(
                kind=BlockKind(kind),
                span=Span(start=start, end=end),
                number=number,
                page=page,
                level=level,
                table=table,
                row=row,
                column=column,
            )
            for kind, start, end, number, page, level, table, row, column in blocks
        ),
        positions=PositionMap(pieces=_pieces(pieces)),
        pages=pages,
        notes=tuple(Note(kind=NoteKind(kind), message=message, page=page) for kind, message, page in notes),
    )


def error_values(error: errors.NexuslintError) -> tuple[str, str, str]:
    """An error as plain values; `error_from` makes it again."""
    return (type(error).__name__, error.message, error.advice)


def error_from(values: object) -> errors.NexuslintError:
    """The error that `error_values` took apart; of a kind that no parser raises, an `InternalError`."""
    name, message, advice = cast("tuple[str, str, str]", values)
    for kind in _ERRORS:
        if kind.__name__ == name:
            return kind(str(message), advice=str(advice))
    return errors.InternalError(str(message), advice=str(advice))


def _place_values(place: Place | None) -> tuple[object, ...] | None:
    match place:
        case None:
            return None
        case PdfPlace(box=box, edges=edges):
            return (box.page, box.x0, box.top, box.x1, box.bottom, edges)
        case DocxPlace():
            return (place.part, place.block, place.run, place.offset)
        case TextPlace():
            return (place.line, place.column)


def _pieces(values: tuple[_PieceValues, ...]) -> tuple[Piece, ...]:
    pieces = []
    start = 0
    for end, place, even in values:
        pieces.append(Piece(span=Span(start=start, end=end), place=_place(place), even=even))
        start = end
    return tuple(pieces)


def _place(values: tuple[object, ...] | None) -> Place | None:
    match values:
        case None:
            return None
        case (
            int(page),
            float(x0) | int(x0),
            float(top) | int(top),
            float(x1) | int(x1),
            bottom,
            tuple(edges),
        ):
            if isinstance(bottom, (int, float)):
                return PdfPlace(
                    box=Box(page=page, x0=x0, top=top, x1=x1, bottom=bottom),
                    edges=edges,
                )
        case (str(part), int(block), int(run), int(offset)):
            return DocxPlace(part=part, block=block, run=run, offset=offset)
        case (int(line), int(column)):
            return TextPlace(line=line, column=column)
    raise ValueError("not a place")
