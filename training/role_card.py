"""Write the model card of the shipped role reader from what was measured."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from string import Template

from markup import ROLES
from role_data import Passage

TEMPLATE = Path(__file__).with_name("role_card.md")
# run apart, so that import and load are cold; a letter as the issue counts it: 30 sentences, some 750 word pieces
STOPWATCH = """
import json, re, sys, time
start = time.process_time()
from pathlib import Path
from nexuslint.language.roles import RoleReader, SentenceText
reader = RoleReader.load(Path(sys.argv[1]))
loaded = time.process_time()
sentences = [SentenceText(text=text, opens=opens) for text, opens in json.load(sys.stdin)]
times = []
for _ in range(20):
    began = time.process_time()
    reader.read(sentences)
    times.append(time.process_time() - began)
pieces = sum(len(reader.vocabulary.pieces(one.text)) for one in sentences)
# not getrusage: its peak counts the process that started this one
peak = int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text()).group(1)) // 1024
print(json.dumps([loaded - start, min(times), pieces, peak]))
"""


def card(
    found: dict[str, dict], folder: Path, letters: Sequence[Passage], singles: Sequence[Passage], recipe: object
) -> str:
    """Give the card's Markdown; `found` holds the figures of each model, by its name."""
    load, read, pieces, peak = _speed(folder, letters)
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    digests = config["trained_on"] if isinstance(config["trained_on"], list) else [config["trained_on"]]
    sizes = {path.name: path.stat().st_size for path in sorted(folder.iterdir())}
    values = {
        "letters": len(letters),
        "letter_sentences": sum(len(one.lines) for one in letters),
        "sets": _sets(letters),
        "singles": len(singles),
        "writers": len({one.name.rpartition("-")[0] for one in singles}),
        "digests": "\n".join(f"  - `{digest}`" for digest in digests),
        "members": config.get("members", 1),
        "layers": len(recipe.layers),
        "row": config["size"],
        "longest": config["longest"],
        "recipe": _recipe(recipe),
        "size": f"{sum(sizes.values()) / 1e6:.1f}",
        "load": f"{load * 1000:.0f}",
        "read": f"{read * 1000:.0f}",
        "pieces": pieces,
        "peak": peak,
        "summary": _summary(found),
        "roles": _roles(found["folds"], found["fold1 a"], letters, singles),
        "speakers": _speakers(found["folds"]),
    }
    return Template(TEMPLATE.read_text(encoding="utf-8")).substitute(values)


def _speed(folder: Path, letters: Sequence[Passage]) -> tuple[float, float, int, int]:
    """Give processor seconds to import and load and for a letter of 30 long sentences, its pieces, peak megabytes."""
    lines = [one for letter in letters for one in letter.lines if 90 <= len(one.text) <= 150][:30]
    text = json.dumps([(one.text, one.opens) for one in lines])
    source = str(Path(__file__).resolve().parent.parent / "src")
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {source!r})\n{STOPWATCH}", str(folder)],
        input=text,
        capture_output=True,
        text=True,
        check=True,
    )
    load, read, pieces, peak = json.loads(done.stdout)
    return load, read, pieces, peak


def _sets(letters: Sequence[Passage]) -> str:
    counts = Counter(one.letters for one in letters)
    return ", ".join(f"{name} ({count})" for name, count in sorted(counts.items()))


def _recipe(recipe: object) -> str:
    return "\n".join(f"- {name}: {getattr(recipe, name)}" for name in recipe.__slots__)


def _summary(found: dict[str, dict]) -> str:
    """Give a row for each letter set and the model that read it, and for all of them together."""
    titles = {name: f"{name.split()[1]} | {name.split()[0]}" for name in sorted(found) if " " in name}
    titles["folds"] = "all that the folds read | fold1, fold2"
    rows = ["| letter set | read by | sentences | roles micro F1 | macro F1 | speaker |", "|---|---|---|---|---|---|"]
    rows += [
        f"| {title} | {found[name]['sentences']} | {found[name]['micro']:.3f} | {found[name]['macro']:.3f} "
        f"| {found[name]['speaker']:.3f} |"
        for name, title in titles.items()
    ]
    return "\n".join(rows)


def _roles(folds: dict, without: dict, letters: Sequence[Passage], singles: Sequence[Passage]) -> str:
    learned = Counter(role for one in (*letters, *singles) for line in one.lines for role in line.roles)
    rows = [
        "| role | labelled | in letters | precision | recall | F1 | F1 on set a (support) |",
        "|---|---|---|---|---|---|---|",
    ]
    for number, role in enumerate(ROLES):
        one, on_a = folds["roles"][role], without["roles"][role]
        last = f"{on_a['f1']:.2f} ({on_a['support']})" if on_a["support"] else "– (0)"
        rows.append(
            f"| {role} | {learned[number]} | {one['support']} | {one['precision']:.2f} | {one['recall']:.2f} "
            f"| {one['f1']:.2f} | {last} |"
        )
    return "\n".join(rows)


def _speakers(folds: dict) -> str:
    rows = ["| speaker | in letters | found |", "|---|---|---|"]
    rows += [f"| {name} | {one['support']} | {one['recall']:.2f} |" for name, one in folds["speakers"].items()]
    return "\n".join(rows)
