"""What a form does in its sentence, where the words beside it settle it."""

from typing import Any

import pytest

from case_tables import load_cases
from dragoman.lang.tr.in_context import analyse_sentence


@pytest.mark.parametrize("case", load_cases("in-context.toml"))
def test_a_form_does_in_its_sentence_what_the_case_file_says(case: dict[str, Any]) -> None:
    tokens = case["text"].split()
    morph = analyse_sentence(tokens)[tokens.index(case["word"])][0]
    assert {name: getattr(morph, name) or ("" if value == "" else False) for name, value in case["expect"].items()} == (
        case["expect"]
    )
