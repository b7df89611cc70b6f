"""Fit one role network to labelled passages, and read passages with it."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from nexuslint.language.role_windows import Line, windows
from role_data import Passage, RowMaker, roughened
from role_encoder import RoleNetwork


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How a network is trained; the values are what `README.md` reports as measured best."""

    layers: tuple[int, ...] = (0, 1, 2, 3)
    size: int = 384  # word pieces a row
    context: int = 32  # pieces on both sides of a border, when reading
    epochs: int = 14
    letter_passes: int = 2  # every letter this often in an epoch, each time cut into other rows
    batch: int = 384  # pieces a batch; two batches a step
    encoder_rate: float = 1e-4
    words_rate: float = 0.0
    head_rate: float = 2e-3
    decay: float = 0.01
    warm_up: float = 0.06
    dropout: float = 0.1
    head_dropout: float = 0.1
    speaker_weight: float = 0.04
    heaviest: float = 3.0  # most that a rare role's "yes" counts for against a "no"
    roughen: float = 0.5  # share of letters and sentences changed by `roughened`
    seed: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Rows that are read together, and what is true of their sentences."""

    numbers: Tensor
    lengths: Tensor
    ranges: Tensor
    roles: Tensor
    speakers: Tensor


def fit(network: RoleNetwork, passages: Sequence[Passage], maker: RowMaker, recipe: Recipe, *, name: str = "") -> None:
    """Train `network` on `passages`, letters and single sentences alike; same seed, same network."""
    torch.manual_seed(recipe.seed)
    chance = random.Random(recipe.seed)
    # every epoch's batches are made beforehand, so that the number of steps is known
    plan = [
        _steps(list(_batches(passages, maker, recipe, chance, network.roles)), chance) for _ in range(recipe.epochs)
    ]
    total = sum(len(steps) for steps in plan)
    optimizer = _optimizer(network, recipe)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step / total, recipe.warm_up))
    weights = _role_weights(passages, network.roles, recipe.heaviest)
    network.train()
    began = time.monotonic()
    for epoch, steps in enumerate(plan, start=1):
        losses = []
        for step in steps:
            sentences = sum(len(batch.speakers) for batch in step)
            for batch in step:
                with torch.autocast("cpu", torch.bfloat16):
                    logits = network(batch.numbers, batch.lengths, batch.ranges)
                loss = _loss(logits.float(), batch, network.roles, weights, recipe.speaker_weight) / sentences
                loss.backward()
                losses.append(loss.item())
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            schedule.step()
        spent = time.monotonic() - began
        print(f"{name} epoch {epoch}/{recipe.epochs} loss {sum(losses) / len(steps):.4f} {spent:.0f} s", flush=True)
    network.eval()


def logits_of(network: RoleNetwork, passage: Passage, maker: RowMaker, recipe: Recipe) -> np.ndarray:
    """Give the logits of every sentence of a passage, read in windows as the shipped reader does."""
    lines = maker.lines(passage)
    costs = [maker.layout.cost(line) for line in lines]
    kept = []
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for window in windows(costs, size=recipe.size, context=recipe.context):
            row, ranges = maker.layout.row(lines[window.first : window.last])
            spans = torch.tensor([(0, start, end) for start, end in ranges])
            logits = network(torch.tensor([row]), torch.tensor([len(row)]), spans).float().numpy()
            kept.append(logits[window.keep_from - window.first : window.keep_to - window.first])
    return np.concatenate(kept)


def _steps(batches: list[Batch], chance: random.Random) -> list[list[Batch]]:
    chance.shuffle(batches)
    return [batches[at : at + 2] for at in range(0, len(batches), 2)]


def _batches(
    passages: Sequence[Passage], maker: RowMaker, recipe: Recipe, chance: random.Random, roles: int
) -> Iterator[Batch]:
    rows: list[tuple[list[Line], Passage, int]] = []
    for passage in passages:
        for _ in range(recipe.letter_passes if passage.letters else 1):
            seen = roughened(passage, chance) if chance.random() < recipe.roughen else passage
            lines = maker.lines(seen)
            rows += [(lines[start:end], seen, start) for start, end in _cuts(lines, maker, recipe, chance)]
    # few shapes: the matrix kernels are compiled anew for every other one
    groups: dict[int, list[tuple[list[Line], Passage, int]]] = {}
    for row in rows:
        groups.setdefault(_rounded(1 + sum(maker.layout.cost(line) for line in row[0])), []).append(row)
    for length, group in sorted(groups.items()):
        chance.shuffle(group)
        step = max(1, recipe.batch // length)
        for at in range(0, len(group), step):
            yield _batch(group[at : at + step], length, maker, roles)


def _rounded(length: int) -> int:
    step = 8 if length <= 64 else 32
    return -(-length // step) * step


def _cuts(lines: list[Line], maker: RowMaker, recipe: Recipe, chance: random.Random) -> Iterator[tuple[int, int]]:
    """Give half-open runs of lines that cover the letter once, each within a row of random size."""
    start = 0
    while start < len(lines):
        room = chance.randint(recipe.size // 2, recipe.size) if start else chance.randint(recipe.size // 4, recipe.size)
        total, end = 1, start
        while end < len(lines) and (end == start or total + maker.layout.cost(lines[end]) <= room):
            total += maker.layout.cost(lines[end])
            end += 1
        yield start, end
        start = end


def _batch(group: list[tuple[list[Line], Passage, int]], longest: int, maker: RowMaker, roles: int) -> Batch:
    rows, ranges, wanted, speakers = [], [], [], []
    for number, (lines, passage, first) in enumerate(group):
        row, spans = maker.layout.row(lines)
        rows.append(row)
        ranges += [(number, start, end) for start, end in spans]
        for one in passage.lines[first : first + len(lines)]:
            wanted.append([float(role in one.roles) for role in range(roles)])
            speakers.append(one.speaker)
    numbers = torch.tensor([row + [0] * (longest - len(row)) for row in rows])
    return Batch(
        numbers=numbers,
        lengths=torch.tensor([len(row) for row in rows]),
        ranges=torch.tensor(ranges),
        roles=torch.tensor(wanted),
        speakers=torch.tensor(speakers),
    )


def _loss(logits: Tensor, batch: Batch, roles: int, weights: Tensor, speaker_weight: float) -> Tensor:
    """Give the summed loss: binary cross-entropy per role, cross-entropy of the speaker."""
    of_roles = functional.binary_cross_entropy_with_logits(
        logits[:, :roles], batch.roles, pos_weight=weights, reduction="sum"
    )
    of_speakers = functional.cross_entropy(logits[:, roles:], batch.speakers, reduction="sum", ignore_index=-1)
    return of_roles / roles + speaker_weight * of_speakers


def _role_weights(passages: Sequence[Passage], roles: int, heaviest: float) -> Tensor:
    counts, total = np.zeros(roles), 0
    for passage in passages:
        for one in passage.lines:
            counts[list(one.roles)] += 1
            total += 1
    ratio = np.sqrt((total - counts) / np.maximum(counts, 1))
    return torch.tensor(np.clip(ratio, 1, heaviest), dtype=torch.float32)


def _optimizer(network: RoleNetwork, recipe: Recipe) -> torch.optim.Optimizer:
    head = list(network.head.parameters())
    words = list(network.words.parameters())
    known = {id(one) for one in head + words}
    rest = [one for one in network.parameters() if id(one) not in known]
    groups: list[dict[str, object]] = [
        {"params": rest, "lr": recipe.encoder_rate},
        {"params": head, "lr": recipe.head_rate},
    ]
    if recipe.words_rate:
        groups.append({"params": words, "lr": recipe.words_rate, "weight_decay": 0.0})
    else:
        network.words.requires_grad_(requires_grad=False)
    return torch.optim.AdamW(groups, weight_decay=recipe.decay, fused=True)


def _rate(part: float, warm_up: float) -> float:
    if part < warm_up:
        return part / warm_up
    return 0.5 * (1 + math.cos(math.pi * min(1.0, (part - warm_up) / (1 - warm_up))))
