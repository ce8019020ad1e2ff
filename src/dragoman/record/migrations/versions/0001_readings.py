"""Pages, readings, events, evidence and rejects: what the first records held."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def _words(name: str, *, null: bool = False, key: bool = False) -> sa.Column[str]:
    return sa.Column(name, _WORDS, nullable=null, primary_key=key)


def _text(name: str, *, null: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=null)


def _number(name: str, *, null: bool = False, key: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=null, primary_key=key, autoincrement=False)


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean, nullable=False)


def _json(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.JSON, nullable=False)


def _of_reading() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["reading"], ["readings.id"])


def upgrade() -> None:
    op.create_table("meta", _words("key", key=True), _words("value"))
    op.create_table(
        "pages", _words("sha256", key=True), _words("source"), _words("url", null=True),
        sa.Column("bytes", sa.LargeBinary, nullable=False),
    )  # fmt: skip
    _make_readings()
    op.create_table(
        "actors", _number("reading", key=True), _words("id", key=True), _words("kind"), _words("name"),
        _words("country", null=True), _words("office", null=True), _words("side"), _words("rule"), _of_reading(),
    )  # fmt: skip
    op.create_index("ix_actors_side", "actors", ["side"])
    _make_events()
    op.create_table(
        "statements", _number("reading", key=True), _number("position", key=True), _words("speaker"), _words("kind"),
        _text("text"), _words("rule"), _of_reading(),
    )  # fmt: skip
    op.create_table(
        "agreements", _number("reading", key=True), _number("position", key=True), _words("title"), _words("kind"),
        _json("parties"), _words("signed", null=True), _words("period", null=True), _words("subject", null=True),
        _words("rule"), _of_reading(),
    )  # fmt: skip
    op.create_table(
        "evidence", _number("reading", key=True), _words("owner", key=True), _words("owner_key", key=True),
        _words("field", key=True), _number("position", key=True), _number("start", null=True),
        _number("end", null=True), _number("page_start"), _number("page_end"), _number("byte_start", null=True),
        _number("byte_end", null=True),
        _text("words"), _words("rule", null=True), _of_reading(),
    )  # fmt: skip
    op.create_table(
        "rejects", _number("id", key=True), _words("item"), _words("page", null=True), _words("source"), _words("room"),
        _words("reason"), _text("detail"), _words("reader"), _words("added"), _flag("current"),
        sa.ForeignKeyConstraint(["page"], ["pages.sha256"]), sa.UniqueConstraint("item", "reader"),
    )  # fmt: skip


def _make_readings() -> None:
    op.create_table(
        "readings", _number("id", key=True), _words("page"), _words("reader"), _words("added"), _flag("current"),
        _words("url", null=True), _words("language"), _words("title", null=True), _words("published", null=True),
        _words("updated", null=True), _words("outlet", null=True), _words("agency", null=True),
        _words("author", null=True), _text("body"), _words("encoding"), _json("flags"), _number("seal_rows"),
        _words("seal"), sa.ForeignKeyConstraint(["page"], ["pages.sha256"]), sa.UniqueConstraint("page", "reader"),
    )  # fmt: skip
    op.create_index(
        "one_current_reading", "readings", ["page"], unique=True,
        sqlite_where=sa.text("current"), postgresql_where=sa.text("current"),
    )  # fmt: skip


def _make_events() -> None:
    op.create_table(
        "events", _number("reading", key=True), _number("position", key=True), _words("id"), _words("act"),
        _words("type"), _words("mode", null=True), _words("cameo"), _flag("mutual"), _words("status"),
        _flag("background"), _words("date", null=True), _words("first_day", null=True), _words("last_day", null=True),
        _words("place", null=True), sa.Column("confidence", sa.Float, nullable=False), _json("rules"), _of_reading(),
    )  # fmt: skip
    op.create_index("ix_events_id", "events", ["id"])
    op.create_index("ix_events_first_day", "events", ["first_day"])
    op.create_table(
        "event_actors", _number("reading", key=True), _number("event", key=True), _words("role", key=True),
        _number("position", key=True), _words("actor"), _words("side", null=True), _of_reading(),
        sa.ForeignKeyConstraint(["reading", "event"], ["events.reading", "events.position"]),
        sa.CheckConstraint("role IN ('actor', 'recipient', 'asserted_by')"),
    )  # fmt: skip
    op.create_index("ix_event_actors_side", "event_actors", ["side"])


def downgrade() -> None:
    for table in (
        "rejects", "evidence", "agreements", "statements", "event_actors", "events", "actors", "readings", "pages",
        "meta",
    ):  # fmt: skip
        op.drop_table(table)
