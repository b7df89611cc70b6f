"""Word files: what is read, what is not, and the place of every token."""

from __future__ import annotations

import io
import random
import re
import runpy
import zipfile
from pathlib import Path

import pytest

from nexuslint.model.errors import LetterError, NoTextLayer, OverLimit, UnreadableLetter
from nexuslint.model.letter import Format, Letter, NoteKind, SourceFile
from nexuslint.model.place import RunSlice
from nexuslint.model.span import Span
from nexuslint.parsers.docx import parse_docx, read_back
from nexuslint.parsers.limits import ZipLimits
from nexuslint.parsers.normalise import normal_text

DATA = Path(__file__).parent.parent / "data"
FIXTURES = sorted((DATA / "docx").glob("*.docx"))
MAKE = runpy.run_path(str(DATA / "make_docx.py"))
word_file, para, text_run, field, control, text_box, zipped = (
    MAKE[name]
    for name in (
        "word_file",
        "para",
        "text_run",
        "field",
        "control",
        "text_box",
        "zipped",
    )
)


def read(content: bytes) -> Letter:
    return parse_docx(content, SourceFile(path="letter.docx", format=Format.DOCX, sha256=""))


def text_of(*body: str, **parts: str) -> str:
    return read(word_file("".join(body), **parts)).text


def kinds(letter: Letter) -> list[tuple[str, str]]:
    return [(block.kind.value, block.span.of(letter.text)) for block in letter.blocks]


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.name)
def test_every_token_reads_back_at_its_place(path: Path) -> None:
    content = path.read_bytes()
    letter = read(content)
    glue = {
        index
        for piece in letter.positions.pieces
        if piece.place is None
        for index in range(piece.span.start, piece.span.end)
    }
    tokens = [token for token in re.finditer(r"\w+|[^\w\s]", letter.text) if token.start() not in glue]
    assert len(tokens) > 40
    for token in tokens:
        runs = letter.locate(Span(start=token.start(), end=token.end())).runs
        assert normal_text("".join(read_back(content, run) for run in runs)) == token.group()


def test_clinic_template_is_read_whole_and_in_order() -> None:
    letter = read((DATA / "docx" / "clinic-template.docx").read_bytes())
    assert kinds(letter) == [
        ("header", "Harbor View Clinic"),
        ("header", "Harbor View Clinic, first page"),
        ("heading", "Independent Medical Opinion"),
        ("paragraph", "To whom it may concern:"),
        ("paragraph", "Harbor View Clinic"),
        ("paragraph", "12 Quay Street"),
        ("heading", "Records"),
        ("item", "1. I read the entrance examination."),
        ("item", "2. I read the separation examination."),
        ("item", "a) the audiogram"),
        ("heading", "Opinion"),
        ("paragraph", "His back strain is at least as likely as not due to service."),
        ("paragraph", "The knee is more likely than not due to the back."),
        ("paragraph", "Choose: Click to enter text."),
        ("item", "☒ at least as likely   [ ] less likely"),
        ("paragraph", "The finding was confirmed, by magnetic imaging, at L5-S1."),
        ("paragraph", "The study from Boston says so."),
        ("cell", "Condition and basis"),
        ("cell", "Date"),
        ("cell", "lumbar strain"),
        ("cell", "imaging"),
        ("cell", "inner"),
        ("paragraph", "He stood watch four years."),
        ("paragraph", "Ann Lee, MD\nLicense 4471\tOhio"),
        ("footer", "Confidential, page"),
        ("footnote", "Spine 2019;44:12."),
        ("endnote", "Full list on request."),
        ("comment", "Is this firm enough?"),
        ("hidden", "Draft for the partner."),
    ]
    cells = [(block.table, block.row, block.column) for block in letter.blocks if block.table is not None]
    assert cells == [(0, 0, 0), (0, 0, 2), (0, 1, 0), (0, 1, 1), (1, 0, 0)]
    assert [note.kind for note in letter.notes] == [
        NoteKind.TRACKED_CHANGES,
        NoteKind.OPEN_COMMENTS,
        NoteKind.HIDDEN_TEXT,
    ]
    assert "1 insertion, 1 deletion" in letter.notes[0].message
    assert letter.pages is None
    assert not letter.is_partial


def test_libreoffice_letter_has_pages_and_list_marks() -> None:
    letter = read((DATA / "docx" / "libreoffice-letter.docx").read_bytes())
    marks = [text.split()[0] for kind, text in kinds(letter) if kind == "item"]
    assert marks == ["1.", "a.", "b.", "2.", "•"]
    assert letter.pages == 2
    assert [block.page for block in letter.blocks][-3:] == [1, 2, 2]


def test_moved_text_is_read_where_it_stands_now() -> None:
    moved = '<w:{0} w:id="1"><w:r><w:t>x-ray </w:t></w:r></w:{0}>'
    assert text_of(para("old ", moved.format("moveFrom")), para(moved.format("moveTo"), "new")) == "old\n\nx-ray new"


def test_paragraphs_whose_break_was_deleted_are_one() -> None:
    assert text_of(
        para("It is at least ", props="<w:rPr><w:del/></w:rPr>"),
        para("as likely as not."),
    ) == ("It is at least as likely as not.")


def test_deleted_table_row_is_gone() -> None:
    row = "<w:tr>{}<w:tc>{}</w:tc></w:tr>"
    table = f"<w:tbl>{row.format('<w:trPr><w:del/></w:trPr>', para('gone'))}{row.format('', para('kept'))}</w:tbl>"
    assert text_of(table) == "kept"


def test_rows_and_cells_in_content_controls_are_read() -> None:
    cell = control(f"<w:tc>{para('cell')}</w:tc>")
    assert text_of(f"<w:tbl>{control(f'<w:tr>{cell}</w:tr>')}</w:tbl>") == "cell"


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ([text_run("a"), text_run("b", "<w:vanish/>")], "a\n\nb"),
        ([text_run("a"), text_run("b", '<w:rStyle w:val="Unseen"/>')], "a\n\nb"),
        (
            [
                text_run("a"),
                text_run("b", '<w:rStyle w:val="Unseen"/><w:vanish w:val="0"/>'),
            ],
            "ab",
        ),
    ],
)
def test_hidden_text_stands_apart(runs: list[str], expected: str) -> None:
    assert text_of(para(*runs)) == expected


def test_text_hidden_by_its_paragraph_style() -> None:
    letter = read(word_file(para("seen") + para("unseen", props='<w:pStyle w:val="Secret"/>')))
    assert kinds(letter) == [("paragraph", "seen"), ("hidden", "unseen")]


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t> yes</w:t></w:r>', "☒ yes"),
        ('<w:r><w:sym w:font="Wingdings" w:char="A8"/><w:t> no</w:t></w:r>', "☐ no"),
        ("<w:r><w:t>con</w:t><w:softHyphen/><w:t>dition</w:t></w:r>", "condition"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:cr/><w:t>c</w:t></w:r>", "a\tb\nc"),
        (('<w:r><mc:AlternateContent><mc:Choice Requires="w16se"><w16se:symEx w16se:char="2612"/></mc:Choice>'
         "<mc:Fallback><w:t>?</w:t></mc:Fallback></mc:AlternateContent><w:t> x</w:t></w:r>"), "☒ x"),
        (field("HYPERLINK &quot;http://x&quot;", text_run("the study")), "the study"),
        ('<w:fldSimple w:instr="AUTHOR"><w:r><w:t>Lee</w:t></w:r></w:fldSimple>', "Lee"),
        (field("IF a b", text_run("x ") + field("MERGEFIELD y", text_run("z"))), "x z"),
        (field("FORMCHECKBOX", "", '<w:ffData><w:checkBox><w:default w:val="1"/></w:checkBox></w:ffData>'), "[X]"),
        (field("FORMDROPDOWN", "", '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="left"/>'
               '<w:listEntry w:val="right"/></w:ddList></w:ffData>'), "right"),
        ("<w:customXml><w:r><w:t>inside</w:t></w:r></w:customXml>", "inside"),
        (("<w:r><w:ruby><w:rt><w:r><w:t>over</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>base</w:t></w:r></w:rubyBase>"
         "</w:ruby></w:r>"), "base"),
    ],
)  # fmt: skip
def test_what_a_run_shows(run: str, expected: str) -> None:
    assert text_of(para(run)) == expected


def test_field_without_end_does_not_swallow_the_letter() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    assert text_of(para(begin), para("It is my opinion.")) == "It is my opinion."


def test_page_numbers_stay_in_the_body() -> None:
    """A page number in the running text is somebody's words ("see page 3"); only furniture drops it."""
    assert text_of(para("see ", field("PAGE", text_run("3")))) == "see 3"


def test_same_header_twice_is_read_once() -> None:
    section = "".join(f'<w:headerReference w:type="default" r:id="header{n}"/>' for n in (1, 2, 1))
    body = para("x") + f"<w:sectPr>{section}</w:sectPr>"
    assert text_of(body, header1=para("Clinic"), header2=para("Clinic")) == "Clinic\n\nx"


def test_nested_text_box_and_its_place() -> None:
    content = word_file(para("anchor", text_box(para("box ", text_box(para("inner"))))) + para("after"))
    letter = read(content)
    assert letter.text == "anchor\n\nbox\n\ninner\n\nafter"
    start = letter.text.index("inner")
    (run,) = letter.locate(Span(start=start, end=start + 5)).runs
    assert read_back(content, run) == "inner"


def test_resolved_comments_and_answers_are_not_open() -> None:
    comments = "".join(
        f'<w:comment w:id="{n}"><w:p w14:paraId="{n}"><w:r><w:t>c</w:t></w:r></w:p></w:comment>' for n in range(3)
    )
    extended = '<w15:commentEx w15:paraId="0" w15:done="1"/><w15:commentEx w15:paraId="2" w15:paraIdParent="1"/>'
    letter = read(word_file(para("x"), comments=comments, commentsExtended=extended))
    (note,) = letter.notes
    assert "1 open comment." in note.message


def test_footnote_whose_mark_was_deleted_is_gone() -> None:
    mark = '<w:del w:id="1"><w:r><w:footnoteReference w:id="2"/></w:r></w:del>'
    assert (
        text_of(
            para("x", mark),
            footnotes=f'<w:footnote w:id="2">{para("note")}</w:footnote>',
        )
        == "x"
    )


def test_pages_are_counted_by_words_own_marks_first() -> None:
    brk = '<w:r><w:br w:type="page"/></w:r>'
    last = "<w:r><w:lastRenderedPageBreak/><w:t>three</w:t></w:r>"
    letter = read(
        word_file(para("one", brk) + para("<w:r><w:lastRenderedPageBreak/><w:t>two</w:t></w:r>") + para(last))
    )
    assert [block.page for block in letter.blocks] == [1, 2, 3]
    assert letter.pages == 3


def test_pasted_in_file_makes_the_letter_partial() -> None:
    letter = read(word_file(para("x") + '<w:altChunk r:id="r9"/>'))
    assert letter.is_partial


def test_strict_form_of_the_format() -> None:
    files = {"_rels/.rels": "", "word/document.xml": ""}
    ns = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    files["word/document.xml"] = (
        f'<w:document xmlns:w="{ns}"><w:body><w:p><w:r><w:t>x</w:t></w:r></w:p></w:body></w:document>'
    )
    files["_rels/.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a"'
        ' Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/word/document.xml"/>'
        "</Relationships>"
    )
    assert read(zipped({name: text.encode() for name, text in files.items()})).text == "x"


def test_bold_line_alone_is_a_heading_but_a_bold_sentence_is_not() -> None:
    bold = "<w:b/>"
    letter = read(word_file(para(text_run("Why I think so", bold)) + para(text_run("He fell in 2004.", bold))))
    assert kinds(letter) == [
        ("heading", "Why I think so"),
        ("paragraph", "He fell in 2004."),
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_parts_in_other_encodings(encoding: str) -> None:
    name = encoding.removesuffix("-sig")
    body = f"<w:body>{para('naïve')}</w:body>"
    body = f'<?xml version="1.0" encoding="{name}"?><w:document {MAKE["NAMESPACES"]}>{body}</w:document>'
    assert read(with_document(body.encode(encoding))).text == "naïve"


def with_document(document: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(word_file(para("x")))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    return bytes(zipped({**files, "word/document.xml": document}))


@pytest.mark.parametrize(
    "document",
    [b'<!DOCTYPE x [<!ENTITY a "aa">]><x>&a;</x>', "<!DOCTYPE x><x/>".encode("utf-16")],
)
def test_doctype_is_refused(document: bytes) -> None:
    with pytest.raises(UnreadableLetter, match="declares XML entities"):
        read(with_document(document))


@pytest.mark.parametrize("document", [b"<w:document", b"\xff\xfe\x00", b"\xe9", b""])
def test_damaged_part(document: bytes) -> None:
    with pytest.raises(UnreadableLetter, match="damaged"):
        read(with_document(document))


def test_deep_nesting_is_damage_not_a_crash() -> None:
    deep = "<w:sdt>" * 30_000 + "</w:sdt>" * 30_000
    with pytest.raises(UnreadableLetter, match="nested too deeply"):
        read(word_file(deep))


def test_flipped_bytes_are_damage_not_a_crash() -> None:
    """Whatever the bytes, the parser ends with a letter or with one of its own errors."""
    content = (DATA / "docx" / "clinic-template.docx").read_bytes()
    chance = random.Random(7)
    outcomes = set()
    for _ in range(300):
        flipped = bytearray(content)
        for _ in range(chance.randint(1, 8)):
            flipped[chance.randrange(len(flipped))] = chance.randrange(256)
        try:
            read(bytes(flipped))
            outcomes.add("letter")
        except LetterError:
            outcomes.add("error")
    assert outcomes == {"letter", "error"}


def test_style_and_list_loops_end() -> None:
    assert text_of(para("x", props='<w:pStyle w:val="Loop"/>')) == "x"


def test_empty_body_and_pictures_alone() -> None:
    with pytest.raises(UnreadableLetter, match="no text"):
        read(word_file(para("")))
    out = io.BytesIO(word_file(para("")))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/media/image1.png", b"x")
    with pytest.raises(NoTextLayer, match="pictures"):
        read(out.getvalue())


@pytest.mark.parametrize(
    "limits",
    [ZipLimits(max_entries=3), ZipLimits(max_total_mb=0), ZipLimits(max_entry_mb=0)],
)
def test_zip_limits(limits: ZipLimits) -> None:
    content = word_file(para("x" * 2_000_000))
    with pytest.raises(OverLimit):
        parse_docx(content, SourceFile(path="x", format=Format.DOCX, sha256=""), limits=limits)


@pytest.mark.parametrize(
    "run",
    [
        RunSlice(part="header9", block=0, run=0, start=0, end=1),
        RunSlice(part="body", block=9, run=0, start=0, end=1),
    ],
)
def test_read_back_of_a_place_that_is_not_there(run: RunSlice) -> None:
    with pytest.raises(ValueError, match="no"):
        read_back(word_file(para("x")), run)
