"""Read letters with an exported role model, fit its decision points and measure it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from markup import ROLES, SPEAKERS
from nexuslint.language.role_config import FILES, FORMAT
from nexuslint.language.roles import RoleReader, SentenceText
from role_data import Passage

STEPS = np.arange(-2.0, 4.01, 0.1)  # logits tried as decision points
# a role with this many sentences lies half-way between its own best point and that of all roles together
TRUST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a model says of sentences and what is true: logits (0 decides), roles, speakers said and true."""

    logits: np.ndarray
    roles: np.ndarray
    said: np.ndarray
    speakers: np.ndarray


def read_logits(folder: Path, passages: Sequence[Passage]) -> Reading:
    """Give the readings of all sentences of `passages` by the exported model in `folder`, its shifts included."""
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


def fit_shifts(readings: Sequence[Reading]) -> list[float]:
    """Give each role's decision point as a logit: between the one best for all roles together and its own best.

    Points fitted to single roles carry badly from writer to writer (F1 0.757 against 0.766 with this leaning).
    """
    logits = np.concatenate([one.logits for one in readings])
    roles = np.concatenate([one.roles for one in readings])
    says = logits[None] > STEPS[:, None, None]
    hits, said, true = (says & roles).sum(1), says.sum(1), roles.sum(0)
    own = 2 * hits / np.maximum(said + true, 1)
    micro = 2 * hits.sum(1) / (said.sum(1) + true.sum())
    common = STEPS[np.argmax(micro + own[:, true > 0].mean(1))]
    # the middle of the best stretch, not its first point
    best = own >= own.max(0) - 1e-3
    trust = true / (true + TRUST)
    return [
        round(float(common + trust[role] * (STEPS[best[:, role]].mean() - common)), 2) for role in range(len(ROLES))
    ]


def reset_shifts(folder: Path) -> None:
    """Make 0 every role's decision point in the model in `folder`."""
    write_shifts(folder, [0.0] * len(ROLES))


def write_shifts(folder: Path, shifts: Sequence[float]) -> None:
    """Write decision points and the digests of all files into the settings of the model in `folder`."""
    path = folder / "config.json"
    config = json.loads(path.read_text(encoding="utf-8"))
    config["format"] = FORMAT
    config["shifts"] = list(shifts)
    config["files"] = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in FILES}
    path.write_text(json.dumps(config, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


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
