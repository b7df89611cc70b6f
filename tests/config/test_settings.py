"""Which settings hold for a letter: found upward, later tables over earlier ones, the command line over all."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from nexuslint.config import Asked, Settings, forget_files, settings_for
from nexuslint.config.find import name_from
from nexuslint.config.shown import shown_settings
from nexuslint.model.errors import UsageError
from nexuslint.model.facts import Program, Theory
from nexuslint.model.finding import Severity


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    forget_files()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(name: str, text: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def refused(text: str, name: str = "nexuslint.toml") -> tuple[str, str]:
    write(name, text)
    with pytest.raises(UsageError) as told:
        settings_for("a.txt")
    return told.value.message, told.value.advice


class TestLookup:
    def test_without_a_file_everything_is_default(self, project: Path) -> None:
        settings = settings_for("a.txt")
        assert settings == Settings(root=str(project), baseline=str(project / "nexuslint-baseline.json"))
        assert settings.origin("fail-on") == "default"

    def test_the_nearest_file_is_the_only_one(self) -> None:
        write("nexuslint.toml", 'program = "va"\nignore = ["NX1"]\n')
        write("smith/nexuslint.toml", 'program = "ssd"\n')
        near = settings_for("smith/deep/a.txt")
        assert (near.program, near.ignore) == (Program.SSD, ())
        assert settings_for("jones/a.txt").program is Program.VA

    def test_pyproject_counts_only_with_a_table_and_after_nexuslint_toml(self) -> None:
        write("pyproject.toml", '[tool.nexuslint]\nprogram = "ssd"\n')
        write("sub/pyproject.toml", '[project]\nname = "nexuslint-letters"\n')
        assert settings_for("sub/a.txt").origin("program") == "pyproject.toml:2"
        write("sub/nexuslint.toml", "")
        forget_files()
        assert settings_for("sub/a.txt").program is None

    def test_a_named_file_is_the_only_one_and_isolated_reads_none(self) -> None:
        write("nexuslint.toml", 'program = "va"\n')
        write("firm/own.toml", 'program = "ssd"\n')
        assert settings_for("a.txt", Asked(config="firm/own.toml")).program is Program.SSD
        assert settings_for("a.txt", Asked(isolated=True)).program is None

    def test_a_named_file_that_is_not_there(self) -> None:
        with pytest.raises(UsageError, match=r"no settings file “x\.toml”"):
            settings_for("a.txt", Asked(config="x.toml"))

    def test_root_without_a_file_is_the_work_tree(self, project: Path) -> None:
        (project / ".git").mkdir()
        (project / "sub").mkdir()
        assert settings_for("sub/a.txt").root == str(project)

    def test_a_letters_name_is_the_same_from_a_subfolder(self, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (project / "sub").mkdir()
        assert name_from(str(project), "sub/a.txt") == "sub/a.txt"
        monkeypatch.chdir(project / "sub")
        assert name_from(str(project), "a.txt") == "sub/a.txt"
        assert name_from(str(project), "../b.txt") == "b.txt"

    def test_settings_and_the_question_can_be_sent_to_another_process(self) -> None:
        write("nexuslint.toml", '[per-file]\n"a.txt" = {program = "ssd"}\n')
        asked = pickle.loads(pickle.dumps(Asked(select=("NX2",))))
        settings = settings_for("a.txt", asked)
        assert pickle.loads(pickle.dumps(settings)) == settings
        assert hash(settings) == hash(settings_for("a.txt", asked))


class TestMerging:
    def test_later_tables_win_and_ignored_codes_add_up(self) -> None:
        write(
            "nexuslint.toml",
            'ignore = ["NX1"]\n[severity]\nNX202 = "warning"\nNX305 = "off"\n[per-file]\n'
            '"smith/**" = {program = "ssd", ignore = ["NX3"]}\n'
            '"smith/va/**" = {program = "va", theory = "secondary", severity = {NX202 = "error"}}\n',
        )
        both = settings_for("smith/va/a.txt")
        assert (both.program, both.theories, both.ignore) == (Program.VA, (Theory.SECONDARY,), ("NX1", "NX3"))
        assert both.severities == (("NX202", Severity.ERROR), ("NX305", None))
        assert both.origin("program") == "nexuslint.toml:7"
        first = settings_for("smith/a.txt")
        assert (first.program, first.theories) == (Program.SSD, ())
        other = settings_for("jones/a.txt")
        assert (other.program, other.ignore) == (None, ("NX1",))

    @pytest.mark.parametrize(
        ("pattern", "name", "holds"),
        [
            ("*.pdf", "deep/er/a.pdf", True),
            ("clients/*", "clients/smith/a.pdf", True),
            ("/a.pdf", "sub/a.pdf", False),
            ("clients/smith/**", "clients/smith/va/a.pdf", True),
            ("clients/smith/**", "clients/smithson/a.pdf", False),
            ("drafts/", "clients/drafts/a.pdf", True),
            ("clients/[ab]*", "clients/carl/a.pdf", False),
        ],
    )
    def test_patterns_are_gits(self, pattern: str, name: str, holds: bool) -> None:
        write("nexuslint.toml", f'[per-file]\n"{pattern}" = {{program = "ssd"}}\n')
        assert (settings_for(name).program is Program.SSD) is holds

    def test_the_command_line_beats_the_file(self) -> None:
        write("nexuslint.toml", 'program = "va"\nfail-on = "never"\nselect = ["NX1"]\nignore = ["NX2"]\n')
        asked = Asked(program=Program.SSD, fail_on="warning", ignore=("NX3",))
        settings = settings_for("a.txt", asked)
        assert (settings.program, settings.fail_on, settings.ignore) == (Program.SSD, "warning", ("NX2", "NX3"))
        assert settings.select == ("NX1",)
        assert settings.origin("program") == "command line"
        assert settings.origin("ignore") == "nexuslint.toml:4, command line"

    def test_select_on_the_command_line_shows_what_the_file_leaves_out(self) -> None:
        write("nexuslint.toml", 'ignore = ["NX2"]\n[severity]\nNX202 = "off"\nNX305 = "error"\n')
        settings = settings_for("a.txt", Asked(select=("NX202",)))
        assert (settings.select, settings.ignore) == (("NX202",), ())
        assert settings.severities == (("NX305", Severity.ERROR),)

    def test_every_key_is_shown_with_its_place(self) -> None:
        write("nexuslint.toml", 'fail_on = "never"\njobs = 4\n[severity]\nNX3 = "off"\n')
        shown = {one.name: (one.line, one.where) for one in shown_settings(settings_for("a.txt"))}
        assert shown["fail-on"] == ('fail-on = "never"', "nexuslint.toml:1")
        assert shown["jobs"] == ("jobs = 4", "nexuslint.toml:2")
        assert shown["severity"] == ('severity = {NX3 = "off"}', "nexuslint.toml:3")
        assert shown["program"] == ("program -", "default")


class TestRefusal:
    @pytest.mark.parametrize(
        ("text", "message", "advice"),
        [
            ('slect = ["NX2"]\n', "nexuslint.toml:1: unknown key “slect”.", "Did you mean select?"),
            ('\nprogram = "vaa"\n', "nexuslint.toml:2: program cannot be “vaa”.", "Did you mean va?"),
            ('fail-on = "erorr"\n', "nexuslint.toml:1: fail-on cannot be “erorr”.", "Did you mean error?"),
            ('[severity]\n\nNX202 = "of"\n', "nexuslint.toml:3: severity cannot be “of”.", "Did you mean off?"),
            (
                '[per-file]\n"a/**" = {prgram = "ssd"}\n',
                "nexuslint.toml:2: unknown key “prgram”.",
                "Did you mean program?",
            ),
            (
                '[per-file."a/**"]\nprogram = "ssd"\nfail-on = "never"\n',
                "nexuslint.toml:3: unknown key “fail-on”.",
                "Known here: program, theory, condition, select, ignore, severity.",
            ),
            (
                "gitignore = 1\n",
                "nexuslint.toml:1: gitignore must be true or false.",
                "Mend the settings file.",
            ),
            (
                'exclude = ["drafts/", "!"]\n',
                "nexuslint.toml:1: “!” is no pattern.",
                "Patterns are written as in a .gitignore, such as drafts/.",
            ),
            (
                '[per-file]\n"[z-a]" = {program = "ssd"}\n',
                "nexuslint.toml:2: “[z-a]” is no pattern.",
                "Patterns are written as in a .gitignore, such as drafts/.",
            ),
            (
                '[tool.nexuslint]\nprogram = "ssd"\n',
                "nexuslint.toml:1: [tool.nexuslint] is for pyproject.toml.",
                "Here, take that line away.",
            ),
            (
                "jobs = 0\n",
                'nexuslint.toml:1: jobs must be a whole number from 1, or "auto".',
                "Mend the settings file.",
            ),
            (
                '[[accept]]\nletter = "a.txt"\ncode = "NX202"\n',
                "nexuslint.toml:1: an accepted finding needs a reason.",
                'Say why it may stand: reason = "..."',
            ),
            (
                '[[accept]]\nletter = "a.txt"\ncode = "NX202"\nreason = "x"\n[[accept]]\nleter = "a"\n',
                "nexuslint.toml:6: unknown key “leter”.",
                "Did you mean letter?",
            ),
        ],
    )
    def test_the_unknown_is_refused_with_line_and_nearest_word(self, text: str, message: str, advice: str) -> None:
        assert refused(text) == (message, advice)

    def test_no_toml_is_told_with_its_line(self) -> None:
        message, advice = refused('program = "va"\nselect = [NX2]\n')
        assert message.startswith("nexuslint.toml:2: this is not TOML: ")
        assert "Texts stand in quotes" in advice

    def test_in_pyproject_only_our_table_is_looked_at(self) -> None:
        write("pyproject.toml", '[tool.other]\nslect = 1\n[tool.nexuslint]\nprogram = "ssd"\n')
        assert settings_for("a.txt").program is Program.SSD
        forget_files()
        message, _ = refused('[tool.nexuslint]\n[tool.nexuslint.severity]\nNX202 = "eror"\n', "pyproject.toml")
        assert message == "pyproject.toml:3: severity cannot be “eror”."
