"""What was accepted of a letter is told apart; what is no longer found is stale, but only where somebody looked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nexuslint.config import Asked, forget_files, settings_for
from nexuslint.config.accepted import Ledger, find_stale, ledger_for, read_sidecars, with_accepted
from nexuslint.config.baseline import Entry, read_baseline, write_baseline
from nexuslint.config.settings_file import Acceptance
from nexuslint.model.errors import UsageError
from nexuslint.model.finding import Finding, Severity
from nexuslint.model.fingerprint import with_fingerprints
from nexuslint.model.place import Location
from nexuslint.model.report import LetterResult, Stale, Status

EVERY = frozenset({"NX202", "NX301", "NX402"})


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    forget_files()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def finding(code: str, sentence: str | None) -> Finding:
    return Finding(
        code=code,
        name="x",
        severity=Severity.ERROR,
        message="m",
        advice="a",
        why="w",
        span=None,
        quote=None,
        context=sentence,
        context_span=None,
        location=Location(),
    )


def result(*findings: Finding, status: Status = Status.OK) -> LetterResult:
    return LetterResult(path="a.txt", status=status, findings=findings)


def entry(code: str, sentence: str | None, reason: str = "known") -> Entry:
    (marked,) = with_fingerprints([finding(code, sentence)], "a.txt")
    return Entry(letter="a.txt", code=code, fingerprint=marked.fingerprint, reason=reason)


def acceptance(code: str) -> Acceptance:
    return Acceptance(letter="a.txt", code=code, reason="agreed", where="nexuslint.toml:4")


class TestAccepting:
    def test_the_baseline_accepts_the_finding_it_knows_and_no_other_of_its_rule(self) -> None:
        ledger = Ledger(name="a.txt", entries=(entry("NX202", "It could be."),), baseline="b.json")
        told = with_accepted(result(finding("NX202", "It could be."), finding("NX202", "It may be.")), ledger)
        assert [one.context for one in told.findings] == ["It may be."]
        assert [(one.finding.context, one.reason, one.where) for one in told.accepted] == [
            ("It could be.", "known", "b.json")
        ]

    def test_a_table_accepts_every_finding_of_its_code_and_its_reason_comes_first(self) -> None:
        ledger = Ledger(
            name="a.txt",
            entries=(entry("NX202", "It could be."),),
            baseline="b.json",
            acceptances=(acceptance("NX202"),),
        )
        told = with_accepted(result(finding("NX202", "It could be."), finding("NX202", "It may be.")), ledger)
        assert told.findings == ()
        assert {(one.reason, one.where) for one in told.accepted} == {("agreed", "nexuslint.toml:4")}
        assert find_stale(told, ledger, EVERY) == ()

    def test_nothing_accepted_leaves_all_findings_with_fingerprints(self) -> None:
        told = with_accepted(result(finding("NX202", "It could be.")), Ledger(name="a.txt"))
        assert told.findings[0].fingerprint == entry("NX202", "It could be.").fingerprint
        assert told.accepted == ()


class TestStale:
    ledger = Ledger(
        name="a.txt",
        entries=(entry("NX202", "It could be."),),
        baseline="b.json",
        acceptances=(acceptance("NX402"),),
    )

    def stale(self, one: LetterResult, asked: frozenset[str] = EVERY) -> tuple[Stale, ...]:
        return find_stale(with_accepted(one, self.ledger), self.ledger, asked)

    def test_what_is_no_longer_found_is_stale(self) -> None:
        assert self.stale(result(finding("NX202", "It might be."))) == (
            Stale(letter="a.txt", code="NX202", where="b.json"),
            Stale(letter="a.txt", code="NX402", where="nexuslint.toml:4"),
        )

    def test_what_is_still_found_is_not(self) -> None:
        assert self.stale(result(finding("NX202", "It could\nbe."), finding("NX402", None))) == ()

    @pytest.mark.parametrize("status", [Status.UNREAD, Status.PARTIAL])
    def test_of_a_letter_that_was_not_read_whole_nobody_knows(self, status: Status) -> None:
        assert self.stale(result(status=status)) == ()

    def test_of_a_rule_that_was_not_asked_nobody_knows(self) -> None:
        assert self.stale(result(), frozenset({"NX402"})) == (
            Stale(letter="a.txt", code="NX402", where="nexuslint.toml:4"),
        )


class TestFiles:
    def test_a_baseline_is_sorted_and_reads_back(self, project: Path) -> None:
        entries = (entry("NX301", "b"), entry("NX202", "a", "why"))
        path = str(project / "b.json")
        write_baseline(path, entries)
        assert read_baseline(path) == (entries[1], entries[0])
        assert not (project / "b.json.new").exists()
        first = (project / "b.json").read_bytes()
        write_baseline(path, reversed(entries))
        assert (project / "b.json").read_bytes() == first

    def test_no_file_has_no_entries(self, project: Path) -> None:
        assert read_baseline(str(project / "b.json")) == ()

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ('{\n"schema": 1,\n<<<<<<< HEAD\n', "b.json:3: this is not JSON."),
            ("[]", "b.json: this is no baseline."),
            ('{"schema": 2, "entries": []}', "b.json: the baseline was written by a newer nexuslint."),
            (
                '{"schema": 1, "entries": [{"letter": "a.txt"}]}',
                "b.json: entry 1 needs letter, code, fingerprint, reason",
            ),
            (
                '{"schema": 1, "entries": [{"letter": "a", "code": "NX202", "fingerprint": "f", "reason": " "}]}',
                "b.json: entry 1 (NX202 in a) has no reason.",
            ),
        ],
    )
    def test_a_broken_baseline_is_refused(self, project: Path, text: str, told: str) -> None:
        (project / "b.json").write_text(text, "utf-8")
        with pytest.raises(UsageError) as error:
            read_baseline(str(project / "b.json"))
        assert error.value.message.startswith(told)

    def test_a_named_baseline_must_be_there(self) -> None:
        settings = settings_for("a.txt", Asked(baseline="b.json"))
        with pytest.raises(UsageError, match=r"--baseline: there is no baseline “b\.json”"):
            ledger_for("a.txt", settings)
        assert ledger_for("a.txt", settings, may_be_new=True).entries == ()

    def test_no_baseline_leaves_tables_and_sidecars(self, project: Path) -> None:
        write_baseline(str(project / "nexuslint-baseline.json"), [entry("NX202", "a")])
        (project / "nexuslint.toml").write_text(
            '[[accept]]\nletter = "./a.txt"\ncode = "nx402"\nreason = "agreed"\n', "utf-8"
        )
        assert len(ledger_for("a.txt", settings_for("a.txt")).entries) == 1
        ledger = ledger_for("a.txt", settings_for("a.txt", Asked(no_baseline=True)))
        assert (ledger.entries, [one.code for one in ledger.acceptances]) == ((), ["NX402"])
        assert ledger_for("b.txt", settings_for("b.txt")) == Ledger(name="b.txt")

    def test_sidecars_of_the_whole_name_and_of_the_stem(self, project: Path) -> None:
        for name, code in (("a.txt.nexuslint.toml", "NX202"), ("a.nexuslint.toml", "NX402")):
            (project / name).write_text(f'\n[[accept]]\ncode = "{code}"\nreason = "agreed"\n', "utf-8")
        assert [(one.code, one.where) for one in read_sidecars("a.txt", "a.txt")] == [
            ("NX202", "a.txt.nexuslint.toml:2"),
            ("NX402", "a.nexuslint.toml:2"),
        ]
        assert [one.code for one in read_sidecars("a.pdf", "a.pdf")] == ["NX402"]
        assert read_sidecars("b.txt", "b.txt") == ()

    def test_the_one_sidecar_of_a_letter_without_a_suffix_counts_once(self, project: Path) -> None:
        (project / "letter.nexuslint.toml").write_text('\n[[accept]]\ncode = "NX402"\nreason = "agreed"\n', "utf-8")
        assert [one.where for one in read_sidecars("letter", "letter")] == ["letter.nexuslint.toml:2"]

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ('[[accept]]\ncode = "NX202"\n', "a.nexuslint.toml:1: an accepted finding needs a reason."),
            ('[[acept]]\ncode = "NX202"\n', "a.nexuslint.toml:1: unknown key “acept”."),
            ('[[accept]]\nletter = "a.txt"\n', "a.nexuslint.toml:2: unknown key “letter”."),
        ],
    )
    def test_a_broken_sidecar_is_refused(self, project: Path, text: str, told: str) -> None:
        (project / "a.nexuslint.toml").write_text(text, "utf-8")
        with pytest.raises(UsageError) as error:
            read_sidecars("a.txt", "a.txt")
        assert error.value.message == told


def test_a_baseline_holds_no_word_of_a_letter(project: Path) -> None:
    write_baseline(str(project / "b.json"), [entry("NX202", "Tobias Wren has tinnitus.")])
    told = (project / "b.json").read_text("utf-8")
    assert "Wren" not in told
    assert set(json.loads(told)["entries"][0]) == {"letter", "code", "fingerprint", "reason"}
