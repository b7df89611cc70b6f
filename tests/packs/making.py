"""Small packs written for a test."""

from __future__ import annotations

from pathlib import Path

RULE = """code: {code}
name: told-treatment
severity: warning
applies: {{program: [va, ssd]}}
summary: A treatment is told.
defect_when: One is.
not_when: None is.
finds:
  present: treatment
silent_when: [{silent}]
message: “{{quote}}” is told.
advice: Ask nothing.
why: It is a test.
sources:
  - {{cite: Practice, says: it is a test, checked: null}}
since: 1.0.0
status: stable
examples:
  bad:
    - text: He takes ⟦naproxen⟧.
    - {{letter: sound-va-direct, drop: closing}}
  good:
    - {{text: He is well., because: nothing is told}}
    - {{text: She is well., because: nothing is told}}
    - {{text: They are well., because: nothing is told}}
"""


def write_pack(folder: Path, *, prefix: str = "OWN", needs: str = "", silent: str = "", **files: str) -> Path:
    """A pack with one rule, PREFIX101; `files` are further files, `__` in a name stands for a slash and `_` for a dot."""
    (folder / "rules").mkdir(parents=True, exist_ok=True)
    head = f"name: {folder.name}\nversion: 1.0\nprefix: {prefix}\n" + (f"needs: {needs}\n" if needs else "")
    (folder / "pack.yaml").write_text(head, "utf-8")
    code = f"{prefix}101"
    (folder / "rules" / f"{code}-told-treatment.yaml").write_text(RULE.format(code=code, silent=silent), "utf-8")
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder
