"""The times of a sentence mean what the case file says, with those told before them."""

from typing import Any

import pytest

from case_tables import load_cases
from dragoman.event.day_signs import day_options
from dragoman.event.find import find_tellings
from dragoman.event.setting_signs import Deeds
from dragoman.event.told_days import ToldDays
from event.reader import read, turkish


@pytest.mark.parametrize("case", load_cases("told-days.toml"))
def test_times_may_mean_the_days_of_the_case_file(case: dict[str, Any]) -> None:
    told = read(case["text"], seen=case["seen"])
    days = ToldDays(told.sents, told.clock).of(len(told.sents) - 1, future=case.get("future", False))
    assert [f"{day.edtf} {day.how}" for day in days] == case["expect"]


def test_a_long_page_that_counts_every_day_from_the_last_is_read_to_its_end() -> None:
    told = read("Anlaşma 5 Ocak 2020'de imzalandı. " + "Ertesi gün bakan konuştu. " * 1500)
    days = ToldDays(told.sents, told.clock).of(1500, future=False)
    assert [day.edtf for day in days] == ["2024-02-13"]


def test_the_sentence_behind_the_lead_says_when_that_was() -> None:
    told = read("Norveç Dışişleri Bakanı Anders Lund Küba'yı kınadı. Salon 3 Eylül'de doluydu.")
    groups, story = find_tellings(
        told.sents, told.quotes, told.mentions, told.statements, told.cast, clock=told.clock, pack=turkish()
    )
    days = {option.name: option for option in day_options(len(groups) - 1, Deeds(groups, told.cast), story)}
    assert "behind" in days["2025-09-03"].signs
