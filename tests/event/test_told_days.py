"""The times of a sentence mean what the case file says, with those told before them."""

from typing import Any

import pytest

from case_tables import load_cases
from dragoman.event.told_days import ToldDays
from event.reader import read


@pytest.mark.parametrize("case", load_cases("told-days.toml"))
def test_times_may_mean_the_days_of_the_case_file(case: dict[str, Any]) -> None:
    told = read(case["text"], seen=case["seen"])
    days = ToldDays(told.sents, told.clock).of(len(told.sents) - 1, future=case.get("future", False))
    assert [f"{day.edtf} {day.how}" for day in days] == case["expect"]


def test_a_long_page_that_counts_every_day_from_the_last_is_read_to_its_end() -> None:
    told = read("Anlaşma 5 Ocak 2020'de imzalandı. " + "Ertesi gün bakan konuştu. " * 1500)
    days = ToldDays(told.sents, told.clock).of(1500, future=False)
    assert [day.edtf for day in days] == ["2024-02-13"]
