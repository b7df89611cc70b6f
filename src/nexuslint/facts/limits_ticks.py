"""Tick boxes on one line: the label, the options, and which of them are ticked."""

from __future__ import annotations

import re
from dataclasses import dataclass

_EMPTY = r"\[[ _]*\]|\( *\)|[☐□❏❑○]|_{2,}(?= )"
_FULL = r"\[[ _]*[xX✓✔✗*][ _]*\]|\( ?[xX✓✔] ?\)|[☒☑■✓✔✗●]|\b_[xX]_\b|(?<!\w)_+[xX✓]_+(?!\w)"
MARK = re.compile(rf"(?P<full>{_FULL})|(?P<empty>{_EMPTY})")
#: In the segment behind an option: where the option ends and a remark or the next label begins.
_OPTION_END = re.compile(r"\s{2,}|\t|\s[-–—]\s|(?<=[\w)])\.\s+(?=[A-Z])|\s\|\s?|\s*$")
_NEW_LABEL = re.compile(r"(?:(?<=\s{2})|(?<=\t)|(?<=[.|] )|(?<=\w )|^)(?P<label>[A-Z][\w /'’()%.-]{2,60}:)\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One box: the words that belong to it ("" in a grid whose header has them), its place in the line."""

    words: str
    is_ticked: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A label with its boxes; `note` is what stands behind the last option. `start` to `end`: in the line."""

    label: str
    options: tuple[Option, ...]
    note: str
    start: int
    end: int


def has_boxes(text: str) -> bool:
    """True when a tick box, empty or ticked, stands in the text."""
    return MARK.search(text) is not None


def is_mark(text: str) -> bool | None:
    """True for a cell that is a tick ("X", "[x]", "✓"), False for an empty box, `None` for anything else."""
    words = text.strip()
    if re.fullmatch(r"[xX✓✔✗]", words):
        return True
    found = MARK.fullmatch(words)
    return None if found is None else found["full"] is not None


def questions_of(line: str) -> list[Question]:
    """The questions of a line, each with its boxes."""
    marks = list(MARK.finditer(line))
    if not marks:
        return []
    stops = [mark.start() for mark in marks[1:]] + [len(line)]
    segments = [line[mark.end() : stop] for mark, stop in zip(marks, stops, strict=True)]
    if not any(re.search(r"\w", segment) for segment in segments):
        options = tuple(_option("", mark) for mark in marks)
        return [_question(line, line[: marks[0].start()], options, "", 0)]
    if not segments[-1].strip() and all(segment.strip() for segment in segments[:-1]):
        return [_boxes_behind(line, marks)]
    return _boxes_before(line, marks, segments)


def _boxes_before(line: str, marks: list[re.Match[str]], segments: list[str]) -> list[Question]:
    questions: list[Question] = []
    label, first, note = line[: marks[0].start()], 0, ""
    options: list[Option] = []
    for at, (mark, segment) in enumerate(zip(marks, segments, strict=True)):
        words = segment.lstrip()
        lead = len(segment) - len(words)
        stop = _OPTION_END.search(words)
        end = stop.start() if stop else len(words)
        following = _NEW_LABEL.search(words) if at + 1 < len(marks) else None
        if following and following.start("label") < end:
            end = following.start("label")
        options.append(
            Option(
                words=words[:end].strip(" ,;|"),
                is_ticked=mark["full"] is not None,
                start=mark.start(),
                end=mark.end() + lead + len(words[:end].rstrip()),
            )
        )
        note = words[end:].strip(" |-–—\t")
        if following or (at + 1 < len(marks) and re.search(r"\w", note)):
            own = following["label"] if following else note
            before = words[end : following.start("label")].strip(" |-–—\t") if following else ""
            questions.append(_question(line, label, tuple(options), before, first))
            label, options, first, note = own, [], mark.end() + lead + end, ""
    questions.append(_question(line, label, tuple(options), note, first))
    return questions


def _boxes_behind(line: str, marks: list[re.Match[str]]) -> Question:
    """For "Stooping: never [ ] rarely [x]": the words of an option stand before its box."""
    starts = [0] + [mark.end() for mark in marks[:-1]]
    words = [line[start : mark.start()] for start, mark in zip(starts, marks, strict=True)]
    cut = re.search(r"(?:[:?|\t]|\s{2,})\s*(?=[^:?|\t]*$)", words[0].rstrip())
    at = cut.end() if cut else words[0].rstrip().rfind(" ") + 1
    label, words[0] = words[0][:at], words[0][at:]
    options = tuple(_option(one.strip(" ,;|"), mark) for one, mark in zip(words, marks, strict=True))
    return _question(line, label, options, "", 0)


def _option(words: str, mark: re.Match[str]) -> Option:
    return Option(words=words, is_ticked=mark["full"] is not None, start=mark.start(), end=mark.end())


def _question(line: str, label: str, options: tuple[Option, ...], note: str, start: int) -> Question:
    lead = len(label) - len(label.lstrip())
    end = len(line.rstrip()) if note else options[-1].end
    return Question(label=label.strip(), options=options, note=note, start=start + lead, end=max(end, start + lead + 1))
