"""The audit log is a chain: what is changed, cut out, turned round or cut off is seen."""

import random
import shutil
import sqlite3

import pytest

from dragoman.model import Rejected
from dragoman.record import (
    Question,
    add_reading,
    add_reject,
    find_events,
    forget_rejects,
    open_to_read,
    open_to_write,
    reject_event,
)
from dragoman.record.audit import find_breaks, head, links
from readings import PAGE_TEXT, make_page, make_reading


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A record of thirty entries, and its head."""
    path = tmp_path_factory.mktemp("audit") / "news.dragoman"
    with open_to_write(path) as conn:
        for number in range(28):
            page = make_page(PAGE_TEXT + f"{number}\n")
            add_reading(conn, page, make_reading(page))
        reject_event(conn, next(find_events(conn, Question())).id, why="not told", by="ayşe")
        last = head(conn)[1]
    return path, last


@pytest.fixture
def told(kept, tmp_path):
    """A copy of that record that may be spoilt, and its head."""
    path, last = kept
    return shutil.copy(path, tmp_path / "news.dragoman"), last


def tamper(path, *statements):
    """Change the log behind the record's back."""
    raw = sqlite3.connect(path)
    for trigger in ("audit_no_update", "audit_no_delete"):
        raw.execute(f"DROP TRIGGER {trigger}")
    for statement in statements:
        raw.execute(statement)
    raw.commit()
    raw.close()


def breaks(path, **options):
    with open_to_read(path) as conn:
        return list(find_breaks(conn, **options))


def test_an_untouched_chain_holds_from_the_first_entry_to_the_head(told):
    path, last = told
    assert breaks(path) == []
    assert breaks(path, expect=last) == []
    with open_to_read(path) as conn:
        chain = list(links(conn))
    assert [link.what for link in chain] == ["made", *["read"] * 28, "corrected"]
    assert chain[-1].by == "ayşe"


def test_an_earlier_head_is_still_on_the_chain(told):
    path, last = told
    with open_to_write(path) as conn:
        page = make_page(PAGE_TEXT + "new\n")
        add_reading(conn, page, make_reading(page))
    assert breaks(path, expect=last) == []


def edits():
    dice = random.Random(7)
    for number in range(60):
        seq, other = dice.randint(1, 29), dice.randint(1, 29)
        yield [
            [f"UPDATE audit SET at = '2001-01-01' WHERE seq = {seq}"],
            [f"UPDATE audit SET \"by\" = 'x' WHERE seq = {seq}"],
            [f"UPDATE audit SET what = 'forgotten' WHERE seq = {seq}"],
            [f"UPDATE audit SET subject = subject || 'x' WHERE seq = {seq}"],
            [f"UPDATE audit SET detail = '{{}}' WHERE seq = {seq + 1}"],
            [f"DELETE FROM audit WHERE seq = {seq}"],
            [f"DELETE FROM audit WHERE seq >= {seq}"],
            [f"DELETE FROM audit WHERE seq = {seq}", f"UPDATE audit SET seq = seq - 1 WHERE seq > {seq}"],
            [
                f"UPDATE audit SET seq = -1 WHERE seq = {seq}",
                f"UPDATE audit SET seq = {seq} WHERE seq = {other % 29 + 1 if other == seq else other}",
                f"UPDATE audit SET seq = {other % 29 + 1 if other == seq else other} WHERE seq = -1",
            ],
            [f"UPDATE audit SET digest = previous WHERE seq = {seq}"],
        ][number % 10]


@pytest.mark.parametrize("statements", list(edits()), ids=range(60))
def test_whatever_is_done_to_the_log_is_seen_by_whoever_noted_its_head(told, statements):
    path, last = told
    tamper(path, *statements)
    assert breaks(path, expect=last) != []


def test_everything_that_changes_the_record_is_in_the_log(record):
    with open_to_write(record) as conn:
        add_reject(conn, Rejected(item_id="a", source="a", room="intake", reason="empty", detail=""), reader="0.1.0")
        forget_rejects(conn, "a")
        page = make_page("kısa\n")
        turned = Rejected(item_id=page.id, source="k", room="article", reason="no-body", detail="")
        add_reject(conn, turned, reader="0.1.0", page=page)
        assert [link.what for link in links(conn)] == ["made", "read", "turned away", "forgotten", "turned away"]


def test_whoever_is_at_work_can_say_so(record, monkeypatch):
    monkeypatch.setenv("DRAGOMAN_USER", "desk 4")
    with open_to_write(record) as conn:
        forget_rejects(conn, "a")
        page = make_page(PAGE_TEXT + "x\n")
        add_reading(conn, page, make_reading(page))
        assert [link.by for link in links(conn)][-1] == "desk 4"
