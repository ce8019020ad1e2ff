"""Pages from files, folders and standard input.

Whatever a path turns out to be, the answer is a `Page` or a `Rejected` with the reason; nothing here raises because of
what lies on the disk, and nothing waits: pipes and devices are never opened.
"""

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from dragoman.model import Page, Rejected

# News pages are far smaller; Media Cloud's archive draws the same line. Larger files are logs, dumps or mistakes.
MAX_PAGE_BYTES = 10_000_000
SUFFIXES = (".txt", ".html", ".htm")
STDIN = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A file that may hold a page; its bytes have not been read yet.

    path    where it lies, or "-" for standard input
    source  the name the page will bear: the file's own, or its path inside the folder that was named
    """

    path: str
    source: str


def pages_from(paths: Iterable[str | Path], *, stdin: BinaryIO | None = None) -> Iterator[Page | Rejected]:
    """The pages behind `paths`, in order; folders are searched through, sorted by name."""
    for found in find_pages(paths):
        yield found if isinstance(found, Rejected) else load_page(found, stdin=stdin)


def find_pages(paths: Iterable[str | Path]) -> Iterator[Found | Rejected]:
    """The files behind `paths`, before any of them is read.

    Two folders may hold files of one name: the second then bears its whole path, so that no name means two pages.
    """
    taken: set[str] = set()
    for path in paths:
        for found in _find(os.fspath(path)):
            if isinstance(found, Found):
                if found.source in taken:
                    found = Found(path=found.path, source=found.path)
                taken.add(found.source)
            yield found


def load_page(found: Found, *, stdin: BinaryIO | None = None, max_bytes: int = MAX_PAGE_BYTES) -> Page | Rejected:
    """Read one page's bytes, or say why not."""
    try:
        if found.path == STDIN:
            data = (stdin or sys.stdin.buffer).read(max_bytes + 1)
        else:
            data = _read_file(found.path, max_bytes)
    except (OSError, ValueError) as error:
        return _rejected(found, "unreadable", f"cannot be read ({_reason(error)}); check its permissions")
    if len(data) > max_bytes:
        limit = f"larger than {max_bytes / 1e6:g} MB, too large for a news page; split it or leave it out"
        return _rejected(found, "too-large", limit)
    if not data.strip(b"\x00 \t\r\n\x0b\x0c").removeprefix(b"\xef\xbb\xbf"):
        return _rejected(found, "empty", "holds no text; was the download cut off?")
    return Page.of(data, source=found.source)


def _read_file(path: str, max_bytes: int) -> bytes:
    # Between the search and this line the file may have become a pipe: O_NONBLOCK does not wait for one, and the
    # descriptor, not the name, is asked what it is.
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with open(descriptor, "rb") as handle:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise ValueError("not an ordinary file")
        return handle.read(max_bytes + 1)


def _find(path: str) -> Iterator[Found | Rejected]:
    if path == STDIN:
        yield Found(path=STDIN, source=STDIN)
        return
    try:
        mode = os.stat(path).st_mode
    except FileNotFoundError:
        yield _not_found(path, "missing", "no such file or folder; check the spelling")
        return
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        yield _not_found(path, "unreadable", f"cannot be opened ({_reason(error)}); check its name and permissions")
        return
    if stat.S_ISDIR(mode):
        yield from _find_in_folder(path)
    elif stat.S_ISREG(mode):
        yield Found(path=path, source=os.path.basename(path))
    else:
        yield _not_found(path, "not-a-file", "a pipe or device, not a file; to read from a pipe, name it `-`")


def _find_in_folder(folder: str) -> Iterator[Found | Rejected]:
    trouble: list[OSError] = []
    pages = 0
    for root, folders, files in os.walk(folder, onerror=trouble.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in files if not name.startswith(".")):
            path = os.path.join(root, name)
            found = _in_folder(path, source=os.path.relpath(path, folder))
            pages += isinstance(found, Found)
            yield found
    for error in trouble:
        where = os.fspath(error.filename or folder)
        yield _not_found(where, "unreadable", f"folder cannot be read ({_reason(error)}); check its permissions")
    if not pages and not trouble:
        kinds = ", ".join(f"*{suffix}" for suffix in SUFFIXES)
        yield _not_found(folder, "no-pages", f"folder without pages; pages are files named {kinds}")


def _in_folder(path: str, *, source: str) -> Found | Rejected:
    if not path.lower().endswith(SUFFIXES):
        kinds = ", ".join(SUFFIXES)
        return _not_found(path, "skipped", f"not a page by its name ({kinds}); name the file itself to read it anyway")
    try:
        ordinary = stat.S_ISREG(os.stat(path).st_mode)
    except OSError as error:
        return _not_found(path, "unreadable", f"cannot be opened ({_reason(error)}); check its permissions")
    if not ordinary:
        return _not_found(path, "not-a-file", "a pipe or device, not a file; left out")
    return Found(path=path, source=source)


def _rejected(found: Found, reason: str, detail: str) -> Rejected:
    return Rejected(item_id=found.path, source=found.source, room="intake", reason=reason, detail=detail)


def _not_found(path: str, reason: str, detail: str) -> Rejected:
    return Rejected(item_id=path, source=path, room="intake", reason=reason, detail=detail)


def _reason(error: Exception) -> str:
    """The operating system's words without its error number: "Permission denied"."""
    return (getattr(error, "strerror", None) or str(error)).lower()
