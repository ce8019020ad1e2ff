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


LEAD = "Norveç Dışişleri Bakanı Anders Lund, Lahey'de Küba Dışişleri Bakanı Ana Ruiz ile görüştü."


@pytest.mark.parametrize(
    ("between", "then", "expect"),
    [
        ("", "Anders Lund, Ana Ruiz'e teşekkür etti.", {"bps=all/11", "lead bps=all/11", "par0", "heads0", "nearer0"}),
        ("", "Peru, Küba'yı kınadı.", {"bps=-/01", "par0"}),
        ("\n\nNE OLMUŞTU?\n\n", "Anders Lund, Ana Ruiz'e teşekkür etti.", {"par2", "heads1", "lead heads1"}),
        ("Paris'te yağmur yağdı.", "Anders Lund, Ana Ruiz'e teşekkür etti.", {"back2", "nearer1"}),
    ],
)
def test_a_place_told_before_shows_who_was_there_and_what_lies_between(
    between: str, then: str, expect: set[str]
) -> None:
    told = read(f"{LEAD} {between} {then}")
    groups, story = find_tellings(
        told.sents, told.quotes, told.mentions, told.statements, told.cast, clock=told.clock, pack=turkish()
    )
    options = place_options(len(groups) - 1, Deeds(groups, told.cast), story)
    lahey = next(option for option in options if option.name == "Lahey")
    assert expect <= set(lahey.own)
