"""Makes the Word fixtures of tests/data/docx: `python tests/data/make_docx.py`. Needs python-docx and LibreOffice.

`word_file` is for tests too: a Word file from a few lines of raw XML, as small as Word would still open.
"""

from __future__ import annotations

import io
import subprocess
import tempfile
import zipfile
from pathlib import Path

HERE = Path(__file__).parent
OUT = HERE / "docx"

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
        "w16se": "http://schemas.microsoft.com/office/word/2015/wordml/symex",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"

STYLES = """<w:styles {ns}>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Ttl"><w:name w:val="Title"/><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>
  <w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Clinic"><w:name w:val="Clinic Heading"/><w:basedOn w:val="H1"/></w:style>
<w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Clinic Sub"/>
  <w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Listed"><w:name w:val="List Number"/>
  <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Unseen"><w:name w:val="Unseen"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>
</w:styles>"""

NUMBERING = """<w:numbering {ns}>
<w:abstractNum w:abstractNumId="0">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="3"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1.%2.%3"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
</w:numbering>"""


def word_file(body: str, **parts: str) -> bytes:
    """A Word file with this XML in its body. `parts` are further parts by stem ("header1", "footnotes", "comments").

    A header or footer has the relation id that its stem is ("header1"). Styles and numbering are STYLES and NUMBERING
    unless they are given.
    """
    parts = {"styles": STYLES, "numbering": NUMBERING, **parts}
    relations = []
    files = {}
    for stem, content in parts.items():
        kind = stem.rstrip("0123456789")
        relations.append(f'<Relationship Id="{stem}" Type="{OFFICE}/{kind}" Target="{stem}.xml"/>')
        files[f"word/{stem}.xml"] = _part(kind, content)
    files["word/document.xml"] = f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    files["word/_rels/document.xml.rels"] = f'<Relationships xmlns="{PACKAGE}">{"".join(relations)}</Relationships>'
    files["_rels/.rels"] = (
        f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{OFFICE}/officeDocument"'
        ' Target="word/document.xml"/></Relationships>'
    )
    files["[Content_Types].xml"] = _content_types(list(parts))
    return zipped(
        {
            name: ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text).encode()
            for name, text in files.items()
        }
    )


def zipped(files: dict[str, bytes]) -> bytes:
    """A zip of these files, the same bytes each time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(
                zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)),
                content,
                zipfile.ZIP_DEFLATED,
            )
    return out.getvalue()


def para(*runs: str, props: str = "") -> str:
    """A paragraph of raw runs; plain text is made a run."""
    inner = "".join(run if run.startswith("<") else text_run(run) for run in runs)
    return f"<w:p>{f'<w:pPr>{props}</w:pPr>' if props else ''}{inner}</w:p>"


def text_run(text: str, props: str = "") -> str:
    """A run with one text."""
    return f'<w:r>{f"<w:rPr>{props}</w:rPr>" if props else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def field(instruction: str, result: str, data: str = "") -> str:
    """A field in the form that Word writes."""
    begin = f'<w:fldChar w:fldCharType="begin">{data}</w:fldChar>'
    return (
        f"<w:r>{begin}</w:r><w:r><w:instrText>{instruction}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def text_box(content: str) -> str:
    """A run with a text box, as new Word and old Word each want it: the words stand twice in the XML."""
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp>'
        f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
        "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
        f"<w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def control(content: str, props: str = "") -> str:
    """A content control around blocks or runs."""
    return f"<w:sdt><w:sdtPr>{props}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def _part(kind: str, content: str) -> str:
    if "{ns}" in content:
        return content.format(ns=NAMESPACES)
    root = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
    prefix = "w15" if kind == "commentsExtended" else "w"
    root = "commentsEx" if kind == "commentsExtended" else root
    return f"<{prefix}:{root} {NAMESPACES}>{content}</{prefix}:{root}>"


def _content_types(stems: list[str]) -> str:
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    rows = [f'<Override PartName="/word/document.xml" ContentType="{main}.document.main+xml"/>']
    for stem in stems:
        kind = stem.rstrip("0123456789")
        rows.append(f'<Override PartName="/word/{stem}.xml" ContentType="{main}.{kind}+xml"/>')
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{"".join(rows)}</Types>'
    )


def clinic_template() -> bytes:
    """A letter in a clinic's template: what Word offers to hide an opinion in, all at once."""
    check = '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>'
    box = '<w:ffData><w:checkBox><w:default w:val="0"/><w:checked w:val="{}"/></w:checkBox></w:ffData>'
    body = [
        para("Independent Medical Opinion", props='<w:pStyle w:val="Ttl"/>'),
        para(
            "To whom it may concern:",
            text_box(para("Harbor View Clinic") + para("12 Quay Street")),
        ),
        para("Records", props='<w:pStyle w:val="Clinic"/>'),
        para("I read the entrance examination.", props='<w:pStyle w:val="Listed"/>'),
        para("I read the separation examination.", props='<w:pStyle w:val="Listed"/>'),
        para(
            "the audiogram",
            props='<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>',
        ),
        para("Opinion", props='<w:pStyle w:val="H1"/>'),
        control(para("His back strain is at least as likely as not due to service.")),
        para(
            "The knee is ",
            control(text_run("more likely than not")),
            " due to the back.",
        ),
        para("Choose: ", control(text_run("Click to enter text."), "<w:showingPlcHdr/>")),
        para(
            control(text_run("☒"), check),
            " at least as likely   ",
            field("FORMCHECKBOX", "", box.format(0)),
            " less likely ",
        ),
        para(
            "The finding was con\ufb01rmed, ",
            f'<w:ins w:id="1" w:author="A">{text_run("by magnetic imaging")}</w:ins>',
            '<w:del w:id="2" w:author="A"><w:r><w:delText>by plain film</w:delText></w:r></w:del>',
            ", at L5",
            "<w:r><w:noBreakHyphen/></w:r>",
            "S1.",
        ),
        para(
            f"<w:hyperlink>{text_run('The study')}</w:hyperlink>",
            f'<w:smartTag w:element="City">{text_run(" from Boston")}</w:smartTag>',
            text_run(" says so"),
            '<w:r><w:footnoteReference w:id="2"/></w:r>',
            text_run("."),
            text_run("Draft for the partner.", "<w:vanish/>"),
        ),
        _table(),
        para("He stood watch ", field("MERGEFIELD Years", text_run("four")), " years."),
        para(
            "Ann Lee, MD",
            "<w:r><w:br/></w:r>",
            "License 4471",
            "<w:r><w:tab/></w:r>",
            "Ohio",
        ),
        (
            '<w:sectPr><w:headerReference w:type="default" r:id="header1"/>'
            '<w:headerReference w:type="first" r:id="header2"/>'
            '<w:headerReference w:type="even" r:id="header3"/><w:footerReference w:type="default" r:id="footer1"/>'
            "<w:titlePg/></w:sectPr>"
        ),
    ]
    return word_file(
        "".join(body),
        header1=para("Harbor View Clinic"),
        header2=para("Harbor View Clinic, first page"),
        header3=para("Harbor View Clinic"),
        footer1=para("Confidential, page ", field("PAGE", text_run("7"))),
        footnotes='<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        f'<w:footnote w:id="2">{para("<w:r><w:footnoteRef/></w:r>", " Spine 2019;44:12.")}</w:footnote>',
        endnotes=f'<w:endnote w:id="1">{para("Full list on request.")}</w:endnote>',
        comments=f'<w:comment w:id="0" w:author="B">{para("Is this firm enough?")}</w:comment>',
    )


def _table() -> str:
    nested = f"<w:tbl><w:tr><w:tc>{para('inner')}</w:tc></w:tr></w:tbl>"
    return (
        f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{para("Condition and basis")}</w:tc>'
        f'<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{para("Date")}</w:tc></w:tr>'
        f"<w:tr><w:tc>{para('lumbar strain')}</w:tc><w:tc>{para('imaging')}{nested}<w:p/></w:tc>"
        f"<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>"
    )


def plain_letter() -> bytes:
    """A plain letter by python-docx: headings, lists, a table, a header."""
    import docx

    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Cedar Ridge Orthopedics"
    document.add_heading("Medical Opinion", 0)
    document.add_paragraph("Re: Tomas Avery")
    document.add_heading("Records Reviewed", 1)
    for line in ("Service treatment records", "Private records of 2019 to 2023"):
        document.add_paragraph(line, style="List Bullet")
    document.add_heading("Opinion", 1)
    paragraph = document.add_paragraph("It is my opinion that the veteran’s right knee osteoarthritis is ")
    paragraph.add_run("at least as likely as not").bold = True
    paragraph.add_run(" proximately due to his service-connected back strain.")
    for line in (
        "His altered gait loads the knee.",
        "The imaging of 2021 shows wear on that side.",
    ):
        document.add_paragraph(line, style="List Number")
    table = document.add_table(2, 2)
    for cell, text in zip(
        (c for row in table.rows for c in row.cells),
        ("Joint", "Motion", "Right knee", "0 to 110"),
        strict=True,
    ):
        cell.text = text
    paragraph = document.add_paragraph()
    paragraph.add_run("Conclusion").bold = True
    document.add_paragraph("Sincerely,\nMara Quist, DO")
    out = io.BytesIO()
    document.save(out)
    return slimmed(out.getvalue())


def slimmed(content: bytes) -> bytes:
    """The Word file without the parts that python-docx's template brings and no letter needs."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    return zipped({name: data for name, data in files.items() if "thumbnail" not in name})


def libreoffice_letter() -> bytes:
    """The same kind of letter through LibreOffice: its own styles, numbering, footnote and page breaks."""
    html = """<html><body><h1>Nexus opinion</h1><p>To the Regional Office:</p><h2>History</h2>
    <p>The veteran fell from a truck in 2004. His records show &ldquo;low back pain&rdquo;.</p>
    <ol><li>Service records<ol type="a"><li>entrance</li><li>separation</li></ol></li><li>Imaging</li></ol>
    <ul><li>no prior injury</li></ul><table border="1"><tr><td>Flexion</td><td>45&deg;</td></tr></table>
    <p style="page-break-before: always">It is at least as likely as not that the strain began in service.</p>
    <p>Joel Marsh, PA-C<br>License 220</p></body></html>"""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "letter.html")
        page.write_text(html, "utf-8")
        profile = f"-env:UserInstallation=file://{folder}/profile"
        for kind, name in (("odt", "letter.html"), ("docx", "letter.odt")):
            command = [
                "soffice",
                profile,
                "--headless",
                "--writer",
                "--convert-to",
                kind,
                "--outdir",
                folder,
            ]
            subprocess.run(
                [*command, f"{folder}/{name}"],
                check=True,
                capture_output=True,
                timeout=180,
            )
        return Path(folder, "letter.docx").read_bytes()


FIXTURES = {
    "clinic-template.docx": clinic_template,
    "plain-letter.docx": plain_letter,
    "libreoffice-letter.docx": libreoffice_letter,
}

if __name__ == "__main__":
    OUT.mkdir(exist_ok=True)
    for name, make in FIXTURES.items():
        (OUT / name).write_bytes(make())
