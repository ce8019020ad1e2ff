"""Names of one person."""

import pytest

from case_tables import load_cases
from dragoman.merge.names import likeness


@pytest.mark.parametrize("case", load_cases("same-names.toml"))
def test_names_are_one_persons_as_the_case_file_says(case):
    assert likeness(*case["names"]) == case["expect"]


@pytest.mark.parametrize("names", [("", ""), ("el", "el"), ("", "Salmi"), ("習近平", "习近平"), ("-", "'")])
def test_odd_names_break_nothing(names):
    assert likeness(*names) in ("same", "other", "unsure")
