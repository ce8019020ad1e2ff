"""Writing rows. SQLAlchemy looks at every value of every row of a table anew; here that is settled once."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Table, func, insert, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

_SQLITE = sqlite.dialect(paramstyle="qmark")


class _Plan(NamedTuple):
    statement: str
    values: Callable[[Mapping[str, Any]], tuple[Any, ...]]  # of a row, in the order of the statement
    converted: tuple[tuple[int, Callable[[Any], Any]], ...]  # places whose values the driver does not take as they are


def insert_rows(conn: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows that have the same columns. What they hold beside the table's columns is left out."""
    if not rows:
        return
    names = tuple(column.name for column in table.columns if column.name in rows[0])
    if conn.dialect.name != "sqlite":  # there the server takes the time
        conn.execute(insert(table), [{name: row[name] for name in names} for row in rows])
        return
    plan = _plan(table, names)
    values = list(map(plan.values, rows))
    if plan.converted:
        values = [_converted(own, plan.converted) for own in values]
    conn.exec_driver_sql(plan.statement, values)


def insert_missing(conn: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert those rows that are not there yet, by their keys."""
    if rows:
        upsert = sqlite_insert if conn.dialect.name == "sqlite" else postgres_insert
        conn.execute(upsert(table).on_conflict_do_nothing(), list(rows))


def last_number(conn: Connection, column: ColumnElement[int]) -> int:
    """The greatest number given so far, or 0. There is one writer, so nobody else takes the next."""
    return int(conn.execute(select(func.coalesce(func.max(column), 0))).scalar_one())


@lru_cache(maxsize=64)
def _plan(table: Table, names: tuple[str, ...]) -> _Plan:
    assert len(names) > 1  # `itemgetter` gives no tuple for one
    statement = str(insert(table).compile(dialect=_SQLITE, column_keys=list(names)))
    processors = [table.c[name].type.dialect_impl(_SQLITE).bind_processor(_SQLITE) for name in names]
    converted = tuple((place, convert) for place, convert in enumerate(processors) if convert is not None)
    return _Plan(statement, itemgetter(*names), converted)


def _converted(values: tuple[Any, ...], converted: Sequence[tuple[int, Callable[[Any], Any]]]) -> tuple[Any, ...]:
    own = list(values)
    for place, convert in converted:
        own[place] = convert(own[place])
    return tuple(own)
