"""What pages are called: by the names their users know, told apart where several share one."""

from collections import Counter
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, and_, func, select

from dragoman.errors import UsageError
from dragoman.record.schema import begins, text_pages
from dragoman.record.tellings import told_apart

_AT_ONCE = 5_000


def page_names(conn: Connection, pages: Iterable[str] | None = None) -> dict[str, str]:
    """SHA-256 of a page -> what to call it; of all pages that were read when none are given."""
    query = select(text_pages.c.page, text_pages.c.name)
    if pages is None:
        names: dict[str, str] = dict(conn.execute(query).all())
        return told_apart(names, Counter(names.values()))
    wanted, names = sorted(set(pages)), {}
    for start in range(0, len(wanted), _AT_ONCE):
        names |= dict(conn.execute(query.where(text_pages.c.page.in_(wanted[start : start + _AT_ONCE]))).all())
    called, times = sorted(set(names.values())), Counter[str]()
    for start in range(0, len(called), _AT_ONCE):
        own = text_pages.c.name.in_(called[start : start + _AT_ONCE])
        counts = select(text_pages.c.name, func.count()).where(own).group_by(text_pages.c.name)
        times.update(dict(conn.execute(counts).all()))
    return told_apart(names, times)


def find_page_named(conn: Connection, name: str) -> str:
    """The page of this name, or whose SHA-256 begins like this. Raises UsageError when there is none, or several."""
    bare, _, digest = name.rpartition("#") if "#" in name else (name, "", "")
    page, own = text_pages.c.page, text_pages.c.name
    tries = [and_(own == bare, begins(page, digest.lower())), own == name]
    tries += [begins(page, name.lower())] if len(name) >= 6 else []
    found: Sequence[str] = ()
    while tries and not found:
        found = conn.execute(select(page).where(tries.pop(0)).limit(2)).scalars().all()
    if len(found) != 1:
        several = "several are called so; put # and the beginning of the digest behind it"
        raise UsageError(
            f"page {name!r}: {several if found else 'not in this record; `dragoman copies` lists the names'}"
        )
    return found[0]
