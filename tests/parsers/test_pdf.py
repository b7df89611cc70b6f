"""What the PDF parser makes of letters by several writers and of odd pages."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "data" / "pdf"))

from pdf_makers.typeset import write_pdf

from nexuslint.model.letter import Block, BlockKind, Format, Letter, NoteKind, SourceFile
from nexuslint.parsers.pdf import parse_pdf

DATA = Path(__file__).parents[1] / "data" / "pdf"
SOURCE = SourceFile(path="letter.pdf", format=Format.PDF, sha256="")
HELVETICA = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
OPINION = (
    "It is at least as likely as not that the fall caused the disc disease at L5-S1.",
    (
        "It is my opinion that Mr. Halvorsen’s lumbar degenerative disc disease is at least as likely as not (50 percent or "
        "greater) the result of the fall from the loading ramp of 8 June 2001. The fall is recorded in the sick-call slip of "
        "the same day, and he has had pain at L5-S1 in every year since."
    ),
)
REASONS = (
    "A seated fall sends its force up the column, and the endplate gives way before anything else does. A cracked "
    "endplate starves the disc beside it, the annulus bulges, and over a decade the disc dries and narrows. The level "
    "that failed in Mr. Halvorsen is the level that was struck; the three levels above it, which are just as old, are "
    "whole. Nothing in the records points to another cause: he has not had a second injury, he does not smoke, and his "
    "work since service has been at a desk."
)


def read(name: str, max_pages: int = 50) -> Letter:
    return parse_pdf((DATA / f"{name}.pdf").read_bytes(), SOURCE, max_pages=max_pages)


def texts(letter: Letter, *kinds: BlockKind) -> list[str]:
    return [block.span.of(letter.text) for block in letter.blocks if not kinds or block.kind in kinds]


def block_of(letter: Letter, text: str) -> Block:
    block = letter.block_at(letter.text.index(text))
    assert block is not None
    return block


class TestWriters:
    def test_libreoffice(self) -> None:
        letter = read("libreoffice_letter")
        assert letter.pages == 3
        assert texts(letter, BlockKind.HEADER) == ["Re: Nils Halvorsen, file ending 4417"]
        assert texts(letter, BlockKind.FOOTER) == ["Page 1 of 3"]
        assert texts(letter, BlockKind.HEADING) == [
            "FJORDVIEW SPINE CLINIC",
            "What I reviewed",
            "What I found",
            "My opinion",
            "Why",
            "Other causes",
        ]
        assert texts(letter, BlockKind.ITEM) == [
            "• service treatment records, 1999 to 2003",
            "• VA treatment records, 2011 to 2024",
            "• MRI of 30 July 2023",
            "1. I read the whole file.",
            "2. I examined him twice.",
        ]
        assert "Evidence Intake Center\nP.O. Box 4444\nJanesville" in letter.text
        assert texts(letter).count(OPINION[1]) == 9

    def test_cells_of_a_ruled_table_stand_row_by_row(self) -> None:
        for name in ("libreoffice_letter", "chromium_letter"):
            letter = read(name)
            cells = [block for block in letter.blocks if block.kind is BlockKind.CELL]
            assert [(block.table, block.row, block.column, block.span.of(letter.text)) for block in cells] == [
                (0, 0, 0, "Motion"),
                (0, 0, 1, "Today"),
                (0, 0, 2, "Normal"),
                (0, 1, 0, "Flexion"),
                (0, 1, 1, "50°"),
                (0, 1, 2, "90°"),
                (0, 2, 0, "Extension"),
                (0, 2, 1, "10°"),
                (0, 2, 2, "30°"),
            ]

    def test_chromium(self) -> None:
        letter = read("chromium_letter")
        assert texts(letter)[:2] == [
            "Fjordview Spine Clinic\n12 Harbor Street\nDuluth, Minnesota",
            "Telephone 555-0142\nFax 555-0143\nfjordview.example",
        ]
        assert texts(letter, BlockKind.ITEM) == [
            "• service treatment records, 1999 to 2003",
            "• VA treatment records, 2011 to 2024",
            "• MRI of 30 July 2023",
            "[X] I examined the veteran",
            "[ ] I reviewed records only",
        ]
        assert texts(letter).count(OPINION[1]) == 3
        assert texts(letter)[-1] == "Ingrid Solbakken, MD\nBoard certified in physical medicine"

    def test_paragraphs_told_by_indent_alone(self) -> None:
        letter = read("reportlab_letter")
        assert texts(letter)[0] == "Regional Office\n100 Cedar Street\nDuluth, Minnesota"
        assert texts(letter)[2:] == [OPINION[1], REASONS, OPINION[1], REASONS, OPINION[1]]

    def test_running_header_does_not_cut_a_sentence(self) -> None:
        letter = read("fpdf2_letter")
        assert letter.pages == 3
        assert texts(letter, BlockKind.HEADER) == ["Nils Halvorsen, independent medical opinion"]
        assert texts(letter, BlockKind.FOOTER) == ["Confidential - 1"]
        paragraphs = texts(letter, BlockKind.PARAGRAPH)
        assert [text.split(".")[0] for text in paragraphs] == [f"Paragraph {number}" for number in range(1, 25)]
        plain = {OPINION[1].replace("’", "'"), REASONS}
        assert {text.split(". ", 1)[1] for text in paragraphs} == plain

    def test_letterhead_of_the_first_page_is_no_header(self) -> None:
        assert block_of(read("fpdf2_letter"), "Fjordview").kind is BlockKind.HEADING

    def test_hyphens_and_ligatures(self) -> None:
        letter = read("tex_like")
        assert texts(letter) == [
            (
                "The difficulty of the question lies in the lumbar spine itself. The veteran’s condition is well-known: "
                "degenerative disc disease at L5-S1, first seen after a fall in service, and is service-connected in my "
                "opinion."
            ),
            (
                "Sufficient records of office visits reflect a flow of complaints from 2001 onward. It is at least as likely as "
                "not (50 percent or greater) that the fall caused the condition; the effect on his work has been "
                "difficult to miss, and the findings are consistent with the mechanism that I described."
            ),
        ]
        start = letter.text.index("ffi")
        piece = next(piece for piece in letter.positions.pieces if piece.span.start == start)
        assert piece.span.of(letter.text) == "ffi"
        assert not piece.even


class TestLayouts:
    def test_two_columns(self) -> None:
        letter = read("two_columns")
        paragraphs = texts(letter, BlockKind.PARAGRAPH)
        assert [text.split(".")[0] for text in paragraphs] == [f"Point {number}" for number in range(1, 16)]
        assert {text.split(". ", 1)[1] for text in paragraphs} == {OPINION[1], REASONS}

    def test_letterhead_in_two_columns(self) -> None:
        assert texts(read("letterhead_columns")) == [
            "Harbor Bluff Opinions\n4 Quay Road\nAstoria, Oregon",
            "Annelise Rothmuller, MD\nPhysical medicine\nTelephone 555-0170\nFax 555-0171",
            "Dear Adjudicator:\n" + OPINION[0],
            "Veteran:\tCornelius Whitcombe\nClaim:\tlow back",
        ]

    def test_grid_without_rules_keeps_rows(self) -> None:
        letter = read("borderless_grid")
        rows: dict[int | None, list[str]] = {}
        for block in letter.blocks:
            if block.kind is BlockKind.CELL:
                rows.setdefault(block.row, []).append(block.span.of(letter.text))
        assert list(rows.values()) == [
            ["Never", "Rarely", "Occasionally", "Frequently"],
            ["10 lb", "[ ]", "[ ]", "[ ]", "[X]"],
            ["20 lb", "[X]", "[ ]", "[ ]", "[ ]"],
            ["50 lb", "[X]", "[ ]", "[ ]", "[ ]"],
            ["Stoop (bend)", "[ ]", "[X]", "[ ]", "[ ]"],
        ]
        assert block_of(letter, "Occasionally").column == 3

    @pytest.mark.parametrize("name", ["rotated_90", "rotated_180", "rotated_270", "owner_only", "bad_xref"])
    def test_page_reads_the_same_in_any_state(self, name: str) -> None:
        letter = read(name)
        assert texts(letter) == ["Dear Adjudicator:", OPINION[0]]
        assert letter.notes == ()
        box = letter.positions.pieces[0].place.box  # type: ignore[union-attr]
        assert box.x0 == pytest.approx(72, abs=0.5)
        assert box.bottom == pytest.approx(792 - 700, abs=4)

    def test_crop_box_is_the_origin_and_the_border(self) -> None:
        letter = read("cropped")
        assert "printer" not in letter.text
        assert letter.positions.pieces[0].place.box.x0 == pytest.approx(102 - 60, abs=0.5)  # type: ignore[union-attr]

    def test_signs_printed_twice_are_read_once(self) -> None:
        assert texts(read("fake_bold")) == [
            "Medical opinion",
            "Balloon tires were full; the book was all told, and the look of it too.",
            "Rationale",
        ]
        assert block_of(read("fake_bold"), "Rationale").kind is BlockKind.HEADING

    def test_sideways_note_does_not_mix_with_the_text(self) -> None:
        assert texts(read("sideways_note")) == [
            "Dear Adjudicator:\n" + OPINION[0],
            "Received in the mail room 3 May 2024",
        ]

    def test_soft_hyphens_go_and_no_break_spaces_are_blanks(self, tmp_path: Path) -> None:
        """The code 0xAD draws a hyphen: inside a word it is left out, beside a number it is one."""
        content = b"BT /F1 11 Tf 60 400 Td (condi\xadtion of\xa0the L5\xadS1 disc) Tj ET"
        path = tmp_path / "soft.pdf"
        write_pdf(path, [content], font=HELVETICA)
        assert parse_pdf(path.read_bytes(), SOURCE, max_pages=1).text == "condition of the L5-S1 disc"

    def test_spaced_letters_are_one_word(self, tmp_path: Path) -> None:
        content = b"BT /F1 11 Tf 3 Tc 60 400 Td (MEDICAL OPINION) Tj ET"
        path = tmp_path / "spaced.pdf"
        write_pdf(path, [content], font=HELVETICA)
        assert parse_pdf(path.read_bytes(), SOURCE, max_pages=1).text == "MEDICAL OPINION"


class TestForms:
    def test_values_and_boxes_stand_beside_their_labels(self) -> None:
        letter = read("dbq_form")
        assert "Name of veteran: Cornelius Whitcombe Date: 4 September 2024" in letter.text
        assert "Diagnosis:\tDegenerative arthritis of the spine" in letter.text
        words = " ".join(letter.text.split())
        assert "Records reviewed? [X] Yes [ ] No" in words
        assert "Side affected: [ ] Left [X] Right [ ] Both" in words
        assert "Never Seldom Often 10 lb [ ] [ ] [X] 20 lb [X] [ ] [ ] 50 lb [X] [ ] [ ]" in words

    def test_long_answer_is_a_field_after_its_label(self) -> None:
        letter = read("dbq_form")
        assert texts(letter, BlockKind.FIELD) == [
            "The fall of 8 June 2001 broke the endplate of L5.\nIt is at least as likely as not the cause."
        ]
        assert letter.text.index("Rationale:") < letter.text.index("The fall of") < letter.text.index("Remarks:")

    def test_annotations(self) -> None:
        letter = read("annotated")
        assert texts(letter) == [
            "Dear Adjudicator:",
            OPINION[0],
            "Signed 14 March 2024",
            "Too weak? Ask Dr. Solbakken.",
        ]
        assert letter.blocks[-1].kind is BlockKind.ANNOTATION
        assert [(note.kind, note.page) for note in letter.notes] == [(NoteKind.OPEN_COMMENTS, 1)]
