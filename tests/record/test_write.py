"""Adding to the record: sealed, once, and never by halves."""

import os
import sqlite3
from dataclasses import replace

import pytest
from sqlalchemy import func, select, text

from dragoman.model import Rejected
from dragoman.record import (
    add_reading,
    add_readings,
    add_reject,
    find_damage,
    find_events,
    find_rejects,
    forget_rejects,
    open_to_write,
    seen_before,
)
from dragoman.record.insert import insert_rows
from dragoman.record.query import Question
from dragoman.record.schema import evidence, metadata, pages, readings
from readings import PAGE_TEXT, VISIT, make_page, make_reading


def dump(path):
    """Everything the record holds, except when it was put there."""
    with open_to_write(path) as conn:
        return {
            table.name: [
                tuple(value for name, value in row.items() if name not in ("added", "value"))
                for row in conn.execute(select(table).order_by(*table.primary_key)).mappings()
            ]
            for table in metadata.sorted_tables
        }


def test_a_reading_is_kept_with_its_page_and_its_words(record):
    with open_to_write(record) as conn:
        assert conn.execute(select(pages.c.bytes)).scalar_one() == PAGE_TEXT.encode()
        rows = conn.execute(select(evidence).where(evidence.c.owner != "article")).mappings().all()
        body = conn.execute(select(readings.c.body)).scalar_one()
    assert len(rows) >= 14
    for row in rows:
        assert body[row["start"] : row["end"]] == row["words"]
        assert PAGE_TEXT[row["page_start"] : row["page_end"]] == row["words"]
        assert PAGE_TEXT.encode()[row["byte_start"] : row["byte_end"]].decode() == row["words"]


def test_adding_the_same_page_again_changes_nothing(record):
    before = dump(record)
    page = make_page(source="another-name.txt")
    with open_to_write(record) as conn:
        assert seen_before(conn, page, reader="0.1.0") is True
        outcome = add_reading(conn, page, make_reading(page))
    assert (outcome.change, outcome.events) == ("known", 3)
    assert dump(record) == before


def test_a_newer_reader_takes_over_and_the_old_reading_is_kept(record):
    page = make_page()
    with open_to_write(record) as conn:
        outcome = add_reading(conn, page, make_reading(page, events=[VISIT], reader="0.10.0"))
        assert (outcome.change, outcome.events) == ("replaced", 1)
        assert len(list(find_events(conn, Question()))) == 1
        kept = conn.execute(select(readings.c.reader, readings.c.current).order_by(readings.c.id)).all()
    assert [tuple(row) for row in kept] == [("0.1.0", False), ("0.10.0", True)]


def test_an_older_reader_changes_nothing(record):
    page = make_page()
    with open_to_write(record) as conn:
        add_reading(conn, page, make_reading(page, reader="0.10.0"))
        assert add_reading(conn, page, make_reading(page, events=[VISIT], reader="0.9.9")).change == "older"
        assert len(list(find_events(conn, Question()))) == 3


def test_the_order_of_adding_does_not_show_in_the_answer(tmp_path):
    others = [make_page(PAGE_TEXT + f"{n}\n", source=f"{n}.txt") for n in range(4)]
    answers = []
    for order in (others, others[::-1]):
        path = tmp_path / f"{len(answers)}.dragoman"
        with open_to_write(path) as conn:
            for page in order:
                add_reading(conn, page, make_reading(page))
            answers.append([(view.id, view.source) for view in find_events(conn, Question())])
    assert len(answers[0]) == 12
    assert answers[0] == answers[1]


def rejected(page, reason="language"):
    return Rejected(item_id=page.id, source=page.source, room="article", reason=reason, detail="not Turkish")


def test_a_reject_is_kept_with_its_page_until_a_newer_reader_reads_it(record):
    page = make_page("Ein Bericht.\n", source="de.txt")
    with open_to_write(record) as conn:
        assert add_reject(conn, rejected(page), reader="0.1.0", page=page).change == "added"
        assert add_reject(conn, rejected(page), reader="0.1.0", page=page).change == "known"
        assert seen_before(conn, page, reader="0.1.0") == rejected(page)
        assert seen_before(conn, page, reader="0.2.0") is False
        assert [row["source"] for row in find_rejects(conn)] == ["de.txt"]
        assert conn.execute(select(func.count()).select_from(pages)).scalar_one() == 2
        page_reading = make_reading(page, paragraphs=["Ein Bericht."], actors=(), events=(), with_more=False)
        assert add_reading(conn, page, replace(page_reading, reader="0.2.0")).change == "replaced"
        assert find_rejects(conn) == []


def test_of_a_path_only_the_last_word_stands_until_it_is_forgotten(record):
    def at_path(path, reason):
        return Rejected(item_id=path, source=path, room="intake", reason=reason, detail="")

    def listed():
        return [(row["item"], row["reason"]) for row in find_rejects(conn)]

    with open_to_write(record) as conn:
        for path, reason in (("a.zip", "corrupt"), ("a.zip", "truncated"), ("a.zip!b.txt", "empty"), ("a.zi", "empty")):
            add_reject(conn, at_path(path, reason), reader="0.1.0")
        assert listed() == [("a.zi", "empty"), ("a.zip", "truncated"), ("a.zip!b.txt", "empty")]
        forget_rejects(conn, "a.zip")
        assert listed() == [("a.zi", "empty")]
        add_reject(conn, at_path("a.zip", "truncated"), reader="0.1.0")
        assert listed() == [("a.zi", "empty"), ("a.zip", "truncated")]


@pytest.mark.parametrize("inside", ["a.warc@123", "a.warc@0+678", "a.warc:17", "a.warc#3", "a.warc!b.txt"])
def test_what_lay_inside_a_file_is_forgotten_with_it(record, inside):
    with open_to_write(record) as conn:
        for item in (inside, inside.upper(), "a.warcs", "b.warc@123"):
            add_reject(conn, Rejected(item_id=item, source=item, room="intake", reason="x", detail=""), reader="0.1.0")
        forget_rejects(conn, "a.warc")
        assert {row["item"] for row in find_rejects(conn)} == {inside.upper(), "a.warcs", "b.warc@123"}
        assert list(find_damage(conn)) == []  # the log says the same


def test_a_path_that_is_not_utf8_is_kept_and_forgotten(record):
    path = b"\xff.txt".decode("utf-8", "surrogateescape")
    with open_to_write(record) as conn:
        add_reject(conn, Rejected(item_id=path, source=path, room="intake", reason="empty", detail=""), reader="0.1.0")
        assert len(find_rejects(conn)) == 1
        forget_rejects(conn, path)
        assert find_rejects(conn) == []


def test_a_page_that_a_newer_reader_turns_away_answers_no_more(record):
    page = make_page()
    with open_to_write(record) as conn:
        assert add_reject(conn, rejected(page), reader="0.2.0", page=page).change == "replaced"
        assert list(find_events(conn, Question())) == []


def test_a_failure_in_the_middle_leaves_nothing_of_the_page(record, monkeypatch):
    before = dump(record)
    page = make_page(PAGE_TEXT + "x\n")

    def break_off(conn, table, rows):
        if table is evidence:  # the last of a reading's own
            raise OSError("no more")
        insert_rows(conn, table, rows)

    monkeypatch.setattr("dragoman.record.write.insert_rows", break_off)
    with pytest.raises(Exception, match="no more"), open_to_write(record) as conn:
        add_reading(conn, page, make_reading(page))
    monkeypatch.undo()
    assert dump(record) == before


def test_two_events_of_one_trigger_are_both_kept(tmp_path):
    """A call with one partner after another is two events told by one verb."""
    page = make_page()
    with open_to_write(tmp_path / "x.dragoman") as conn:
        add_reading(conn, page, make_reading(page, events=[VISIT, replace(VISIT, recipients=("fin",))]))
        assert [view.recipients[0].name for view in find_events(conn, Question())] == ["Mongolia", "Finland"]


def test_a_file_name_that_is_not_utf8_is_kept_readable(tmp_path):
    page = make_page(source=os.fsdecode(b"k\xfd.txt"))
    with open_to_write(tmp_path / "x.dragoman") as conn:
        add_reading(conn, page, make_reading(page))
        assert conn.execute(select(pages.c.source)).scalar_one() == "k\\udcfd.txt"


def test_a_sealed_record_has_no_damage(record):
    with open_to_write(record) as conn:
        assert list(find_damage(conn)) == []


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE events SET act = 'meeting' WHERE position = 0",
        "UPDATE events SET background = 1 WHERE position = 0",
        "UPDATE evidence SET start = start + 1 WHERE owner = 'event' AND owner_key = '0'",
        "DELETE FROM statements",
        "UPDATE actors SET country = 'SWE' WHERE id = 'fin'",
        "INSERT INTO event_actors VALUES (1, 0, 'recipient', 9, 'fin', 'FIN')",
        "UPDATE pages SET bytes = x'00'",
    ],
)
def test_a_changed_value_breaks_the_seal(record, change):
    with sqlite3.connect(record) as raw:
        raw.execute(change)
    raw.close()
    with open_to_write(record) as conn:
        assert any("do not match its seal" in line or "bytes have changed" in line for line in find_damage(conn))


def test_a_reading_without_its_page_cannot_be_kept(record):
    with pytest.raises(Exception, match="FOREIGN KEY"), open_to_write(record) as conn, conn.begin():
        conn.execute(text("DELETE FROM pages"))


@pytest.mark.parametrize("reason", ["time", "memory", "crash"])
def test_what_a_busy_machine_did_to_a_page_is_no_verdict_on_it(tmp_path, reason):
    """It is tried again by the same reader, and what comes of that takes its place."""
    page = make_page()
    with open_to_write(tmp_path / "x.dragoman") as conn:
        for _ in range(2):
            assert add_reject(conn, rejected(page, reason), reader="0.1.0", page=page).change == "added"
            assert seen_before(conn, page, reader="0.1.0") is False
        assert [row["reason"] for row in find_rejects(conn)] == [reason]
        assert add_reading(conn, page, make_reading(page)).change == "added"
        assert find_rejects(conn) == []
        assert len(list(find_events(conn, Question()))) == 3


def test_a_reading_stays_when_a_newer_reader_runs_out_of_time_on_its_page(record):
    page = make_page()
    with open_to_write(record) as conn:
        add_reject(conn, rejected(page, "time"), reader="0.2.0", page=page)
        assert len(list(find_events(conn, Question()))) == 3
        assert add_reading(conn, page, make_reading(page, reader="0.2.0")).change == "replaced"


def test_many_readings_are_one_transaction(tmp_path, monkeypatch):
    pages = [make_page(PAGE_TEXT + f"{n}\n") for n in range(5)]
    with open_to_write(tmp_path / "x.dragoman") as conn:
        items = [(page, make_reading(page)) for page in pages]
        outcomes = add_readings(conn, [*items, items[0]])
        assert [outcome.change for outcome in outcomes] == ["added"] * 5 + ["known"]
        assert [outcome.events for outcome in outcomes] == [3] * 6
        newer = [(page, make_reading(page, reader="0.2.0")) for page in (*pages, make_page("x" + PAGE_TEXT))]
        monkeypatch.setattr("dragoman.record.write.note", lambda *_, **__: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            add_readings(conn, newer)
        assert len(list(find_events(conn, Question()))) == 15
        assert set(conn.execute(select(readings.c.reader)).scalars()) == {"0.1.0"}


def test_what_no_database_takes_is_kept_as_far_as_it_goes(tmp_path):
    text_ = PAGE_TEXT.replace("Moğolistan'ın", "Moğolistan\x00ın")
    page = make_page(text_)
    paragraphs = [p.replace("Moğolistan'ın", "Moğolistan\x00ın") for p in make_reading().article.body.split("\n\n")]
    event = replace(VISIT, evidence=(paragraphs[0],))
    with open_to_write(tmp_path / "x.dragoman") as conn:
        add_reading(conn, page, make_reading(page, paragraphs=paragraphs, events=[event]))
        (view,) = find_events(conn, Question())
        assert view.evidence[0].words == paragraphs[0].replace("\x00", "\ufffd")
        assert list(find_damage(conn)) == []
