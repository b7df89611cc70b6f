"""Read letters with an exported role model and measure it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from markup import ROLES, SPEAKERS
from nexuslint.language.roles import RoleReader, SentenceText
from role_data import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a model says of sentences and what is true: logits (0 decides), roles, speakers said and true."""

    logits: np.ndarray
    roles: np.ndarray
    said: np.ndarray
    speakers: np.ndarray


def read_logits(folder: Path, passages: Sequence[Passage]) -> Reading:
    """Give the readings of all sentences of `passages` by the exported model in `folder`."""
    reader = RoleReader.load(folder)
    logits, said = [], []
    for passage in passages:
        for scores in reader.read([SentenceText(text=one.text, opens=one.opens) for one in passage.lines]):
            chances = np.clip([scores.roles[role] for role in ROLES], 1e-9, 1 - 1e-9)
            logits.append(np.log(chances / (1 - chances)))
            said.append(SPEAKERS.index(scores.speaker))
    lines = [one for passage in passages for one in passage.lines]
    return Reading(
        logits=np.array(logits),
        roles=np.array([[role in one.roles for role in range(len(ROLES))] for one in lines]),
        said=np.array(said),
        speakers=np.array([one.speaker for one in lines]),
    )


def figures(readings: Sequence[Reading]) -> dict[str, object]:
    """Give micro and macro F1 over the roles that occur, each role's precision, recall, F1 and support, and the
    share of sentences with the right speaker.
    """
    says = np.concatenate([one.logits > 0 for one in readings])
    roles = np.concatenate([one.roles for one in readings])
    hits, said, true = (says & roles).sum(0), says.sum(0), roles.sum(0)
    f1 = 2 * hits / np.maximum(said + true, 1)
    right = np.concatenate([one.said == one.speakers for one in readings])
    speakers = np.concatenate([one.speakers for one in readings])
    return {
        "sentences": len(roles),
        "micro": float(2 * hits.sum() / (said.sum() + true.sum())),
        "macro": float(f1[true > 0].mean()),
        "speaker": float(right.mean()),
        "roles": {
            role: {
                "precision": float(hits[n] / max(said[n], 1)),
                "recall": float(hits[n] / max(true[n], 1)),
                "f1": float(f1[n]),
                "support": int(true[n]),
            }
            for n, role in enumerate(ROLES)
        },
        "speakers": {
            speaker: {"recall": float(right[speakers == n].mean()), "support": int((speakers == n).sum())}
            for n, speaker in enumerate(SPEAKERS)
            if (speakers == n).any()
        },
    }
