"""Checking that the record still holds what was written. SQLite itself does not notice a flipped bit in a value.

Everything is made again and compared: digests, seals, what is shown, where words stand. There is one line for every
place that is amiss, which names it; nothing is mended.
"""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Float,
    Integer,
    LargeBinary,
    Text,
    func,
    inspect,
    or_,
    select,
    text,
    type_coerce,
)
from sqlalchemy.exc import DBAPIError
from sqlalchemy.types import TypeEngine

from dragoman.record.audit import find_breaks
from dragoman.record.schema import SCHEMA_VERSION, metadata, revision
from dragoman.record.verify_log import find_log_damage
from dragoman.record.verify_merged import find_merged_damage
from dragoman.record.verify_rows import find_page_damage, find_reading_damage, find_row_damage
from dragoman.record.verify_shown import find_index_damage, find_shown_damage

_MOST_LINES = 100  # of SQLite's own complaints


def find_damage(conn: Connection, *, expect: str | None = None) -> Iterator[str]:
    """One line for everything that is no longer what was written; `expect` is a head of the audit log noted earlier.

    A value that cannot even be read ends the part that came upon it, and is a line of its own.
    """
    yield from _guarded(_database_damage(conn))
    yield from _guarded(find_page_damage(conn))
    yield from _guarded(find_reading_damage(conn))
    yield from _guarded(find_row_damage(conn))
    yield from _guarded(chain(find_breaks(conn, expect=expect), find_log_damage(conn)))
    yield from _guarded(find_shown_damage(conn))
    yield from _guarded(find_index_damage(conn))
    yield from _guarded(find_merged_damage(conn))


def _guarded(lines: Iterator[str]) -> Iterator[str]:
    try:
        yield from lines
    except (
        DBAPIError,
        ValueError,
        TypeError,
        KeyError,
        LookupError,
        AttributeError,
        StopIteration,
        OverflowError,
    ) as error:
        problem = error.orig if isinstance(error, DBAPIError) else f"{type(error).__name__}: {error}"
        yield f"a value cannot be read any more ({str(problem).splitlines()[0] if str(problem) else problem})"


def _database_damage(conn: Connection) -> Iterator[str]:
    """What the database says of itself, and whether it is laid out as it should be."""
    if conn.dialect.name == "sqlite":
        for (problem,) in conn.execute(text(f"PRAGMA integrity_check({_MOST_LINES})")):
            if problem != "ok":
                yield f"database: {' '.join(str(problem).split())}"
        for row in conn.execute(text("PRAGMA foreign_key_check")):
            yield f"table {row[0]}: row {row[1]} refers to a row of {row[2]} that is not there"
        layout = _layout(conn)
        for table, columns in _declared().items():
            if layout.get(table) != columns:
                yield f"table {table}: is not laid out as this version lays it out"
        yield from _type_damage(conn)
    versions = list(conn.execute(revision.select()).scalars())
    if versions != [f"{SCHEMA_VERSION:04}"]:
        yield f"database: it says to be of format {', '.join(versions) or 'none'}, not {SCHEMA_VERSION}"


_KINDS: tuple[tuple[type[TypeEngine[Any]], tuple[str, ...]], ...] = (
    (Boolean, ("integer",)),
    (Integer, ("integer",)),
    (Float, ("real",)),
    (LargeBinary, ("blob",)),
    (JSON, ("text",)),
    (Text, ("text",)),
)


def _type_damage(conn: Connection) -> Iterator[str]:
    """Values of another kind than their column's: SQLite takes them, and reading them may hide what became of them."""
    for name, table in metadata.tables.items():
        odd = or_(*(_is_odd(column) for column in table.columns))
        for row in conn.execute(select(*table.primary_key).where(odd)):
            yield f"table {name}: row {', '.join(map(str, row))} holds a value of another kind than its column"


def _is_odd(column: Column[Any]) -> ColumnElement[bool]:
    kinds = next(kinds for kind, kinds in _KINDS if isinstance(column.type, kind))
    allowed = (*kinds, "null") if column.nullable else kinds
    odd = func.typeof(column).not_in(allowed)
    return or_(odd, type_coerce(column, Integer).not_in((0, 1))) if isinstance(column.type, Boolean) else odd


def _layout(conn: Connection) -> dict[str, list[str]]:
    found = inspect(conn)
    there = [name for name in metadata.tables if found.has_table(name)]
    return {name: [column["name"] for column in found.get_columns(name)] for name in there}


def _declared() -> dict[str, list[str]]:
    return {name: [column.name for column in table.columns] for name, table in metadata.tables.items()}
