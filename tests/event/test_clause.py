"""Who stands in which slot of a verb."""

from typing import Any

import pytest

from case_tables import load_cases
from event.reader import read


@pytest.mark.parametrize("case", load_cases("slots.toml"))
def test_slots_hold_whom_the_case_file_says(case: dict[str, Any]) -> None:
    assert read(case["text"]).slot(case["slot"], case["verb"]) == case["expect"]
