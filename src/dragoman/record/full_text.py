"""Keeping SQLite's full-text indexes in step with the tables they index. PostgreSQL does it by itself."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, column, func, insert, literal, select, table


def index_texts(conn: Connection, of: Table, which: ColumnElement[bool]) -> None:
    """Index the texts of rows that have just been written."""
    if conn.dialect.name == "sqlite":
        rows = select(_number(of), of.c.folded).where(which)
        conn.execute(insert(_index(of)).from_select(["rowid", "folded"], rows))


def forget_texts(conn: Connection, of: Table, which: ColumnElement[bool]) -> None:
    """Take texts out of the index, before their rows are deleted."""
    if conn.dialect.name == "sqlite":
        rows = select(literal("delete"), _number(of), of.c.folded).where(which)
        conn.execute(insert(_index(of)).from_select([_index(of).name, "rowid", "folded"], rows))


def clear_index(conn: Connection, of: Table) -> None:
    """Empty the index, where all rows of its table go too."""
    if conn.dialect.name == "sqlite":
        conn.execute(insert(_index(of)), {_index(of).name: "delete-all"})


def count_indexed(conn: Connection, of: Table) -> int:
    """How many texts the index holds."""
    sizes = table(f"{of.name}_index_docsize")
    return int(conn.execute(select(func.count()).select_from(sizes)).scalar_one())


def _index(of: Table) -> Any:
    name = f"{of.name}_index"
    return table(name, column(name), column("rowid"), column("folded"))


def _number(of: Table) -> ColumnElement[Any]:
    return next(iter(of.primary_key))
