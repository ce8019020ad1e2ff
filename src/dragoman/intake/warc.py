"""The records of a WARC archive, and a name for every one that is lost.

Own reader, because those there are stop at the first damaged record, and report neither a cut end nor a wrong length
(docs/decisions/0006-own-archive-reader.md). After damage the next record is looked for: in a .warc.gz, where each
record is a gzip member of its own, at the next member that holds one; in a plain .warc, at the next line that begins a
record. Refuses to decide what a record's content is: `records.py` does.
"""

import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from dragoman.intake.limits import MAX_HEADER_BYTES, MAX_UNPACKED_BYTES
from dragoman.intake.members import GZIP_MAGIC, Member, Trouble, growing_steps, next_member
from dragoman.intake.warc_record import (
    GAP,
    MISMATCH,
    Damage,
    Record,
    flags_of,
    header_end,
    is_sound,
    length_of,
    parse_headers,
)

_FIRST = b"WARC/"
# Where a record may begin again: its first line, with a header line of its own behind it.
_LATER = re.compile(rb"(WARC/[01]\.[0-9]{1,2}\r?\n(?i:WARC-|Content-))")


def read_records(handle: BinaryIO) -> Iterator[Record | Damage]:
    """Every whole record of the archive, in order; what is damaged is named and passed over."""
    size = handle.seek(0, 2)
    handle.seek(0)
    first = handle.read(4096)
    if size == 0:
        return
    if first.startswith(b"filedesc://"):
        yield Damage(at="0", reason="wrong-type", detail="an ARC archive, the format before WARC; convert it to WARC")
    elif first.startswith(_FIRST):
        yield from _read_plain(handle, size)
    elif first.startswith(GZIP_MAGIC) or next_member(handle, 0, size, _FIRST) is not None:
        yield from _read_members(handle, size)
    elif _next_line(handle, 0, size) is not None:
        yield from _read_plain(handle, size)
    else:
        yield Damage(at="0", reason="wrong-type", detail=f"no WARC archive (it begins with {first[:8]!r})")


# -- .warc.gz --------------------------------------------------------------------------------------------------------


def _read_members(handle: BinaryIO, size: int) -> Iterator[Record | Damage]:
    at = 0
    while at < size:
        member = Member(handle, at)
        if not member.begins:
            start = next_member(handle, at + 1, size, _FIRST)
            yield Damage(at=str(at), reason="garbage", detail=_unknown(at, start or size))
            at = size if start is None else start
            continue
        try:
            yield from _records_of(member)
            at = member.end
        except Trouble as trouble:
            start = next_member(handle, at + 1, size, _FIRST)
            # An end that is missing before another record begins is no end of the archive.
            reason = "corrupt" if trouble.reason == "truncated" and start is not None else trouble.reason
            yield Damage(at=trouble.at or str(at), reason=reason, detail=trouble.detail)
            at = size if start is None else start


def _records_of(member: Member) -> Iterator[Record | Damage]:
    """The records in one gzip member; mostly one. Raises Trouble when the member is damaged, not when a record is.

    A record is given out once what follows it is sound: the end of the member, with its checksum, or another record.
    """
    held: Record | Damage | None = None
    while True:
        name = f"{member.at}+{member.told}" if member.told else str(member.at)
        try:
            head = member.read(len(_FIRST))
        except Trouble as trouble:
            if isinstance(held, Record) and "+" in held.at and is_sound(held):
                yield held
            raise Trouble(trouble.reason, trouble.detail, at=name if "+" in name and held else "") from None
        if held and head.strip():
            yield held
            held = None
        if not head:
            if held:
                yield held
            return
        if head == _FIRST:
            held = _next_in(member, head, name)
        elif head.strip():
            what = f"what is packed here is no WARC record (it begins with {head!r})"
            held = Damage(at=name, reason="garbage", detail=what)
            member.skip_to(_LATER)


def _next_in(member: Member, head: bytes, name: str) -> Record | Damage:
    try:
        headers = parse_headers(head + member.read_header(MAX_HEADER_BYTES))
        length = length_of(headers)
        if length > MAX_UNPACKED_BYTES:
            raise Trouble(*_too_large(length))
        content = member.read(length)
        gap = member.read(len(GAP))
        if len(content) == length and not gap.strip():
            return Record(at=name, headers=headers, content=content, flags=flags_of(headers, content))
        member.unread(content + gap)
        raise Trouble("bad-length", f"says it is {length} bytes long, and no record ends there")
    except Trouble as trouble:
        if trouble.reason in ("corrupt", "truncated"):
            raise Trouble(trouble.reason, trouble.detail, at=name) from None
        member.skip_to(_LATER)
        return Damage(at=name, reason=trouble.reason, detail=trouble.detail)


# -- .warc -----------------------------------------------------------------------------------------------------------


def _read_plain(handle: BinaryIO, size: int) -> Iterator[Record | Damage]:
    at = 0
    while (at := _past_blank(handle, at)) < size:
        handle.seek(at)
        head = _read_head(handle)
        body = header_end(head)
        try:
            if not head.startswith(_FIRST):
                raise Trouble("garbage", "")
            if body < 0:
                raise Trouble("header", f"its header does not end within {MAX_HEADER_BYTES} bytes")
            headers = parse_headers(head[:body])
            length = length_of(headers)
            record, end = _at_its_length(handle, at, at + body, length, headers, size)
        except Trouble as trouble:
            if body < 0 and head.startswith(_FIRST) and len(head) < min(MAX_HEADER_BYTES, size - at):
                start: int | None = at + len(head)  # `_read_head` stopped at the next record
            else:
                start = _next_line(handle, at + (max(body, 1) if head.startswith(_FIRST) else 0), size)
            ends = trouble.reason == "bad-length" or (trouble.reason == "header" and at + len(head) >= size)
            reason = "truncated" if ends and start is None else trouble.reason
            yield Damage(at=str(at), reason=reason, detail=trouble.detail or _unknown(at, start or size))
            at = size if start is None else start
            continue
        if isinstance(record, Trouble):
            yield Damage(at=str(at), reason=record.reason, detail=record.detail)
        else:
            yield record
        at = end


def _read_head(handle: BinaryIO) -> bytes:
    """What should be a header, up to where it ends or another record begins: a thousand broken ones in a row must not
    cost a thousand times the longest.
    """
    head, step = b"", 2048
    while len(head) < MAX_HEADER_BYTES and (part := handle.read(min(step, MAX_HEADER_BYTES - len(head)))):
        head, step = head + part, step * 4
        later, end = _LATER.search(head, 1), header_end(head)
        if later and (end < 0 or later.start(1) < end):
            return head[: later.start(1)]
        if end >= 0:
            break
    return head


def _at_its_length(
    handle: BinaryIO, at: int, start: int, length: int, headers: Mapping[str, str], size: int
) -> tuple[Record | Trouble, int]:
    """The record, and where the next one should begin, if what stands there bears the length out.

    Two signs bear it out: the blank lines that end a record, and the beginning of another. Both may be damaged
    themselves, so one is enough when the digest, or the lack of other records in the content, agrees.
    """
    end = start + length
    if end > size:
        raise Trouble("bad-length", f"says it is {length} bytes long; the archive ends after {size - start}")
    handle.seek(end)
    behind = handle.read(len(GAP) + len(_FIRST))
    closed, followed = behind.startswith(GAP), behind[len(GAP) :] in (_FIRST, b"")
    wrong = f"says it is {length} bytes long, and no record ends there"
    if not closed and not followed:
        raise Trouble("bad-length", wrong)
    if length > MAX_UNPACKED_BYTES:
        if not (closed and followed):
            raise Trouble("bad-length", wrong)
        return Trouble(*_too_large(length)), end + len(GAP)
    handle.seek(start)
    content = handle.read(length)
    flags = flags_of(headers, content)
    if _LATER.search(content) and (MISMATCH in flags or not (closed and followed)):
        raise Trouble("bad-length", wrong)
    return Record(at=str(at), headers=headers, content=content, flags=flags), min(end + len(GAP), size)


def _past_blank(handle: BinaryIO, at: int) -> int:
    handle.seek(at)
    while chunk := handle.read(4096):
        rest = chunk.lstrip(b"\r\n")
        at += len(chunk) - len(rest)
        if rest:
            break
    return at


def _next_line(handle: BinaryIO, at: int, size: int) -> int | None:
    """Where the next record begins, from `at` on."""
    overlap = 32
    for step in growing_steps():
        if at >= size:
            break
        handle.seek(at)
        chunk = handle.read(step + overlap)
        if found := _LATER.search(chunk):
            return at + found.start(1)
        at += step
    return None


def _too_large(length: int) -> tuple[str, str]:
    return "bomb", f"a record of {length:,} bytes; more than {MAX_UNPACKED_BYTES / 1e6:g} MB is no news page"


def _unknown(start: int, end: int) -> str:
    return f"{end - start:,} bytes from offset {start} on are no record, or one damaged beyond knowing; passed over"
