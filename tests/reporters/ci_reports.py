"""Reports for the formats of CI systems: accepted and stale findings, odd names, and the rules they come from."""

from __future__ import annotations

import io
from dataclasses import replace

from handmade_rules import HEDGED, MECHANISM
from reports import EVERYTHING, FINDINGS, HOSTILE, WEAK, fault, location, report

from nexuslint.model.finding import Accepted, Severity
from nexuslint.model.redact import redacted
from nexuslint.model.report import LetterResult, Report, Stale, Status
from nexuslint.reporters import REPORTERS, View

#: The formats whose output goes to other people's servers.
CI_FORMATS = ("sarif", "github", "gitlab", "junit", "markdown")
MARKED = tuple(replace(finding, fingerprint=f"{number:032x}") for number, finding in enumerate(FINDINGS, start=1))
ACCEPTED = replace(
    WEAK,
    path="letters/50% & more, a:b.pdf",
    findings=MARKED[:2],
    accepted=(
        Accepted(finding=MARKED[3], reason="the clinic keeps no list", where="nexuslint-baseline.json"),
        Accepted(finding=MARKED[5], reason="told in the cover letter", where="harlow.nexuslint.toml"),
    ),
)
STALE = (Stale(letter="letters/okafor-knee.docx", code="NX402", where="nexuslint-baseline.json"),)
#: Everything of `reports`, an accepted finding, an entry that is stale, and two rules.
WHOLE = replace(EVERYTHING, results=(*EVERYTHING.results, ACCEPTED), stale=STALE, rules=(HEDGED, MECHANISM))
#: The same without words of the letters, as a CI system gets it.
SAFE = redacted(WHOLE)
#: A letter whose own words and name are an attack.
LINK = fault(
    "NX605",
    "template-placeholder",
    Severity.ERROR,
    "“[sign here](https://evil.example)” is left unfilled | @everyone #1 <script>",
    "Fill it in.",
    "It matters.",
    words="[sign here]",
    place=location(1, 1),
)
ATTACK = report(HOSTILE, LetterResult(path="letters/x.pdf", status=Status.OK, program="va", findings=(LINK,)))


def written(format_name: str, what: Report, view: View | None = None) -> bytes:
    """A report in one format."""
    out = io.BytesIO()
    REPORTERS[format_name](view or View()).write(what, out)
    return out.getvalue()
