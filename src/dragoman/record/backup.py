"""A copy of the whole record in one file, and the way back. The copy is of no database: a backup of a record file can
be restored on a server, and the other way round.

The file is a zip of `dump.jsonl` and `manifest.json`, which holds the digests of the dump. What does not match them to
the last bit is refused. A backup is of one moment, whatever is added meanwhile.
"""

import base64
import json
import lzma
import os
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

from sqlalchemy import Connection, insert, inspect

from dragoman import __version__
from dragoman.errors import RecordError
from dragoman.record.audit import Entry, find_breaks, head, note, now
from dragoman.record.dump import Digests, Line, digest_record, dump_lines
from dragoman.record.file import create_file, refusals_named, sync
from dragoman.record.lock import write_lock
from dragoman.record.make import make_tables
from dragoman.record.merged.work import Merging
from dragoman.record.open import Place, is_server, open_to_read
from dragoman.record.schema import SCHEMA_VERSION, SEALED, audit, corrections, faint, meta, pages, readings, rejects
from dragoman.record.seals import Row
from dragoman.record.shown import show_everything

_FORMAT = "dragoman-backup-1"
_DUMP, _MANIFEST = "dump.jsonl", "manifest.json"
_TABLES = {table.name: table for table in (meta, pages, readings, rejects, corrections, audit)}
_OF_READING = (*SEALED, faint)
_AT_ONCE = 500  # rows written together
_MOST_MANIFEST_BYTES = 100_000
# What `zipfile` and what it unpacks with raise over bytes that were changed, by no means BadZipFile alone: a turned
# flag says "encrypted" (RuntimeError), a turned method says LZMA, a turned length ends the file early.
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError,
    KeyError, ValueError, TypeError, OverflowError, NotImplementedError, RuntimeError,
)  # fmt: skip


def make_backup(place: Place, to: Path) -> dict[str, Any]:
    """Write a backup of the record as it is now; its manifest. Nothing that is there is written over."""
    if os.path.lexists(to):
        raise RecordError(f"{to}: is there already; name another file")
    draft = to.with_name(f".{to.name}.new")
    try:
        with open_to_read(place) as conn, zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            manifest = _write(conn, archive)
        sync(draft)
        draft.rename(to)
        sync(to.absolute().parent)
    except OSError as error:
        problem = (error.strerror or str(error)).lower()
        raise RecordError(f"{to}: cannot be written ({problem}); free some space or name another file") from error
    finally:
        draft.unlink(missing_ok=True)
    return manifest


def _write(conn: Connection, archive: zipfile.ZipFile) -> dict[str, Any]:
    digests = Digests()
    with archive.open(_DUMP, "w", force_zip64=True) as handle:
        for line in dump_lines(conn):
            digests.add(line)
            handle.write(f"{line.full}\n".encode())
    seq, last = head(conn)
    manifest = {
        "format": _FORMAT, "schema": SCHEMA_VERSION, "made": now(), "made_by": __version__, "rows": digests.counts,
        "dump": digests.full, "canonical": digests.canonical, "audit_entries": seq, "audit_head": last,
    }  # fmt: skip
    archive.writestr(_MANIFEST, json.dumps(manifest, indent=1))
    return manifest


def restore_backup(backup: Path, place: Place) -> dict[str, Any]:
    """Make a record from a backup; the backup's manifest. Raises RecordError for a backup that is not whole, and when
    there is something already where the record is to be.
    """
    manifest = read_manifest(backup)

    def load(conn: Connection) -> None:
        _load(conn, backup, manifest)

    if is_server(place):
        _restore_on_server(str(place), load)
    else:
        _restore_file(Path(os.path.realpath(place)), load)
    return manifest


def read_manifest(backup: Path) -> dict[str, Any]:
    """What a backup says of itself. Raises RecordError when it is none, or of another format."""
    try:
        with zipfile.ZipFile(backup) as archive:
            if archive.getinfo(_MANIFEST).file_size > _MOST_MANIFEST_BYTES:
                raise ValueError("its manifest is too long")
            manifest = _parsed_manifest(archive.read(_MANIFEST))
            if manifest["format"] != _FORMAT:
                raise ValueError(f"of the format {str(manifest['format'])[:40]!r}")
            schema = int(manifest["schema"])
    except OSError as error:
        raise RecordError(f"{backup}: cannot be read ({(error.strerror or str(error)).lower()})") from error
    except _DAMAGE as error:
        raise RecordError(
            f"{backup}: is no whole backup of a record ({_problem(error, _MANIFEST)}); use another copy"
        ) from error
    if schema != SCHEMA_VERSION:
        older = "an older" if schema < SCHEMA_VERSION else "a newer"
        raise RecordError(f"{backup}: was made by {older} Dragoman (format {schema}); restore it with that version")
    return dict(manifest)


def _parsed_manifest(data: bytes) -> Any:
    try:
        return json.loads(data)
    except json.JSONDecodeError as error:
        raise ValueError(f"{_MANIFEST}, line {error.lineno}: is no JSON") from error


def _problem(error: Exception, member: str) -> str:
    """What is wrong with a member of the backup, for somebody who never looked into one."""
    if isinstance(error, zlib.error | EOFError):
        return f"{member} cannot be unpacked to its end"
    if isinstance(error, zipfile.BadZipFile) and "CRC" in str(error):
        return f"{member} is not what was packed"
    if isinstance(error, KeyError):  # of the archive: "There is no item named 'dump.jsonl' in the archive"
        return f"{member} is not in it, or not whole"
    return str(error)


def _line_problem(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return "is cut off or changed"
    if isinstance(error, UnicodeDecodeError):
        return "is no text in UTF-8"
    if isinstance(error, KeyError):
        return f"says nothing of {error}"
    if isinstance(error, TypeError | AttributeError):
        return "is no row of a table"
    return f"cannot be taken in ({str(error)[:80]})"


def _restore_file(record: Path, load: Callable[[Connection], None]) -> None:
    if os.path.lexists(record):
        raise RecordError(f"{record}: is there already; name another file")
    if not record.parent.is_dir():
        raise RecordError(f"{record}: its folder does not exist; make it first")
    with write_lock(record), refusals_named(record):
        create_file(record, load)


def _restore_on_server(address: str, load: Callable[[Connection], None]) -> None:
    from dragoman.record.server import connect_to_write, shown_address

    with connect_to_write(address) as conn:
        if inspect(conn).has_table(meta.name):
            raise RecordError(f"{shown_address(address)}: holds a record already; name an empty database")
        conn.rollback()
        with conn.begin():
            load(conn)


def _load(conn: Connection, backup: Path, manifest: dict[str, Any]) -> None:
    """Fill an empty database, inside the caller's transaction; whatever is not as it was ends it."""
    make_tables(conn)
    digests = Digests()
    try:
        with zipfile.ZipFile(backup) as archive, archive.open(_DUMP) as handle:
            _insert(conn, handle, digests)
    except (*_DAMAGE, OSError) as error:
        raise RecordError(f"{backup}: is damaged ({_problem(error, _DUMP)}); use another copy") from error
    if (digests.full, digests.counts) != (manifest["dump"], manifest["rows"]):
        raise RecordError(f"{backup}: does not match its own digest; it is damaged, use another copy")
    show_everything(conn)
    Merging().run_inside(conn)
    if digest_record(conn).canonical != manifest["canonical"] or list(find_breaks(conn, expect=manifest["audit_head"])):
        raise RecordError(f"{backup}: what it gives is not what it was made from; use another copy")
    detail = {"from": backup.name, "canonical": manifest["canonical"], "made": manifest["made"]}
    note(conn, [Entry(what="restored", subject="record", detail=detail)], at=now())


def _insert(conn: Connection, handle: IO[bytes], digests: Digests) -> None:
    waiting: dict[str, list[Row]] = {name: [] for name in (*_TABLES, *(table.name for table in _OF_READING))}
    for number, line in enumerate(handle, 1):
        try:
            text = line.decode("utf-8").rstrip("\n")
            told = json.loads(text)
            digests.add(Line(str(told["table"]), text, None))
            for name, row in _rows(str(told["table"]), told):
                waiting[name].append(row)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"{_DUMP}, line {number}: {_line_problem(error)}") from error
        if sum(map(len, waiting.values())) >= _AT_ONCE:
            _flush(conn, waiting)
    _flush(conn, waiting)


def _rows(table: str, told: dict[str, Any]) -> Iterator[tuple[str, Row]]:
    row = told["row"]
    if table == pages.name:
        row["bytes"] = base64.b64decode(row["bytes"], validate=True)
    if table not in _TABLES:
        raise ValueError(f"a row of {table[:40]!r}")
    yield table, row
    for name, own in told.get("rows", {}).items():
        yield from ((name, {"reading": row["id"], **one}) for one in own)


def _flush(conn: Connection, waiting: dict[str, list[Row]]) -> None:
    """Write what waits, what others refer to first."""
    for table in (*_TABLES.values(), *_OF_READING):
        if rows := waiting[table.name]:
            conn.execute(insert(table), rows)
            waiting[table.name] = []
