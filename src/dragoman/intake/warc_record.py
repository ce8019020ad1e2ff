"""One record of a WARC archive: its header, its length, and whether its digest bears its content out."""

import base64
import binascii
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.intake.members import Trouble

MISMATCH = "digest-mismatch"  # a flag
GAP = b"\r\n\r\n"  # behind a header, and behind a record
_SIZE = re.compile(rb"[0-9]{1,18}")
_DIGEST_BYTES = {"sha1": 20, "md5": 16, "sha256": 32}


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record. `at` names it: the offset of its first byte in the file, or "member+offset" inside a gzip member."""

    at: str
    headers: Mapping[str, str]
    content: bytes
    flags: tuple[str, ...]

    @property
    def type(self) -> str:
        return self.headers.get("warc-type", "").lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """A stretch that gave no record."""

    at: str
    reason: str
    detail: str


def header_end(head: bytes) -> int:
    """Behind its blank line; -1 where it has none."""
    ends = [end + len(gap) for gap in (GAP, b"\n\n") if (end := head.find(gap)) >= 0]
    return min(ends, default=-1)


def parse_headers(head: bytes) -> dict[str, str]:
    """Names in small letters; the first of two equal names counts, and of two lengths none."""
    headers: dict[str, str] = {}
    last = ""
    for line in head.split(b"\n")[1:]:
        if line[:1] in b" \t" and last and line.strip():  # a folded line goes on with the one before
            headers[last] += " " + line.strip().decode("utf-8", "replace")
            continue
        name, colon, value = line.partition(b":")
        if not colon:
            continue
        last = name.strip().lower().decode("utf-8", "replace")
        text = value.strip().decode("utf-8", "replace")
        if last == "content-length" and last in headers and headers[last] != text:
            headers[last] = "twice"
        headers.setdefault(last, text)
    return headers


def length_of(headers: Mapping[str, str]) -> int:
    """Content-Length. Raises Trouble when it is none."""
    said = headers.get("content-length")
    if said is None or not _SIZE.fullmatch(said.encode("utf-8", "replace")):
        raise Trouble("bad-length", f"its Content-Length is {said[:40]!r}" if said else "it has no Content-Length")
    return int(said)


def is_sound(record: Record) -> bool:
    """Whether a digest bears the record's content out."""
    return "warc-block-digest" in record.headers and MISMATCH not in record.flags


def flags_of(headers: Mapping[str, str], content: bytes) -> tuple[str, ...]:
    """What is to be known of a record with this content."""
    return (MISMATCH,) if digest_differs(headers.get("warc-block-digest"), content) else ()


def digest_differs(said: str | None, content: bytes) -> bool:
    """Whether a digest ("sha1:" and base 32 or hex) is that of other bytes. One that cannot be read tells nothing."""
    name, _, value = (said or "").partition(":")
    name = name.strip().lower().replace("-", "")
    if name not in _DIGEST_BYTES or not value.strip():
        return False
    try:
        wanted = _digest(value.strip(), _DIGEST_BYTES[name])
    except (binascii.Error, ValueError):
        return True
    return wanted != hashlib.new(name, content, usedforsecurity=False).digest()


def _digest(value: str, length: int) -> bytes:
    if len(value) == 2 * length:
        return bytes.fromhex(value)
    return base64.b32decode(value.upper() + "=" * (-len(value) % 8))
