"""What a server answered, as an archive keeps it: status line, headers, body. Lenient with all of them."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from dragoman.intake.limits import MAX_HEADER_BYTES

_STATUS = re.compile(rb"HTTP/[0-9](?:\.[0-9])?[ \t]{1,5}([0-9]{3})\b")
_BLANK = re.compile(rb"\r?\n\r?\n")
_HEADER = re.compile(rb"[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}[ \t]{0,5}:")
_CHARSET = re.compile(
    r""";[ \t]{0,5}charset[ \t]{0,5}=[ \t]{0,5}["']?([A-Za-z0-9_.:-]{1,40})(?![A-Za-z0-9_.:-])""", re.IGNORECASE
)
_CHUNK_SIZE = re.compile(rb"([0-9a-fA-F]{1,8})[ \t]{0,5}(?:;[^\r\n]{0,200})?\r?\n")


class Answer(NamedTuple):
    """`status` is None when the block bears no status line (HTTP/0.9, or no HTTP at all)."""

    status: int | None
    headers: Mapping[str, str]
    body: bytes
    flags: tuple[str, ...]


def parse_answer(block: bytes) -> Answer:
    """Take a block of an archive apart.

    >>> parse_answer(b"HTTP/1.1 200 OK\\r\\nContent-Type: text/html\\r\\n\\r\\n<p>Metin").body
    b'<p>Metin'
    """
    status = _STATUS.match(block)
    if status is None:
        return Answer(None, {}, block, ("no-http-header",))
    line_end = block.find(b"\n") + 1 or len(block)
    if block[line_end : line_end + 2].startswith((b"\r\n", b"\n")) or not _HEADER.match(block, line_end):
        return Answer(int(status[1]), {}, block[line_end:].lstrip(b"\r\n"), ("no-http-header",))
    blank = _BLANK.search(block, line_end - 1, line_end + MAX_HEADER_BYTES)
    if blank is None:
        return Answer(int(status[1]), {}, b"", ("no-http-body",))
    headers = _headers(block[line_end : blank.start()])
    body = block[blank.end() :]
    flags: tuple[str, ...] = ()
    if "chunked" in headers.get("transfer-encoding", "").lower():
        body, flags = unchunk(body)
    return Answer(int(status[1]), headers, body, flags)


def _headers(head: bytes) -> dict[str, str]:
    headers: dict[str, str] = {}
    last = ""
    for line in head.split(b"\n"):
        text = line.strip().decode("utf-8", "replace")
        if line[:1] in (b" ", b"\t") and last:
            headers[last] += f" {text}"
        elif ":" in text:
            last, value = text.partition(":")[0].strip().lower(), text.partition(":")[2].strip()
            headers[last] = f"{headers[last]}, {value}" if last in headers else value
    return headers


def unchunk(body: bytes) -> tuple[bytes, tuple[str, ...]]:
    """The body without its chunk sizes; as far as they go, and the rest as it stands.

    >>> unchunk(b"5\\r\\nMetin\\r\\n0\\r\\n\\r\\n")
    (b'Metin', ())
    """
    if not _CHUNK_SIZE.match(body):
        return body, ()  # archives often keep the header and store the body whole
    out: list[bytes] = []
    at = 0
    while match := _CHUNK_SIZE.match(body, at):
        size = int(match[1], 16)
        if size == 0:
            return b"".join(out), ()
        out.append(body[match.end() : match.end() + size])
        at = match.end() + size
        if at > len(body):
            break
        at += 2 if body.startswith(b"\r\n", at) else body.startswith(b"\n", at)
    out.append(body[at:])
    return b"".join(out), ("bad-chunks",)


def content_type(value: str) -> str:
    """
    >>> content_type("Text/HTML; charset=utf-8")
    'text/html'
    """
    return value.partition(";")[0].strip().lower()


def charset_of(value: str) -> str | None:
    """What a Content-Type says of the encoding, as it is written; None when it says nothing that could be a name.

    >>> charset_of('text/html; Charset="Windows-1254"'), charset_of("text/html"), charset_of("text/html; charset=")
    ('Windows-1254', None, None)
    """
    found = _CHARSET.search(value[:1000])
    return found[1] if found else None
