"""What is kept of merging is what merging everything at once gives: in any order, after anything that happened between."""

import random
from dataclasses import replace

import pytest
from sqlalchemy import delete, select

from dragoman.merge import Merger
from dragoman.merge.judge import pair
from dragoman.merge.ledger import make_ledger
from dragoman.model import Field, Page
from dragoman.record import (
    Question,
    add_readings,
    add_reject,
    find_events,
    find_merged,
    find_papers,
    MergedQuestion,
    PaperQuestion,
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
from dragoman.model import Rejected
from dragoman.record.merged.views import view_of_event
from dragoman.record.schema import merge_waiting, text_pages
from dragoman.record.tellings import agreements_told, stored_pages
from readings import PAGE_TEXT, SIGNING, THANKS, VISIT, make_page, make_reading

OUTLETS = ("Darhan Postası", "Turku Kulis", "Göl Haber")
EVENTS = ((VISIT, THANKS, SIGNING), (VISIT, SIGNING), (THANKS,), (), (replace(VISIT, place=None), THANKS))
DAYS = ("2025-09-05T20:33", "2025-09-05T22:10", "2025-09-06T08:00", None)


def items(count, *, reader="0.1.0", seed=1):
    """Pages of one story: some copies, some without this or that event, of several outlets and days."""
    made = []
    for number in range(count):
        dice = random.Random(f"{seed}/{number}/{reader}")
        page = Page.of(f"{PAGE_TEXT}<!-- {number} -->".encode(), source=f"haber-{number % 7}.txt")
        reading = make_reading(page, events=dice.choice(EVENTS), reader=reader, with_more=dice.random() < 0.7)
        day = dice.choice(DAYS)
        outlet = dice.choice(OUTLETS)
        article = replace(
            reading.article,
            outlet=Field(value=outlet, span=None, rule="test"),
            published=Field(value=day, span=None, rule="test") if day else None,
            body=reading.article.body if dice.random() < 0.6 else own_words(reading.article.body, number),
        )
        made.append((page, replace(reading, article=article)))
    return made


def own_words(body, number):
    """As many characters, and hardly a word of the text: an outlet's own."""
    dice = random.Random(number)
    words = "".join(dice.choice("abcçdefgğhıijklmnoöprsştuüvyz") for _ in range(len(body)))
    return "".join(letter if old.isalpha() else old for letter, old in zip(words, body, strict=True))


def kept(conn):
    """All that is kept, without the numbers of rows."""
    views = [plain(view) for view in find_merged(conn, MergedQuestion())]
    texts = sorted(map(tuple, conn.execute(select(text_pages.c.page, text_pages.c.text))))
    papers = [replace(paper.entry, steps=()) for paper in find_papers(conn, PaperQuestion())]
    return sorted(views, key=lambda view: view.id), texts, sorted(papers, key=repr)


def plain(view):
    return replace(view, number=0, title=None)


def fresh(conn):
    """The same of the same record, merged at once in memory."""
    told = list(stored_pages(conn))
    merger = Merger({pair(*both): "same" for each in told for both in each.joined})
    for each in told:
        merger.add(each.text, each.reports, each.denied)
    texts = [(each.text.id, merger.copies.group_of(each.text.id) or each.text.id) for each in told]
    papers = make_ledger(agreements_told(conn, [each.text.id for each in told]), ())
    views = [plain(view_of_event(event)) for event in merger.events()]
    return sorted(views, key=lambda view: view.id), sorted(texts), sorted(papers, key=repr)


def assert_same(conn):
    assert conn.execute(select(merge_waiting)).all() == []
    mine, whole = kept(conn), fresh(conn)
    conn.rollback()
    assert mine[1] == whole[1]
    assert [view.id for view in mine[0]] == [view.id for view in whole[0]]
    assert mine[0] == whole[0]
    assert mine[2] == whole[2]


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
