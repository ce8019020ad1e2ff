"""What two readings of a page tell otherwise is told apart from what they tell alike."""

from dataclasses import replace

import pytest

from dragoman.errors import UsageError
from dragoman.record import add_reading, find_changes, open_to_write
from readings import SIGNING, THANKS, VISIT, make_page, make_reading


@pytest.fixture
def conn(record):
    page = make_page()
    events = [replace(VISIT, place="Moğolistan", trigger="kentine geldi"), replace(THANKS, act="meeting"), SIGNING]
    with open_to_write(record) as conn:
        add_reading(conn, page, make_reading(page, events=events, reader="0.2.0"))
        add_reading(conn, page, make_reading(page, events=[*events, replace(VISIT, act="call")], reader="0.3.0"))
        yield conn


def told(change):
    return {(event.act, tuple(event.old or ()), tuple(event.new or ())) for event in change.events}


def test_fields_that_are_read_otherwise_are_named(conn):
    (change,) = find_changes(conn, old="0.1.0", new="0.2.0")
    assert (change.source, change.old_reader, change.new_reader) == ("salmi.txt", "0.1.0", "0.2.0")
    assert told(change) == {("visit", ("place",), ("place",)), ("meeting", ("act",), ("act",))}
    assert {event.act: event.new for event in change.events}["visit"] == {"place": "Moğolistan"}


def test_an_event_that_came_is_told_with_all_it_holds(conn):
    (change,) = find_changes(conn)
    (event,) = change.events
    assert (change.old_reader, change.new_reader, event.old) == ("0.2.0", "0.3.0", None)
    assert event.new is not None
    assert event.new["status"] == "occurred"


def test_an_event_that_went_is_told(conn):
    (change,) = find_changes(conn, old="0.3.0", new="0.2.0")
    assert [(event.act, event.new) for event in change.events] == [("call", None)]


def test_readings_that_agree_are_not_told(record):
    page = make_page()
    with open_to_write(record) as conn:
        add_reading(conn, page, make_reading(page, reader="0.2.0"))
        assert list(find_changes(conn)) == []


def test_what_nobody_read_is_refused(conn):
    with pytest.raises(UsageError, match=r"has read nothing here; 0\.1\.0, 0\.2\.0, 0\.3\.0 have"):
        list(find_changes(conn, old="9.0.0"))
    with pytest.raises(UsageError, match="none begins like this"):
        list(find_changes(conn, page="ffff"))
