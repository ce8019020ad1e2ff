"""What people say of events holds, is never lost, and can be taken back."""

import sqlite3

import pytest
from sqlalchemy import select

from dragoman.errors import UsageError
from dragoman.record import (
    Question,
    add_event,
    add_reading,
    find_corrections,
    find_event,
    find_events,
    find_origin,
    find_reviews,
    merge_events,
    note_on,
    open_to_write,
    parse_values,
    reject_event,
    set_fields,
    split_event,
    withdraw,
)
from dragoman.record.audit import links
from dragoman.record.schema import corrections, events, shown
from readings import PAGE_TEXT, make_page, make_reading
from record.correcting import acts, one, read_anew


def test_a_field_that_was_set_is_what_the_record_answers(conn):
    visit = one(conn, "visit")
    values = parse_values(["status=planned", "place=Ulanbator", "recipients=TUR; person Ali Can (KAZ, minister)"])
    made = set_fields(conn, visit.id, values, why="misread", by="ayşe")
    assert (made.seq, made.held.state, made.held.how) == (1, "attached", "id")
    view = one(conn, "visit", status="planned", place="ULANBATOR", between=("FIN", "KAZ"))
    assert [(p.name, p.country, p.office) for p in view.recipients] == [
        ("Turkey", "TUR", None), ("Ali Can", "KAZ", "minister"),
    ]  # fmt: skip
    assert view.corrected == ("status", "place", "recipients")
    assert acts(conn, between=("FIN", "MNG")) == ["signing", "praise"]
    said = find_origin(conn, view).said
    assert [(one.by, one.kind, one.why, one.before["place"]) for one in said] == [("ayşe", "set", "misread", "Darhan")]


def test_what_was_read_stays_as_it_was(conn):
    before = conn.execute(select(events)).all()
    set_fields(conn, one(conn, "visit").id, parse_values(["act=meeting"]), why="they met")
    assert conn.execute(select(events)).all() == before
    assert acts(conn) == ["meeting", "signing", "praise"]


def test_an_event_that_was_rejected_is_listed_no_more(conn):
    visit = one(conn, "visit")
    reject_event(conn, visit.id, why="not told")
    assert acts(conn) == ["signing", "praise"]
    assert acts(conn, states=("rejected",)) == ["visit"]
    assert find_event(conn, visit.id)[0].state == "rejected"


def test_an_event_that_was_added_is_found_with_its_words(conn):
    page = one(conn, "visit").page
    words = "ilişkilerin geliştiğini söyledi"
    add_event(conn, page[:10], words, "praise", parse_values(["actors=FIN", "date=2025-09"]), why="missed")
    view = next(view for view in find_events(conn, Question(text="geliştiğini")))
    assert (view.trigger.words, view.date) == (words, "2025-09")
    data = PAGE_TEXT.encode()
    assert data[view.trigger.byte_start : view.trigger.byte_end].decode() == words
    assert find_origin(conn, view).words[0].words == words


def test_an_event_that_was_added_can_be_taken_back(conn):
    page = one(conn, "visit").page
    made = add_event(conn, page, "ilişkilerin geliştiğini söyledi", "criticism", parse_values(["actors=FIN"]), why="x")
    back = withdraw(conn, made.seq, why="nobody criticised")
    assert acts(conn) == ["visit", "signing", "praise"]
    assert [(row["kind"], row["event"]) for row in find_corrections(conn)][1:] == [("withdraw", made.held.event)]
    assert [link.detail["seq"] for link in links(conn, subject=made.held.event)] == [made.seq, back.seq]


def test_events_are_not_merged_in_a_circle(conn):
    """Neither would be listed then."""
    one, other, third = [view.id for view in find_events(conn, Question())][:3]
    merge_events(conn, one, other, why="one")
    merge_events(conn, other, third, why="one")
    with pytest.raises(UsageError, match="before; withdraw that first"):
        merge_events(conn, third, one, why="one")
    assert third in {view.id for view in find_events(conn, Question())}


def test_two_events_are_merged_and_their_pages_counted(conn):
    other = make_page(PAGE_TEXT + "2\n", source="ikinci.txt")
    add_reading(conn, other, make_reading(other))
    here, there = (view for view in find_events(conn, Question(act="visit")))
    merge_events(conn, here.id, there.id, why="one visit")
    (left,) = find_events(conn, Question(act="visit"))
    assert (left.id, left.sources) == (there.id, 2)
    assert [view.id for view in find_events(conn, Question(min_sources=2))] == [there.id]
    assert find_event(conn, here.id)[0].merged_into == there.id
    read_anew(conn, "0.2.0")
    assert [view.sources for view in find_events(conn, Question(act="visit"))] == [2]


def test_an_event_is_split_into_others(conn):
    visit = one(conn, "visit")
    split_event(conn, visit.id, [parse_values(["act=meeting"]), parse_values(["date=2025-07-12"])], why="two things")
    assert acts(conn) == ["meeting", "visit", "signing", "praise"]
    meeting = one(conn, "meeting")
    assert meeting.trigger.words == "geldi"
    set_fields(conn, meeting.id, parse_values(["place=Selenge"]), why="there")
    read_anew(conn, "0.2.0")
    assert one(conn, "meeting").place == "Selenge"
    assert find_reviews(conn) == []


def test_a_note_is_kept_with_its_event(conn):
    visit = one(conn, "visit")
    note_on(conn, visit.id, "ask the outlet")
    assert [said.why for said in find_origin(conn, one(conn, "visit")).said] == ["ask the outlet"]


def test_a_correction_can_be_taken_back(conn):
    made = reject_event(conn, one(conn, "visit").id, why="not told")
    withdraw(conn, made.seq, why="it is")
    assert acts(conn) == ["visit", "signing", "praise"]
    assert [row["state"] for row in find_corrections(conn)] == ["withdrawn", "attached"]


# -- what is refused


@pytest.mark.parametrize(
    ("pair", "words"),
    [
        ("stauts=planned", "fields are act, status"),
        ("status=plannd", "did you mean planned"),
        ("act=visti", "did you mean visit"),
        ("date=dün", "not a date"),
        ("background=yes", "there is none"),
        ("confidence=1", "fields are"),
        ("actors=Aino (FINLANDD)", "no country FINLANDD; did you mean Finland"),
        ("place", "write FIELD=VALUE"),
        (f"place={'x' * 501}", "longer than 500"),
    ],
)
def test_a_value_that_cannot_be_is_refused(pair, words):
    with pytest.raises(UsageError, match=words):
        parse_values([pair])


def test_nothing_is_kept_of_a_correction_that_cannot_be_made(conn):
    visit = one(conn, "visit")
    for attempt in (
        lambda: reject_event(conn, "ffffffffffff", why="x"),
        lambda: reject_event(conn, visit.id, why=" "),
        lambda: merge_events(conn, visit.id, visit.id, why="x"),
        lambda: split_event(conn, visit.id, [{}], why="x"),
        lambda: withdraw(conn, 7, why="x"),
        lambda: add_event(conn, visit.page, "nowhere to be found", "visit", {}, why="x"),
        lambda: add_event(conn, "0" * 64, "Salmi", "visit", {}, why="x"),
        lambda: add_event(conn, visit.page, "Salmi", "visit", {}, why="x"),
    ):
        with pytest.raises(UsageError):
            attempt()
    assert find_corrections(conn) == []
    assert [link.what for link in links(conn)] == ["made", "read"]


@pytest.mark.parametrize("table", ["corrections", "audit"])
@pytest.mark.parametrize("change", ["UPDATE {} SET at = ''", "DELETE FROM {}"])
def test_what_was_said_and_done_cannot_be_changed(record, table, change):
    with open_to_write(record) as conn:
        note_on(conn, one(conn, "visit").id, "x")
    raw = sqlite3.connect(record)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        raw.execute(change.format(table))
    raw.close()


def test_every_correction_is_in_the_audit_log(conn):
    visit = one(conn, "visit")
    set_fields(conn, visit.id, parse_values(["status=planned"]), why="not yet", by="ayşe")
    (link,) = links(conn, subject=visit.id)
    assert (link.what, link.by, link.detail["before"]) == ("corrected", "ayşe", {"status": "occurred"})
    assert conn.execute(select(corrections.c.seq)).scalars().all() == [1]
    assert conn.execute(select(shown.c.state)).scalars().all() == ["shown"] * 3
