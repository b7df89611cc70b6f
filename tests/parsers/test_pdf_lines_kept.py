"""Lines that were ended on purpose stay lines, and what runs on is joined, as in the text that was printed."""

from __future__ import annotations

from io import BytesIO

from reportlab.lib.pagesizes import letter as letter_size
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import SimpleDocTemplate, Spacer, Table, TableStyle

from nexuslint.model.letter import BlockKind, Format, Letter, SourceFile
from nexuslint.parsers.pdf import parse_pdf

TOP = letter_size[1] - 72
#: A paragraph that shows where the page's right border is.
BODY = (
    "\n\nHe fell from the bed of a truck in the summer of 2004, landed on his lower back, and was carried to the aid\n"
    "station, where he was given five days of rest; he has had pain in the same place in every year since then,\n"
    "and it has become worse since 2019, when he had to give up the work that he had done for all of that time."
)


def read(data: bytes) -> Letter:
    return parse_pdf(data, SourceFile(path="letter.pdf", format=Format.PDF, sha256=""), max_pages=9)


def printed(*pages: str, font: str = "Helvetica", step: float = 14) -> Letter:
    file = BytesIO()
    canvas = Canvas(file, pagesize=letter_size)
    for page in pages:
        canvas.setFont(font, 10)
        for number, line in enumerate(page.split("\n")):
            if line:
                canvas.drawString(72, TOP - number * step, line)
        canvas.showPage()
    canvas.save()
    return read(file.getvalue())


def texts(letter: Letter) -> list[str]:
    return [block.span.of(letter.text) for block in letter.blocks]


def test_lines_of_all_lengths_have_no_right_border() -> None:
    """Three lines of one length, with many longer ones, do not show where the page ends."""
    note = (
        "DX: lumbar disc disease with pain into the left leg.\n"
        "TX: traction, no lasting help; two injections elsewhere, a few days of relief each, and a cane.\n"
        "LAST SEEN: 9/18/2024, two weeks before this letter was written here\n"
        "RECORDS REVIEWED: yes, all pertinent\n"
        "LIMITS on account of the back and leg:\n"
        "no prolonged sitting\n"
        "no prolonged standing\n"
        "PLAN: more of the same; surgery at some time to come, perhaps"
    )
    assert printed(note).text == note


def test_a_row_of_a_form_does_not_run_on() -> None:
    form = "4. Symptoms: groin and thigh pain on the right; stiffness\nSeverity: [ ] mild [X] severe"
    assert texts(printed(form + BODY))[0] == form


def test_a_table_drawn_in_text_stays_lines() -> None:
    table = "| Function           | Maximum              |\n|--------------------|----------------------|\n"
    table += "| Lift and carry     | 10 lb occasional     |"
    letter = printed(table)
    assert [line.split() for line in letter.text.split("\n")] == [line.split() for line in table.split("\n")]
    assert len(letter.blocks) == 1


def test_typed_blanks_make_no_columns() -> None:
    form = (
        "Sitting     [ ] 10 min   [x] 20 min\nStanding    [x] 10 min   [ ] 20 min\nWalking     [x] 10 min   [ ] 20 min"
    )
    letter = printed(form + BODY, font="Courier")
    assert [line.split() for line in texts(letter)[0].split("\n")] == [line.split() for line in form.split("\n")]


def test_a_letterhead_is_no_heading_over_its_address() -> None:
    letter = printed("LAKESHORE FAMILY MEDICINE\n2210 Merchant Street, Suite 4" + BODY)
    assert letter.blocks[0].kind is BlockKind.PARAGRAPH
    assert texts(letter)[0] == "LAKESHORE FAMILY MEDICINE\n2210 Merchant Street, Suite 4"


def test_a_letter_of_short_paragraphs_is_not_one_block() -> None:
    """Each paragraph is one line, so the only step is the one between paragraphs."""
    lines = ["To whom it may concern:", "He has pain in the ankle.", "It comes and goes.", "Please call the office."]
    assert texts(printed("\n".join(lines), step=24)) == lines


def test_the_letterhead_said_again_on_page_two_is_a_header() -> None:
    first = "HARBOR CLINIC\n4 Quay Road\n\n" + "He fell in 2004 and has had pain in his back ever since that day.\n" * 3
    letter = printed(first, "HARBOR CLINIC\n\n\nHe cannot lift his child.\nHe sleeps in a chair.")
    assert letter.blocks[0].kind is BlockKind.HEADER
    assert texts(letter)[0] == "HARBOR CLINIC"


def test_two_tables_with_almost_the_same_borders_keep_all_their_columns() -> None:
    file = BytesIO()
    grid = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black")])
    one = Table([["a", "b", "c"], ["d", "e", "f"]], colWidths=[90, 60, 90], style=grid)
    other = Table([["g", "h", "i"], ["j", "k", "l"]], colWidths=[91.2, 60, 90], style=grid)
    SimpleDocTemplate(file, pagesize=letter_size).build([one, Spacer(1, 40), other])
    letter = read(file.getvalue())
    cells = [(block.table, block.row, block.column) for block in letter.blocks if block.kind is BlockKind.CELL]
    assert cells == [(table, row, column) for table in (0, 1) for row in (0, 1) for column in (0, 1, 2)]


def test_text_in_capitals_that_was_broken_by_hand_is_joined_throughout() -> None:
    lines = (
        "VETERAN STATES THAT HE FELL FROM THE BED OF A TRUCK IN THE SUMMER OF THE",
        "2004-2005 TOUR AND HURT HIS BACK. HE STATES IT HAS BEEN SORE EVER SINCE THE",
        "DAY OF THE FALL. HIS WIFE STATES THAT HE LIES DOWN TWO OR THREE TIMES A DAY,",
        "MOSTLY IN THE AFTERNOON, AND THAT HE SLEEPS IN A CHAIR.",
    )
    assert texts(printed("\n".join(lines) + BODY))[0] == " ".join(lines)
