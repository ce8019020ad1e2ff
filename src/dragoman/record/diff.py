"""What two readings of one page tell otherwise: events that came or went, and fields that are read anew."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, func, select

from dragoman.errors import UsageError
from dragoman.record.match import pair_up
from dragoman.record.schema import begins, pages, readings
from dragoman.record.sealed_rows import rows_in
from dragoman.record.state import FIELDS, State, states_of, value_of
from dragoman.record.write import reader_age

_OF_ARTICLE = ("title", "published", "updated", "outlet", "agency", "author", "language", "body")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventChange:
    """One event: `old` and `new` hold the fields that differ; one of them is None when the event came or went."""

    id: str
    act: str
    words: str
    old: dict[str, Any] | None
    new: dict[str, Any] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageChange:
    """One page as two readers read it. `article` holds the facts that differ, old and new."""

    page: str
    source: str
    old_reader: str
    new_reader: str
    article: dict[str, tuple[Any, Any]]
    events: tuple[EventChange, ...]


def find_changes(
    conn: Connection, *, old: str | None = None, new: str | None = None, page: str | None = None
) -> Iterator[PageChange]:
    """Pages whose readings differ: the last reading and the one before it, or those of two readers that are named.

    Raises UsageError when no page begins like `page`, or nothing was read by a reader that is named.
    """
    _check_readers(conn, [reader for reader in (old, new) if reader is not None])
    several = select(readings.c.page).group_by(readings.c.page).having(func.count() > 1).order_by(readings.c.page)
    if page is not None:
        several = several.where(begins(readings.c.page, page.lower()))
        if conn.execute(select(pages.c.sha256).where(begins(pages.c.sha256, page.lower())).limit(1)).first() is None:
            raise UsageError(f"page {page}: none begins like this; take its SHA-256 from `dragoman explain`")
    for sha256 in conn.execute(several).scalars().all():
        pair = _pair(conn, sha256, old, new)
        if pair is not None and (change := _compare(conn, *pair)) is not None:
            yield change


def _check_readers(conn: Connection, named: list[str]) -> None:
    known = set(conn.execute(select(readings.c.reader).distinct()).scalars())
    for reader in named:
        if reader not in known:
            raise UsageError(f"reader {reader}: has read nothing here; {', '.join(sorted(known, key=reader_age))} have")


def _pair(conn: Connection, page: str, old: str | None, new: str | None) -> tuple[RowMapping, RowMapping] | None:
    query = (
        select(readings, pages.c.source).join(pages, pages.c.sha256 == readings.c.page).where(readings.c.page == page)
    )
    rows = sorted(conn.execute(query).mappings(), key=lambda row: (reader_age(row["reader"]), row["id"]))
    newer = next((row for row in rows if row["reader"] == new), None) if new else rows[-1]
    if newer is None:
        return None
    before = [row for row in rows if (row["reader"] == old if old else row["id"] != newer["id"])]
    before = [row for row in before if row["id"] != newer["id"]]
    return (before[-1], newer) if before else None


def _compare(conn: Connection, old: RowMapping, new: RowMapping) -> PageChange | None:
    rows = rows_in(conn, [old["id"], new["id"]])
    article = {name: (old[name], new[name]) for name in _OF_ARTICLE if old[name] != new[name]}
    pairs = pair_up(states_of(old["id"], rows[old["id"]]), states_of(new["id"], rows[new["id"]]))
    events = tuple(change for one, other in pairs if (change := _event_change(one, other)) is not None)
    if not article and not events:
        return None
    return PageChange(
        page=new["page"], source=new["source"], old_reader=old["reader"], new_reader=new["reader"], article=article,
        events=events,
    )  # fmt: skip


def _event_change(one: State | None, other: State | None) -> EventChange | None:
    either = other or one
    assert either is not None
    old = {field: value_of(one, field) for field in FIELDS} if one else None
    new = {field: value_of(other, field) for field in FIELDS} if other else None
    if old is not None and new is not None:
        differ = [field for field in FIELDS if old[field] != new[field]]
        if not differ:
            return None
        old, new = ({field: values[field] for field in differ} for values in (old, new))
    return EventChange(id=either.id, act=either.act, words=either.anchor.words, old=old, new=new)
