"""A pack is read strictly: whatever is not known is refused with file, line and the nearest known word."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from nexuslint.model.errors import PackError
from nexuslint.model.finding import Severity
from nexuslint.model.rule import Comparison, Milder, Missing, Pack, Present, Where
from nexuslint.packs import core_pack_folder, load_lexicon, load_pack

HEAD = "name: own\nversion: 1.0\nprefix: OWN\n"
RULE = """code: OWN101
name: no-letterhead
severity: error
applies: {program: va}
summary: There is no letterhead.
defect_when: None stands.
not_when: One stands.
finds:
  present: opinion
  where: {strength: possible}
only_if:
  missing: limit
silent_when: []
milder: {severity: warning, where: {firm_elsewhere: true}}
message: "“{quote}” on {condition}."
advice: Ask for one.
why: It is the custom.
sources:
  - {cite: Practice, says: it is the custom, checked: null}
since: 1.0.0
status: stable
examples:
  bad:
    - text: It ⟦could⟧ be.
    - letter: plain
      drop: date
  good:
    - {text: a, because: b}
    - {text: c, because: d}
    - {text: e, because: f}
"""


def write_pack(folder: Path, rule: str = RULE, *, name: str = "OWN101-no-letterhead.yaml") -> Path:
    (folder / "rules").mkdir(exist_ok=True)
    (folder / "pack.yaml").write_text(HEAD, encoding="utf-8")
    (folder / "rules" / name).write_text(rule, encoding="utf-8")
    return folder


def load(folder: Path, *, with_examples: bool = True) -> Pack:
    return load_pack(folder, known_checks=frozenset({"own-check"}), with_examples=with_examples)


def refused(folder: Path, old: str, new: str) -> str:
    """What the loader says of the rule with one change."""
    assert old in RULE
    write_pack(folder, RULE.replace(old, new, 1))
    with pytest.raises(PackError) as error:
        load(folder)
    return error.value.message


def test_a_whole_rule_is_read(tmp_path: Path) -> None:
    pack = load(write_pack(tmp_path))
    rule = pack.rules[0]
    assert pack.label == rule.pack == "own 1.0"
    assert isinstance(rule.condition, Present)
    assert [where.field for where in rule.condition.where] == ["speaker", "strength"]
    assert isinstance(rule.only_if[0].condition, Missing)
    firm_elsewhere = Where(field="firm_elsewhere", comparison=Comparison.IS, values=(True,))
    assert rule.milder == (Milder(severity=Severity.WARNING, where=(firm_elsewhere,)),)
    assert len(rule.examples) == 5


def where_of(pack: Pack) -> tuple[Where, ...]:
    condition = pack.rules[0].condition
    assert isinstance(condition, Present)
    return condition.where


def test_words_of_the_letter_are_only_asked_with_empty(tmp_path: Path) -> None:
    """A rule holds for all letters: no rule file can know the words of one."""
    rule = RULE.replace("present: opinion", "present: limit").replace("{strength: possible}", "{since: {empty: true}}")
    rule = rule.replace("milder: {severity: warning, where: {firm_elsewhere: true}}\n", "")
    assert Where(field="since", comparison=Comparison.EMPTY, values=(True,)) in where_of(
        load(write_pack(tmp_path, rule))
    )
    write_pack(tmp_path, rule.replace("{since: {empty: true}}", "{since: March}"))
    with pytest.raises(PackError, match="can only be asked with `empty`"):
        load(tmp_path)


def test_examples_are_cut_off_unread(tmp_path: Path) -> None:
    """Linting does not pay for the examples: not even broken ones are looked at."""
    pack = load(
        write_pack(tmp_path, RULE.partition("examples:")[0] + "examples: [[["),
        with_examples=False,
    )
    assert pack.rules[0].examples == ()


@pytest.mark.parametrize(
    ("old", "new", "line", "offer"),
    [
        ("severity: error", "severity: eror", 3, "Did you mean error?"),
        ("present: opinion", "present: opinon", 9, "Did you mean opinion?"),
        ("{strength: possible}", "{strenght: possible}", 10, "Did you mean strength?"),
        ("{strength: possible}", "{strength: posible}", 10, "Did you mean possible?"),
        ("present: opinion", "presents: opinion", 9, "Did you mean present?"),
        ("advice:", "advise:", 16, "Did you mean advice?"),
        ("{quote}", "{qoute}", 15, "Did you mean quote?"),
        ("{program: va}", "{program: vaa}", 4, "Did you mean va?"),
        ("silent_when: []", "silent_when: [OWN102]", 1, "Did you mean OWN101?"),
        ("- text: It", "- txt: It", 24, "Did you mean text?"),
        ("status: stable", "status: stabel", 21, "Did you mean stable?"),
    ],
)
def test_the_unknown_is_refused_with_the_nearest_known(
    tmp_path: Path, old: str, new: str, line: int, offer: str
) -> None:
    message = refused(tmp_path, old, new)
    assert message.endswith(offer)
    assert message.startswith(f"{tmp_path.name}/rules/OWN101-no-letterhead.yaml:{line}:")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("why: It is the custom.\n", "", "a rule has no `why`"),
        ("severity: error", "severity: error\nseverity: warning", "stands twice"),
        ("advice: Ask for one.", "advice: Ask {name} for one.", "without placeholders"),
        (
            "{severity: warning, where",
            "{severity: error, where",
            "must be milder than error",
        ),
        ("    - {text: e, because: f}\n", "", "at least 3 good examples"),
        ("{text: e, because: f}", "{text: e}", "says why it is good"),
        ("⟦could⟧", "could", "⟦marked⟧ words"),
        ("code: OWN101", "code: NX101", "OWN and three digits"),
        (
            "name: no-letterhead",
            "name: letterhead-missing",
            "must be named OWN101-letterhead-missing.yaml",
        ),
        ("silent_when: []", "silent_when: [OWN101]", "silenced by itself"),
        ("checked: null", "checked: yesterday", "checked is a day"),
        ("{quote}", "{quote.__class__}", "unknown placeholder"),
    ],
)
def test_the_wrong_is_refused(tmp_path: Path, old: str, new: str, words: str) -> None:
    message = refused(tmp_path, old, new)
    assert words in message
    assert re.match(r"[^:]+\.yaml:\d+: ", message)


def test_a_missing_rule_has_no_quote_to_show(tmp_path: Path) -> None:
    write_pack(
        tmp_path,
        RULE.replace("present: opinion", "missing: opinion").replace("milder:", "#"),
    )
    with pytest.raises(PackError, match="unknown placeholder in message “quote”"):
        load(tmp_path)


def test_a_check_must_be_known(tmp_path: Path) -> None:
    rule = RULE.replace("  present: opinion\n  where: {strength: possible}", "  check: own-chek").replace(
        "milder:", "#"
    )
    write_pack(tmp_path, rule)
    with pytest.raises(PackError, match="Did you mean own-check"):
        load(tmp_path)


def test_speaker_any_asks_nothing_of_the_speaker(tmp_path: Path) -> None:
    write_pack(
        tmp_path,
        RULE.replace("{strength: possible}", "{strength: possible, speaker: any}"),
    )
    condition = load(tmp_path).rules[0].condition
    assert isinstance(condition, Present)
    assert [where.field for where in condition.where] == ["strength"]


def test_two_rules_may_not_silence_each_other(tmp_path: Path) -> None:
    write_pack(tmp_path, RULE.replace("silent_when: []", "silent_when: [OWN102]"))
    other = RULE.replace("OWN101", "OWN102").replace("silent_when: []", "silent_when: [OWN101]")
    write_pack(tmp_path, other, name="OWN102-no-letterhead.yaml")
    with pytest.raises(PackError, match="round a ring"):
        load(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 100_000,
        "- " * 100_000 + "a",
        "a: &a [x]\nb: *a\n",
        "a: b: c",
        "a: 1\na: 2\n",
        "a: !!python/object/apply:os.getcwd []\n",
        "",
        "a: \x00",
        "x" * 500_000,
    ],
    ids=[
        "brackets",
        "dashes",
        "alias",
        "no-yaml",
        "twice",
        "tag",
        "empty",
        "zero",
        "long",
    ],
)
def test_hostile_files_are_refused(tmp_path: Path, text: str) -> None:
    """libyaml composes by recursion without a guard: the first two end the whole process when let through."""
    write_pack(tmp_path, text)
    with pytest.raises(PackError):
        load(tmp_path)


def test_a_pack_without_its_head_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r"pack\.yaml"):
        load(tmp_path)


def test_core_lexicon_is_read() -> None:
    """Every word list of the core pack is a table of label -> phrases."""
    load_lexicon(core_pack_folder())


def test_lexicon_labels_and_words(tmp_path: Path) -> None:
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "hedges.yaml").write_text("hedge:\n  - Could be\n  - 'no'\n", encoding="utf-8")
    lexicon = load_lexicon(tmp_path)
    assert lexicon.words("hedges", "hedge") == ("could be", "no")
