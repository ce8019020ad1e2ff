"""What comes in on standard input, which has no name to go by: told by its first bytes.

Archives are read from place to place, so what arrives through a pipe is put into a temporary file first; tables are
read line by line, and of everything else no more is taken in than may be read. Whatever is nothing of these is a page.
"""

import gzip
import io
import json
import re
import shutil
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, Literal

from dragoman.intake.csv_table import is_table_of_news
from dragoman.intake.feed import is_feed
from dragoman.intake.limits import MAX_JSON_BYTES
from dragoman.intake.members import GZIP_MAGIC

Kind = Literal["page", "warc", "zip", "lines", "json", "csv", "feed"]
_HEAD_BYTES = 1 << 16
_BLANK = b"\xef\xbb\xbf \t\r\n"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
# Documents that are zip files too begin with a member of one of these names.
_DOCUMENT = re.compile(rb"\[Content_Types\]|_rels/|docProps/|mimetype|META-INF/|word/")
_FIRST_LINES = 5  # of a table; one of them may be damaged


@contextmanager
def sniffed(stream: BinaryIO) -> Iterator[tuple[Kind, BinaryIO]]:
    """What the stream holds, and a handle that gives it from its beginning. Raises OSError and zlib.error."""
    head = _at_least(stream, _HEAD_BYTES)
    kind = _kind_of_archive(head)
    if kind is not None:
        with _kept(stream, head) as handle:
            yield kind, handle
        return
    whole: BinaryIO = io.BufferedReader(_Rejoined(head, stream))
    inside = _unzipped(head)
    if _is_bare_feed(inside or head):
        yield "feed", _opened(whole, packed=inside is not None)
    elif (inside or head).lstrip(_BLANK)[:1] in (b"{", b"["):
        yield from _table_or_page(_opened(whole, packed=inside is not None))
    elif is_table_of_news(inside or head):
        yield "csv", _opened(whole, packed=inside is not None)
    else:
        yield "page", whole


def _kind_of_archive(head: bytes) -> Kind | None:
    if head.startswith(b"WARC/") or (_unzipped(head) or b"").startswith(b"WARC/"):
        return "warc"
    return "zip" if head.startswith(_ZIP) and not _DOCUMENT.match(head, 30) else None


def _is_bare_feed(head: bytes) -> bool:
    """Whether a feed begins here, and no page that has the word in it."""
    start = head.lstrip(_BLANK)
    return start[:1] in (b"<", b"\xff", b"\xfe") and is_feed(start) and b"<html" not in start[:2000].lower()


def _unzipped(head: bytes) -> bytes | None:
    """How what is packed with gzip begins; None when nothing is."""
    if not head.startswith(GZIP_MAGIC):
        return None
    try:
        return zlib.decompressobj(31).decompress(head, _HEAD_BYTES)
    except zlib.error:
        return None


def _table_or_page(handle: BinaryIO) -> Iterator[tuple[Kind, BinaryIO]]:
    """JSON, JSON Lines, or a text that happens to begin with a bracket."""
    data = _at_least(handle, MAX_JSON_BYTES + 1)
    if len(data) <= MAX_JSON_BYTES and isinstance(_json(data), dict | list):
        yield "json", io.BytesIO(data)
        return
    lines = [line for line in data[: 2 * MAX_JSON_BYTES].split(b"\n", 50) if line.strip()][:_FIRST_LINES]
    kind: Kind = "lines" if any(isinstance(_json(line), dict) for line in lines) else "page"
    yield kind, io.BufferedReader(_Rejoined(data, handle))


def _json(data: bytes) -> object:
    try:
        return json.loads(data.decode("utf-8-sig"), parse_int=str, parse_float=str)
    except (ValueError, RecursionError):
        return None


def _opened(handle: BinaryIO, *, packed: bool) -> BinaryIO:
    return gzip.GzipFile(fileobj=handle) if packed else handle  # type: ignore[return-value]


@contextmanager
def _kept(stream: BinaryIO, head: bytes) -> Iterator[BinaryIO]:
    """The stream as a file in which one can go back: itself (`< a.warc.gz`), or a copy that is gone afterwards."""
    if stream.seekable() and stream.tell() == len(head):
        stream.seek(0)
        yield stream
        return
    with tempfile.TemporaryFile(prefix="dragoman-") as copy:
        copy.write(head)
        shutil.copyfileobj(stream, copy, 1 << 20)
        copy.seek(0)
        yield copy


def _at_least(stream: BinaryIO, count: int) -> bytes:
    """`count` bytes, or all there are: a pipe may give fewer at a time."""
    parts, size = [], 0
    while size < count and (part := stream.read(count - size)):
        parts.append(part)
        size += len(part)
    return b"".join(parts)


class _Rejoined(io.RawIOBase):
    """What was read to have a look, and then the rest."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = memoryview(head), rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        out = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        part = self._head[: len(out)] or self._rest.read(len(out))
        self._head = self._head[len(part) :]
        out[: len(part)] = part
        return len(part)
