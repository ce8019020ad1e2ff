"""From characters of the decoded page to its bytes."""

import codecs
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from dragoman.model import Span

_STEP = 1024  # bytes, or characters, between two known places
_MARKS = {
    "utf-8-sig": ((codecs.BOM_UTF8, "utf-8"),),
    "utf-16": ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")),
    "utf-32": ((codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be")),
}


class ByteOffsets:
    """Where characters of a decoded page stand in its bytes.

    >>> ByteOffsets("Şam".encode(), "Şam", "utf-8").of(Span(1, 3))
    Span(start=2, end=4)

    Every answer is checked by decoding those bytes again; where they do not give the same characters, it is None.
    Letters that were put back in the place of others ("Dýþiþleri" read as "Dışişleri") count as the same.
    """

    def __init__(self, data: bytes, page_text: str, encoding: str) -> None:
        self._text = page_text
        self._skip, self.encoding = _without_mark(data, encoding)
        self._data = data[self._skip :]
        # Most pages are UTF-8 without a fault; nothing there can be otherwise than counting says.
        self._is_sound = self.encoding == "utf-8" and _gives(page_text, self._data)
        if self._is_sound:
            self._ends = [0, *accumulate(len(part.encode()) for part in _parts(page_text))]
            return
        # Places from which the decoding can start afresh: how many characters come before, and which byte it is.
        self._chars, self._bytes = [0], [0]
        decoder = codecs.getincrementaldecoder(self.encoding)("replace")
        seen = 0
        for start in range(0, len(self._data), _STEP):
            seen += len(decoder.decode(self._data[start : start + _STEP]))
            pending = len(decoder.getstate()[0])
            self._chars.append(seen)
            self._bytes.append(min(start + _STEP, len(self._data)) - pending)

    def of(self, span: Span) -> Span | None:
        if self._is_sound:
            return Span(self._count(span.start) + self._skip, self._count(span.end) + self._skip)
        start, end = self._byte_at(span.start), self._byte_at(span.end)
        # A decoder reports a broken sequence only when the next byte comes, so a count may be late by a few bytes.
        for first in range(start, max(-1, start - 4), -1):
            for last in range(end, max(first - 1, end - 4), -1):
                if _alike(self._data[first:last].decode(self.encoding, "replace"), span.of(self._text)):
                    return Span(first + self._skip, last + self._skip)
        return None

    def _count(self, char: int) -> int:
        part = char // _STEP
        return self._ends[part] + len(self._text[part * _STEP : char].encode())

    def _byte_at(self, char: int) -> int:
        """The smallest number of bytes that decode to at least `char` characters."""
        place = bisect_right(self._chars, char) - 1
        seen, byte = self._chars[place], self._bytes[place]
        # Where the bytes are what encoding the characters gives, nothing has to be counted one by one.
        stretch = self._text[seen:char].encode(self.encoding, "replace")
        if self._data[byte : byte + len(stretch)] == stretch:
            return byte + len(stretch)
        decoder = codecs.getincrementaldecoder(self.encoding)("replace")
        while seen < char and byte < len(self._data):
            seen += len(decoder.decode(self._data[byte : byte + 1]))
            byte += 1
        return byte


def _gives(text: str, data: bytes) -> bool:
    try:
        return text.encode() == data
    except UnicodeEncodeError:  # halves of surrogate pairs
        return False


def _parts(text: str) -> Iterator[str]:
    return (text[start : start + _STEP] for start in range(0, len(text), _STEP))


def _alike(decoded: str, text: str) -> bool:
    if decoded == text:
        return True
    pairs = zip(decoded, text, strict=False)
    return len(decoded) == len(text) and all(a == b or (a.isalpha() and b.isalpha() and a > "\x7f") for a, b in pairs)


def _without_mark(data: bytes, encoding: str) -> tuple[int, str]:
    """How many bytes of byte order mark to skip, and the codec for the rest."""
    name = codecs.lookup(encoding).name
    for mark, concrete in _MARKS.get(name, ()):
        if data.startswith(mark):
            return len(mark), concrete
    return 0, "utf-8" if name == "utf-8-sig" else name
