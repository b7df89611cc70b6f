"""The role reader as a torch network: MiniLM's lower layers, pooling over each sentence, two heads."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import load
from torch import Tensor, nn
from torch.nn import functional

# all-MiniLM-L6-v2, Apache-2.0; the same file as on its publisher's page
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
WIDTH, HEADS, INNER, POSITIONS, EPSILON = 384, 12, 1536, 512, 1e-12


class Layer(nn.Module):
    """One transformer layer, normalised after each half, as in BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query_key_value = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.out_norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.down_norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.dropout = nn.Dropout(dropout)

    def forward(self, state: Tensor, mask: Tensor) -> Tensor:
        """Give the next state (row, piece, width); `mask` is 0 or a large negative number per piece."""
        rows, length, _ = state.shape
        parts = self.query_key_value(state).view(rows, length, 3, HEADS, WIDTH // HEADS)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        # by hand: twice as fast on two cores as the fused kernel at this head size
        weight = (query @ key.transpose(-1, -2)) * (WIDTH // HEADS) ** -0.5 + mask.to(query.dtype)
        seen = (torch.softmax(weight, -1) @ value).transpose(1, 2).reshape(rows, length, WIDTH)
        state = self.out_norm(state + self.dropout(self.out(seen)))
        inner = self.down(functional.gelu(self.up(state)))
        return self.down_norm(state + self.dropout(inner))


class RoleNetwork(nn.Module):
    """Rows of piece numbers and sentence ranges in, role and speaker logits per sentence out."""

    def __init__(
        self, *, pieces: int, layers: int, roles: int, speakers: int, dropout: float, head_dropout: float
    ) -> None:
        super().__init__()
        self.words = nn.Embedding(pieces, WIDTH)
        self.places = nn.Embedding(POSITIONS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.head = nn.Linear(2 * WIDTH, roles + speakers)
        self.dropout = nn.Dropout(dropout)
        self.head_dropout = nn.Dropout(head_dropout)
        self.roles = roles

    def forward(self, numbers: Tensor, lengths: Tensor, ranges: Tensor) -> Tensor:
        """Give logits (sentence, roles + speakers).

        `numbers` is (row, piece), `lengths` the pieces of each row, `ranges` (sentence, 3): row, start, end.
        """
        return self.head(self.head_dropout(self.pooled(numbers, lengths, ranges)))

    def pooled(self, numbers: Tensor, lengths: Tensor, ranges: Tensor) -> Tensor:
        """Give mean and maximum of the last state over each sentence's pieces: (sentence, 2 * width)."""
        place = torch.arange(numbers.shape[1])
        mask = (place[None, :] >= lengths[:, None])[:, None, None, :] * -1e4
        state = self.dropout(self.norm(self.words(numbers) + self.places(place)))
        for layer in self.layers:
            state = layer(state, mask)
        row, start, end = ranges.unbind(1)
        steps = torch.arange(int((end - start).max()))
        at = (start[:, None] + steps).clamp(max=numbers.shape[1] - 1)
        inside = (steps < (end - start)[:, None])[:, :, None]
        picked = state[row[:, None], at].float()
        mean = (picked * inside).sum(1) / (end - start)[:, None]
        return torch.cat([mean, picked.masked_fill(~inside, -1e4).amax(1)], dim=1)


def read_weights(path: Path) -> dict[str, Tensor]:
    """Give the published encoder's weights.

    Raises:
        SystemExit: the file is another than the one this was built on.
    """
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != WEIGHTS_SHA256:
        raise SystemExit(f"{path.name}: another file than the published all-MiniLM-L6-v2 weights; see README.md")
    return load(content)


def start_from(network: RoleNetwork, weights: dict[str, Tensor], *, rows: Sequence[int], layers: Sequence[int]) -> None:
    """Copy the published weights: `rows` of the word table, and the chosen `layers`, counted from 0."""
    state = {
        "words.weight": weights["embeddings.word_embeddings.weight"][list(rows)],
        "places.weight": weights["embeddings.position_embeddings.weight"],
        "norm.weight": weights["embeddings.LayerNorm.weight"],
        "norm.bias": weights["embeddings.LayerNorm.bias"],
    }
    # all pieces are of the first "segment"; its vector is the same for every piece
    state["places.weight"] = state["places.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
    for new, old in enumerate(layers):
        names = {
            "out": "attention.output.dense",
            "out_norm": "attention.output.LayerNorm",
            "up": "intermediate.dense",
            "down": "output.dense",
            "down_norm": "output.LayerNorm",
        }
        for kind in ("weight", "bias"):
            parts = [weights[f"encoder.layer.{old}.attention.self.{name}.{kind}"] for name in ("query", "key", "value")]
            state[f"layers.{new}.query_key_value.{kind}"] = torch.cat(parts)
            for ours, theirs in names.items():
                state[f"layers.{new}.{ours}.{kind}"] = weights[f"encoder.layer.{old}.{theirs}.{kind}"]
    missing = network.load_state_dict(state, strict=False)
    assert set(missing.missing_keys) == {"head.weight", "head.bias"}
    assert not missing.unexpected_keys
