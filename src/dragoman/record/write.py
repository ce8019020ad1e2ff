"""Adding to the record: pages with their readings, in one transaction with their seals. Adding again what is there
changes nothing. What a function here has returned from is on the disk.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, delete, exists, func, or_, select, update

from dragoman.model import Page, Reading, Rejected
from dragoman.record.audit import Entry, note, now
from dragoman.record.faint import faint_row
from dragoman.record.insert import insert_missing, insert_rows, last_number
from dragoman.record.merged.work import merge_what_waits
from dragoman.record.open import transaction
from dragoman.record.rows import page_row, rows_of
from dragoman.record.schema import SEALED, begins, faint, pages, readings, rejects, shown
from dragoman.record.seals import Row, Rows, row_seal, seal_of, storable, storable_name
from dragoman.record.shown import corrected_pages, hide, show_again, show_fresh

# Behind a file's name, before the place in it: of a zip's member, a WARC's record, a table's line, a feed's entry.
INSIDE = "!@:#"

# added     the record did not know the page
# replaced  an older reader's reading was there; it is kept, marked as superseded
# known     the same reader's reading was there; nothing changed
# older     a newer reader's reading is there; nothing changed
Change = Literal["added", "replaced", "known", "older"]

# What a machine's state may have been the cause of is no verdict of the reader on the page: it is tried again.
PASSING_REASONS = ("time", "memory", "crash")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What adding one page did to the record, and how many events the page has there now."""

    change: Change
    events: int


def seen_before(conn: Connection, page: Page, *, reader: str) -> bool | Rejected:
    """This reader's word on a page, when the record has it: True where it was read, or why it was turned away."""
    read = select(exists(select(readings.c.id).where(readings.c.page == page.id, readings.c.reader == reader)))
    if conn.execute(read).scalar_one():
        conn.rollback()
        return True
    query = select(rejects).where(
        rejects.c.item == page.id, rejects.c.reader == reader, rejects.c.reason.not_in(PASSING_REASONS)
    )
    row = conn.execute(query).mappings().one_or_none()
    conn.rollback()
    if row is None:
        return False
    return Rejected(item_id=page.id, source=page.source, room=row["room"], reason=row["reason"], detail=row["detail"])


def add_reading(conn: Connection, page: Page, reading: Reading) -> Outcome:
    """Add one reading. Once this returns, it is on the disk, and merged with what was there."""
    return add_readings(conn, [(page, reading)])[0]


def add_readings(conn: Connection, items: Sequence[tuple[Page, Reading]], *, merge: bool = True) -> list[Outcome]:
    """Add several readings in one transaction: all of them are there afterwards, or, when this raises, none.

    merge  merge them in a transaction of its own afterwards; else they wait until somebody else's pages are merged
    """
    outcomes: list[Outcome] = []
    with transaction(conn):
        for some in _without_repeats(items):
            outcomes += _add_some(conn, some)
    if merge:
        merge_what_waits(conn)
    return outcomes


def _without_repeats(items: Sequence[tuple[Page, Reading]]) -> Iterable[Sequence[tuple[Page, Reading]]]:
    """The items in stretches in which no page occurs twice."""
    start, seen = 0, set[str]()
    for index, (page, _) in enumerate(items):
        if page.id in seen:
            yield items[start:index]
            start, seen = index, set()
        seen.add(page.id)
    yield items[start:]


def _add_some(conn: Connection, items: Sequence[tuple[Page, Reading]]) -> list[Outcome]:
    words = _words_on(conn, [page.id for page, _ in items])
    changes = [_change(words.get(page.id, ()), reading.reader) for page, reading in items]
    fresh = [
        (page, reading, change)
        for (page, reading), change in zip(items, changes, strict=True)
        if change in ("added", "replaced")
    ]
    _keep_pages(conn, [page for page, _, _ in fresh])
    _supersede_rejects(conn, [page.id for page, _, _ in fresh])
    _supersede_readings(conn, [page.id for page, _, change in fresh if change == "replaced"])
    _write(conn, fresh)
    return [
        Outcome(change=change, events=_count_events(conn, page.id))
        if change in ("known", "older")
        else Outcome(change=change, events=len(reading.events))
        for (page, reading), change in zip(items, changes, strict=True)
    ]


def _write(conn: Connection, fresh: Sequence[tuple[Page, Reading, Change]]) -> None:
    if not fresh:
        return
    at, first = now(), last_number(conn, readings.c.id) + 1
    made: list[tuple[int, Page, Rows, Row]] = []
    faintly: list[Row] = []
    entries = []
    for number, (page, reading, change) in enumerate(fresh, start=first):
        rows = rows_of(page, reading)
        seal_rows, seal = seal_of(rows)
        own: Row = {"id": number, "added": at, "current": True, "seal_rows": seal_rows, "seal": seal}
        made.append((number, page, rows, {**rows["readings"][0], **own}))
        detail = {"reader": reading.reader, "change": change, "seal": seal, "events": len(reading.events)}
        if besides := faint_row(page.id, reading):
            faintly.append({"reading": number, **besides})
            detail["faint"] = besides["seal"]
        entries.append(Entry(what="read", subject=page.id, detail=detail))
    insert_rows(conn, readings, [row for _, _, _, row in made])
    for table in SEALED:
        own_rows = [{"reading": number, **row} for number, _, rows, _ in made for row in rows[table.name]]
        insert_rows(conn, table, own_rows)
    insert_rows(conn, faint, faintly)
    note(conn, entries, at=at)
    corrected = corrected_pages(conn, [page.id for page, _, change in fresh if change == "replaced"])
    show_fresh(conn, [(n, storable_name(p.source), rows) for n, p, rows, _ in made if p.id not in corrected])
    if corrected:
        show_again(conn, corrected)


def add_reject(
    conn: Connection, rejected: Rejected, *, reader: str, page: Page | None = None, merge: bool = True
) -> Outcome:
    """Keep what was turned away, with the reason; and the page, when there were bytes. `merge` as in `add_readings`.

    Of a path without a page only the last word is kept: what lies there may change. So it is with a page that ran out
    of time or memory, or ended its process: that may be otherwise at the next try, and a reading that is there stays.
    """
    with transaction(conn):
        item = storable_name(rejected.item_id)
        if page is None:
            conn.execute(delete(rejects).where(rejects.c.item == item, rejects.c.page.is_(None)))
        words = _words_on(conn, [item]).get(item, ())
        change = _change(words, reader)
        if change in ("known", "older"):
            return Outcome(change=change, events=_count_events(conn, item))
        if page is not None:
            _keep_pages(conn, [page])
        stays = rejected.reason in PASSING_REASONS and _is_read(conn, item)
        if not stays:
            _supersede_rejects(conn, [item])
            if page is not None:  # without bytes there is nothing that was read, and nothing to merge
                _supersede_readings(conn, [item])
        passing = rejects.c.reason.in_(PASSING_REASONS)
        conn.execute(delete(rejects).where(rejects.c.item == item, rejects.c.reader == reader, passing))
        at = now()
        told = _told(rejected, item, page, reader)
        number = last_number(conn, rejects.c.id) + 1
        own: Row = {"id": number, "added": at, "current": not stays, "seal": row_seal(told)}
        insert_rows(conn, rejects, [{**told, **own}])
        detail = {
            "reader": reader,
            "change": change,
            "reason": rejected.reason,
            "seal": own["seal"],
            "current": not stays,
        }
        note(conn, [Entry(what="turned away", subject=item, detail=detail)], at=at)
        if page is not None and corrected_pages(conn, [item]):
            show_again(conn, [item])
    if merge and page is not None:
        merge_what_waits(conn)
    return Outcome(change=change, events=0)


def _told(rejected: Rejected, item: str, page: Page | None, reader: str) -> Row:
    return {
        "item": item,
        "page": page.id if page else None,
        "source": storable_name(rejected.source),
        "room": rejected.room,
        "reason": rejected.reason,
        "detail": storable(rejected.detail),
        "reader": reader,
    }


def forget_rejects(conn: Connection, path: str) -> None:
    """What stood against a path, or against what lies inside it, holds no longer: it is being read anew."""
    item = storable_name(path)
    inside = (begins(rejects.c.item, f"{item}{sign}") for sign in INSIDE)
    stands = (rejects.c.page.is_(None), rejects.c.current, or_(rejects.c.item == item, *inside))
    if conn.execute(select(exists(select(rejects.c.id).where(*stands)))).scalar_one():
        with transaction(conn):
            conn.execute(update(rejects).where(*stands).values(current=False))
            note(conn, [Entry(what="forgotten", subject=item, detail={})], at=now())
    conn.rollback()


def _is_read(conn: Connection, item: str) -> bool:
    read = select(exists(select(readings.c.id).where(readings.c.page == item, readings.c.current)))
    return bool(conn.execute(read).scalar_one())


def _words_on(conn: Connection, items: Sequence[str]) -> dict[str, list[str]]:
    """Which readers have said something of each of these that still counts."""
    read = select(readings.c.page, readings.c.reader).where(readings.c.page.in_(items))
    turned_away = select(rejects.c.item, rejects.c.reader).where(
        rejects.c.item.in_(items), rejects.c.reason.not_in(PASSING_REASONS)
    )
    found: dict[str, list[str]] = {}
    for item, reader in conn.execute(read.union(turned_away)):
        found.setdefault(item, []).append(reader)
    return found


def _change(readers: Sequence[str], reader: str) -> Change:
    """What adding this reader's word on the page would be."""
    if reader in readers:
        return "known"
    if any(reader_age(other) > reader_age(reader) for other in readers):
        return "older"
    return "replaced" if readers else "added"


def reader_age(reader: str) -> tuple[int, ...]:
    """Versions in their order: "0.10.0" comes after "0.9.1"."""
    return tuple(int(part) for part in re.findall(r"\d+", reader))


def _supersede_readings(conn: Connection, page_ids: Sequence[str]) -> None:
    if page_ids:
        conn.execute(update(readings).where(readings.c.page.in_(page_ids), readings.c.current).values(current=False))
        hide(conn, page_ids)


def _supersede_rejects(conn: Connection, items: Sequence[str]) -> None:
    if items:
        conn.execute(update(rejects).where(rejects.c.item.in_(items), rejects.c.current).values(current=False))


def _keep_pages(conn: Connection, some: Sequence[Page]) -> None:
    insert_missing(conn, pages, [page_row(page) for page in some])


def _count_events(conn: Connection, page_id: str) -> int:
    listed = select(func.count()).select_from(shown).where(shown.c.page == page_id, shown.c.state == "shown")
    return conn.execute(listed).scalar_one()
