"""Word files as python-docx's parts: odd and hostile packages, and what of python-docx is kept out."""

from __future__ import annotations

import io
import runpy
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.oxml.parser import parse_xml

from nexuslint.model.errors import LockedLetter, UnreadableLetter
from nexuslint.model.letter import Format, Letter, SourceFile
from nexuslint.parsers.docx import parse_docx, read_back
from nexuslint.parsers.docx_package import WordPackage
from nexuslint.parsers.limits import ZipLimits

DATA = Path(__file__).parent.parent / "data"
MAKE = runpy.run_path(str(DATA / "make_docx.py"))
word_file, para, text_run, control, zipped = (
    MAKE[name] for name in ("word_file", "para", "text_run", "control", "zipped")
)
RELS = "word/_rels/document.xml.rels"
TYPES = "[Content_Types].xml"
LINK = '<Relationship Id="{id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"'


def read(content: bytes) -> Letter:
    return parse_docx(content, SourceFile(path="letter.docx", format=Format.DOCX, sha256=""))


def changed(content: bytes, **edits: Callable[[str], str]) -> bytes:
    """The file with some of its parts changed: `rels`, `types`, `document`, `top`."""
    names = {"rels": RELS, "types": TYPES, "document": "word/document.xml", "top": "_rels/.rels"}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    for key, edit in edits.items():
        files[names[key]] = edit(files[names[key]].decode()).encode()
    return bytes(zipped(files))


def with_links(*links: str) -> Callable[[str], str]:
    return lambda rels: rels.replace("</Relationships>", "".join(links) + "</Relationships>")


def with_type(kind: str) -> Callable[[str], str]:
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return lambda types: types.replace(main, kind)


@pytest.mark.parametrize(
    "edits",
    [
        {"rels": with_links(LINK.format(id="a", kind="image") + ' Target="NULL"/>')},
        {"rels": with_links(LINK.format(id="a", kind="header") + ' Target="header7.xml"/>')},
        {"rels": with_links(LINK.format(id="a", kind="hyperlink") + ' Target="#_top"/>')},
        {"rels": with_links(LINK.format(id="a", kind="hyperlink") + ' Target="http://x" TargetMode="External"/>')},
        {"rels": with_links(LINK.format(id="a", kind="styles") + ' Target="numbering.xml"/>')},
        {"rels": with_links("<Relationship/>")},
        {"types": lambda types: types[: types.index("<Override")] + "</Types>"},
        {"types": lambda types: "<Types"},
        {"types": with_type("application/vnd.ms-word.document.macroEnabled.main+xml")},
        {"types": with_type("application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml")},
        {"top": lambda top: top.replace("<Relationship ", "<Other ")},
    ],
    ids="-".join,
)
def test_package_that_python_docx_trips_over_is_read(edits: dict[str, Callable[[str], str]]) -> None:
    content = changed(word_file(para("seen") + para("unseen", props='<w:pStyle w:val="Secret"/>')), **edits)
    letter = read(content)
    assert [block.span.of(letter.text) for block in letter.blocks] == ["seen", "unseen"]
    assert [block.kind.value for block in letter.blocks] == ["paragraph", "hidden"]


def test_python_docx_still_needs_that_care() -> None:
    """When this fails, python-docx has learnt to pass over links to nothing, and `docx_links` may be needless."""
    content = changed(word_file(para("x")), rels=with_links(LINK.format(id="a", kind="image") + ' Target="NULL"/>'))
    with pytest.raises(KeyError):
        docx.Document(io.BytesIO(content))


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("<w:t>not <!-- c -->related</w:t>", "not related"),
        ("<w:t>not <?x y?>related</w:t>", "not related"),
        ("<w:t>not <![CDATA[related & ]]>known</w:t>", "not related & known"),
        ('<w:t>a</w:t><w:t xml:space="preserve"> </w:t><w:t>b</w:t>', "a b"),
        ("<w:t>a</w:t><w:t> </w:t><w:t>b</w:t>", "a b"),
        ("<!-- c --><w:t>a</w:t><?x y?>", "a"),
    ],
)
def test_text_is_whole_around_what_lxml_keeps(inner: str, expected: str) -> None:
    content = word_file(para(f"<w:r>{inner}</w:r>"))
    letter = read(content)
    assert letter.text == expected


def test_comment_in_the_text_does_not_move_its_places() -> None:
    content = word_file(para("<w:r><w:t>ab<!-- c -->cd</w:t></w:r>"))
    letter = read(content)
    assert "".join(read_back(content, run) for run in letter.locate(letter.blocks[0].span).runs) == "abcd"


def test_entity_without_declaration_is_damage() -> None:
    with pytest.raises(UnreadableLetter, match="not well-formed"):
        read(word_file(para("<w:r><w:t>not &foo;related</w:t></w:r>")))


@pytest.mark.parametrize("name", ["utf-7", "utf-16", "ibm037", "iso-8859-1", "ascii"])
def test_declared_encoding_cannot_hide_a_doctype(name: str) -> None:
    """What the declaration says is not heeded: the parser sees the same UTF-8 that was looked through."""
    hidden = f'<?xml version="1.0" encoding="{name}"?>+ADwAIQ-DOCTYPE x+AD4-<w:p/>'
    with pytest.raises(UnreadableLetter, match="not well-formed"):
        read(changed(word_file(para("x")), document=lambda _: hidden))


@pytest.mark.parametrize("part", ["document", "rels", "top"])
def test_doctype_is_refused_in_links_too(part: str) -> None:
    def with_doctype(text: str) -> str:
        start = text.index("?>") + 2
        return text[:start] + '<!DOCTYPE x [<!ENTITY a "b">]>' + text[start:]

    with pytest.raises(UnreadableLetter, match="declares XML entities"):
        read(changed(word_file(para("x")), **{part: with_doctype}))


def test_parser_of_python_docx_takes_in_no_entity(tmp_path: Path) -> None:
    """The second lock behind the refusal of a DOCTYPE."""
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    for entity in (f'SYSTEM "{secret.as_uri()}"', '"secret"'):
        root = parse_xml(f"<!DOCTYPE x [<!ENTITY a {entity}>]><x>&a;</x>".encode())
        assert "secret" not in (root.text or "")


def test_namespace_that_is_no_address() -> None:
    body = f'<w:customXml xmlns:own="my schema &amp; more" xmlns:o2="{{1-2}}">{para("x")}</w:customXml>'
    assert read(word_file(body + para('xmlns:own="my schema"'))).text == 'x\n\nxmlns:own="my schema"'


def test_text_beyond_any_letter() -> None:
    with pytest.raises(UnreadableLetter, match="longer than 10 million characters"):
        parse_docx(
            word_file(para("x" * 10_500_000)),
            SourceFile(path="x", format=Format.DOCX, sha256=""),
            limits=ZipLimits(max_ratio=10_000),
        )


def test_header_of_a_section_in_a_content_control_is_read() -> None:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    content = word_file(control(para("cover", props=section)) + para("x"), header1=para("Clinic"))
    assert read(content).text == "Clinic\n\ncover\n\nx"


def test_headers_of_one_name_in_two_folders_are_both_read() -> None:
    section = "".join(f'<w:headerReference w:type="{kind}" r:id="{kind}"/>' for kind in ("first", "default"))
    links = [
        LINK.format(id=kind, kind="header") + f' Target="{folder}header1.xml"/>'
        for kind, folder in (("first", ""), ("default", "/other/"))
    ]
    content = word_file(para("x") + f"<w:sectPr>{section}</w:sectPr>", header1=para("one"))
    out = io.BytesIO(changed(content, rels=with_links(*links)))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("other/header1.xml", archive.read("word/header1.xml").replace(b"one", b"two"))
    assert read(out.getvalue()).text == "one\n\ntwo\n\nx"


def test_damaged_zips_say_so() -> None:
    content = word_file(para("x"))
    with pytest.raises(UnreadableLetter, match="zip directory cannot be read"):
        read(content[:-40])
    with pytest.raises(UnreadableLetter, match="zip archive, not a letter"):
        read(zipped({"notes.txt": b"x"}))
    with pytest.raises(UnreadableLetter, match="Excel"):
        read(zipped({"xl/workbook.xml": b"x"}))
    middle = content.index(b"word/document.xml") + 25
    with pytest.raises(UnreadableLetter, match="cannot be unpacked"):
        read(content[:middle] + b"\xff" * 8 + content[middle + 8 :])
    with pytest.raises(LockedLetter, match="encrypted zip"):
        read((DATA / "broken" / "encrypted-zip.docx").read_bytes())


def test_no_template_of_python_docx_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file without styles, comments and headers gets none of python-docx's own."""
    content = changed(
        word_file(para("x") + "<w:sectPr/>"),
        rels=lambda rels: rels[: rels.index("<Relationship ")] + "</Relationships>",
    )

    def refuse(path: object, *_: object, **__: object) -> None:
        pytest.fail(f"opened {path}")

    with monkeypatch.context() as patch:
        patch.setattr("builtins.open", refuse)
        assert read(content).text == "x"


def test_parts_hang_together_as_python_docx_has_them() -> None:
    package = WordPackage((DATA / "docx" / "clinic-template.docx").read_bytes(), ZipLimits())
    stream, root = package.part_of_type("styles") or ("", None)
    assert stream == "styles"
    assert root is package.story("styles")
    assert package.story("body") is package.body()
    assert package.part_of_type("nothing") is None
    assert package.linked("nothing") is None


def test_libraries_come_only_with_the_first_word_file() -> None:
    program = "import sys, nexuslint.parsers; print(sorted({'docx', 'lxml'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"
