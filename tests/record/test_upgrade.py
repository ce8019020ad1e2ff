"""A record of an older format is taken to this one, with a copy; and back."""

import multiprocessing
import os
import sqlite3
import time
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import select

from dragoman.errors import RecordError
from dragoman.record import (
    MergedQuestion,
    Question,
    add_reading,
    find_damage,
    find_events,
    find_merged,
    find_rejects,
    open_to_read,
    open_to_write,
    set_fields,
)
from dragoman.record.audit import links
from dragoman.record.file import check_header
from dragoman.record.schema import APPLICATION_ID, SCHEMA_VERSION, metadata, readings
from dragoman.record.upgrade import change_format
from readings import PAGE_TEXT, make_page, make_reading

FORMAT_1 = (Path(__file__).resolve().parents[1] / "cases" / "record" / "format-1.sql").read_text(encoding="utf-8")


@pytest.fixture
def old(tmp_path):
    """A record as the first program wrote it."""
    path = tmp_path / "old.dragoman"
    with sqlite3.connect(path) as raw:
        raw.executescript(FORMAT_1)
        raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        raw.execute("PRAGMA user_version = 1")
        raw.execute("PRAGMA journal_mode = WAL")
    raw.close()
    return path


def layout(path):
    with sqlite3.connect(path) as raw:
        tables = [row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        found = {name: raw.execute(f"PRAGMA table_xinfo('{name}')").fetchall() for name in tables}
        indexes = {
            name: [
                (row[2:4], [part[2] for part in raw.execute(f"PRAGMA index_info('{row[1]}')")])
                for row in sorted(raw.execute(f"PRAGMA index_list('{name}')"), key=lambda row: row[1])
            ]
            for name in tables
        }
        triggers = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name").fetchall()
    raw.close()
    return found, indexes, triggers


def test_readers_say_how_to_bring_an_old_record_up_to_date(old):
    said = rf"older Dragoman \(format 1, now {SCHEMA_VERSION}\); `dragoman upgrade"
    with pytest.raises(RecordError, match=said), open_to_read(old):
        pass


def test_a_writer_takes_an_old_record_to_this_format_and_keeps_a_copy(old):
    before = old.read_bytes()
    with open_to_write(old) as conn:
        assert [view.act for view in find_events(conn, Question())] == [
            "visit",
            "visit",
            "signing",
            "signing",
            "praise",
            "praise",
        ]
        assert [row["source"] for row in find_rejects(conn)] == ["a.zip", "de.txt"]
        assert list(find_damage(conn)) == []
        assert [link.what for link in links(conn)] == ["upgraded"]
        assert len(list(find_events(conn, Question(text="İMZALADI")))) == 2
    copy = old.with_name("old.format-1.dragoman")
    assert (check_header(old), check_header(copy)) == (SCHEMA_VERSION, 1)
    assert len(before) <= copy.stat().st_size + 65536


def test_reports_as_format_4_kept_them_are_read_while_they_are_made_anew(tmp_path):
    """Pages of one story: when the first is merged anew, the reports of the others are still as they were written."""
    path = tmp_path / "four.dragoman"
    with open_to_write(path) as conn:
        for source in "abc":
            page = make_page(PAGE_TEXT + source, source=f"{source}.txt")
            add_reading(conn, page, make_reading(page))
        visit, *_ = find_events(conn, Question(act="visit"))
        set_fields(conn, visit.id, {"place": "Ulan Batur"}, by="ada", why="there")
    change_format(path, to=4)
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE reports SET told = json_remove(told, '$.settled')")
    raw.close()
    change_format(path)
    with open_to_write(path) as conn:
        assert list(find_damage(conn)) == []
        events = list(find_merged(conn, MergedQuestion()))
        assert len(events) == 3 and [event.place for event in events if event.act == "visit"] == ["Ulan Batur"]


def test_an_upgraded_record_is_laid_out_like_a_new_one(old, tmp_path):
    change_format(old)
    with open_to_write(tmp_path / "new.dragoman"):
        pass
    assert layout(old) == layout(tmp_path / "new.dragoman")


def test_the_tables_are_those_the_program_declares(old):
    change_format(old)
    with open_to_write(old) as conn:
        differences = compare_metadata(MigrationContext.configure(conn), metadata)
    ours = [change for change in differences if "_index" not in str(change)]  # what FTS5 keeps for itself
    assert ours == []


def test_up_and_down_and_up_again_changes_nothing(old):
    change_format(old)
    with open_to_read(old) as conn:
        first = [tuple(row) for row in conn.execute(select(readings).order_by(readings.c.id))]
        shown = list(find_events(conn, Question()))
    assert change_format(old, to=1) is not None
    assert check_header(old) == 1
    change_format(old)
    with open_to_read(old) as conn:
        assert [tuple(row) for row in conn.execute(select(readings).order_by(readings.c.id))] == first
        assert list(find_events(conn, Question())) == shown
        assert list(find_damage(conn)) == []
    assert len(list(old.parent.glob("old.format-*.dragoman"))) == 3


def test_going_down_gives_back_what_the_old_program_wrote(old):
    def held(path):
        with sqlite3.connect(path) as raw:
            names = [row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            found = {name: sorted(map(repr, raw.execute(f"SELECT * FROM {name}"))) for name in names}
        raw.close()
        return {name: rows for name, rows in found.items() if name != "alembic_version"}

    before = held(old)
    change_format(old)
    change_format(old, to=1)
    assert held(old) == before


def test_what_was_added_and_corrected_before_an_upgrade_is_whole_after_it(old):
    """Format 2 has a log already, which tells of some readings and not of those from before it."""
    page = make_page()
    with open_to_write(old) as conn:
        assert add_reading(conn, page, make_reading(page, reader="9.0.0")).change == "replaced"
        event = next(find_events(conn, Question(act="visit")))
        set_fields(conn, event.id, {"place": "Ulanbator"}, why="misread")
        before = list(find_events(conn, Question()))
    change_format(old, to=2)
    change_format(old)
    with open_to_write(old) as conn:
        assert list(find_events(conn, Question())) == before
        assert list(find_damage(conn)) == []
        add_reading(conn, page, make_reading(page, reader="9.1.0"))
        assert list(find_damage(conn)) == []


def test_an_old_record_that_is_damaged_is_not_taken_over(old):
    with sqlite3.connect(old) as raw:
        raw.execute("UPDATE events SET act = 'meeting'")
    raw.close()
    with pytest.raises(RecordError, match="does not match its seal; it is damaged"):
        change_format(old)
    assert check_header(old) == 1


def test_what_people_said_is_in_the_copy_when_a_record_goes_down(record):
    with open_to_write(record) as conn:
        event = next(find_events(conn, Question(act="visit")))
        set_fields(conn, event.id, {"place": "Ulanbator"}, why="misread")
    copy = change_format(record, to=1)
    with open_to_read(copy) as conn:
        assert next(find_events(conn, Question(act="visit"))).place == "Ulanbator"


@pytest.mark.parametrize("to", [0, SCHEMA_VERSION + 1])
def test_a_format_that_does_not_exist_is_refused(record, to):
    with pytest.raises(RecordError, match="there is no format"):
        change_format(record, to=to)


def take_over(path, told):
    told.send("on its way")
    change_format(path)


def test_an_upgrade_that_is_killed_leaves_the_old_format_or_the_new(old, tmp_path):
    """At nine moments of its way, from its beginning on; `make chaos` takes more."""
    fork = multiprocessing.get_context("fork")
    change_format(path_of(old, tmp_path / "first"))  # Alembic is loaded here, and the kills come while it works
    start = time.perf_counter()
    change_format(path_of(old, tmp_path / "whole"))
    took, found = time.perf_counter() - start, set()
    for moment in range(10):
        path = path_of(old, tmp_path / str(moment))
        hears, told = fork.Pipe(duplex=False)
        process = fork.Process(target=take_over, args=(path, told))
        process.start()
        hears.recv()
        if moment < 9:  # the last one is left alone, however slow the machine
            time.sleep(moment * took / 6)
            process.kill()
        process.join()
        found.add(check_header(path))
        assert found <= {1, SCHEMA_VERSION}
        with open_to_write(path) as conn:
            assert len(list(find_events(conn, Question()))) == 6
            assert list(find_damage(conn)) == []
        assert not [name for name in os.listdir(path.parent) if name.startswith(".") or name.endswith(".lock")]
    assert found == {1, SCHEMA_VERSION}  # some were killed before the format changed, and some behind it


def path_of(old, folder):
    folder.mkdir()
    path = folder / "x.dragoman"
    path.write_bytes(old.read_bytes())
    return path
