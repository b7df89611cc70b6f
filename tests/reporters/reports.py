"""Reports made by hand, as a real run would give them: a weak VA letter, a Social Security letter, a sound one, odd files."""

from __future__ import annotations

from nexuslint.model.finding import Finding, Related, Severity
from nexuslint.model.letter import Note, NoteKind
from nexuslint.model.place import Box, Location, RunSlice
from nexuslint.model.report import Element, ElementStatus, FunctionRow, LetterResult, Problem, Report, Status
from nexuslint.model.span import Span

PACK = "nexuslint-core 0.1.0"
DIAGNOSIS = "Mr. Harlow presents with chronic low back pain that has troubled him for many years."
OPINION = (
    "After seeing Mr. Harlow in my office on three occasions and hearing his account of the motor pool at Fort Hollis, where "
    "he says he lifted transmissions by hand for the better part of four years, I believe that his low back condition could "
    "be related to his time in service, and I would ask that he be given every consideration for the benefits he has earned."
)
FIRM = "It is at least as likely as not that the back condition began in the motor pool."
BENEFIT = "He should be rated at 40 percent."
OBESITY = "His body mass index is 36."
_TEXT = f"{DIAGNOSIS}\n\n{OPINION}\n\n{FIRM}\n\n{BENEFIT}\n\n{OBESITY}"


def location(page: int | None, paragraph: int | None, *, line: int | None = None) -> Location:
    """A place as a PDF letter gives it (or a text letter, with `line`)."""
    if page is None:
        return Location(paragraph=paragraph, line=line, column=1 if line else None)
    return Location(page=page, paragraph=paragraph, boxes=(Box(page=page, x0=72, top=318.2, x1=301.5, bottom=330.2),))


def fault(
    code: str,
    name: str,
    severity: Severity,
    message: str,
    advice: str,
    why: str,
    *,
    words: str | None = None,
    sentence: str | None = None,
    place: Location | None = None,
    related: tuple[Related, ...] = (),
) -> Finding:
    """A finding on `words` in one of the sentences of the weak letter, or on the letter as a whole."""
    span = context_span = None
    if words is not None and sentence is not None:
        at = _TEXT.index(sentence)
        start = _TEXT.index(words, at)
        span = Span(start=start, end=start + len(words))
        context_span = Span(start=at, end=at + len(sentence))
    return Finding(
        code=code,
        name=name,
        severity=severity,
        message=message,
        advice=advice,
        why=why,
        span=span,
        quote=words,
        context=sentence,
        context_span=context_span,
        location=place or Location(),
        related=related,
        pack=PACK,
    )


def _firm() -> Related:
    at = _TEXT.index(FIRM)
    return Related(span=Span(start=at, end=at + len(FIRM)), label="firm here", quote=FIRM, location=location(2, 11))


FINDINGS = (
    fault(
        "NX101",
        "missing-diagnosis",
        Severity.ERROR,
        "The letter never names a diagnosis for the low back, only a symptom.",
        "Name the condition as it would stand in the chart, for example “lumbar degenerative disc disease, L4-L5”.",
        "Without a diagnosed condition there is ordinarily no present disability to grant, and pain alone is read as a symptom.",
        words="chronic low back pain",
        sentence=DIAGNOSIS,
        place=location(1, 3),
    ),
    fault(
        "NX202",
        "hedged-opinion",
        Severity.ERROR,
        "“could be related to” says only that a link is possible.",
        "If you hold it more firmly, say how firmly, for example “at least as likely as not”.",
        "A possibility does not reach the standard of proof, so the letter may be given no weight.",
        words="could be related to",
        sentence=OPINION,
        place=location(1, 9),
        related=(_firm(),),
    ),
    fault(
        "NX301",
        "unexplained-opinion",
        Severity.ERROR,
        "Nothing in the letter explains how service led to the condition.",
        "Add two or three sentences on the mechanism: which loads, on which structure, and how the imaging shows it.",
        "Most of the weight of a medical opinion comes from its reasoning; a bare conclusion is commonly set aside.",
    ),
    fault(
        "NX401",
        "unreviewed-records",
        Severity.WARNING,
        "The letter does not say that any record was reviewed.",
        "List the records by kind and date: service treatment records, VA notes, imaging, the C&P examination.",
        "An opinion that rests on history alone can be discounted where the records say otherwise.",
    ),
    fault(
        "NX208",
        "legal-conclusion",
        Severity.WARNING,
        "“should be rated at 40 percent” decides what only the adjudicator may.",
        "Leave the rating out, and describe the findings and limits that a rating turns on.",
        "Ratings are for the agency; such words lend the letter no weight and can make it look like advocacy.",
        words="should be rated at 40 percent",
        sentence=BENEFIT,
        place=location(2, 12),
    ),
    fault(
        "NX405",
        "missing-timeline",
        Severity.WARNING,
        "The letter does not tell how the symptoms went on from service to today.",
        "Add when the symptoms began, and what happened between discharge and the first treatment.",
        "A gap that nobody explains is read as a condition that went away.",
    ),
    fault(
        "NX305",
        "uncited-literature",
        Severity.SUGGESTION,
        "The letter leans on literature and names none.",
        "Give author, journal and year of one study that supports the mechanism.",
        "A study that can be looked up carries weight; “studies show” does not.",
    ),
    fault(
        "NX710",
        "missing-daily-impact",
        Severity.SUGGESTION,
        "Nothing tells what the condition does to daily life.",
        "Add what he can no longer do at home and at work, and since when.",
        "The rating, once a link is granted, turns on function.",
    ),
)

CHECKLIST = (
    Element(
        element="diagnosis",
        status=ElementStatus.WEAK,
        quote="chronic low back pain",
        location=location(1, 3),
        codes=("NX101",),
    ),
    Element(
        element="service event or strain pattern",
        status=ElementStatus.FOUND,
        quote="he lifted transmissions by hand for the better part of four years",
        location=location(1, 9),
    ),
    Element(element="records reviewed", status=ElementStatus.MISSING, codes=("NX401",)),
    Element(element="timeline", status=ElementStatus.MISSING, codes=("NX405",)),
    Element(element="imaging", status=ElementStatus.NOT_NEEDED),
    Element(
        element="opinion at the standard",
        status=ElementStatus.WEAK,
        quote="could be related to",
        location=location(1, 9),
        codes=("NX202", "NX206"),
    ),
    Element(element="explanation", status=ElementStatus.MISSING, codes=("NX301",)),
    Element(element="other causes", status=ElementStatus.FOUND, quote=OBESITY, location=location(2, 13)),
    Element(element="contrary evidence", status=ElementStatus.NOT_NEEDED),
    Element(
        element="credentials and signature",
        status=ElementStatus.FOUND,
        quote="Ilse Varga, MD, Family Medicine",
        location=location(2, 15),
    ),
)

WEAK = LetterResult(
    path="letters/harlow-back.pdf",
    status=Status.OK,
    sha256="0" * 64,
    program="va",
    theories=("direct",),
    conditions=("low back condition",),
    findings=FINDINGS,
    checklist=CHECKLIST,
    notes=(
        Note(
            kind=NoteKind.TRACKED_CHANGES,
            message="The file has 2 tracked changes that nobody has accepted; it was read as if they were.",
        ),
    ),
)

SOUND = LetterResult(
    path="letters/okafor-knee.docx",
    status=Status.OK,
    program="va",
    theories=("secondary", "aggravation"),
    conditions=("left knee osteoarthritis",),
    checklist=(
        Element(
            element="diagnosis",
            status=ElementStatus.FOUND,
            quote="osteoarthritis of the left knee",
            location=location(None, 4),
        ),
    ),
)

TWICE = LetterResult(
    path="letters/ruiz.txt",
    status=Status.OK,
    program="va",
    theories=("direct",),
    conditions=("migraine", "tinnitus"),
    findings=(
        fault(
            "NX202",
            "hedged-opinion",
            Severity.WARNING,
            "“may be” says only that a link is possible.",
            "If you hold it more firmly, say how firmly.",
            "A possibility does not reach the standard of proof.",
            words="many years",
            sentence=DIAGNOSIS,
            place=location(None, 4, line=12),
        ),
        fault(
            "NX407",
            "missing-imaging",
            Severity.WARNING,
            "No imaging is mentioned.",
            "Add the imaging.",
            "Imaging shows the structure.",
        ),
        fault(
            "NX202",
            "hedged-opinion",
            Severity.WARNING,
            "“might have” says only that a link is possible.",
            "If you hold it more firmly, say how firmly.",
            "A possibility does not reach the standard of proof.",
            words="body mass index",
            sentence=OBESITY,
            place=Location(runs=(RunSlice(part="header1", block=0, run=0, start=0, end=4),)),
        ),
    ),
)

SSD = LetterResult(
    path="letters/lindqvist-capacities.pdf",
    status=Status.OK,
    program="ssd",
    program_note="The letter names both agencies; it asks for Social Security, so it was read as a Social Security letter.",
    conditions=("lumbar spinal stenosis",),
    findings=(
        fault(
            "NX708",
            "reserved-issue",
            Severity.WARNING,
            "“should be rated at 40 percent” is for the agency to decide.",
            "Say instead which work activities are limited, and how much.",
            "Such statements are neither valuable nor persuasive under the agency's own rules.",
            words="should be rated at 40 percent",
            sentence=BENEFIT,
            place=location(2, 12),
        ),
    ),
    checklist=(
        Element(
            element="diagnosis", status=ElementStatus.FOUND, quote="lumbar spinal stenosis", location=location(1, 2)
        ),
        Element(element="limits in measures", status=ElementStatus.FOUND, quote="20 minutes", location=location(1, 6)),
        Element(element="sustained work", status=ElementStatus.MISSING, codes=("NX712",)),
    ),
    function=(
        FunctionRow(activity="sit", measure="20 minutes at one time", quote="20 minutes", location=location(1, 6)),
        FunctionRow(
            activity="stand or walk", measure="2 hours in an eight-hour day", quote="2 hours", location=location(1, 6)
        ),
        FunctionRow(activity="lift", measure="10 pounds, occasionally", quote="10 lb", location=location(1, 7)),
        FunctionRow(activity="household", measure="", quote="needs help with laundry", location=location(2, 9)),
    ),
)

UNREAD = LetterResult(
    path="letters/scan.pdf",
    status=Status.UNREAD,
    problems=(
        Problem(
            message="The file has 3 pages and no text on any of them: it is a scan.",
            advice="Make the text searchable (OCR), or ask the clinic for the Word file.",
        ),
    ),
)

PARTIAL = LetterResult(
    path="letters/mixed.pdf",
    status=Status.PARTIAL,
    program="va",
    conditions=("tinnitus",),
    findings=(FINDINGS[3],),
    notes=(Note(kind=NoteKind.UNREAD_PAGE, message="Page 2 has no text layer and was not checked.", page=2),),
)

HOSTILE = LetterResult(
    path="letters/a\x1b[31mb\nc.txt",
    status=Status.OK,
    program="va",
    conditions=("[bold]back[/bold] \u202epain",),
    findings=(
        fault(
            "NX605",
            "template-placeholder",
            Severity.ERROR,
            "“[date]\x1b]0;owned\x07” is left unfilled.",
            ":warning: Fill it in.",
            "x",
            words="body mass index",
            sentence=OBESITY,
            place=location(None, 1, line=1),
        ),
    ),
)


def report(*results: LetterResult, stage: str | None = None) -> Report:
    """A report of these letters."""
    return Report(results=results, packs=(PACK,), tool_version="0.1.0", stage=stage)


#: Every kind of file in one run.
EVERYTHING = report(WEAK, SOUND, TWICE, SSD, UNREAD, PARTIAL, stage="hearing")
