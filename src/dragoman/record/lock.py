"""One writer at a time. The lock is the operating system's, so it ends with the process that holds it, however that
ends; the file beside the record only tells who it is.
"""

import contextlib
import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dragoman.errors import RecordError


class RecordBusyError(RecordError):
    """Somebody else is writing to the record. Trying again later may work (sysexits: EX_TEMPFAIL)."""

    exit_code = 75


@contextmanager
def write_lock(record: Path) -> Iterator[None]:
    """Hold the record's lock file, or raise RecordBusyError with the number of the process that holds it."""
    path = record.with_name(record.name + ".lock")
    descriptor = _take(path, record)
    try:
        # Who holds it is told for comfort: on a full disk the lock holds all the same.
        with contextlib.suppress(OSError):
            os.ftruncate(descriptor, 0)
            os.write(descriptor, f"{os.getpid()}\n".encode())
        yield
    finally:
        # Removed while still held: whoever opens the name from here on makes a new file, and whoever opened this one
        # before finds in `_take` that it has lost its name.
        path.unlink(missing_ok=True)
        os.close(descriptor)


def _take(path: Path, record: Path) -> int:
    while True:
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o644)
        except OSError as error:
            problem = (error.strerror or str(error)).lower()
            remedy = "free some space" if error.errno == errno.ENOSPC else "check the folder's permissions"
            raise RecordError(f"{record}: its lock file {path.name} cannot be made ({problem}); {remedy}") from error
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.read(descriptor, 32).decode("ascii", "replace").strip() or "unknown"
            os.close(descriptor)
            raise RecordBusyError(
                f"{record}: process {holder} is writing to it; wait until it has ended and run this again"
            ) from None
        if _still_named(descriptor, path):
            return descriptor
        os.close(descriptor)


def _still_named(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), os.stat(path))
    except FileNotFoundError:
        return False
