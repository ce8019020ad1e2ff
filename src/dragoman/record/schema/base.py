"""What all tables share: the metadata, the version, and text that is compared in one way everywhere."""

from collections.abc import Iterable

from sqlalchemy import DDL, Column, ColumnElement, MetaData, Table, Text, and_, event

APPLICATION_ID = 0x44524147  # "DRAG", in the file's header, so that `file` and we know whose it is
SCHEMA_VERSION = 6  # the number of the last migration

metadata = MetaData()

# SQLite compares text byte by byte; PostgreSQL would by the server's locale. Orders that people see have columns of
# their own (`shown.place_key`), made by us, so that both give the same.
WORDS = Text().with_variant(Text(collation="C"), "postgresql")

# Alembic's own table, declared so that a new record has it without Alembic being loaded.
revision = Table("alembic_version", metadata, Column("version_num", Text, primary_key=True))


def begins(column: ColumnElement[str], start: str) -> ColumnElement[bool]:
    """Whether a text begins with another, letter for letter. LIKE takes "A" for "a" on SQLite, and uses no index."""
    return and_(column >= start, column < f"{start}\U0010ffff")


def afterwards(table: Table, dialect: str, statements: Iterable[str]) -> None:
    """Run statements of one database's own after the table has been made."""
    for statement in statements:
        made = DDL(statement.replace("%", "%%")).execute_if(dialect=dialect)  # type: ignore[no-untyped-call]
        event.listen(table, "after_create", made)
