"""What was read. A reading is never changed once it is sealed; a newer one is put beside it and `current` moves over.
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
    Table,
    Text,
    UniqueConstraint,
    text,
)

from dragoman.record.schema.base import WORDS, metadata

# What the file says of itself: when it was made, and by which version.
meta = Table("meta", metadata, Column("key", WORDS, primary_key=True), Column("value", WORDS, nullable=False))

# Bytes as they came. Pages that gave no article are kept too, for a better reader to try again. What the carrier of a
# page said of it is kept, so that the page can be read again as it was first. The seal covers all but the bytes.
pages = Table(
    "pages",
    metadata,
    Column("sha256", WORDS, primary_key=True),
    Column("source", WORDS, nullable=False),
    Column("url", WORDS),
    Column("bytes", LargeBinary, nullable=False),
    Column("outlet", WORDS),
    Column("published", WORDS),
    Column("captured", WORDS),
    Column("flags", JSON, nullable=False, server_default=text("'[]'")),
    Column("seal", WORDS, nullable=False, server_default=text("''")),
)

readings = Table(
    "readings",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("page", WORDS, ForeignKey("pages.sha256"), nullable=False),
    Column("reader", WORDS, nullable=False),
    Column("added", WORDS, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("url", WORDS),
    Column("language", WORDS, nullable=False),
    Column("title", WORDS),
    Column("published", WORDS),
    Column("updated", WORDS),
    Column("outlet", WORDS),
    Column("agency", WORDS),
    Column("author", WORDS),
    Column("body", Text, nullable=False),
    Column("encoding", WORDS, nullable=False),
    Column("flags", JSON, nullable=False),
    # The seal: how many rows the reading wrote (this one and those below), and their SHA-256. It leaves out what the
    # record adds of its own: number, time, and whether the reading is current.
    Column("seal_rows", Integer, nullable=False),
    Column("seal", WORDS, nullable=False),
    UniqueConstraint("page", "reader"),
    Index("one_current_reading", "page", unique=True, sqlite_where=text("current"), postgresql_where=text("current")),
)


def _of_reading() -> Column[int]:
    return Column("reading", Integer, ForeignKey("readings.id"), primary_key=True, autoincrement=False)


actors = Table(
    "actors",
    metadata,
    _of_reading(),
    Column("id", WORDS, primary_key=True),
    Column("kind", WORDS, nullable=False),
    Column("name", WORDS, nullable=False),
    Column("country", WORDS),
    Column("office", WORDS),
    # What a question names a side by: the country's code, else the folded name.
    Column("side", WORDS, nullable=False),
    Column("rule", WORDS, nullable=False),
)

events = Table(
    "events",
    metadata,
    _of_reading(),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("id", WORDS, nullable=False),
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
    Column("rules", JSON, nullable=False),
)

event_actors = Table(
    "event_actors",
    metadata,
    _of_reading(),
    Column("event", Integer, primary_key=True, autoincrement=False),
    Column("role", WORDS, CheckConstraint("role IN ('actor', 'recipient', 'asserted_by')"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("actor", WORDS, nullable=False),  # an actor of the reading, or "unnamed"
    Column("side", WORDS),
    ForeignKeyConstraint(["reading", "event"], ["events.reading", "events.position"]),
)

statements = Table(
    "statements",
    metadata,
    _of_reading(),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("speaker", WORDS, nullable=False),
    Column("kind", WORDS, nullable=False),
    Column("text", Text, nullable=False),
    Column("rule", WORDS, nullable=False),
)

agreements = Table(
    "agreements",
    metadata,
    _of_reading(),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("title", WORDS, nullable=False),
    Column("kind", WORDS, nullable=False),
    Column("parties", JSON, nullable=False),
    Column("signed", WORDS),
    Column("period", WORDS),
    Column("subject", WORDS),
    Column("rule", WORDS, nullable=False),
)

# The words every value was read from. `owner` says of what: "article", "actor" (owner_key is its id), "event",
# "statement", "agreement" (owner_key is its position). Facts read outside the body have page offsets only.
evidence = Table(
    "evidence",
    metadata,
    _of_reading(),
    Column("owner", WORDS, primary_key=True),
    Column("owner_key", WORDS, primary_key=True),
    Column("field", WORDS, primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("start", Integer),
    Column("end", Integer),
    Column("page_start", Integer, nullable=False),
    Column("page_end", Integer, nullable=False),
    Column("byte_start", Integer),
    Column("byte_end", Integer),
    Column("words", Text, nullable=False),
    Column("rule", WORDS),
)

# What a reading may tell besides its events, too unsure to be told by itself (docs/record.md); nothing where there is
# none. The row has a seal of its own, which the log names: readings of older formats are sealed without it.
faint = Table(
    "faint",
    metadata,
    _of_reading(),
    Column("told", JSON, nullable=False),
    Column("seal", WORDS, nullable=False),
)

# What was turned away, by whom and why. `page` is there when there were bytes to keep.
rejects = Table(
    "rejects",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("item", WORDS, nullable=False),
    Column("page", WORDS, ForeignKey("pages.sha256")),
    Column("source", WORDS, nullable=False),
    Column("room", WORDS, nullable=False),
    Column("reason", WORDS, nullable=False),
    Column("detail", Text, nullable=False),
    Column("reader", WORDS, nullable=False),
    Column("added", WORDS, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("seal", WORDS, nullable=False, server_default=text("''")),
    UniqueConstraint("item", "reader"),
)

# The tables a seal covers, in the order it reads them.
SEALED = (actors, events, event_actors, statements, agreements, evidence)
