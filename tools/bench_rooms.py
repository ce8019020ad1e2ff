"""Where the time of a reading goes, room by room, on plain-text articles; `bench.py` prints it.

The rooms are called as `read_page` calls them, each page ROUNDS times; the least time of each room counts.
"""

import time
from collections.abc import Callable, Sequence
from typing import TypeVar

from rich import box
from rich.console import Console
from rich.table import Table

from dragoman.article import extract_article
from dragoman.event import Clock, find_agreements, find_events
from dragoman.lang.tr import load_pack
from dragoman.mention import find_mentions
from dragoman.model import Page, Rejected
from dragoman.pipeline import load_known
from dragoman.resolve import resolve_actors
from dragoman.sentence import find_quotes, split_sentences
from dragoman.statement import find_statements

ROUNDS = 3
Made = TypeVar("Made")
# Room -> seconds of processor time
Times = dict[str, float]


def report_rooms(pages: Sequence[Page]) -> None:
    pack = load_pack()
    known = load_known({pack.code: pack})

    def read(page: Page) -> Times:
        times: Times = {}

        def timed(room: str, job: Callable[[], Made]) -> Made:
            start = time.process_time()
            made = job()
            times[room] = time.process_time() - start
            return made

        article = timed("article", lambda: extract_article(page, packs={pack.code: pack.page}))
        if isinstance(article, Rejected):
            return {}
        body = article.body
        published = article.published.value if article.published else page.published
        clock = Clock(body=body, published=published, pack=pack)
        quotes = timed("sentence: quotations", lambda: find_quotes(body))
        sents = timed("sentence", lambda: split_sentences(body, quotes=quotes, pack=pack))
        mentions = timed("mention", lambda: find_mentions(sents, pack=pack, tables=known.tables[pack.code]))
        cast = timed("resolve", lambda: resolve_actors(mentions, pack=pack, world=known.world, holders=known.holders))
        statements = timed("statement", lambda: find_statements(body, sents, quotes, mentions, cast, pack=pack))
        events = timed(
            "event",
            lambda: find_events(sents, quotes, mentions, statements, cast, clock=clock, page_id=page.id, pack=pack),
        ).events
        table = known.agreements[pack.code]
        timed(
            "event: agreements",
            lambda: find_agreements(sents, mentions, events, cast, clock=clock, pack=pack, known=table),
        )
        return times

    spent: Times = {}
    count = 0
    for page in pages:
        rounds = [times for _ in range(ROUNDS) if (times := read(page))]
        count += bool(rounds)
        for room in rounds[0] if rounds else ():
            spent[room] = spent.get(room, 0.0) + min(times[room] for times in rounds)
    whole = sum(spent.values())
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    table.add_column(f"rooms, {count} text pages")
    for column in ("ms a page", "share"):
        table.add_column(column, justify="right")
    for room, seconds in spent.items():
        table.add_row(room, f"{seconds / count * 1000:.2f}", f"{seconds / whole:.0%}")
    table.add_row("all", f"{whole / count * 1000:.2f}", f"{count / whole:.0f} pages/s")
    Console(highlight=False, width=110).print(table)
