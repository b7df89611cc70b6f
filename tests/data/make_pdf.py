"""Makes the PDF fixtures of tests/data/pdf. People, offices and numbers are invented.

    python tests/data/make_pdf.py            all of them
    python tests/data/make_pdf.py dbq_form   those named

LibreOffice and Chromium must be installed for the files that they write; the others need reportlab, fpdf2, pypdf,
pillow and python-docx.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "pdf"))

from pdf_makers import broken, forms, layouts, letters

OUT = Path(__file__).parent / "pdf"

MAKERS: dict[str, Callable[[Path], None]] = {
    "libreoffice_letter": letters.libreoffice_letter,
    "chromium_letter": letters.chromium_letter,
    "reportlab_letter": letters.reportlab_letter,
    "fpdf2_letter": letters.fpdf2_letter,
    "tex_like": letters.tex_like,
    "two_columns": layouts.two_columns,
    "letterhead_columns": layouts.letterhead_columns,
    "borderless_grid": layouts.borderless_grid,
    "rotated_90": layouts.rotated_90,
    "rotated_180": layouts.rotated_180,
    "rotated_270": layouts.rotated_270,
    "cropped": layouts.cropped,
    "fake_bold": layouts.fake_bold,
    "sideways_note": layouts.sideways_note,
    "dbq_form": forms.dbq_form,
    "annotated": forms.annotated,
    "xfa_only": forms.xfa_only,
    "encrypted": broken.encrypted,
    "owner_only": broken.owner_only,
    "truncated": broken.truncated,
    "bad_xref": broken.bad_xref,
    "page_loop": broken.page_loop,
    "no_pages": broken.no_pages,
    "scan": broken.scan,
    "mixed_scan": broken.mixed_scan,
    "ocr_layer": broken.ocr_layer,
    "unmapped": broken.unmapped,
}


def main(names: list[str]) -> None:
    OUT.mkdir(exist_ok=True)
    for name in names or MAKERS:
        MAKERS[name](OUT / f"{name}.pdf")
        print(f"{name}.pdf: {(OUT / f'{name}.pdf').stat().st_size:,} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
