"""One event from many reports: which pages carry one text, which reports tell of one event, and what they say together.

Readings in, merged events out. Opens no file but its own tables; the record keeps what is made here.
"""

from dragoman.merge.compare import compare
from dragoman.merge.copies import CopyIndex, Fingerprint, compare_texts
from dragoman.merge.gather import Merger, page_text, reports_of, site_of
from dragoman.merge.index import EventIndex, Made
from dragoman.merge.kinds import load_kinds, rules_digest

__all__ = [
    "CopyIndex", "EventIndex", "Fingerprint", "Made", "Merger", "compare", "compare_texts", "load_kinds", "page_text",
    "reports_of", "rules_digest", "site_of",
]  # fmt: skip
