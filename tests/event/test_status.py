"""Whether an act happened."""

from typing import Any

import pytest

from case_tables import load_cases
from event.reader import read


@pytest.mark.parametrize("case", load_cases("status.toml"))
def test_status_is_what_the_case_file_says(case: dict[str, Any]) -> None:
    reality = read(case["text"]).reality(case["act"])
    assert (reality.status or "nothing", reality.background) == (case["expect"], case.get("background", False))
