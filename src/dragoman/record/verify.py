"""Checking that the record still holds what was sealed. SQLite itself does not notice a flipped bit in a value."""

import hashlib
from collections.abc import Iterator

from sqlalchemy import Connection, select

from dragoman.record.schema import pages, readings
from dragoman.record.seals import rows_in, seal_of


def find_damage(conn: Connection) -> Iterator[str]:
    """One line for every page or reading that is no longer what was written."""
    for row in conn.execute(select(pages.c.sha256, pages.c.source, pages.c.bytes)):
        if hashlib.sha256(row.bytes).hexdigest() != row.sha256:
            yield f"page {row.source} ({row.sha256[:12]}): its bytes have changed"
    sealed = select(readings.c.id, readings.c.page, readings.c.seal_rows, readings.c.seal)
    for number, page, seal_rows, seal in conn.execute(sealed).all():
        count, digest = seal_of(rows_in(conn, [number])[number])
        if (count, digest) != (seal_rows, seal):
            yield f"reading {number} of page {page[:12]}: {count} rows that do not match its seal"
