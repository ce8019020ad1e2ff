"""Files, archives, feeds and the web -> `Page`. Refuses to decide what an article is."""

from dragoman.intake.carriers import (
    Options,
    find_sources,
    is_address,
    is_carrier,
    known_as,
    load_pages,
    make_fetcher,
    pages_from,
)
from dragoman.intake.files import CARRIERS, STDIN, SUFFIXES, Found, find_pages, load_page
from dragoman.intake.limits import MAX_PAGE_BYTES, PASSING
from dragoman.intake.table import Fields
from dragoman.intake.urls import without_password

__all__ = [
    "CARRIERS", "MAX_PAGE_BYTES", "PASSING", "STDIN", "SUFFIXES", "Fields", "Found", "Options", "find_pages",
    "find_sources", "is_address", "is_carrier", "known_as", "load_page", "load_pages", "make_fetcher", "pages_from",
    "without_password",
]  # fmt: skip
