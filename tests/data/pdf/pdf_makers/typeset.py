"""A small typesetter in the manner of TeX: TJ arrays, no blank glyphs, hyphenation, ligatures; and a bare PDF writer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportlab.pdfbase.pdfmetrics import stringWidth

_LIGATURES = {"ffi": 1, "ffl": 2, "ff": 3, "fi": 4, "fl": 5}
_ENCODING = "/Differences [1 /ffi /ffl /ff /fi /fl 39 /quoteright]"
_FONT = "Times-Roman"


def write_pdf(path: Path, contents: Sequence[bytes], *, font: str | None = None, extra: Sequence[bytes] = ()) -> None:
    """A PDF of the content streams, one a page, with one font named F1; `extra` are objects after the pages' own."""
    font = font or (
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{_FONT} /Encoding << /Type /Encoding {_ENCODING} >> "
        "/FirstChar 1 /LastChar 5 /Widths [834 834 600 556 556] "
        "/FontDescriptor << /Type /FontDescriptor /FontName /Times-Roman /Flags 34 /Ascent 683 /Descent -217 "
        "/ItalicAngle 0 /CapHeight 662 /StemV 80 /FontBBox [-168 -218 1000 898] >> >>"
    )
    kids = " ".join(f"{4 + 2 * index} 0 R" for index in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode(),
        font.encode(),
    ]
    for index, content in enumerate(contents):
        page = (
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 500] /Resources << /Font << /F1 3 0 R >> >> "
            f"/Contents {5 + 2 * index} 0 R >>"
        )
        objects += [page.encode(), b"<< /Length %d >>\nstream\n" % len(content) + content + b"\nendstream"]
    write_objects(path, [*objects, *extra])


def write_objects(path: Path, objects: Sequence[bytes], *, trailer: str = "") -> None:
    """A PDF of numbered objects; the first is the catalog."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        trailer.encode(),
        start,
    )
    path.write_bytes(bytes(out))


def typeset_page(paragraphs: Sequence[str], *, measure_pt: float, size_pt: float) -> bytes:
    """A page of justified text; "-" between letters is a place where a word may be parted, "--" a hyphen."""
    y = 440.0
    out = ["BT", f"/F1 {size_pt} Tf"]
    for paragraph in paragraphs:
        for line, is_last in _broken(paragraph, measure_pt, size_pt):
            out.append(f"1 0 0 1 60 {y:.2f} Tm")
            out.append(_shown(line, measure_pt, size_pt, justify=not is_last))
            y -= 1.2 * size_pt
        y -= 0.6 * size_pt
    out.append("ET")
    return "\n".join(out).encode("latin-1")


def _broken(paragraph: str, measure: float, size: float) -> list[tuple[list[str], bool]]:
    lines: list[list[str]] = [[]]
    for word in paragraph.split():
        parts = _parts(word)
        whole = "".join(parts)
        if _width([*lines[-1], whole], size) <= measure:
            lines[-1].append(whole)
            continue
        for cut in range(len(parts) - 1, 0, -1):
            left, right = "".join(parts[:cut]), "".join(parts[cut:])
            left += "" if left.endswith("-") else "-"
            if _width([*lines[-1], left], size) <= measure:
                lines[-1].append(left)
                lines.append([right])
                break
        else:
            lines.append([whole])
    return [(line, index == len(lines) - 1) for index, line in enumerate(lines)]


def _parts(word: str) -> list[str]:
    # These keep their hyphen, and may be parted after it.
    for compound in ("well-known", "L5-S1", "at-least"):
        word = word.replace(compound, compound.replace("-", "\0"))
    word = word.replace("ser-vice-con-nect-ed", "ser-vice\0con-nect-ed")
    return [part.replace("\0", "-") for piece in word.split("-") for part in _kept(piece)]


def _kept(piece: str) -> list[str]:
    if "\0" not in piece:
        return [piece]
    left, right = piece.split("\0", 1)
    return [left + "\0", right]


def _width(words: Sequence[str], size: float) -> float:
    # 2.2 per cent of the size is the narrowest gap that a paragraph setter would take at this measure.
    return sum(stringWidth(word, _FONT, size) for word in words) + 0.22 * size * (len(words) - 1)


def _shown(words: Sequence[str], measure: float, size: float, *, justify: bool) -> str:
    natural = sum(stringWidth(word, _FONT, size) for word in words)
    gap = (measure - natural) / (len(words) - 1) if justify and len(words) > 1 else 0.25 * size
    kern = -round(1000 * gap / size)
    return "[" + f" {kern} ".join(_glyphs(word) for word in words) + "] TJ"


def _glyphs(word: str) -> str:
    for ligature, code in _LIGATURES.items():
        word = word.replace(ligature, chr(code))
    word = word.replace("’", "'")
    shown = "".join(f"\\{ord(sign):03o}" if sign in "()\\" or ord(sign) < 32 else sign for sign in word)
    # A kern inside the word, as TeX puts between many pairs.
    middle = len(word) // 2
    if len(word) > 4 and "\\" not in shown:
        return f"({shown[:middle]}) 18 ({shown[middle:]})"
    return f"({shown})"
