"""What the parent asks of the child process: one file, with the limits for reading it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO, Final, cast

from nexuslint.model.letter import Format, SourceFile
from nexuslint.parsers.limits import Limits, ZipLimits
from nexuslint.parsers.wire import packed, read_frame, unpacked, write_frame

#: The parent has held the file to its own limit already.
_MAX_BYTES: Final = 1 << 40

_Values = tuple[tuple[str, str, str], tuple[float, int, int, int, int], tuple[int, int, int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One file to parse: its source as the letter will tell it, its bytes, and the limits."""

    source: SourceFile
    content: bytes
    limits: Limits


def write_request(stream: BinaryIO, request: Request) -> None:
    """Write a request as two frames: what it is, and the file itself."""
    source, limits = request.source, request.limits
    values: _Values = (
        (source.path, source.format.value, source.sha256),
        (
            limits.wall_seconds,
            limits.cpu_seconds,
            limits.memory_mb,
            limits.max_pages,
            limits.max_file_mb,
        ),
        (
            limits.zip.max_entries,
            limits.zip.max_entry_mb,
            limits.zip.max_total_mb,
            limits.zip.max_ratio,
        ),
    )
    write_frame(stream, packed(values))
    write_frame(stream, request.content)


def read_request(stream: BinaryIO) -> Request | None:
    """The next request; `None` when the parent has gone."""
    head = read_frame(stream, max_bytes=_MAX_BYTES)
    content = read_frame(stream, max_bytes=_MAX_BYTES)
    if head is None or content is None:
        return None
    (path, kind, sha256), numbers, zip_numbers = cast("_Values", unpacked(head))
    wall_seconds, cpu_seconds, memory_mb, max_pages, max_file_mb = numbers
    max_entries, max_entry_mb, max_total_mb, max_ratio = zip_numbers
    limits = Limits(
        wall_seconds=wall_seconds,
        cpu_seconds=cpu_seconds,
        memory_mb=memory_mb,
        max_pages=max_pages,
        max_file_mb=max_file_mb,
        zip=ZipLimits(
            max_entries=max_entries,
            max_entry_mb=max_entry_mb,
            max_total_mb=max_total_mb,
            max_ratio=max_ratio,
        ),
    )
    source = SourceFile(path=path, format=Format(kind), sha256=sha256)
    return Request(source=source, content=content, limits=limits)
