"""Pages from CSV and TSV: one row, one page. The first row names the columns, as fields of JSON are named.

Comma, semicolon or tab; UTF-8, or UTF-16 with its mark as spreadsheets write it. Refuses to guess which column holds
the text when none bears a usual name: a table read as one article would be worse than none.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import BinaryIO

from dragoman.intake.limits import MAX_JSON_BYTES, MAX_PAGE_BYTES
from dragoman.intake.refuse import refuse
from dragoman.intake.table import USUAL, Fields, object_page
from dragoman.model import Page, Rejected

_SEPARATORS = ",;\t"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_HEAD_CHARS = 1_000  # no first row of a table of news is longer
_MAX_COLUMNS = 1_000


class _Unreadable(ValueError):  # noqa: N818  (never leaves this module)
    """No table, or a row that never ends: mostly a quotation mark without its partner."""


def pages_in_csv(handle: BinaryIO, fields: Fields, *, path: str, source: str) -> Iterator[Page | Rejected]:
    """A .csv or .tsv file, row by row. A page is named by the line its row begins at."""
    rows = _Rows(handle)
    columns: list[str] | None = None
    found = False
    try:
        for line, cells in rows:
            if not any(cell.strip() for cell in cells):
                continue
            if columns is None:
                columns = [cell.strip() for cell in cells[:_MAX_COLUMNS]]
                if not _has_text(columns, fields):
                    yield _without_text(columns, fields, path=path, source=source)
                    return
                continue
            found = True
            yield _row_page(columns, cells, fields, path=f"{path}:{line}", source=f"{source}:{line}")
    except UnicodeDecodeError:
        what = f"the row at line {rows.line} is not UTF-8; save the table as CSV in UTF-8"
        yield refuse(f"{path}:{rows.line}", "not-csv", what, source=f"{source}:{rows.line}")
        return
    except (csv.Error, _Unreadable) as error:
        what = f"from here on no row can be read ({error}); check the quotation marks"
        yield refuse(f"{path}:{rows.line}", "not-csv", what, source=f"{source}:{rows.line}")
        return
    if not found:
        yield refuse(path, "empty", "a table without rows; the first line names the columns", source=source)


def is_table_of_news(head: bytes) -> bool:
    """Whether a table begins here: its first line is nothing but names of columns, the text's and another's."""
    text = head[: 4 * _HEAD_CHARS].decode("utf-8-sig", "ignore").lstrip()
    first, end, _ = text.partition("\n")
    if not end or len(first) > _HEAD_CHARS:
        return False
    columns = [cell.strip(' "\r') for cell in first.split(_separator(first))]
    known = [what for what in USUAL if Fields().find(dict.fromkeys(columns, "x"), what)[0]]
    return "text" in known and len(known) > 1


class _Rows:
    """The rows of a table, each with the line it begins at; `line` tells where reading is."""

    def __init__(self, handle: BinaryIO) -> None:
        self._handle, self.line = handle, 1
        self._read, self._held = 0, 0  # lines; bytes since the last whole row

    def __iter__(self) -> Iterator[tuple[int, Sequence[str]]]:
        lines = self._lines()
        first = next(lines, "")
        csv.field_size_limit(MAX_PAGE_BYTES)
        for cells in csv.reader(chain([first], lines), delimiter=_separator(first)):
            yield self.line, cells
            self.line, self._held = self._read + 1, 0

    def _lines(self) -> Iterator[str]:
        for line in self._decoded():
            self._read += 1
            self._held += len(line)
            if self._held > MAX_JSON_BYTES:
                raise _Unreadable(f"a row of more than {MAX_JSON_BYTES / 1e6:g} MB")
            yield line.replace("\0", "")

    def _decoded(self) -> Iterator[str]:
        line = self._handle.readline(MAX_JSON_BYTES + 1)
        if line.startswith(_UTF_16):
            data = line + self._handle.read(MAX_JSON_BYTES + 1)
            if len(data) > MAX_JSON_BYTES:
                raise _Unreadable(f"UTF-16 of more than {MAX_JSON_BYTES / 1e6:g} MB; save it in UTF-8")
            yield from io.StringIO(data.decode("utf-16"), newline="")
            return
        line = line.removeprefix(b"\xef\xbb\xbf")
        while line:
            # Old spreadsheets end lines with a bare carriage return.
            yield from io.StringIO(line.decode("utf-8"), newline="")
            line = self._handle.readline(MAX_JSON_BYTES + 1)


def _separator(line: str) -> str:
    return max(_SEPARATORS, key=line.count)


def _has_text(columns: Sequence[str], fields: Fields) -> bool:
    return bool(fields.find(dict.fromkeys(columns, "x"), "text")[0])


def _without_text(columns: Sequence[str], fields: Fields, *, path: str, source: str) -> Rejected:
    wanted = fields.named.get("text")
    what = f"no column {wanted!r}" if wanted else "no column with the pages' text"
    seen = ", ".join(column[:30] for column in columns[:8])
    what += f"; the first line names them: {seen}; say which with --fields text=NAME"
    return refuse(path, "no-text-field", what, source=source)


def _row_page(
    columns: Sequence[str], cells: Sequence[str], fields: Fields, *, path: str, source: str
) -> Page | Rejected:
    if len(cells) > len(columns):
        what = f"{len(cells)} cells under {len(columns)} columns; check the separators and quotation marks"
        return refuse(path, "not-csv", what, source=source)
    item: dict[str, str] = {}
    for column, cell in zip(columns, cells, strict=False):
        item.setdefault(column, cell)
    if not fields.find(item, "text")[0]:
        return refuse(path, "no-text-field", "the row's cell for the text is empty", source=source)
    return object_page(item, (), fields, path=path, source=source)
