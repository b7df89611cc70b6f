"""What each sentence does and who speaks in it: the learned reader's scores, mended by cues that leave no doubt."""

from __future__ import annotations

import re
from collections.abc import Mapping

from nexuslint.language.cue_roles import roles_by_cues
from nexuslint.language.evidence import weigh
from nexuslint.language.reading import Cue
from nexuslint.language.roles import RoleScores
from nexuslint.model.facts import Speaker

_SPEAKERS = {
    "author": Speaker.AUTHOR,
    "examiner": Speaker.EXAMINER,
    "veteran": Speaker.VETERAN,
    "lay": Speaker.LAY,
    "record": Speaker.RECORD,
    "law": Speaker.LAW,
    "literature": Speaker.LITERATURE,
    "question": Speaker.QUESTION,
    # Headings, addresses and signature lines are the author's own form.
    "none": Speaker.AUTHOR,
}
_OPINION_ROLES = frozenset({"opinion_firm", "opinion_hedged", "opinion_adverse", "standard", "speculation"})
_QUESTION = re.compile(r"\?[\"'”’)]*$")


def decide_roles(
    text: str, cues: tuple[Cue, ...], scores: RoleScores | None, *, offset: int, section: str
) -> tuple[frozenset[str], Mapping[str, float], Speaker]:
    """Give the roles of a sentence, the score of every role, and its speaker.

    `offset` is where the text begins in the letter, `section` the heading above it (lower case). With no scores the cues alone decide. A question states no opinion, whatever its words.
    """
    if scores is None:
        roles, speaker = roles_by_cues(text, cues)
        return roles, dict.fromkeys(roles, 1.0), speaker
    decided = weigh(
        text,
        cues,
        scores.roles,
        offset=offset,
        section=section,
        is_author=scores.speakers.get("author", 0.0) + scores.speakers.get("none", 0.0),
    )
    if _QUESTION.search(text):
        decided -= _OPINION_ROLES
    return frozenset(decided), scores.roles, _SPEAKERS[scores.speaker]
