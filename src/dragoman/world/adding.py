"""Adding a user's rows: all of a file or, when anything is wrong with it, nothing.

    add_rows(Path("ministers.csv"), Path("my-tables"))  ->  Added(table="holders", new=3, known=1, …)

The rows go into tables of the same form as the program's own, in the user's folder, which people can read, mend and
take rows out of; what they wrote there stays where it stands. A row that is there already changes nothing, the same
term given anew takes the old row's place, and who came after ends an open term. The tables are loaded as they will be
before anything is written.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dragoman.errors import DataError
from dragoman.world.holders import COLUMNS, Holder, load_holders, user_rows
from dragoman.world.lookup import load_world
from dragoman.world.tables import ENTRY_COLUMNS, FORM_COLUMNS
from dragoman.world.user_csv import PLACE_COLUMNS, Row, Sheet, TableName, read_sheet, refuse
from dragoman.world.user_files import Cells, forget, read_lines, rows_of, with_rows, write_tables
from dragoman.world.user_rules import (
    as_will_be,
    check_entries,
    check_forms,
    check_holders,
    check_places,
    holder_rows,
    table_of,
)

MAX_ACRONYM = 8  # longer forms in capitals are names that somebody shouts


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
    ended = _ended(sheet, user_dir)
    rows = _table_rows(sheet)
    before = {name: read_lines(folder / name) for name in rows}
    after = {name: with_rows(name, before[name], new) for name, new in rows.items()}
    changed = {name: lines for name, lines in after.items() if lines != before[name]}
    written = write_tables(folder, changed)
    forget()
    return Added(
        table=sheet.table, new=len(sheet.rows) if changed else 0, known=known + (0 if changed else len(sheet.rows)),
        files=written, ended=ended if changed else (),
    )  # fmt: skip


def _problems(sheet: Sheet, user_dir: Path | None) -> list[str]:
    world = load_world(user_dir=user_dir)
    match sheet.table:
        case "holders":
            mine = user_rows(user_dir) if user_dir else ()
            return list(check_holders(sheet, world, load_holders(user_dir=user_dir), mine))
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


def _table_rows(sheet: Sheet) -> dict[str, list[Cells]]:
    """The rows by the file in the folder that they belong in."""
    found: dict[str, list[Cells]] = {}
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


def _existing(folder: Path, sheet: Sheet) -> set[tuple[str, Cells]]:
    """Rows of the folder, with the file they stand in."""
    files = {_place_of(sheet.table, row)[0] for row in sheet.rows}
    return {(name, cells) for name in files for cells in rows_of(read_lines(folder / name))}


def _without_known(sheet: Sheet, existing: set[tuple[str, Cells]]) -> tuple[Sheet, int]:
    def is_known(row: Row) -> bool:
        name, columns = _place_of(sheet.table, row)
        return (name, tuple(row[column] for column in columns)) in existing

    new = tuple(row for row in sheet.rows if not is_known(row))
    return replace(sheet, rows=new), len(sheet.rows) - len(new)


def _ended(sheet: Sheet, user_dir: Path | None) -> tuple[str, ...]:
    if sheet.table != "holders":
        return ()
    before = list(load_holders(user_dir=user_dir))
    mine = user_rows(user_dir) if user_dir else ()
    after: Mapping[str, Holder] = {row.at: row for row in as_will_be(holder_rows(sheet), mine)}
    return tuple(
        f"{row.name} ({row.at}) now ends {after[row.at].end}"
        if row.at in after
        else f"{row.name} ({row.at}) is told anew"
        for row in before
        if after.get(row.at) != row
    )
