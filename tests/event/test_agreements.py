"""Agreements: what they are, whose, and when they were signed."""

from typing import Any

import pytest

from case_tables import load_cases
from event.reader import read


@pytest.mark.parametrize("case", load_cases("agreements.toml"))
def test_agreements_are_those_that_the_case_file_says(case: dict[str, Any]) -> None:
    found = [
        {"kind": agreement.kind, "parties": list(agreement.parties), "signed": agreement.signed or "none"}
        for agreement in read(case["text"]).agreements()
    ]
    assert found == case["expect"]
