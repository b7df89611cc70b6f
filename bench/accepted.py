"""How well accepted findings are known again: each example letter as text, Word file and PDF, edited and reworded.

Usage: python bench/accepted.py

A paragraph is put in above, and every entry must still match its finding. Then each faulty sentence is reworded, one at a
time: its entry must be stale, and the finding, where the fault is still one, must be told as new.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from docx import Document
from fpdf import FPDF

from nexuslint.config.accepted import Ledger, find_stale, with_accepted
from nexuslint.config.baseline import Entry
from nexuslint.lint import Linter
from nexuslint.model.finding import Finding
from nexuslint.model.fingerprint import normalised_words
from nexuslint.model.report import LetterResult

SOURCES = Path(__file__).parents[1] / "examples" / "source"
FORMS = ("txt", "docx", "pdf")
ABOVE = "Our office has moved to the second floor of the same building; the telephone number is unchanged."
AGAIN = ", as I have said before"
NAME = "letter"


@dataclass
class Counts:
    """What was seen in one form."""

    entries: int = 0
    matched: int = 0
    unread: int = 0
    reworded: int = 0
    stale: int = 0
    new: int = 0
    gone: int = 0


def main() -> None:
    """Print one line for each form."""
    print(
        "form  entries  matched after a paragraph above  no longer found  reworded  entry stale  told as new  fault gone"
    )
    with Linter() as linter, tempfile.TemporaryDirectory() as folder:
        for form in FORMS:
            counts = Counts()
            for source in sorted(SOURCES.glob("*.txt")):
                _measure(linter, Path(folder) / f"letter.{form}", _paragraphs(source), counts)
            one = counts
            print(
                f"{form:<4}  {one.entries:>7}  {one.matched:>31}  {one.unread:>15}  {one.reworded:>8}  {one.stale:>11}  {one.new:>11}"
                f"  {one.gone:>10}"
            )


def _measure(linter: Linter, path: Path, paragraphs: Sequence[str], counts: Counts) -> None:
    first = with_accepted(_judged(linter, path, paragraphs), Ledger(name=NAME))
    ledger = Ledger(
        name=NAME,
        entries=tuple(
            Entry(letter=NAME, code=one.code, fingerprint=one.fingerprint, reason="measured") for one in first.findings
        ),
        baseline="measured",
    )
    counts.entries += len(ledger.entries)
    at = min(3, len(paragraphs) - 1)
    edited = with_accepted(_judged(linter, path, [*paragraphs[:at], ABOVE, *paragraphs[at:]]), ledger)
    counts.matched += len(edited.accepted)
    # Where the reader takes the letter otherwise because of the new paragraph, there is no finding to match.
    told = {_known_by(one) for one in (*edited.findings, *(one.finding for one in edited.accepted))}
    counts.unread += sum(_known_by(one) not in told for one in first.findings)
    for finding, reworded in _rewordings(first.findings, paragraphs):
        again = with_accepted(_judged(linter, path, reworded), ledger)
        counts.reworded += 1
        stale = find_stale(again, ledger, frozenset({finding.code}))
        counts.stale += any(one.code == finding.code for one in stale)
        found = any(one.code == finding.code for one in again.findings)
        counts.new += found
        counts.gone += not found


def _known_by(finding: Finding) -> tuple[str, str]:
    return finding.code, normalised_words(finding.context or "")


def _rewordings(findings: Sequence[Finding], paragraphs: Sequence[str]) -> Iterator[tuple[Finding, list[str]]]:
    """Each finding on a sentence that ends with a full stop and stands once, with the letter in which it reads otherwise."""
    for finding in findings:
        sentence = " ".join((finding.context or "").split())
        holding = [index for index, one in enumerate(paragraphs) if sentence and one.count(sentence) == 1]
        if len(holding) != 1 or not sentence.endswith("."):
            continue
        changed = list(paragraphs)
        changed[holding[0]] = changed[holding[0]].replace(sentence, f"{sentence[:-1]}{AGAIN}.")
        yield finding, changed


def _judged(linter: Linter, path: Path, paragraphs: Sequence[str]) -> LetterResult:
    _write(path, paragraphs)
    (result,) = linter.lint_paths([str(path)])
    return result


def _paragraphs(source: Path) -> list[str]:
    """The paragraphs, in characters that every writer's own fonts have."""
    text = source.read_text("utf-8").translate(str.maketrans("“”‘’–—•", "\"\"''---"))
    return [" ".join(one.split()) for one in text.split("\n\n") if one.strip()]


def _write(path: Path, paragraphs: Sequence[str]) -> None:
    if path.suffix == ".txt":
        path.write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
    elif path.suffix == ".docx":
        document = Document()
        for paragraph in paragraphs:
            document.add_paragraph(paragraph)
        document.save(str(path))
    else:
        pdf = FPDF(format="letter")
        pdf.add_page()
        pdf.set_font("Times", size=11)
        for paragraph in paragraphs:
            pdf.multi_cell(0, 5, paragraph.encode("latin-1", "replace").decode("latin-1"))
            pdf.ln(4)
        pdf.output(str(path))


if __name__ == "__main__":
    main()
