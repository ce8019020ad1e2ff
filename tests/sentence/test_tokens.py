"""Tokens are words with their suffixes, numbers, and single marks; nothing of the text is lost."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_tables import load_cases
from dragoman.sentence.tokens import tokenize


@pytest.mark.parametrize("case", load_cases("tokens.toml"))
def test_tokens_are_cut_as_the_case_file_says(case: dict[str, Any]) -> None:
    assert [token.text for token in tokenize(case["text"])] == case["expect"]


@given(st.text(alphabet="abİıŞğ’'.,-–\"«»0129% \n\u0307", max_size=60))
def test_tokens_hold_every_character_that_is_no_blank_once(text: str) -> None:
    tokens = tokenize(text)
    assert "".join(token.text for token in tokens) == "".join(text.split())
    assert all(token.text == token.span.of(text) for token in tokens)


def test_spans_count_from_where_the_stretch_begins() -> None:
    assert [token.span.start for token in tokenize("Bakan geldi", 100)] == [100, 106]


@pytest.mark.parametrize(
    ("text", "kind"), [("Solt'u", "word"), ("%5,2", "number"), ("146'şar", "number"), ("''", "punct")]
)
def test_a_token_is_a_word_a_number_or_a_mark(text: str, kind: str) -> None:
    assert [token.kind for token in tokenize(text)] == [kind]
