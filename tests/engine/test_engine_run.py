"""Rules asked of hand-made facts: exact findings."""

from __future__ import annotations

from typing import Any

import pytest

from nexuslint.engine import run_rules
from nexuslint.engine.message import fill_message, shorten
from nexuslint.engine.run import in_order
from nexuslint.model.facts import (
    AdverseEvidence,
    AdverseKind,
    Basis,
    ClaimedCondition,
    DailyImpact,
    Diagnosis,
    Direction,
    Fact,
    Facts,
    Ground,
    Limit,
    Opinion,
    Program,
    Side,
    SideMention,
    Speaker,
    Strength,
    Theory,
)
from nexuslint.model.finding import Finding, Hit, Severity
from nexuslint.model.letter import Format, Letter, SourceFile
from nexuslint.model.place import Location, Piece, PositionMap, TextPlace
from nexuslint.model.rule import (
    Applies,
    Coded,
    Comparison,
    Condition,
    Disagree,
    Guard,
    Milder,
    Missing,
    Present,
    Rule,
    Silencer,
    Status,
    Where,
)
from nexuslint.model.span import Span

TEXT = "".join(f"w{number:03d} " for number in range(100))
KNEE, BACK = (
    ClaimedCondition(key="knee", name="knee arthritis"),
    ClaimedCondition(key="back", name="back strain"),
)


def span(number: int) -> Span:
    """The words "w001" for 1, and so on."""
    return Span(start=number * 5, end=number * 5 + 4)


def at(number: int) -> dict[str, Any]:
    return {
        "span": span(number),
        "sentence": Span(start=number * 5, end=number * 5 + 5),
    }


def letter() -> Letter:
    place = TextPlace(line=1, column=1)
    pieces = (Piece(span=Span(start=0, end=len(TEXT)), place=place),)
    source = SourceFile(path="-", format=Format.TEXT, sha256="")
    return Letter(source=source, text=TEXT, blocks=(), positions=PositionMap(pieces=pieces))


def facts(
    *,
    program: Program = Program.VA,
    theories: tuple[Theory, ...] = (Theory.DIRECT,),
    grounds: tuple[Ground, ...] = (Ground.SERVICE,),
    conditions: tuple[ClaimedCondition, ...] = (KNEE,),
    **kinds: tuple[Fact, ...],
) -> Facts:
    return Facts(
        program=program,
        theories=theories,
        grounds=grounds,
        conditions=conditions,
        by_kind=kinds,
    )


def is_(field: str, *values: object) -> Where:
    return Where(field=field, comparison=Comparison.IS, values=values)


def make(
    code: str,
    condition: Condition,
    *,
    severity: Severity = Severity.ERROR,
    applies: Applies | None = None,
    only_if: tuple[Guard, ...] = (),
    silent_when: tuple[Silencer, ...] = (),
    milder: tuple[Milder, ...] = (),
    message: str = "“{quote}” {condition}",
) -> Rule:
    return Rule(
        code=code,
        name="name",
        severity=severity,
        applies=applies or Applies(programs=(Program.VA, Program.SSD)),
        summary="",
        defect_when="",
        not_when="",
        condition=condition,
        only_if=only_if,
        silent_when=silent_when,
        milder=milder,
        message=message,
        advice="advice",
        why="why",
        sources=(),
        since="0",
        status=Status.STABLE,
        examples=(),
        pack="own 1",
        file="f",
    )


def run(rules: list[Rule], read: Facts) -> list[Finding]:
    return list(run_rules(rules, read, letter(), {}))


def codes(findings: list[Finding]) -> list[str]:
    return [finding.code for finding in findings]


HEDGED = Present(
    kind="opinion",
    where=(is_("speaker", Speaker.AUTHOR), is_("strength", Strength.POSSIBLE)),
)


def test_present_points_at_each_fact() -> None:
    opinions = (
        Opinion(**at(3), strength=Strength.POSSIBLE, condition="knee"),
        Opinion(**at(5), strength=Strength.FIRM),
        Opinion(**at(7), strength=Strength.POSSIBLE, speaker=Speaker.EXAMINER),
    )
    (finding,) = run([make("A", HEDGED)], facts(opinion=opinions))
    assert (finding.span, finding.quote, finding.context) == (span(3), "w003", "w003 ")
    assert finding.message == "“w003” knee arthritis"
    assert finding.location == Location(line=1, column=16)
    assert (finding.pack, finding.advice, finding.why) == ("own 1", "advice", "why")


def test_missing_is_told_of_the_letter_without_a_place() -> None:
    (finding,) = run([make("A", Missing(kind="review"), message="none")], facts())
    assert (finding.span, finding.quote, finding.context, finding.location) == (
        None,
        None,
        None,
        Location(),
    )


def test_missing_marks_the_first_kind_that_stands() -> None:
    mark = (Present(kind="opinion"), Present(kind="diagnosis"))
    read = facts(diagnosis=(Diagnosis(**at(2)),))
    (finding,) = run([make("A", Missing(kind="review", mark=mark))], read)
    assert finding.span == span(2)


PER_CONDITION = Missing(kind="basis", per_condition=True, mark=(Present(kind="diagnosis"),))


def test_missing_is_asked_of_each_condition() -> None:
    read = facts(
        conditions=(KNEE, BACK),
        basis=(Basis(**at(1), condition="knee"),),
        diagnosis=(
            Diagnosis(**at(4), condition="knee"),
            Diagnosis(**at(6), condition="back"),
        ),
    )
    (finding,) = run([make("A", PER_CONDITION)], read)
    assert finding.span == span(6)
    assert finding.message.endswith("back strain")


def test_a_fact_of_no_told_condition_serves_them_all() -> None:
    assert (
        run(
            [make("A", PER_CONDITION)],
            facts(conditions=(KNEE, BACK), basis=(Basis(**at(1)),)),
        )
        == []
    )


def test_two_conditions_without_a_place_are_two_findings() -> None:
    found = run(
        [make("A", PER_CONDITION, message="{condition}")],
        facts(conditions=(KNEE, BACK)),
    )
    assert sorted(finding.message for finding in found) == [
        "Back strain",
        "Knee arthritis",
    ]


def test_a_ground_confines_a_rule_to_the_conditions_that_have_it() -> None:
    """The back is claimed from the knee, so nobody asks what happened to it in service."""
    knee = ClaimedCondition(key="knee", name="knee", grounds=(Ground.SERVICE,))
    back = ClaimedCondition(key="back", name="back", grounds=(Ground.CONDITION,))
    rule = make(
        "A",
        Missing(kind="service_event", per_condition=True),
        applies=Applies(programs=(Program.VA,), grounds=(Ground.SERVICE,)),
        message="{condition}",
    )
    read = facts(conditions=(knee, back), grounds=(Ground.SERVICE, Ground.CONDITION))
    assert [finding.message for finding in run([rule], read)] == ["Knee"]
    assert run([rule], facts(conditions=(back,), grounds=(Ground.CONDITION,))) == []


@pytest.mark.parametrize(
    ("applies", "found"),
    [
        (Applies(programs=(Program.VA,)), True),
        (Applies(programs=(Program.SSD,)), False),
        (Applies(programs=(Program.VA,), theories=(Theory.DIRECT,)), True),
        (Applies(programs=(Program.VA,), theories=(Theory.SECONDARY,)), False),
        (Applies(programs=(Program.VA,), grounds=(Ground.CONDITION,)), False),
    ],
)
def test_a_rule_that_does_not_apply_finds_nothing(applies: Applies, found: bool) -> None:
    assert bool(run([make("A", Missing(kind="review"), applies=applies)], facts())) is found


def test_guards_must_all_hold() -> None:
    guards = (
        Guard(condition=Present(kind="diagnosis")),
        Guard(condition=Missing(kind="limit"), program=Program.SSD),
    )
    rule = make("A", Missing(kind="review"), only_if=guards)
    diagnosis, limit = (Diagnosis(**at(1)),), (Limit(**at(2)),)
    assert run([rule], facts()) == []
    assert codes(run([rule], facts(diagnosis=diagnosis, limit=limit))) == ["A"]
    assert run([rule], facts(program=Program.SSD, diagnosis=diagnosis, limit=limit)) == []


def test_a_guard_is_seen_from_the_condition_that_was_asked() -> None:
    rule = make(
        "A",
        PER_CONDITION,
        only_if=(Guard(condition=Present(kind="opinion")),),
        message="{condition}",
    )
    read = facts(conditions=(KNEE, BACK), opinion=(Opinion(**at(1), condition="back"),))
    assert [finding.message for finding in run([rule], read)] == ["Back strain"]


def test_a_rule_is_silent_where_another_finds_whatever_their_order() -> None:
    first, second = (
        make("B", Missing(kind="review")),
        make("A", Missing(kind="basis"), silent_when=(Silencer(code="B"),)),
    )
    assert codes(run([second, first], facts())) == ["B"]
    assert [rule.code for rule in in_order([second, first])] == ["B", "A"]


def test_silence_keeps_to_the_condition() -> None:
    """The knee is without a diagnosis; the back has one that nothing shows, and that is still told."""
    no_name = make("A", Missing(kind="diagnosis", per_condition=True), message="{condition}")
    no_basis = make("B", PER_CONDITION, silent_when=(Silencer(code="A"),), message="{condition}")
    read = facts(conditions=(KNEE, BACK), diagnosis=(Diagnosis(**at(6), condition="back"),))
    assert [(finding.code, finding.message) for finding in run([no_basis, no_name], read)] == [
        ("A", "Knee arthritis"),
        ("B", "Back strain"),
    ]


def test_silence_of_one_program_or_of_some_facts_only() -> None:
    gap = make("A", Missing(kind="review"))
    where = (is_("kind", AdverseKind.SILENCE),)
    rule = make(
        "B",
        Present(kind="adverse_evidence"),
        silent_when=(Silencer(code="A", where=where),),
    )
    read = facts(
        adverse_evidence=(
            AdverseEvidence(**at(1), kind=AdverseKind.SILENCE),
            AdverseEvidence(**at(2), kind=AdverseKind.DENIAL),
        )
    )
    assert [finding.span for finding in run([gap, rule], read) if finding.code == "B"] == [span(2)]
    va_only = make(
        "C",
        Missing(kind="basis"),
        silent_when=(Silencer(code="A", program=Program.SSD),),
    )
    assert codes(run([gap, va_only], facts())) == ["A", "C"]


def test_a_hidden_rule_still_silences() -> None:
    first, second = (
        make("A", Missing(kind="review")),
        make("B", Missing(kind="basis"), silent_when=(Silencer(code="A"),)),
    )
    assert run_rules([first, second], facts(), letter(), {}, shown=frozenset({"B"})) == ()


def test_milder_by_program_by_fact_and_by_condition() -> None:
    milder = (
        Milder(severity=Severity.WARNING, program=Program.SSD),
        Milder(severity=Severity.SUGGESTION, where=(is_("firm_elsewhere", True),)),
    )
    rule = make("A", HEDGED, milder=milder)
    opinion = (
        Opinion(**at(1), strength=Strength.POSSIBLE),
        Opinion(**at(2), strength=Strength.POSSIBLE, firm_elsewhere=True),
    )
    assert [one.severity for one in run([rule], facts(opinion=opinion))] == [
        Severity.ERROR,
        Severity.SUGGESTION,
    ]
    ssd = run([rule], facts(program=Program.SSD, opinion=opinion[:1]))
    assert [one.severity for one in ssd] == [Severity.WARNING]
    told = make(
        "B",
        PER_CONDITION,
        milder=(Milder(severity=Severity.WARNING, when=(Present(kind="daily_impact"),)),),
    )
    impact = (DailyImpact(**at(3), condition="knee"),)
    found = run([told], facts(conditions=(KNEE, BACK), daily_impact=impact))
    assert [one.severity for one in found] == [Severity.ERROR, Severity.WARNING]


def test_disagree_points_at_the_second_and_relates_the_first() -> None:
    rule = make(
        "A",
        Disagree(kind="opinion", on=("strength", "direction"), within="link"),
        message="{quote} {detail}",
    )
    opinion = (
        Opinion(**at(1), link="x"),
        Opinion(**at(2), link="y", direction=Direction.ADVERSE),
        Opinion(**at(3), link="x"),
        Opinion(**at(4), link="x", strength=Strength.POSSIBLE),
    )
    (finding,) = run([rule], facts(opinion=opinion))
    assert (finding.span, finding.message) == (span(4), "W004 w001")
    assert [(one.span, one.label, one.quote) for one in finding.related] == [(span(1), "here: firm, favorable", "w001")]


def test_sides_disagree_within_one_condition_only_and_not_where_both_stand() -> None:
    where = (is_("side", Side.LEFT, Side.RIGHT),)
    guard = Guard(condition=Missing(kind="side_mention", where=(is_("side", Side.BOTH),)))
    rule = make(
        "A",
        Disagree(kind="side_mention", on=("side",), within="condition", where=where),
        only_if=(guard,),
    )
    left, right = (
        SideMention(**at(1), condition="knee"),
        SideMention(**at(2), side=Side.RIGHT, condition="knee"),
    )
    other = SideMention(**at(3), side=Side.RIGHT, condition="back")
    both = SideMention(**at(4), side=Side.BOTH, condition="knee")
    two = (KNEE, BACK)
    assert codes(run([rule], facts(conditions=two, side_mention=(left, right)))) == ["A"]
    assert run([rule], facts(conditions=two, side_mention=(left, other))) == []
    assert run([rule], facts(conditions=two, side_mention=(left, right, both))) == []


def test_a_group_that_is_no_claimed_condition_is_judged_too() -> None:
    """A part of the body within a condition ("back leg") is a group of its own, and still somebody's to answer for."""
    rule = make("A", Disagree(kind="side_mention", on=("side",), within="condition"))
    sides = (SideMention(**at(1), condition="back leg"), SideMention(**at(2), side=Side.RIGHT, condition="back leg"))
    assert codes(run([rule], facts(conditions=(BACK,), side_mention=sides))) == ["A"]


def test_findings_are_ordered_by_severity_then_place() -> None:
    rules = [
        make("W", Present(kind="diagnosis"), severity=Severity.WARNING),
        make("E", HEDGED),
        make("L", Missing(kind="review")),
        make("S", Missing(kind="basis"), severity=Severity.SUGGESTION),
    ]
    opinion = (
        Opinion(**at(9), strength=Strength.POSSIBLE),
        Opinion(**at(3), strength=Strength.POSSIBLE),
    )
    found = run(rules, facts(opinion=opinion, diagnosis=(Diagnosis(**at(1)),)))
    assert [(one.code, one.span and one.span.start) for one in found] == [
        ("L", None),
        ("E", 15),
        ("E", 45),
        ("W", 5),
        ("S", None),
    ]


def test_the_same_words_are_told_once() -> None:
    opinion = (
        Opinion(**at(3), strength=Strength.POSSIBLE),
        Opinion(**at(3), strength=Strength.POSSIBLE, link="b"),
    )
    assert len(run([make("A", HEDGED)], facts(opinion=opinion))) == 1


def test_filled_words_are_not_read_again() -> None:
    """A letter that holds "{condition}" must not be filled in turn."""
    assert fill_message("“{quote}” {x}", quote="{condition} {0.__class__}") == "“{condition} {0.__class__}” {x}"


def test_an_untold_condition_has_a_name_to_read() -> None:
    assert fill_message("{condition} is bare.") == "The claimed condition is bare."


def test_long_quotes_lose_their_middle_at_a_blank() -> None:
    words = " ".join(f"word{number}" for number in range(40))
    short = shorten(words, longest=40)
    assert short == "word0 word1 word2 … word38 word39"
    assert shorten("a\n  b") == "a b"


def test_a_finding_carries_its_message_without_words_of_the_letter() -> None:
    rule = make("NX202", HEDGED, message="“{quote}” on {condition}: {detail}.")
    (finding,) = run([rule], facts(opinion=[Opinion(strength=Strength.POSSIBLE, **at(3))], conditions=(KNEE,)))
    assert finding.message == f"“{finding.quote}” on {KNEE.name}: ."
    assert finding.message_redacted == "“[1 word]” on [2 words]: ."


def test_a_detail_in_our_own_words_is_not_masked() -> None:
    rule = make("NX405", Coded(name="c"), message="The letter does not tell {detail}.")
    hit = Hit(span=None, values={"detail": "when it began", "detail_redacted": "when it began"})
    told = run_rules([rule], facts(), letter(), {"c": lambda _: iter([hit])})
    assert told[0].message_redacted == "The letter does not tell when it began."
