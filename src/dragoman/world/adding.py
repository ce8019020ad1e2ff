"""Adding a user's rows: all of a file or, when anything is wrong with it, nothing.

    add_rows(Path("ministers.csv"), Path("my-tables"))  ->  Added(table="holders", new=3, known=1, …)

The rows go into tables of the same form as the program's own, in the user's folder, which people can read, mend and
take rows out of. A row that is there already changes nothing.
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dragoman.errors import DataError
from dragoman.world.holders import COLUMNS, Holder, joined, load_holders
from dragoman.world.lookup import load_world
from dragoman.world.places import load_gazetteer
from dragoman.world.tables import ENTRY_COLUMNS, FORM_COLUMNS
from dragoman.world.user_csv import PLACE_COLUMNS, Row, Sheet, TableName, read_sheet, refuse
from dragoman.world.user_rules import check_entries, check_forms, check_holders, check_places, holder_rows, table_of

MAX_ACRONYM = 8  # longer forms in capitals are names that somebody shouts

# A row of a table: its cells, in the order of the table's columns.
_Cells = tuple[str, ...]
_COLUMNS = {"holders": COLUMNS, "places": PLACE_COLUMNS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of a file. `ended` are terms of the tables that a given row ends or corrects."""

    table: TableName
    new: int
    known: int
    files: tuple[Path, ...]
    ended: tuple[str, ...] = ()


def add_rows(path: Path, folder: Path) -> Added:
    """Add the rows of a CSV file. Raises DataError naming every problem by line and column, and adds nothing then."""
    sheet = read_sheet(path)
    user_dir = folder if folder.is_dir() else None
    if user_dir is None and folder.exists():
        raise DataError(f"{folder}: not a folder; give another with --world DIR")
    forget()
    sheet, known = _without_known(sheet, _existing(folder, sheet))
    refuse(_problems(sheet, user_dir))
    rows = _table_rows(sheet)
    ended = _ended(sheet, user_dir)
    new = sum(map(len, rows.values()))
    written = _write(folder, rows) if new else ()
    forget()
    return Added(table=sheet.table, new=len(sheet.rows), known=known, files=written, ended=ended)


def forget() -> None:
    """The tables are read anew when next asked for."""
    for load in (load_world, load_holders, load_gazetteer):
        load.cache_clear()


def _problems(sheet: Sheet, user_dir: Path | None) -> list[str]:
    world = load_world(user_dir=user_dir)
    match sheet.table:
        case "holders":
            return list(check_holders(sheet, world, load_holders(user_dir=user_dir)))
        case "entries":
            forms = _forms_of(sheet)
            ids = frozenset(row["id"] for row in sheet.rows)
            return list(check_entries(sheet, world)) or list(check_forms(forms, world, ids))
        case "forms":
            return list(check_forms(sheet, world))
        case "places":
            return list(check_places(sheet, world))


def _forms_of(sheet: Sheet) -> Sheet:
    """The forms that a file of entries gives in its columns of languages."""
    rows = [
        Row(line=row.line, cells={
            "lang": lang, "entry": row["id"], "form": form.strip(), "source": row["source"],
            "role": "acronym" if form.strip().isupper() and len(form.strip()) <= MAX_ACRONYM else "name",
        })
        for row in sheet.rows
        for lang in sheet.languages
        for form in row[lang].split(";")
        if form.strip()
    ]  # fmt: skip
    return replace(sheet, table="forms", rows=tuple(rows))


def _table_rows(sheet: Sheet) -> dict[str, list[_Cells]]:
    """The rows by the file in the folder that they belong in."""
    found: dict[str, list[_Cells]] = {}
    for row in sheet.rows:
        name, columns = _place_of(sheet.table, row)
        found.setdefault(name, []).append(tuple(row[column] for column in columns))
    if sheet.table == "entries":
        for name, rows in _table_rows(_forms_of(sheet)).items():
            found.setdefault(name, []).extend(rows)
    return found


def _place_of(table: TableName, row: Row) -> tuple[str, Sequence[str]]:
    match table:
        case "holders":
            return "holders/added.tsv", COLUMNS
        case "places":
            return "places/added.tsv", PLACE_COLUMNS
        case "entries":
            return f"{table_of(row['id'])}.tsv", ENTRY_COLUMNS
        case "forms":
            return f"{table_of(row['entry'])}.{row['lang']}.tsv", FORM_COLUMNS


def _existing(folder: Path, sheet: Sheet) -> set[tuple[str, _Cells]]:
    """Rows of the folder, with the file they stand in."""
    files = {_place_of(sheet.table, row)[0] for row in sheet.rows}
    return {(name, tuple(line.split("\t"))) for name in files for line in _lines(folder / name)}


def _without_known(sheet: Sheet, existing: set[tuple[str, _Cells]]) -> tuple[Sheet, int]:
    def is_known(row: Row) -> bool:
        name, columns = _place_of(sheet.table, row)
        return (name, tuple(row[column] for column in columns)) in existing

    new = tuple(row for row in sheet.rows if not is_known(row))
    return replace(sheet, rows=new), len(sheet.rows) - len(new)


def _ended(sheet: Sheet, user_dir: Path | None) -> tuple[str, ...]:
    if sheet.table != "holders":
        return ()
    before = list(load_holders(user_dir=user_dir))
    after: Mapping[str, Holder] = {row.at: row for row in joined(before, holder_rows(sheet))}
    return tuple(
        f"{row.name} ({row.at}) now ends {after[row.at].end}"
        if row.at in after
        else f"{row.name} ({row.at}) is told anew"
        for row in before
        if after.get(row.at) != row
    )


def _lines(path: Path) -> list[str]:
    if not path.is_file():
        return []
    return [line for line in path.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]


def _write(folder: Path, rows: Mapping[str, Iterable[_Cells]]) -> tuple[Path, ...]:
    """Every file is written beside its place first; only when all are there do they take their places."""
    ready: list[tuple[Path, Path]] = []
    for name, new in rows.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = sorted({*_lines(path), *("\t".join(cells) for cells in new)})
        columns = _COLUMNS.get(name.split("/")[0]) or (FORM_COLUMNS if name.count(".") == 2 else ENTRY_COLUMNS)
        draft = path.with_name(f".{path.name}.new")
        text = "\n".join([f"# What      {_ABOUT}", "# Columns   " + "\t".join(columns), *lines, ""])
        draft.write_text(text, encoding="utf-8", newline="\n")
        ready.append((draft, path))
    for draft, path in ready:
        os.replace(draft, path)
    return tuple(path for _, path in ready)


_ABOUT = "Rows of this user's own, added by `dragoman world add`; edit them here"
