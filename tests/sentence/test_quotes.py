"""Quotations open and close at their marks; an apostrophe does neither."""

import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_tables import load_cases
from dragoman.sentence import find_quotes


@pytest.mark.parametrize("case", load_cases("quotes.toml"))
def test_quotations_are_found_as_the_case_file_says(case: dict[str, Any]) -> None:
    assert [quote.span.of(case["text"]) for quote in find_quotes(case["text"])] == case["expect"]


@given(st.text(alphabet="ab '\"“”‘’«»„\n.,", max_size=60))
def test_quotations_stand_apart_and_hold_what_is_inside(text: str) -> None:
    quotes = find_quotes(text)
    assert all(quote.outer.covers(quote.span) for quote in quotes)
    assert all(left.outer.end <= right.outer.start for left, right in itertools.pairwise(quotes))
