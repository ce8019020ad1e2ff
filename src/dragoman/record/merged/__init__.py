"""What many pages tell together, kept in tables: made as pages come, asked by everybody who lists merged events.

`work.py` merges what waits; `query.py`, `detail.py`, `copies.py`, `ledger.py` and `counts.py` answer. How reports
become events is decided in the room `merge`; nothing is decided here.
"""

from dragoman.record.merged.copies import Copies, Copy, find_copies, find_copy_groups, find_texts
from dragoman.record.merged.counts import (
    Month,
    NameCount,
    PairCount,
    PlaceCount,
    find_months,
    find_names,
    find_pairs,
    find_places,
)
from dragoman.record.merged.detail import MergedDetail, MergedReport, Opinion, Word, find_merged_event
from dragoman.record.merged.ledger import Paper, PaperPage, PaperQuestion, find_paper, find_papers, find_papers_page
from dragoman.record.merged.names import find_page_named, page_names
from dragoman.record.merged.query import (
    MergedOrder,
    MergedPage,
    count_merged,
    find_merged,
    find_merged_page,
    find_merged_view,
)
from dragoman.record.merged.question import MergedQuestion
from dragoman.record.merged.views import MergedView, Telling
from dragoman.record.merged.work import merge_what_waits

__all__ = [
    "Copies", "Copy", "MergedDetail", "MergedOrder", "MergedPage", "MergedQuestion", "MergedReport", "MergedView",
    "Month", "NameCount", "Opinion", "PairCount", "Paper", "PaperPage", "PaperQuestion", "PlaceCount", "Telling",
    "Word", "count_merged", "find_copies", "find_copy_groups", "find_merged", "find_merged_event",
    "find_merged_page", "find_merged_view", "find_months", "find_names", "find_page_named", "find_pairs", "find_paper",
    "find_papers", "find_papers_page", "find_places", "find_texts", "merge_what_waits", "page_names",
]  # fmt: skip
