"""Pages from zip archives. Nothing is written anywhere; a member's name is a name and never a path.

Members that could lead out of a folder, are links or are encrypted are left out and named; archives in archives are
not opened.
"""

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from dragoman.intake.limits import MAX_UNPACKED_BYTES
from dragoman.intake.refuse import refuse
from dragoman.model import Rejected

MAX_MEMBERS = 100_000
MAX_DIRECTORY_BYTES = 30_000_000
# Text packs 3 to 10 times smaller. A small archive may be anything; a gigabyte out of some kilobytes is a bomb.
_MAX_RATIO, _SMALL_BYTES = 200, 200_000_000
_END, _END_BYTES = b"PK\x05\x06", 22
_ZIP64_END, _ZIP64_BYTES = b"PK\x06\x06", 56


def members_of(handle: BinaryIO, *, path: str, source: str) -> Iterator[tuple[str, bytes] | Rejected]:
    """(name, bytes) of every member, in the archive's order; what is left out is a Rejected."""
    size = handle.seek(0, 2)
    if (problem := _too_many(handle, size)) is not None:
        yield refuse(path, "bomb", problem, source=source)
        return
    try:
        archive = zipfile.ZipFile(handle)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, RecursionError) as error:
        yield refuse(path, "corrupt", f"a damaged zip archive ({error})", source=source)
        return
    with archive:
        infos = [info for info in archive.infolist() if not info.is_dir()]
        total = sum(info.file_size for info in infos)
        if total > _SMALL_BYTES and total > _MAX_RATIO * size:
            what = f"unpacks to {total / 1e6:,.0f} MB out of {size / 1e6:,.1f}; no archive of pages does"
            yield refuse(path, "bomb", what, source=source)
            return
        for info in infos:
            yield _member(archive, info, path=path, source=source)
        if not infos:
            yield refuse(path, "empty", "an archive without files", source=source)


def _too_many(handle: BinaryIO, size: int) -> str | None:
    """What the end of the archive says of its directory, before the directory is read."""
    handle.seek(max(0, size - 65_557))
    tail = handle.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < _END_BYTES:
        return None
    count, directory = struct.unpack_from("<HI", tail, at + 10)
    wide = tail.rfind(_ZIP64_END, 0, at)
    if wide >= 0 and len(tail) - wide >= _ZIP64_BYTES:
        count, directory = struct.unpack_from("<QQ", tail, wide + 32)
    if count > MAX_MEMBERS or min(directory, size) > MAX_DIRECTORY_BYTES:
        return f"{count:,} members; more than {MAX_MEMBERS:,} are not read from one archive: split it"
    return None


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, *, path: str, source: str) -> tuple[str, bytes] | Rejected:
    where, name = f"{path}!{info.filename}", f"{source}!{info.filename}"
    if not is_safe_name(info.filename):
        return refuse(where, "unsafe-name", "a member whose name leads out of the archive; left out", source=name)
    if stat.S_ISLNK(info.external_attr >> 16):
        return refuse(where, "not-a-file", "a link, not a file; left out", source=name)
    if info.flag_bits & 0x1:
        return refuse(where, "encrypted", "an encrypted member; unpack the archive yourself", source=name)
    if info.file_size > MAX_UNPACKED_BYTES:
        what = f"{info.file_size / 1e6:,.0f} MB unpacked; no news page is that large"
        return refuse(where, "too-large", what, source=name)
    try:
        with archive.open(info) as member:
            data = member.read(MAX_UNPACKED_BYTES + 1)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, EOFError, ValueError, RuntimeError) as error:
        return refuse(where, "corrupt", f"damaged, or packed in a way that is not known ({error})", source=name)
    return info.filename, data


def is_safe_name(name: str) -> bool:
    r"""
    >>> [is_safe_name(name) for name in ("2025/a.html", "../a", "/etc/passwd", "C:\\a", "a/../../b", "a\x00b")]
    [True, False, False, False, False, False]
    """
    parts = name.replace("\\", "/").split("/")
    return bool(name) and not (name[0] in "/\\" or ":" in parts[0] or ".." in parts or "\x00" in name)
