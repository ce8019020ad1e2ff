"""What a record must not be kept on: SQLite builds that lack what it needs, and disks of other machines.

Builds from 3.7.0 to 3.51.2 (but 3.44.6 and 3.50.7) can lose a committed write when a checkpoint races a commit. They
are let in, because `file.py` and `lock.py` leave no room for that race; `sqlite_notice` names them for `verify`.
"""

import os
import sqlite3
from functools import cache
from pathlib import Path

from dragoman.errors import RecordError

OLDEST = (3, 35, 0)  # ALTER TABLE … DROP COLUMN
_MENDED = ((3, 44, 6), (3, 50, 7))
_MENDED_FROM = (3, 51, 3)
# File locks and shared memory do not reach across machines on these.
_ELSEWHERE = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "ceph", "glusterfs", "fuse.sshfs", "9p", "davfs")
_MOUNTS = Path("/proc/mounts")


@cache
def check_sqlite() -> None:
    """Raise RecordError when this Python's SQLite cannot keep a record."""
    version = sqlite3.sqlite_version_info
    if version < OLDEST:
        raise RecordError(
            f"SQLite {sqlite3.sqlite_version} is too old; use a Python with {'.'.join(map(str, OLDEST))} or newer"
        )
    with sqlite3.connect(":memory:") as raw:
        try:
            raw.execute("CREATE VIRTUAL TABLE t USING fts5(x)")
        except sqlite3.OperationalError:
            raise RecordError(
                f"SQLite {sqlite3.sqlite_version} was built without full-text search (FTS5); use another Python"
            ) from None
    raw.close()


def has_reset_fault(version: tuple[int, int, int]) -> bool:
    """Whether this SQLite may lose a commit that races a checkpoint.

    >>> has_reset_fault((3, 40, 1)), has_reset_fault((3, 44, 6)), has_reset_fault((3, 51, 3))
    (True, False, False)
    """
    mended = any(version[:2] == known[:2] and version >= known for known in _MENDED)
    return (3, 7, 0) <= version < _MENDED_FROM and not mended


def sqlite_notice() -> str:
    version = sqlite3.sqlite_version
    if has_reset_fault(sqlite3.sqlite_version_info):
        return f"SQLite {version} (has the WAL-reset fault; one writer that alone checkpoints keeps clear of it)"
    return f"SQLite {version}"


def check_storage(record: Path) -> None:
    """Raise RecordError for a folder that is another machine's."""
    kind = file_system_of(record.parent)
    if kind in _ELSEWHERE:
        raise RecordError(
            f"{record}: lies on another machine's disk ({kind}), where locks cannot be relied on; "
            "keep it on a disk of this machine, or on a PostgreSQL server"
        )


def file_system_of(folder: Path, mounts: Path = _MOUNTS) -> str:
    """The kind of file system a folder lies on, as the system names it; "" where it does not say."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ""
    where, best, kind = os.path.realpath(folder), "", ""
    for line in lines:
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = fields[1].replace("\\040", " ")
        inside = where == point or where.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):
            best, kind = point, fields[2]
    return kind
