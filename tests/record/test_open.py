"""A record opens, or says in one line why it does not."""

import errno
import multiprocessing
import os
import re
import sqlite3
import subprocess
import sys
import textwrap
import time

import pytest
from sqlalchemy import text

from dragoman.errors import RecordError
from dragoman.record import RecordBusyError, add_reading, find_damage, find_events, open_to_read, open_to_write
from dragoman.record.query import Question
from dragoman.record.schema import APPLICATION_ID, SCHEMA_VERSION
from readings import PAGE_TEXT, make_page, make_reading


def make_database(path, *, application_id=APPLICATION_ID, version=SCHEMA_VERSION):
    with sqlite3.connect(path) as raw:
        raw.execute("CREATE TABLE t (x)")
        raw.execute(f"PRAGMA application_id = {application_id}")
        raw.execute(f"PRAGMA user_version = {version}")
    raw.close()


BAD = {
    "text": lambda path: path.write_text("bir haber metni, " * 20),
    "empty": lambda path: path.write_bytes(b""),
    "only the magic": lambda path: path.write_bytes(b"SQLite format 3\x00"),
    "folder": lambda path: path.mkdir(),
    "somebody else's": lambda path: make_database(path, application_id=7),
    "a plain database": lambda path: make_database(path, application_id=0, version=0),
    "newer": lambda path: make_database(path, version=SCHEMA_VERSION + 1),
    "pipe": os.mkfifo,
}


@pytest.mark.parametrize("opener", [open_to_read, open_to_write])
@pytest.mark.parametrize("kind", BAD)
def test_what_is_not_our_record_is_refused_in_one_line(tmp_path, kind, opener):
    path = tmp_path / "news.dragoman"
    BAD[kind](path)
    with pytest.raises(RecordError) as caught, opener(path):
        pass
    assert caught.value.exit_code == 78
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert not list(tmp_path.glob("*.lock"))


def test_a_link_that_leads_nowhere_is_no_record_to_read(tmp_path):
    (tmp_path / "news.dragoman").symlink_to(tmp_path / "absent.dragoman")
    with pytest.raises(RecordError, match="no such file"), open_to_read(tmp_path / "news.dragoman"):
        pass


def test_reading_a_record_that_does_not_exist_makes_none(tmp_path):
    with pytest.raises(RecordError, match="no such record"), open_to_read(tmp_path / "absent.dragoman"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_record_cannot_be_made_in_a_folder_that_does_not_exist(tmp_path):
    with pytest.raises(RecordError, match="folder does not exist"), open_to_write(tmp_path / "no" / "x.dragoman"):
        pass


def test_a_record_says_in_its_header_whose_it_is(record):
    with sqlite3.connect(record) as raw:
        assert raw.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert raw.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    raw.close()


def test_the_writer_is_as_careful_as_promised(record):
    with open_to_write(record) as conn:
        values = {
            name: conn.execute(text(f"PRAGMA {name}")).scalar_one()
            for name in ("synchronous", "foreign_keys", "wal_autocheckpoint", "journal_mode")
        }
    assert values == {"synchronous": 2, "foreign_keys": 1, "wal_autocheckpoint": 0, "journal_mode": "wal"}


def test_a_reader_cannot_write(record):
    with pytest.raises(RecordError, match="readonly"), open_to_read(record) as conn:
        conn.execute(text("DELETE FROM events"))


def test_nothing_but_the_record_is_left_behind(record):
    assert [path.name for path in record.parent.iterdir()] == [record.name]


def test_readers_leave_nothing_behind_whoever_closes_last(record):
    with open_to_read(record) as one:
        with open_to_read(record) as other:
            assert list(find_events(other, Question()))
        assert list(find_events(one, Question()))
    assert [path.name for path in record.parent.iterdir()] == [record.name]


def test_a_reader_leaves_a_writer_its_files_and_its_rows(record):
    with open_to_write(record) as conn:
        page = make_page(PAGE_TEXT + "1\n")
        add_reading(conn, page, make_reading(page))
        for _ in range(2):
            with open_to_read(record) as reader:
                assert len(list(find_events(reader, Question()))) == 6
        page = make_page(PAGE_TEXT + "2\n")
        add_reading(conn, page, make_reading(page))
    with open_to_read(record) as reader:
        assert len(list(find_events(reader, Question()))) == 9
        assert list(find_damage(reader)) == []
    assert [path.name for path in record.parent.iterdir()] == [record.name]


def test_what_a_killed_writer_left_is_tidied_up_by_the_next_reader(record, holder):
    holder.kill()
    holder.wait()
    with open_to_read(record) as conn:
        assert len(list(find_events(conn, Question()))) == 3
    assert not list(record.parent.glob("*-wal")) + list(record.parent.glob("*-shm"))


def test_a_full_disk_is_told_with_the_record_and_loses_nothing(record):
    page = make_page(PAGE_TEXT + 5_000 * "dolu ")
    full = "full; free some space and run this again"
    with pytest.raises(RecordError, match=full) as caught, open_to_write(record) as conn:
        pages = conn.execute(text("PRAGMA page_count")).scalar_one()
        conn.execute(text(f"PRAGMA max_page_count = {pages}"))
        conn.rollback()
        add_reading(conn, page, make_reading(page))
    assert str(record) in str(caught.value)
    with open_to_read(record) as conn:
        assert len(list(find_events(conn, Question()))) == 3
        assert list(find_damage(conn)) == []


def test_a_record_that_cannot_be_made_leaves_no_half_of_one(tmp_path, monkeypatch):
    def fill(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("dragoman.record.make.metadata.create_all", fill)
    told = re.escape("cannot be made (no space left on device); free some space")
    with pytest.raises(RecordError, match=told), open_to_write(tmp_path / "news.dragoman"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_record_is_named(record):
    data = bytearray(record.read_bytes())
    data[4096:] = os.urandom(len(data) - 4096)
    record.write_bytes(data)
    with pytest.raises(RecordError, match="damaged"), open_to_read(record) as conn:
        list(find_events(conn, Question()))


HOLDER = """
    import sys
    from dragoman.record import open_to_write
    with open_to_write(sys.argv[1]):
        print("held", flush=True)
        sys.stdin.read()
"""


@pytest.fixture
def holder(record):
    """Another process that has the record open to write."""
    command = [sys.executable, "-c", textwrap.dedent(HOLDER), str(record)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_a_second_writer_is_told_who_holds_the_record(record, holder):
    with pytest.raises(RecordBusyError, match=f"process {holder.pid} is writing") as caught, open_to_write(record):
        pass
    assert caught.value.exit_code == 75


def test_readers_do_not_wait_for_the_writer(record, holder):
    with open_to_read(record) as conn:
        assert len(list(find_events(conn, Question()))) == 3


def test_a_writer_that_was_killed_holds_nothing(record, holder):
    holder.kill()
    holder.wait()
    with open_to_write(record) as conn:
        assert len(list(find_events(conn, Question()))) == 3
    assert [path.name for path in record.parent.iterdir()] == [record.name]


def add_many(path, worker, tally):
    """Add ten pages, trying again while somebody else writes."""
    for number in range(10):
        page = make_page(f"{PAGE_TEXT}{number}\n")  # every worker brings the same pages
        while True:
            try:
                with open_to_write(path) as conn:
                    tally.put(add_reading(conn, page, make_reading(page)).change)
                break
            except RecordBusyError:
                time.sleep(0.002)


def test_many_writers_at_once_lose_nothing_and_double_nothing(tmp_path):
    path = tmp_path / "news.dragoman"
    fork = multiprocessing.get_context("fork")
    tally = fork.Queue()
    workers = [fork.Process(target=add_many, args=(path, worker, tally)) for worker in range(4)]
    for worker in workers:
        worker.start()
    changes = [tally.get(timeout=60) for _ in range(40)]
    for worker in workers:
        worker.join()
    assert [worker.exitcode for worker in workers] == [0, 0, 0, 0]
    assert sorted(changes) == ["added"] * 10 + ["known"] * 30
    with open_to_read(path) as conn:
        assert len(list(find_events(conn, Question()))) == 30
        assert list(find_damage(conn)) == []
    assert not list(tmp_path.glob("*.lock"))


def test_a_record_in_a_folder_that_cannot_be_written_is_read(record, monkeypatch):
    monkeypatch.setattr("dragoman.record.file.os.access", lambda *_: False)
    with open_to_read(record) as conn:
        assert len(list(find_events(conn, Question()))) == 3
        assert [path.name for path in record.parent.iterdir()] == [record.name]


def test_what_one_record_was_asked_need_not_be_put_into_sql_again_for_another(record, tmp_path, monkeypatch):
    def ask(path):
        with open_to_read(path) as conn:
            return list(find_events(conn, Question(act="visit")))

    other = tmp_path / "other.dragoman"
    with open_to_write(other) as conn:
        add_reading(conn, make_page(), make_reading(events=()))
    assert len(ask(record)) == 1
    monkeypatch.delattr("sqlalchemy.sql.compiler.SQLCompiler.__init__")
    assert ask(other) == []
