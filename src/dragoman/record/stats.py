"""How much a record holds, counted; and where it is thick."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select, text

from dragoman.record.schema import corrections, pages, readings, rejects, shown, statements
from dragoman.text import order_key

_FACETS = {"act": shown.c.act, "type": shown.c.type, "status": shown.c.status, "place": shown.c.place,
           "outlet": shown.c.outlet, "language": shown.c.language}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Stats:
    """Counts; `first` and `last` are days of publication, `facets` hold (value, events), the most first."""

    pages: int
    bytes: int
    readings: int
    articles: int
    rejects: int
    events: int
    dated: int
    placed: int
    statements: int
    corrections: int
    readers: tuple[str, ...]
    first: str | None
    last: str | None
    size: int
    facets: dict[str, tuple[tuple[str | None, int], ...]]


def find_stats(conn: Connection, *, most: int = 10) -> Stats:
    """What the record holds now."""
    listed = shown.c.state == "shown"
    first, last = conn.execute(
        select(func.min(readings.c.published), func.max(readings.c.published)).where(readings.c.current)
    ).one()
    current = select(readings.c.id).where(readings.c.current)
    return Stats(
        pages=_count(conn, pages),
        bytes=int(conn.execute(select(func.coalesce(func.sum(func.length(pages.c.bytes)), 0))).scalar_one()),
        readings=_count(conn, readings),
        articles=_count(conn, readings, readings.c.current),
        rejects=_count(conn, rejects, rejects.c.current),
        events=_count(conn, shown, listed),
        dated=_count(conn, shown, listed, shown.c.first_day.is_not(None)),
        placed=_count(conn, shown, listed, shown.c.place.is_not(None)),
        statements=_count(conn, statements, statements.c.reading.in_(current)),
        corrections=_count(conn, corrections),
        readers=tuple(sorted(conn.execute(select(readings.c.reader).distinct()).scalars())),
        first=first[:10] if first else None,
        last=last[:10] if last else None,
        size=_size(conn),
        facets={name: tuple(facet(conn, name)[:most]) for name in _FACETS},
    )


def facet(conn: Connection, name: str) -> list[tuple[str | None, int]]:
    """The values of one field with their events: the most first, then by the Turkish alphabet, the missing one last."""
    column = _FACETS[name]
    query = select(column, func.count()).where(shown.c.state == "shown").group_by(column)
    counts = [(value, int(count)) for value, count in conn.execute(query)]
    return sorted(counts, key=lambda pair: (-pair[1], pair[0] is None, order_key(pair[0] or ""), pair[0] or ""))


def _count(conn: Connection, table: Any, *conditions: ColumnElement[bool]) -> int:
    return int(conn.execute(select(func.count()).select_from(table).where(*conditions)).scalar_one())


def _size(conn: Connection) -> int:
    if conn.dialect.name == "postgresql":
        return int(conn.execute(text("SELECT pg_database_size(current_database())")).scalar_one())
    page_count, page_size = (conn.execute(text(f"PRAGMA {name}")).scalar_one() for name in ("page_count", "page_size"))
    return int(page_count) * int(page_size)
