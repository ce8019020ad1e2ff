"""Lists in an order that an index gives, page by page: a page starts where the last ended, whatever was added since.
And whole tables, some rows at a time.
"""

import base64
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Column, ColumnElement, Connection, RowMapping, Select, and_, or_, select, tuple_

from dragoman.errors import UsageError
from dragoman.record.sealed_rows import fetch_rows
from dragoman.record.seals import Row, is_storable

Item = TypeVar("Item")

_ROWS = 100  # of pages, their bytes too
UNDATED = "~"  # what a key holds for a day, place or outlet that is missing: behind all that are there


class Stretch(NamedTuple):
    """A part of a list that one index gives in its order: sorted by `column` (if any), then by day."""

    dated: bool | None  # only what has a day, or only what has none
    column: Any
    falling: bool


class Listed(NamedTuple):
    """A question made ready, and the day_key that its list is in the order of."""

    query: Select[Any]
    day: ColumnElement[str]


def ordered(listed: Listed, stretch: Stretch, after: Sequence[Any] = ()) -> Select[Any]:
    """The query in the order of the stretch, from behind the values that a cursor holds."""
    query, day = listed
    if stretch.dated is not None:
        query = query.where(day < UNDATED if stretch.dated else day >= UNDATED)
    if after:
        query = query.where(_behind(stretch, day, after))
    if stretch.column is None:
        return query.order_by(day.desc() if stretch.falling else day)
    return query.order_by(stretch.column.desc() if stretch.falling else stretch.column, day)


def _behind(stretch: Stretch, day: ColumnElement[str], values: Sequence[Any]) -> Any:
    day_key = values[-1]
    if stretch.column is None:
        return day < day_key if stretch.falling else day > day_key
    if not stretch.falling:
        return tuple_(stretch.column, day) > tuple_(values[0], day_key)
    return or_(stretch.column < values[0], and_(stretch.column == values[0], day > day_key))


def walk_all(
    conn: Connection, listed: Listed, stretches: Sequence[Stretch], *, batch: int
) -> Iterator[Sequence[RowMapping]]:
    """All rows, some at a time: a server would send the whole list at once otherwise."""
    for stretch in stretches:
        rows = conn.execute(ordered(listed, stretch), execution_options={"stream_results": True}).mappings()
        while some := rows.fetchmany(batch):
            yield some


def walk_page(
    conn: Connection,
    ask: Callable[[], Listed],
    stretches: Mapping[str, Sequence[Stretch]],
    *,
    order: str,
    limit: int,
    after: str | None,
) -> tuple[list[RowMapping], str | None]:
    """The next `limit` rows behind a cursor, and the cursor behind them; None at the end. `ask` is asked once.

    Raises UsageError for an order there is not and for a cursor that this list did not give.
    """
    if order not in stretches:
        raise UsageError(f"order {order!r}: use one of {', '.join(stretches)}")
    start, values = _read_cursor(after, order, stretches[order])
    listed, found = ask(), list[tuple[int, RowMapping]]()
    for number, stretch in enumerate(stretches[order]):
        if number < start or len(found) > limit:
            continue
        query = ordered(listed, stretch, values if number == start else ())
        rows = conn.execute(query.limit(limit + 1 - len(found))).mappings()
        found += [(number, row) for row in rows]
    kept = found[:limit]
    cursor = _cursor(order, stretches[order], *kept[-1]) if len(found) > limit and kept else None
    return [row for _, row in kept], cursor


def walk_rows(conn: Connection, *key: Column[Any]) -> Iterator[Row]:
    """All rows of a table in the order of a unique key, some at a time."""
    after: ColumnElement[bool] | None = None
    place: Callable[..., Any] = tuple_
    while True:
        query = select(key[0].table).order_by(*key).limit(_ROWS)
        rows = fetch_rows(conn, query if after is None else query.where(after))
        yield from rows
        if len(rows) < _ROWS:
            return
        after = place(*key) > place(*(rows[-1][column.name] for column in key))


def batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """All of them, so many at a time."""
    items = iter(items)
    while some := list(islice(items, size)):
        yield some


def _cursor(order: str, stretches: Sequence[Stretch], number: int, row: RowMapping) -> str:
    column = stretches[number].column
    values = [row["day_key"]] if column is None else [row[column.name], row["day_key"]]
    return base64.urlsafe_b64encode(json.dumps([order, number, *values]).encode()).decode()


def _read_cursor(cursor: str | None, order: str, stretches: Sequence[Stretch]) -> tuple[int, list[Any]]:
    if cursor is None:
        return 0, []
    try:
        of, number, *values = json.loads(base64.urlsafe_b64decode(cursor.encode()))
        column = stretches[number].column
        fits = [_is_key(values[-1])] if column is None else [_fits(values[0], column), _is_key(values[-1])]
        sound = of == order and number >= 0 and len(values) == len(fits) and all(fits)
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        sound = False
    if not sound:
        raise UsageError("cursor: not one that this list gave; take it from the last page as it stands there")
    return number, values


def _is_key(value: object) -> bool:
    return isinstance(value, str) and is_storable(value)


def _fits(value: object, column: Any) -> bool:
    """Whether a database takes a value from outside for this column."""
    if isinstance(value, str):
        return column.type.python_type is str and is_storable(value)
    return isinstance(value, column.type.python_type) and abs(value) < 2**31
