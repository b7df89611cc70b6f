"""Packs beside the core: what they may add and change, and what is refused with file, line and the nearest word."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from making import write_pack

from nexuslint.checks import CHECKS
from nexuslint.engine.grades import settled
from nexuslint.model.errors import PackError, UsageError
from nexuslint.model.finding import Severity
from nexuslint.model.pack import PackSet
from nexuslint.packs import core_pack_folder, digest_of, load_lexicons, load_packs
from nexuslint.packs.head import check_needs, read_head
from nexuslint.packs.letters import load_letters_of
from nexuslint.packs.sources import find_pack

CORE = load_packs([core_pack_folder()], known_checks=frozenset(CHECKS), with_examples=False)


def load(*folders: Path) -> PackSet:
    return load_packs([core_pack_folder(), *folders], known_checks=frozenset(CHECKS), with_examples=False)


def refused(do: Callable[[], object]) -> str:
    with pytest.raises(PackError) as told:
        do()
    return told.value.message


def test_a_pack_adds_its_rules_after_those_of_the_core(tmp_path: Path) -> None:
    both = load(write_pack(tmp_path / "own"))
    assert [rule.code for rule in both.rules] == [*(rule.code for rule in CORE.rules), "OWN101"]
    assert both.labels == (CORE.labels[0], "own 1.0")
    rule = both.rule("OWN101")
    assert rule is not None
    assert rule.pack == "own 1.0"


def test_a_rule_may_be_silenced_by_one_of_the_core_and_by_no_unknown_one(tmp_path: Path) -> None:
    assert load(write_pack(tmp_path / "own", silent="NX202")).rule("OWN101") is not None
    message = refused(lambda: load(write_pack(tmp_path / "own", silent="NX2022")))
    assert (
        message == "own/rules/OWN101-told-treatment.yaml:1: unknown code in silent_when “NX2022”. Did you mean NX202?"
    )


class TestHead:
    def test_the_core_fits_this_version(self) -> None:
        check_needs(read_head(core_pack_folder()))

    @pytest.mark.parametrize("prefix", ["NX", "NXA"])
    def test_the_cores_prefix_is_its_own(self, tmp_path: Path, prefix: str) -> None:
        message = refused(lambda: load(write_pack(tmp_path / "own", prefix=prefix)))
        assert message == "own/pack.yaml:3: prefixes that begin with NX are for the core rules: take another."

    def test_two_packs_may_not_have_one_prefix(self, tmp_path: Path) -> None:
        message = refused(lambda: load(write_pack(tmp_path / "one"), write_pack(tmp_path / "two")))
        assert message == "two/pack.yaml:3: the prefix OWN is that of the pack one 1.0: take another."

    @pytest.mark.parametrize("prefix", ["own", "O", "OWN1", "OWNPACKS"])
    def test_a_prefix_is_a_few_capital_letters(self, tmp_path: Path, prefix: str) -> None:
        message = refused(lambda: load(write_pack(tmp_path / "own", prefix=prefix)))
        assert message == f"own/pack.yaml:3: a prefix is two to six capital letters, not “{prefix}”."

    @pytest.mark.parametrize("needs", ["nexuslint >=0.1", "nexuslint >=0.1,<2", "nexuslint !=99"])
    def test_a_version_in_the_range_will_do(self, tmp_path: Path, needs: str) -> None:
        assert load(write_pack(tmp_path / "own", needs=needs)).labels[1] == "own 1.0"

    @pytest.mark.parametrize(
        ("needs", "told"),
        [
            ("nexuslint >=99", "the pack needs nexuslint >=99, and this is nexuslint "),
            ("nexuslint one", "“one” is no range of versions"),
            (">=0.1", "needs says which nexuslint"),
        ],
    )
    def test_another_version_is_refused(self, tmp_path: Path, needs: str, told: str) -> None:
        message = refused(lambda: load(write_pack(tmp_path / "own", needs=f"'{needs}'")))
        assert message.startswith(f"own/pack.yaml:4: {told}")


class TestOverrides:
    def test_off_severity_and_words(self, tmp_path: Path) -> None:
        text = (
            "NX407: off\n"
            "NX202: {severity: suggestion}\n"
            "NX604: {advice: Ask for both names., why: We file by name., message: 'No name for {condition}.'}\n"
        )
        both = load(write_pack(tmp_path / "own", overrides_yaml=text))
        assert both.off == {"NX407"}
        hedged, named = settled(both).rule("NX202"), both.rule("NX604")
        core = CORE.rule("NX604")
        assert hedged is not None and named is not None and core is not None
        assert (hedged.severity, hedged.milder) == (Severity.SUGGESTION, ())
        assert (named.advice, named.why) == ("Ask for both names.", "We file by name.")
        assert (named.severity, named.milder, named.condition) == (core.severity, core.milder, core.condition)

    def test_a_later_pack_has_the_last_word(self, tmp_path: Path) -> None:
        one = write_pack(tmp_path / "one", overrides_yaml="NX202: off\nNX305: {severity: error}\n")
        two = write_pack(tmp_path / "two", prefix="TWO", overrides_yaml="NX202: {severity: error}\nOWN101: off\n")
        both = load(one, two)
        assert both.off == {"OWN101"}
        literature = settled(both).rule("NX305")
        assert literature is not None and literature.severity is Severity.ERROR

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("\nNX2002: off\n", "2: unknown code “NX2002”. Did you mean NX202?"),
            ("NX202: of\n", "1: unknown word “of”. Did you mean off?"),
            ("NX202: {summary: x}\n", "1: unknown key in the override of NX202 “summary”."),
            ("NX202: {finds: {present: opinion}}\n", "1: unknown key in the override of NX202 “finds”."),
            ("NX202: {advise: x}\n", "1: unknown key in the override of NX202 “advise”. Did you mean advice?"),
            ("NX202: {severity: eror}\n", "1: unknown severity “eror”. Did you mean error?"),
            ("NX202: {message: 'a {qoute}'}\n", "1: unknown placeholder in message “qoute”. Did you mean quote?"),
            ("NX202: {advice: 'a {quote}'}\n", "1: advice is told as it stands"),
            ("OWN101: off\n", "1: OWN101 is the pack's own"),
        ],
    )
    def test_what_a_code_means_is_not_for_a_pack_to_change(self, tmp_path: Path, text: str, told: str) -> None:
        message = refused(lambda: load(write_pack(tmp_path / "own", overrides_yaml=text)))
        assert message.startswith(f"own/overrides.yaml:{told}")


class TestLexicon:
    def test_phrases_are_added_and_taken(self, tmp_path: Path) -> None:
        core = load_lexicons([core_pack_folder()])
        own = write_pack(
            tmp_path / "own",
            lexicon__hedges_add_yaml="add:\n  possible: [Might Yet Well]\ntake:\n  possible: [could be]\n",
        )
        both = load_lexicons([core_pack_folder(), own])
        before, after = set(core.words("hedges")), set(both.words("hedges"))
        assert (after - before, before - after) == ({"might yet well"}, {"could be"})
        assert both.lists["causes"] == core.lists["causes"]

    @pytest.mark.parametrize(
        ("name", "text", "told"),
        [
            ("hedges_yaml", "possible: [x]\n", "hedges.yaml:1: a pack adds to the core's word lists: name the file hedges.add.yaml."),
            ("hedge_add_yaml", "add: {}\n", "hedge.add.yaml:1: unknown word list “hedge”. Did you mean hedges?"),
            ("hedges_add_yaml", "add:\n  posible: [x]\n", "hedges.add.yaml:2: unknown label “posible”. Did you mean possible?"),
            ("hedges_add_yaml", "take:\n  possible:\n    - cold be\n", "hedges.add.yaml:3: unknown phrase of possible “cold be”. Did you mean could be?"),
            ("hedges_add_yaml", "ad:\n  possible: [x]\n", "hedges.add.yaml:2: unknown key in an addition “ad”. Did you mean add?"),
        ],
    )  # fmt: skip
    def test_the_unknown_is_refused(self, tmp_path: Path, name: str, text: str, told: str) -> None:
        own = write_pack(tmp_path / "own", **{f"lexicon__{name}": text})
        assert refused(lambda: load_lexicons([core_pack_folder(), own])) == f"own/lexicon/{told}"


class TestFiles:
    @pytest.mark.parametrize("name", ["overides_yaml", "overrides_yml", "rule_yaml"])
    def test_a_file_with_a_wrong_name_is_not_passed_over(self, tmp_path: Path, name: str) -> None:
        own = write_pack(tmp_path / "own", **{name: "a: b\n"})
        message = refused(lambda: load(own))
        assert message.startswith(f"own/{name.replace('_', '.')}:1: a pack has no such file at its top.")

    def test_rules_end_in_yaml(self, tmp_path: Path) -> None:
        own = write_pack(tmp_path / "own", rules__x_yml="a: b\n")
        assert refused(lambda: load(own)) == "own/rules/x.yml:1: files of a pack end in .yaml."

    def test_the_digest_sees_every_file_and_nothing_else(self, tmp_path: Path) -> None:
        first = write_pack(tmp_path / "a" / "own")
        second = write_pack(tmp_path / "b" / "own")
        assert digest_of(first) == digest_of(second) == load(first).packs[1].digest
        (second / "README.md").write_text("x", "utf-8")
        assert digest_of(first) == digest_of(second)
        (second / "overrides.yaml").write_text("NX202: off\n", "utf-8")
        assert digest_of(first) != digest_of(second)

    def test_hidden_files_and_folders_are_no_part_of_a_pack(self, tmp_path: Path) -> None:
        own = write_pack(tmp_path / "own")
        before = digest_of(own)
        for name in (".pre-commit-config.yaml", ".github/dependabot.yml", ".editor/rule.yaml"):
            (own / name).parent.mkdir(exist_ok=True)
            (own / name).write_text("a: b\n", "utf-8")
        assert len(load(own).packs[1].rules) == 1
        assert digest_of(own) == before

    def test_two_letters_may_not_have_one_name(self, tmp_path: Path) -> None:
        letter = "program: va\nconditions: [a]\nparts: {b: c}\n"
        own = write_pack(tmp_path / "own", **{"letters__sound-va-direct_yaml": letter})
        message = refused(lambda: load_letters_of([core_pack_folder(), own]))
        assert message == "own/letters/sound-va-direct.yaml:1: an earlier pack has a sound letter of this name."


class TestSources:
    def test_a_folder_without_a_head_is_no_pack(self, tmp_path: Path) -> None:
        (tmp_path / "own").mkdir()
        assert refused(lambda: find_pack("./own", str(tmp_path))) == "own/pack.yaml:1: a pack needs this file."

    def test_a_folder_is_looked_for_from_the_base(self, tmp_path: Path) -> None:
        own = write_pack(tmp_path / "own")
        assert find_pack("./own", str(tmp_path)).folder == str(own)
        assert find_pack(str(own), "elsewhere").digest == digest_of(own)

    @pytest.mark.parametrize(
        ("named", "message", "advice"),
        [
            ("./onw", "packs: there is no folder “./onw”.", "Did you mean own?"),
            ("own", "packs: there is no installed pack “own”.", "A folder is written with a dot before it: “./own”."),
            ("other", "packs: there is no installed pack “other”.", "Is it installed where nexuslint is?"),
        ],
    )
    def test_what_is_not_there(self, tmp_path: Path, named: str, message: str, advice: str) -> None:
        write_pack(tmp_path / "own")
        with pytest.raises(UsageError) as told:
            find_pack(named, str(tmp_path))
        assert (told.value.message, told.value.advice) == (message, advice)
