"""What pages are called: by the names their users know, told apart where several share one."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Select, func, or_, select

from dragoman.errors import UsageError
from dragoman.record.schema import begins, pages, readings, text_pages
from dragoman.record.tellings import told_apart

_AT_ONCE = 5_000
_BEGINNING = re.compile("[0-9a-f]{4,64}")  # of a SHA-256
_BEFORE = ("/", "!")  # a folder, an archive
_OWN_ID = re.compile(r" \(.*\)$", re.DOTALL)


def page_names(conn: Connection, some: Iterable[str] | None = None) -> dict[str, str]:
    """SHA-256 of a page -> what to call it; of all pages that were read when none are given."""
    query = select(text_pages.c.page, text_pages.c.name)
    if some is None:
        names: dict[str, str] = dict(conn.execute(query).all())
        return told_apart(names, Counter(names.values()))
    wanted, names = sorted(set(some)), {}
    for start in range(0, len(wanted), _AT_ONCE):
        names |= dict(conn.execute(query.where(text_pages.c.page.in_(wanted[start : start + _AT_ONCE]))).all())
    called, times = sorted(set(names.values())), Counter[str]()
    for start in range(0, len(called), _AT_ONCE):
        own = text_pages.c.name.in_(called[start : start + _AT_ONCE])
        counts = select(text_pages.c.name, func.count()).where(own).group_by(text_pages.c.name)
        times.update(dict(conn.execute(counts).all()))
    return told_apart(names, times)


def find_page_named(conn: Connection, name: str) -> str:
    """The page that lists call so: by its own id or the name of its file, where it came from (`haberler.jsonl:3`), or
    the beginning of its SHA-256. Raises UsageError when there is none, or several.
    """
    found = next((some for some in _tries(conn, name) if some), []) if name.strip() else []
    if len(found) != 1:
        several = "several are called so; put # and the beginning of the digest behind it"
        raise UsageError(
            f"page {name!r}: {several if found else 'not in this record; `dragoman copies` lists the names'}"
        )
    return found[0]


def _tries(conn: Connection, name: str) -> Iterator[list[str]]:
    """Pages by one kind of name after the other, two of each at most."""
    bare, hash_sign, digest = name.rpartition("#")
    page, own = text_pages.c.page, text_pages.c.name
    if hash_sign:
        yield _two(conn, select(page).where(own == bare, begins(page, digest.lower())))
    yield _two(conn, select(page).where(own == name))
    yield sorted(_from(conn, name))[:2]
    if hash_sign:
        yield sorted(one for one in _from(conn, bare) if one.startswith(digest.lower()))[:2]
    if _BEGINNING.fullmatch(name.lower()):
        of_read = select(readings.c.page).where(readings.c.current, begins(readings.c.page, name.lower()))
        yield _two(conn, of_read)


def _two(conn: Connection, query: Select[Any]) -> list[str]:
    return list(conn.execute(query.distinct().limit(2)).scalars())


def _from(conn: Connection, name: str) -> set[str]:
    """Pages that came from there: under just this path, or under one that ends in it, its own id left out."""
    source = pages.c.source
    ends = [source.endswith(f"{before}{name}", autoescape=True) for before in _BEFORE]
    with_id = [source.contains(f"{before}{name} (", autoescape=True) for before in _BEFORE]
    alike = or_(source == name, source.startswith(f"{name} (", autoescape=True), *ends, *with_id)
    query = select(pages.c.sha256, source).join(readings, readings.c.page == pages.c.sha256)
    rows = conn.execute(query.where(readings.c.current, alike)).all()
    # LIKE knows no case on SQLite, and a path may hold such brackets itself.
    return {page for page, path in rows if any(_is_end(name, each) for each in (path, _OWN_ID.sub("", path)))}


def _is_end(name: str, path: str) -> bool:
    return path == name or path.endswith(tuple(f"{before}{name}" for before in _BEFORE))
