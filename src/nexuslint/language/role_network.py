"""Run the role network on one row of word pieces: whole-number matrices in onnxruntime, on one core."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import onnxruntime  # type: ignore[import-untyped]  # the package has no type information

    Numbers = np.ndarray[tuple[int, ...], np.dtype[np.float32]]
    Halves = np.ndarray[tuple[int, ...], np.dtype[np.float16]]
    Bytes = np.ndarray[tuple[int, ...], np.dtype[np.uint8]]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleNetwork:
    """The trained network: a word table of four bits a number, transformer layers, one linear head."""

    words: Bytes
    word_scales: Halves
    places: Numbers
    head: Numbers
    head_bias: Numbers
    layers: onnxruntime.InferenceSession

    @classmethod
    def load(cls, folder: Path) -> RoleNetwork:
        """Give the network whose `tables.npz` and `layers.onnx` stand in `folder`."""
        import numpy as np

        with np.load(folder / "tables.npz", allow_pickle=False) as tables:
            return cls(
                words=tables["words"],
                word_scales=tables["word_scales"],
                places=tables["places"].astype(np.float32),
                head=tables["head"],
                head_bias=tables["head_bias"],
                layers=cls._session(folder / "layers.onnx"),
            )

    def load_further(self, folder: Path, number: int) -> RoleNetwork:
        """Give the network of that number (from 2) in `folder`, which shares this one's word table."""
        import numpy as np

        with np.load(folder / f"head_{number}.npz", allow_pickle=False) as tables:
            return replace(
                self,
                places=tables["places"].astype(np.float32),
                head=tables["head"],
                head_bias=tables["head_bias"],
                layers=self._session(folder / f"layers_{number}.onnx"),
            )

    @staticmethod
    def _session(path: Path) -> onnxruntime.InferenceSession:
        # its Linux builds report to their maker unless told not to before they are loaded; other builds by the call below
        os.environ["ORT_DISABLE_TELEMETRY"] = "1"
        # costly to import, and only needed once a letter is read
        import onnxruntime

        onnxruntime.disable_telemetry_events()

        options = onnxruntime.SessionOptions()
        # one thread, nothing rearranged: the same letter gives the same numbers on every run
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
        options.log_severity_level = 4
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

    def logits(self, row: Sequence[int], ranges: Sequence[tuple[int, int]]) -> Numbers:
        """Give logits (range, output) for half-open `ranges` of `row`, which are in order and not empty.

        A row holds at most as many pieces as the network has places (512).
        """
        import numpy as np

        pieces = self._vectors(row) + self.places[: len(row)]
        states = self.layers.run(None, {"pieces": pieces[None]})[0][0]
        pooled = [
            np.concatenate([states[start:end].mean(axis=0), states[start:end].max(axis=0)]) for start, end in ranges
        ]
        result: Numbers = np.stack(pooled) @ self.head + self.head_bias
        return result

    def _vectors(self, row: Sequence[int]) -> Numbers:
        """Give the word vectors: each byte holds two numbers, the first in its low half, with 8 added."""
        import numpy as np

        packed = self.words[list(row)]
        whole = np.empty((len(row), 2 * packed.shape[1]), dtype=np.float32)
        whole[:, 0::2] = packed & 15
        whole[:, 1::2] = packed >> 4
        scales = self.word_scales[list(row)].astype(np.float32)
        groups = (whole - 8).reshape(len(row), scales.shape[1], -1) * scales[:, :, None]
        result: Numbers = groups.reshape(whole.shape)
        return result
