"""People join and part events of different pages: their word stands over merging's, and lasts."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from dragoman.errors import NoChangeError, UsageError
from dragoman.record import (
    MergedQuestion,
    add_readings,
    find_corrections,
    find_damage,
    find_merged,
    find_merged_event,
    find_merged_view,
    find_reviews,
    join_reports,
    make_backup,
    merge_events,
    open_to_read,
    open_to_write,
    part_reports,
    reject_event,
    restore_backup,
    withdraw,
)
from dragoman.record.corrections import keep_words
from dragoman.record.schema import corrections
from readings import PAGE_TEXT, PARAGRAPHS, THANKS, VISIT, make_page, make_reading
from stories import assert_same, items


@pytest.fixture
def conn(tmp_path):
    with open_to_write(tmp_path / "r.dragoman") as conn:
        add_readings(conn, items(16))
        yield conn


def events(conn, act):
    return list(find_merged(conn, MergedQuestion(act=act)))


def biggest(conn):
    return max(find_merged(conn, MergedQuestion()), key=lambda view: (len(own(view)), view.id))


def own(view):
    return [each.event for each in view.tellings if each.event and not each.faint]


def faint(view):
    return [each.event for each in view.tellings if each.event and each.faint]


def two(conn):
    """Two merged events that merging keeps apart."""
    found = list(find_merged(conn, MergedQuestion()))
    return found[0], next(view for view in found if view.act != found[0].act)


def test_joined_events_are_one(conn):
    one, other = two(conn)
    made = join_reports(conn, [one.id, other.id], why="one act", by="ayşe")
    assert made.held.state == "attached"
    joined = find_merged_event(conn, one.id)
    assert {*own(one), *own(other)} <= set(own(joined.view))
    assert find_merged_view(conn, other.id).id == joined.view.id
    assert {(word.verdict, word.by, word.why) for word in joined.said} == {("same", "ayşe", "one act")}
    assert {word.opinion.verdict for word in joined.said} >= {"different"}
    assert_same(conn)


def test_a_report_that_was_parted_is_of_another_event(conn):
    whole = biggest(conn)
    gone = own(whole)[0]
    part_reports(conn, whole.id, [gone], why="another visit")
    left, apart = find_merged_event(conn, own(whole)[1]), find_merged_view(conn, gone)
    assert apart.id != left.view.id
    assert set(own(left.view)) == set(own(whole)) - {gone}
    page = next(each.page for each in whole.tellings if each.event == gone)
    assert page not in left.view.pages
    assert all(word.opinion.verdict == "same" for word in left.said if gone in (word.left, word.right))
    assert_same(conn)


def test_words_hold_when_pages_are_read_again(conn):
    one, other = two(conn)
    join_reports(conn, [one.id, other.id], why="one act")
    whole = biggest(conn)
    gone = own(whole)[-1]
    page = next(each.page for each in whole.tellings if each.event == gone)
    part_reports(conn, whole.id, [gone], why="another visit")
    add_readings(conn, items(16, reader="0.2.0"))
    assert_same(conn)
    rows = {row["kind"]: row for row in find_corrections(conn)}
    assert set(rows) == {"join", "part"}
    assert all(row["state"] in ("attached", "lost") for row in rows.values())
    if rows["part"]["state"] == "attached":
        now = rows["part"]["now_event"]
        assert find_merged_view(conn, now).pages == (page,) or page in find_merged_view(conn, now).pages
    assert [row["seq"] for row in find_reviews(conn)] == [r["seq"] for r in rows.values() if r["state"] == "lost"]


def test_a_word_that_is_withdrawn_is_merging_again(conn):
    before = {view.id: own(view) for view in find_merged(conn, MergedQuestion())}
    one, other = two(conn)
    made = join_reports(conn, [one.id, other.id], why="one act")
    withdraw(conn, made.seq, why="no, two")
    assert {view.id: own(view) for view in find_merged(conn, MergedQuestion())} == before
    assert [row["state"] for row in find_corrections(conn)] == ["withdrawn", "attached"]
    assert_same(conn)
    assert list(find_damage(conn)) == []


def test_a_copy_shows_what_it_was_lent_and_no_other_report_of_its_lender(tmp_path):
    """The lender tells two events, which a person joined and parted again: each report is spoken of in both."""
    lender, copy = make_page(PAGE_TEXT + "1\n", source="1.txt"), make_page(PAGE_TEXT + "2\n", source="2.txt")
    with open_to_write(tmp_path / "s.dragoman") as conn:
        told = make_reading(lender, events=[VISIT, THANKS])
        add_readings(conn, [(lender, told), (copy, make_reading(copy, events=[]))])
        ids = [view.id for view in find_merged(conn, MergedQuestion())]
        join_reports(conn, ids, why="one act")
        part_reports(conn, ids[0], [ids[1]], why="two after all")
        for event in ids:
            detail = find_merged_event(conn, event)
            assert {report.lent_by for report in detail.reports} == {None, lender.id}
            assert {report.act for report in detail.reports} == {detail.view.act}


def visit_elsewhere():
    """Another page, on which the visit is to Selenge, nine days later."""
    page = make_page(PAGE_TEXT.replace("Darhan", "Selenge"), source="selenge.txt")
    told = [part.replace("Darhan", "Selenge") for part in PARAGRAPHS]
    event = replace(VISIT, place="Selenge", date="2025-07-20", evidence=(told[0],))
    return page, make_reading(page, paragraphs=told, events=[event])


def test_words_of_a_report_that_a_person_merged_find_the_event(tmp_path):
    page = make_page()
    with open_to_write(tmp_path / "s.dragoman") as conn:
        add_readings(conn, [(page, make_reading(page)), visit_elsewhere()])
        into = next(view.id for view in find_merged(conn, MergedQuestion(act="visit", text="Darhan")))
        (gone,) = find_merged(conn, MergedQuestion(text="Selenge"))
        merge_events(conn, gone.id, into, why="one visit")
        (found,) = find_merged(conn, MergedQuestion(text="Selenge"))
        assert {each.event for each in found.tellings} == {gone.id, into}


def test_a_word_goes_along_when_its_report_is_merged_within_its_page(tmp_path):
    page = make_page()
    with open_to_write(tmp_path / "s.dragoman") as conn:
        add_readings(conn, [(page, make_reading(page)), visit_elsewhere()])
        (elsewhere,) = find_merged(conn, MergedQuestion(since="2025-07-20", until="2025-07-20"))
        visit, signing = (view for view in find_merged(conn, MergedQuestion(until="2025-07-12")))
        join_reports(conn, [elsewhere.id, visit.id], why="one visit")
        merge_events(conn, visit.id, signing.id, why="all one")
        assert find_merged_view(conn, signing.id).id == find_merged_view(conn, elsewhere.id).id
        assert_same(conn)


def test_a_word_about_a_report_that_was_rejected_is_for_a_person_to_look_at(conn):
    one, other = two(conn)
    join_reports(conn, [one.id, other.id], why="one act")
    assert find_reviews(conn) == []
    reject_event(conn, own(one)[0], why="not told")
    assert [(row["kind"], row["state"]) for row in find_reviews(conn)] == [("join", "lost")]
    assert_same(conn)


def test_a_word_that_was_withdrawn_twice_is_whole(conn):
    """Versions before this one kept the second withdrawal too."""
    one, other = two(conn)
    made = join_reports(conn, [one.id, other.id], why="one act")
    withdraw(conn, made.seq, why="no, two")
    with pytest.raises(NoChangeError, match="withdrawn already"):
        withdraw(conn, made.seq, why="two, as I said")
    first, back = conn.execute(select(corrections).order_by(corrections.c.seq)).mappings().all()
    again = {name: back[name] for name in ("kind", "page", "other_page", "event", "anchor", "value", "before")}
    assert keep_words(conn, again, why="two, as I said", by=None, of=first["value"]).held.state == "attached"
    assert [row["state"] for row in find_corrections(conn)] == ["withdrawn", "attached", "attached"]
    assert find_reviews(conn) == []
    assert list(find_damage(conn)) == []


def test_words_come_along_into_another_record(tmp_path):
    with open_to_write(tmp_path / "a.dragoman") as conn:
        add_readings(conn, items(10))
        one, other = two(conn)
        join_reports(conn, [one.id, other.id], why="one act")
        views = [view.tellings for view in find_merged(conn, MergedQuestion())]
    make_backup(tmp_path / "a.dragoman", tmp_path / "a.zip")
    restore_backup(tmp_path / "a.zip", tmp_path / "b.dragoman")
    with open_to_read(tmp_path / "b.dragoman") as conn:
        assert [view.tellings for view in find_merged(conn, MergedQuestion())] == views
        assert list(find_damage(conn)) == []


def test_what_makes_no_sense_is_refused(conn):
    one, _ = two(conn)
    whole = biggest(conn)
    part_reports(conn, whole.id, own(whole)[:1], why="another visit")
    alone = find_merged_view(conn, own(whole)[0])
    for words, problem in (
        (lambda: join_reports(conn, [one.id], why="x"), "give between 2"),
        (lambda: join_reports(conn, [one.id, own(one)[-1]], why="x"), "one event already"),
        (lambda: join_reports(conn, [one.id, "ffffffffffff"], why="x"), "not in this record"),
        (lambda: join_reports(conn, [view.id for view in two(conn)], why=" "), "say why"),
        (lambda: part_reports(conn, one.id, ["ffffffffffff"], why="x"), "none of its reports"),
        (lambda: part_reports(conn, alone.id, own(alone), why="x"), "has no other reports"),
    ):
        with pytest.raises(UsageError, match=problem):
            words()
    assert [row["kind"] for row in find_corrections(conn)] == ["part"]
