"""What the reading of a letter yields: typed facts that know who speaks and where they stand.

Facts describe; only rules judge. A field that a rule asks about is a plain value (bool, enum, text), so that rule files can
name it.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import Enum
from typing import get_type_hints

from nexuslint.model.program import Ground as Ground
from nexuslint.model.program import Program as Program
from nexuslint.model.program import Theory as Theory
from nexuslint.model.span import Span


class Speaker(str, Enum):
    """Whose words or view a fact is. What the letter's own form says (a signature, a date) is the author's."""

    AUTHOR = "author"
    EXAMINER = "examiner"
    VETERAN = "veteran"
    LAY = "lay"
    RECORD = "record"
    LAW = "law"
    LITERATURE = "literature"
    QUESTION = "question"
    OTHER = "other"


class Side(str, Enum):
    """The side of the body."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"


class Certainty(str, Enum):
    """How surely a diagnosis is named; a symptom or vague label names none."""

    FIRM = "firm"
    UNCERTAIN = "uncertain"
    SYMPTOM = "symptom"


class Strength(str, Enum):
    """How firmly an opinion is put: firm, or a mere possibility."""

    FIRM = "firm"
    POSSIBLE = "possible"


class Direction(str, Enum):
    """Whether an opinion speaks for or against the claimed link."""

    FAVORABLE = "favorable"
    ADVERSE = "adverse"


class Wording(str, Enum):
    """How the evidentiary standard is worded."""

    CORRECT = "correct"
    GARBLED = "garbled"


class BasisKind(str, Enum):
    """What a diagnosis rests on."""

    EXAMINATION = "examination"
    IMAGING = "imaging"
    TEST = "test"
    CRITERIA = "criteria"
    TREATMENT_NOTE = "treatment-note"


class ReasonKind(str, Enum):
    """What kind of medical reasoning a sentence gives."""

    MECHANISM = "mechanism"
    FINDINGS = "findings"
    LITERATURE = "literature"


class Telling(str, Enum):
    """How an in-service event is told: flatly, out of a record, or only as the patient's report."""

    STATED = "stated"
    RECORD = "record"
    REPORTED = "reported"


class AdverseKind(str, Enum):
    """What kind of contrary evidence the letter mentions."""

    OPINION = "opinion"
    DENIAL = "denial"
    NORMAL_RECORD = "normal-record"
    SILENCE = "silence"


class RelationshipKind(str, Enum):
    """How the author knows the claimant."""

    TREATING = "treating"
    EXAMINED = "examined"
    RECORDS_ONLY = "records-only"


class DateRole(str, Enum):
    """What a date in the letter is the date of."""

    LETTER = "letter"
    RECORD = "record"
    EXAMINATION = "examination"
    DIAGNOSIS = "diagnosis"
    SERVICE_START = "service-start"
    SERVICE_END = "service-end"
    EVENT = "event"
    BIRTH = "birth"
    OTHER = "other"


class LegalKind(str, Enum):
    """What an author decides in the adjudicator's place."""

    SERVICE_CONNECTION = "service-connection"
    RATING = "rating"
    ENTITLEMENT = "entitlement"
    DISABLED = "disabled"
    CANNOT_WORK = "cannot-work"
    SEVERE_IMPAIRMENT = "severe-impairment"
    DURATION = "duration-requirement"
    LISTING = "listing"
    EXERTIONAL_LEVEL = "exertional-level"
    PAST_WORK = "past-work"
    VOCATIONAL_RULE = "vocational-rule"
    CONTINUES = "disability-continues"
    OTHER = "other"


class Teller(str, Enum):
    """Who tells how daily life is: the patient, the clinician who saw it or says it flatly, or somebody else."""

    PATIENT = "patient"
    CLINICIAN = "clinician"
    OTHER = "other"


class When(str, Enum):
    """The time that an effect is told of: when the condition began, from then on, or at the time of the letter."""

    ONSET = "onset"
    SINCE = "since"
    NOW = "now"


class MotionKind(str, Enum):
    """What is told of a joint: how far it moves, or that it is worse at times."""

    MOTION = "motion"
    FLARE_UP = "flare-up"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing read from the letter.

    `span` are the words to point at, `sentence` the sentence they stand in. `condition` is the key of the claimed condition
    that the fact is about, `None` when it cannot be told or concerns all. `seen_by` names the extractor and what it went by,
    for `nexuslint facts`.
    """

    span: Span
    sentence: Span
    speaker: Speaker = Speaker.AUTHOR
    condition: str | None = None
    seen_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis(Fact):
    """A naming of what is wrong with the claimant: `name` as written, lower case. `claimed`: it concerns a claimed condition."""

    name: str = ""
    certainty: Certainty = Certainty.FIRM
    claimed: bool = True
    side: Side | None = None
    structural: bool = False
    arthritis: bool = False
    spine: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis(Fact):
    """A clinical ground for the diagnosis: an examination finding, an imaging or test result, criteria met."""

    kind: BasisKind = BasisKind.EXAMINATION


@dataclass(frozen=True, slots=True, kw_only=True)
class RequiredTest(Fact):
    """A claimed condition that VA accepts only on a given test; `named`: the letter names that test."""

    test: str = ""
    named: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion(Fact):
    """The author's statement on a link.

    `link` groups opinions on the same link. `categorical`: put as fact ("is due to"). `arm`: the adverse arm of a two-part
    opinion whose other arm is favourable. `firm_elsewhere`: a firm opinion on the same link also stands. `aggravates`: it
    speaks of worsening. `borne_out`: words of the sentence, or a very sure reader, show its strength and direction.
    """

    link: str = ""
    ground: Ground | None = None
    direction: Direction = Direction.FAVORABLE
    strength: Strength = Strength.FIRM
    categorical: bool = False
    arm: bool = False
    firm_elsewhere: bool = False
    aggravates: bool = False
    borne_out: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard(Fact):
    """The author's own use of the evidentiary threshold."""

    wording: Wording = Wording.CORRECT


@dataclass(frozen=True, slots=True, kw_only=True)
class Speculation(Fact):
    """The author says that no opinion can be given; `resolved`: a firm opinion on the same link (ssd: a limit) also stands."""

    resolved: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalConclusion(Fact):
    """The author decides what only the adjudicator may."""

    kind: LegalKind = LegalKind.OTHER


@dataclass(frozen=True, slots=True, kw_only=True)
class StricterTest(Fact):
    """The author holds the opinion to a stricter test than the law's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SideMention(Fact):
    """A side named for the claimed condition."""

    side: Side = Side.LEFT


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason(Fact):
    """A sentence that explains how or why."""

    kind: ReasonKind = ReasonKind.MECHANISM


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondaryLink(Fact):
    """A link to another service-connected condition. `mechanics`: at least one step joins the two; `aggravation`: worsening is spoken of."""

    mechanics: bool = False
    aggravation: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AggravationClaim(Fact):
    """The author argues that something worsened the claimed condition."""

    ground: Ground = Ground.CONDITION


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline(Fact):
    """The severity before the worsening, as a before-and-after comparison."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Literature(Fact):
    """The letter leans on literature; `identified`: author, journal, title or year of a source is given."""

    identified: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PreexistingConcession(Fact):
    """The author calls the claimed condition congenital, developmental or pre-service."""

    entry_addressed: bool = False
    worsening_addressed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Review(Fact):
    """The author says that records were reviewed. `named`: a kind of record is named; `from_service`: one of service is."""

    named: bool = False
    from_service: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceRecord(Fact):
    """A service record reviewed, or its content recited."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceEvent(Fact):
    """A specific in-service event, exposure or pattern of duties. `supported`: told flatly or out of a record, or a record, statement or reason for credit stands beside it."""

    telling: Telling = Telling.STATED
    supported: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Onset(Fact):
    """When the condition's symptoms began; `dated`: by a date, year, period or event; `relative`: set against the primary condition; `delayed`: explained as delayed."""

    dated: bool = True
    relative: bool = False
    delayed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Course(Fact):
    """How symptoms went on since they began."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap(Fact):
    """Two or more years between service and the first care after it; `explained`: what happened in between is told."""

    explained: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Imaging(Fact):
    """Imaging is mentioned. `findings`: its result is told; `used`: the result is tied to diagnosis or opinion; `listed`: only in a list of records."""

    findings: bool = False
    used: bool = False
    listed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause(Fact):
    """Another cause or risk factor; `weighed`: the letter says why it does not decide, denies it, or the opinion on that link is adverse anyway."""

    name: str = ""
    weighed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AdverseEvidence(Fact):
    """Contrary evidence that the letter mentions; `answered`: it says what it missed or why it does not decide, or the only opinion on that link is adverse."""

    kind: AdverseKind = AdverseKind.OPINION
    answered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Credential(Fact):
    """A degree, licence, board or specialty of the author; `acceptable`: an acceptable medical source under 20 CFR 404.1502(a)."""

    name: str = ""
    acceptable: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature(Fact):
    """The author's name under the letter."""

    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterDate(Fact):
    """The date of the letter itself, ISO 8601, as far as it is told."""

    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimantName(Fact):
    """The claimant named: `surname` in lower case. `explained`: the letter points out that it is a former name or a misspelling."""

    surname: str = ""
    explained: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimantIdentifier(Fact):
    """The claimant identified by name or by a claim, file or masked Social Security number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PronounUse(Fact):
    """A pronoun or title for the claimant: `gender` is "he" or "she"; `count` how often in all."""

    gender: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Placeholder(Fact):
    """Template text left unfilled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SocialSecurityNumber(Fact):
    """A Social Security number; `full`: all nine digits stand."""

    full: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Relationship(Fact):
    """How the author knows the claimant."""

    kind: RelationshipKind = RelationshipKind.TREATING


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention(Fact):
    """A date in the letter. `first` and `last` are ISO 8601 days, inclusive, as wide as it is vague ("2004": the whole year); both empty when no such day exists."""

    role: DateRole = DateRole.OTHER
    first: str = ""
    last: str = ""
    exists: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit(Fact):
    """A limit on a work activity. `amount` (a number, ranges "4-6", or a frequency word) and `unit` are empty when none is told; `per` is what the amount counts against ("at one time", "eight-hour day", "month"). `up_to`: told as the most that can be done ("up to", "no more than").

    `since`, `cause` and `support` are the words that tell since when it holds (a date, an event, "for four years"), which
    condition it is laid to, and on which findings or tests it rests; `None` when the letter does not tell it of this limit.
    """

    activity: str = ""
    amount: str = ""
    unit: str = ""
    per: str = ""
    side: Side | None = None
    measured: bool = False
    up_to: bool = False
    since: Span | None = None
    cause: Span | None = None
    support: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkLink(Fact):
    """The condition is tied to a limit or to the inability to sustain work, as cause to effect."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeverityTold(Fact):
    """How severe the condition is: grade, stage, score, severe or moderate, frequency or intensity of symptoms."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Treatment(Fact):
    """Treatment given, the response to it, or a plan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration(Fact):
    """The condition has lasted or will last twelve months or more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DailyImpact(Fact):
    """An effect of the condition on daily life, mobility or function; `since` are the words that date it, if any."""

    activity: str = ""
    told_by: Teller = Teller.CLINICIAN
    when: When = When.NOW
    since: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SustainedWork(Fact):
    """Something is said of sustaining work: the day or week, absences, time off task, breaks, lying down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Device(Fact):
    """An assistive device; `documented`: its need or circumstances are told."""

    name: str = ""
    documented: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MotionOrFlareUp(Fact):
    """Range of motion, or flare-ups, are told; `loss` are the words for what they take away, if any."""

    kind: MotionKind = MotionKind.MOTION
    loss: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RadiatingSign(Fact):
    """A sign or symptom that goes from the spine into a limb; `loss` are the words for what it takes away, if any."""

    loss: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimedCondition:
    """A condition the letter is written for: `key` is its short form used by facts, `name` what people read."""

    key: str
    name: str
    side: Side | None = None
    grounds: tuple[Ground, ...] = ()


#: Every kind of fact by the name that rule files use, and by the field of `Facts` that holds it.
FACT_KINDS: dict[str, type[Fact]] = {
    "diagnosis": Diagnosis,
    "basis": Basis,
    "required_test": RequiredTest,
    "opinion": Opinion,
    "standard": Standard,
    "speculation": Speculation,
    "legal_conclusion": LegalConclusion,
    "stricter_test": StricterTest,
    "side_mention": SideMention,
    "reason": Reason,
    "secondary_link": SecondaryLink,
    "aggravation_claim": AggravationClaim,
    "baseline": Baseline,
    "literature": Literature,
    "preexisting_concession": PreexistingConcession,
    "review": Review,
    "service_record": ServiceRecord,
    "service_event": ServiceEvent,
    "onset": Onset,
    "course": Course,
    "gap": Gap,
    "imaging": Imaging,
    "cause": Cause,
    "adverse_evidence": AdverseEvidence,
    "credential": Credential,
    "signature": Signature,
    "letter_date": LetterDate,
    "claimant_name": ClaimantName,
    "claimant_identifier": ClaimantIdentifier,
    "pronoun_use": PronounUse,
    "placeholder": Placeholder,
    "social_security_number": SocialSecurityNumber,
    "relationship": Relationship,
    "date_mention": DateMention,
    "limit": Limit,
    "work_link": WorkLink,
    "severity_told": SeverityTold,
    "treatment": Treatment,
    "duration": Duration,
    "daily_impact": DailyImpact,
    "sustained_work": SustainedWork,
    "device": Device,
    "motion_or_flare_up": MotionOrFlareUp,
    "radiating_sign": RadiatingSign,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that was read from one letter. Facts of each kind stand in the order of the text.

    `program_note` tells the user, in a plain sentence, why the program was taken as it was when both speak ("" otherwise).
    """

    program: Program
    program_note: str = ""
    theories: tuple[Theory, ...] = ()
    grounds: tuple[Ground, ...] = ()
    conditions: tuple[ClaimedCondition, ...] = ()
    by_kind: dict[str, tuple[Fact, ...]]

    def of(self, kind: str) -> tuple[Fact, ...]:
        """The facts of one kind of `FACT_KINDS`; empty when none was read."""
        return self.by_kind.get(kind, ())


def fact_fields(kind: str) -> dict[str, object]:
    """The fields of a kind that a rule may ask about, by name, with their types."""
    fact_type = FACT_KINDS[kind]
    hints = get_type_hints(fact_type)
    return {one.name: hints[one.name] for one in fields(fact_type) if one.name not in {"span", "sentence", "seen_by"}}
