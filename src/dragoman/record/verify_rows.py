"""Are pages, readings and what stands alone what was sealed, and do words stand where they are said to?"""

import hashlib
from collections.abc import Iterator

from sqlalchemy import Connection, select

from dragoman.record.corrections import correction_seal
from dragoman.record.faint import faint_problem, faint_rows, text_of
from dragoman.record.offsets import ByteOffsets
from dragoman.record.schema import corrections, pages, readings, rejects
from dragoman.record.sealed_rows import rows_in
from dragoman.record.seals import Row, Rows, row_seal, seal_of, storable
from dragoman.record.walking import batches, walk_rows

_BATCH = 100
_NOT_SEALED = {"pages": ("bytes", "seal"), "rejects": ("id", "added", "current", "seal")}
_EVERY = 50  # of how many readings one has its words looked up in the page's bytes as well


def find_page_damage(conn: Connection) -> Iterator[str]:
    """Pages whose bytes or name have changed."""
    for row in walk_rows(conn, pages.c.sha256):
        name = f"page {row['source']} ({row['sha256'][:12]})"
        if hashlib.sha256(row["bytes"]).hexdigest() != row["sha256"]:
            yield f"{name}: its bytes have changed; fetch it again, or restore a backup"
        if _seal(row, "pages") != row["seal"]:
            yield f"{name}: what is told of it has changed"


def find_reading_damage(conn: Connection) -> Iterator[str]:
    """Readings that do not match their seal, and words that do not stand where they are said to."""
    for some in batches(walk_rows(conn, readings.c.id), _BATCH):
        yield from _check_readings(conn, some)


def _check_readings(conn: Connection, some: list[Row]) -> Iterator[str]:
    numbers = [row["id"] for row in some]
    rows, faintly = rows_in(conn, numbers), faint_rows(conn, numbers)
    for row in some:
        name = f"reading {row['id']} of page {row['page'][:12]}"
        count, seal = seal_of(rows[row["id"]])
        if (count, seal) != (row["seal_rows"], row["seal"]):
            yield f"{name}: {count} rows that do not match its seal; read the page again, or restore a backup"
        besides = faintly.get(row["id"])
        if besides and (amiss := faint_problem(besides, text_of(row), row["reader"])):
            yield f"{name}: what it tells faintly {amiss}; read the page again, or restore a backup"
        yield from (f"{name}: {problem}" for problem in _misplaced(row["body"], rows[row["id"]]))
        if row["id"] % _EVERY == 0:
            yield from (f"{name}: {problem}" for problem in _not_on_page(conn, row, rows[row["id"]]))


def _misplaced(body: str, rows: Rows) -> Iterator[str]:
    for word in rows["evidence"]:
        if word["start"] is not None and body[word["start"] : word["end"]] != word["words"]:
            yield f"{word['owner']} {word['owner_key']}: the article does not hold its {word['field']} there"


def _not_on_page(conn: Connection, reading: Row, rows: Rows) -> Iterator[str]:
    """Words whose bytes on the page no longer decode to what they are said to be."""
    data = conn.execute(select(pages.c.bytes).where(pages.c.sha256 == reading["page"])).scalar_one()
    for word in rows["evidence"]:
        if word["byte_start"] is None or word["start"] is None:
            continue
        told = data[word["byte_start"] : word["byte_end"]].decode(_plain(reading["encoding"]), "replace")
        if len(told) == len(word["words"]) and not _alike(storable(told), word["words"]):
            yield f"{word['owner']} {word['owner_key']}: the page's bytes do not hold its {word['field']} there"


def _plain(encoding: str) -> str:
    """The codec without its byte order mark: a stretch from the middle of a page has none."""
    return ByteOffsets(b"", "", encoding).encoding


def _alike(one: str, other: str) -> bool:
    return all(a == b or a.isspace() or (a > "\x7f" and b > "\x7f") for a, b in zip(one, other, strict=True))


def find_row_damage(conn: Connection) -> Iterator[str]:
    """Rejects and corrections that have changed."""
    for row in walk_rows(conn, rejects.c.id):
        if _seal(row, "rejects") != row["seal"]:
            yield f"reject {row['id']} ({row['source']}): it has changed"
    for row in walk_rows(conn, corrections.c.seq):
        if correction_seal(row) != row["digest"]:
            yield f"correction {row['seq']}: it has changed; restore a backup"


def _seal(row: Row, table: str) -> str:
    return row_seal({name: value for name, value in row.items() if name not in _NOT_SEALED[table]})
