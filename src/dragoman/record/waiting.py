"""Pages that wait to be merged. They are written down in the transaction that changes what they tell."""

from collections.abc import Iterable

from sqlalchemy import Connection
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from dragoman.record.schema import merge_waiting


def let_wait(conn: Connection, pages: Iterable[str]) -> None:
    """Say that these pages have changed, inside the transaction that changes them."""
    rows = [{"page": page} for page in sorted(set(pages))]
    if rows:
        upsert = sqlite_insert if conn.dialect.name == "sqlite" else postgres_insert
        conn.execute(upsert(merge_waiting).on_conflict_do_nothing(), rows)
