from .compare import compare
from .copies import CopyIndex, Fingerprint, compare_texts
from .gather import Merger, page_text, reports_of, site_of
from .index import EventIndex, Made
from .kinds import load_kinds, rules_digest

__all__ = [
    "CopyIndex", "EventIndex", "Fingerprint", "Made", "Merger", "compare", "compare_texts", "load_kinds", "page_text",
    "reports_of", "rules_digest", "site_of",
]  # fmt: skip
