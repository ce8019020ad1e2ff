"""The tables of the record. A plain SQLite file: anybody may query it without Dragoman.

A reading is never changed once it is sealed; a newer reader's reading is put beside it and `current` moves over.
Offsets: `start` and `end` in the body, `page_*` in the decoded page, `byte_*` in the page's bytes; all half-open.
"""

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

APPLICATION_ID = 0x44524147  # "DRAG", in the file's header, so that `file` and we know whose it is
SCHEMA_VERSION = 1

metadata = MetaData()

# What the file says of itself: when it was made, and by which version.
meta = Table("meta", metadata, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))

# Bytes as they came. Pages that gave no article are kept too, for a better reader to try again.
pages = Table(
    "pages",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("source", Text, nullable=False),
    Column("url", Text),
    Column("bytes", LargeBinary, nullable=False),
)

readings = Table(
    "readings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("page", Text, ForeignKey("pages.sha256"), nullable=False),
    Column("reader", Text, nullable=False),
    Column("added", Text, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("url", Text),
    Column("language", Text, nullable=False),
    Column("title", Text),
    Column("published", Text),
    Column("updated", Text),
    Column("outlet", Text),
    Column("agency", Text),
    Column("author", Text),
    Column("body", Text, nullable=False),
    Column("encoding", Text, nullable=False),
    Column("flags", JSON, nullable=False),
    # The seal: how many rows the reading wrote into the tables below, and their SHA-256.
    Column("seal_rows", Integer, nullable=False),
    Column("seal", Text, nullable=False),
    UniqueConstraint("page", "reader"),
    Index("one_current_reading", "page", unique=True, sqlite_where=text("current")),
)


def _of_reading() -> Column[int]:
    return Column("reading", Integer, ForeignKey("readings.id"), primary_key=True)


actors = Table(
    "actors",
    metadata,
    _of_reading(),
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("country", Text),
    Column("office", Text),
    # What a question names a side by: the country's code, else the folded name.
    Column("side", Text, nullable=False, index=True),
    Column("rule", Text, nullable=False),
)

events = Table(
    "events",
    metadata,
    _of_reading(),
    Column("position", Integer, primary_key=True),
    Column("id", Text, nullable=False, index=True),
    Column("act", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("mode", Text),
    Column("cameo", Text, nullable=False),
    Column("mutual", Boolean, nullable=False),
    Column("status", Text, nullable=False),
    Column("background", Boolean, nullable=False),
    Column("date", Text),
    Column("first_day", Text, index=True),
    Column("last_day", Text),
    Column("place", Text),
    Column("confidence", Float, nullable=False),
    Column("rules", JSON, nullable=False),
)

event_actors = Table(
    "event_actors",
    metadata,
    _of_reading(),
    Column("event", Integer, primary_key=True),
    Column("role", Text, CheckConstraint("role IN ('actor', 'recipient', 'asserted_by')"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("actor", Text, nullable=False),  # an actor of the reading, or "unnamed"
    Column("side", Text, index=True),
    ForeignKeyConstraint(["reading", "event"], ["events.reading", "events.position"]),
)

statements = Table(
    "statements",
    metadata,
    _of_reading(),
    Column("position", Integer, primary_key=True),
    Column("speaker", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("rule", Text, nullable=False),
)

agreements = Table(
    "agreements",
    metadata,
    _of_reading(),
    Column("position", Integer, primary_key=True),
    Column("title", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("parties", JSON, nullable=False),
    Column("signed", Text),
    Column("period", Text),
    Column("subject", Text),
    Column("rule", Text, nullable=False),
)

# The words every value was read from. `owner` says of what: "article", "actor" (owner_key is its id), "event",
# "statement", "agreement" (owner_key is its position). Facts read outside the body have page offsets only.
evidence = Table(
    "evidence",
    metadata,
    _of_reading(),
    Column("owner", Text, primary_key=True),
    Column("owner_key", Text, primary_key=True),
    Column("field", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("start", Integer),
    Column("end", Integer),
    Column("page_start", Integer, nullable=False),
    Column("page_end", Integer, nullable=False),
    Column("byte_start", Integer),
    Column("byte_end", Integer),
    Column("words", Text, nullable=False),
    Column("rule", Text),
)

# What was turned away, by whom and why. `page` is there when there were bytes to keep.
rejects = Table(
    "rejects",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("item", Text, nullable=False),
    Column("page", Text, ForeignKey("pages.sha256")),
    Column("source", Text, nullable=False),
    Column("room", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("reader", Text, nullable=False),
    Column("added", Text, nullable=False),
    Column("current", Boolean, nullable=False),
    UniqueConstraint("item", "reader"),
)

# The tables a seal covers, in the order it reads them.
SEALED = (actors, events, event_actors, statements, agreements, evidence)
