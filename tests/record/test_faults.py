"""Killed, cut off, out of room, two at once: nothing that was told as kept is lost, and nothing is half there."""

import errno
import multiprocessing
import random
import resource
import subprocess
import sys
import textwrap
import threading
import time

import pytest
from sqlalchemy import select

import postgres
from chaos_record import kill_once, loss
from dragoman.errors import RecordError
from dragoman.record import (
    Question,
    RecordBusyError,
    Writer,
    add_reading,
    find_damage,
    find_events,
    head,
    open_to_read,
    open_to_write,
)
from dragoman.record.schema import pages, readings
from readings import PAGE_TEXT, make_page, make_reading
from synthetic import make_readings

needs_postgres = pytest.mark.skipif(postgres.find_programs() is None, reason=postgres.MISSING)


@pytest.fixture(scope="module")
def cluster():
    with postgres.cluster() as made:
        yield made


def test_fifteen_writers_are_killed_at_any_moment_and_nothing_they_told_is_lost(tmp_path):
    """`make chaos` kills a thousand."""
    record, dice, told, seen = str(tmp_path / "news.dragoman"), random.Random(11), set(), 0
    for number in range(15):
        made = kill_once(record, start=40 * number, dice=dice)
        told |= made
        seen += len(made)
        assert loss(record, told) == []
    assert seen > 15
    assert [path.name for path in tmp_path.iterdir()] == ["news.dragoman"]


@needs_postgres
def test_writers_to_a_server_are_killed_and_nothing_they_told_is_lost(cluster):
    record, dice, told = cluster.address(), random.Random(12), set()
    for number in range(8):
        told |= kill_once(record, start=40 * number, dice=dice)
        assert loss(record, told) == []
    assert len(told) > 8


# -- connections that are cut


@needs_postgres
@pytest.mark.parametrize("seed", range(2))
def test_a_connection_that_is_cut_at_any_moment_loses_nothing_and_doubles_nothing(cluster, seed):
    address, dice = cluster.address(), random.Random(seed)
    items = list(make_readings(25, seed=seed))

    def add_and_cut(writer, item):
        cutter = threading.Timer(dice.choice((0.0, 0.01, 0.04)) * dice.random(), cluster.cut)
        cutter.start()
        change = writer.add([item])[0].change
        cutter.join()
        return change

    with Writer(address) as writer:
        changes = [add_and_cut(writer, item) for item in items]
    assert changes == ["added"] * 25
    with open_to_read(address) as conn:
        assert len(list(find_events(conn, Question()))) == 75
        assert list(find_damage(conn)) == []


@needs_postgres
def test_a_connection_that_is_lost_after_the_commit_is_settled_by_looking(cluster, monkeypatch):
    """The server has committed, and nobody heard of it."""
    address = cluster.address()
    page = make_page()
    with Writer(address) as writer:
        from sqlalchemy import Connection, event

        armed = [True]

        @event.listens_for(writer.conn().engine, "commit")
        def _lose(conn: Connection) -> None:
            if armed:
                armed.clear()
                conn.connection.driver_connection.commit()
                cluster.cut()

        (outcome,) = writer.add([(page, make_reading(page))])
    assert armed == []
    assert (outcome.change, outcome.events) == ("added", 3)
    with open_to_read(address) as conn:
        assert conn.execute(select(readings.c.id)).scalars().all() == [1]


@needs_postgres
def test_a_server_that_goes_down_as_by_a_power_cut_keeps_what_was_told(cluster):
    address = cluster.address()
    items = list(make_readings(30, seed=9))
    with Writer(address) as writer:
        for item in items[:15]:
            writer.add([item])
        cluster.stop(at_once=True)
        starter = threading.Timer(0.5, cluster.start)
        starter.start()
        changes = [writer.add([item])[0].change for item in items[15:]]
        starter.join()
    assert changes == ["added"] * 15
    with open_to_read(address) as conn:
        assert set(conn.execute(select(pages.c.sha256)).scalars()) == {page.id for page, _ in items}
        assert list(find_damage(conn)) == []


@needs_postgres
def test_a_server_that_stays_away_is_told_in_one_line(cluster, monkeypatch):
    monkeypatch.setattr("dragoman.record.writer._FIRST_WAIT_S", 0.001)
    monkeypatch.setattr("dragoman.record.writer._LONGEST_WAIT_S", 0.002)
    address = cluster.address()
    page = make_page()
    try:
        with pytest.raises(RecordError, match="is the server running") as caught, Writer(address) as writer:
            cluster.stop()
            writer.add([(page, make_reading(page))])
    finally:
        cluster.start()
    assert "what was reported as added is kept" in str(caught.value)


# -- room


FILLING = """
    import resource, signal, sys
    from dragoman.errors import RecordError
    from dragoman.record import Writer
    from synthetic import make_readings
    record, most = sys.argv[1], int(sys.argv[2])
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    with Writer(record):
        pass
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    try:
        with Writer(record) as writer:
            for page, reading in make_readings(int(sys.argv[4]), start=int(sys.argv[3])):
                writer.add([(page, reading)])
                print(page.id, flush=True)
                writer.tidy()
    except RecordError as error:
        print(f"told: {error}", flush=True)
"""


@pytest.mark.parametrize("most", [450_000, 700_000, 1_000_000])
def test_a_disk_that_fills_up_is_told_and_costs_nothing_that_was_told(tmp_path, most):
    record = str(tmp_path / "news.dragoman")
    code = "import sys; sys.path[:0] = ['tests', 'tools']\n" + textwrap.dedent(FILLING)
    ran = subprocess.run(
        [sys.executable, "-c", code, record, str(most), "0", "500"],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    *kept, told = ran.stdout.splitlines()
    assert told.startswith(f"told: {record}: ")
    assert "what was reported as added is kept" in told
    assert loss(record, set(kept)) == []
    again = subprocess.run(
        [sys.executable, "-c", code, record, str(10**9), "490", "20"],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert len(again.stdout.split()) == 20
    assert loss(record, set(kept) | set(again.stdout.split())) == []


@pytest.mark.parametrize("moment", range(1, 12))
def test_a_failed_write_anywhere_in_a_reading_leaves_nothing_of_it(tmp_path, monkeypatch, moment):
    """The nth statement of the transaction fails as on a failing disk."""
    import sqlite3

    from sqlalchemy import event

    record = tmp_path / "news.dragoman"
    items = list(make_readings(2))
    with open_to_write(record) as conn:
        add_reading(conn, *items[0])
        before = head(conn)
        count = [0]

        @event.listens_for(conn.engine, "before_cursor_execute")
        def _fail(conn, cursor, statement, parameters, context, executemany):
            if statement.startswith(("INSERT", "UPDATE", "DELETE")):
                count[0] += 1
                if count[0] == moment:
                    raise sqlite3.OperationalError("disk I/O error")

        with pytest.raises(Exception, match="disk I/O error"):
            add_reading(conn, *items[1])
        count[0] = 1_000
        conn.rollback()
        assert head(conn) == before
        assert list(find_damage(conn)) == []
        assert add_reading(conn, *items[1]).change == "added"
        assert list(find_damage(conn)) == []


def test_no_room_for_the_lock_or_the_log_is_told(tmp_path):
    (tmp_path / "x").mkdir()
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    soft = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    held = []
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (64, hard))
        with pytest.raises((RecordError, OSError)) as caught:
            while True:
                held.append(open("/dev/null"))  # noqa: SIM115
                if len(held) > 40:
                    with open_to_write(tmp_path / "x" / f"{len(held)}.dragoman"):
                        pass
        assert not isinstance(caught.value, OSError) or caught.value.errno == errno.EMFILE
    finally:
        for handle in held:
            handle.close()
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


# -- two at once


def ingest(record, seed, tally):
    """Bring thirty pages, waiting while somebody else writes."""
    for item in make_readings(30, seed=seed):
        while True:
            try:
                with Writer(record) as writer:
                    tally.put(writer.add([item])[0].change)
                break
            except RecordBusyError:
                time.sleep(random.uniform(0, 0.01))


@pytest.mark.parametrize("kind", ["file", pytest.param("server", marks=needs_postgres)])
def test_two_ingests_at_once_lose_nothing_and_double_nothing(request, tmp_path, kind):
    record = str(tmp_path / "news.dragoman") if kind == "file" else request.getfixturevalue("cluster").address()
    fork = multiprocessing.get_context("fork")
    tally = fork.Queue()
    workers = [fork.Process(target=ingest, args=(record, 5, tally)) for _ in range(2)]
    for worker in workers:
        worker.start()
    changes = sorted(tally.get(timeout=120) for _ in range(60))
    for worker in workers:
        worker.join()
    assert changes == ["added"] * 30 + ["known"] * 30
    assert loss(record, {page.id for page, _ in make_readings(30, seed=5)}) == []


def test_readers_are_not_held_up_while_the_log_is_long(tmp_path, monkeypatch):
    monkeypatch.setattr("dragoman.record.file._LONG_LOG", 10)
    record, stop, slow = tmp_path / "news.dragoman", threading.Event(), []
    with open_to_write(record) as conn:
        add_reading(conn, make_page(), make_reading(make_page()))

    def read_on_and_on():
        while not stop.is_set():
            begin = time.monotonic()
            with open_to_read(record) as conn:
                list(find_events(conn, Question()))
            slow.append(time.monotonic() - begin)

    reader = threading.Thread(target=read_on_and_on)
    reader.start()
    with Writer(record) as writer:
        for number in range(30):
            page = make_page(PAGE_TEXT + f"{number}\n")
            writer.add([(page, make_reading(page))])
            writer.tidy()
    stop.set()
    reader.join()
    assert len(slow) > 3
    assert max(slow) < 2.0
