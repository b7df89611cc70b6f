"""The `examples` of a rule file -> Example values."""

from __future__ import annotations

from nexuslint.model.facts import Program, Theory
from nexuslint.model.finding import Severity
from nexuslint.model.rule import Across, Condition, Example, Present
from nexuslint.packs.positions import Entry, check_keys, complain, one_of, words_of

FEWEST_BAD, FEWEST_GOOD = 2, 3
KEYS = (
    "text",
    "letter",
    "drop",
    "replace",
    "because",
    "program",
    "theory",
    "conditions",
    "severity",
    "known_miss",
    "beside",
)


def parse_examples(entry: Entry, condition: Condition) -> tuple[Example, ...]:
    """The bad and the good examples of one rule.

    Raises:
        PackError: too few of them, a good one without a reason, a `present` rule without a mark.
    """
    table = check_keys(entry, "examples", required=("bad", "good"))
    bad = tuple(_example(item, bad=True) for item in table["bad"].items("bad"))
    good = tuple(_example(item, bad=False) for item in table["good"].items("good"))
    if len(bad) < FEWEST_BAD or not any(one.letter for one in bad):
        complain(
            table["bad"],
            f"a rule needs at least {FEWEST_BAD} bad examples, one of them an edited sound letter.",
        )
    if len(good) < FEWEST_GOOD:
        complain(table["good"], f"a rule needs at least {FEWEST_GOOD} good examples.")
    if isinstance(condition, Present) and not any("⟦" in _words(one) for one in bad):
        complain(
            table["bad"],
            "a rule that finds `present` needs a bad example with ⟦marked⟧ words.",
        )
    for item, one in zip((*table["bad"].items("bad"), *table["good"].items("good")), bad + good, strict=True):
        if (one.beside is not None) is not isinstance(condition, Across):
            complain(
                item, "`beside` names the other letter in an example of a rule that finds `across`, and only there."
            )
    return bad + good


def _example(entry: Entry, *, bad: bool) -> Example:
    table = check_keys(entry, "an example", optional=KEYS)
    if ("text" in table) == ("letter" in table):
        complain(entry, "an example has either `text` or `letter`.")
    if not bad and "because" not in table:
        complain(entry, "a good example says why it is good, in `because`.")
    edits = "drop" in table or "replace" in table
    if edits and "letter" not in table:
        complain(entry, "`drop` and `replace` edit a sound letter: name it in `letter`.")
    if bad and "letter" in table and not edits:
        complain(
            entry,
            "a sound letter is bad only when edited: say what to `drop` or `replace`.",
        )
    replaced = table["replace"].table("replace") if "replace" in table else {}
    theories = table["theory"].one_or_more() if "theory" in table else ()
    return Example(
        bad=bad,
        text=_optional(table, "text"),
        letter=_optional(table, "letter"),
        drop=tuple(words_of(table["drop"], "drop")) if "drop" in table else (),
        replace={part: words.text(f"the part {part}") for part, words in replaced.items()} or None,
        because=_optional(table, "because") or "",
        program=Program(one_of(table["program"], "program", [p.value for p in Program]))
        if "program" in table
        else None,
        theories=tuple(Theory(one_of(one, "theory", [t.value for t in Theory])) for one in theories),
        conditions=tuple(words_of(table["conditions"], "conditions")) if "conditions" in table else (),
        severity=_severity(table.get("severity")),
        known_miss=_optional(table, "known_miss") or "",
        line=entry.line,
        beside=_optional(table, "beside"),
    )


def _optional(table: dict[str, Entry], key: str) -> str | None:
    return table[key].text(key) if key in table else None


def _severity(entry: Entry | None) -> Severity | None:
    if entry is None:
        return None
    return Severity(one_of(entry, "severity", [one.value for one in Severity]))


def _words(example: Example) -> str:
    return " ".join([example.text or "", *(example.replace or {}).values()])
