"""Markdown: shown as it stands, never longer than a comment may be."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from ci_reports import ATTACK, SAFE, WHOLE, written
from markdown_it import MarkdownIt
from reports import WEAK, report

from nexuslint.model.report import Report
from nexuslint.reporters import View
from nexuslint.reporters.markdown import COMMENT_BYTES, MarkdownReporter, escaped


def html(what: Report) -> str:
    return MarkdownIt("commonmark").enable("table").render(written("markdown", what).decode())


def test_every_finding_has_a_row_of_five_cells() -> None:
    shown = html(SAFE)
    assert shown.count("<td>") == 3 * len(SAFE.results) + 5 * sum(len(one.findings) for one in SAFE.results)


@pytest.mark.parametrize("what", [WHOLE, ATTACK], ids=["whole", "attack"])
def test_words_of_a_letter_are_no_markup(what: Report) -> None:
    shown = html(what)
    assert "<script" not in shown
    assert "<a " not in shown
    assert "<strong>" not in shown.replace("<strong>Not read.</strong>", "")


@pytest.mark.parametrize(
    "text", ["a|b", "*x* _y_ `z`", "[a](b)", "<b>", "@everyone", "#1 :tada: $x$", "1 &amp; 2", "a\\b", "~~c~~ ^d^"]
)
def test_escaped_words_read_as_they_were(text: str) -> None:
    shown = MarkdownIt("commonmark").enable("table").render(f"| a |\n|---|\n| {escaped(text)} |\n")
    cell = shown.split("<tbody>")[1].split("<td>")[1].split("</td>")[0]
    import html as entities

    assert entities.unescape(cell) == text


def test_mentions_issues_and_emoji_are_broken_up() -> None:
    assert escaped("@everyone #1 :tada:") == "&#64;everyone &#35;1 &#58;tada:"


def test_stale_and_accepted_are_told() -> None:
    told = written("markdown", WHOLE).decode()
    assert "2 findings were accepted before." in told
    assert "- NX402 in letters/okafor-knee.docx is accepted in nexuslint-baseline.json, and is no longer there" in told


def test_a_redacted_report_says_that_it_is() -> None:
    words = "Words of the letters are left out"
    assert words in written("markdown", SAFE).decode()
    assert words not in written("markdown", WHOLE).decode()


@pytest.mark.parametrize("number", [1, 40, 3000])
@pytest.mark.parametrize("most", [COMMENT_BYTES, 10_000])
def test_it_keeps_to_its_length_and_tells_what_is_left_out(number: int, most: int) -> None:
    many = report(*(replace(WEAK, path=f"letters/{at:04}.pdf") for at in range(number)))
    out = io.BytesIO()
    MarkdownReporter(view=View(), most_bytes=most).write(many, out)
    told = out.getvalue().decode()
    assert len(out.getvalue()) <= most
    kept = told.count("\n### ")
    assert kept >= 1
    if kept < number:
        assert f"The findings of {number - kept} more letters are left out here" in told
