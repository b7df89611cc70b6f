"""The measured figures, and the two places where they are written: docs/accuracy.md and the package's accuracy.json."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from judged import FAMILIES, Judged, catalogue_severities, is_sound, scored_codes
from scores import Counts, counts_by_code, macro_f1, micro, shown

from nexuslint.model.rule import Pack

_ROOT = Path(__file__).parents[1]
PAGE = _ROOT / "docs" / "accuracy.md"
PACKAGED = _ROOT / "src" / "nexuslint" / "accuracy.json"
BEGIN, END = "<!-- figures: made by `make bench` -->", "<!-- end of figures -->"
_ROW = re.compile(r"^\| (NX\d{3}) \| [a-z-]+ \| (\d+) \| (\d+) \| (\d+) \|", re.MULTILINE)
#: How many letters more than written may be told wrongly of one code: another processor may round the reader's sums
#: to the other side of a decision.
_SLACK = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeRow:
    """One code: its counts, and on how many letters it was asked (those of a program it applies to)."""

    code: str
    name: str
    counts: Counts
    letters: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """All that was measured on one folder: name and value of each overall figure, and a row for each code."""

    letters: int
    overall: tuple[tuple[str, str], ...]
    rows: tuple[CodeRow, ...]


def figures_of(judged: Sequence[Judged], pack: Pack) -> Figures:
    """The figures of one folder of letters."""
    codes = scored_codes(pack)
    counts = counts_by_code([one.letter.defects for one in judged], [one.codes for one in judged], codes)
    rows = tuple(
        CodeRow(
            code=rule.code,
            name=rule.name,
            counts=counts[rule.code],
            letters=sum(one.letter.program in {program.value for program in rule.applies.programs} for one in judged),
        )
        for rule in pack.rules
        if rule.code in counts
    )
    return Figures(letters=len(judged), overall=tuple(_overall(judged, counts)), rows=rows)


def page_table(figures: Figures) -> str:
    """Both tables in Markdown."""
    lines = ["| figure | value |", "|---|---|", *(f"| {name} | {value} |" for name, value in figures.overall), ""]
    lines += ["| code | name | right | false | missed | precision | recall | F1 |", "|---|---|---|---|---|---|---|---|"]
    for row in figures.rows:
        one = row.counts
        shares = " | ".join(shown(value) for value in (one.precision, one.recall, one.f1))
        lines.append(f"| {row.code} | {row.name} | {one.tp} | {one.fp} | {one.fn} | {shares} |")
    return "\n".join(lines)


def write_accuracy(figures: Figures) -> None:
    """Put the tables between the marks of docs/accuracy.md, and each code's shares into the package."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n\n{page_table(figures)}\n\n{END}{after}", encoding="utf-8")
    rows = {
        row.code: {
            "precision": _rounded(row.counts.precision),
            "recall": _rounded(row.counts.recall),
            "letters": row.letters,
        }
        for row in figures.rows
        if not row.counts.is_empty
    }
    lines = ",\n".join(f'  "{code}": {json.dumps(row)}' for code, row in rows.items())
    PACKAGED.write_text("{\n" + lines + "\n}\n", encoding="utf-8")


def check_page(figures: Figures) -> list[str]:
    """A sentence for each code that does worse, by more than one letter, than docs/accuracy.md says."""
    written = {
        code: Counts(tp=int(tp), fp=int(fp), fn=int(fn)) for code, tp, fp, fn in _ROW.findall(PAGE.read_text("utf-8"))
    }
    return [
        f"{row.code}: {row.counts.fp} false and {row.counts.fn} missed; docs/accuracy.md says {was.fp} and {was.fn}"
        for row in figures.rows
        if (was := written.get(row.code)) and (row.counts.fp > was.fp + _SLACK or row.counts.fn > was.fn + _SLACK)
    ]


def _overall(judged: Sequence[Judged], counts: dict[str, Counts]) -> list[tuple[str, str]]:
    severities = catalogue_severities()
    errors = {code for code in counts if severities[code] == "error"}
    family_codes = {code for codes in FAMILIES.values() for code in codes}
    families = [
        (f"family: {name} ({', '.join(codes)})", _three(micro(counts, codes))) for name, codes in FAMILIES.items()
    ]
    sound = [one for one in judged if is_sound(one.letter)]
    false_grave = [len(one.grave - one.letter.defects) for one in sound]
    return [
        ("letters", str(len(judged))),
        ("all codes, micro", _three(micro(counts))),
        ("all codes, macro F1 (codes there or told at least once)", shown(macro_f1(counts))),
        ("codes of severity error, micro", _three(micro(counts, errors))),
        ("the four families, micro", _three(micro(counts, family_codes))),
        *families,
        ("letters told exactly", _of(sum(one.is_exact for one in judged), len(judged))),
        ("program right", _of(sum(one.program == one.letter.program for one in judged), len(judged))),
        ("theories right", _of(sum(one.theories == one.letter.theories for one in judged), len(judged))),
        ("sound letters with a false error or warning", _of(sum(map(bool, false_grave)), len(sound))),
        ("false errors and warnings on sound letters", f"{sum(false_grave)} on {len(sound)} letters"),
    ]


def _three(counts: Counts) -> str:
    return f"F1 {shown(counts.f1)} (precision {shown(counts.precision)}, recall {shown(counts.recall)})"


def _of(part: int, whole: int) -> str:
    return f"{part} of {whole}"


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)
