"""Asking the record. Orders do not depend on when anything was added, and a page of a list starts where the last ended,
whatever has been added meanwhile.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

from sqlalchemy import Connection, RowMapping, Select, func, select

from dragoman.errors import UsageError
from dragoman.record.question import Question, ask, bears
from dragoman.record.schema import begins, corrections, evidence, rejects, shown, shown_parties, shown_tags
from dragoman.record.view import UNNAMED_PARTY, EventView, Party, Words
from dragoman.record.walking import Listed, Stretch, walk_all, walk_page

_BATCH = 400  # events whose parties and words are fetched together
# All but what events are found by: it is half of a row.
_COLUMNS = [column for column in shown.columns if column.name not in ("folded", "tags")]

# day         by day, then by publication, then as the page tells them; undated ones last
# newest      the same backwards; undated ones last too
# published, place, outlet  then by day; those without one last; places and outlets by the Turkish alphabet
# confidence, sources       the highest first, then by day
Order = Literal["day", "newest", "published", "place", "outlet", "confidence", "sources"]

_STRETCHES: dict[str, tuple[Stretch, ...]] = {
    "day": (Stretch(None, None, False),),
    "newest": (
        Stretch(True, None, True),
        Stretch(False, None, True),
    ),
    "published": (Stretch(None, shown.c.published_key, False),),
    "place": (Stretch(None, shown.c.place_key, False),),
    "outlet": (Stretch(None, shown.c.outlet_key, False),),
    "confidence": (Stretch(None, shown.c.confidence, True),),
    "sources": (Stretch(None, shown.c.sources, True),),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A page of a list; `next` is where the next one starts, None at the end."""

    views: tuple[EventView, ...]
    next: str | None


def find_events(conn: Connection, question: Question, *, order: Order = "day") -> Iterator[EventView]:
    """All events asked for. Raises UsageError for a side the record has never met and for what is no date."""
    for batch in walk_all(conn, _ask(conn, question, order), _STRETCHES[order], batch=_BATCH):
        yield from _complete(conn, batch)


def find_page(
    conn: Connection, question: Question, *, order: Order = "day", limit: int = 50, after: str | None = None
) -> Found:
    """The next `limit` events after a cursor that an earlier page gave."""
    rows, cursor = walk_page(
        conn, partial(_ask, conn, question, order), _STRETCHES, order=order, limit=limit, after=after
    )
    return Found(views=tuple(_complete(conn, rows)), next=cursor)


def count_events(conn: Connection, question: Question, *, most: int = 1_000) -> int:
    """How many there are; `most` stands for that many and more."""
    query = _ask(conn, question, "newest").query.with_only_columns(shown.c.number).limit(most)
    return int(conn.execute(select(func.count()).select_from(query.subquery())).scalar_one())


def find_event(conn: Connection, event_id: str) -> list[EventView]:
    """The events with this id (or the beginning of it, when that is enough to tell), listed or not. Raises UsageError
    when none is.
    """
    start = event_id.lower()
    ids: list[str] = []
    if re.fullmatch("[0-9a-f]{1,12}", start):
        ids = list(conn.execute(select(shown.c.id).where(begins(shown.c.id, start)).distinct().limit(2)).scalars())
    if not ids:
        raise UsageError(
            f"event {event_id}: not in this record; `dragoman events` lists the ids (what is unsure by itself is no "
            "event; `dragoman sources` shows it with the event that others tell)"
        )
    if len(ids) > 1:
        raise UsageError(f"event {event_id}: more than one begins like this; give more of its id")
    return events_with_ids(conn, ids)


def events_with_ids(conn: Connection, ids: Sequence[str]) -> list[EventView]:
    """Events by their whole ids, listed or not."""
    query = select(*_COLUMNS).where(shown.c.id.in_(ids)).order_by(shown.c.day_key)
    return list(_complete(conn, conn.execute(query).mappings().all()))


def events_of_page(conn: Connection, page: str) -> list[EventView]:
    """What one page tells, as it tells it; listed or not."""
    query = select(*_COLUMNS).where(shown.c.page == page).order_by(shown.c.told_by, shown.c.position)
    return list(_complete(conn, conn.execute(query).mappings().all()))


def find_rejects(conn: Connection) -> list[RowMapping]:
    """Pages that were turned away and not read since, by source."""
    query = select(rejects).where(rejects.c.current).order_by(rejects.c.source, rejects.c.item)
    return list(conn.execute(query).mappings())


# -- lists


def _ask(conn: Connection, question: Question, order: Order) -> Listed:
    first = _STRETCHES[order][0]
    asked = ask(conn, question, by_index=first.column is not None and not first.falling)
    query = select(*_COLUMNS).where(*asked.conditions)
    tags, day = list(asked.tags), shown.c.day_key
    if tags:  # walk what bears the first tag, in its own order
        query = query.join(shown_tags, shown_tags.c.number == shown.c.number).where(shown_tags.c.tag == tags.pop(0))
        day = shown_tags.c.day_key
    return Listed(query.where(*(bears(shown_tags, tag, shown.c.day_key) for tag in tags)), day)


# -- whole events


_COPIED = tuple(
    name
    for name in EventView.__dataclass_fields__
    if name not in ("actors", "recipients", "asserted_by", "evidence", "trigger", "corrected")
)


def _complete(conn: Connection, rows: Sequence[RowMapping]) -> Iterator[EventView]:
    """Event rows with their parties and words."""
    numbers = {row["number"] for row in rows}
    parties: dict[tuple[int, str], list[Party]] = defaultdict(list)
    for row in conn.execute(select_parties(numbers)).mappings():
        parties[row["number"], row["role"]].append(party_of(row))
    words: dict[tuple[int, str], list[Words]] = defaultdict(list)
    for row in conn.execute(select_words({row["reading"] for row in rows}, "event")).mappings():
        words[row["reading"], row["owner_key"]].append(words_of(row))
    made = _made_words(conn, rows)
    for row in rows:
        own = made[-row["told_by"]] if row["told_by"] < 0 else words[row["reading"], str(row["told_by"])]
        told = tuple(word for word in own if word.field == "evidence")
        yield EventView(
            **{name: row[name] for name in _COPIED},
            corrected=tuple(row["corrected"]),
            actors=tuple(parties[row["number"], "actor"]),
            recipients=tuple(parties[row["number"], "recipient"]),
            asserted_by=tuple(parties[row["number"], "asserted_by"]),
            evidence=told,
            trigger=next(word for word in own if word.field == "trigger"),
        )


def _made_words(conn: Connection, rows: Sequence[RowMapping]) -> dict[int, list[Words]]:
    """The words of events that people added, by the number of the correction."""
    numbers = {-row["told_by"] for row in rows if row["told_by"] < 0}
    if not numbers:
        return {}
    found = conn.execute(select(corrections.c.seq, corrections.c.value).where(corrections.c.seq.in_(numbers)))
    return {
        seq: [Words(field=field, rule="added by a person", **value["words"]) for field in ("evidence", "trigger")]
        for seq, value in found
    }


def select_parties(numbers: set[int]) -> Select[Any]:
    query = select(shown_parties).where(shown_parties.c.number.in_(numbers))
    return query.order_by(shown_parties.c.number, shown_parties.c.role, shown_parties.c.place)


def select_words(numbers: set[int], owner: str) -> Select[Any]:
    return (
        select(evidence)
        .where(evidence.c.reading.in_(numbers), evidence.c.owner == owner)
        .order_by(evidence.c.reading, evidence.c.owner_key, evidence.c.field, evidence.c.position)
    )


def party_of(row: RowMapping) -> Party:
    if row["name"] is None:
        return UNNAMED_PARTY
    return Party(name=row["name"], kind=row["kind"], country=row["country"], office=row["office"])


def words_of(row: RowMapping) -> Words:
    return Words(**{name: row[name] for name in Words.__dataclass_fields__})
