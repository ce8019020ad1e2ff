"""What came in last, and what was turned away: the front page of a record."""

from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, func, or_, select

from dragoman.record.articles import Head
from dragoman.record.schema import actors, pages, readings, rejects, shown
from dragoman.text import key


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival(Head):
    """A page that was read, and how many events it tells."""

    added: str
    events: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much there is."""

    articles: int
    events: int
    rejects: int


def find_arrivals(conn: Connection, *, limit: int = 10) -> list[Arrival]:
    """The pages that were read last, the newest first."""
    told = (
        select(func.count()).select_from(shown).where(shown.c.page == readings.c.page, shown.c.state == "shown")
    ).scalar_subquery()
    query = (
        select(
            *(readings.c[name] for name in ("page", "title", "outlet", "agency", "published", "added")),
            pages.c.source,
            told.label("events"),
        )
        .join(pages, pages.c.sha256 == readings.c.page)
        .where(readings.c.current)
        .order_by(readings.c.id.desc())
        .limit(limit)
    )
    return [Arrival(**row) for row in conn.execute(query).mappings()]


def is_empty(conn: Connection) -> bool:
    """Whether nothing was added yet, neither what was read nor what was turned away."""
    return not any(conn.execute(select(table.c.id).limit(1)).first() for table in (readings, rejects))


def is_met(conn: Connection, name: str) -> bool:
    """Whether any page names a side (by its key) or somebody of this name, in an event or not."""
    query = select(actors.c.id).where(or_(actors.c.side.in_({name, key(name)}), actors.c.name == name))
    return conn.execute(query.limit(1)).first() is not None


def count_all(conn: Connection) -> Counts:
    def count(table: object, condition: object) -> int:
        return int(conn.execute(select(func.count()).select_from(table).where(condition)).scalar_one())  # type: ignore[arg-type]

    return Counts(
        articles=count(readings, readings.c.current),
        events=count(shown, shown.c.state == "shown"),
        rejects=count(rejects, rejects.c.current),
    )


def count_reasons(conn: Connection) -> list[tuple[str, int]]:
    """Why pages were turned away, the most frequent reason first."""
    query = select(rejects.c.reason, func.count()).where(rejects.c.current).group_by(rejects.c.reason)
    return sorted(((reason, int(count)) for reason, count in conn.execute(query)), key=lambda each: (-each[1], each[0]))


def find_turned_away(
    conn: Connection, *, reason: str | None = None, limit: int = 100, before: int | None = None
) -> list[RowMapping]:
    """What was turned away, the last first; `before` is the number of the last one seen."""
    query = select(rejects).where(rejects.c.current).order_by(rejects.c.id.desc()).limit(limit)
    if reason is not None:
        query = query.where(rejects.c.reason == reason)
    if before is not None:
        query = query.where(rejects.c.id < before)
    return list(conn.execute(query).mappings())
