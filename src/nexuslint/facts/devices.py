"""Assistive devices, and whether the letter tells what they are needed for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nexuslint.facts.limits_ticks import questions_of
from nexuslint.facts.pointing import fact
from nexuslint.language.reading import Reading, Sentence
from nexuslint.model.facts import Device, Speaker
from nexuslint.model.span import Span

_NOT_TOLD = frozenset({Speaker.QUESTION, Speaker.LAW, Speaker.LITERATURE})
#: Words that name a device wherever they stand.
_SURE = r"canes?|(?<=his )stick|(?<=her )stick|(?<=with a )stick|walking stick|rollator|walker|crutch(?:es)?|wheelchair|splints?|orthosis|orthoses|afo|corset|(?:ankle-foot |back |knee |wrist |lumbar )?braces?|knee immobilizer|(?:home |portable |supplemental )oxygen|oxygen(?! (?:uptake|saturation|level|consumption|desat\w*|content|cost|sat|demand|supply|delivery|debt))|o2(?= \d)"
#: Words that name one only where the reader takes the sentence to be about a device.
_UNSURE = r"stick|boots?|(?:walking|orthopa?edic|cam) boots?|scooter|prosthe\w+|sling|orthotics|tens|braced"
_DEVICE = re.compile(rf"\b(?P<sure>{_SURE})\b|\b(?P<unsure>{_UNSURE})\b")
_LEAST_SURE = 0.12
_GONE = re.compile(
    r"\b(?:no longer (?:uses?|needs?)|does not (?:use|need)|did not (?:use|need)|without (?:a|any|an)(?: \w+)?|used to (?:carry|use)|never (?:used|needed|uses?)|no (?:\w+ )?|denies (?:use|using)|not using|or|nor|stopped using)\s*(?:a |an |any |the )?(?:\w+ )?$"
)
_DOCUMENTED = re.compile(
    r"\b(?:prescri\w+|ordered|orders?|issued|fitted|given|supplied|provided|furnished|dispensed|made by|recommended|since|bought|"
    r"for (?:any |all |longer |short |every )?(?:distances?|balance|uneven|stairs|walk\w*|outdoors?|stability|support|long|more than|beyond|the|nights?|standing|anything|trips?|step|bus|days|community|falls?|any|ambulation)|"
    r"on (?:uneven|bad|stairs|the|gravel|ice)|uneven|outside|outdoors?|out of doors|at (?:all times|night|rest)|with (?:exertion|sleep|activity)|w/ (?:sleep|exertion)|"
    r"need(?:s|ed)?|requires?|required|must|medically necessary|because|whenever|when (?:he|she|they|walking|standing|out)|without (?:it|the|her|him)|to (?:walk|get|keep|steady|cross|stand|prevent|unload|hold|go|take)|after|beyond|"
    r"19\d\d|20\d\d|\d+ (?:l|liters?|feet|yards|blocks?|meters|minutes|hours)|\d+/(?:19|20)?\d\d|continuous\w*|full[- ]time|nightly|round the clock|in (?:his|her) (?:right|left)|for \w+ing)\b"
)
#: A part of a sentence that goes on about what stands before its comma.
_GOES_ON = re.compile(
    r"^\s*(?:which|that|prescribed|ordered|issued|fitted|since|for|after|to|when|made|by|bought|given|supplied|needed|because|as|both|and (?:needs|uses|has|cannot|is|it|without|only)|[\d.]+ ?l\b|sat\b|w/|with|on|at|without)"
)


def find_devices(reading: Reading) -> Iterator[Device]:
    """Give each assistive device that is in use, and whether its need or circumstances are told."""
    for sentence in reading.sentences:
        if sentence.speaker in _NOT_TOLD and not _ticked(sentence):
            continue
        found = _device(sentence)
        if found is None and sentence.score("device") < 0.7:
            continue
        name = found.group() if found else ""
        yield fact(
            Device,
            sentence,
            Span(start=sentence.span.start + found.start(), end=sentence.span.start + found.end()) if found else None,
            seen_by=f"role device {sentence.score('device'):.2f}",
            name=name,
            documented=_is_documented(reading, sentence, found),
        )


def _ticked(sentence: Sentence) -> list[tuple[int, int]]:
    """Where the ticked options of a sentence stand."""
    return [
        (one.start, one.end) for question in questions_of(sentence.text) for one in question.options if one.is_ticked
    ]


def _device(sentence: Sentence) -> re.Match[str] | None:
    """The first device of the sentence that is in use; in a row of boxes the ticked one."""
    boxes = questions_of(sentence.text)
    ticked = _ticked(sentence)
    least = 0.5 if boxes else _LEAST_SURE
    for match in _DEVICE.finditer(sentence.lower):
        if sentence.score("device") < (0.5 if match["unsure"] else least) and not sentence.has("device"):
            continue
        if sentence.text[match.start()].isupper() and match.start() > 0 and not sentence.text[: match.end()].isupper():
            continue
        if boxes and not any(start <= match.start() < end for start, end in ticked):
            continue
        if not boxes and _GONE.search(sentence.lower[: match.start()]):
            continue
        return match
    return None


def _is_documented(reading: Reading, sentence: Sentence, device: re.Match[str] | None) -> bool:
    """True when need or circumstances stand beside the device, or in a sentence beside that speaks of it."""
    if device is None:
        return bool(_DOCUMENTED.search(sentence.lower))
    if _DOCUMENTED.search(_about(sentence.lower, device.start(), device.end())):
        return True
    speaks = re.compile(
        rf"^\W*(?:it|this|the (?:device|{re.escape(device.group().split()[-1])})|without it|both|they)\b"
    )
    for beside in reading.sentences[max(0, sentence.index - 1) : sentence.index + 3]:
        if beside is sentence or beside.speaker in _NOT_TOLD:
            continue
        same = device.group().split()[-1] in beside.lower and beside.has("device")
        own = speaks.match(beside.lower) and beside.index > sentence.index
        if (same or (own and beside.score("device") >= _LEAST_SURE)) and _DOCUMENTED.search(beside.lower):
            return True
    return False


def _about(text: str, start: int, end: int) -> str:
    """The part of a sentence about the device: between commas, with the parts that go on about it; its name left out."""
    cuts = [match.end() for match in re.finditer(r"[,;:]|\.\s", text[:start])]
    first = cuts[-1] if cuts else 0
    # "When he walks, a cane": one part before it belongs to it; more of them are a list.
    if len(cuts) == 1:
        first = 0
    before, rest = text[first:start], text[end:]
    parts = re.split(r"(?<=[,;])", rest)
    about = parts[0]
    for part in parts[1:]:
        if not _GOES_ON.match(part):
            break
        about += part
    return f"{before} {about}"
