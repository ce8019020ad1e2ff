"""Counts are of merged events, whatever number of pages tell them; and a paper has its steps."""

from dataclasses import replace

import pytest

from dragoman.record import (
    MergedQuestion,
    PaperQuestion,
    add_readings,
    find_months,
    find_names,
    find_pairs,
    find_papers,
    find_places,
    open_to_write,
)
from readings import FINLAND, MONGOLIA, PAGE_TEXT, SALMI, SIGNING, THANKS, VISIT, make_page, make_reading

BLAME = replace(THANKS, act="criticism")
PLANNED = replace(VISIT, status="planned", date="2025-10")


@pytest.fixture
def conn(tmp_path):
    with open_to_write(tmp_path / "r.dragoman") as conn:
        yield conn


def add(conn, *events, actors=(SALMI, MONGOLIA, FINLAND)):
    """A page for each list of events; all carry one text."""
    pages = [make_page(PAGE_TEXT + f"{number}\n", source=f"{number}.txt") for number in range(len(events))]
    readings = [make_reading(page, events=own, actors=actors) for page, own in zip(pages, events, strict=True)]
    add_readings(conn, list(zip(pages, readings, strict=True)))


def test_months_count_events_and_not_reports(conn):
    add(conn, [VISIT, BLAME, PLANNED], [VISIT, BLAME])
    july, september = find_months(conn)
    assert (july.month, july.sides, july.events, july.reports, july.score) == ("2025-07", ("FIN", "MNG"), 1, 2, 1.9)
    assert (september.month, september.events, september.score) == ("2025-09", 1, -2.0)
    assert july.quarters["verbal_cooperation"] == september.quarters["verbal_conflict"] == 1
    assert find_months(conn, since="2025-08") == [september]


def test_counts_are_narrowed_as_a_list_is(conn):
    add(conn, [VISIT, BLAME, PLANNED], [VISIT, BLAME])
    blame = MergedQuestion(between=("FIN", "MNG"), act="criticism")
    assert [(month.month, month.events) for month in find_months(conn, between=("FIN", "MNG"), among=blame)] == [
        ("2025-09", 1)
    ]
    assert [pair.events for pair in find_pairs(conn, side="FIN", among=blame)] == [1]
    assert [name.events for name in find_names(conn, side="FIN", among=blame)] == [1]
    assert find_names(conn, among=MergedQuestion(act="boycott")) == []
    assert find_places(conn, among=blame) == []
    assert [(place.name, place.events) for place in find_places(conn, among=MergedQuestion(act="visit"))] == [
        ("Darhan", 1)  # the planned one is nowhere yet
    ]


def test_what_did_not_happen_is_not_counted(conn):
    add(conn, [PLANNED, replace(SIGNING, status="negated")])
    assert find_months(conn) == find_pairs(conn) == []


def test_a_side_is_not_one_that_is_written_alike_in_small_letters(conn):
    """An organisation without a state is called by its folded name."""
    one, other = make_page(PAGE_TEXT + "1\n"), make_page(PAGE_TEXT + "2\n")
    alike = (replace(SALMI, kind="organisation", name="Fin", country=None), MONGOLIA, FINLAND)
    add_readings(
        conn, [(one, make_reading(one, events=[VISIT])), (other, make_reading(other, events=[VISIT], actors=alike))]
    )
    assert {pair.sides for pair in find_pairs(conn)} == {("FIN", "MNG"), ("MNG", "fin")}
    assert [pair.sides for pair in find_pairs(conn, side="FIN")] == [("FIN", "MNG")]


def test_the_steps_of_a_paper_are_what_its_pages_tell_between_its_parties(conn):
    add(conn, [VISIT, SIGNING], [SIGNING], [replace(SIGNING, act="ratification", date="2025-08-01")])
    (paper,) = find_papers(conn, PaperQuestion())
    assert [(step.act, step.date) for step in paper.entry.steps] == [
        ("signing", "2025-07-12"), ("ratification", "2025-08-01"),
    ]  # fmt: skip


def test_people_are_counted_by_the_events_they_take_part_in(conn):
    add(conn, [VISIT, THANKS], [VISIT])
    assert [(name.name, name.events) for name in find_names(conn, side="FIN")] == [("Aino Salmi", 2)]
