"""Labelled letters, printed by three writers, keep their words in order; LibreOffice and Chromium where they are installed."""

from __future__ import annotations

import html
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from docx import Document
from reportlab.lib.pagesizes import letter as page_size
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate

from nexuslint.model.letter import Format, SourceFile
from nexuslint.parsers.pdf import parse_pdf

TRAINING = Path(__file__).parents[2] / "training"
sys.path.insert(0, str(TRAINING))  # the letters are kept in the markup that training reads

from markup import read_letter  # noqa: E402  # found by the line above

NAMES = ["a01", "a05", "a11", "a18", "e02", "e06", "e11", "f03", "f18", "f24"]
SOURCE = SourceFile(path="letter.pdf", format=Format.PDF, sha256="")


def _paragraphs(name: str) -> list[str]:
    text = read_letter(TRAINING / "letters" / name[0] / f"{name}.letter").text
    return [paragraph.strip("\n") for paragraph in text.split("\n\n") if paragraph.strip()]


def _words_of(pdf: Path) -> list[str]:
    return parse_pdf(pdf.read_bytes(), SOURCE, max_pages=50).text.split()


def _words(name: str) -> list[str]:
    return " ".join(_paragraphs(name)).split()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice(tmp_path: Path) -> None:
    for name in NAMES:
        document = Document()
        for paragraph in _paragraphs(name):
            document.add_paragraph(paragraph)
        document.save(str(tmp_path / f"{name}.docx"))
    files = [str(tmp_path / f"{name}.docx") for name in NAMES]
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    for name in NAMES:
        assert _words_of(tmp_path / f"{name}.pdf") == _words(name)


@pytest.mark.skipif(shutil.which("chromium") is None, reason="Chromium is not installed")
@pytest.mark.parametrize("name", NAMES)
def test_chromium(name: str, tmp_path: Path) -> None:
    body = "".join(f"<p>{html.escape(text)}</p>".replace("\n", "<br>") for text in _paragraphs(name))
    style = "@page { size: letter; margin: 1in } body { font: 11pt serif; text-align: justify }"
    page = tmp_path / "letter.html"
    page.write_text(f"<!doctype html><meta charset=utf-8><style>{style}</style>{body}", encoding="utf-8")
    options = "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking"
    more = f"--disable-component-update --disable-sync --no-pdf-header-footer --user-data-dir={tmp_path}/profile"
    pdf = tmp_path / "letter.pdf"
    command = ["chromium", *options.split(), *more.split(), f"--print-to-pdf={pdf}", f"file://{page}"]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    assert _words_of(pdf) == _words(name)


@pytest.mark.parametrize("name", NAMES)
def test_reportlab(name: str, tmp_path: Path) -> None:
    style = ParagraphStyle("body", fontName="Times-Roman", fontSize=11, leading=13.5, spaceAfter=7, alignment=4)
    story = [Paragraph(html.escape(text).replace("\n", "<br/>"), style) for text in _paragraphs(name)]
    SimpleDocTemplate(str(tmp_path / "letter.pdf"), pagesize=page_size).build(story)
    assert _words_of(tmp_path / "letter.pdf") == _words(name)
