"""Floor 2: a reading becomes facts. One extractor a kind; a later one may use what an earlier one found."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from nexuslint.facts import (
    causes,
    claimant,
    contrary,
    daily_life,
    dates,
    devices,
    diagnoses,
    form,
    function,
    gaps,
    imaging,
    legal,
    limits,
    motion,
    opinions,
    pronouns,
    qualifications,
    reasons,
    records,
    service,
    sides,
    standards,
)
from nexuslint.facts.claim import Claim, find_claim
from nexuslint.language.reading import Reading
from nexuslint.model.facts import (
    FACT_KINDS,
    ClaimantName,
    ClaimedCondition,
    Fact,
    Facts,
    LetterDate,
    Opinion,
    Program,
    Signature,
    Speculation,
    Theory,
)

_Kind = TypeVar("_Kind", bound=Fact)
_NAMES = {fact_type: name for name, fact_type in FACT_KINDS.items()}


class Found:
    """What the steps so far have found, by the name of its kind."""

    def __init__(self) -> None:
        self.by_kind: dict[str, tuple[Fact, ...]] = {}

    def of(self, kind: type[_Kind]) -> tuple[_Kind, ...]:
        """Give the facts of a kind that an earlier step looked for.

        Raises:
            KeyError: no earlier step looks for it.
        """
        return tuple(one for one in self.by_kind[_NAMES[kind]] if isinstance(one, kind))


Step = Callable[[Reading, Claim, Found], Iterable[Fact]]

#: The extractors in order: each sees what those before it found.
STEPS: tuple[tuple[str, Step], ...] = (
    ("diagnosis", lambda reading, claim, found: diagnoses.find_diagnoses(reading, claim)),
    ("basis", lambda reading, claim, found: diagnoses.find_bases(reading)),
    ("motion_or_flare_up", lambda reading, claim, found: motion.find_motion(reading)),
    ("radiating_sign", lambda reading, claim, found: motion.find_radiating_signs(reading)),
    (
        "required_test",
        lambda reading, claim, found: diagnoses.find_required_tests(
            reading, "; ".join(f"{one.key}; {one.name}" for one in claim.conditions)
        ),
    ),
    ("limit", lambda reading, claim, found: limits.find_limits(reading)),
    ("opinion", lambda reading, claim, found: opinions.find_opinions(reading, claim)),
    ("standard", lambda reading, claim, found: standards.find_standards(reading)),
    ("speculation", lambda reading, claim, found: opinions.find_speculation(reading, claim, found.of(Opinion))),
    ("legal_conclusion", lambda reading, claim, found: legal.find_legal_conclusions(reading, claim.program)),
    ("stricter_test", lambda reading, claim, found: standards.find_stricter_tests(reading)),
    ("side_mention", lambda reading, claim, found: sides.find_sides(reading, claim)),
    ("reason", lambda reading, claim, found: reasons.find_reasons(reading, claim)),
    (
        "secondary_link",
        lambda reading, claim, found: reasons.find_secondary_links(reading, claim, found.of(Opinion)),
    ),
    ("aggravation_claim", lambda reading, claim, found: reasons.find_aggravation_claims(reading, claim)),
    ("baseline", lambda reading, claim, found: reasons.find_baselines(reading)),
    ("literature", lambda reading, claim, found: reasons.find_literature(reading)),
    ("preexisting_concession", lambda reading, claim, found: reasons.find_concessions(reading, claim)),
    ("review", lambda reading, claim, found: records.find_reviews(reading)),
    ("service_record", lambda reading, claim, found: records.find_service_records(reading)),
    ("service_event", lambda reading, claim, found: service.find_events(reading, claim)),
    ("onset", lambda reading, claim, found: service.find_onsets(reading, claim)),
    ("course", lambda reading, claim, found: service.find_courses(reading)),
    ("gap", lambda reading, claim, found: gaps.find_gaps(reading, claim, found.of(Opinion), found.of(Speculation))),
    ("imaging", lambda reading, claim, found: imaging.find_imaging(reading)),
    (
        "cause",
        lambda reading, claim, found: causes.find_causes(reading, claim, found.of(Opinion), found.of(Speculation)),
    ),
    (
        "adverse_evidence",
        lambda reading, claim, found: contrary.find_adverse_evidence(
            reading, claim, found.of(Opinion), found.of(Speculation)
        ),
    ),
    ("credential", lambda reading, claim, found: qualifications.find_credentials(reading)),
    ("signature", lambda reading, claim, found: form.find_signatures(reading)),
    ("letter_date", lambda reading, claim, found: dates.find_letter_dates(reading)),
    ("claimant_name", lambda reading, claim, found: claimant.find_claimant_names(reading, found.of(Signature))),
    (
        "claimant_identifier",
        lambda reading, claim, found: claimant.find_claimant_identifiers(
            reading, found.of(ClaimantName), found.of(Signature)
        ),
    ),
    ("pronoun_use", lambda reading, claim, found: pronouns.find_pronouns(reading, found.of(ClaimantName))),
    ("placeholder", lambda reading, claim, found: form.find_placeholders(reading)),
    ("social_security_number", lambda reading, claim, found: form.find_social_security_numbers(reading)),
    ("relationship", lambda reading, claim, found: qualifications.find_relationships(reading)),
    ("date_mention", lambda reading, claim, found: dates.find_date_mentions(reading, found.of(LetterDate))),
    ("work_link", lambda reading, claim, found: function.find_work_links(reading)),
    ("severity_told", lambda reading, claim, found: function.find_severity(reading)),
    ("treatment", lambda reading, claim, found: function.find_treatment(reading)),
    ("duration", lambda reading, claim, found: function.find_duration(reading)),
    ("daily_impact", lambda reading, claim, found: daily_life.find_daily_impact(reading)),
    ("sustained_work", lambda reading, claim, found: function.find_sustained_work(reading)),
    ("device", lambda reading, claim, found: devices.find_devices(reading)),
)


def read_facts(
    reading: Reading,
    *,
    program: Program | None = None,
    theories: Iterable[Theory] = (),
    conditions: Iterable[str] = (),
) -> Facts:
    """Give all facts of a letter; what the user tells of program, theories and conditions stands."""
    told = tuple(conditions)
    claim = find_claim(reading, program=program, theories=theories, conditions=told)
    found = Found()
    for kind, step in STEPS:
        found.by_kind[kind] = tuple(step(reading, claim, found))
    return Facts(
        program=claim.program,
        program_note=claim.program_note,
        theories=claim.theories,
        grounds=claim.grounds,
        conditions=claim.conditions if told else _spoken_to(claim, found),
        by_kind=found.by_kind,
    )


def _spoken_to(claim: Claim, found: Found) -> tuple[ClaimedCondition, ...]:
    """The conditions that some opinion is about; all, where none is: a part named beside a claim is no claim of its own."""
    about = {one.condition for one in (*found.of(Opinion), *found.of(Speculation))}
    return tuple(one for one in claim.conditions if one.key in about) or claim.conditions
