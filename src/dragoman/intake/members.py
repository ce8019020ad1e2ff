"""One gzip member of an archive after another, read bit by bit, and the way to the next one after damage."""

import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO

GZIP_MAGIC = b"\x1f\x8b\x08"
_CHUNK = 1 << 15
_STEP = 1 << 20
_PROBE = 4096
# A member whose rest is skipped may be that much larger unpacked than packed. Text packs 3 to 10 times smaller and
# images hardly at all; beyond it stands a bomb, and the next member is looked for without unpacking this one.
_MAX_RATIO = 100


class Trouble(Exception):  # noqa: N818  (never leaves the room)
    """What is wrong with a record. `at` names its place when the raiser knows it."""

    def __init__(self, reason: str, detail: str, *, at: str = "") -> None:
        super().__init__(detail)
        self.reason, self.detail, self.at = reason, detail, at


class Member:
    """The gzip member that begins at `at`, unpacked as far as it is asked for.

    told   how many unpacked bytes have been given out
    whole  True once its end was reached and its checksum was right; `end` is then the offset behind it
    """

    def __init__(self, handle: BinaryIO, at: int) -> None:
        self.at, self.end, self.told, self.whole = at, at, 0, False
        self._handle = handle
        self._next = at  # the next byte of the file to unpack
        self._decoder = zlib.decompressobj(31)
        self._ready = bytearray()
        handle.seek(at)
        self.begins = handle.read(len(GZIP_MAGIC)) == GZIP_MAGIC

    def read(self, count: int) -> bytes:
        """The next `count` unpacked bytes, fewer at the member's end. Raises Trouble when it is damaged or cut."""
        while len(self._ready) < count and self._unpack(count - len(self._ready)):
            pass
        if len(self._ready) <= count:
            self._finish(count)
        out = bytes(self._ready[:count])
        del self._ready[:count]
        self.told += len(out)
        return out

    def read_header(self, max_bytes: int) -> bytes:
        """Up to and with the next blank line."""
        seen = 0
        while True:
            found = ((self._ready.find(gap, max(0, seen - 4)), gap) for gap in (b"\r\n\r\n", b"\n\n"))
            ends = [end + len(gap) for end, gap in found if end >= 0]
            if ends:
                return self.read(min(ends))
            seen = len(self._ready)
            if seen > max_bytes or not self._unpack(_PROBE):
                raise Trouble("header", f"its header does not end within {max_bytes} bytes")

    def unread(self, data: bytes) -> None:
        """Take back what was given out last."""
        self._ready[:0] = data
        self.told -= len(data)

    def skip_to(self, pattern: re.Pattern[bytes]) -> None:
        """Go on to where the pattern's first group begins, or to the member's end. Raises Trouble at a bomb."""
        made, overlap = len(self._ready), 64
        while (found := pattern.search(self._ready)) is None:
            self._drop(max(0, len(self._ready) - overlap))
            count = self._unpack(_STEP)
            made += count
            if not count:
                self._drop(len(self._ready))
                return
            if made > 2 * _STEP and made > _MAX_RATIO * (self._next - self.at):
                raise Trouble("bomb", f"unpacks to more than {_MAX_RATIO} times its size; not unpacked further")
        self._drop(found.start(1))

    def _drop(self, count: int) -> None:
        del self._ready[:count]
        self.told += count

    def _finish(self, count: int) -> None:
        """Once all is unpacked, have the checksum behind it checked, which gives no more bytes."""
        while not self.whole and len(self._ready) <= count and self._unpack(1):
            pass

    def _unpack(self, count: int) -> int:
        """Unpack some more; how many bytes came, 0 at the end."""
        while not self.whole:
            chunk = self._decoder.unconsumed_tail
            if not chunk:
                self._handle.seek(self._next)
                chunk = self._handle.read(_CHUNK)
                self._next += len(chunk)
            try:
                made = self._decoder.decompress(chunk, max(count, 1))
            except zlib.error as error:
                raise Trouble("corrupt", f"damaged ({_words(error)})") from None
            if self._decoder.eof:
                self.whole, self.end = True, self._next - len(self._decoder.unused_data)
            elif not chunk and not made:
                raise Trouble("truncated", "the archive ends in the middle of it")
            if made:
                self._ready += made
                return len(made)
        return 0


def next_member(handle: BinaryIO, at: int, size: int, first: bytes) -> int | None:
    """Where the next member begins, from `at` on, whose content begins with `first`."""
    for step in growing_steps():
        if at >= size:
            break
        handle.seek(at)
        chunk = handle.read(step + len(GZIP_MAGIC) - 1)
        place = chunk.find(GZIP_MAGIC)
        while place >= 0:
            if _begins_with(handle, at + place, first):
                return at + place
            place = chunk.find(GZIP_MAGIC, place + 1)
        at += step
    return None


def growing_steps() -> Iterator[int]:
    """How much to look through at a time. The next record is mostly near, and what is damaged may be thousands of
    them: a megabyte looked through for each would be gigabytes.
    """
    step = _CHUNK
    while True:
        yield step
        step = min(2 * step, _STEP)


def _begins_with(handle: BinaryIO, at: int, first: bytes) -> bool:
    handle.seek(at)
    try:
        return zlib.decompressobj(31).decompress(handle.read(_PROBE), 64).startswith(first)
    except zlib.error:
        return False


def _words(error: Exception) -> str:
    """zlib's words without their number: "incorrect data check"."""
    return str(error).rpartition(": ")[2]
