"""Taking a record to another format, with a copy of what it was kept beside it. Alembic walks the migrations.

One transaction holds the whole way, the number in the file's header included: whenever it is broken off, the record is
of the old format or of the new one.
"""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, insert, inspect, select

from dragoman import __version__
from dragoman.errors import RecordError
from dragoman.record import migrations
from dragoman.record.audit import Entry, note, now
from dragoman.record.file import check_header, checkpoint, file_engine, refusals_named, sync
from dragoman.record.lock import write_lock
from dragoman.record.merged.work import merge_what_waits
from dragoman.record.schema import SCHEMA_VERSION, meta, readings, revision
from dragoman.record.seals import digest_of
from dragoman.record.shown import show_everything


def upgrade_file(record: Path, *, to: int = SCHEMA_VERSION) -> Path:
    """Take a record file to a format; the copy of what it was. The caller holds the write lock."""
    version = check_header(record)
    copy = _copy(record, version)
    with file_engine(record, "mode=rw", may_write=True).connect() as conn:
        with conn.begin():
            walk(conn, version, to)
            conn.exec_driver_sql(f"PRAGMA user_version = {int(to)}")
        if to == SCHEMA_VERSION:
            merge_what_waits(conn)
        checkpoint(conn, "TRUNCATE")
    return copy


def change_format(record: Path, *, to: int = SCHEMA_VERSION) -> Path | None:
    """Take a record file to a format, up or down; the copy, or None when it has that format already."""
    record = Path(os.path.realpath(record))
    if not 1 <= to <= SCHEMA_VERSION:
        raise RecordError(f"{record}: there is no format {to}; formats go from 1 to {SCHEMA_VERSION}")
    if not record.exists():
        raise RecordError(f"{record}: no such record")
    with write_lock(record), refusals_named(record):
        return None if check_header(record) == to else upgrade_file(record, to=to)


def walk(conn: Connection, version: int, to: int) -> None:
    """Run the migrations from one format to another, inside the caller's transaction."""
    if version == 1 and not inspect(conn).has_table(revision.name):  # made before Alembic was asked
        revision.create(conn)
        conn.execute(insert(revision), {"version_num": "0001"})
    script = ScriptDirectory(str(Path(migrations.__file__).parent))
    target = f"{to:04}"

    def steps(current: object, context: MigrationContext) -> object:
        if to < version:
            return script._downgrade_revs(target, current)  # type: ignore[arg-type]
        return script._upgrade_revs(target, current)  # type: ignore[arg-type]

    try:
        with EnvironmentContext(Config(), script) as environment:
            environment.configure(connection=conn, transactional_ddl=True, fn=steps)
            environment.run_migrations()
    except ValueError as error:
        raise RecordError(f"cannot be taken to format {to}: {error}; it is damaged: restore a copy") from error
    if to == SCHEMA_VERSION:
        show_everything(conn)
        told = dict(conn.execute(select(meta.c.key, meta.c.value)).all())
        detail = {"from": version, "to": to, "by": __version__, "seals": _seals(conn), "meta": told}
        note(conn, [Entry(what="upgraded", subject="record", detail=detail)], at=now())


def _seals(conn: Connection) -> str:
    """One digest over the seals of all readings that were there before there was an audit log."""
    return digest_of("\n".join(sorted(conn.execute(select(readings.c.seal)).scalars())))


def _copy(record: Path, version: int) -> Path:
    """A whole copy beside the record, made by SQLite itself, under a name that nothing has yet."""
    names = (f"{record.stem}.format-{version}{'' if n == 1 else f'-{n}'}{record.suffix}" for n in range(1, 10_000))
    copy = next(path for name in names if not os.path.lexists(path := record.with_name(name)))
    draft = record.with_name(f".{copy.name}.new")
    draft.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(record)) as old, closing(sqlite3.connect(draft)) as new:
            old.execute("PRAGMA wal_autocheckpoint = 0")
            old.backup(new)
            new.execute("PRAGMA journal_mode = DELETE")
        sync(draft)
        draft.rename(copy)
    finally:
        draft.unlink(missing_ok=True)
    sync(record.parent)
    return copy
