"""The places an act could have been at are those that the case file says, right or wrong."""

from typing import Any

import pytest

from case_tables import load_cases
from dragoman.event.find import find_tellings
from dragoman.event.place_signs import place_options
from dragoman.event.setting_signs import Deeds
from event.reader import read, turkish


@pytest.mark.parametrize("case", load_cases("place-options.toml"))
def test_the_options_hold_the_places_of_the_case_file(case: dict[str, Any]) -> None:
    told = read(case["text"])
    groups, story = find_tellings(
        told.sents, told.quotes, told.mentions, told.statements, told.cast, clock=told.clock, pack=turkish()
    )
    names = {option.name for option in place_options(len(groups) - 1, Deeds(groups, told.cast), story)}
    assert names >= set(case["expect"])
    assert not names & set(case["not"])
