"""Files in a form that was sent without scripts (multipart/form-data, RFC 7578). Takes what browsers send and refuses
the rest: no parts in parts, no encodings, few parts with short heads. The door has bounded the whole body already.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from dragoman.errors import UsageError

KIND = "multipart/form-data"
MAX_FILES = 200
_HEAD_BYTES = 8_192
# RFC 2046: up to 70 characters, none of which could end a header.
_BOUNDARY = re.compile(r"""multipart/form-data\s*;\s*boundary=("?)([\w'()+,./:=?-]{1,70})\1\s*""", re.IGNORECASE)
_FILE = re.compile(r'content-disposition:\s*form-data\s*;.*\bfilename="([^"]*)"', re.IGNORECASE)


class SentFile(NamedTuple):
    """One file: its name as the browser gives it, which is nothing to trust, and its bytes."""

    name: str
    data: bytes


def files_in(body: bytes, content_type: str) -> list[SentFile]:
    r"""The files of a form; fields that are no files, and file fields that were left empty, are passed over.

    >>> files_in(b'--b\r\nContent-Disposition: form-data; name="f"; filename="a.txt"\r\n\r\nhi\r\n--b--\r\n',
    ...          "multipart/form-data; boundary=b")
    [SentFile(name='a.txt', data=b'hi')]

    Raises UsageError for a body that is no such form.
    """
    boundary = _BOUNDARY.fullmatch(content_type.strip())
    if boundary is None:
        raise UsageError(f"a form of type {content_type[:80]!r} is not taken; send {KIND}")
    return [file for file in map(_file, _parts(body, b"--" + boundary[2].encode("ascii"))) if file is not None]


def _parts(body: bytes, mark: bytes) -> Iterator[bytes]:
    pieces = (b"\r\n" + body).split(b"\r\n" + mark, MAX_FILES + 2)
    if len(pieces) < 3 or pieces[0] or not pieces[-1].startswith(b"--"):
        few = len(pieces) <= MAX_FILES + 2
        raise UsageError(f"the form cannot be read ({'it has no end' if few else f'more than {MAX_FILES} parts'})")
    for piece in pieces[1:-1]:
        if not piece.startswith(b"\r\n"):
            raise UsageError("the form cannot be read (a part has no beginning)")
        yield piece[2:]


def _file(part: bytes) -> SentFile | None:
    head, end, data = part.partition(b"\r\n\r\n")
    if not end or len(head) > _HEAD_BYTES:
        raise UsageError("the form cannot be read (a part has no head)")
    for line in head.decode("utf-8", "replace").split("\r\n"):
        if (found := _FILE.match(line)) and (found[1] or data):
            return SentFile(found[1], data)
    return None
