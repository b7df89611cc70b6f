"""GitHub annotations: escaped, within what GitHub shows, the worst letters first."""

from __future__ import annotations

from dataclasses import replace

import pytest
from ci_reports import ACCEPTED, ATTACK, MARKED, SAFE, STALE, WHOLE, written
from reports import SOUND, UNREAD, WEAK, report

from nexuslint.model.report import LetterResult, Report
from nexuslint.reporters.github import escaped_data, escaped_property


def lines(what: Report) -> list[str]:
    return written("github", what).decode().splitlines()


def kinds(what: Report) -> list[str]:
    return [line.split(" ")[0] for line in lines(what)]


def letters(number: int, like: LetterResult) -> list[LetterResult]:
    return [replace(like, path=f"letters/{at}.pdf") for at in range(number)]


def test_one_annotation_a_letter_and_a_last_notice() -> None:
    assert kinds(SAFE) == ["::error", "::error", "::error", "::error", "::warning", "::warning", "::notice"]


def test_a_clean_letter_has_none() -> None:
    assert lines(report(SOUND)) == ["::notice title=nexuslint::1 letter: no fault found."]


def test_an_annotation() -> None:
    one = replace(WEAK, findings=(MARKED[1],))
    assert lines(report(one))[0] == (
        "::error file=letters/harlow-back.pdf,line=1,title=1 error::"
        "NX202 error, page 1, paragraph 9: “could be related to” says only that a link is possible."
    )


def test_many_findings_of_a_letter_are_told_in_short() -> None:
    told = lines(report(WEAK))[0]
    assert told.count("%0A") == 5
    assert told.endswith("%0Aand 3 further findings: NX405, NX305 and NX710")


def test_percent_colon_comma_and_line_ends_are_escaped() -> None:
    assert escaped_data("5%\r\n a:b,c") == "5%25%0D%0A a:b,c"
    assert escaped_property("5%\r\n a:b,c") == "5%25%0D%0A a%3Ab%2Cc"
    assert "file=letters/50%25 & more%2C a%3Ab.pdf," in written("github", report(ACCEPTED)).decode()


def test_words_of_a_letter_cannot_begin_a_command() -> None:
    assert all(line.startswith("::") for line in lines(ATTACK))
    assert len(lines(ATTACK)) == 3
    hostile = replace(WEAK, findings=(replace(MARKED[0], message="a\n::set-output name=x::y"),))
    assert len(lines(report(hostile))) == 2


def test_ten_errors_and_ten_warnings_and_the_rest_is_told() -> None:
    weak = replace(WEAK, findings=MARKED[3:4])
    got = lines(report(*letters(13, WEAK), *letters(12, weak)))
    assert [line.split(" ")[0] for line in got] == ["::error"] * 10 + ["::warning"] * 10 + ["::notice"]
    assert "5 letters with findings not shown here; the job summary lists them." in got[-1]


def test_notices_leave_room_for_the_last_one() -> None:
    slight = replace(WEAK, findings=MARKED[6:7])
    assert len(lines(report(*letters(12, slight)))) == 10


def test_the_worst_letters_are_those_shown() -> None:
    one = replace(WEAK, path="letters/one-error.pdf", findings=MARKED[:1])
    got = lines(report(one, *letters(10, WEAK)))
    assert not any("one-error" in line for line in got)


def test_an_unread_letter_leads() -> None:
    got = lines(report(WEAK, UNREAD))
    assert got[0].startswith("::error file=letters/scan.pdf,line=1,title=Not read::The file has 3 pages")


def test_accepted_and_stale_are_told_at_the_end() -> None:
    last = lines(WHOLE)[-1]
    assert "2 findings were accepted before." in last
    assert f"NX402 in {STALE[0].letter} is accepted in nexuslint-baseline.json, and is no longer there" in last


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_it_is_utf_8_whatever_the_console_is(encoding: str) -> None:
    from nexuslint.reporters import View

    assert "“could be".encode() in written("github", WHOLE, View(encoding=encoding))
