"""A zip file opened within limits: nothing is unpacked before its directory has been looked at."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from nexuslint.model.errors import LockedLetter, OverLimit, UnreadableLetter
from nexuslint.parsers.limits import MEGABYTE, ZipLimits

_RATIO_FROM = 4 * MEGABYTE
_END_OF_DIRECTORY = b"PK\x05\x06"
_BOMB_ADVICE = (
    "Do not open it if you do not know its sender. If it is real, save it once more in Word and check the copy."
)
_DAMAGED_ADVICE = "Open it in Word (which may offer to repair it), save it as a new file, and check that file."


def open_zip(content: bytes, limits: ZipLimits) -> zipfile.ZipFile:
    """The zip in `content`, once its directory is within the limits.

    Raises:
        UnreadableLetter: when the zip is damaged or names one file twice.
        LockedLetter: when an entry is encrypted.
        OverLimit: when it has too many entries, or would unpack to too much.
    """
    _check_count(_declared_count(content), limits)
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (
        zipfile.BadZipFile,
        ValueError,
        OSError,
        struct.error,
        NotImplementedError,
    ) as error:
        raise damaged("its zip directory cannot be read") from error
    _check_directory(archive.infolist(), limits)
    return archive


def read_entry(archive: zipfile.ZipFile, name: str) -> bytes:
    """One entry unpacked; never longer than its directory says.

    Raises:
        UnreadableLetter: when the entry is missing or damaged.
    """
    try:
        return archive.read(name)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        KeyError,
        ValueError,
        struct.error,
    ) as error:
        raise damaged("a part of it cannot be unpacked") from error
    except (RuntimeError, NotImplementedError) as error:
        raise damaged("a part of it is packed in a way that Word does not use") from error


def damaged(what: str) -> UnreadableLetter:
    """The error for a Word file that is broken; `what` is the second half of the sentence."""
    return UnreadableLetter(f"The file is damaged: {what}.", advice=_DAMAGED_ADVICE)


def _check_count(count: int, limits: ZipLimits) -> None:
    if count > limits.max_entries:
        raise OverLimit(
            f"The file holds {count:,} packed files; {limits.max_entries:,} are allowed.",
            advice=_BOMB_ADVICE,
        )


def _declared_count(content: bytes) -> int:
    """The number of entries by the end record, 0 when there is none; 65,535 stands for "more than that"."""
    at = content.rfind(_END_OF_DIRECTORY, max(0, len(content) - 65_557))
    if at < 0 or at + 12 > len(content):
        return 0
    return int(struct.unpack_from("<H", content, at + 10)[0])


def _check_directory(entries: list[zipfile.ZipInfo], limits: ZipLimits) -> None:
    _check_count(len(entries), limits)
    if len({entry.filename for entry in entries}) != len(entries):
        raise damaged("it names the same part twice")
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise LockedLetter(
            "The file is an encrypted zip: it opens only with a password.",
            advice="Unpack it with its password, and check the letter that is inside.",
        )
    total = sum(entry.file_size for entry in entries)
    largest = max((entry.file_size for entry in entries), default=0)
    if total > limits.max_total_mb * MEGABYTE or largest > limits.max_entry_mb * MEGABYTE:
        raise OverLimit(
            f"The file would unpack to {total // MEGABYTE:,} MB (its largest part to {largest // MEGABYTE:,} MB);"
            f" {limits.max_total_mb} MB in all and {limits.max_entry_mb} MB a part are allowed.",
            advice=_BOMB_ADVICE,
        )
    for entry in entries:
        if entry.file_size > _RATIO_FROM and entry.file_size > limits.max_ratio * max(entry.compress_size, 1):
            ratio = entry.file_size // max(entry.compress_size, 1)
            raise OverLimit(
                f"A part of the file unpacks to {ratio:,} times its size; {limits.max_ratio} times is allowed.",
                advice=_BOMB_ADVICE,
            )
