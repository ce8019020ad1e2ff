"""Merging in a record on a PostgreSQL server is merging in a record file, and both answer alike."""

import pytest

import postgres
from dragoman.record import (
    MergedQuestion,
    PaperQuestion,
    add_readings,
    find_copies,
    find_damage,
    find_merged,
    find_merged_event,
    find_merged_page,
    find_months,
    find_names,
    find_pairs,
    find_papers,
    find_papers_page,
    find_places,
    join_reports,
    open_to_read,
    open_to_write,
    part_reports,
    reject_event,
)
from stories import assert_same, items, kept
from synthetic import make_readings

pytestmark = pytest.mark.skipif(postgres.find_programs() is None, reason=postgres.MISSING)

QUESTIONS = (
    MergedQuestion(),
    MergedQuestion(between=("TUR", "RUS")),
    MergedQuestion(between=("FIN", "MNG")),
    MergedQuestion(sides=("salmi",)),
    MergedQuestion(persons=("aino", "salmi")),
    MergedQuestion(act="visit", since="2025-07", until="2025-07"),
    MergedQuestion(type="CONSULT", status="planned"),
    MergedQuestion(place="ÇANAKKALE"),
    MergedQuestion(place="darhan", min_sources=2),
    MergedQuestion(min_confidence=0.9),
    MergedQuestion(text="liman petrol"),
    MergedQuestion(text='"doğal gaz" -enerji', sides=("TUR",)),
    MergedQuestion(text="*görüş*", act="meeting"),
    MergedQuestion(contradicted=True),
    MergedQuestion(until="2023-03"),
)


def fill(place):
    with open_to_write(place) as conn:
        add_readings(conn, list(make_readings(120)))
        add_readings(conn, items(14))
        add_readings(conn, items(14, reader="0.2.0", seed=2)[:6])
        found = list(find_merged(conn, MergedQuestion(between=("FIN", "MNG"))))
        join_reports(conn, [view.id for view in found[:2]], why="one")
        whole = max(find_merged(conn, MergedQuestion()), key=lambda view: len(view.pages))
        reports = [each.event for each in whole.tellings if each.event]
        part_reports(conn, whole.id, reports[:1], why="two")
        reject_event(conn, reports[-1], why="not told")
        assert_same(conn)


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    with postgres.cluster() as cluster:
        places = str(tmp_path_factory.mktemp("both") / "news.dragoman"), cluster.address()
        for place in places:
            fill(place)
        with open_to_read(places[0]) as file, open_to_read(places[1]) as server:
            yield file, server


def test_both_hold_the_same(both):
    one, other = map(kept, both)
    assert one == other
    assert [list(find_damage(conn)) for conn in both] == [[], []]


@pytest.mark.parametrize("question", QUESTIONS, ids=repr)
@pytest.mark.parametrize("order", ["day", "newest", "seen", "sources"])
def test_both_give_the_same_lists_page_by_page(both, question, order):
    told = []
    for conn in both:
        whole = [view.id for view in find_merged(conn, question, order=order)]
        after, walked = None, []
        while True:
            page = find_merged_page(conn, question, order=order, limit=7, after=after)
            walked += [view.id for view in page.views]
            after = page.next
            if after is None:
                break
        assert walked == whole
        told.append(walked)
    assert told[0] == told[1]


def test_both_count_the_same(both):
    def counts(conn):
        return (
            find_months(conn), find_months(conn, between=("RUS", "TUR"), since="2023", until="2024-06"),
            find_pairs(conn, limit=500), find_pairs(conn, since="2024-01", until="2024-06"),
            find_pairs(conn, side="TUR"), find_names(conn, kind=None, limit=100),
            find_names(conn, between=("FIN", "MNG")), find_names(conn, side="FIN"),
            find_places(conn), find_places(conn, between=("RUS", "TUR"), since="2023"),
        )  # fmt: skip

    assert counts(both[0]) == counts(both[1])


def test_both_tell_the_same_of_an_event_a_page_and_a_paper(both):
    def told(conn):
        view = max(find_merged(conn, MergedQuestion()), key=lambda view: (len(view.pages), view.id))
        detail = find_merged_event(conn, view.id)
        papers = list(find_papers(conn, PaperQuestion(between=("FIN", "MNG"), text="plan", since="2025", until="2025")))
        said = [(word.verdict, word.left, word.right, word.opinion) for word in detail.said]
        return (
            detail.reports, detail.opinions, said, find_copies(conn, view.pages[-1]), papers,
            find_papers_page(conn, PaperQuestion(side="MNG"), order="newest", limit=1),
        )  # fmt: skip

    assert told(both[0]) == told(both[1])
    assert told(both[0])[4]
