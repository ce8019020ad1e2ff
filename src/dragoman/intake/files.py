"""Pages from files, folders and standard input; files that hold many pages are left to `carriers.py`.

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

from dragoman.intake.limits import MAX_PAGE_BYTES
from dragoman.intake.unpack import Refusal, packing_of, unpack
from dragoman.model import Page, Rejected

SUFFIXES = (".txt", ".html", ".htm", ".txt.gz", ".html.gz", ".htm.gz")
# Files that hold many pages; `carriers.py` reads them.
CARRIERS = (
    ".warc", ".warc.gz", ".zip", ".json", ".jsonl", ".jsonl.gz", ".ndjson", ".csv", ".tsv", ".rss", ".atom", ".xml",
)  # fmt: skip
STDIN = "-"


class Changed(Exception):  # noqa: N818  (never leaves this module)
    """The file grew, shrank or was written while it was read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A file that may hold a page; its bytes have not been read yet.

    path    where it lies, or "-" for standard input
    source  the name the page will bear: the file's own, or its path inside the folder that was named
    """

    path: str
    source: str


def find_pages(paths: Iterable[str | Path], *, taken: set[str] | None = None) -> Iterator[Found | Rejected]:
    """The files behind `paths`, before any of them is read.

    Two folders may hold files of one name: the second then bears its whole path, so that no name means two pages.
    `taken` are the names borne by earlier ones.
    """
    taken = set() if taken is None else taken
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
    except Changed:
        return _rejected(found, "changed", "was being written while it was read; read it again once it is whole")
    except (OSError, ValueError) as error:
        return _rejected(found, "unreadable", f"cannot be read ({_reason(error)}); check its permissions")
    if len(data) > max_bytes:
        limit = f"larger than {max_bytes / 1e6:g} MB, too large for a news page; split it or leave it out"
        return _rejected(found, "too-large", limit)
    return page_of(data, path=found.path, source=found.source)


def page_of(data: bytes, *, path: str, source: str) -> Page | Rejected:
    """A page from a file's bytes, unpacked if they are packed."""
    flags: tuple[str, ...] = ()
    found = Found(path=path, source=source)
    if packing_of(data):
        unpacked = unpack(data)
        if isinstance(unpacked, Refusal):
            return _rejected(found, unpacked.reason, unpacked.detail)
        data, flags = unpacked
        if "cut-short" in flags:
            return _rejected(found, "truncated", "is packed, and its end is missing; download it again")
    if not data.strip(b"\x00 \t\r\n\x0b\x0c").removeprefix(b"\xef\xbb\xbf"):
        return _rejected(found, "empty", "holds no text; was the download cut off?")
    return Page.of(data, source=source, flags=flags)


def open_file(path: str) -> BinaryIO:
    """An ordinary file, open for reading. Raises OSError, or ValueError for anything else.

    Between the search and this line the file may have become a pipe: O_NONBLOCK does not wait for one, and the
    descriptor, not the name, is asked what it is.
    """
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    handle = open(descriptor, "rb")  # noqa: SIM115  (the caller closes it)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        handle.close()
        raise ValueError("not an ordinary file")
    return handle


def _read_file(path: str, max_bytes: int) -> bytes:
    with open_file(path) as handle:
        before = os.fstat(handle.fileno())
        data = handle.read(max_bytes + 1)
        after = os.fstat(handle.fileno())
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise Changed
    return data


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
        kinds = ", ".join(f"*{suffix}" for suffix in (*SUFFIXES, *CARRIERS))
        yield _not_found(folder, "no-pages", f"folder without pages; pages are files named {kinds}")


def _in_folder(path: str, *, source: str) -> Found | Rejected:
    if not path.lower().endswith((*SUFFIXES, *CARRIERS)):
        kinds = ", ".join((*SUFFIXES, *CARRIERS))
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
