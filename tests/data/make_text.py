"""Makes the text fixtures of tests/data/text: `python tests/data/make_text.py`."""

from __future__ import annotations

from pathlib import Path

OUT = Path(__file__).parent / "text"

LETTER = """Cedar Ridge Orthopedics
140 Mill Road, Dayton, Ohio

3 May 2023

RE: Tomas Avery

Dear Rating Official:

OPINION

It is my opinion that Mr. Avery\u2019s right knee osteoarthritis is at least
as likely as not due to his service\u2014a fall at Fort Sill in 2004.

RECORDS REVIEWED:
- service treatment records
- private records, including
  imaging of 2021
1. entrance examination
2. separation examination

The file was not con\ufb01rmed\u00a0complete.\tHe sleeps four hours.

Sincerely,

Mara Quist, DO
License 4471
"""

MARKDOWN = """# Medical **opinion**

To whom it may concern:

## Records reviewed

* the *service* records
* imaging of 2021

It is **at least as likely as not** that the strain
began in service. See snake_case and 2 * 3.

---

> He said: \\*never before\\*.

**Rationale**

The gait changed.
"""


def main() -> None:
    OUT.mkdir(exist_ok=True)
    plain = LETTER.replace("\ufb01", "fi")
    files = {
        "utf8.txt": LETTER.encode(),
        "utf8-bom-crlf.txt": b"\xef\xbb\xbf" + LETTER.replace("\n", "\r\n").encode(),
        "utf16le.txt": b"\xff\xfe" + LETTER.encode("utf-16-le"),
        "utf16be-no-mark.txt": plain.encode("utf-16-be"),
        "windows-1252.txt": plain.encode("cp1252"),
        "letter.md": MARKDOWN.encode(),
    }
    for name, content in files.items():
        (OUT / name).write_bytes(content)


if __name__ == "__main__":
    main()
