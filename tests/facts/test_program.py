"""A letter's own purpose decides its program, also where it speaks of both."""

from __future__ import annotations

import pytest
from reading_letters import read

FINDINGS = (
    "He has lumbar degenerative disc disease. On exam flexion is 40 degrees and the left ankle reflex is absent. "
)
LIMITS = "He can sit for 20 minutes at one time and lift 10 pounds occasionally. "
NEXUS = "It is at least as likely as not that his disc disease was caused by the parachute jumps in service in 2003. "
SIGNED = "\n\nAda Wick, MD"


@pytest.mark.parametrize(
    ("text", "program", "is_told"),
    [
        pytest.param(
            "Social Security Administration\nRe: Mr. Orrin Vail\n\nMr. Vail is a veteran who is service connected for his "
            f"back at 60 percent and now applies for Social Security disability. {FINDINGS}He served in the Marines from "
            f"1999 to 2004. {LIMITS}{SIGNED}",
            "ssd",
            True,
            id="veteran who applies for SSD",
        ),
        pytest.param(
            "Department of Veterans Affairs\nRe: Mr. Orrin Vail, nexus\n\nMr. Vail receives Social Security disability "
            f"benefits. {FINDINGS}{NEXUS}{LIMITS}{SIGNED}",
            "va",
            False,
            id="paid by Social Security, writing to VA",
        ),
        pytest.param(
            "To whom it may concern\nRe: Mr. Orrin Vail\n\nThis letter supports his claims with VA and with Social "
            f"Security. {FINDINGS}{NEXUS}{LIMITS}{SIGNED}",
            "va",
            True,
            id="both, with an opinion on service",
        ),
        pytest.param(
            "VA Medical Center, Primary Care\n\nTo the Administrative Law Judge\nRe: Mr. Orrin Vail\n\nI am his VA primary "
            f"care physician. {FINDINGS}{LIMITS}His VA rating is 70 percent.{SIGNED}",
            "ssd",
            False,
            id="VA doctor to a judge",
        ),
        pytest.param(
            "PHYSICAL CAPACITIES\nPatient: Orrin Vail   Date: 03/03/2025\nDx: lumbar stenosis\nSit at one time: 20 min\n"
            "Lift occasionally: 10 lb\nReturn to OHO\nAda Wick, MD",
            "ssd",
            False,
            id="form that names no agency",
        ),
        pytest.param(
            "MENTAL FUNCTION\nPatient: Orrin Vail   Date: 03/03/2025\nDx: PTSD\nInteract with coworkers: [ ] mild [x] "
            "marked\nOff task: 20%\nAda Wick, MD",
            "ssd",
            False,
            id="mental form that names no agency",
        ),
        pytest.param(
            "DISABILITY BENEFITS QUESTIONNAIRE\nVeteran: Orrin Vail\nDx: lumbar stenosis\nForward flexion: 40 degrees\n"
            "Functional impact: cannot sit more than 20 minutes or lift 10 lb\nAda Wick, MD",
            "va",
            False,
            id="VA's questionnaire with limits",
        ),
    ],
)
def test_program(text: str, program: str, is_told: bool) -> None:
    _, facts = read(text)
    assert facts.program.value == program
    assert bool(facts.program_note) is is_told
