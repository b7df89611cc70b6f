"""A letter's words cannot steer the screen, break a line or stop the report."""

from __future__ import annotations

import io
import json

import pytest
from reports import EVERYTHING, HOSTILE, WEAK, report

from nexuslint.reporters import REPORTERS, View
from nexuslint.reporters.encoding import clean, encode


def shown(format_name: str, view: View, *results: object) -> bytes:
    out = io.BytesIO()
    REPORTERS[format_name](view).write(report(*results), out)  # type: ignore[arg-type]
    return out.getvalue()


@pytest.mark.parametrize("format_name", ["rich", "concise"])
def test_escape_codes_of_a_letter_never_reach_the_screen(format_name: str) -> None:
    got = shown(format_name, View(), HOSTILE)
    assert b"\x1b" not in got
    assert b"\x07" not in got
    assert "\u202e" not in got.decode()


def test_a_line_end_in_a_file_name_does_not_make_a_line_of_its_own() -> None:
    assert shown("concise", View(), HOSTILE).count(b"\n") == 1


def test_brackets_and_colons_of_a_letter_are_shown_as_they_stand() -> None:
    got = shown("rich", View(), HOSTILE).decode()
    assert "[bold]back[/bold]" in got
    assert ":warning:" in got


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437", "latin-1", "utf-16", "utf-8"])
@pytest.mark.parametrize("format_name", sorted(REPORTERS))
def test_every_encoding_can_show_every_report(format_name: str, encoding: str) -> None:
    out = io.BytesIO()
    REPORTERS[format_name](View(encoding=encoding)).write(EVERYTHING, out)
    assert out.getvalue()


def test_look_alikes_stand_in_for_what_cannot_be_shown() -> None:
    assert encode("“§ 3.102” – é 漢", "ascii") == b'"Sec. 3.102" - e ?'


def test_a_file_name_that_is_no_unicode_survives_json() -> None:
    from dataclasses import replace

    odd = replace(WEAK, path="letters/caf\udce9.pdf")
    assert json.loads(shown("json", View(), odd))["files"][0]["path"] == "letters/caf\udce9.pdf"


@pytest.mark.parametrize("width", [1, 20, 39, 40, 59, 60, 80, 95, 96, 120, 300])
def test_no_line_is_longer_than_the_page(width: int) -> None:
    out = io.BytesIO()
    REPORTERS["rich"](View(width=width)).write(EVERYTHING, out)
    longest = max(len(line) for line in out.getvalue().decode().splitlines())
    assert longest <= max(min(width, 100), 20)


def test_no_line_ends_in_blanks() -> None:
    out = io.BytesIO()
    REPORTERS["rich"](View()).write(EVERYTHING, out)
    assert not any(line.endswith(" ") for line in out.getvalue().decode().splitlines())


def test_without_colours_there_is_no_escape_code() -> None:
    out = io.BytesIO()
    REPORTERS["rich"](View()).write(EVERYTHING, out)
    assert b"\x1b" not in out.getvalue()


@pytest.mark.parametrize("colours", ["standard", "256", "truecolor"])
def test_colours_are_readable_on_light_and_on_dark(colours: str) -> None:
    """Black, white and yellow text would be lost on one ground or the other."""
    out = io.BytesIO()
    REPORTERS["rich"](View(colours=colours)).write(EVERYTHING, out)
    got = out.getvalue().decode()
    assert "\x1b[" in got
    assert not any(
        f"{code}m" in got for code in (";30", ";33", ";37", ";90", ";93", ";97", "[30", "[33", "[37", "[93", "[97")
    )


def test_the_faulty_words_are_underlined_where_the_screen_can() -> None:
    out = io.BytesIO()
    REPORTERS["rich"](View(colours="standard")).write(report(WEAK), out)
    assert "\x1b[1;4mcould be related to\x1b[0m" in out.getvalue().decode()


def test_clean_keeps_words_apart() -> None:
    assert clean("a\r\n\tb\u00a0c\u0000d") == "a b cd"
