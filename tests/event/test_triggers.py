"""Words tell the acts that the case table says, and words that only look so tell none."""

from typing import Any

import pytest

from case_tables import load_cases
from event.reader import read


@pytest.mark.parametrize("case", load_cases("triggers.toml"))
def test_words_tell_the_acts_that_the_case_file_says(case: dict[str, Any]) -> None:
    assert read(case["text"]).acts() == case["expect"]
