"""Is what is kept of merging what merging anew would give? Everything is compared with its neighbours again.

A page at a time: its text and its reports as they are told now, what they are kept under, the pages and reports they
are the same as; then a group of texts, a pile of reports, an event, a paper at a time. So the memory does not grow with
the record, and what is missing from an index is found as well.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Table, func, select

from dragoman.merge import CopyIndex, EventIndex
from dragoman.merge.block import Kept, stands_in
from dragoman.merge.copies import bands_of, day_of, is_copy
from dragoman.record.joined import KINDS, words_of
from dragoman.record.merged.ledgering import find_paper_damage
from dragoman.record.merged.looking import look_up
from dragoman.record.merged.piles import NO_EVENT, Piles, said_of
from dragoman.record.merged.rows import rows_of_event
from dragoman.record.merged.texts import TextPage, Texts, bands_asked, block_of, numbered, row_of_page, text_rows
from dragoman.record.merged.told import report_to_json
from dragoman.record.merged.work import combined, is_rules, pairs_told, rules_of_merging, waits
from dragoman.record.schema import (
    attachments,
    corrections,
    joined_reports,
    merge_state,
    merge_waiting,
    merged,
    merged_pairs,
    merged_parties,
    merged_reports,
    merged_tags,
    pages,
    paper_blocks,
    paper_tellings,
    papers,
    readings,
    report_blocks,
    report_pairs,
    reports,
    text_bands,
    text_pages,
)
from dragoman.record.seals import canonical
from dragoman.record.tellings import PageTold, pages_told

_PAGES = 50
_EVENTS = 100
_OF_EVENT = (merged_reports, merged_parties, merged_tags, merged_pairs)
_COUNTED = (
    text_bands, report_blocks, text_pages, reports, report_pairs, joined_reports, paper_blocks, paper_tellings,
)  # fmt: skip


def find_merged_damage(conn: Connection) -> Iterator[str]:
    """One line for everything that merging anew would give otherwise."""
    unknown = select(merge_waiting.c.page).where(merge_waiting.c.page.not_in(select(pages.c.sha256)))
    for page in conn.execute(unknown).scalars():
        yield f"page {page[:12]}: waits to be merged, and is not there"
    made_by = conn.execute(select(merge_state.c.key, merge_state.c.value)).all()
    if any(key != "rules" or not is_rules(value) for key, value in made_by):
        yield "table merge_state: does not name the rules by which merging was done"
    if why_not_compared(conn) is not None:
        return
    texts, piles, sums = Texts(), Piles(), Counter[str]()
    for some in _batches(conn, readings.c.page, readings.c.current, _PAGES):
        told = pages_told(conn, some)
        yield from _page_damage(conn, texts, told, sums)
        yield from _report_damage(conn, piles, told, sums)
        yield from _pair_damage(conn, told, sums)
        yield from find_paper_damage(conn, some, sums)
    for some in _batches(conn, text_pages.c.text, text_pages.c.page != text_pages.c.text, _EVENTS):
        yield from _group_damage(conn, texts, some)
    for some in _batches(conn, reports.c.pile, reports.c.pile >= 0, _EVENTS):
        yield from _pile_damage(conn, piles, some)
    for some in _batches(conn, merged.c.number, merged.c.number >= 0, _EVENTS):
        yield from _event_damage(conn, texts, piles, some)
    yield from _word_damage(conn, sums)
    yield from _left_over(conn, sums)


def why_not_compared(conn: Connection) -> str | None:
    """What keeps merging from being compared: a writer is at work, was broken off, or had other rules, so that there is
    nothing whole yet. The next writer sees to it. None where nothing does.
    """
    if count := waits(conn):
        return "a page waits to be merged" if count == 1 else f"{count} pages wait to be merged"
    rules = conn.execute(select(merge_state.c.value)).scalars().all()
    return "merging was done by the rules of another version" if rules != [rules_of_merging()] else None


def _batches(conn: Connection, column: Any, which: Any, size: int) -> Iterator[list[Any]]:
    last: Any = None
    while True:
        query = select(column).where(which).distinct().order_by(column).limit(size)
        some = list(conn.execute(query if last is None else query.where(column > last)).scalars())
        if some:
            yield some
            last = some[-1]
        if len(some) < size:
            return


def _page_damage(conn: Connection, texts: Texts, told: Mapping[str, PageTold], sums: Counter[str]) -> Iterator[str]:
    """Pages whose text is kept otherwise than it is, or apart from a page that carries the same."""
    rows = text_rows(conn, text_pages.c.page.in_(sorted(told)))
    there = {
        row["page"]: dict(row)
        for row in conn.execute(select(text_pages).where(text_pages.c.page.in_(sorted(told)))).mappings()
    }
    made = {page: (each, bands_of(each)) for page, each in texts.prints(conn, rows.values()).items()}
    for page, each in told.items():
        row = rows.get(page)
        if row is None or row_of_page(row.number, each, row.text) != there[page]:
            yield f"page {page[:12]}: is merged otherwise than it was read"
            continue
        bands, day = made[page][1], day_of(made[page][0])
        own = (text_bands.c.block == block_of(day), text_bands.c.day == day, text_bands.c.page == row.number)
        query = select(text_bands.c.band).where(text_bands.c.band.in_(bands), *own)
        if set(conn.execute(query).scalars()) != set(bands):
            yield f"page {page[:12]}: is not found by its own words"
        sums["text_bands"] += len(bands)
        sums["text_pages"] += 1
    met = look_up(conn, "bands", bands_asked(conn, {rows[page].number: each for page, each in made.items()}))
    others = numbered(conn, set().union(*met.values()))
    for row in rows.values():
        for other in sorted(met.get(row.number, ())):
            if other not in others:
                yield f"page {row.page[:12]}: its words lead to a page that is not there"
            elif others[other].text != row.text and _are_copies(conn, texts, row, others[other]):
                yield f"page {row.page[:12]}: carries the text of {others[other].page[:12]}, and is not kept with it"


def _are_copies(conn: Connection, texts: Texts, one: TextPage, other: TextPage) -> bool:
    made = texts.prints(conn, [one, other])
    return is_copy(made[one.page], made[other.page])


def _group_damage(conn: Connection, texts: Texts, some: Sequence[str]) -> Iterator[str]:
    """Groups that do not hang together, or are not called by their smallest page."""
    rows = text_rows(conn, text_pages.c.text.in_(some))
    for text, own in groupby(sorted(rows.values(), key=lambda row: (row.text, row.page)), key=lambda row: row.text):
        members = list(own)
        index = CopyIndex()
        for made in texts.prints(conn, members).values():
            index.add_made(made)
        if members[0].page != text or len(index.members(text)) != len(members):
            yield f"text {text[:12]}: is kept of pages that do not carry one text"


def _report_damage(conn: Connection, piles: Piles, told: Mapping[str, PageTold], sums: Counter[str]) -> Iterator[str]:
    """Reports that are kept otherwise than they are told, or apart from what they are the same as."""
    rows = {row.report.id: row for row in piles.rows(conn, reports.c.page.in_(sorted(told)))}
    for each in told.values():
        for report in each.reports:
            row = rows.get(report.id)
            language = each.text.language
            if row is None or report_to_json(row.report, row.made.language) != report_to_json(report, language):
                yield f"event {report.id}: is merged otherwise than it is told"
                continue
            sums["reports"] += 1
            own = set(stands_in(row.made.sketch))
            sums["report_blocks"] += len(own)
            if _blocks_of(conn, row.number, {kept.block for kept in own}) != own:
                yield f"event {report.id}: is not found by its own sides and days"
    for row, other in piles.links(conn, list(rows.values())):
        if row.pile != other.pile:
            yield f"event {row.report.id}: may be the same as {other.report.id}, and is not kept with it"


def _blocks_of(conn: Connection, number: int, blocks: set[str]) -> set[Kept]:
    columns = (report_blocks.c.block, report_blocks.c.kind, report_blocks.c.first_day, report_blocks.c.last_day)
    query = select(*columns).where(report_blocks.c.block.in_(sorted(blocks)), report_blocks.c.report == number)
    return {Kept(*row) for row in conn.execute(query)}


def _pile_damage(conn: Connection, piles: Piles, some: Sequence[int]) -> Iterator[str]:
    """Piles that would fall into other events."""
    rows = piles.rows(conn, reports.c.pile.in_(some))
    for pile in some:
        own = {row.report.id: row for row in rows if row.pile == pile}
        index = EventIndex(said_of(conn, set(own)))
        for row in own.values():
            index.add_made(row.made)
        found = sorted(index.events())
        kept: dict[int, list[str]] = {}
        for event, row in sorted(own.items()):
            if row.event != NO_EVENT:
                kept.setdefault(row.event, []).append(event)
        if found != sorted(map(tuple, kept.values())):
            yield f"event {min(own)}: its reports are kept as other events than they come to"


def _pair_damage(conn: Connection, told: Mapping[str, PageTold], sums: Counter[str]) -> Iterator[str]:
    """Events that people merged with those of other pages, and that are not kept so."""
    own = (report_pairs.c.correction == 0, report_pairs.c.page.in_(sorted(told)))
    columns = (report_pairs.c.left, report_pairs.c.right, report_pairs.c.page, report_pairs.c.verdict)
    there = set(map(tuple, conn.execute(select(*columns).where(*own))))
    wanted = {(*each, "same") for each in pairs_told(told)}
    sums["report_pairs"] += len(wanted)
    for left, right, _, _ in sorted(there ^ wanted):
        yield f"event {left}: whether a person merged it with {right} is not what the record says"


def _word_damage(conn: Connection, sums: Counter[str]) -> Iterator[str]:
    """People's words about reports that are kept otherwise than they come to."""
    of_kinds = conn.execute(select(corrections.c.seq).where(corrections.c.kind.in_(KINDS)))
    for seq, now in words_of(conn, list(of_kinds.scalars())).items():
        sums.update(report_pairs=len(now.pairs), joined_reports=len(now.reports))
        held = attachments.c.correction.in_([one.correction for one in now.held])
        parts = (
            (report_pairs, report_pairs.c.correction == seq, now.pairs),
            (joined_reports, joined_reports.c.correction == seq, now.reports),
            (attachments, held, [one.row() for one in now.held]),
        )
        for table, which, rows in parts:
            there = [canonical(dict(row)) for row in conn.execute(select(table).where(which)).mappings()]
            if sorted(there) != sorted(map(canonical, rows)):
                yield f"correction {seq}: what it comes to in {table.name} is not what the record says"


def _event_damage(conn: Connection, texts: Texts, piles: Piles, some: Sequence[int]) -> Iterator[str]:
    """Events whose rows are not those that their reports give."""
    there = {
        row["number"]: dict(row) for row in conn.execute(select(merged).where(merged.c.number.in_(some))).mappings()
    }
    more = {table.name: _grouped(conn, table, some) for table in _OF_EVENT}
    made = dict(combined(conn, texts, piles, piles.of_events(conn, some)))
    for number in some:
        name = f"event {there[number]['id']}"
        if number not in made:
            yield f"{name}: is kept, and no page tells it"
            continue
        rows = rows_of_event(made[number], number)
        same = canonical(rows["merged"][0]) == canonical(there[number])
        for table in _OF_EVENT:
            own = more[table.name].get(number, [])
            same = same and sorted(map(canonical, rows[table.name])) == sorted(map(canonical, own))
        if not same:
            yield f"{name}: is kept otherwise than its pages tell it"


def _grouped(conn: Connection, table: Table, some: Sequence[int]) -> dict[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = {}
    for row in conn.execute(select(table).where(table.c.event.in_(some))).mappings():
        found.setdefault(row["event"], []).append(dict(row))
    return found


def _left_over(conn: Connection, sums: Counter[str]) -> Iterator[str]:
    """Rows that belong to nothing: by count, as everything that belongs to something has been looked at."""
    for table in _COUNTED:
        count = conn.execute(select(func.count()).select_from(table)).scalar_one()
        if count != sums[table.name]:
            yield f"table {table.name}: holds {count} rows, and {sums[table.name]} belong there"
    lost = reports.c.event.not_in(select(merged.c.number)), reports.c.event != NO_EVENT
    orphans = select(func.count()).select_from(reports).where(*lost)
    if count := conn.execute(orphans).scalar_one():
        yield f"table reports: {count} rows belong to no event"
    told = select(paper_tellings.c.paper)
    for paper in conn.execute(select(papers.c.id).where(papers.c.number.not_in(told))).scalars():
        yield f"agreement {paper}: is kept, and no page tells it"
