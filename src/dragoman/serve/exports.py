"""Lists to take along: exactly what a page shows, as CSV, JSON lines, Parquet, or a citation.

Rows come in batches, each asked for where the last ended, so that a list of any length costs no memory and holds no
connection between batches.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from dragoman.record.export import json_line, safe_cell
from dragoman.serve.visit import Flash

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "jsonl": "application/x-ndjson",
    "parquet": "application/vnd.apache.parquet",
    "cite": "text/plain; charset=utf-8",
}
MOST_PARQUET = 200_000  # rows; a Parquet file is made whole
Entry = TypeVar("Entry")
# A batch after a cursor, each entry as the format takes it, and the next cursor.
Batch = tuple[list[Entry], str | None]
Fetch = Callable[[str | None], Batch[Entry]]


def as_csv(fetch: Fetch[list[str]], columns: Iterable[str]) -> Iterator[str]:
    """RFC 4180, with a header; what a spreadsheet would take for a formula is set behind an apostrophe."""
    yield _lines([columns])
    for batch in _batches(fetch):
        yield _lines([safe_cell(cell) for cell in cells] for cells in batch)


def as_jsonl(fetch: Fetch[dict[str, Any]]) -> Iterator[str]:
    for batch in _batches(fetch):
        yield "".join(json_line(data) + "\n" for data in batch)


def as_parquet(fetch: Fetch[list[str]], columns: Iterable[str]) -> bytes:
    """The cells of the CSV as columns of text, without its apostrophes. Raises Flash where pyarrow is missing."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise Flash(501, "no-parquet") from error
    names, rows = list(columns), list[list[str]]()
    for batch in _batches(fetch):
        rows += batch
        if len(rows) > MOST_PARQUET:
            raise Flash(413, "too-long", most=MOST_PARQUET)
    data = {name: pyarrow.array([row[n] or None for row in rows], pyarrow.string()) for n, name in enumerate(names)}
    buffer = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table(data), buffer, compression="zstd")
    return buffer.getvalue()


def count(fetch: Fetch[Any]) -> int:
    return sum(len(batch) for batch in _batches(fetch))


def _batches(fetch: Fetch[Entry]) -> Iterator[list[Entry]]:
    after: str | None = None
    while True:
        batch, after = fetch(after)
        yield batch
        if after is None:
            return


def _lines(rows: Iterable[Iterable[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue()
