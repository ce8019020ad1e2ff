"""What is kept of merging is what merging everything at once gives, in any order and after anything that happened."""

import random
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from dragoman.model import Rejected
from dragoman.record import (
    Question,
    Writer,
    add_readings,
    add_reject,
    find_damage,
    find_events,
    merge_events,
    merge_what_waits,
    open_to_read,
    open_to_write,
    parse_values,
    reject_event,
    set_fields,
    split_event,
    withdraw,
)
from dragoman.record.schema import merge_waiting
from stories import assert_same, items, kept


@pytest.mark.parametrize("seed", range(4))
def test_in_any_order_and_any_portions(tmp_path, seed):
    pages = items(30)
    random.Random(seed).shuffle(pages)
    with open_to_write(tmp_path / "r.dragoman") as conn:
        while pages:
            size = random.Random(f"{seed}/{len(pages)}").choice((1, 2, 7))
            add_readings(conn, pages[:size])
            del pages[:size]
        assert_same(conn)


def test_after_reading_again_rejecting_and_correcting(tmp_path):
    dice = random.Random(5)
    with open_to_write(tmp_path / "r.dragoman") as conn:
        add_readings(conn, items(24))
        assert_same(conn)
        add_readings(conn, items(24, reader="0.2.0", seed=2)[:15])
        assert_same(conn)
        for page, _ in items(24)[3:6]:
            turned = Rejected(item_id=page.id, source=page.source, room="article", reason="no-body", detail="")
            add_reject(conn, turned, reader="0.3.0", page=page)
        assert_same(conn)
        ids = [view.id for view in find_events(conn, Question())]
        dice.shuffle(ids)
        reject_event(conn, ids[0], why="not told")
        assert_same(conn)
        made = set_fields(conn, ids[1], parse_values(["date=2025-07-15", "place=Turku"]), why="misread")
        assert_same(conn)
        other = next(view for view in find_events(conn, Question()) if view.id == ids[2])
        elsewhere = next(view.id for view in find_events(conn, Question()) if view.page != other.page)
        merge_events(conn, ids[2], elsewhere, why="one")
        assert_same(conn)
        split_event(conn, ids[4], [parse_values(["date=2023-05"]), parse_values(["act=call"])], why="two")
        assert_same(conn)
        withdraw(conn, made.seq, why="it was right")
        assert_same(conn)
        add_readings(conn, items(24, reader="0.4.0", seed=3))
        assert_same(conn)


def test_what_a_killed_writer_left_is_merged_by_the_next(tmp_path):
    pages = items(20)
    path = tmp_path / "r.dragoman"
    with open_to_write(path) as conn:
        add_readings(conn, pages[:12])
        add_readings(conn, pages[12:], merge=False)
    with open_to_read(path) as conn:
        assert len(conn.execute(select(merge_waiting)).all()) == 8
    with open_to_write(path) as conn:
        assert merge_what_waits(conn) == 8
        assert_same(conn)


def test_the_pages_these_tests_are_made_of_give_something_to_merge(tmp_path):
    with open_to_write(tmp_path / "r.dragoman") as conn:
        add_readings(conn, items(30))
        views, texts, papers = kept(conn)
    assert any(len(view.pages) > 5 and view.independent_sources > 1 for view in views)
    assert any(telling.lent_by for view in views for telling in view.tellings)
    assert len(views) >= 3
    assert len({text for _, text in texts}) > 5
    assert any(len(entry.pages) > 1 for entry in papers)


def test_a_writer_that_lost_its_connection_does_not_trust_what_it_had_made_ready(tmp_path, monkeypatch):
    """Another writer comes in meanwhile, and gives the numbers of rows away anew."""
    path, pages = tmp_path / "r.dragoman", items(20)
    lost = DBAPIError("COMMIT", None, OSError("gone"), connection_invalidated=True)

    def somebody_else(_seconds):
        with open_to_write(path) as conn:
            add_readings(conn, items(20, reader="0.2.0", seed=2)[:12])

    def work(_conn, failures=[lost]):  # noqa: B006
        if failures:
            raise failures.pop()

    monkeypatch.setattr("dragoman.record.writer.time.sleep", somebody_else)
    with Writer(path) as writer:
        writer.add(pages[:12])
        writer.merge()
        writer.do(work)
        writer.add(pages[12:])
        writer.merge()
        assert_same(writer.conn())


_KILLED = """
import os, sys
sys.path[:0] = [{tests!r}]
from dragoman.record import add_readings, open_to_write
from dragoman.record.merged import work
from stories import items

left = int(sys.argv[2])

def dying(name, real=work.{what}):
    def wrapped(*given, **more):
        global left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), 9)
        return real(*given, **more)
    return wrapped

work.{what} = dying({what!r})
with open_to_write(sys.argv[1]) as conn:
    for page, reading in items(12):
        add_readings(conn, [(page, reading)])
"""


@pytest.mark.parametrize(("what", "at"), [("_write", 3), ("update_ledger", 5), ("pages_told", 9), ("_waiting", 12)])
def test_a_writer_that_is_killed_while_it_merges_leaves_nothing_half_merged(tmp_path, what, at):
    path = tmp_path / "r.dragoman"
    program = _KILLED.format(tests=str(Path(__file__).resolve().parents[1]), what=what)
    ended = subprocess.run([sys.executable, "-c", program, str(path), str(at)], check=False)
    assert ended.returncode == -9
    with open_to_read(path) as conn:
        assert list(find_damage(conn)) == []
    with open_to_write(path) as conn:
        merge_what_waits(conn)
        assert_same(conn)
        add_readings(conn, items(12))
        assert_same(conn)
