"""The tables of the record, the same on SQLite and on PostgreSQL. Anybody may query them without Dragoman.

`read.py` holds what was read, `people.py` what people said of it and what was done when, `shown.py` what the two give
together. docs/record.md describes every table. A change here needs a migration (`record/migrations/`).
"""

from dragoman.record.schema.base import APPLICATION_ID, SCHEMA_VERSION, begins, metadata, revision
from dragoman.record.schema.people import attachments, audit, corrections
from dragoman.record.schema.read import (
    SEALED,
    actors,
    agreements,
    event_actors,
    events,
    evidence,
    meta,
    pages,
    readings,
    rejects,
    statements,
)
from dragoman.record.schema.shown import DERIVED, article_texts, shown, shown_parties, shown_tags

__all__ = [
    "APPLICATION_ID", "DERIVED", "SCHEMA_VERSION", "SEALED", "actors", "agreements", "article_texts", "attachments",
    "audit", "begins", "corrections", "event_actors", "events", "evidence", "meta", "metadata", "pages", "readings",
    "rejects", "revision", "shown", "shown_parties", "shown_tags", "statements",
]  # fmt: skip
