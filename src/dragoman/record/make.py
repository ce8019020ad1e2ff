"""An empty record."""

from sqlalchemy import Connection, insert

from dragoman import __version__
from dragoman.record.audit import Entry, note, now
from dragoman.record.schema import SCHEMA_VERSION, meta, metadata, revision


def make_tables(conn: Connection) -> None:
    """Nothing but the tables, and their version."""
    metadata.create_all(conn)
    conn.execute(insert(revision), {"version_num": f"{SCHEMA_VERSION:04}"})


def fill(conn: Connection) -> None:
    """Make the tables, and say in them when and by which version."""
    make_tables(conn)
    at = now()
    told = {"made": at, "made_by": __version__}
    conn.execute(insert(meta), [{"key": key, "value": value} for key, value in told.items()])
    note(conn, [Entry(what="made", subject="record", detail={"meta": told})], at=at)
