"""What was done to the record, by whom and when: a chain in which every entry bears the digest of the one before it.

A chain cannot show that its end was cut off. Whoever wants to be sure of that notes the head outside, and asks
`dragoman audit --expect HEAD` later.
"""

import getpass
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, select

from dragoman.record.insert import insert_rows
from dragoman.record.schema import audit, begins
from dragoman.record.seals import canonical, digest_of

FIRST = "0" * 64  # what the first entry names as the one before it
_AT_ONCE = 1_000  # entries


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What was done: "made", "upgraded", "read", "turned away", "forgotten", "corrected", "restored".

    subject  the page's SHA-256, the path, or the event's id
    """

    what: str
    subject: str
    detail: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An entry in its place in the chain."""

    seq: int
    at: str
    by: str
    what: str
    subject: str
    detail: dict[str, Any]
    previous: str
    digest: str

    def made_digest(self) -> str:
        return _digest(self.seq, self.at, self.by, self.what, self.subject, self.detail, self.previous)


_ACTING: ContextVar[str | None] = ContextVar("acting", default=None)


@contextmanager
def acting_as(name: str) -> Iterator[None]:
    """Everything in this block is this person's doing, whoever runs the process."""
    token = _ACTING.set(name)
    try:
        yield
    finally:
        _ACTING.reset(token)


def whoever() -> str:
    """Who is at work: whoever it is done for, else DRAGOMAN_USER, or else the name of the account."""
    if (name := _ACTING.get()) is not None:
        return name
    try:
        return os.environ.get("DRAGOMAN_USER") or getpass.getuser()
    except (KeyError, OSError):  # an account without a name, as in containers
        return f"uid {os.getuid()}"


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def note(conn: Connection, entries: Sequence[Entry], *, at: str, by: str | None = None) -> None:
    """Append entries, inside the transaction that does what they tell."""
    if not entries:
        return
    seq, previous = head(conn)
    person, rows = by or whoever(), []
    for entry in entries:
        seq += 1
        digest = _digest(seq, at, person, entry.what, entry.subject, entry.detail, previous)
        told = {"what": entry.what, "subject": entry.subject, "detail": entry.detail}
        rows.append({"seq": seq, "at": at, "by": person, **told, "previous": previous, "digest": digest})
        previous = digest
    insert_rows(conn, audit, rows)


def head(conn: Connection) -> tuple[int, str]:
    """The number and the digest of the last entry."""
    row = conn.execute(select(audit.c.seq, audit.c.digest).order_by(audit.c.seq.desc()).limit(1)).one_or_none()
    return (row.seq, row.digest) if row else (0, FIRST)


def links(conn: Connection, *, subject: str | None = None) -> Iterator[Link]:
    """The chain in its order; of one page, path or event where `subject` (or its beginning) is given."""
    query = select(audit).order_by(audit.c.seq)
    if subject is not None:
        query = query.where(begins(audit.c.subject, subject))
    for row in conn.execute(query, execution_options={"yield_per": _AT_ONCE}).mappings():
        yield Link(**row)


def find_breaks(conn: Connection, *, expect: str | None = None) -> Iterator[str]:
    """One line for every place where the chain does not hold; `expect` is a head that was noted earlier."""
    seq, previous, seen = 0, FIRST, expect in (None, FIRST)
    for link in links(conn):
        if link.seq != seq + 1:
            yield f"audit entry {link.seq}: it follows entry {seq}; what was between them is gone"
        if link.previous != previous:
            yield f"audit entry {link.seq}: it does not follow from the one before it"
        if link.made_digest() != link.digest:
            yield f"audit entry {link.seq} ({link.what}): it has been changed"
        seq, previous, seen = link.seq, link.digest, seen or link.digest == expect
    if not seen:
        yield f"audit: no entry has the digest {expect}; the end of the chain was cut off or made anew"


def _digest(seq: int, at: str, by: str, what: str, subject: str, detail: dict[str, Any], previous: str) -> str:
    return digest_of(canonical([seq, at, by, what, subject, detail, previous]))
