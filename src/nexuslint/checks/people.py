"""NX608: one claimant, two genders."""

from __future__ import annotations

from collections.abc import Iterator

from nexuslint.model.facts import Facts, PronounUse
from nexuslint.model.finding import Hit, RelatedHit


def pronoun_mismatch(facts: Facts) -> Iterator[Hit]:
    """One hit on the rarer gender when the claimant is given both; the other stands beside it."""
    uses = [fact for fact in facts.of("pronoun_use") if isinstance(fact, PronounUse)]
    groups = [[use for use in uses if use.gender == gender] for gender in ("he", "she")]
    if not all(groups):
        return
    rarer, other = sorted(groups, key=_total)
    yield Hit(
        span=rarer[0].span,
        sentence=rarer[0].sentence,
        fact=rarer[0],
        related=(RelatedHit(span=other[0].span, label=f"here: {other[0].gender}"),),
    )


def _total(uses: list[PronounUse]) -> int:
    """How often the gender stands: the told count, or the number of facts where each stands for itself."""
    return max(len(uses), *(use.count for use in uses))
