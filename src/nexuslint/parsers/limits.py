"""The limits within which a file is read."""

from __future__ import annotations

from dataclasses import dataclass, field

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class ZipLimits:
    """What a zip file (every .docx is one) may hold before any of it is unpacked.

    `max_entries` counts files inside; sizes are unpacked megabytes by the zip's own directory, and never more than that
    is unpacked; `max_ratio` is unpacked to packed size of one entry, looked at from 4 MB on.
    """

    max_entries: int = 2000
    max_entry_mb: int = 64
    max_total_mb: int = 256
    max_ratio: int = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What reading one file may cost.

    `wall_seconds` is clock time and `cpu_seconds` processor time (whole seconds, from 1); `memory_mb` is what the child
    process may take on top of what it has once its libraries are loaded; `max_pages` counts PDF pages; `max_file_mb` is
    the size on disk. Processor time and memory are held where the system can (Linux both, macOS processor time alone,
    Windows neither): there the clock is the limit.
    """

    wall_seconds: float = 20.0
    cpu_seconds: int = 15
    memory_mb: int = 1024
    max_pages: int = 300
    max_file_mb: int = 50
    zip: ZipLimits = field(default_factory=ZipLimits)
