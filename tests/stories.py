"""Pages of one story for the tests of what is kept of merging: copies, own words, several outlets and days."""

import random
from dataclasses import replace

from sqlalchemy import select

from dragoman.merge import Merger
from dragoman.merge.judge import pair
from dragoman.model import Field, Page
from dragoman.record import MergedQuestion, PaperQuestion, find_merged, find_papers
from dragoman.record.merged.views import view_of_event
from dragoman.record.schema import merge_waiting, readings, report_pairs, text_pages
from dragoman.record.tellings import agreements_told, pages_told
from dragoman.record.verify_merged import find_merged_damage
from readings import PAGE_TEXT, SIGNING, THANKS, VISIT, make_reading
from reports import make_ledger

OUTLETS = ("Darhan Postası", "Turku Kulis", "Göl Haber")
EVENTS = ((VISIT, THANKS, SIGNING), (VISIT, SIGNING), (THANKS,), (), (replace(VISIT, place=None), THANKS))
# What some pages tell faintly: what others tell plainly, and that with its sides turned round.
TURNED = replace(VISIT, actors=("mng",), recipients=("aino-salmi",))
FAINT = ((), (THANKS,), (VISIT,), (TURNED,), (TURNED, THANKS), (SIGNING,))
DAYS = ("2025-09-05T20:33", "2025-09-05T22:10", "2025-09-06T08:00", None)


def items(count, *, reader="0.1.0", seed=1):
    """Pages of one story: some copies, some without this or that event or telling it faintly, of several outlets and
    days.
    """
    made = []
    for number in range(count):
        dice = random.Random(f"{seed}/{number}/{reader}")
        page = Page.of(f"{PAGE_TEXT}<!-- {number} -->".encode(), source=f"haber-{number % 7}.txt")
        events, more = dice.choice(EVENTS), dice.random() < 0.7
        faint = [each for each in random.Random(f"{seed}/{number}").choice(FAINT) if each not in events]
        reading = make_reading(page, events=events, faint=faint, reader=reader, with_more=more)
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
    current = select(readings.c.page).where(readings.c.current).order_by(readings.c.page)
    told = list(pages_told(conn, list(conn.execute(current).scalars())).values())
    said = {pair(*both): "same" for each in told for both in each.joined}
    words = select(report_pairs).where(report_pairs.c.correction > 0).order_by(report_pairs.c.correction)
    merger = Merger(said | {(row["left"], row["right"]): row["verdict"] for row in conn.execute(words).mappings()})
    for each in told:
        merger.add(each.text, each.reports, each.denied)
    texts = [(each.text.id, merger.copies.group_of(each.text.id) or each.text.id) for each in told]
    papers = make_ledger(agreements_told(conn, [each.text.id for each in told]))
    views = [plain(view_of_event(event)) for event in merger.events()]
    return sorted(views, key=lambda view: view.id), sorted(texts), sorted(papers, key=repr)


def assert_same(conn):
    assert list(find_merged_damage(conn)) == []
    assert conn.execute(select(merge_waiting)).all() == []
    mine, whole = kept(conn), fresh(conn)
    conn.rollback()
    assert mine[1] == whole[1]
    assert [view.id for view in mine[0]] == [view.id for view in whole[0]]
    assert mine[0] == whole[0]
    assert mine[2] == whole[2]
