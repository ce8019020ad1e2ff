"""Merged events, texts and agreements of many pages: made from the rest, and filled when the record is merged."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def _words(name: str, *, null: bool = False, key: bool = False, unique: bool = False) -> sa.Column[str]:
    return sa.Column(name, _WORDS, nullable=null, primary_key=key, unique=unique or None)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _number(name: str, *, key: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False, primary_key=key, autoincrement=False)


def _float(name: str) -> sa.Column[float]:
    return sa.Column(name, sa.Float, nullable=False)


def _json(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.JSON, nullable=False)


def _of(column: str, table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{table}.number"], ondelete="CASCADE")


def upgrade() -> None:
    op.create_table("merge_waiting", _words("page", key=True))
    op.create_table("merge_state", _words("key", key=True), _words("value"))
    _make_texts()
    _make_reports()
    _make_merged()
    _make_papers()
    op.execute("INSERT INTO merge_waiting (page) SELECT page FROM readings WHERE current")


def _make_texts() -> None:
    op.create_table(
        "text_pages", _number("number", key=True), _words("page", unique=True), _number("reading"), _words("name"),
        _words("source"), _words("language"), _words("published", null=True), _words("agency", null=True),
        _words("digest"), _words("text"), sa.ForeignKeyConstraint(["reading"], ["readings.id"]),
    )  # fmt: skip
    op.create_index("ix_text_pages_name", "text_pages", ["name"])
    op.create_index("pages_of_text", "text_pages", ["text", "page"])
    op.create_table(
        "text_bands", _number("block"), sa.Column("band", sa.BigInteger, nullable=False), _number("day"),
        _number("page"), sa.PrimaryKeyConstraint("block", "band", "day", "page"), sqlite_with_rowid=False,
    )  # fmt: skip


def _make_reports() -> None:
    op.create_table(
        "reports", _number("number", key=True), _words("id", unique=True), _words("page"), _number("pile"),
        _number("event"), _json("told"),
    )  # fmt: skip
    for column in ("page", "pile", "event"):
        op.create_index(f"ix_reports_{column}", "reports", [column])
    op.create_table(
        "report_blocks", _words("block"), _words("kind"), _number("first_day"), _number("report"), _number("last_day"),
        sa.PrimaryKeyConstraint("block", "kind", "first_day", "report"), sqlite_with_rowid=False,
    )  # fmt: skip
    op.create_table(
        "report_pairs", _words("left"), _words("right"), _words("verdict"), _number("correction"), _words("page"),
        sa.PrimaryKeyConstraint("left", "right", "correction", "page"),
    )  # fmt: skip
    op.create_index("pairs_by_right", "report_pairs", ["right"])
    op.create_index("pairs_of_correction", "report_pairs", ["correction", "page"])
    op.create_table(
        "joined_reports", _number("correction"), _number("place"), _words("page"), _words("event", null=True),
        sa.ForeignKeyConstraint(["correction"], ["corrections.seq"]), sa.PrimaryKeyConstraint("correction", "place"),
    )  # fmt: skip
    op.create_index("ix_joined_reports_page", "joined_reports", ["page"])


def _make_merged() -> None:
    op.create_table(
        "merged", _number("number", key=True), _words("id", unique=True), _words("act"), _words("type"),
        _words("mode", null=True), _words("cameo"), sa.Column("mutual", sa.Boolean, nullable=False), _float("score"),
        _words("status"), _words("date", null=True), _words("first_day", null=True), _words("last_day", null=True),
        _words("place", null=True), _float("confidence"), _number("pages"), _number("copies"), _number("sources"),
        _number("contradictions"), _words("first_seen", null=True), _words("last_seen", null=True), _words("spoken_by"),
        _text("words"), _json("told"), _words("day_key"), _words("seen_key"),
    )  # fmt: skip
    for name, columns in _MERGED_INDEXES.items():
        op.create_index(name, "merged", columns, unique=len(columns) == 1)
    op.create_table(
        "merged_reports", _number("event"), _number("place"), _words("page"), _words("report", null=True),
        _words("lent_by", null=True), _of("event", "merged"), sa.PrimaryKeyConstraint("event", "place"),
    )  # fmt: skip
    op.create_index("ix_merged_reports_page", "merged_reports", ["page"])
    op.create_table(
        "merged_parties", _number("event"), _words("role"), _number("place"), _words("name"), _words("kind"),
        _words("country", null=True), _of("event", "merged"), sa.PrimaryKeyConstraint("event", "role", "place"),
    )  # fmt: skip
    op.create_table(
        "merged_tags", _words("tag"), _words("day_key"), _number("event"), _of("event", "merged"),
        sa.PrimaryKeyConstraint("tag", "day_key"), sqlite_with_rowid=False,
    )  # fmt: skip
    op.create_index("tags_of_merged", "merged_tags", ["event"])
    op.create_table(
        "merged_pairs", _words("dyad"), _words("day"), _number("event"), _words("month", null=True), _words("type"),
        _words("status"), _float("score"), _number("pages"), _of("event", "merged"),
        sa.PrimaryKeyConstraint("dyad", "day", "event"), sqlite_with_rowid=False,
    )  # fmt: skip
    op.create_index("pairs_by_day", "merged_pairs", ["day", "dyad", "status", "score", "pages"])
    op.create_index("pairs_of_merged", "merged_pairs", ["event"])


_MERGED_INDEXES = {
    "merged_by_day": ["day_key"],
    "merged_by_act": ["act", "day_key"],
    "merged_by_type": ["type", "day_key"],
    "merged_by_status": ["status", "day_key"],
    "merged_by_sources": ["sources", "day_key"],
    "merged_by_publication": ["seen_key"],
    "merged_by_contradictions": ["contradictions", "day_key"],
    "merged_by_place": ["place", "day_key"],
}


def _make_papers() -> None:
    op.create_table(
        "papers", _number("number", key=True), _words("id", unique=True), _words("title"), _words("kind"),
        _json("parties"), _words("signed", null=True), _words("first_day", null=True), _words("last_day", null=True),
        _words("period", null=True), _words("subject", null=True), _json("pages"), _json("told"), _text("folded"),
        _words("day_key"),
    )  # fmt: skip
    op.create_index("papers_by_day", "papers", ["day_key"], unique=True)
    op.create_table(
        "paper_tags", _words("tag"), _words("day_key"), _number("paper"), _of("paper", "papers"),
        sa.PrimaryKeyConstraint("tag", "day_key"), sqlite_with_rowid=False,
    )  # fmt: skip
    op.create_index("tags_of_paper", "paper_tags", ["paper"])
    op.create_table(
        "paper_tellings", _number("number", key=True), _words("page"), _number("paper"), _json("told"),
    )  # fmt: skip
    for column in ("page", "paper"):
        op.create_index(f"ix_paper_tellings_{column}", "paper_tellings", [column])
    op.create_table(
        "paper_blocks", _words("block"), _number("day"), _number("telling"),
        sa.PrimaryKeyConstraint("block", "day", "telling"), sqlite_with_rowid=False,
    )  # fmt: skip


def downgrade() -> None:
    for table in (
        "merged_tags", "merged_parties", "merged_pairs", "merged_reports", "merged", "report_blocks", "report_pairs",
        "joined_reports", "reports", "text_bands", "text_pages", "paper_tags", "paper_blocks", "paper_tellings",
        "papers", "merge_waiting", "merge_state",
    ):  # fmt: skip
        op.drop_table(table)
