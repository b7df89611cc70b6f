"""The word pieces are those of the encoder's published tokenizer; the expected ones were taken from it."""

from __future__ import annotations

import pytest

from nexuslint.language.roles import SHIPPED
from nexuslint.language.wordpiece import WordPieces


@pytest.fixture(scope="module")
def vocabulary() -> WordPieces:
    return WordPieces.from_lines((SHIPPED / "vocabulary.txt").read_text(encoding="utf-8").split("\n"))


def pieces_of(vocabulary: WordPieces, text: str) -> list[str]:
    names = list(vocabulary.numbers)
    return [names[number] for number in vocabulary.pieces(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It is at least as likely as not (50%) related.",
            "it is at least as likely as not ( 50 % ) related .",
        ),
        ("Ménière’s disease — DÉJÀ VU", "men ##iere ’ s disease — de ##ja vu"),
        ("s/p microdisc, L5-S1; 2/2 OSA.", "s / p micro ##dis ##c , l ##5 - s ##1 ; 2 / 2 os ##a ."),
        ("spondylolisthesis", "sp ##ond ##yl ##olis ##thesis"),
        ("½-inch, 38 C.F.R. § 3.310(a)", "½ - inch , 38 c . f . r . § 3 . 310 ( a )"),
        ("don't", "don ' t"),
        ("____", "_ _ _ _"),
    ],
)
def test_pieces_are_those_of_the_published_tokenizer(vocabulary: WordPieces, text: str, expected: str) -> None:
    assert pieces_of(vocabulary, text) == expected.split()


def test_soft_hyphens_and_control_characters_are_no_part_of_a_word(vocabulary: WordPieces) -> None:
    assert pieces_of(vocabulary, "co\u00adoperation\u200b a\0b\x07c") == ["cooperation", "abc"]


def test_any_blank_parts_words(vocabulary: WordPieces) -> None:
    assert pieces_of(vocabulary, " the\u00a0back\u2003and\tthe\nknee ") == ["the", "back", "and", "the", "knee"]


def test_a_letter_with_and_without_its_own_accent_mark_is_the_same(vocabulary: WordPieces) -> None:
    assert vocabulary.pieces("Me\u0301nie\u0300re") == vocabulary.pieces("Ménière")


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "\u200b"])
def test_text_without_a_character_has_no_pieces(vocabulary: WordPieces, text: str) -> None:
    assert vocabulary.pieces(text) == ()


@pytest.mark.parametrize("word", ["🙂", "a" * 101])
def test_a_word_outside_the_vocabulary_is_one_unknown_piece(vocabulary: WordPieces, word: str) -> None:
    assert pieces_of(vocabulary, f"the {word} knee") == ["the", "[UNK]", "knee"]


def test_the_longest_piece_is_taken_first() -> None:
    pieces = WordPieces.from_lines(["[UNK]", "knee", "kneecap", "##cap", "##s"])
    assert pieces.pieces("kneecaps kneescap") == (2, 4, 1, 4, 3)
