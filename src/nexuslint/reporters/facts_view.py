"""The whole reading of a letter, for whoever wants to know why a rule fired."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from enum import Enum
from itertools import pairwise
from typing import BinaryIO, Protocol

from rich.text import Text

from nexuslint.model.facts import Fact, Facts
from nexuslint.model.letter import Letter
from nexuslint.model.place import Location
from nexuslint.model.span import Span
from nexuslint.reporters import View
from nexuslint.reporters.console_page import MARK, Page
from nexuslint.reporters.encoding import clean
from nexuslint.reporters.excerpt import shorten
from nexuslint.reporters.json import SCHEMA, location_json, span_json, to_bytes
from nexuslint.reporters.words import PROGRAMS, THEORIES, file_words, listed, short_place

_COMMON = frozenset({"span", "sentence", "speaker", "condition", "seen_by"})
#: Kinds take these styles in turn, so that neighbours in the text differ.
_STYLES = ("error", "suggestion", "good", "warning")
_WORDS = 70


class ReadSentence(Protocol):
    """A sentence as read."""

    @property
    def span(self) -> Span:
        """Where it stands in the letter's text."""

    @property
    def roles(self) -> tuple[str, ...]:
        """What it does."""

    @property
    def speaker(self) -> str:
        """Whose words it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Numbered:
    """A fact with its number in the view (from 1) and its kind."""

    number: int
    kind: str
    fact: Fact
    location: Location


def write_facts(letter: Letter, facts: Facts, sentences: Sequence[ReadSentence], view: View, out: BinaryIO) -> None:
    """The text sentence by sentence with its facts marked and numbered, then the facts one by one."""
    page = Page(view)
    numbered = list(_numbered(letter, facts))
    kinds = {kind: _STYLES[at % len(_STYLES)] for at, kind in enumerate(dict.fromkeys(one.kind for one in numbered))}
    _put_head(page, letter, facts)
    for sentence in sentences:
        _put_sentence(page, letter, sentence, numbered, kinds)
    page.line()
    page.heading("Facts", f"{len(numbered)} in all" if numbered else "none")
    for one in numbered:
        _put_fact(page, letter, one, kinds[one.kind])
    page.write(out)


def write_facts_json(letter: Letter, facts: Facts, sentences: Sequence[ReadSentence], out: BinaryIO) -> None:
    """The same reading for programs."""
    out.write(
        to_bytes(
            {
                "schema": SCHEMA,
                "path": letter.source.path,
                "program": facts.program.value,
                "program_note": facts.program_note or None,
                "theories": [theory.value for theory in facts.theories],
                "conditions": [{"key": one.key, "name": one.name} for one in facts.conditions],
                "facts": [_fact_json(letter, one) for one in _numbered(letter, facts)],
                "sentences": [
                    {
                        "span": span_json(one.span),
                        "text": one.span.of(letter.text),
                        "roles": list(one.roles),
                        "speaker": one.speaker,
                    }
                    for one in sentences
                ],
            }
        )
    )


def _numbered(letter: Letter, facts: Facts) -> Iterator[_Numbered]:
    """Every fact in the order of the text."""
    everything = [(kind, fact) for kind, of_kind in facts.by_kind.items() for fact in of_kind]
    everything.sort(key=lambda pair: (pair[1].span.start, -pair[1].span.end))
    for number, (kind, fact) in enumerate(everything, start=1):
        yield _Numbered(number=number, kind=kind, fact=fact, location=letter.locate(fact.span))


def _put_head(page: Page, letter: Letter, facts: Facts) -> None:
    page.rule(file_words(letter.source.path))
    words = [f"{PROGRAMS[facts.program.value]} letter", *(THEORIES[theory.value] for theory in facts.theories)]
    page.paragraph(f" {page.sign('dot')} ".join(words))
    if facts.program_note:
        page.paragraph(clean(facts.program_note))
    for condition in facts.conditions:
        page.paragraph(f"claimed: {clean(condition.name)} (key “{clean(condition.key)}”)")
    page.line()


def _put_sentence(
    page: Page, letter: Letter, sentence: ReadSentence, numbered: Sequence[_Numbered], kinds: dict[str, str]
) -> None:
    span = sentence.span
    inside = [one for one in numbered if one.fact.span.overlaps(span)]
    page.paragraph(_marked(letter.text, span, inside, kinds))
    told = [sentence.speaker, listed(sentence.roles) if sentence.roles else "no role"]
    told.extend(f"{one.number} {one.kind}" for one in inside if span.start <= one.fact.span.start)
    page.paragraph(Text("; ".join(told), "faint"), indent=4)


def _marked(text: str, span: Span, inside: Sequence[_Numbered], kinds: dict[str, str]) -> Text:
    """The sentence with every fact underlined, and its number where it ends."""
    shown = Text()
    cuts = {span.start, span.end}
    cuts |= {at for one in inside for at in (one.fact.span.start, one.fact.span.end) if span.start < at < span.end}
    edges = sorted(cuts)
    for start, end in pairwise(edges):
        over = [one for one in inside if one.fact.span.start < end and start < one.fact.span.end]
        piece = "".join(" " if one.isspace() else clean(one) for one in text[start:end])
        shown.append(piece, MARK if over else "")
        if over and piece:
            shown.stylize(kinds[_shortest(over).kind], len(shown) - len(piece))
        ending = [str(one.number) for one in over if one.fact.span.end == end]
        if ending:
            shown.append(f"[{','.join(ending)}]", "faint")
    return shown


def _shortest(over: Sequence[_Numbered]) -> _Numbered:
    return min(over, key=lambda one: len(one.fact.span))


def _put_fact(page: Page, letter: Letter, one: _Numbered, style: str) -> None:
    fact = one.fact
    about = f", about {clean(fact.condition)}" if fact.condition else ""
    page.paragraph(
        Text.assemble((one.kind, style), f", {short_place(one.location)}, {fact.speaker.value}{about}"),
        label=str(one.number).rjust(3),
        label_style="faint",
    )
    page.paragraph(f"“{shorten(fact.span.of(letter.text), _WORDS)}”", indent=5)
    told = ", ".join(
        f"{name}={clean(_shown(value, letter))}" for name, value in _fields(fact).items() if value not in ("", None)
    )
    seen = f"seen by {clean(fact.seen_by)}" if fact.seen_by else ""
    if told or seen:
        page.paragraph(Text("; ".join(part for part in (told, seen) if part), "faint"), indent=5)


def _fields(fact: Fact) -> dict[str, object]:
    return {one.name: getattr(fact, one.name) for one in fields(fact) if one.name not in _COMMON}


def _plain(value: object, letter: Letter) -> object:
    if isinstance(value, Span):
        return {**(span_json(value) or {}), "quote": value.of(letter.text)}
    return value.value if isinstance(value, Enum) else value


def _shown(value: object, letter: Letter) -> str:
    if isinstance(value, Span):
        return f"“{shorten(value.of(letter.text), _WORDS)}”"
    plain = _plain(value, letter)
    return {True: "yes", False: "no"}[plain] if isinstance(plain, bool) else str(plain)


def _fact_json(letter: Letter, one: _Numbered) -> dict[str, object]:
    fact = one.fact
    return {
        "kind": one.kind,
        "span": span_json(fact.span),
        "sentence": span_json(fact.sentence),
        "quote": fact.span.of(letter.text),
        "location": location_json(one.location),
        "speaker": fact.speaker.value,
        "condition": fact.condition,
        "seen_by": fact.seen_by,
        "fields": {name: _plain(value, letter) for name, value in _fields(fact).items()},
    }
