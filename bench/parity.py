"""Is a letter judged alike as text, as a Word file and as a PDF?

    python bench/parity.py FOLDER...             text letters (*.txt) in each folder
    python bench/parity.py FOLDER --form word    only this form (more than one may be told)
    python bench/parity.py FOLDER --words        show the first words that differ, too (they are words of the letters)

Every letter is written in each form of bench/parity_forms.py, linted, and compared with its text. Needs python-docx,
reportlab, LibreOffice and Chromium. Ends with 1 when fewer than 19 of 20 letters give the same codes in every form.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from parity_forms import FORMS

from nexuslint.lint import Linter, Options
from nexuslint.model.letter import Letter
from nexuslint.parsers.guard import GuardedReader

#: The share of letters that must give the same codes in every form.
WANTED = 0.95
_SHOWN_WORDS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What was read of one file and what was said of it: the words in order, and the codes."""

    words: tuple[str, ...]
    codes: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One form of one letter that is not like the text: codes lost and added, and the words that differ."""

    letter: str
    form: str
    lost: tuple[str, ...]
    added: tuple[str, ...]
    words: tuple[str, ...]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the bench; 0 when enough letters are the same in every form."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--form", action="append", choices=sorted(FORMS))
    parser.add_argument("--words", action="store_true", help="show the first words that differ")
    parser.add_argument("--keep", type=Path, help="keep the written files in this folder")
    options = parser.parse_args(arguments)
    letters = [path for folder in options.folders for path in sorted(folder.glob("*.txt"))]
    forms = options.form or list(FORMS)
    with tempfile.TemporaryDirectory() as temporary:
        root = options.keep or Path(temporary)
        files = write_forms(options.folders, forms, root)
        differences = compare(letters, files)
    return report(letters, forms, differences, show_words=options.words)


def write_forms(folders: Sequence[Path], forms: Sequence[str], root: Path) -> dict[Path, dict[str, Path]]:
    """Write every letter in every form under `root`; gives each letter's files by form."""
    files: dict[Path, dict[str, Path]] = {}
    for number, folder in enumerate(folders):
        letters = sorted(folder.glob("*.txt"))
        for form in forms:
            suffix, writer = FORMS[form]
            target = root / f"{number}-{folder.name}" / form
            if not target.exists():
                target.mkdir(parents=True)
                writer(letters, target)
            for path in letters:
                files.setdefault(path, {})[form] = target / f"{path.stem}.{suffix}"
    return files


def compare(letters: Sequence[Path], files: dict[Path, dict[str, Path]]) -> list[Difference]:
    """Read and judge every letter as text and in each form; gives what differs."""
    differences = []
    with Linter(options=Options()) as linter, GuardedReader() as reader:
        for path in letters:
            text = judged(linter, reader.read(str(path)))
            for form, file in files[path].items():
                other = judged(linter, reader.read(str(file)))
                if other != text:
                    differences.append(_difference(path.stem, form, text, other))
    return differences


def judged(linter: Linter, letter: Letter) -> Judged:
    """The words and the codes of one letter."""
    plain = unicodedata.normalize("NFKC", letter.text).replace("\u2010", "-")
    codes = frozenset(finding.code for finding in linter.judge(letter).findings)
    return Judged(words=tuple(plain.split()), codes=codes)


def report(
    letters: Sequence[Path], forms: Sequence[str], differences: Sequence[Difference], *, show_words: bool
) -> int:
    """Print what differs and the figures; 0 when enough letters are the same in every form."""
    for one in differences:
        marks = [f"-{code}" for code in one.lost] + [f"+{code}" for code in one.added]
        words = f"  {len(one.words)} stretches of words differ" if one.words else ""
        print(f"{one.letter} {one.form:13} {' '.join(marks) or 'same codes'}{words}")
        if show_words:
            print(*(f"      {words}" for words in one.words[:_SHOWN_WORDS]), sep="\n")
    by_form = Counter(one.form for one in differences if one.lost or one.added)
    by_words = Counter(one.form for one in differences if one.words)
    total = len(letters)
    for form in forms:
        print(
            f"{form:13} same codes {total - by_form[form]} of {total}, same words {total - by_words[form]} of {total}"
        )
    unlike = {one.letter for one in differences if one.lost or one.added}
    same = total - len(unlike)
    print(f"the same codes in every form: {same} of {total} letters ({same / max(total, 1):.1%}; wanted {WANTED:.0%})")
    return 0 if same >= WANTED * total else 1


def _difference(letter: str, form: str, text: Judged, other: Judged) -> Difference:
    return Difference(
        letter=letter,
        form=form,
        lost=tuple(sorted(text.codes - other.codes)),
        added=tuple(sorted(other.codes - text.codes)),
        words=tuple(_unlike(text.words, other.words)),
    )


def _unlike(first: Sequence[str], second: Sequence[str]) -> list[str]:
    matcher = SequenceMatcher(a=first, b=second, autojunk=False)
    return [
        f"{' '.join(first[a:b])!r} became {' '.join(second[c:d])!r}"
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    ]


if __name__ == "__main__":
    sys.exit(main())
