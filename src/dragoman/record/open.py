"""Opening a record, wherever it is: a SQLite file, or a database on a PostgreSQL server (`postgresql://…`)."""

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from sqlalchemy import Connection

from dragoman.record.file import check_file, checkpoint, read_file, write_file

Place = str | Path
_SERVER = ("postgresql://", "postgres://")

__all__ = [
    "Place", "check_place", "checkpoint", "has_record", "is_server", "open_to_read", "open_to_write", "place_name",
    "transaction",
]  # fmt: skip


def is_server(place: Place) -> bool:
    """Whether this is the address of a database and not a file's name."""
    return isinstance(place, str) and place.startswith(_SERVER)


def open_to_read(place: Place) -> AbstractContextManager[Connection]:
    """A connection that cannot change anything. Raises RecordError when the record is missing or not ours."""
    if is_server(place):
        from dragoman.record.server import read_server  # psycopg is an extra

        return read_server(str(place))
    return read_file(Path(place))


def open_to_write(place: Place) -> AbstractContextManager[Connection]:
    """The only connection that writes, for as long as the block lasts; the record is made when there is none.

    Raises RecordError for what is not ours, RecordBusyError while another process writes.
    """
    if is_server(place):
        from dragoman.record.server import write_server

        return write_server(str(place))
    return write_file(Path(place))


def check_place(place: Place) -> None:
    """Raise RecordError when no record can be there, or when what is there is not ours."""
    if is_server(place):
        from dragoman.record.server import check_server

        check_server(str(place))
    else:
        check_file(Path(place))


def has_record(place: Place) -> bool:
    """Whether there is one already. Raises RecordError for a server that cannot be reached."""
    if is_server(place):
        from dragoman.record.server import has_record as on_server

        return on_server(str(place))
    return os.path.lexists(place)


def place_name(place: Place) -> str:
    """A record's file, or its address without the password."""
    if is_server(place):
        from dragoman.record.server import shown_address

        return shown_address(str(place))
    return str(place)


@contextmanager
def transaction(conn: Connection) -> Iterator[None]:
    """A transaction of its own: what was merely read on this connection before ends here."""
    if conn.in_transaction():
        conn.rollback()
    with conn.begin():
        yield
