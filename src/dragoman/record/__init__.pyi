from .articles import ArticleView, Head, find_article, find_bytes, find_heads, find_reject
from .asking import STATES, make_question, of_merged
from .audit import Link, find_breaks, head, links
from .backup import make_backup, restore_backup
from .corrections import (
    add_event,
    find_corrections,
    find_reviews,
    merge_events,
    note_on,
    reject_event,
    set_fields,
    split_event,
    withdraw,
)
from .diff import EventChange, PageChange, find_changes
from .dump import digest_record
from .gaps import Gap, find_gaps
from .gate import sqlite_notice
from .joining import join_reports, part_reports
from .lock import RecordBusyError
from .merged import (
    Copies,
    Copy,
    MergedDetail,
    MergedOrder,
    MergedPage,
    MergedQuestion,
    MergedReport,
    MergedView,
    Month,
    NameCount,
    Opinion,
    PairCount,
    Paper,
    PaperPage,
    PaperQuestion,
    PlaceCount,
    Telling,
    Word,
    count_merged,
    find_copies,
    find_copy_groups,
    find_merged,
    find_merged_event,
    find_merged_page,
    find_merged_view,
    find_months,
    find_names,
    find_page_named,
    find_pairs,
    find_paper,
    find_papers,
    find_papers_page,
    find_places,
    find_texts,
    merge_what_waits,
    page_names,
)
from .open import (
    Place,
    check_place,
    checkpoint,
    has_record,
    is_server,
    open_to_read,
    open_to_write,
    place_name,
)
from .origin import Naming, Origin, Said, Teller, find_origin
from .query import (
    Found,
    Order,
    count_events,
    events_of_page,
    events_with_ids,
    find_event,
    find_events,
    find_page,
    find_rejects,
)
from .question import Question
from .stats import Stats, find_stats
from .values import parse_values
from .verify import find_damage
from .view import EventView, Party, Words, views_of
from .write import (
    Change,
    Outcome,
    add_reading,
    add_readings,
    add_reject,
    forget_rejects,
    seen_before,
)
from .writer import Writer

__all__ = [
    "STATES", "ArticleView", "Change", "Copies", "Copy", "EventChange", "EventView", "Found", "Gap", "Head", "Link",
    "MergedDetail", "MergedOrder", "MergedPage", "MergedQuestion", "MergedReport", "MergedView", "Month", "NameCount",
    "Naming", "Opinion", "Order", "Origin", "Outcome", "PageChange", "PairCount", "Paper", "PaperPage",
    "PaperQuestion", "Party", "Place", "PlaceCount", "Question", "RecordBusyError", "Said", "Stats", "Teller",
    "Telling", "Word", "Words", "Writer", "add_event", "add_reading", "add_readings", "add_reject", "check_place",
    "checkpoint", "count_events", "count_merged", "digest_record", "events_of_page", "events_with_ids", "find_article",
    "find_breaks", "find_bytes", "find_changes", "find_copies", "find_copy_groups", "find_corrections", "find_damage",
    "find_event", "find_events", "find_gaps", "find_heads", "find_merged", "find_merged_event", "find_merged_page",
    "find_merged_view", "find_months", "find_names", "find_origin", "find_page", "find_page_named", "find_pairs",
    "find_paper", "find_papers", "find_papers_page", "find_places", "find_reject", "find_rejects", "find_reviews",
    "find_stats", "find_texts", "forget_rejects", "has_record", "head", "is_server", "join_reports", "links",
    "make_backup", "make_question", "merge_events", "merge_what_waits", "note_on",
    "of_merged", "open_to_read", "open_to_write", "page_names",
    "parse_values", "part_reports", "place_name", "reject_event", "restore_backup", "seen_before",
    "set_fields", "split_event", "sqlite_notice", "views_of", "withdraw",
]  # fmt: skip
