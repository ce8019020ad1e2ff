"""A record as a SQLite file: opening it, and refusing what is none.

SQLite builds before 3.51.3 can lose a committed write when a checkpoint in one process races a commit in another. So
only the writer checkpoints while others are there, it does so on the connection that commits, and there is one writer
(`lock.py`). Readers are forbidden to write, but open the file like a writer where they may: whoever leaves last, under
SQLite's own exclusive lock and so alone, takes the -wal and -shm files away. A read-only connection would leave them.
"""

import os
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import DBAPIError

from dragoman.errors import RecordError
from dragoman.record.gate import check_sqlite, check_storage
from dragoman.record.lock import write_lock
from dragoman.record.make import fill
from dragoman.record.schema import APPLICATION_ID, SCHEMA_VERSION
from dragoman.record.statements import sqlite_engine

_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100
_BUSY_MS, _WAIT_FOR_READERS_MS = 10_000, 2_000
_LONG_LOG = 16_000  # pages of 4 kB
_CACHE_KB = 64_000  # of the writer: its indexes grow in many places at once


@contextmanager
def read_file(record: Path) -> Iterator[Connection]:
    """A connection that cannot change anything. Raises RecordError when the file is missing or not ours."""
    check_sqlite()
    if not os.path.lexists(record):
        raise RecordError(f"{record}: no such record; make one with `dragoman add PATH --record {record}`")
    version = check_header(record)
    if version < SCHEMA_VERSION:
        raise RecordError(
            f"{record}: was written by an older Dragoman (format {version}, now {SCHEMA_VERSION}); "
            f"`dragoman upgrade --record {record}` brings it up to date and keeps a copy"
        )
    with refusals_named(record), file_engine(record, _how_to_read(record), may_write=False).connect() as conn:
        yield conn


def _how_to_read(record: Path) -> str:
    """Like a writer, to leave nothing behind; without SQLite's helper files where none can be made, as on a medium that
    cannot be written.
    """
    folder_can_be_written = os.access(record.parent, os.W_OK)
    if folder_can_be_written and os.access(record, os.W_OK):
        return "mode=rw"
    nothing_pending = not os.path.exists(f"{record}-wal")
    return "mode=ro&immutable=1" if nothing_pending and not folder_can_be_written else "mode=ro"


def check_file(path: Path) -> None:
    """Raise RecordError when no record is at `path` and none can be made there, or when what is there is not ours."""
    record = Path(os.path.realpath(path))
    if not record.parent.is_dir():
        raise RecordError(f"{record}: its folder does not exist; make it first")
    if os.path.lexists(record):
        check_header(record)


@contextmanager
def write_file(path: Path) -> Iterator[Connection]:
    """The only connection that writes, for as long as the block lasts; the record is made when there is none, and
    brought up to date when it is of an older format.

    Raises RecordError when the file is not ours, RecordBusyError while another process writes.
    """
    check_sqlite()
    record = Path(os.path.realpath(path))
    check_file(record)  # before the lock: nothing is put beside a file that is not ours
    check_storage(record)
    with write_lock(record), refusals_named(record):
        if not os.path.lexists(record):
            create_file(record)
        if check_header(record) < SCHEMA_VERSION:
            from dragoman.record.upgrade import upgrade_file  # Alembic takes half a second to load

            upgrade_file(record)
        with file_engine(record, "mode=rw", may_write=True).connect() as conn:
            try:
                yield conn
            finally:
                if conn.in_transaction():
                    conn.rollback()
                if not conn.invalidated:  # after a Ctrl-C within a statement
                    checkpoint(conn, "TRUNCATE")


def checkpoint(conn: Connection, how: str = "PASSIVE") -> None:
    """Move what the write-ahead log holds into the record. Only the writer may call this, between transactions.

    While there is always somebody reading, the log is never begun anew and grows; when it is long, readers of today's
    log are waited for. Those that come meanwhile read from the record itself and are not held up.
    """
    if conn.dialect.name != "sqlite":
        return
    raw = conn.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)
    _, pages, _ = raw.execute(f"PRAGMA wal_checkpoint({how})").fetchone()
    if how == "PASSIVE" and pages > _LONG_LOG:
        raw.execute(f"PRAGMA busy_timeout = {_WAIT_FOR_READERS_MS}")
        raw.execute("PRAGMA wal_checkpoint(RESTART)")
        raw.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")


def check_header(record: Path) -> int:
    """The format of a record. Raises RecordError unless the file is one of ours, of a format this program knows."""
    try:
        mode = os.stat(record).st_mode
        if stat.S_ISDIR(mode):
            raise RecordError(f"{record}: is a folder; name a file, for example {record / 'news.dragoman'}")
        if not stat.S_ISREG(mode):
            raise RecordError(f"{record}: is not an ordinary file; name another")
        with open(record, "rb") as handle:
            header = handle.read(_HEADER_BYTES)
    except OSError as error:
        problem = (error.strerror or str(error)).lower()
        raise RecordError(f"{record}: cannot be read ({problem}); check its permissions") from error
    if len(header) < _HEADER_BYTES or not header.startswith(_MAGIC):
        raise RecordError(f"{record}: is not a record of Dragoman (no SQLite file); name another file")
    version, application = (int.from_bytes(header[at : at + 4], "big") for at in (60, 68))
    if application != APPLICATION_ID:
        raise RecordError(f"{record}: is a database of another program; name another file")
    if version > SCHEMA_VERSION:
        raise RecordError(
            f"{record}: was written by a newer Dragoman (format {version}, this one knows {SCHEMA_VERSION}); "
            "upgrade Dragoman"
        )
    return version


def file_engine(record: Path, how: str, *, may_write: bool) -> Engine:
    """SQLAlchemy on one SQLite file, with transactions that begin where we say so."""
    address = f"file:{quote(os.fsencode(record))}?{how}"

    def connect() -> sqlite3.Connection:
        # One thread at a time uses it, but another may have to close it (the explorer, when it ends).
        raw = sqlite3.connect(address, uri=True, timeout=_BUSY_MS / 1000, isolation_level=None, check_same_thread=False)
        raw.execute("PRAGMA foreign_keys = ON")
        raw.execute("PRAGMA synchronous = FULL")
        raw.execute("PRAGMA wal_autocheckpoint = 0")
        raw.execute("PRAGMA trusted_schema = OFF")
        raw.execute(f"PRAGMA cache_size = -{_CACHE_KB if may_write else _CACHE_KB // 4}")
        raw.execute(f"PRAGMA query_only = {int(not may_write)}")
        return raw

    engine = sqlite_engine(connect)

    @event.listens_for(engine, "begin")
    def _begin(conn: Connection) -> None:
        conn.exec_driver_sql("BEGIN IMMEDIATE" if may_write else "BEGIN")

    @event.listens_for(engine, "invalidate")
    def _roll_back(raw: sqlite3.Connection, *_: object) -> None:
        # Closed while a traceback still holds one of its cursors, a connection would keep its lock.
        with suppress(sqlite3.Error):
            raw.rollback()

    return engine


def create_file(record: Path, filler: Callable[[Connection], None] = fill) -> None:
    """Make a record, and fill it, aside; then move it into its place. Raises RecordError when there is no room."""
    try:
        _create(record, filler)
    except OSError as error:
        problem = (error.strerror or str(error)).lower()
        raise RecordError(f"{record}: cannot be made ({problem}); {_remedy(problem)}") from error


def _create(record: Path, filler: Callable[[Connection], None]) -> None:
    """There is never half of a record under its name."""
    draft = record.with_name(f".{record.name}.new")
    draft.unlink(missing_ok=True)
    try:
        _fill(draft, filler)
        sync(draft)
        draft.rename(record)
    finally:
        draft.unlink(missing_ok=True)
    sync(record.parent)


def _fill(draft: Path, filler: Callable[[Connection], None]) -> None:
    draft.touch()
    with file_engine(draft, "mode=rw", may_write=True).connect() as conn:
        with conn.begin():
            conn.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            conn.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
            filler(conn)
        raw = conn.connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)
        raw.execute("PRAGMA journal_mode = WAL")


def sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def refusals_named(record: Path) -> Iterator[None]:
    """What SQLite says, as one line that names the record. Faults of the block's own work pass."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        problem = str(error.orig if isinstance(error, DBAPIError) else error)
        raise RecordError(f"{record}: {problem}; {_remedy(problem)}") from error
    except UnicodeDecodeError as error:  # a text, or the layout itself, that is no UTF-8 any more
        raise RecordError(f"{record}: holds text that is broken; {_remedy('malformed')}") from error


def _remedy(problem: str) -> str:
    if "full" in problem or "no space" in problem:
        return "free some space and run this again; what was reported as added is kept"
    if "disk i/o" in problem:
        return "is the disk full or failing? what was reported as added is kept"
    if "malformed" in problem or "not a database" in problem or "corrupt" in problem:
        return "it is damaged: restore a copy, or read the pages into a new record"
    if "readonly" in problem or "read-only" in problem or "unable to open" in problem:
        return "check the permissions of the file and of its folder"
    return "what was reported as added is kept"
