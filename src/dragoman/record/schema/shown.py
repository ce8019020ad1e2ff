"""What the record answers with: the current readings' events with people's corrections in them.

Everything here is made from the other tables and can be made again (`record/shown.py`). One row holds whatever an event
is asked for, so that a list needs no joins; `*_key` columns hold orders that people see.
"""

from sqlalchemy import (
    DDL,
    JSON,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
    event,
)

from dragoman.record.schema.base import WORDS, afterwards, metadata

# `position` is the event's in its reading; negative for what people added or split. `state` says whether it is listed
# (shown, rejected, merged into another, split into others). `told_by` is the position of the event of the reading whose
# words tell it, or -n when correction n brought the words.
shown = Table(
    "shown",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("reading", Integer, ForeignKey("readings.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("told_by", Integer, nullable=False),
    Column("state", WORDS, nullable=False),
    Column("id", WORDS, nullable=False, index=True),
    Column("page", WORDS, nullable=False, index=True),
    Column("source", WORDS, nullable=False),
    Column("act", WORDS, nullable=False),
    Column("type", WORDS, nullable=False),
    Column("mode", WORDS),
    Column("cameo", WORDS, nullable=False),
    Column("mutual", Boolean, nullable=False),
    Column("status", WORDS, nullable=False),
    Column("background", Boolean, nullable=False),
    Column("date", WORDS),
    Column("first_day", WORDS),
    Column("last_day", WORDS),
    Column("place", WORDS),
    Column("confidence", Float, nullable=False),
    Column("language", WORDS, nullable=False),
    Column("outlet", WORDS),
    Column("agency", WORDS),
    Column("title", WORDS),
    Column("published", WORDS),
    Column("sources", Integer, nullable=False),  # pages that tell it: one, and those merged into it
    Column("merged_into", WORDS),
    Column("corrected", JSON, nullable=False),  # fields that people have set
    Column("day_key", WORDS, nullable=False),  # by day, publication, page, place on the page; unique
    Column("published_key", WORDS, nullable=False),
    Column("place_key", WORDS, nullable=False),
    Column("outlet_key", WORDS, nullable=False),
    Column("folded", Text, nullable=False),  # " words as they are looked for ", see text.key
    Column("tags", JSON, nullable=False),  # its rows in `shown_tags`
    Index("shown_of_reading", "reading", "position", unique=True),
    Index("shown_by_day", "state", "day_key"),
    Index("shown_by_act", "act", "state", "day_key"),
    Index("shown_by_type", "type", "state", "day_key"),
    Index("shown_by_status", "status", "state", "day_key"),
    Index("shown_by_outlet", "outlet_key", "day_key"),
    Index("shown_by_place", "place_key", "day_key"),
    Index("shown_by_publication", "published_key", "day_key"),
)


shown_parties = Table(
    "shown_parties",
    metadata,
    Column("number", Integer, ForeignKey("shown.number", ondelete="CASCADE"), nullable=False),
    Column("role", WORDS, nullable=False),
    Column("place", Integer, nullable=False),  # among those of its role
    Column("actor", WORDS, nullable=False),
    Column("name", WORDS),
    Column("kind", WORDS),
    Column("country", WORDS),
    Column("office", WORDS),
    Column("side", WORDS),
    PrimaryKeyConstraint("number", "role", "place"),
)

# What an event is found by, in the order of lists: "side:TUR", "dyad:KAZ|TUR", "name:lavrov", "place:astana",
# "outlet:anadolu ajansi". A list of what bears a tag is one walk along the primary key, however long the record. There
# is no index by number, which would be as long as the table and has one use: `shown.tags` names the rows to take away.
shown_tags = Table(
    "shown_tags",
    metadata,
    Column("tag", WORDS, nullable=False),
    Column("day_key", WORDS, nullable=False),
    Column("number", Integer, nullable=False),  # of `shown`
    PrimaryKeyConstraint("tag", "day_key"),
    sqlite_with_rowid=False,
)

# Headline and body of current readings, folded.
article_texts = Table(
    "article_texts",
    metadata,
    Column("reading", Integer, ForeignKey("readings.id"), primary_key=True, autoincrement=False),
    Column("folded", Text, nullable=False),
)

DERIVED = (shown_tags, shown_parties, shown, article_texts)


def full_text(table: str, rowid: str, dialect: str) -> list[str]:
    """The statements that make a full-text index over `folded`."""
    if dialect == "postgresql":
        return [
            f"CREATE INDEX {table}_words ON {table} USING gin (to_tsvector('simple', folded))",
            f"CREATE INDEX {table}_parts ON {table} USING gin (folded gin_trgm_ops)",
        ]
    # The text is folded already, so the tokenizer has nothing left to take away. The writer keeps the index in step
    # (`record/full_text.py`): triggers on virtual tables are refused where the schema is not trusted.
    return [
        f"CREATE VIRTUAL TABLE {table}_index USING fts5(folded, content='{table}', content_rowid='{rowid}', "
        "tokenize='unicode61 remove_diacritics 0')"
    ]


for _table, _rowid in ((shown, "number"), (article_texts, "reading")):
    for _dialect in ("sqlite", "postgresql"):
        afterwards(_table, _dialect, full_text(_table.name, _rowid, _dialect))
event.listen(
    metadata,
    "before_create",
    DDL("CREATE EXTENSION IF NOT EXISTS pg_trgm").execute_if(dialect="postgresql"),  # type: ignore[no-untyped-call]
)
