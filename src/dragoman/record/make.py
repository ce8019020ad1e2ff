"""An empty record."""

from sqlalchemy import Connection, insert

from dragoman import __version__
from dragoman.record.audit import Entry, note, now
from dragoman.record.schema import SCHEMA_VERSION, meta, metadata, revision


def fill(conn: Connection) -> None:
    """Make the tables, and say in them when and by which version."""
    metadata.create_all(conn)
    conn.execute(insert(revision), {"version_num": f"{SCHEMA_VERSION:04}"})
    at = now()
    conn.execute(insert(meta), [{"key": "made", "value": at}, {"key": "made_by", "value": __version__}])
    note(conn, [Entry(what="made", subject="record", detail={"made": at, "made_by": __version__})], at=at)
