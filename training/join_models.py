"""Join trained role models of one layout into one that averages them; the word table, the same in all, is kept once.

Usage:
    python training/join_models.py OUT FIRST FURTHER...
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
from pathlib import Path

import numpy as np

#: Settings that must be the same in all models that are joined.
SAME = ("roles", "speakers", "size", "context", "longest", "opening", "closing", "marks", "format")


def join(out: Path, folders: list[Path]) -> None:
    """Write the joined model to `out`; decision points are the mean of the models' own.

    Raises:
        ValueError: the models differ in layout, vocabulary or word table.
    """
    configs = [json.loads((folder / "config.json").read_text(encoding="utf-8")) for folder in folders]
    first, tables = folders[0], [np.load(folder / "tables.npz") for folder in folders]
    for folder, config, table in zip(folders[1:], configs[1:], tables[1:], strict=True):
        if any(config[key] != configs[0][key] for key in SAME):
            raise ValueError(f"{folder.name} has another layout than {first.name}")
        if (folder / "vocabulary.txt").read_bytes() != (first / "vocabulary.txt").read_bytes():
            raise ValueError(f"{folder.name} has another vocabulary than {first.name}")
        if any(not np.array_equal(table[key], tables[0][key]) for key in ("words", "word_scales")):
            raise ValueError(f"{folder.name} has another word table than {first.name}")
    out.mkdir(parents=True, exist_ok=True)
    for name in ("layers.onnx", "tables.npz", "vocabulary.txt"):
        shutil.copyfile(first / name, out / name)
    for number, (folder, table) in enumerate(zip(folders[1:], tables[1:], strict=True), start=2):
        shutil.copyfile(folder / "layers.onnx", out / f"layers_{number}.onnx")
        np.savez_compressed(
            out / f"head_{number}.npz", places=table["places"], head=table["head"], head_bias=table["head_bias"]
        )
    config = configs[0] | {
        "members": len(folders),
        "shifts": np.mean([one["shifts"] for one in configs], axis=0).round(4).tolist(),
        "trained_on": [one.get("trained_on", "") for one in configs],
    }
    config["files"] = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(out.iterdir())
        if path.suffix in {".onnx", ".npz", ".txt"}
    }
    (out / "config.json").write_text(json.dumps(config, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    join(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
