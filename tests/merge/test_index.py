"""Who is joined with whom, in whatever order reports arrive."""

import random

import pytest

from dragoman.merge import EventIndex
from dragoman.merge.judge import pair
from reports import report

PEOPLE = ("Aino Salmi/FIN", "Bat Erdene/MNG")
FIRST = report("a", actors=PEOPLE, place="Darhan")
AGAIN = report("b", actors=("Salmi/FIN", "Erdene/MNG"), place="Darhan", said_date=False)
LATER = report("c", actors=PEOPLE, place="Turku", date="2025-08-02", published="2025-08-02T10:00")
VAGUE = report("d", date="2025", actors=PEOPLE, published="2025-09-01T10:00")
OTHERS = report("e", actors=("Rosa Quispe/PER", "Bat Erdene/MNG"))
CALL = report("f", act="call", actors=("Eero Lund/FIN", "Bat Sukh/MNG"))
ALL = (FIRST, AGAIN, LATER, VAGUE, OTHERS, CALL)


def index_of(reports, said=None):
    index = EventIndex(said)
    for each in reports:
        index.add(each, "tr")
    return index


def pages_of(index):
    return sorted(sorted(index.reports[report].page for report in event) for event in index.events())


def test_reports_of_one_event_come_together_and_others_stay_apart():
    assert pages_of(index_of([FIRST, AGAIN, LATER, OTHERS, CALL])) == [["a", "b"], ["c"], ["e"], ["f"]]


def test_a_vague_report_joins_one_event_and_bridges_none():
    found = pages_of(index_of([FIRST, LATER, VAGUE]))
    assert len(found) == 2
    assert sum("d" in pages for pages in found) == 1


@pytest.mark.parametrize("seed", range(20))
def test_every_order_of_arrival_gives_one_result(seed):
    order = list(ALL)
    random.Random(seed).shuffle(order)
    assert list(index_of(order).events()) == list(index_of(ALL).events())


def test_asking_in_between_changes_nothing():
    index = EventIndex()
    for each in ALL:
        index.add(each, "tr")
        index.event_of(each.id)
        index.events()
    assert index.events() == index_of(ALL).events()


def test_a_report_added_twice_changes_nothing():
    assert index_of([FIRST, AGAIN, FIRST]).events() == index_of([FIRST, AGAIN]).events()


def test_two_events_that_a_page_tells_apart_are_never_one():
    twin = report("a", actors=PEOPLE, place="Turku")
    assert len(index_of([FIRST, twin]).events()) == 2
    assert len(index_of([FIRST, twin, AGAIN]).events()) == 2


def test_a_page_may_tell_an_event_and_its_denial():
    denied = report("a", actors=PEOPLE, place="Darhan", status="negated")
    assert len(index_of([FIRST, denied]).events()) == 1


def test_people_join_what_the_machine_keeps_apart():
    said = {pair(FIRST.id, LATER.id): "same"}
    index = index_of(ALL, said)
    assert {FIRST.id, LATER.id} <= set(index.event_of(FIRST.id))
    assert index.opinion(FIRST.id, LATER.id).verdict == "different"


def test_people_part_what_the_machine_joins():
    said = {pair(FIRST.id, AGAIN.id): "different"}
    index = index_of(ALL, said)
    assert AGAIN.id not in index.event_of(FIRST.id)
    assert index.opinion(FIRST.id, AGAIN.id).verdict == "same"


def test_peoples_word_about_one_report_holds_for_that_one_alone():
    """A report that says the same in the same words as another is still its own."""
    copy = report("g", actors=PEOPLE, place="Darhan")
    said = {pair(FIRST.id, copy.id): "different"}
    index = index_of([FIRST, AGAIN, copy], said)
    assert copy.id not in index.event_of(FIRST.id)


@pytest.mark.parametrize("seed", range(10))
def test_peoples_word_holds_in_every_order(seed):
    said = {pair(FIRST.id, LATER.id): "same", pair(FIRST.id, AGAIN.id): "different"}
    order = list(ALL)
    random.Random(seed).shuffle(order)
    assert index_of(order, said).events() == index_of(ALL, said).events()


@pytest.mark.parametrize("seed", range(10))
def test_words_that_come_later_count_as_if_they_had_come_first(seed):
    """What is said in the same words is bound more closely; whoever says it first or last."""
    words = ("Salmi ile Erdene Darhan kentinde sondaj konusunu ele aldı.", "Erdene, Salmi ile tarım konusunda anlaştı.")
    told = [report(f"p{n}", actors=PEOPLE, words=words[n % 2]) for n in range(4)]
    told += [report("late", actors=PEOPLE, date="2025-07-12", words=words[0], published="2025-07-12T09:00")]
    order = list(told)
    random.Random(seed).shuffle(order)
    assert index_of(order).events() == index_of(told).events()
    assert index_of(order).opinion(told[0].id, told[4].id) == index_of(told).opinion(told[0].id, told[4].id)


def test_a_persons_word_stands_over_an_opinion_that_stays_what_it_was():
    index = index_of(ALL, {pair(FIRST.id, AGAIN.id): "different"})
    assert AGAIN.id not in index.event_of(FIRST.id)
    opinion = index.opinion(*pair(FIRST.id, AGAIN.id))
    assert opinion.verdict == "same" and opinion.why()


def test_what_is_asked_for_does_not_grow_with_years():
    """A report is compared with its own season, not with every year of the same two states."""
    index = EventIndex()
    met = []
    blocks = index._blocks
    near = blocks.near
    blocks.near = lambda sketch: met.append(found := list(near(sketch))) or iter(found)
    for year in range(1990, 2020):
        index.add(report(f"p{year}", date=f"{year}-07-11", published=f"{year}-07-11T10:00"), "tr")
    assert max(map(len, met)) == 0
