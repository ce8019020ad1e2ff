"""The whole record as JSON lines, in an order that does not depend on the database nor on when anything was added.

The full form holds everything, for backups. The canonical form leaves out what the record adds of its own (numbers,
times, the log of who did what when): two records that hold the same have one canonical digest, on either database.
"""

import base64
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sqlalchemy import Connection

from dragoman.record.faint import faint_rows
from dragoman.record.schema import audit, corrections, meta, pages, readings, rejects
from dragoman.record.sealed_rows import rows_in
from dragoman.record.seals import Row, canonical
from dragoman.record.walking import batches, walk_rows

_BATCH = 200
# What each table adds of its own; canonical lines leave it out.
_OWN: dict[str, frozenset[str]] = {
    "meta": frozenset(),
    "pages": frozenset(("bytes",)),
    "readings": frozenset(("id", "added")),
    "rejects": frozenset(("id", "added")),
    "corrections": frozenset(("at", "digest")),
}
_UNSAID = ("meta", "audit")  # tables that no canonical dump speaks of


class Line(NamedTuple):
    """One row (of `readings`: with all its rows) in the full form, and in the canonical one where it has one."""

    table: str
    full: str
    canonical: str | None


@dataclass(slots=True)
class Digests:
    """What lines come to: how many of each table, and their two digests."""

    counts: dict[str, int] = field(default_factory=dict)
    _full: Any = field(default_factory=hashlib.sha256)
    _canonical: Any = field(default_factory=hashlib.sha256)

    def add(self, line: Line) -> None:
        self.counts[line.table] = self.counts.get(line.table, 0) + 1
        self._full.update(f"{line.full}\n".encode())
        if line.canonical is not None:
            self._canonical.update(f"{line.canonical}\n".encode())

    @property
    def full(self) -> str:
        return str(self._full.hexdigest())

    @property
    def canonical(self) -> str:
        return str(self._canonical.hexdigest())


def dump_lines(conn: Connection) -> Iterator[Line]:
    """Everything that was read, said and done; what is derived from it is left out."""
    yield from (_line("meta", row) for row in walk_rows(conn, meta.c.key))
    for row in walk_rows(conn, pages.c.sha256):
        yield _line("pages", row | {"bytes": base64.b64encode(row["bytes"]).decode("ascii")})
    for some in batches(walk_rows(conn, readings.c.page, readings.c.reader), _BATCH):
        numbers = [row["id"] for row in some]
        rows = rows_in(conn, numbers)
        for number, row in faint_rows(conn, numbers).items():
            rows[number]["faint"] = [row]
        for row in some:
            yield _line("readings", row, {t: own for t, own in rows[row["id"]].items() if t != "readings"})
    yield from (_line("rejects", row) for row in walk_rows(conn, rejects.c.item, rejects.c.reader))
    yield from (_line("corrections", row) for row in walk_rows(conn, corrections.c.seq))
    yield from (_line("audit", row) for row in walk_rows(conn, audit.c.seq))


def digest_record(conn: Connection) -> Digests:
    """What the record holds, as two digests."""
    digests = Digests()
    for line in dump_lines(conn):
        digests.add(line)
    return digests


def _line(table: str, row: Row, rows: dict[str, Any] | None = None) -> Line:
    texts = {name: [canonical(one) for one in own] for name, own in sorted((rows or {}).items())}
    full = _joined(table, row, None if rows is None else texts)
    if table in _UNSAID:
        return Line(table, full, None)
    kept = {name: value for name, value in row.items() if name not in _OWN[table]}
    return Line(table, full, _joined(table, kept, {name: sorted(own) for name, own in texts.items()}))


def _joined(table: str, row: Row, rows: Mapping[str, list[str]] | None) -> str:
    """What `canonical` makes of {"table", "row", "rows"}, put together from rows that are written out already."""
    lists = ",".join(f'"{name}":[{",".join(own)}]' for name, own in (rows or {}).items())
    more = "" if rows is None else f'"rows":{{{lists}}},'
    return f'{{"row":{canonical(row)},{more}"table":"{table}"}}'
