"""The learned role reader, as it ships: sentences in their context give roles and a speaker."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Literal

import pytest

from nexuslint.language.roles import SHIPPED, RoleModelError, RoleReader, RoleScores, SentenceText

Opens = Literal["paragraph", "line", "sentence"]


@pytest.fixture(scope="module")
def reader() -> RoleReader:
    return RoleReader.load()


def paragraphs(*texts: str) -> list[SentenceText]:
    """Give sentences; a text that begins with "+ " follows on the same line."""
    return [
        SentenceText(text=text.removeprefix("+ "), opens="sentence" if text.startswith("+ ") else "paragraph")
        for text in texts
    ]


def roles_of(scores: RoleScores) -> set[str]:
    return {role for role, score in scores.roles.items() if score > 0.5}


LETTER = paragraphs(
    "Re: Marcus T. Hollis, claim no. 55-1280",
    "To the rating officer:",
    "I am a board-certified orthopedic surgeon with twenty-two years of practice.",
    "+ I have treated Mr. Hollis since March 2016.",
    "Records",
    "I reviewed his service treatment records, the VA claims file and the MRI report of 9 May 2023.",
    "Diagnosis",
    "Mr. Hollis has degenerative disc disease of the lumbar spine.",
    "Prior examination",
    "The VA examiner wrote that the back condition could possibly be related to service but was more likely due to age.",
    "+ He did not mention the 1998 fall.",
    "Opinion",
    "It is my opinion that his lumbar disc disease is at least as likely as not caused by the fall in service.",
    "+ The fall loaded the flexed spine and tore the annulus, and a torn annulus dries out and collapses over the years.",
    "Sincerely,",
)


def test_an_opinion_of_the_author_with_its_standard(reader: RoleReader) -> None:
    scores = reader.read(LETTER)[12]
    assert {"opinion_firm", "standard"} <= roles_of(scores)
    assert scores.speaker == "author"


def test_the_examiners_hedge_is_not_the_authors(reader: RoleReader) -> None:
    scores = reader.read(LETTER)[9]
    assert "adverse_evidence" in roles_of(scores)
    assert not roles_of(scores) & {"opinion_firm", "opinion_hedged", "opinion_adverse", "standard"}
    assert scores.speaker == "examiner"


@pytest.mark.parametrize("number", [4, 6, 8, 11])
def test_a_heading_carries_nothing(reader: RoleReader, number: int) -> None:
    assert roles_of(reader.read(LETTER)[number]) == {"other"}


def test_records_diagnosis_and_reason(reader: RoleReader) -> None:
    scores = reader.read(LETTER)
    assert "records_reviewed" in roles_of(scores[5])
    assert "diagnosis" in roles_of(scores[7])
    assert "rationale" in roles_of(scores[13])
    assert "credentials" in roles_of(scores[2])
    assert "relationship" in roles_of(scores[3])


def test_every_role_and_speaker_has_a_number_between_0_and_1(reader: RoleReader) -> None:
    for scores in reader.read(LETTER):
        assert len(scores.roles) == 41
        assert len(scores.speakers) == 9
        assert all(0 <= score <= 1 for score in (*scores.roles.values(), *scores.speakers.values()))
        assert sum(scores.speakers.values()) == pytest.approx(1)
        assert scores.speaker == max(scores.speakers, key=scores.speakers.__getitem__)


def test_no_sentences_no_scores(reader: RoleReader) -> None:
    assert reader.read([]) == ()


def test_the_same_letter_gives_the_same_scores_from_a_second_reader(reader: RoleReader) -> None:
    assert RoleReader.load().read(LETTER) == reader.read(LETTER)


def test_a_long_letter_has_scores_for_each_sentence_and_its_front_does_not_move(reader: RoleReader) -> None:
    once, more = reader.read(LETTER * 4), reader.read(LETTER * 5)
    assert len(once) == 4 * len(LETTER)
    assert more[: 2 * len(LETTER)] == once[: 2 * len(LETTER)]


def test_a_sentence_reads_alike_in_any_window(reader: RoleReader) -> None:
    # the same letter stands at other places of the windows each time; what it says must not change
    scores = reader.read(LETTER * 4)
    for repeat in range(4):
        opinion = scores[repeat * len(LETTER) + 12]
        assert {"opinion_firm", "standard"} <= roles_of(opinion)
        assert opinion.speaker == "author"


@pytest.mark.parametrize(
    "text", ["", " ", "\u200b", "🙂🙂", "a" * 5000, "the knee " * 2000, "漢字", "\0", "|" * 300, "ﬁnding — ½"]
)
def test_odd_text_is_read_without_a_fault(reader: RoleReader, text: str) -> None:
    odd: list[Opens] = ["paragraph", "line", "sentence"]
    sentences = [SentenceText(text=text, opens=opens) for opens in odd]
    assert len(reader.read(sentences)) == 3
    assert len(reader.read([*LETTER, *sentences, *LETTER])) == 2 * len(LETTER) + 3


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(RoleModelError, match=r"config\.json: missing"):
        RoleReader.load(tmp_path / "nowhere")


@pytest.mark.parametrize("name", ["layers.onnx", "tables.npz", "vocabulary.txt"])
def test_a_damaged_file_is_told(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "model"
    shutil.copytree(SHIPPED, folder)
    content = bytearray((folder / name).read_bytes())
    content[len(content) // 2] ^= 1
    (folder / name).write_bytes(content)
    with pytest.raises(RoleModelError, match=f"{name}: damaged"):
        RoleReader.load(folder)


def test_another_format_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(SHIPPED, folder)
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    (folder / "config.json").write_text(json.dumps(config | {"format": 99}), encoding="utf-8")
    with pytest.raises(RoleModelError, match="format 99"):
        RoleReader.load(folder)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"format": 1, "files": 3}'])
def test_settings_that_are_none_are_told(tmp_path: Path, content: str) -> None:
    (tmp_path / "config.json").write_text(content, encoding="utf-8")
    with pytest.raises(RoleModelError):
        RoleReader.load(tmp_path)


def test_the_model_is_small() -> None:
    assert sum(path.stat().st_size for path in SHIPPED.iterdir()) < 30_000_000
