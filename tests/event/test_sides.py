"""Who does an act, and to whom, in the discourse up to its sentence."""

from typing import Any

import pytest

from case_tables import load_cases
from event.reader import read


@pytest.mark.parametrize("case", load_cases("sides.toml"))
def test_sides_are_those_that_the_case_file_says(case: dict[str, Any]) -> None:
    sides = read(case["text"]).sides(case["act"])
    found = (list(sides.actors), list(sides.recipients)) if sides else (None, None)
    assert found == (case.get("actors"), case.get("recipients"))
