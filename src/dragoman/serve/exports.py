"""Lists to take along: exactly what a page shows, as CSV, JSON lines, Parquet, or a citation.

Rows come in batches, each asked for where the last ended, so that a list of any length costs no memory and holds no
connection between batches.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from dragoman.record.export import json_line, safe_cell
from dragoman.serve.visit import Flash
from dragoman.text import key

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "excel": "text/csv; charset=utf-8",
    "jsonl": "application/x-ndjson",
    "parquet": "application/vnd.apache.parquet",
    "cite": "text/plain; charset=utf-8",
}
_DECIMAL = re.compile(r"-?\d+\.\d+", re.ASCII)
MOST_PARQUET = 200_000  # rows; a Parquet file is made whole
Entry = TypeVar("Entry")
# A batch after a cursor, each entry as the format takes it, and the next cursor.
Batch = tuple[list[Entry], str | None]
Fetch = Callable[[str | None], Batch[Entry]]


def disposition(name: str, format: str) -> str:
    """How the file is called: by what it lists, in plain letters. The two kinds of CSV never bear one name.

    >>> disposition("actor-Moğolistan", "excel"), disposition("place-../New York", "csv")
    ('attachment; filename="dragoman-actor-mogolistan-excel.csv"', 'attachment; filename="dragoman-place-new-york.csv"')
    """
    plain = "-".join(filter(None, re.split(r"[^a-z0-9]+", key(name))))[:80]
    return f'attachment; filename="dragoman-{plain}{"-excel.csv" if format == "excel" else f".{format}"}"'


def as_csv(fetch: Fetch[list[str]], columns: Iterable[str]) -> Iterator[str]:
    """RFC 4180, with a header; what a spreadsheet would take for a formula is set behind an apostrophe."""
    for rows in _batches_of_cells(fetch, columns):
        yield _lines(rows)


def as_excel(fetch: Fetch[list[str]], columns: Iterable[str], *, language: str) -> Iterator[str]:
    """The same cells for who opens the file by a double click: with the mark by which Excel knows UTF-8, and with the
    separators of a spreadsheet in that language (Turkish: semicolons between cells, a comma in numbers).
    """
    turkish = language == "tr"
    yield "\ufeff"
    for line in _batches_of_cells(fetch, columns):
        cells = [
            [cell.replace(".", ",") if turkish and _DECIMAL.fullmatch(cell) else cell for cell in row] for row in line
        ]
        yield _lines(cells, separator=";" if turkish else ",")


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


def first_of(fetch: Fetch[Entry], *, most: int) -> list[Entry]:
    """The first entries; nothing is fetched behind them."""
    kept = list[Entry]()
    for batch in _batches(fetch):
        kept += batch[: most - len(kept)]
        if len(kept) == most:
            break
    return kept


def _batches_of_cells(fetch: Fetch[list[str]], columns: Iterable[str]) -> Iterator[list[list[str]]]:
    """The header, then the rows; no cell is a formula."""
    yield [list(columns)]
    for batch in _batches(fetch):
        yield [[safe_cell(cell) for cell in cells] for cells in batch]


def _batches(fetch: Fetch[Entry]) -> Iterator[list[Entry]]:
    after: str | None = None
    while True:
        batch, after = fetch(after)
        yield batch
        if after is None:
            return


def _lines(rows: Iterable[Iterable[str]], *, separator: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n", delimiter=separator).writerows(rows)
    return out.getvalue()
