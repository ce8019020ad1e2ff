"""Files, archives, feeds and the web -> `Page`. Refuses to decide what an article is."""

from dragoman.intake.carriers import (
    Options,
    find_sources,
    is_address,
    is_carrier,
    load_pages,
    make_fetcher,
    pages_from,
)
from dragoman.intake.files import CARRIERS, STDIN, SUFFIXES, Found, find_pages, load_page
from dragoman.intake.limits import MAX_PAGE_BYTES
from dragoman.intake.table import Fields

__all__ = [
    "CARRIERS", "MAX_PAGE_BYTES", "STDIN", "SUFFIXES", "Fields", "Found", "Options", "find_pages", "find_sources",
    "is_address", "is_carrier", "load_page", "load_pages", "make_fetcher", "pages_from",
]  # fmt: skip
