"""Opens a PDF: its pages, or the reason why there are none to read."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjRef, dict_value, list_value, resolve1
from pdfminer.psparser import PSLiteral

from nexuslint.model.errors import LockedLetter, OverLimit, UnreadableLetter
from nexuslint.model.place import Box

#: A page tree with more entries than this is not counted to its end.
_MAX_TREE = 50_000

# pdfminer's warnings quote what they stumble on, and that may be words of a letter.
logging.getLogger("pdfminer").setLevel(logging.CRITICAL + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageGeometry:
    """Size of a page as shown (points) and the matrix from its own coordinates: origin top left, y down."""

    width: float
    height: float
    matrix: tuple[float, float, float, float, float, float]

    def box(self, page: int, rect: tuple[float, float, float, float]) -> Box:
        """The box as shown of a rectangle (any two corners) in the page's own coordinates."""
        a, b, c, d, e, f = self.matrix
        x0, y0, x1, y1 = rect
        xs = sorted((a * x0 + c * y0 + e, a * x1 + c * y1 + e))
        ys = sorted((b * x0 + d * y0 + f, b * x1 + d * y1 + f))
        return Box(page=page, x0=xs[0], top=ys[0], x1=xs[1], bottom=ys[1])


def open_pdf(data: bytes) -> PDFDocument:
    """The document.

    Raises:
        LockedLetter: when a password is needed.
        UnreadableLetter: when the file is damaged beyond recovery, or holds an XFA form only.
    """
    try:
        document = PDFDocument(PDFParser(BytesIO(data)))
    except PDFEncryptionError:
        raise LockedLetter(
            "This PDF is locked with a password.",
            advice="Open it with its password, save a copy without one (or print it to PDF), and check the copy.",
        ) from None
    # Damage shows itself in any exception; RecursionError comes from cross-reference tables that point at themselves.
    except Exception:  # noqa: BLE001 - see above
        raise damaged("This file is not a readable PDF: it is damaged or cut off.") from None
    return document


def damaged(message: str) -> UnreadableLetter:
    """The error for a PDF that cannot be read, with the way out."""
    return UnreadableLetter(
        message, advice="Open it in a PDF viewer and print it to a new PDF, or ask the sender for the file again."
    )


def read_pages(document: PDFDocument, *, max_pages: int) -> list[PDFPage]:
    """The pages in order.

    Raises:
        OverLimit: when there are more than `max_pages`.
        UnreadableLetter: when the page tree runs in a circle, or there is no page.
    """
    count = sum(1 for _ in _leaves(resolve1(document.catalog.get("Pages")), set(), 0))
    if count > max_pages:
        raise OverLimit(
            f"This PDF has {count:,} pages, and at most {max_pages:,} are read.",
            advice="Save the letter itself as a PDF of its own, without the records behind it.",
        )
    pages: list[PDFPage] = []
    for page in PDFPage.create_pages(document):
        pages.append(page)
        # Where the tree is missing, pdfminer looks through all objects, so the count above does not bind it.
        if len(pages) > max_pages:
            raise OverLimit(f"This PDF has more than {max_pages:,} pages.", advice="Save the letter alone as a PDF.")
    if not pages:
        raise damaged("This PDF has no pages.")
    return pages


def is_xfa_only(document: PDFDocument) -> bool:
    """True for a form whose pages are only a notice to open it in a certain viewer."""
    form = resolve1(document.catalog.get("AcroForm"))
    if not isinstance(form, dict) or "XFA" not in form:
        return False
    fields = resolve1(form.get("Fields"))
    return bool(resolve1(document.catalog.get("NeedsRendering"))) or not fields


def geometry(page: PDFPage) -> PageGeometry:
    """How the page is shown: cropped, turned by its /Rotate, y down."""
    mx0, my0, mx1, my1 = _ordered(page.mediabox)
    cx0, cy0, cx1, cy1 = _ordered(page.cropbox)
    x0, y0, x1, y1 = max(mx0, cx0), max(my0, cy0), min(mx1, cx1), min(my1, cy1)
    if x1 - x0 < 1 or y1 - y0 < 1:
        x0, y0, x1, y1 = mx0, my0, mx1, my1
    wide, high = x1 - x0, y1 - y0
    match round(page.rotate / 90) % 4:
        case 1:
            return PageGeometry(width=high, height=wide, matrix=(0, 1, 1, 0, -y0, -x0))
        case 2:
            return PageGeometry(width=wide, height=high, matrix=(-1, 0, 0, 1, x1, -y0))
        case 3:
            return PageGeometry(width=high, height=wide, matrix=(0, -1, -1, 0, y1, x1))
    return PageGeometry(width=wide, height=high, matrix=(1, 0, 0, -1, -x0, y1))


def _ordered(rect: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = (float(number) for number in rect)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _leaves(node: object, seen: set[int], depth: int) -> Iterator[None]:
    """One item for each page under a node of the page tree."""
    if not isinstance(node, dict):
        return
    kids = resolve1(node.get("Kids"))
    if not isinstance(kids, list):
        kind = node.get("Type")
        if isinstance(kind, PSLiteral) and kind.name == "Page":
            yield None
        return
    for kid in list_value(kids):
        if not isinstance(kid, PDFObjRef):
            continue
        if kid.objid in seen or depth > 100:
            raise damaged("The pages of this PDF refer to one another in a circle, so it has no first or last page.")
        seen.add(kid.objid)
        if len(seen) > _MAX_TREE:
            return
        child = resolve1(kid)
        yield from _leaves(dict_value(child) if isinstance(child, dict) else None, seen, depth + 1)
