"""Files and archives -> `Page`. Refuses to decide what an article is."""

from dragoman.intake.files import MAX_PAGE_BYTES, SUFFIXES, Found, find_pages, load_page, pages_from

__all__ = ["MAX_PAGE_BYTES", "SUFFIXES", "Found", "find_pages", "load_page", "pages_from"]
