"""The tables of the record, the same on SQLite and on PostgreSQL. Anybody may query them without Dragoman.

`read.py` holds what was read, `people.py` what people said of it and what was done when, `shown.py` what the two give
together, `merged.py` what many pages tell together. docs/record.md describes every table. A change here needs a
migration (`record/migrations/`).
"""

from dragoman.record.schema.base import APPLICATION_ID, SCHEMA_VERSION, begins, metadata, revision
from dragoman.record.schema.merged import (
    MERGED,
    joined_reports,
    merge_state,
    merge_waiting,
    merged,
    merged_pairs,
    merged_parties,
    merged_reports,
    merged_tags,
    paper_blocks,
    paper_tags,
    paper_tellings,
    papers,
    report_blocks,
    report_pairs,
    reports,
    text_bands,
    text_pages,
)
from dragoman.record.schema.people import attachments, audit, corrections
from dragoman.record.schema.read import (
    SEALED,
    actors,
    agreements,
    event_actors,
    events,
    evidence,
    faint,
    meta,
    pages,
    readings,
    rejects,
    statements,
)
from dragoman.record.schema.shown import DERIVED, article_texts, shown, shown_parties, shown_tags

__all__ = [
    "APPLICATION_ID", "DERIVED", "MERGED", "SCHEMA_VERSION", "SEALED", "actors", "agreements", "article_texts",
    "attachments", "audit", "begins", "corrections", "event_actors", "events", "evidence", "faint",
    "joined_reports", "merge_state",
    "merge_waiting", "merged", "merged_pairs", "merged_parties", "merged_reports", "merged_tags", "meta",
    "metadata", "pages", "paper_blocks", "paper_tags", "paper_tellings", "papers", "readings", "rejects",
    "report_blocks", "report_pairs", "reports", "revision", "shown", "shown_parties", "shown_tags", "statements",
    "text_bands", "text_pages",
]  # fmt: skip
