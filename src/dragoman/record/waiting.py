"""Pages that wait to be merged. They are written down in the transaction that changes what they tell."""

from collections.abc import Iterable

from sqlalchemy import Connection

from dragoman.record.insert import insert_missing
from dragoman.record.schema import merge_waiting


def let_wait(conn: Connection, pages: Iterable[str]) -> None:
    """Say that these pages have changed, inside the transaction that changes them."""
    insert_missing(conn, merge_waiting, [{"page": page} for page in sorted(set(pages))])
