"""Asking for merged events. Orders do not depend on when anything was added, and a page of a list starts where the last
ended, whatever has been added meanwhile.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

from sqlalchemy import Connection, RowMapping, Select, func, select

from dragoman.errors import UsageError
from dragoman.record.merged.ledger import steps_of
from dragoman.record.merged.piles import NO_EVENT
from dragoman.record.merged.question import MergedQuestion, ask_merged, conditions_of, events_with
from dragoman.record.merged.views import MergedView, views_of_rows
from dragoman.record.schema import begins, merged, merged_tags, reports
from dragoman.record.walking import Listed, Stretch, ordered, walk_all, walk_page

_BATCH = 400

# day      by day, then by first publication; undated ones last
# newest   the same backwards; undated ones last too
# seen     by first publication, the latest first
# sources  the most independent sources first, then by day
MergedOrder = Literal["day", "newest", "seen", "sources"]

_STRETCHES: dict[str, tuple[Stretch, ...]] = {
    "day": (Stretch(None, None, False),),
    "newest": (Stretch(True, None, True), Stretch(False, None, True)),
    "seen": (Stretch(None, merged.c.seen_key, True),),
    "sources": (Stretch(None, merged.c.sources, True),),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedPage:
    """A page of a list; `next` is where the next one starts, None at the end."""

    views: tuple[MergedView, ...]
    next: str | None


def find_merged(conn: Connection, question: MergedQuestion, *, order: MergedOrder = "day") -> Iterator[MergedView]:
    """All merged events asked for. Raises UsageError for a side the record has never met and for what is no date."""
    for batch in walk_all(conn, _ask(conn, question), _STRETCHES[order], batch=_BATCH):
        yield from views_of_rows(conn, batch)


def find_merged_page(
    conn: Connection,
    question: MergedQuestion,
    *,
    order: MergedOrder = "day",
    limit: int = 50,
    after: str | None = None,
) -> MergedPage:
    """The next `limit` merged events after a cursor that an earlier page gave."""
    rows, cursor = walk_page(conn, partial(_ask, conn, question), _STRETCHES, order=order, limit=limit, after=after)
    return MergedPage(views=tuple(views_of_rows(conn, rows)), next=cursor)


def newest_rows(conn: Connection, question: MergedQuestion, columns: Sequence[Any], *, limit: int) -> list[RowMapping]:
    """Some columns of the newest merged events asked for, undated ones last: drawings need little of many."""
    listed, found = _ask(conn, question), list[RowMapping]()
    for stretch in _STRETCHES["newest"]:
        query = ordered(listed, stretch).with_only_columns(*columns)
        found += conn.execute(query.limit(limit - len(found))).mappings()
    return found


def count_merged(conn: Connection, question: MergedQuestion, *, most: int = 1_000) -> int:
    """How many there are; `most` stands for that many and more."""
    if question.text is not None and question == MergedQuestion(text=question.text):
        query = events_with(conn, question.text)  # nothing but words: no event need be looked at
    else:
        query = numbers_asked(conn, question)
    return int(conn.execute(select(func.count()).select_from(query.limit(most).subquery())).scalar_one())


def numbers_asked(conn: Connection, question: MergedQuestion) -> Select[tuple[int]]:
    """The rows of the events asked for, as a part of another question. Raises UsageError as every list does."""
    return _ask(conn, question, by_index=False).query.with_only_columns(merged.c.number)


def _ask(conn: Connection, question: MergedQuestion, *, by_index: bool = True) -> Listed:
    asked = ask_merged(conn, question, by_index=by_index)
    query, day = select(merged).where(*conditions_of(asked)), merged.c.day_key
    if question.paper is not None:
        query = query.where(merged.c.id.in_(steps_of(conn, question.paper)))
    if asked.tags:
        query = query.join(merged_tags, merged_tags.c.event == merged.c.number)
        query, day = query.where(merged_tags.c.tag == asked.tags[0]), merged_tags.c.day_key
    return Listed(query, day)


def find_number(conn: Connection, event_id: str) -> int:
    """The row of the merged event that bears this id, or that has a report which does; the beginning of an id will do
    where it tells. Raises UsageError where it does not.
    """
    start = event_id.lower()
    found: set[int] = set()
    if re.fullmatch("[0-9a-f]{1,12}", start):
        query = select(reports.c.event).where(begins(reports.c.id, start), reports.c.event != NO_EVENT).distinct()
        found = set(conn.execute(query.limit(2)).scalars())
    if len(found) == 1:
        return found.pop()
    if found:
        raise UsageError(f"event {event_id}: more than one begins like this; give more of its id")
    raise UsageError(f"event {event_id}: not in this record; `dragoman merged` lists the ids")


def find_merged_view(conn: Connection, event_id: str) -> MergedView:
    """The merged event with this id, or of the report with this id."""
    number = find_number(conn, event_id)
    rows = conn.execute(select(merged).where(merged.c.number == number)).mappings().all()
    return next(iter(views_of_rows(conn, rows)))
