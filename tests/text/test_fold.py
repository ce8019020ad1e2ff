"""Folding keeps every character in its place, whatever the alphabet."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.text import fold

_SPECIAL = {"İ": "i", "I": "ı", "â": "a", "î": "i", "û": "u", "Â": "a", "Î": "İ", "Û": "u"}


def letter_by_letter(text: str) -> str:
    """What `fold` says, one character at a time."""
    return "".join(_SPECIAL.get(char) or (low if len(low := char.lower()) == 1 else char) for char in text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("İKİ ALTI", "iki altı"),
        ("IŞIK", "ışık"),
        ("Harekât", "harekat"),
        ("KÂTİP", "katip"),
        ("ΑΣ", "ασ"),  # a final sigma stays the sigma it is inside a word
        ("", ""),
    ],
)
def test_words_fold_as_turkish(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_every_character_folds_to_one() -> None:
    everything = "".join(map(chr, range(sys.maxunicode + 1)))
    assert fold(everything) == letter_by_letter(everything)


@given(st.text(alphabet="aIİiıÂÎÛâîûΣσΑ ßẞﬁŞş'’\u0307K", max_size=60))
def test_long_and_short_texts_fold_letter_by_letter(text: str) -> None:
    assert fold(text) == letter_by_letter(text)
