"""Gaps are days that no term may cover; orphans are rows of nothing."""

import datetime as dt
from dataclasses import replace

from dragoman.world.gaps import HORIZON, find_gaps, find_orphans
from dragoman.world.holders import Holder, Holders, joined
from dragoman.world.records import Entry

ONE = Holder(
    id="ann-ames", name="Ann Ames", variants=(), country="USA", organisation=None, office="foreign-minister",
    start="2015-01-01", end="2019-03", wikidata="Q1", source="test", at="t:1",
)  # fmt: skip
TWO = replace(ONE, id="bob-burr", name="Bob Burr", start="2020-01-20", end=None, wikidata="Q2", at="t:2")
USA = Entry(id="usa", kind="state", name="United States", country="USA")


def gaps(*rows: Holder) -> list[tuple[str, str]]:
    found = find_gaps(rows, ["USA"], since=dt.date(2015, 1, 1))
    return [(str(gap.start), str(gap.end)) for gap in found if gap.office == "foreign-minister"]


def test_the_days_between_two_terms_are_a_gap_unless_coarse_dates_may_cover_them() -> None:
    assert gaps(ONE, TWO) == [("2019-04-01", "2020-01-20")]
    assert gaps(replace(ONE, end="2019"), TWO) == []
    assert gaps(ONE) == [("2019-04-01", str(HORIZON))]
    assert gaps() == [("2015-01-01", str(HORIZON))]


def test_an_acting_minister_fills_a_gap() -> None:
    acting = replace(ONE, office="acting-foreign-minister", start="2019-03", end="2020-01")
    assert gaps(ONE, acting, TWO) == []


def test_orphans_and_ids_of_two_people_are_told() -> None:
    assert list(find_orphans([ONE, TWO], [USA])) == []
    lost = replace(TWO, country="ATL", wikidata="Q1")
    assert list(find_orphans([ONE, lost], [USA])) == [
        't:2: Bob Burr: unknown state "ATL"', "t:2: Bob Burr: Q1 is ann-ames already",
    ]  # fmt: skip
    assert "unknown organisation" in next(find_orphans([replace(ONE, country=None, organisation="X")], [USA]))


def test_who_comes_after_ends_an_open_term_and_the_same_term_is_told_better() -> None:
    open_ended = replace(ONE, end=None)
    later = joined([open_ended], [TWO])
    assert [(row.name, row.end) for row in later] == [("Ann Ames", "2020-01-20"), ("Bob Burr", None)]
    assert joined([open_ended], [ONE]) == [ONE]
    elsewhere = replace(TWO, country="CAN")
    assert joined([open_ended], [elsewhere]) == [open_ended, elsewhere]
    assert Holders(later).in_office("foreign-minister", "USA", "2021-01-01")[0].name == "Bob Burr"
