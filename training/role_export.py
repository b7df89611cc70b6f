"""Write a trained role network as the small files that the shipped reader loads."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from nexuslint.language.role_config import FILES, FORMAT, FURTHER_FILES
from role_encoder import EPSILON, HEADS, WIDTH, RoleNetwork

# 7 bits: two products of an unsigned 8-bit and a 7-bit number still fit 16 bits, so processors without
# the newer integer instructions give the same sums as those with them
WEIGHT_LIMIT = 63
WORD_LIMIT = 7  # the word table has 4 bits a number
WORD_GROUP = 32  # numbers of the word table that share one scale


def export(
    network: RoleNetwork,
    folder: Path,
    *,
    vocabulary: Sequence[str],
    config: dict[str, object],
) -> None:
    """Write `layers.onnx`, `tables.npz`, `vocabulary.txt` and `config.json` into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    weights = {name: one.detach().numpy().astype(np.float32) for name, one in network.state_dict().items()}
    onnx.save(_graph(weights, len(network.layers)), folder / "layers.onnx")
    words, scales = four_bits(weights["words.weight"])
    np.savez(
        folder / "tables.npz",
        words=words,
        word_scales=scales,
        places=weights["places.weight"].astype(np.float16),
        head=weights["head.weight"].T.copy(),
        head_bias=weights["head.bias"],
    )
    (folder / "vocabulary.txt").write_text("\n".join(vocabulary), encoding="utf-8")
    _write_settings(folder, config, {name: (folder / name).read_bytes() for name in FILES})


def join(folders: Sequence[Path], out: Path) -> None:
    """Write one model whose outputs are the mean of those in `folders`, which share the word table.

    Raises:
        SystemExit: the word tables or the layouts differ.
    """
    config = json.loads((folders[0] / "config.json").read_text(encoding="utf-8"))
    configs = [json.loads((folder / "config.json").read_text(encoding="utf-8")) for folder in folders]
    files = {name: (folders[0] / name).read_bytes() for name in FILES}
    for number, folder in enumerate(folders[1:], start=2):
        if _shared(folder, configs[number - 1]) != _shared(folders[0], config):
            raise SystemExit(f"{folder.name}: other words or another layout than {folders[0].name}; train both anew")
        layers, head = (name.format(number=number) for name in FURTHER_FILES)
        files[layers] = (folder / "layers.onnx").read_bytes()
        with np.load(folder / "tables.npz", allow_pickle=False) as tables, io.BytesIO() as content:
            np.savez(content, **{name: tables[name] for name in ("places", "head", "head_bias")})
            files[head] = content.getvalue()
    out.mkdir(parents=True, exist_ok=True)
    for old in out.iterdir():
        old.unlink()
    for name, content in files.items():
        (out / name).write_bytes(content)
    config["members"] = len(folders)
    config["trained_on"] = [one["trained_on"] for one in configs]
    _write_settings(out, config, files)


def _write_settings(folder: Path, config: dict[str, object], files: dict[str, bytes]) -> None:
    """Write `config.json`, with the format's number and the digest of each file beside it."""
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in sorted(files.items())}
    text = json.dumps(config | {"format": FORMAT, "files": digests}, indent=1, ensure_ascii=False)
    (folder / "config.json").write_text(text + "\n", encoding="utf-8")


def _shared(folder: Path, config: dict[str, object]) -> list[object]:
    with np.load(folder / "tables.npz", allow_pickle=False) as tables:
        words = tables["words"].tobytes(), tables["word_scales"].tobytes()
    names = ("roles", "speakers", "size", "context", "longest", "opening", "closing", "marks")
    return [*words, (folder / "vocabulary.txt").read_bytes(), *(config[name] for name in names)]


def four_bits(table: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Give the table with two numbers a byte (the first in the low half, each plus 8) and its scales."""
    groups = table.reshape(len(table), -1, WORD_GROUP)
    scales = np.maximum(np.abs(groups).max(axis=2) / WORD_LIMIT, 1e-6).astype(np.float16)
    whole = np.clip(np.rint(groups / scales[:, :, None].astype(np.float32)), -WORD_LIMIT, WORD_LIMIT)
    unsigned = (whole.reshape(table.shape) + 8).astype(np.uint8)
    return unsigned[:, 0::2] | unsigned[:, 1::2] << 4, scales


def as_shipped(table: np.ndarray) -> np.ndarray:
    """Give the word table as the reader will see it, so that the network learns on top of the rounding."""
    packed, scales = four_bits(table)
    whole = np.stack([packed & 15, packed >> 4], axis=2).reshape(len(table), -1, WORD_GROUP).astype(np.float32) - 8
    return (whole * scales[:, :, None].astype(np.float32)).reshape(table.shape)


class _Graph:
    """Collects nodes and constants of the graph."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def add(self, kind: str, inputs: list[str], outputs: list[str], *, domain: str = "", **more: object) -> str:
        self.nodes.append(helper.make_node(kind, inputs, outputs, domain=domain, **more))
        return outputs[0]

    def constant(self, name: str, value: np.ndarray) -> str:
        self.constants.append(numpy_helper.from_array(value, name))
        return name

    def linear(self, name: str, weights: dict[str, np.ndarray], state: str, *, even: bool, bias: bool) -> str:
        """Add one matrix product of whole numbers.

        With `even`, each piece's vector is first divided by its largest number, and the product multiplied by it:
        the states of marks run far beyond those of words, and one scale for all would leave the words few bits.
        """
        matrix = weights[f"{name}.weight"].T
        scale = np.maximum(np.abs(matrix).max(axis=0), 1e-8) / WEIGHT_LIMIT
        whole = np.clip(np.rint(matrix / scale), -WEIGHT_LIMIT, WEIGHT_LIMIT).astype(np.int8)
        if even:
            size = self.add("Abs", [state], [f"{name}.size"])
            reach = self.add("ReduceMax", [size], [f"{name}.reach"], axes=[-1], keepdims=1)
            state = self.add("Div", [state, reach], [f"{name}.even"])
        seen = [f"{name}.q", f"{name}.qs", f"{name}.qz"]
        self.add("DynamicQuantizeLinear", [state], seen)
        inputs = [
            seen[0],
            self.constant(f"{name}.whole", whole),
            seen[1],
            self.constant(f"{name}.scale", scale.astype(np.float32)),
            seen[2],
            "",
        ]
        if bias:
            inputs.append(self.bias(name, weights))
        product = self.add("MatMulIntegerToFloat", inputs, [f"{name}.sum"], domain="com.microsoft")
        return self.add("Mul", [product, reach], [f"{name}.back"]) if even else product

    def norm(self, name: str, weights: dict[str, np.ndarray], parts: list[str]) -> str:
        """Add the normalised sum of `parts`."""
        total = self.add("Sum", parts, [f"{name}.total"])
        gamma = self.constant(f"{name}.gamma", weights[f"{name}.weight"])
        beta = self.constant(f"{name}.beta", weights[f"{name}.bias"])
        inputs = [total, gamma, beta]
        return self.add("LayerNormalization", inputs, [f"{name}.state"], axis=-1, epsilon=EPSILON)

    def bias(self, name: str, weights: dict[str, np.ndarray]) -> str:
        return self.constant(f"{name}.bias", weights[f"{name}.bias"])


def _graph(weights: dict[str, np.ndarray], layers: int) -> onnx.ModelProto:
    """Give the graph: word plus place vectors of one row in, last state of each piece out."""
    graph = _Graph()
    state = graph.norm("norm", weights, ["pieces"])
    for number in range(layers):
        for kind in ("weight", "bias"):
            # a copy: the network itself must not change
            scaled = weights[f"layers.{number}.query_key_value.{kind}"].copy()
            scaled[:WIDTH] *= (WIDTH // HEADS) ** -0.5
            weights[f"layers.{number}.query_key_value.{kind}"] = scaled
        state = _layer(graph, f"layers.{number}", state, weights)
    graph.add("Identity", [state], ["states"])
    shape = [1, "length", WIDTH]
    made = helper.make_graph(
        graph.nodes,
        "roles",
        [helper.make_tensor_value_info("pieces", TensorProto.FLOAT, shape)],
        [helper.make_tensor_value_info("states", TensorProto.FLOAT, shape)],
        graph.constants,
    )
    imports = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(made, opset_imports=imports, ir_version=8, producer_name="nexuslint")


def _layer(graph: _Graph, name: str, state: str, weights: dict[str, np.ndarray]) -> str:
    mixed = graph.linear(f"{name}.query_key_value", weights, state, even=False, bias=True)
    seen = _attention(graph, name, mixed)
    out = graph.linear(f"{name}.out", weights, seen, even=False, bias=False)
    state = graph.norm(f"{name}.out_norm", weights, [out, state, graph.bias(f"{name}.out", weights)])
    up = graph.linear(f"{name}.up", weights, state, even=True, bias=False)
    inner = graph.add("BiasGelu", [up, graph.bias(f"{name}.up", weights)], [f"{name}.inner"], domain="com.microsoft")
    down = graph.linear(f"{name}.down", weights, inner, even=True, bias=False)
    return graph.norm(f"{name}.down_norm", weights, [down, state, graph.bias(f"{name}.down", weights)])


def _attention(graph: _Graph, name: str, mixed: str) -> str:
    """Add the weighing of all pieces for each piece; the root of the head's width is in the query's weights."""
    parts = [f"{name}.query", f"{name}.key", f"{name}.value"]
    graph.add("Split", [mixed], parts, axis=-1)
    heads = []
    for part, order in zip(parts, ([0, 2, 1, 3], [0, 2, 3, 1], [0, 2, 1, 3]), strict=True):
        shape = graph.constant(f"{part}.shape", np.array([0, 0, HEADS, WIDTH // HEADS], dtype=np.int64))
        split = graph.add("Reshape", [part, shape], [f"{part}.split"])
        heads.append(graph.add("Transpose", [split], [f"{part}.heads"], perm=order))
    score = graph.add("MatMul", heads[:2], [f"{name}.score"])
    weight = graph.add("Softmax", [score], [f"{name}.weight"], axis=-1)
    seen = graph.add("MatMul", [weight, heads[2]], [f"{name}.seen_by_head"])
    seen = graph.add("Transpose", [seen], [f"{name}.seen_by_piece"], perm=[0, 2, 1, 3])
    shape = graph.constant(f"{name}.seen.shape", np.array([0, 0, WIDTH], dtype=np.int64))
    return graph.add("Reshape", [seen, shape], [f"{name}.seen"])
