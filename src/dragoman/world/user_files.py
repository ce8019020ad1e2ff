"""The user's tables as files: what they wrote by hand stays, and nothing is written that cannot be loaded."""

import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from dragoman.errors import DataError
from dragoman.world.holders import COLUMNS, Holder, holder_of, joined, load_holders, term_of
from dragoman.world.lookup import load_world
from dragoman.world.places import load_gazetteer
from dragoman.world.tables import ENTRY_COLUMNS, FORM_COLUMNS
from dragoman.world.user_csv import PLACE_COLUMNS
from dragoman.world.user_tables import check_user_tables

_COLUMNS = {"holders": COLUMNS, "places": PLACE_COLUMNS}
_ABOUT = "Rows of this user's own, added by `dragoman world add`; edit them here"

# A row of a table: its cells, in the order of the table's columns.
Cells = tuple[str, ...]


def read_lines(path: Path) -> list[str]:
    """All lines of a table, comments too; none when it is not there."""
    return path.read_text(encoding="utf-8").rstrip("\n").split("\n") if path.is_file() else []


def rows_of(lines: Iterable[str]) -> list[Cells]:
    return [tuple(line.split("\t")) for line in lines if _is_row(line)]


def _is_row(line: str) -> bool:
    return bool(line) and not line.startswith("#")


def with_rows(name: str, lines: Sequence[str], new: Sequence[Cells]) -> list[str]:
    """The lines of the table `name` with rows added: a term of office is replaced, what is new comes at the end."""
    columns = _COLUMNS.get(name.split("/")[0]) or (FORM_COLUMNS if name.count(".") == 2 else ENTRY_COLUMNS)
    head = list(lines) or [f"# What      {_ABOUT}", "# Columns   " + "\t".join(columns)]
    if columns is COLUMNS:
        return _with_terms(head, new)
    there = set(rows_of(head))
    return head + ["\t".join(cells) for cells in dict.fromkeys(new) if cells not in there]


def _with_terms(lines: Sequence[str], new: Sequence[Cells]) -> list[str]:
    coming = {term_of(row): row for row in (holder_of(cells, at="") for cells in new)}
    found: list[str | Holder] = []
    for line in lines:
        if not _is_row(line):
            found.append(line)
            continue
        row = holder_of(line.split("\t"), at="")
        found.append(coming.pop(term_of(row), row))
    found += coming.values()
    # Told apart by their place here; `joined` keeps the order.
    rows = [replace(row, at=str(place)) for place, row in enumerate(found) if isinstance(row, Holder)]
    ended = {row.at: row for row in joined((), rows)}
    return [line if isinstance(line, str) else _line(ended[str(place)]) for place, line in enumerate(found)]


def _line(row: Holder) -> str:
    cells = (
        row.name, "; ".join(row.variants), row.country, row.organisation, row.office, row.start, row.end, row.wikidata,
        row.source,
    )  # fmt: skip
    return "\t".join(cell or "" for cell in cells)


def write_tables(folder: Path, tables: Mapping[str, Sequence[str]]) -> tuple[Path, ...]:
    """Every file is written beside its place first; only when all are there, and can be loaded, do they take it."""
    if not tables:
        return ()
    texts = {name: "\n".join([*lines, ""]) for name, lines in tables.items()}
    _check(folder, texts)
    ready: list[tuple[Path, Path]] = []
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}.new")
        draft.write_text(text, encoding="utf-8", newline="\n")
        ready.append((draft, path))
    for draft, path in ready:
        os.replace(draft, path)
    return tuple(path for _, path in ready)


def forget() -> None:
    """The tables are read anew when next asked for."""
    for load in (load_world, load_holders, load_gazetteer):
        load.cache_clear()


def _check(folder: Path, texts: Mapping[str, str]) -> None:
    """Load the folder as it will be, from a copy. Raises DataError, and the copy's name is no part of what it says."""
    with TemporaryDirectory() as name:
        copy = Path(name)
        for path in sorted(folder.rglob("*.tsv")):
            if not path.name.startswith("."):
                (copy / path.relative_to(folder)).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, copy / path.relative_to(folder))
        for table, text in texts.items():
            (copy / table).parent.mkdir(parents=True, exist_ok=True)
            (copy / table).write_text(text, encoding="utf-8", newline="\n")
        try:
            check_user_tables(copy)
        except DataError as error:
            raise DataError(str(error).replace(str(copy), str(folder))) from error
        finally:
            forget()
