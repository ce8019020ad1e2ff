"""Asking the record. Only current readings answer, in an order that does not depend on when they were added."""

import difflib
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, and_, exists, or_, select

from dragoman.errors import UsageError
from dragoman.record.days import days_of
from dragoman.record.schema import actors, event_actors, events, evidence, pages, readings, rejects
from dragoman.record.view import UNNAMED_PARTY, EventView, Party, Words
from dragoman.text import key
from dragoman.world import load_world

_BATCH = 400  # events whose parties and words are fetched together


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What events are asked for. Everything left out holds for all.

    between       two sides, in either direction: codes of countries, or names of states and organisations
    since, until  EDTF; an event counts when its own days overlap
    min_confidence  0 to 1; an event of exactly that confidence counts
    """

    between: tuple[str, str] | None = None
    since: str | None = None
    until: str | None = None
    act: str | None = None
    type: str | None = None
    status: str | None = None
    min_confidence: float | None = None


def find_events(conn: Connection, question: Question) -> Iterator[EventView]:
    """The events asked for: by day, then by publication, then as the page tells them; undated ones last.

    Raises UsageError for a side the record has never met and for what is no date.
    """
    rows = conn.execute(_select_events(_conditions(conn, question))).mappings()
    for batch in iter(lambda: rows.fetchmany(_BATCH), []):
        yield from _complete(conn, batch)


def find_event(conn: Connection, event_id: str) -> list[EventView]:
    """The events with this id (or the beginning of it, when that is enough to tell). Raises UsageError when none is."""
    ids = conn.execute(
        select(events.c.id)
        .join(readings)
        .where(readings.c.current, events.c.id.startswith(event_id.lower(), autoescape=True))
        .distinct()
        .limit(2)
    ).scalars()
    match ids.all():
        case [found] if event_id:
            rows = conn.execute(_select_events([events.c.id == found])).mappings().all()
            return list(_complete(conn, rows))
        case []:
            raise UsageError(f"event {event_id}: not in this record; `dragoman events` lists the ids")
        case _:
            raise UsageError(f"event {event_id}: more than one begins like this; give more of its id")


def find_rejects(conn: Connection) -> list[RowMapping]:
    """Pages that were turned away and not read since, by source."""
    query = select(rejects).where(rejects.c.current).order_by(rejects.c.source, rejects.c.item)
    return list(conn.execute(query).mappings())


def _conditions(conn: Connection, question: Question) -> list[Any]:
    conditions: list[Any] = [
        column == value
        for column, value in (
            (events.c.act, question.act),
            (events.c.type, question.type),
            (events.c.status, question.status),
        )
        if value is not None
    ]
    if question.since is not None:
        conditions.append(events.c.last_day >= _days(question.since)[0])
    if question.until is not None:
        conditions.append(events.c.first_day <= _days(question.until)[1])
    if question.min_confidence is not None:
        conditions.append(events.c.confidence >= question.min_confidence)
    if question.between is not None:
        conditions.append(_between(*(_side(conn, name) for name in question.between)))
    return conditions


def _days(edtf: str) -> tuple[str, str]:
    try:
        return days_of(edtf)
    except ValueError as error:
        raise UsageError(f"date {error}; write 2025-07-11, 2025-07 or 2025") from error


def _between(one: str, other: str) -> Any:
    """Events in which the two sides face each other. Two who act together toward a third do not."""
    a, b, recipient = event_actors.alias("a"), event_actors.alias("b"), event_actors.alias("recipient")
    parties = ("actor", "recipient")
    has_recipient = exists().where(
        recipient.c.reading == events.c.reading,
        recipient.c.event == events.c.position,
        recipient.c.role == "recipient",
    )
    return exists().where(
        a.c.reading == events.c.reading,
        a.c.event == events.c.position,
        b.c.reading == events.c.reading,
        b.c.event == events.c.position,
        a.c.side == one,
        b.c.side == other,
        a.c.role.in_(parties),
        b.c.role.in_(parties),
        or_(a.c.role != b.c.role, and_(a.c.position != b.c.position, or_(events.c.mutual, ~has_recipient))),
    )


def _side(conn: Connection, name: str) -> str:
    """The key of a side: a country's code, or the name of a state or organisation that the record has met."""
    code, folded = name.strip().upper(), key(name)
    met = {row.side: row for row in conn.execute(select(actors.c.side, actors.c.country).distinct())}
    if code in met:
        return code
    if folded in met:
        return folded
    states = conn.execute(select(actors.c.name, actors.c.country).where(actors.c.kind == "state").distinct()).all()
    by_name = {key(row.name): row.country for row in states if row.country}
    if folded in by_name:
        return str(by_name[folded])
    codes = {entry.country for entry in load_world().entries.values() if entry.country}
    if code in codes:
        return code  # a country of which the record holds nothing: no events, and no mistake
    near = _near_code(code, met.keys() & codes) or _near_code(code, codes) if _is_code(code) else ""
    near = near or next(iter(difflib.get_close_matches(folded, [*by_name, *met], n=1)), "")
    hint = f"did you mean {near!r}?" if near else "use a code (TUR) or a name that `dragoman events` shows"
    raise UsageError(f"side {name!r}: not in this record; {hint}")


def _is_code(text: str) -> bool:
    return len(text) == 3 and text.isascii() and text.isalpha()


def _near_code(code: str, codes: Collection[str]) -> str:
    """The code that has the same letters in another order, or else the nearest; "" when none is near.

    >>> _near_code("TRU", ["RUS", "TUR"]), _near_code("XQY", ["RUS", "TUR"])
    ('TUR', '')
    """
    turned = [other for other in sorted(codes) if sorted(other) == sorted(code)]
    return next(iter(turned or difflib.get_close_matches(code, sorted(codes), n=1)), "")


def _select_events(conditions: Sequence[Any]) -> Select[Any]:
    first_words = (
        select(evidence.c.start)
        .where(
            evidence.c.reading == events.c.reading,
            evidence.c.owner == "event",
            evidence.c.owner_key == events.c.position.cast(evidence.c.owner_key.type),
            evidence.c.field == "trigger",
        )
        .scalar_subquery()
    )
    of_reading = ("outlet", "agency", "title", "published", "page")
    return (
        select(events, *(readings.c[name] for name in of_reading), pages.c.source)
        .join(readings, readings.c.id == events.c.reading)
        .join(pages, pages.c.sha256 == readings.c.page)
        .where(readings.c.current, *conditions)
        .order_by(
            events.c.first_day.is_(None),
            events.c.first_day,
            events.c.last_day,
            readings.c.published,
            readings.c.page,
            first_words,
            events.c.position,
        )
    )


def _complete(conn: Connection, rows: Sequence[RowMapping]) -> Iterator[EventView]:
    """Event rows with their parties and words."""
    numbers = {row["reading"] for row in rows}
    parties: dict[tuple[int, int, str], list[Party]] = defaultdict(list)
    for row in conn.execute(select_parties(numbers)).mappings():
        parties[row["reading"], row["event"], row["role"]].append(party_of(row))
    words: dict[tuple[int, str], list[Words]] = defaultdict(list)
    for row in conn.execute(select_words(numbers, "event")).mappings():
        words[row["reading"], row["owner_key"]].append(words_of(row))
    for row in rows:
        reading, position = row["reading"], row["position"]
        own = words[reading, str(position)]
        yield EventView(
            **{name: row[name] for name in _COPIED},
            actors=tuple(parties[reading, position, "actor"]),
            recipients=tuple(parties[reading, position, "recipient"]),
            asserted_by=tuple(parties[reading, position, "asserted_by"]),
            evidence=tuple(word for word in own if word.field == "evidence"),
            trigger=next(word for word in own if word.field == "trigger"),
        )


_COPIED = tuple(
    name
    for name in EventView.__dataclass_fields__
    if name not in ("actors", "recipients", "asserted_by", "evidence", "trigger")
)


def select_parties(numbers: set[int]) -> Select[Any]:
    return (
        select(event_actors, actors.c.name, actors.c.kind, actors.c.country, actors.c.office)
        .join(
            actors,
            and_(actors.c.reading == event_actors.c.reading, actors.c.id == event_actors.c.actor),
            isouter=True,
        )
        .where(event_actors.c.reading.in_(numbers))
        .order_by(event_actors.c.reading, event_actors.c.event, event_actors.c.role, event_actors.c.position)
    )


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
