"""What many pages tell together: which carry one text, which reports are of one event, and what the events come to.

Everything here is made from `shown`, `readings` and people's word, and can be made again (`record/merged/`). Days are
ordinals where they are reckoned with and text where they are shown.
"""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
    false,
)

from dragoman.record.schema.base import WORDS, metadata

# Pages whose reading, corrections or neighbours have changed since they were merged. Written in the transaction that
# changes them, emptied in the one that merges them: what a killed writer left is done by the next.
merge_waiting = Table("merge_waiting", metadata, Column("page", WORDS, primary_key=True))

# By which rules the tables below were made; when the rules change, all pages wait again.
merge_state = Table(
    "merge_state", metadata, Column("key", WORDS, primary_key=True), Column("value", WORDS, nullable=False)
)

# -- texts

# Pages with a current reading. `text` is the smallest page that carries the same text: its own SHA-256 where none does.
text_pages = Table(
    "text_pages",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("page", WORDS, nullable=False, unique=True),
    Column("reading", Integer, ForeignKey("readings.id"), nullable=False),
    Column("name", WORDS, nullable=False, index=True),  # what its user calls it; several pages may share one
    Column("source", WORDS, nullable=False),  # whose page it is, for counting sources
    Column("language", WORDS, nullable=False),
    Column("published", WORDS),
    Column("agency", WORDS),
    Column("digest", WORDS, nullable=False),  # of all that its text is compared by
    Column("text", WORDS, nullable=False),
    Index("pages_of_text", "text", "page"),
)

# Pages that share a band are worth comparing: hashes of the sentences' words, beside the day of publication. By blocks
# of days first: what comes out together stands together then, and a page's hundred rows touch few leaves of the tree.
text_bands = Table(
    "text_bands",
    metadata,
    Column("block", Integer, nullable=False),
    Column("band", BigInteger, nullable=False),
    Column("day", Integer, nullable=False),  # 0 where it is unknown; so is its block
    Column("page", Integer, nullable=False),  # text_pages.number
    PrimaryKeyConstraint("block", "band", "day", "page"),
    sqlite_with_rowid=False,
)

# -- reports

# The events of the pages, as merging takes them in, and their faint ones. `pile` holds together what may be one event,
# `event` is the one; 0 for what is faint and is told plainly nowhere.
reports = Table(
    "reports",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("id", WORDS, nullable=False, unique=True),  # the event's
    Column("page", WORDS, nullable=False, index=True),
    Column("pile", Integer, nullable=False, index=True),
    Column("event", Integer, nullable=False, index=True),  # merged.number
    Column("told", JSON, nullable=False),
)

# Where a new report looks for its like: type and sides, kind of date, days.
report_blocks = Table(
    "report_blocks",
    metadata,
    Column("block", WORDS, nullable=False),
    Column("kind", WORDS, nullable=False),
    Column("first_day", Integer, nullable=False),
    Column("report", Integer, nullable=False),  # reports.number
    Column("last_day", Integer, nullable=False),
    PrimaryKeyConstraint("block", "kind", "first_day", "report"),
    sqlite_with_rowid=False,
)

# What people said of two reports, by the ids their events have now; the smaller id first.
report_pairs = Table(
    "report_pairs",
    metadata,
    Column("left", WORDS, nullable=False),
    Column("right", WORDS, nullable=False),
    Column("verdict", WORDS, nullable=False),  # same, different
    # By whose word: a correction of the kind "join" or "part"; 0 where the event of `page` was merged into another.
    Column("correction", Integer, nullable=False),
    Column("page", WORDS, nullable=False),
    PrimaryKeyConstraint("left", "right", "correction", "page"),
    Index("pairs_by_right", "right"),
    Index("pairs_of_correction", "correction", "page"),
)

# The reports that joins and partings are about. `event` is the id now, NULL when the page does not tell it any more.
joined_reports = Table(
    "joined_reports",
    metadata,
    Column("correction", Integer, ForeignKey("corrections.seq"), nullable=False),
    Column("place", Integer, nullable=False),
    Column("page", WORDS, nullable=False, index=True),
    Column("event", WORDS),
    PrimaryKeyConstraint("correction", "place"),
)

# -- events

# One row for every event, with all that lists ask for. `told` holds values, contradictions and stages; pages in it are
# numbers: places in the list of the event's pages.
merged = Table(
    "merged",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("id", WORDS, nullable=False, unique=True),  # the smallest id of its reports
    Column("act", WORDS, nullable=False),
    Column("type", WORDS, nullable=False),
    Column("mode", WORDS),
    Column("cameo", WORDS, nullable=False),
    Column("mutual", Boolean, nullable=False),
    Column("score", Float, nullable=False),
    Column("status", WORDS, nullable=False),
    Column("date", WORDS),
    Column("first_day", WORDS),
    Column("last_day", WORDS),
    Column("place", WORDS),
    Column("confidence", Float, nullable=False),  # of its surest report
    Column("pages", Integer, nullable=False),
    Column("copies", Integer, nullable=False),
    Column("sources", Integer, nullable=False),  # independent ones
    Column("contradictions", Integer, nullable=False),
    Column("first_seen", WORDS),
    Column("last_seen", WORDS),
    Column("spoken_by", WORDS, nullable=False),  # the page that is quoted
    Column("words", Text, nullable=False),
    Column("told", JSON, nullable=False),
    Column("day_key", WORDS, nullable=False),
    Column("seen_key", WORDS, nullable=False),
    Index("merged_by_day", "day_key", unique=True),
    Index("merged_by_act", "act", "day_key"),
    Index("merged_by_type", "type", "day_key"),
    Index("merged_by_status", "status", "day_key"),
    Index("merged_by_sources", "sources", "day_key"),
    Index("merged_by_publication", "seen_key", unique=True),
    Index("merged_by_contradictions", "contradictions", "day_key"),
    Index("merged_by_place", "place", "day_key"),
)


def _of_merged() -> Column[int]:
    return Column("event", Integer, ForeignKey("merged.number", ondelete="CASCADE"), nullable=False)


# Every page that tells an event: by the report that was read there, or as a copy of the page it was read on.
merged_reports = Table(
    "merged_reports",
    metadata,
    _of_merged(),
    Column("place", Integer, nullable=False),
    Column("page", WORDS, nullable=False, index=True),
    Column("report", WORDS),  # NULL where the page only carries another's text
    Column("lent_by", WORDS),
    # Not told by the page itself: a report only because others tell it.
    Column("faint", Boolean, nullable=False, server_default=false()),
    PrimaryKeyConstraint("event", "place"),
)

merged_parties = Table(
    "merged_parties",
    metadata,
    _of_merged(),
    Column("role", WORDS, nullable=False),
    Column("place", Integer, nullable=False),
    Column("name", WORDS, nullable=False),
    Column("kind", WORDS, nullable=False),
    Column("country", WORDS),
    PrimaryKeyConstraint("event", "role", "place"),
)

# As `shown_tags`, of merged events; besides "person:lavrov", and "place:" by each word of a place's name.
merged_tags = Table(
    "merged_tags",
    metadata,
    Column("tag", WORDS, nullable=False),
    Column("day_key", WORDS, nullable=False),
    _of_merged(),
    PrimaryKeyConstraint("tag", "day_key"),
    Index("tags_of_merged", "event"),
    sqlite_with_rowid=False,
)

# What is counted: every pair of sides that an event is between, with what counts ask for, so that they read one index.
merged_pairs = Table(
    "merged_pairs",
    metadata,
    Column("dyad", WORDS, nullable=False),
    Column("day", WORDS, nullable=False),  # the first day; "~" where there is none
    _of_merged(),
    Column("month", WORDS),  # NULL where the date is no finer than a year
    Column("type", WORDS, nullable=False),
    Column("status", WORDS, nullable=False),
    Column("score", Float, nullable=False),
    Column("pages", Integer, nullable=False),
    PrimaryKeyConstraint("dyad", "day", "event"),
    Index("pairs_by_day", "day", "dyad", "status", "score", "pages"),
    Index("pairs_of_merged", "event"),
    sqlite_with_rowid=False,
)

# -- papers

# The ledger: one row for every agreement. `told` holds the titles and days that pages give.
papers = Table(
    "papers",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("id", WORDS, nullable=False, unique=True),
    Column("title", WORDS, nullable=False),
    Column("kind", WORDS, nullable=False),
    Column("parties", JSON, nullable=False),
    Column("signed", WORDS),
    Column("first_day", WORDS),
    Column("last_day", WORDS),
    Column("period", WORDS),
    Column("subject", WORDS),
    Column("pages", JSON, nullable=False),
    Column("told", JSON, nullable=False),
    Column("folded", Text, nullable=False),
    Column("day_key", WORDS, nullable=False),
    Index("papers_by_day", "day_key", unique=True),
)

paper_tags = Table(
    "paper_tags",
    metadata,
    Column("tag", WORDS, nullable=False),
    Column("day_key", WORDS, nullable=False),
    Column("paper", Integer, ForeignKey("papers.number", ondelete="CASCADE"), nullable=False),
    PrimaryKeyConstraint("tag", "day_key"),
    Index("tags_of_paper", "paper"),
    sqlite_with_rowid=False,
)

# Agreements as single pages tell of them.
paper_tellings = Table(
    "paper_tellings",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("page", WORDS, nullable=False, index=True),
    Column("paper", Integer, nullable=False, index=True),
    Column("told", JSON, nullable=False),
)

paper_blocks = Table(
    "paper_blocks",
    metadata,
    Column("block", WORDS, nullable=False),
    Column("day", Integer, nullable=False),  # 0 where it is unknown
    Column("telling", Integer, nullable=False),
    PrimaryKeyConstraint("block", "day", "telling"),
    sqlite_with_rowid=False,
)

# In an order in which they can be emptied.
MERGED = (
    merged_tags, merged_parties, merged_pairs, merged_reports, merged, report_blocks, report_pairs, joined_reports,
    reports, text_bands, text_pages, paper_tags, paper_blocks, paper_tellings, papers, merge_waiting, merge_state,
)  # fmt: skip
