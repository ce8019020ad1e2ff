"""What an article tells too weakly is kept beside its events, and changes none of them."""

from dataclasses import replace
from typing import Any

import pytest

from dragoman.event import find_events
from dragoman.event.find import Found
from event.reader import PAGE, plain_weights, read, turkish

TEXT = "Norveç, Küba'yı kınadı."


def found(text: str = TEXT, **changed: Any) -> Found:
    """Read with weights that a person can follow."""
    other = changed.pop("other", 4)
    told = read(text)
    pack = replace(turkish(), opinion=replace(plain_weights(other), **changed))
    return find_events(
        told.sents, told.quotes, told.mentions, told.statements, told.cast,
        clock=replace(told.clock, pack=pack), page_id=PAGE, pack=pack,
    )  # fmt: skip


def sides(told: Found) -> list[tuple[str, str]]:
    return [(each.actors[0].name, each.recipients[0].name) for each in told.faint]


def test_the_sides_that_come_second_are_kept_in_the_stead_of_the_event() -> None:
    told = found(other=1, floor=0.4)
    (event,) = told.events
    assert (event.actors, event.recipients) == (("nor",), ("cub",))
    assert sides(told) == [("Cuba", "Norway")]
    (faint,) = told.faint
    assert faint.instead_of == event.id != faint.event.id
    assert (faint.event.trigger, faint.event.evidence) == (event.trigger, event.evidence)
    assert faint.event.confidence < event.confidence


def test_what_is_too_weak_to_be_told_is_kept_and_stands_in_nobodys_stead() -> None:
    plain, weak = found(), found(floor=0.95)
    assert weak.events == ()
    assert ("Norway", "Cuba") in sides(weak)
    (kept,) = (each for each in weak.faint if each.event.recipients == ("cub",))
    assert kept.instead_of is None
    assert kept.event == plain.events[0]


def test_sides_that_are_as_good_as_impossible_are_not_kept() -> None:
    assert found(other=18).faint == ()


def test_a_whole_article_that_tells_nothing_plainly_tells_nothing_faintly_either() -> None:
    assert found(TEXT + " Hava dün açıktı." * 3, floor=0.95) == Found((), ())


def test_what_the_page_tells_plainly_elsewhere_is_not_faint() -> None:
    both = found(TEXT + " Küba, Norveç'i kınadı.", other=1, floor=0.4)
    assert len(both.events) == 2 and both.faint == ()


@pytest.mark.parametrize("least", [0.2, 0.5, 0.9])
def test_what_is_told_is_what_was_told_without_the_faint(least: float) -> None:
    told = found(other=1, floor=least)
    whole = [*told.events, *(each.event for each in told.faint)]
    assert len({event.id for event in whole}) == len(whole)
    assert all(event.confidence >= least for event in told.events)
    assert all(event.confidence < least or faint.instead_of for faint in told.faint for event in [faint.event])
