"""Read the annotated letters of `training/letters/` and turn them into text and labels.

A `.letter` file holds a head (`@id`, `@program`, `@theories`, `@conditions`, `@defects`, `@why`, `@trap`) and then one
sentence a line, `roles | speaker | text`. A blank line opens a new paragraph; `> ` before the text opens a new line in
the same block; any other sentence follows on the same line.

Usage:
    python training/markup.py check FOLDER...       complain of unknown roles, codes, speakers, bad lines
    python training/markup.py export FOLDER OUT     write OUT/*.txt, OUT/labels.jsonl, OUT/sentences.jsonl
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROLES = [
    "credentials",
    "relationship",
    "records_reviewed",
    "record_content",
    "diagnosis",
    "diagnosis_uncertain",
    "symptom_only",
    "finding",
    "imaging",
    "service_event",
    "onset",
    "continuity",
    "gap",
    "opinion_firm",
    "opinion_hedged",
    "opinion_adverse",
    "standard",
    "speculation",
    "misapplied_standard",
    "legal_conclusion",
    "rationale",
    "aggravation",
    "baseline",
    "cause_considered",
    "cause_mentioned",
    "adverse_evidence",
    "rebuttal",
    "literature",
    "lay_evidence",
    "work_limit",
    "measured",
    "severity",
    "treatment",
    "duration",
    "daily_impact",
    "device",
    "sustained_work",
    "identifier",
    "question",
    "law",
    "other",
]
SPEAKERS = ["author", "examiner", "veteran", "lay", "record", "law", "literature", "question", "none"]
CODES = [
    "NX101",
    "NX102",
    "NX103",
    "NX104",
    "NX201",
    "NX202",
    "NX203",
    "NX204",
    "NX205",
    "NX206",
    "NX207",
    "NX208",
    "NX209",
    "NX210",
    "NX301",
    "NX302",
    "NX303",
    "NX304",
    "NX305",
    "NX306",
    "NX401",
    "NX402",
    "NX403",
    "NX404",
    "NX405",
    "NX406",
    "NX407",
    "NX408",
    "NX409",
    "NX501",
    "NX502",
    "NX503",
    "NX601",
    "NX602",
    "NX603",
    "NX604",
    "NX605",
    "NX606",
    "NX607",
    "NX608",
    "NX609",
    "NX610",
    "NX701",
    "NX702",
    "NX703",
    "NX704",
    "NX705",
    "NX706",
    "NX707",
    "NX708",
    "NX709",
    "NX710",
    "NX711",
    "NX712",
    "NX713",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One labelled sentence: `start` and `end` are half-open character offsets in the letter's text."""

    start: int
    end: int
    text: str
    roles: tuple[str, ...]
    speaker: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledLetter:
    """One annotated letter: its plain text, its sentences in order and its labels."""

    id: str
    program: str
    theories: tuple[str, ...]
    conditions: tuple[str, ...]
    defects: tuple[str, ...]
    why: dict[str, str]
    traps: tuple[str, ...]
    text: str
    sentences: tuple[Sentence, ...]


class MarkupError(ValueError):
    """A line that does not follow the markup; the message names file and line."""


def read_letter(path: Path) -> LabelledLetter:
    """Give the letter that one `.letter` file describes.

    Raises:
        MarkupError: a bad line, or an unknown role, speaker, program or code.
    """
    head: dict[str, str] = {}
    traps: list[str] = []
    sentences: list[Sentence] = []
    text, gap = "", ""
    for number, written in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        where = f"{path}:{number}"
        line = written.rstrip()
        if line.startswith("@") and not sentences:
            key, _, value = line[1:].partition(" ")
            if key == "trap":
                traps.append(value.strip())
            else:
                head[key] = (head[key] + " | " if key in head else "") + value.strip()
            continue
        if not line:
            gap = "\n\n" if text else ""
            continue
        parts = [part.strip() for part in line.split("|", 2)]
        if len(parts) != 3 or not parts[2]:
            raise MarkupError(f"{where}: want 'roles | speaker | text'")
        roles, speaker, words = tuple(parts[0].split()), parts[1], parts[2]
        for role in roles:
            if role not in ROLES:
                raise MarkupError(f"{where}: unknown role {role!r}")
        if not roles:
            raise MarkupError(f"{where}: no role")
        if speaker not in SPEAKERS:
            raise MarkupError(f"{where}: unknown speaker {speaker!r}")
        if words.startswith(">"):
            words = words[1:].strip()
            gap = gap or ("\n" if text else "")
        text += gap or (_joint(sentences[-1], speaker) if sentences else "")
        sentences.append(
            Sentence(start=len(text), end=len(text) + len(words), text=words, roles=roles, speaker=speaker)
        )
        text += words
        gap = ""
    return _with_head(path, head, traps, text, sentences)


def _joint(before: Sentence, speaker: str) -> str:
    """What stands between two sentences that the markup leaves together: a form line or heading ends its line."""
    ends = before.text.endswith((".", "!", "?", ":", ";", ")", '"', "”", "’"))
    if not ends or (before.speaker == "none" and speaker == "none"):
        return "\n"
    return " "


def _with_head(
    path: Path, head: dict[str, str], traps: list[str], text: str, sentences: list[Sentence]
) -> LabelledLetter:
    defects = tuple(re.findall(r"NX\d+", head.get("defects", "")))
    for code in defects:
        if code not in CODES:
            raise MarkupError(f"{path}: unknown code {code!r}")
    if head.get("program") not in {"va", "ssd"}:
        raise MarkupError(f"{path}: program must be va or ssd")
    if not sentences:
        raise MarkupError(f"{path}: no sentence")
    why = dict(re.findall(r"(NX\d{3})\s*:\s*(.*?)(?=\s*\|\s*NX\d{3}\s*:|$)", head.get("why", "")))
    theories = tuple(word for word in re.findall(r"[a-z]+", head.get("theories", "")))
    for theory in theories:
        if theory not in {"direct", "secondary", "aggravation"}:
            raise MarkupError(f"{path}: unknown theory {theory!r}")
    conditions = tuple(part.strip() for part in head.get("conditions", "").split(",") if part.strip())
    return LabelledLetter(
        id=head.get("id", path.stem),
        program=head["program"],
        theories=theories,
        conditions=conditions,
        defects=defects,
        why=why,
        traps=tuple(traps),
        text=text + "\n",
        sentences=tuple(sentences),
    )


def read_letters(folder: Path) -> Iterator[LabelledLetter]:
    """Give every letter below `folder`, in the order of their paths."""
    for path in sorted(folder.rglob("*.letter")):
        yield read_letter(path)


def export(folder: Path, out: Path) -> int:
    """Write texts, `labels.jsonl` and `sentences.jsonl` for a folder; give the number of letters."""
    out.mkdir(parents=True, exist_ok=True)
    letters = list(read_letters(folder))
    labels, rows = [], []
    for letter in letters:
        (out / f"{letter.id}.txt").write_text(letter.text, encoding="utf-8")
        labels.append(
            {
                "id": letter.id,
                "program": letter.program,
                "theories": letter.theories,
                "conditions": letter.conditions,
                "defects": letter.defects,
                "why": letter.why,
                "traps": letter.traps,
            }
        )
        rows += [
            {"letter": letter.id, "n": n, "text": one.text, "roles": one.roles, "speaker": one.speaker}
            for n, one in enumerate(letter.sentences, start=1)
        ]
    for name, lines in (("labels.jsonl", labels), ("sentences.jsonl", rows)):
        (out / name).write_text(
            "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8"
        )
    return len(letters)


def main(arguments: list[str]) -> int:
    """Run `check` or `export`; give the exit code."""
    if len(arguments) >= 2 and arguments[0] == "check":
        bad = 0
        for folder in arguments[1:]:
            for path in sorted(Path(folder).rglob("*.letter")):
                try:
                    read_letter(path)
                except MarkupError as error:
                    bad += 1
                    print(error)
        print("ok" if not bad else f"{bad} letters with faults")
        return 1 if bad else 0
    if len(arguments) == 3 and arguments[0] == "export":
        print(export(Path(arguments[1]), Path(arguments[2])), "letters")
        return 0
    print(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
