"""What pages tell faintly is kept, joins what others tell plainly in whatever order they come, and is shown as such."""

import json
import random
import sqlite3
from dataclasses import replace

import pytest

from dragoman.errors import UsageError
from dragoman.model import Field
from dragoman.record import (
    MergedQuestion,
    Question,
    add_readings,
    find_damage,
    find_events,
    find_merged,
    find_merged_event,
    join_reports,
    make_backup,
    open_to_read,
    open_to_write,
    part_reports,
    reject_event,
    restore_backup,
    withdraw,
)
from dragoman.record.dump import digest_record
from dragoman.record.export_merged import CSV_COLUMNS, event_shape, merged_row
from dragoman.record.faint import faint_anchor, faint_seal
from dragoman.record.merged.work import begin_anew
from dragoman.record.upgrade import change_format
from readings import PAGE_TEXT, PARAGRAPHS, SIGNING, THANKS, VISIT, make_page, make_reading
from stories import TURNED, assert_same, own_words

PLAIN, FAINT, WRONG = ("a", (VISIT,), ()), ("b", (SIGNING,), (VISIT,)), ("c", (TURNED,), (VISIT,))


def item(name, events, faint, *, reader="0.1.0"):
    """A page with a text of its own, of an outlet of its own: three paragraphs that others tell too, and many more."""
    own = [own_words(" ".join(PARAGRAPHS), f"{name}{number}") for number in range(3)]
    page = make_page("\n".join((PAGE_TEXT, *own)), source=f"{name}.txt")
    reading = make_reading(
        page, paragraphs=(*PARAGRAPHS, *own), events=events, faint=faint, reader=reader, with_more=False
    )
    outlet = Field(value=f"Haber {name}", span=None, rule="test")
    return page, replace(reading, article=replace(reading.article, outlet=outlet))


@pytest.fixture
def conn(tmp_path):
    with open_to_write(tmp_path / "r.dragoman") as conn:
        yield conn


def visits(conn):
    """Of each merged visit: who goes, and on which pages it is told, faintly or not."""
    found = {}
    for view in find_merged(conn, MergedQuestion(act="visit")):
        names = {each.page: each.faint for each in view.tellings if each.event}
        sources = {page: row.source[0] for page, row in pages(conn).items()}
        found[view.actors[0].name] = {sources[page]: faint for page, faint in names.items()}
    return found


def pages(conn):
    return {view.page: view for view in find_events(conn, Question())}


@pytest.mark.parametrize("seed", range(4))
def test_a_faint_telling_joins_a_plain_one_in_any_order(conn, seed):
    some = [item(*PLAIN), item(*FAINT), item(*WRONG)]
    random.Random(seed).shuffle(some)
    for each in some:
        add_readings(conn, [each])
        assert_same(conn)
    assert visits(conn) == {"Aino Salmi": {"a": False, "b": True, "c": True}, "Mongolia": {"c": False}}
    sources = {view.actors[0].name: view.independent_sources for view in find_merged(conn, MergedQuestion(act="visit"))}
    assert sources == {"Aino Salmi": 3, "Mongolia": 1}
    assert list(find_damage(conn)) == []


def test_pages_that_tell_it_faintly_alone_are_counted_apart(conn):
    add_readings(conn, [item(*PLAIN), item(*FAINT), item(*WRONG)])
    (salmi,) = (view for view in find_merged(conn, MergedQuestion(act="visit")) if view.actors[0].name == "Aino Salmi")
    names = {page: view.source for page, view in pages(conn).items()}
    assert event_shape(salmi, names)["unsure_pages"] == ["b.txt", "c.txt"]
    assert dict(zip(CSV_COLUMNS, merged_row(salmi, names), strict=True))["unsure_pages"] == "b.txt; c.txt"


def test_what_is_faint_is_no_event_of_its_page(conn):
    add_readings(conn, [item(*FAINT)])
    assert [view.act for view in find_events(conn, Question())] == ["signing"]
    assert [view.act for view in find_merged(conn, MergedQuestion())] == ["signing"]


def test_it_leaves_when_the_plain_page_is_read_otherwise_and_comes_back_with_it(conn):
    add_readings(conn, [item(*PLAIN), item(*FAINT)])
    add_readings(conn, [item("a", (THANKS,), (), reader="0.2.0")])
    assert visits(conn) == {}
    assert_same(conn)
    add_readings(conn, [item("a", (VISIT,), (), reader="0.3.0")])
    assert visits(conn) == {"Aino Salmi": {"a": False, "b": True}}
    assert_same(conn)


def test_it_leaves_when_a_person_rejects_the_plain_one_and_comes_back_when_that_is_withdrawn(conn):
    add_readings(conn, [item(*PLAIN), item(*FAINT), item(*WRONG)])
    (plain,) = (view for view in find_events(conn, Question(act="visit")) if view.source == "a.txt")
    made = reject_event(conn, plain.id, why="not told")
    assert visits(conn) == {"Mongolia": {"c": False}}
    assert_same(conn)
    withdraw(conn, made.seq, why="it is")
    assert visits(conn)["Aino Salmi"] == {"a": False, "b": True, "c": True}
    assert_same(conn)


def test_a_person_who_denies_what_the_words_tell_denies_their_second_choice(conn):
    add_readings(conn, [item(*PLAIN), item(*WRONG)])
    (wrong,) = (view for view in find_events(conn, Question(act="visit")) if view.source == "c.txt")
    reject_event(conn, wrong.id, why="no visit at all")
    assert visits(conn) == {"Aino Salmi": {"a": False}}
    assert_same(conn)


def test_a_person_parts_a_faint_report_and_takes_it_back(conn):
    add_readings(conn, [item(*PLAIN), item(*FAINT)])
    (view,) = find_merged(conn, MergedQuestion(act="visit"))
    (faint,) = (each for each in view.tellings if each.faint)
    made = part_reports(conn, view.id, [faint.event], why="that was in May")
    assert made.held.state == "attached"
    assert visits(conn) == {"Aino Salmi": {"a": False}}
    assert_same(conn)
    assert list(find_damage(conn)) == []
    add_readings(conn, [item("b", (SIGNING,), (VISIT,), reader="0.2.0")])
    assert visits(conn) == {"Aino Salmi": {"a": False}}
    withdraw(conn, made.seq, why="it was this one")
    assert visits(conn) == {"Aino Salmi": {"a": False, "b": True}}
    assert_same(conn)


def test_a_page_whose_plain_telling_was_parted_does_not_come_back_faintly(conn):
    """Page d tells the visit plainly, and in other words faintly once more."""
    both = ("d", (VISIT,), (replace(VISIT, trigger=SIGNING.trigger, evidence=SIGNING.evidence),))
    add_readings(conn, [item(*PLAIN), item(*both)])
    (view,) = find_merged(conn, MergedQuestion(act="visit"))
    assert view.independent_sources == 2
    (own,) = (each.event for each in view.tellings if pages(conn)[each.page].source == "d.txt")
    made = part_reports(conn, view.id, [own], why="another one")
    assert [event.independent_sources for event in find_merged(conn, MergedQuestion(act="visit"))] == [1, 1]
    assert_same(conn)
    withdraw(conn, made.seq, why="the same after all")
    assert [event.independent_sources for event in find_merged(conn, MergedQuestion(act="visit"))] == [2]
    assert_same(conn)


def test_a_faint_report_alone_cannot_be_left_in_an_event(conn):
    add_readings(conn, [item(*PLAIN), item(*FAINT)])
    (view,) = find_merged(conn, MergedQuestion(act="visit"))
    with pytest.raises(UsageError, match="has no other reports"):
        part_reports(conn, view.id, [view.id], why="x")


def test_a_faint_telling_that_nobody_tells_plainly_is_of_no_event(conn):
    add_readings(conn, [item(*FAINT)])
    (event,) = item(*FAINT)[1].faint
    with pytest.raises(UsageError, match="not in this record"):
        find_merged_event(conn, event.event.id)
    with pytest.raises(UsageError, match="not in this record"):
        join_reports(conn, [event.event.id, event.event.id], why="x")


def test_the_detail_names_the_words_and_that_they_are_faint(conn):
    add_readings(conn, [item(*PLAIN), item(*FAINT)])
    (view,) = find_merged(conn, MergedQuestion(act="visit"))
    detail = find_merged_event(conn, view.id)
    assert [(report.faint, report.words) for report in detail.reports if report.faint] == [(True, PARAGRAPHS[0])]
    assert [opinion.verdict for opinion in detail.opinions] == ["same"]


def test_a_backup_holds_what_is_faint(conn, tmp_path):
    add_readings(conn, [item(*PLAIN), item(*FAINT)])
    make_backup(tmp_path / "r.dragoman", tmp_path / "backup.zip")
    restore_backup(tmp_path / "backup.zip", tmp_path / "other.dragoman")
    with open_to_read(tmp_path / "other.dragoman") as other:
        assert digest_record(other).canonical == digest_record(conn).canonical
        assert visits(other) == visits(conn) == {"Aino Salmi": {"a": False, "b": True}}
        assert list(find_damage(other)) == []


def test_two_records_differ_where_what_is_faint_does(tmp_path):
    digests = set()
    for number, faint in enumerate([(), (VISIT,)]):
        with open_to_write(tmp_path / f"{number}.dragoman") as conn:
            add_readings(conn, [item("b", (SIGNING,), faint)])
            digests.add(digest_record(conn).canonical)
    assert len(digests) == 2


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ("UPDATE faint SET told = replace(told, '\"FIN\"', '\"SWE\"')", "tells faintly does not match its seal"),
        ("DELETE FROM faint", "what it tells faintly is not what the audit log says"),
        ("UPDATE reports SET event = 0 WHERE told LIKE '%\"faint\": true%'", "kept as other events"),
        ("UPDATE merged_reports SET faint = 0", "kept otherwise than its pages tell it"),
    ],
)
def test_what_happens_to_it_is_found(tmp_path, change, found):
    path = tmp_path / "r.dragoman"
    with open_to_write(path) as conn:
        add_readings(conn, [item(*PLAIN), item(*FAINT)])
    with sqlite3.connect(path) as raw:
        assert raw.execute(change).rowcount > 0
    raw.close()
    with open_to_read(path) as conn:
        assert any(found in line for line in find_damage(conn))


DAMAGES = [
    lambda told: None,
    lambda told: [1],
    lambda told: {},
    lambda told: [{**told[0], "evidence": [[90_000, 90_010]]}],
    lambda told: [{**told[0], "evidence": [[-5, 3]]}],
    lambda told: [{**told[0], "evidence": []}],
    lambda told: [{**told[0], "trigger": [3]}],
    lambda told: [{**told[0], "act": "no such act"}],
    lambda told: [{**told[0], "actors": [["Aino Salmi"]]}],
    lambda told: [{**told[0], "actors": [["Aino Salmi", "thing", None]]}],
    lambda told: [{**told[0], "date": 7}],
    lambda told: [{**told[0], "confidence": "high"}],
]


@pytest.mark.parametrize("is_sealed", [False, True])
@pytest.mark.parametrize("damage", DAMAGES)
def test_what_is_damaged_is_reported_and_keeps_no_page_from_being_merged(tmp_path, damage, is_sealed):
    path, back = tmp_path / "r.dragoman", tmp_path / "back.dragoman"
    with open_to_write(path) as conn:
        add_readings(conn, [item(*FAINT)])
    with sqlite3.connect(path) as raw:
        (before, page, reader) = raw.execute(
            "SELECT f.told, r.page, r.reader FROM faint f JOIN readings r ON r.id = f.reading"
        ).fetchone()
        told = damage(json.loads(before))
        raw.execute("UPDATE faint SET told = ?", [json.dumps(told)])
        if is_sealed:
            raw.execute("UPDATE faint SET seal = ?", [faint_seal(page, reader, told)])
    raw.close()
    with open_to_write(path) as conn:
        begin_anew(conn)
        conn.commit()
        add_readings(conn, [item(*PLAIN)])
        assert visits(conn) == {"Aino Salmi": {"a": False}}
        assert_same(conn)
        (view,) = find_merged(conn, MergedQuestion(act="visit"))
        assert faint_anchor(conn, page, view.id) is None
        assert any("what it tells faintly" in line and "reading 1 " in line for line in find_damage(conn))
    make_backup(path, tmp_path / "backup.zip")
    restore_backup(tmp_path / "backup.zip", back)
    with open_to_read(back) as conn:
        assert visits(conn) == {"Aino Salmi": {"a": False}}
        assert any("what it tells faintly" in line for line in find_damage(conn))


def test_an_older_format_is_taken_over_and_has_nothing_faint_until_pages_are_read_again(tmp_path):
    path = tmp_path / "r.dragoman"
    with open_to_write(path) as conn:
        add_readings(conn, [item(*PLAIN), item(*FAINT)])
    change_format(path, to=5)
    with sqlite3.connect(path) as raw:
        assert raw.execute("SELECT name FROM sqlite_master WHERE name = 'faint'").fetchall() == []
    raw.close()
    change_format(path)
    with open_to_write(path) as conn:
        assert visits(conn) == {"Aino Salmi": {"a": False}}
        assert_same(conn)
        assert list(find_damage(conn)) == []
        add_readings(conn, [item("b", (SIGNING,), (VISIT,), reader="0.2.0")])
        assert visits(conn) == {"Aino Salmi": {"a": False, "b": True}}
        assert list(find_damage(conn)) == []
