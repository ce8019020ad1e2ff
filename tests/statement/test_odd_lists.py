"""Commas with nothing between them make no list of speakers, and no fault."""

from event.reader import read


def test_two_commas_behind_a_name_are_no_list() -> None:
    assert read("NATO Türkmen gemi , ,.").statements == ()
