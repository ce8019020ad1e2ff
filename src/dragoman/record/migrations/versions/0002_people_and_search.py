"""Corrections by people, the audit log, what the record shows, and full-text search; seals that cover every value."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_SEALED = ("actors", "events", "event_actors", "statements", "agreements", "evidence")
_OWN = ("id", "added", "current", "seal_rows", "seal")  # of a reading: what its seal leaves out
_BATCH = 200
# Lists are asked of `shown` now.
_OLD_INDEXES = (
    ("ix_actors_side", "actors", "side"),
    ("ix_events_id", "events", "id"),
    ("ix_events_first_day", "events", "first_day"),
    ("ix_event_actors_side", "event_actors", "side"),
)


def _words(name: str, *, null: bool = False, key: bool = False) -> sa.Column[str]:
    return sa.Column(name, _WORDS, nullable=null, primary_key=key)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _number(name: str, *, null: bool = False, key: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=null, primary_key=key, autoincrement=False)


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean, nullable=False)


def _json(name: str, *, null: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.JSON, nullable=null)


def _is_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


# -- up


def upgrade() -> None:
    if not _is_sqlite():
        op.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    op.add_column("pages", _words("outlet", null=True))
    op.add_column("pages", _words("published", null=True))
    op.add_column("pages", _words("captured", null=True))
    op.add_column("pages", sa.Column("flags", sa.JSON, nullable=False, server_default=sa.text("'[]'")))
    for table in ("pages", "rejects"):
        op.add_column(table, sa.Column("seal", _WORDS, nullable=False, server_default=sa.text("''")))
    for index, table, _ in _OLD_INDEXES:
        op.drop_index(index, table)
    _make_people()
    _make_shown()
    _seal_anew(op.get_bind())


def _make_people() -> None:
    op.create_table(
        "corrections", _number("seq", key=True), _words("at"), _words("by"), _words("kind"), _words("page", null=True),
        _words("other_page", null=True), _words("event", null=True), _json("anchor", null=True), _json("value"),
        _json("before", null=True), _text("why"), _words("digest"),
        sa.ForeignKeyConstraint(["page"], ["pages.sha256"]), sa.ForeignKeyConstraint(["other_page"], ["pages.sha256"]),
    )  # fmt: skip
    op.create_index("ix_corrections_page", "corrections", ["page"])
    op.create_index("ix_corrections_other_page", "corrections", ["other_page"])
    op.create_table(
        "attachments", _number("correction", key=True), _words("state"), _words("how"), _words("event", null=True),
        _json("now", null=True), sa.ForeignKeyConstraint(["correction"], ["corrections.seq"]),
    )  # fmt: skip
    op.create_table(
        "audit", _number("seq", key=True), _words("at"), _words("by"), _words("what"), _words("subject"),
        _json("detail"), _words("previous"), _words("digest"),
    )  # fmt: skip
    op.create_index("ix_audit_subject", "audit", ["subject"])
    for table in ("corrections", "audit"):
        _make_append_only(table)


def _make_append_only(table: str) -> None:
    if _is_sqlite():
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
        return
    op.execute(
        f"CREATE OR REPLACE FUNCTION {table}_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$BEGIN RAISE EXCEPTION '{table} is append-only'; END$$"
    )
    op.execute(
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {table}_is_append_only()"
    )


def _make_shown() -> None:
    op.create_table(
        "shown", _number("number", key=True), _number("reading"), _number("position"), _number("told_by"),
        _words("state"), _words("id"), _words("page"), _words("source"),
        _words("act"), _words("type"), _words("mode", null=True), _words("cameo"),
        _flag("mutual"), _words("status"), _flag("background"), _words("date", null=True),
        _words("first_day", null=True), _words("last_day", null=True), _words("place", null=True),
        sa.Column("confidence", sa.Float, nullable=False), _words("language"), _words("outlet", null=True),
        _words("agency", null=True), _words("title", null=True), _words("published", null=True), _number("sources"),
        _words("merged_into", null=True), _json("corrected"), _words("day_key"), _words("published_key"),
        _words("place_key"), _words("outlet_key"), _text("folded"),
        sa.ForeignKeyConstraint(["reading"], ["readings.id"]),
    )  # fmt: skip
    for name, columns in _SHOWN_INDEXES.items():
        op.create_index(name, "shown", columns, unique=name == "shown_of_reading")
    op.create_table(
        "shown_parties", _number("number"), _words("role"), _number("place"), _words("actor"),
        _words("name", null=True), _words("kind", null=True), _words("country", null=True), _words("office", null=True),
        _words("side", null=True),
        sa.ForeignKeyConstraint(["number"], ["shown.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number", "role", "place"),
    )  # fmt: skip
    op.create_table(
        "shown_tags", _words("tag"), _words("day_key"), _number("number"),
        sa.ForeignKeyConstraint(["number"], ["shown.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("tag", "day_key"), sqlite_with_rowid=False,
    )  # fmt: skip
    op.create_index("tags_of_event", "shown_tags", ["number"])
    op.create_table(
        "article_texts", _number("reading", key=True), _text("folded"),
        sa.ForeignKeyConstraint(["reading"], ["readings.id"]),
    )  # fmt: skip
    _make_full_text("shown", "number")
    _make_full_text("article_texts", "reading")


_SHOWN_INDEXES = {
    "ix_shown_id": ["id"],
    "ix_shown_page": ["page"],
    "shown_of_reading": ["reading", "position"],
    "shown_by_day": ["state", "day_key"],
    "shown_by_act": ["act", "state", "day_key"],
    "shown_by_type": ["type", "state", "day_key"],
    "shown_by_status": ["status", "state", "day_key"],
    "shown_by_outlet": ["outlet_key", "day_key"],
    "shown_by_place": ["place_key", "day_key"],
    "shown_by_publication": ["published_key", "day_key"],
}


def _make_full_text(table: str, rowid: str) -> None:
    if not _is_sqlite():
        op.execute(f"CREATE INDEX {table}_words ON {table} USING gin (to_tsvector('simple', folded))")
        op.execute(f"CREATE INDEX {table}_parts ON {table} USING gin (folded gin_trgm_ops)")
        return
    op.execute(
        f"CREATE VIRTUAL TABLE {table}_index USING fts5(folded, content='{table}', content_rowid='{rowid}', "
        "tokenize='unicode61 remove_diacritics 0')"
    )


# -- down


def downgrade() -> None:
    """Corrections and the audit log have no place in the older record: the copy that was kept has them."""
    _seal_as_before(op.get_bind())
    if _is_sqlite():
        for index in ("shown_index", "article_texts_index"):
            op.execute(f"DROP TABLE {index}")
    for table in ("article_texts", "shown_tags", "shown_parties", "shown", "audit", "attachments", "corrections"):
        op.drop_table(table)
    if not _is_sqlite():
        for table in ("corrections", "audit"):
            op.execute(f"DROP FUNCTION {table}_is_append_only()")
    for index, table, column in _OLD_INDEXES:
        op.create_index(index, table, [column])
    op.drop_column("rejects", "seal")
    for column in ("seal", "flags", "captured", "published", "outlet"):
        op.drop_column("pages", column)


# -- seals: of a reading's own rows before, and of the reading and everything else now


def _seal_anew(conn: sa.Connection) -> None:
    for number, count, seal, rows in _readings(conn):
        if (count, seal) != _seal({name: rows[name] for name in _SEALED}):
            raise ValueError(f"reading {number} does not match its seal")
        _set_seal(conn, number, _seal(rows))
    for table, kept in (
        ("pages", ("sha256", "source", "url", "outlet", "published", "captured", "flags")),
        ("rejects", ("item", "page", "source", "room", "reason", "detail", "reader")),
    ):
        whole = sa.Table(table, sa.MetaData(), autoload_with=conn)
        key = whole.c.sha256 if table == "pages" else whole.c.id
        query = sa.select(key, *(whole.c[name] for name in kept if name != key.name))
        for row in conn.execute(query).mappings().all():
            told = {name: row[name] for name in kept}
            told |= {"flags": []} if "flags" in told else {}
            line = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
            seal = hashlib.sha256(line.encode("utf-8", "surrogatepass")).hexdigest()
            conn.execute(sa.update(whole).where(key == row[key.name]).values(seal=seal))


def _seal_as_before(conn: sa.Connection) -> None:
    for number, _, _, rows in _readings(conn):
        _set_seal(conn, number, _seal({name: rows[name] for name in _SEALED}))


def _readings(conn: sa.Connection) -> Iterable[tuple[int, int, str, dict[str, list[dict[str, Any]]]]]:
    """Every reading: its number, the seal it bears, and its rows."""
    tables = {name: _typed(conn, name) for name in ("readings", *_SEALED)}
    readings = tables["readings"]
    last = -1
    while found := conn.execute(
        sa.select(readings).where(readings.c.id > last).order_by(readings.c.id).limit(_BATCH)
    ).mappings().all():  # fmt: skip
        for reading in found:
            rows = {"readings": [{name: value for name, value in reading.items() if name not in _OWN}]}
            for name in _SEALED:
                own = sa.select(tables[name]).where(tables[name].c.reading == reading["id"])
                rows[name] = [
                    {column: value for column, value in row.items() if column != "reading"}
                    for row in conn.execute(own).mappings()
                ]
            yield reading["id"], reading["seal_rows"], reading["seal"], rows
        last = found[-1]["id"]


def _typed(conn: sa.Connection, name: str) -> sa.Table:
    return sa.Table(name, sa.MetaData(), autoload_with=conn, resolve_fks=False)


def _seal(rows: Mapping[str, Iterable[Mapping[str, Any]]]) -> tuple[int, str]:
    lines = [
        json.dumps([table, dict(row)], ensure_ascii=False, sort_keys=True) for table in rows for row in rows[table]
    ]
    return len(lines), hashlib.sha256("\n".join(sorted(lines)).encode("utf-8", "surrogatepass")).hexdigest()


def _set_seal(conn: sa.Connection, number: int, seal: tuple[int, str]) -> None:
    readings = sa.table("readings", sa.column("id"), sa.column("seal_rows"), sa.column("seal"))
    conn.execute(sa.update(readings).where(readings.c.id == number).values(seal_rows=seal[0], seal=seal[1]))
