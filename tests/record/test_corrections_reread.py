"""What people said of events finds them again when their page is read anew."""

from dataclasses import replace

from dragoman.model import Rejected
from dragoman.record import (
    Question,
    add_reading,
    add_reject,
    find_corrections,
    find_events,
    find_reviews,
    open_to_write,
    parse_values,
    set_fields,
    withdraw,
)
from dragoman.record.apply import Correction, apply_all
from dragoman.record.as_read import read_state
from readings import SIGNING, VISIT, make_page, make_reading
from record.correcting import acts, one, read_anew


def test_a_correction_outlives_a_reading_that_cuts_the_words_otherwise(conn):
    set_fields(conn, one(conn, "visit").id, parse_values(["status=planned"]), why="not yet")
    old = one(conn, "visit").id
    read_anew(conn, "0.2.0", events=[replace(VISIT, trigger="kentine geldi"), SIGNING])
    view = one(conn, "visit")
    assert view.id != old
    assert view.status == "planned"
    assert [(row["state"], row["how"]) for row in find_corrections(conn)] == [("attached", "trigger")]


def test_a_correction_finds_its_event_when_the_act_is_read_otherwise(conn):
    set_fields(conn, one(conn, "visit").id, parse_values(["place=Selenge"]), why="there")
    read_anew(conn, "0.2.0", events=[replace(VISIT, act="meeting"), SIGNING])
    assert one(conn, "meeting").place == "Selenge"


def test_a_correction_whose_event_is_gone_is_listed_and_comes_back_with_it(conn):
    set_fields(conn, one(conn, "visit").id, parse_values(["status=planned"]), why="not yet")
    read_anew(conn, "0.2.0", events=[SIGNING])
    (row,) = find_reviews(conn)
    assert (row["seq"], row["state"], row["how"]) == (1, "lost", "no event is told there any more")
    read_anew(conn, "0.3.0")
    assert find_reviews(conn) == []
    assert one(conn, "visit").status == "planned"


def test_a_reading_that_says_something_third_is_listed(conn):
    set_fields(conn, one(conn, "visit").id, parse_values(["place=Selenge"]), why="there")
    read_anew(conn, "0.2.0", events=[replace(VISIT, place="Moğolistan"), SIGNING])
    (row,) = find_reviews(conn)
    assert (row["state"], row["now"]) == ("changed", {"place": "Moğolistan"})
    assert one(conn, "visit").place == "Selenge"
    read_anew(conn, "0.3.0", events=[VISIT])
    assert find_reviews(conn) == []


def test_correcting_a_value_again_is_no_news(conn):
    first = set_fields(conn, one(conn, "visit").id, parse_values(["place=Selenge", "status=planned"]), why="there")
    second = set_fields(conn, one(conn, "visit").id, parse_values(["place=Erdenet"]), why="rather there")
    assert (second.held.state, find_reviews(conn)) == ("attached", [])
    withdraw(conn, first.seq, why="no")
    assert find_reviews(conn) == []
    read_anew(conn, "0.2.0", events=[replace(VISIT, place="Moğolistan"), SIGNING])
    assert [(row["seq"], row["now"]) for row in find_reviews(conn)] == [(2, {"place": "Moğolistan"})]


def test_whoever_sets_a_value_has_seen_how_the_page_is_read_now(conn):
    set_fields(conn, one(conn, "visit").id, parse_values(["place=Selenge"]), why="there")
    read_anew(conn, "0.2.0", events=[replace(VISIT, place="Moğolistan"), SIGNING])
    assert len(find_reviews(conn)) == 1
    set_fields(conn, one(conn, "visit").id, parse_values(["place=Erdenet"]), why="rather there")
    assert find_reviews(conn) == []
    withdraw(conn, 2, why="no")
    assert [row["seq"] for row in find_reviews(conn)] == [1]


def test_corrections_that_do_not_say_what_was_read_are_no_news(conn):
    """Those of versions before this one."""
    visit = one(conn, "visit")
    state = read_state(conn, visit.reading, visit.position)
    made = [
        Correction(
            seq=n, kind="set", page=state.anchor.page, anchor=state.anchor, value={"place": value},
            before={"place": before},
        )
        for n, (before, value) in enumerate([("Darhan", "Selenge"), ("Selenge", "Erdenet")], 1)
    ]  # fmt: skip
    (shown_now,), held = apply_all([state], made, readings={state.anchor.page: state.reading})
    assert shown_now.place == "Erdenet"
    assert [each.state for each in held] == ["attached", "attached"]


def test_two_events_of_one_verb_are_told_apart_by_their_sides(tmp_path):
    page = make_page()
    pair = [replace(VISIT, recipients=("mng",)), replace(VISIT, recipients=("fin",))]
    with open_to_write(tmp_path / "x.dragoman") as conn:
        add_reading(conn, page, make_reading(page, events=[pair[0], replace(pair[1], trigger="kentine geldi")]))
        second = next(v for v in find_events(conn, Question()) if v.recipients[0].name == "Finland")
        set_fields(conn, second.id, parse_values(["status=planned"]), why="x")
        add_reading(conn, page, make_reading(page, events=[pair[1]], reader="0.2.0"))
        assert [(v.recipients[0].name, v.status) for v in find_events(conn, Question())] == [("Finland", "planned")]


def test_corrections_wait_while_a_page_gives_no_article(conn):
    set_fields(conn, one(conn, "visit").id, parse_values(["status=planned"]), why="not yet")
    page = make_page()
    turned = Rejected(item_id=page.id, source=page.source, room="article", reason="language", detail="")
    add_reject(conn, turned, reader="0.2.0", page=page)
    assert acts(conn) == []
    assert [row["how"] for row in find_reviews(conn)] == ["the page gives no article any more"]
    read_anew(conn, "0.3.0")
    assert one(conn, "visit").status == "planned"
