"""Where in our own code something went wrong, in words that hold nothing of a letter."""

from __future__ import annotations

_FRAMES = 6


class WorkerFault(Exception):
    """A fault of ours in a worker process, whose own traceback does not travel: `kind` of exception, and `place`."""

    def __init__(self, kind: str, place: str) -> None:
        super().__init__(kind, place)
        self.kind = kind
        self.place = place


def fault_words(failure: BaseException) -> tuple[str, str]:
    """The kind of an exception, and our own frames, the innermost first. Its message is left out: it may quote the letter."""
    if isinstance(failure, WorkerFault):
        return failure.kind, failure.place
    # Needed by faults alone, and every run would pay for them.
    from pathlib import Path
    from traceback import walk_tb

    package = Path(__file__).resolve().parent
    frames = [
        f"{path.relative_to(package.parent).as_posix()}:{line}"
        for frame, line in walk_tb(failure.__traceback__)
        if (path := Path(frame.f_code.co_filename)).is_relative_to(package)
    ]
    return type(failure).__name__, " < ".join(reversed(frames[-_FRAMES:])) or "outside nexuslint"
