"""Two rules made by hand, with every kind of field that a page shows."""

from __future__ import annotations

from nexuslint.model.facts import Ground, Program, Strength, Theory
from nexuslint.model.finding import Severity
from nexuslint.model.rule import Applies, Comparison, Example, Milder, Missing, Present, Rule, Source, Status, Where

HEDGED = Rule(
    code="NX202",
    name="hedged-opinion",
    severity=Severity.ERROR,
    applies=Applies(programs=(Program.VA, Program.SSD)),
    summary="The author's opinion is put as a mere possibility.",
    defect_when="Any statement of the author's own opinion says no more than that a link is possible.",
    not_when="The hedge is somebody else's, or is itself denied.",
    condition=Present(
        kind="opinion", where=(Where(field="strength", comparison=Comparison.IS, values=(Strength.POSSIBLE,)),)
    ),
    milder=(
        Milder(severity=Severity.WARNING, program=Program.SSD),
        Milder(
            severity=Severity.WARNING, where=(Where(field="firm_elsewhere", comparison=Comparison.IS, values=(True,)),)
        ),
    ),
    message="“{quote}” says only that a link is possible.",
    advice="Ask the clinician how firmly they hold the opinion.",
    why="A possibility does not reach the standard of proof, so the letter may be given no weight.",
    sources=(
        Source(
            cite="Bloom v. West, 12 Vet. App. 185, 187 (1999)",
            says="“could”, without a reason, is speculative",
            checked="2026-11-20",
        ),
        Source(cite="38 CFR § 3.102", says="reasonable doubt is not remote possibility"),
    ),
    since="0.1.0",
    status=Status.STABLE,
    examples=(
        Example(bad=True, text="In my opinion his back strain ⟦could be⟧ related to service."),
        Example(bad=True, letter="sound-va-direct", replace={"opinion": "The strain ⟦may be⟧ due to service."}),
        Example(bad=True, letter="sound-va-direct", drop=("standard",), replace={"opinion": "A.", "reason": "B."}),
        Example(
            bad=False, text="The examiner wrote that it could be age.", because="the hedge is the examiner's", line=3
        ),
        Example(bad=False, text="He has [bold]pain[/bold].", because="it is odd", known_miss="not told yet"),
    ),
    pack="nexuslint-core 0.1.0",
    file="rules/NX2-opinion/NX202-hedged-opinion.yaml",
)

MECHANISM = Rule(
    code="NX302",
    name="vague-mechanism",
    severity=Severity.ERROR,
    applies=Applies(programs=(Program.VA,), theories=(Theory.SECONDARY,), grounds=(Ground.CONDITION,)),
    summary="The letter does not say how the one condition led to the other.",
    defect_when="Nothing says what changed.",
    not_when="One step is described.",
    condition=Missing(kind="secondary_link"),
    milder=(
        Milder(
            severity=Severity.WARNING,
            when=(
                Present(kind="reason", where=(Where(field="kind", comparison=Comparison.NOT, values=("literature",)),)),
                Missing(kind="daily_impact"),
            ),
        ),
    ),
    message="Nothing says how.",
    advice="Ask the clinician what changed.",
    why="A bare assertion carries no weight.",
    sources=(),
    since="0.1.0",
    status=Status.PREVIEW,
    examples=(),
    pack="nexuslint-core 0.1.0",
    file="rules/NX3-rationale/NX302-vague-mechanism.yaml",
)
