"""Adding to the record: one page, one transaction, with its seal. Adding again what is there changes nothing."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from sqlalchemy import Connection, Table, delete, exists, func, insert, or_, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from dragoman.model import Page, Reading, Rejected
from dragoman.record.rows import rows_of, seal_of
from dragoman.record.schema import SEALED, events, pages, readings, rejects

# Behind a file's name, before the place in it: of a zip's member, a WARC's record, a table's line, a feed's entry.
_INSIDE = "!@:#"

# added     the record did not know the page
# replaced  an older reader's reading was there; it is kept, marked as superseded
# known     the same reader's reading was there; nothing changed
# older     a newer reader's reading is there; nothing changed
Change = Literal["added", "replaced", "known", "older"]


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
    query = select(rejects).where(rejects.c.item == page.id, rejects.c.reader == reader)
    row = conn.execute(query).mappings().one_or_none()
    conn.rollback()
    if row is None:
        return False
    return Rejected(item_id=page.id, source=page.source, room=row["room"], reason=row["reason"], detail=row["detail"])


def add_reading(conn: Connection, page: Page, reading: Reading) -> Outcome:
    """Add one reading. Once this returns, it is on the disk."""
    with _transaction(conn):
        change = _change(conn, page.id, reading.reader)
        if change in ("known", "older"):
            return Outcome(change=change, events=_count_events(conn, page.id))
        _keep_page(conn, page)
        _supersede(conn, page.id)
        rows = rows_of(page, reading)
        number = conn.execute(insert(readings).values(_reading(reading, seal_of(rows)))).lastrowid
        for table in SEALED:
            _insert(conn, table, number, rows[table.name])
    return Outcome(change=change, events=len(reading.events))


def add_reject(conn: Connection, rejected: Rejected, *, reader: str, page: Page | None = None) -> Outcome:
    """Keep what was turned away, with the reason; and the page, when there were bytes.

    Of a path without a page only the last word is kept: what lies there may change.
    """
    with _transaction(conn):
        item = _storable(rejected.item_id)
        if page is None:
            conn.execute(delete(rejects).where(rejects.c.item == item, rejects.c.page.is_(None)))
        change = _change(conn, item, reader)
        if change in ("known", "older"):
            return Outcome(change=change, events=_count_events(conn, item))
        if page is not None:
            _keep_page(conn, page)
        _supersede(conn, item)
        conn.execute(
            insert(rejects),
            {
                "item": item,
                "page": page.id if page else None,
                "source": _storable(rejected.source),
                "room": rejected.room,
                "reason": rejected.reason,
                "detail": _storable(rejected.detail),
                "reader": reader,
                "added": _now(),
                "current": True,
            },
        )
    return Outcome(change=change, events=0)


def forget_rejects(conn: Connection, path: str) -> None:
    """What stood against a path, or against what lies inside it, holds no longer: it is being read anew."""
    item = _storable(path)
    inside = (rejects.c.item.startswith(f"{item}{sign}", autoescape=True) for sign in _INSIDE)
    stands = (rejects.c.page.is_(None), rejects.c.current, or_(rejects.c.item == item, *inside))
    if conn.execute(select(exists(select(rejects.c.id).where(*stands)))).scalar_one():
        with _transaction(conn):
            conn.execute(update(rejects).where(*stands).values(current=False))
    conn.rollback()


@contextmanager
def _transaction(conn: Connection) -> Iterator[None]:
    """A transaction of its own: what was merely read on this connection before ends here."""
    if conn.in_transaction():
        conn.rollback()
    with conn.begin():
        yield


def _change(conn: Connection, item: str, reader: str) -> Change:
    """What adding this reader's word on the page would be."""
    read = select(readings.c.reader).where(readings.c.page == item)
    turned_away = select(rejects.c.reader).where(rejects.c.item == item)
    readers = set(conn.execute(read.union(turned_away)).scalars())
    if reader in readers:
        return "known"
    if any(_age(other) > _age(reader) for other in readers):
        return "older"
    return "replaced" if readers else "added"


def _age(reader: str) -> tuple[int, ...]:
    """Versions in their order: "0.10.0" comes after "0.9.1"."""
    return tuple(int(part) for part in re.findall(r"\d+", reader))


def _supersede(conn: Connection, item: str) -> None:
    conn.execute(update(readings).where(readings.c.page == item).values(current=False))
    conn.execute(update(rejects).where(rejects.c.item == item).values(current=False))


def _keep_page(conn: Connection, page: Page) -> None:
    row = {"sha256": page.id, "source": _storable(page.source), "url": page.url, "bytes": page.data}
    conn.execute(upsert(pages).on_conflict_do_nothing(), row)


def _count_events(conn: Connection, page_id: str) -> int:
    current = select(readings.c.id).where(readings.c.page == page_id, readings.c.current)
    return conn.execute(select(func.count()).select_from(events).where(events.c.reading.in_(current))).scalar_one()


def _reading(reading: Reading, seal: tuple[int, str]) -> dict[str, Any]:
    article = reading.article
    fields = {name: getattr(article, name) for name in ("title", "published", "updated", "outlet", "agency", "author")}
    return {
        "page": article.id,
        "reader": reading.reader,
        "added": _now(),
        "current": True,
        "url": article.url,
        "language": article.language,
        "body": article.body,
        "encoding": article.encoding,
        "flags": list(article.flags),
        "seal_rows": seal[0],
        "seal": seal[1],
        **{name: field.value if field else None for name, field in fields.items()},
    }


def _insert(conn: Connection, table: Table, number: int, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        conn.execute(insert(table), [{"reading": number, **row} for row in rows])


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _storable(name: str) -> str:
    """A file's name that is not UTF-8 comes with lone surrogates, which no database takes."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")
