"""A table that somebody made in a spreadsheet, as rows for the tables of the world: every problem with its line.

Which table a file is meant for shows in its columns: `office` makes it one of office holders, `entry` one of forms,
`names` one of places, and an `id` with a `name` one of states, organisations, groups and bodies. Nothing here looks at
the tables that are there already: `user_rules` does.
"""

import csv
import difflib
import io
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from dragoman.errors import DataError, InputError
from dragoman.world.holders import COLUMNS as HOLDER_COLUMNS
from dragoman.world.tables import ENTRY_COLUMNS, FORM_COLUMNS

TableName = Literal["holders", "forms", "places", "entries"]
PLACE_COLUMNS = ("names", "name", "country", "kind", "lat", "lon")
MAX_BYTES = 20_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """`needed` are columns no file of the table may lack; a file of entries may have a column of forms per language."""

    columns: tuple[str, ...]
    needed: tuple[str, ...]
    languages: bool = False


LAYOUTS: Mapping[TableName, Layout] = {
    "holders": Layout(columns=HOLDER_COLUMNS, needed=("name", "office", "source")),
    "forms": Layout(columns=("lang", *FORM_COLUMNS), needed=("lang", "entry", "form", "source")),
    "places": Layout(columns=PLACE_COLUMNS, needed=("names", "name", "kind")),
    "entries": Layout(columns=ENTRY_COLUMNS, needed=("id", "name", "source"), languages=True),
}
_MARKS: Mapping[str, TableName] = {"office": "holders", "entry": "forms", "names": "places", "id": "entries"}
_LANGUAGE = re.compile("[a-z]{2}")
# A tab or a line break would end a cell of our tables; the others hide or turn text.
_UNWANTED = re.compile("[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row as given. `cells` by column, spaces trimmed; empty where the file has no such column."""

    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A file read whole."""

    path: str
    table: TableName
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def languages(self) -> tuple[str, ...]:
        """The columns of forms, by their language."""
        return tuple(name for name in self.columns if is_language(name)) if LAYOUTS[self.table].languages else ()


def is_language(column: str) -> bool:
    return _LANGUAGE.fullmatch(column) is not None and column not in ENTRY_COLUMNS


def read_sheet(path: Path) -> Sheet:
    """Read a CSV file (comma, semicolon or tab; UTF-8). Raises DataError with all that is wrong with its form."""
    lines = _records(path, _text(path))
    number, header = next(lines, (1, ()))
    columns = tuple(cell.strip().lower() for cell in header)
    table = _table_of(path, number, columns)
    problems = list(_header_problems(path, number, columns, table))
    rows = []
    for number, cells in lines:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(columns):
            problems.append(f"{path}:{number}: {len(cells)} cells under {len(columns)} columns; check the separators")
            continue
        row = Row(
            line=number,
            cells={name: _composed(cell) for name, cell in zip(columns, cells, strict=True)},
        )
        problems += _cell_problems(path, row, LAYOUTS[table])
        rows.append(row)
    if not rows and not problems:
        problems.append(f"{path}:2: no rows below the header")
    refuse(problems)
    return Sheet(path=str(path), table=table, columns=columns, rows=tuple(rows))


def refuse(problems: Sequence[str]) -> None:
    """Raise one DataError for all problems; none raise nothing."""
    if problems:
        more = f"; {len(problems) - 1} more: " + " | ".join(problems[1:10]) if len(problems) > 1 else ""
        raise DataError(problems[0] + more)


def nearest(word: str, known: Collection[str], *, least: float = 0.6) -> str:
    """`; did you mean "…"?`, or nothing when nothing is near."""
    by_folded = {one.casefold(): one for one in known}
    found = difflib.get_close_matches(word.casefold(), list(by_folded), n=1, cutoff=least)
    return f'; did you mean "{by_folded[found[0]]}"?' if found else ""


def _text(path: Path) -> str:
    if not path.is_file():
        raise InputError(f"{path}: no such file; give a CSV file")
    if path.stat().st_size > MAX_BYTES:
        raise DataError(f"{path}: larger than {MAX_BYTES // 1_000_000} MB; split it")
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        byte = data[error.start]
        raise DataError(
            f"{path}:{line}: byte {column} of the line (0x{byte:02x}) is not UTF-8; save the file as UTF-8"
        ) from error


def _records(path: Path, text: str) -> Iterator[tuple[int, Sequence[str]]]:
    first = text.split("\n", 1)[0]
    separator = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise DataError(f"{path}:{line}: {error}; check the quotation marks") from error


def _table_of(path: Path, line: int, columns: Sequence[str]) -> TableName:
    for mark, table in _MARKS.items():
        if mark in columns:
            return table
    wanted = "; ".join(f"{table}: {', '.join(layout.columns)}" for table, layout in LAYOUTS.items())
    raise DataError(f"{path}:{line}: no table has these columns; the first line names them ({wanted})")


def _header_problems(path: Path, line: int, columns: Sequence[str], table: TableName) -> Iterator[str]:
    layout = LAYOUTS[table]
    for column in columns:
        if column not in layout.columns and not (layout.languages and is_language(column)):
            hint = nearest(column, layout.columns) or f"; {table} have {', '.join(layout.columns)}"
            yield f'{path}:{line}: unknown column "{column}"{hint}'
    for column in sorted({column for column in columns if columns.count(column) > 1}):
        yield f'{path}:{line}: the column "{column}" stands twice'
    for column in layout.needed:
        if column not in columns:
            yield f'{path}:{line}: no column "{column}"; {table} need {", ".join(layout.needed)}'


def _cell_problems(path: Path, row: Row, layout: Layout) -> Iterator[str]:
    for column, cell in row.cells.items():
        if match := _UNWANTED.search(cell):
            yield f"{path}:{row.line}: {column}: the character U+{ord(match[0]):04X} cannot stand in a table"
        if cell.startswith("#"):
            yield f'{path}:{row.line}: {column}: begins with "#", which makes a line a comment'
    for column in layout.needed:
        if column in row.cells and not row.cells[column]:
            yield f"{path}:{row.line}: {column}: empty, and every row needs one"


def _composed(cell: str) -> str:
    return unicodedata.normalize("NFC", cell.strip(" \u00a0"))
