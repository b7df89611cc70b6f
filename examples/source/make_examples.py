"""Makes the letters of examples/ from the texts beside this file. People, offices and numbers are invented.

    python examples/source/make_examples.py            all letters, as DOCX and PDF
    python examples/source/make_examples.py ssd-form   those named
    python examples/source/make_examples.py --accept   no letters: write down what nexuslint says of each

Needs python-docx, reportlab and fpdf2; files that LibreOffice or Chromium write are left as they are where those programs
are not installed.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))

from letter_parts import read_parts
from parity_forms import convert_with_office, print_page
from pdf_makers import LibraryLook, make_by_fpdf2, make_by_reportlab
from web_makers import WebLook, web_page
from word_makers import WordLook, make_word

HERE = Path(__file__).parent
EXAMPLES = HERE.parent
#: No example is larger (bytes).
_LARGEST = 60_000

Maker = Callable[[str, Path], None]


def word(look: WordLook) -> Maker:
    """The Word library python-docx."""
    return lambda name, target: make_word(read_parts(name), look, target)


def office_word(look: WebLook) -> Maker:
    """LibreOffice, from a web page."""
    return lambda name, target: _by_office(web_page(read_parts(name), look), target, "docx:MS Word 2007 XML", ".html")


def office_pdf(name: str, target: Path) -> None:
    """LibreOffice, from the Word file of the same letter."""
    _convert(EXAMPLES / f"{name}.docx", target, "pdf:writer_pdf_Export")


def chromium(look: WebLook) -> Maker:
    """Chromium, from a web page."""

    def make(name: str, target: Path) -> None:
        with tempfile.TemporaryDirectory() as folder:
            page = Path(folder) / f"{name}.html"
            page.write_text(web_page(read_parts(name), look), encoding="utf-8")
            print_page(page, target)

    return make


def reportlab(look: LibraryLook) -> Maker:
    """The PDF library reportlab."""
    return lambda name, target: make_by_reportlab(read_parts(name), look, target)


def fpdf2(name: str, target: Path) -> None:
    """The PDF library fpdf2."""
    make_by_fpdf2(read_parts(name), target)


#: Every letter, and who writes its Word file and its PDF.
LETTERS: dict[str, tuple[Maker, Maker]] = {
    "weak-letter": (
        word(WordLook(font="Calibri", size=10.5, head="header")),
        chromium(WebLook(size=10.5, gap=7, margin="18mm 24mm")),
    ),
    "sound-direct-injury": (
        word(WordLook(footer="Calloway Shoulder and Elbow Center, confidential")),
        office_pdf,
    ),
    "direct-repeated-strain": (office_word(WebLook(font="Arial, sans-serif", size=10.5)), fpdf2),
    "secondary-gait-mechanics": (
        word(WordLook(font="Georgia", head="columns", justified=True)),
        chromium(WebLook(columns=True, align="justify")),
    ),
    "aggravation": (
        word(WordLook(font="Arial", size=10, table_style="Light Grid Accent 1")),
        reportlab(LibraryLook(repeats_head=True, footer="Confidential", columns=(1.5, 2.2, 2.8))),
    ),
    "supplemental-answers-exam": (
        word(WordLook(font="Cambria", controls=True, footer="Blue Heron Spine Institute")),
        office_pdf,
    ),
    "copy-paste-faults": (
        word(WordLook(font="Calibri", controls=True, head="header")),
        reportlab(LibraryLook(font="Times-Roman", size=11, justified=True)),
    ),
    "ssd-narrative-sound": (
        word(WordLook(font="Garamond", size=11.5, head="header", footer="Grant County Rheumatology")),
        chromium(WebLook(font="Arial, sans-serif", size=10, columns=True)),
    ),
    "ssd-narrative-weak": (office_word(WebLook(size=12)), fpdf2),
    "ssd-form": (
        word(WordLook(font="Arial", size=9.5, head="header")),
        reportlab(LibraryLook(size=9.5, columns=(1.6, 0.95, 0.95, 0.95, 0.95, 0.95))),
    ),
    "ssd-mental": (
        word(WordLook(head="columns", justified=True, footer="Meridian Behavioral Health")),
        office_pdf,
    ),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the letters that are asked for, or write down what nexuslint says of them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help="letters to make; all without a name")
    parser.add_argument("--accept", action="store_true", help="write NAME.expected.json from what nexuslint says now")
    options = parser.parse_args(arguments)
    if unknown := sorted(set(options.names) - set(LETTERS)):
        parser.error(f"no letter is called {', '.join(unknown)}; there are {', '.join(LETTERS)}")
    names = options.names or list(LETTERS)
    if options.accept:
        accept(names)
        return 0
    for name in names:
        for suffix, maker in zip(("docx", "pdf"), LETTERS[name], strict=True):
            make(name, EXAMPLES / f"{name}.{suffix}", maker)
    return 0


def make(name: str, target: Path, maker: Maker) -> None:
    """Make one file; it stays as it is where its program is not installed."""
    try:
        maker(name, target)
    except FileNotFoundError as error:
        print(f"{target.name}: left as it is, {error}")
        return
    size = target.stat().st_size
    print(f"{target.name}: {size:,} bytes{'' if size <= _LARGEST else ', TOO LARGE'}")


def accept(names: Sequence[str]) -> None:
    """Write what nexuslint says of each letter's Word file beside it."""
    for name, found in zip(names, said_of([EXAMPLES / f"{name}.docx" for name in names]), strict=True):
        text = json.dumps(found, indent=2, ensure_ascii=False)
        (EXAMPLES / f"{name}.expected.json").write_text(text + "\n", encoding="utf-8")
        print(f"{name}: {' '.join(one['code'] for one in found) or 'nothing'}")


def said_of(paths: Sequence[Path]) -> list[list[dict[str, str | None]]]:
    """The findings of each file: code, severity and quote (its blanks and line ends as one blank), by code and quote."""
    from nexuslint.lint import Linter, Options

    with Linter(options=Options()) as linter:
        return [
            sorted(
                (
                    {
                        "code": finding.code,
                        "severity": finding.severity.value,
                        "quote": " ".join(finding.quote.split()) if finding.quote else None,
                    }
                    for finding in result.findings
                ),
                key=lambda one: (one["code"] or "", one["quote"] or ""),
            )
            for result in linter.lint_paths([str(path) for path in paths])
        ]


def _by_office(page: str, target: Path, to: str, suffix: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{target.stem}{suffix}"
        source.write_text(page, encoding="utf-8")
        _convert(source, target, to)


def _convert(source: Path, target: Path, to: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        convert_with_office([source], Path(folder), to)
        target.write_bytes((Path(folder) / target.name).read_bytes())


if __name__ == "__main__":
    sys.exit(main())
