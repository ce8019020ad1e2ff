"""Merged events as a timeline draws them: little of each, thousands at a time."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import Connection, select

from dragoman.record.merged.query import newest_rows
from dragoman.record.merged.question import MergedQuestion
from dragoman.record.schema import merged, merged_parties

_BATCH = 500
_COPIED = ("id", "date", "type", "act", "mutual", "status", "sources", "pages", "score", "place")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One event; `pages` is how many tell it. Parties are (name, kind)."""

    id: str
    date: str | None
    type: str
    act: str
    mutual: bool
    status: str
    sources: int
    pages: int
    score: float
    place: str | None
    actors: tuple[tuple[str, str], ...]
    recipients: tuple[tuple[str, str], ...]


def find_dots(conn: Connection, question: MergedQuestion, *, limit: int = 4_000) -> list[Dot]:
    """The newest events asked for. Raises UsageError as every list does."""
    columns = [merged.c.number, *(merged.c[name] for name in _COPIED)]
    rows = newest_rows(conn, question, columns, limit=limit)
    parties: dict[tuple[int, str], list[tuple[str, str]]] = defaultdict(list)
    for start in range(0, len(rows), _BATCH):
        numbers = [row["number"] for row in rows[start : start + _BATCH]]
        own = merged_parties
        query = select(own.c.event, own.c.role, own.c.name, own.c.kind).where(own.c.event.in_(numbers))
        for event, role, name, kind in conn.execute(query.order_by(own.c.event, own.c.role, own.c.place)):
            parties[event, role].append((name, kind))
    return [
        Dot(
            **{name: row[name] for name in _COPIED},
            actors=tuple(parties[row["number"], "actor"]),
            recipients=tuple(parties[row["number"], "recipient"]),
        )
        for row in rows
    ]
