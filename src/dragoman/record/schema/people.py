"""What people said of the record, and what was done to it: rows are appended and never changed; triggers see to it."""

from sqlalchemy import JSON, Column, ForeignKey, Integer, Table, Text

from dragoman.record.schema.base import WORDS, afterwards, metadata

# One thing a person said of an event. `event` is its id at that time and `anchor` where on the page it was told, so
# that it is found again after another reading. `page` is NULL for a withdrawal of another correction. Joining and
# parting are about several pages: `value` holds an anchor for every report, `page` and `event` name the first.
corrections = Table(
    "corrections",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", WORDS, nullable=False),
    Column("by", WORDS, nullable=False),
    Column("kind", WORDS, nullable=False),  # set, reject, add, merge, split, join, part, note, withdraw
    Column("page", WORDS, ForeignKey("pages.sha256"), index=True),
    Column("other_page", WORDS, ForeignKey("pages.sha256"), index=True),  # of a merge: where the other event stands
    Column("event", WORDS),
    Column("anchor", JSON),
    Column("value", JSON, nullable=False),
    Column("before", JSON),  # what the record showed then; "read_as": what was read, where that is another value
    Column("why", Text, nullable=False),
    Column("digest", WORDS, nullable=False),
)

# Where each correction holds now. Made anew whenever a page is read or a correction made (for joins and partings: when
# their pages are merged); what is `lost` or `changed` is what `dragoman review` lists.
attachments = Table(
    "attachments",
    metadata,
    Column("correction", Integer, ForeignKey("corrections.seq"), primary_key=True, autoincrement=False),
    Column("state", WORDS, nullable=False),  # attached, lost, changed, withdrawn
    Column("how", WORDS, nullable=False),  # "id", "trigger", "words", "sides", … or what is amiss
    Column("event", WORDS),  # the id the event has now
    Column("now", JSON),  # what is read there now, where that is neither what was nor what was said
)

# What was done to the record, in order; every row bears the digest of the one before it.
audit = Table(
    "audit",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", WORDS, nullable=False),
    Column("by", WORDS, nullable=False),
    Column("what", WORDS, nullable=False),
    Column("subject", WORDS, nullable=False, index=True),
    Column("detail", JSON, nullable=False),
    Column("previous", WORDS, nullable=False),
    Column("digest", WORDS, nullable=False),
)


def append_only(table: str, dialect: str) -> list[str]:
    """The statements that keep a table from being changed."""
    if dialect == "sqlite":
        return [
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            for verb in ("UPDATE", "DELETE")
        ]
    refuse = f"CREATE OR REPLACE FUNCTION {table}_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
    body = f"$$BEGIN RAISE EXCEPTION '{table} is append-only'; END$$"
    trigger = f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
    return [refuse + body, trigger + f"FOR EACH ROW EXECUTE FUNCTION {table}_is_append_only()"]


for _table in (corrections, audit):
    for _dialect in ("sqlite", "postgresql"):
        afterwards(_table, _dialect, append_only(_table.name, _dialect))
