"""The page of a rule: what it finds, why that matters, on whose authority, and what to ask for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import BinaryIO

from rich.text import Text

from nexuslint.accuracy import ENOUGH_PRECISION, Accuracy, packaged_accuracy
from nexuslint.model.rule import Example, Rule, Source, Status
from nexuslint.reporters import View
from nexuslint.reporters.console_page import MARK, Page
from nexuslint.reporters.encoding import clean
from nexuslint.reporters.rule_words import applies_words, severity_words
from nexuslint.reporters.words import count, listed

_MARKS = re.compile(r"⟦(.*?)⟧", re.DOTALL)


def write_rule_pages(rules: Sequence[Rule], view: View, out: BinaryIO) -> None:
    """The pages of these rules, one after the other."""
    page = Page(view)
    measured = packaged_accuracy()
    for rule in rules:
        put_rule_page(page, rule, measured.get(rule.code))
    page.write(out)


def put_rule_page(page: Page, rule: Rule, accuracy: Accuracy | None) -> None:
    """One rule's page."""
    page.rule(f"{rule.code} {rule.name}", style=rule.severity.value)
    page.paragraph(Text(clean(rule.summary), "title"))
    page.line()
    _put_row(page, "Severity", severity_words(rule) + (_DOUBTED if rule.doubted else ""))
    _put_row(page, "Applies to", applies_words(rule.applies))
    if rule.status is not Status.STABLE:
        _put_row(page, "Status", rule.status.value)
    _put_row(page, "Measured", _accuracy_words(accuracy))
    _put_row(page, "Pack", f"{rule.pack}, since {rule.since}")
    _put_section(page, "A fault when", rule.defect_when)
    _put_section(page, "Not a fault when", rule.not_when)
    _put_section(page, "Why it matters", rule.why)
    _put_section(page, "What to ask for", rule.advice)
    if rule.sources:
        page.line()
        page.heading("Authorities")
        for source in rule.sources:
            _put_source(page, source)
    _put_examples(page, "A fault", "missing", "error", [one for one in rule.examples if one.bad])
    _put_examples(page, "No fault", "found", "good", [one for one in rule.examples if not one.bad])
    page.line()


_DOUBTED = (
    f"; its own severity is error, but less than {ENOUGH_PRECISION:.0%} of what it told was a fault when it was measured, so it "
    "stays a warning until it does better or your settings make it an error"
)


def _put_row(page: Page, label: str, words: str) -> None:
    if words:
        page.paragraph(clean(words), label=label.ljust(10), label_style="label")


def _put_section(page: Page, title: str, words: str) -> None:
    page.line()
    page.heading(title)
    page.paragraph(clean(words), indent=2)


def _put_source(page: Page, source: Source) -> None:
    sure = f"text seen {source.checked}" if source.checked else "cited from memory, not checked"
    page.paragraph(Text.assemble((clean(source.cite), "label"), f": {clean(source.says)} ({sure})"), indent=2)


def _put_examples(page: Page, title: str, sign: str, style: str, examples: Sequence[Example]) -> None:
    if not examples:
        return
    page.line()
    page.heading(f"{title}: examples", style=style)
    for example in examples:
        page.paragraph(_example_words(page, example), indent=2, label=page.sign(sign), label_style=style)
        changed = example.replace or {}
        if len(changed) > 1:
            for part, words in changed.items():
                page.paragraph(_marked(page, words), indent=5, label=clean(part))
        if example.because:
            page.paragraph(f"because {clean(example.because)}", indent=5)
        if example.known_miss:
            page.paragraph(f"Not yet told rightly: {clean(example.known_miss)}", indent=5)


def _example_words(page: Page, example: Example) -> Text:
    """The text of an example, or what it changes in a sound letter; several changed parts are told below it."""
    if example.text is not None:
        return _marked(page, example.text)
    shown = Text(f"The sound letter “{example.letter}”")
    if example.beside is not None:
        shown = Text(f"Beside the sound letter “{example.beside}”: “{example.letter}”")
    if example.drop:
        shown.append(f" without its {listed(clean(part) for part in example.drop)}")
    changed = example.replace or {}
    if changed:
        shown.append(f"{',' if example.drop else ''} with another {listed(clean(part) for part in changed)}:")
    if len(changed) == 1:
        shown.append(" ").append_text(_marked(page, next(iter(changed.values()))))
    return shown


def _marked(page: Page, text: str) -> Text:
    """`text` with its ⟦marked⟧ words underlined; a page without escape codes keeps the marks."""
    if not page.styled:
        return Text(clean(text))
    shown, at = Text(), 0
    for match in _MARKS.finditer(text):
        shown.append(_blank_kept(text[at : match.start()]))
        shown.append(clean(match[1]), MARK)
        at = match.end()
    return shown.append(_blank_kept(text[at:]))


def _blank_kept(text: str) -> str:
    words = clean(text)
    before = " " if text[:1].isspace() and words else ""
    after = " " if text[-1:].isspace() else ""
    return f"{before}{words}{after}"


def _accuracy_words(accuracy: Accuracy | None) -> str:
    if accuracy is None:
        return ""
    parts = []
    if accuracy.precision is not None:
        parts.append(f"{accuracy.precision:.0%} of what it told was a fault")
    if accuracy.recall is not None:
        parts.append(f"{accuracy.recall:.0%} of the faults were found")
    return f"{', '.join(parts)} (on {count(accuracy.letters, 'letter')} it was not built on)" if parts else ""
