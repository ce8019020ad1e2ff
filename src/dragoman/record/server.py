"""A record in a database of its own on a PostgreSQL server: `postgresql://user@host/name`.

The tables are those of a record file. One writer at a time holds an advisory lock of its session, which ends with the
session however that ends; readers look at one moment of the record and cannot change it.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache

from sqlalchemy import URL, Connection, Engine, create_engine, inspect, make_url, select, text
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import NullPool

from dragoman.errors import RecordError
from dragoman.record.lock import RecordBusyError
from dragoman.record.make import fill
from dragoman.record.merged.work import merge_what_waits
from dragoman.record.schema import APPLICATION_ID, SCHEMA_VERSION, revision

_OLDEST = 130000  # server_version_num; extensions that a database's owner may make came with 13
_CONNECT_S = 10


@contextmanager
def read_server(address: str) -> Iterator[Connection]:
    """A connection that cannot change anything. Raises RecordError when there is no record of ours."""
    with _refusals_named(address), _engine(address).connect() as conn:
        conn.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        _check(conn, address)
        if (version := _format(conn)) is None:
            raise RecordError(
                f"{shown_address(address)}: no record there; make one with `dragoman add PATH --record …`"
            )
        if version < SCHEMA_VERSION:
            raise RecordError(
                f"{shown_address(address)}: was written by an older Dragoman (format {version}, now {SCHEMA_VERSION}); "
                "make a backup, then `dragoman upgrade --record …`"
            )
        conn.rollback()
        yield conn


@contextmanager
def write_server(address: str) -> Iterator[Connection]:
    """The only connection that writes; the record is made when the database is empty."""
    with connect_to_write(address) as conn:
        _make_or_upgrade(conn)
        yield conn


@contextmanager
def connect_to_write(address: str) -> Iterator[Connection]:
    """The only connection that writes, to a database that holds a record of ours or nothing."""
    with _refusals_named(address), _engine(address).connect() as conn:
        _lock(conn, address)
        try:
            _check(conn, address)
            _wait_for_the_disk(conn)
            yield conn
        finally:
            with suppress(DBAPIError):  # a connection that was cut holds neither transaction nor lock
                conn.rollback()
                conn.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": APPLICATION_ID})
                conn.commit()


def check_server(address: str) -> None:
    """Raise RecordError when the server cannot be reached, or when what is there is not ours."""
    with _refusals_named(address), _engine(address).connect() as conn:
        _check(conn, address)


def has_record(address: str) -> bool:
    with _refusals_named(address), _engine(address).connect() as conn:
        _check(conn, address)
        return _format(conn) is not None


def shown_address(address: str) -> str:
    """The address as it may be shown: without its password."""
    return _url(address).set(drivername="postgresql").render_as_string(hide_password=True)


def _url(address: str) -> URL:
    try:
        return make_url(address.replace("postgres://", "postgresql://", 1)).set(drivername="postgresql+psycopg")
    except (ArgumentError, ValueError) as error:
        raise RecordError("record: not an address; write postgresql://user@host:5432/name") from error


@lru_cache(maxsize=4)  # it holds no connection, but the statements that were put into SQL already
def _engine(address: str) -> Engine:
    options = {"connect_timeout": _CONNECT_S, "application_name": "dragoman", "client_encoding": "utf8"}
    try:
        engine = create_engine(_url(address), poolclass=NullPool, connect_args=options)
    except ModuleNotFoundError as error:
        raise RecordError(
            "a record on PostgreSQL needs psycopg; install it with `pip install 'dragoman[postgres]'`"
        ) from error
    return engine


def _lock(conn: Connection, address: str) -> None:
    held = conn.execute(text("SELECT pg_try_advisory_lock(:key)"), {"key": APPLICATION_ID}).scalar_one()
    holders = text(
        "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid = :key AND granted "
        "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
    )
    if not held:
        holder = conn.execute(holders, {"key": APPLICATION_ID}).scalars().first()
        raise RecordBusyError(
            f"{shown_address(address)}: server process {holder or 'unknown'} is writing to it; "
            "wait until it has ended and run this again"
        )
    conn.commit()


def _wait_for_the_disk(conn: Connection) -> None:
    """A commit is told of when it is on the server's disk, whatever the server is set to do for others."""
    if conn.execute(text("SHOW synchronous_commit")).scalar_one() == "off":
        conn.execute(text("SET synchronous_commit = on"))
    conn.commit()


def _check(conn: Connection, address: str) -> None:
    version = int(conn.execute(text("SHOW server_version_num")).scalar_one())
    if version < _OLDEST:
        raise RecordError(f"{shown_address(address)}: PostgreSQL {version // 10000} is too old; use 13 or newer")
    encoding = conn.execute(text("SHOW server_encoding")).scalar_one()
    if encoding != "UTF8":
        raise RecordError(f"{shown_address(address)}: keeps text as {encoding}; make the database with ENCODING 'UTF8'")
    there = set(inspect(conn).get_table_names())
    if there and not {"meta", "pages", revision.name} <= there:
        raise RecordError(f"{shown_address(address)}: holds tables of another program; make a database for the record")
    found = _format(conn) if there else None
    if found is not None and found > SCHEMA_VERSION:
        raise RecordError(
            f"{shown_address(address)}: was written by a newer Dragoman (format {found}, this one knows "
            f"{SCHEMA_VERSION}); upgrade Dragoman"
        )
    conn.rollback()


def _format(conn: Connection) -> int | None:
    if not inspect(conn).has_table(revision.name):
        return None
    return int(conn.execute(select(revision.c.version_num)).scalar_one())


def _make_or_upgrade(conn: Connection) -> None:
    version = _format(conn)
    conn.rollback()
    if version == SCHEMA_VERSION:
        return
    with conn.begin():
        if version is None:
            fill(conn)
        else:
            from dragoman.record.upgrade import walk

            walk(conn, version, SCHEMA_VERSION)
    merge_what_waits(conn)


@contextmanager
def _refusals_named(address: str) -> Iterator[None]:
    """What the server says, as one line that names it. Faults of the block's own work pass."""
    try:
        yield
    except DBAPIError as error:
        problem = str(error.orig).strip().split("\n")[0]
        raise RecordError(f"{shown_address(address)}: {problem}; {_remedy(error, problem)}") from error


def _remedy(error: DBAPIError, problem: str) -> str:
    kept = "what was reported as added is kept"
    if error.connection_invalidated or "connection" in problem:
        return f"is the server running, and the address right? {kept}"
    if "no space" in problem.lower() or "disk full" in problem.lower():
        return f"free some space on the server and run this again; {kept}"
    if "permission" in problem or "must be owner" in problem:
        return "ask the database's owner for the right to make tables"
    return kept
