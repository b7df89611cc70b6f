"""The reading of a letter is shown whole, in the order of the text."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass

from snapshots import assert_snapshot

from nexuslint.model.facts import ClaimedCondition, Credential, Diagnosis, Facts, Opinion, Program, Side, Theory
from nexuslint.model.letter import Block, BlockKind, Format, Letter, SourceFile
from nexuslint.model.place import Piece, PositionMap, TextPlace
from nexuslint.model.span import Span
from nexuslint.reporters import View
from nexuslint.reporters.facts_view import write_facts, write_facts_json

FIRST = "He has left knee osteoarthritis."
SECOND = "It is at least as likely as not due to the\nfall."
TEXT = f"{FIRST} {SECOND}"


@dataclass(frozen=True)
class Sentence:
    span: Span
    roles: tuple[str, ...]
    speaker: str


def span_of(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start=start, end=start + len(words))


SENTENCES = (
    Sentence(span_of(FIRST), ("diagnosis",), "author"),
    Sentence(span_of(SECOND), ("opinion_firm", "standard"), "author"),
)
LETTER = Letter(
    source=SourceFile(path="letters/knee.txt", format=Format.TEXT, sha256="0" * 64),
    text=TEXT,
    blocks=(Block(kind=BlockKind.PARAGRAPH, span=Span(start=0, end=len(TEXT)), number=1),),
    positions=PositionMap(pieces=(Piece(span=Span(start=0, end=len(TEXT)), place=TextPlace(line=3, column=1)),)),
)
FACTS = Facts(
    program=Program.VA,
    program_note="Both agencies are named.",
    theories=(Theory.SECONDARY,),
    conditions=(ClaimedCondition(key="knee", name="left knee osteoarthritis", side=Side.LEFT),),
    by_kind={
        "opinion": (
            Opinion(
                span=span_of(SECOND), sentence=span_of(SECOND), condition="knee", link="knee", seen_by="role opinion"
            ),
        ),
        "diagnosis": (
            Diagnosis(
                span=span_of("left knee osteoarthritis"),
                sentence=span_of(FIRST),
                condition="knee",
                name="left knee osteoarthritis",
                side=Side.LEFT,
            ),
        ),
        "credential": (Credential(span=span_of("the\nfall"), sentence=span_of(SECOND), name="fall"),),
    },
)


def test_facts_for_people() -> None:
    out = io.BytesIO()
    write_facts(LETTER, FACTS, SENTENCES, View(), out)
    assert_snapshot("facts-80.txt", out.getvalue())


def test_facts_in_colour_hold_the_same_words() -> None:
    from rich.text import Text

    plain, coloured = io.BytesIO(), io.BytesIO()
    write_facts(LETTER, FACTS, SENTENCES, View(encoding="utf-8"), plain)
    write_facts(LETTER, FACTS, SENTENCES, View(colours="truecolor"), coloured)
    got = Text.from_ansi(coloured.getvalue().decode()).plain
    assert [line.strip("- ─") for line in got.splitlines()] == [
        line.strip("- ─") for line in plain.getvalue().decode().splitlines()
    ]


def test_facts_for_programs() -> None:
    out = io.BytesIO()
    write_facts_json(LETTER, FACTS, SENTENCES, out)
    found = json.loads(out.getvalue())
    assert [one["kind"] for one in found["facts"]] == ["diagnosis", "opinion", "credential"]
    assert found["facts"][0]["fields"]["side"] == "left"
    assert found["facts"][1]["location"]["line"] == 3
    assert found["sentences"][1]["roles"] == ["opinion_firm", "standard"]


def test_no_fact_at_all_is_told() -> None:
    out = io.BytesIO()
    write_facts(LETTER, Facts(program=Program.SSD, by_kind={}), (), View(), out)
    assert "FACTS: none" in out.getvalue().decode()
